"""How a plan's dialogue shows and asks on this terminal: rich for showing, single keys for asking."""

from collections.abc import Callable, Mapping

from rich.console import Console
from rich.text import Text

from llmsh.repl.ask_key import ask_key, ask_word, edit_text
from llmsh.syntax.quote import visible

KEY_NAMES = {"\r": "Enter"}


class ConsoleTerminal:
    """Implements executor.dialogue.Terminal on the process's own terminal."""

    def __init__(self, edit: Callable[[str], str | None] = edit_text) -> None:
        """edit: lets the user change a text; the interactive shell gives its own line editor."""
        self._console = Console(highlight=False)
        self._edit = edit

    def show(self, renderable: object) -> None:
        self._console.print(renderable)

    def ask_key(self, prompt: str, choices: Mapping[str, str], default: str | None = None) -> str:
        legend = Text(prompt + " " if prompt else "")
        for number, (key, meaning) in enumerate(choices.items()):
            legend.append(" · " if number else "", style="dim")
            legend.append(KEY_NAMES.get(key, key), style="bold cyan")
            if meaning:
                legend.append(f" {visible(meaning)}", style="dim")
        with self._console.capture() as shown:
            self._console.print(legend)
        # Written by the question itself: a key pressed as soon as the legend is seen must count.
        return ask_key(shown.get().replace("\n", "\r\n"), tuple(choices), default=default)

    def ask_word(self, prompt: str, expected: str) -> bool:
        return ask_word(f"{prompt}: ", expected)

    def edit(self, text: str) -> str | None:
        return self._edit(text)
