"""How a plan's dialogue shows and asks on this terminal: rich for showing, single keys for asking."""

from collections.abc import Callable, Mapping

from rich.console import Console
from rich.text import Text

from llmsh.repl.ask_key import ask_key, ask_word, edit_text
from llmsh.syntax.quote import visible


class ConsoleTerminal:
    """Implements executor.dialogue.Terminal on the process's own terminal."""

    def __init__(self, edit: Callable[[str], str | None] = edit_text) -> None:
        """edit: lets the user change a text; the interactive shell gives its own line editor."""
        self._console = Console(highlight=False)
        self._edit = edit

    def show(self, renderable: object) -> None:
        self._console.print(renderable)

    def ask_key(self, prompt: str, choices: Mapping[str, str], default: str | None = None) -> str:
        with self._console.capture() as shown:
            for line in _legend(prompt, choices, default, self._console.width):
                self._console.print(line)
        # Written by the question itself: a key pressed as soon as the legend is seen must count.
        return ask_key(shown.get().replace("\n", "\r\n"), tuple(choices), default=default)

    def ask_word(self, prompt: str, expected: str) -> bool:
        return ask_word(f"{prompt}: ", expected)

    def edit(self, text: str) -> str | None:
        return self._edit(text)


def _legend(prompt: str, choices: Mapping[str, str], default: str | None, width: int) -> list[Text]:
    """The keys with their meanings; a line ends between two of them. width: columns."""
    lines = [Text(prompt)]
    for key, meaning in choices.items():
        choice = Text("Enter" if key == default else key, style="bold cyan")
        if meaning:
            choice.append(f" {visible(meaning)}", style="not bold default dim")
        line = lines[-1]
        gap = "" if not line else " " if line.plain == prompt else " · "
        if line and line.cell_len + len(gap) + choice.cell_len > width:
            lines.append(choice)
        else:
            line.append(gap, style="dim").append(choice)
    return lines
