"""The session's terminal while the first prompt stands on it: what the rc files print takes the prompt's place."""

from llmsh.repl.first_prompt import FirstPrompt
from llmsh.session.terminal import Terminal


class CoveredTerminal(Terminal):
    """Erases `first` ahead of the first output; the loop draws it again behind that."""

    def __init__(self, first: FirstPrompt) -> None:
        super().__init__()
        self._first = first

    @property
    def is_covered(self) -> bool:
        return self._first.is_drawn

    def write(self, data: "bytes | memoryview") -> int:
        if data and self._first.is_drawn:
            self._first.erase()
        return super().write(data)
