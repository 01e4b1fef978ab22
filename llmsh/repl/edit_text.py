"""Editing a given text in the line editor, outside of the shell's own prompt."""

from collections.abc import Iterator, Sequence

from llmsh.core.ports import EVERYTHING, HistoryEntry, HistoryFilter
from llmsh.repl.typed import Ending


class NoHistory:
    """A HistoryStore that remembers nothing: the text edited here is not a line of the shell."""

    def add(self, entry: HistoryEntry, *, typed: str = "") -> int:
        return 0

    def finish(self, number: int, *, status: int, duration_s: float) -> None:
        pass

    def erase(self, command: str) -> None:
        pass

    def commands(self) -> Iterator[str]:
        return iter(())

    def recent(self, limit: int) -> Sequence[HistoryEntry]:
        return []

    def suggest(self, prefix: str, cwd: str) -> str | None:
        return None

    def search(
        self, text: str, limit: int, where: HistoryFilter = EVERYTHING, near: str = ""
    ) -> Sequence[HistoryEntry]:
        return []


def edit_text(text: str) -> str | None:
    """`text` after the user edited it and pressed Enter; None after Ctrl-C, Ctrl-D or without a terminal."""
    from llmsh.repl.editor import EditorParts, LineEditor

    editor = LineEditor(EditorParts(NoHistory()))
    try:
        typed = editor.read(lambda: [("bold", "edit: ")], default=text, is_plain_edit=True)
    except (EOFError, OSError):
        return None
    finally:
        editor.close()
    return typed.text if typed.ending is Ending.LINE else None
