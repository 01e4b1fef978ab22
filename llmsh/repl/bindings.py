"""The key bindings of the editor; keys.py is their table for people."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.buffer import CompletionState
from prompt_toolkit.completion import CompleteEvent, get_common_complete_suffix
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, emacs_mode, has_focus, vi_insert_mode, vi_navigation_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.bindings.auto_suggest import load_auto_suggest_bindings
from prompt_toolkit.key_binding.key_bindings import KeyBindingsBase
from prompt_toolkit.keys import Keys

from llmsh.repl.history_walk import HistoryWalk
from llmsh.repl.shell_text import read_shell_text
from llmsh.repl.typed import Ending

if TYPE_CHECKING:
    from llmsh.repl.editor import LineEditor


def editor_bindings(editor: "LineEditor") -> KeyBindingsBase:
    """All bindings that differ from prompt_toolkit's own emacs and vi ones."""
    return merge_key_bindings(
        [
            load_auto_suggest_bindings(),
            _line_bindings(editor),
            _ending_bindings(editor),
            _history_bindings(editor),
            _search_bindings(editor),
            _completion_bindings(editor),
        ]
    )


def _line_bindings(editor: "LineEditor") -> KeyBindings:
    keys = KeyBindings()
    on_line = has_focus(editor.buffer)

    @keys.add("enter", filter=on_line)
    def _run(event: KeyPressEvent) -> None:
        state = editor.buffer.complete_state
        if state is not None and state.current_completion is not None:
            editor.buffer.complete_state = None  # Enter takes the candidate; the next one runs the line
        elif editor.wants_more():
            editor.buffer.insert_text("\n")
        else:
            editor.buffer.cursor_position = len(editor.buffer.text)
            editor.finish(Ending.LINE)

    @keys.add("f2", filter=on_line)
    @keys.add("escape", "enter", filter=on_line & emacs_mode)
    def _flip(event: KeyPressEvent) -> None:
        editor.flip_route()

    @keys.add("c-l")
    def _clear(event: KeyPressEvent) -> None:
        event.app.renderer.clear()

    @keys.add("c-x", "c-e", filter=on_line & emacs_mode)
    @keys.add("v", filter=on_line & vi_navigation_mode)
    def _edit_elsewhere(event: KeyPressEvent) -> None:
        event.app.create_background_task(_edit_and_run(editor))

    @keys.add("c-v", filter=on_line & emacs_mode)
    def _quoted_insert(event: KeyPressEvent) -> None:
        event.app.quoted_insert = True

    last_word = _LastWord(editor)

    @keys.add("escape", ".", filter=on_line & emacs_mode)
    @keys.add("escape", "_", filter=on_line & emacs_mode)
    def _insert_last_word(event: KeyPressEvent) -> None:
        last_word.insert()

    @keys.add(Keys.BracketedPaste, filter=on_line)
    def _paste(event: KeyPressEvent) -> None:
        editor.buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    return keys


def _ending_bindings(editor: "LineEditor") -> KeyBindings:
    keys = KeyBindings()
    on_line = has_focus(editor.buffer)
    is_empty = Condition(lambda: not editor.buffer.text)

    @keys.add("c-c", filter=on_line)
    @keys.add("<sigint>")
    def _interrupt(event: KeyPressEvent) -> None:
        editor.finish(Ending.INTERRUPT)

    @keys.add("c-d", filter=on_line & is_empty)
    def _leave(event: KeyPressEvent) -> None:
        editor.finish(Ending.END_OF_INPUT)

    # Keys that ask about the last failure leave a half-typed line alone.
    @keys.add("f3", filter=on_line & is_empty)
    @keys.add("escape", "e", filter=on_line & is_empty & emacs_mode)
    def _explain(event: KeyPressEvent) -> None:
        editor.finish(Ending.EXPLAIN)

    @keys.add("f4", filter=on_line & is_empty)
    @keys.add("escape", "x", filter=on_line & is_empty & emacs_mode)
    def _fix(event: KeyPressEvent) -> None:
        editor.buffer.set_document(Document(editor.fix, len(editor.fix)))
        editor.finish(Ending.FIX)

    return keys


def _history_bindings(editor: "LineEditor") -> KeyBindings:
    keys = KeyBindings()
    on_line = has_focus(editor.buffer)
    in_menu = Condition(lambda: editor.buffer.complete_state is not None)

    def show(text: str | None) -> None:
        if text is not None:
            editor.buffer.set_document(Document(text, len(text)), bypass_readonly=True)

    def walk(*, prefix: bool) -> HistoryWalk:
        if editor.walk is None:
            text = editor.buffer.text
            editor.walk = HistoryWalk(editor.parts.history, text, prefix=text if prefix else "")
        return editor.walk

    @keys.add("up", filter=on_line & ~in_menu)
    @keys.add("k", filter=on_line & vi_navigation_mode)
    def _up(event: KeyPressEvent) -> None:
        if editor.buffer.document.cursor_position_row and editor.walk is None:
            editor.buffer.cursor_up()
        else:
            show(walk(prefix=True).back())

    @keys.add("down", filter=on_line & ~in_menu)
    @keys.add("j", filter=on_line & vi_navigation_mode)
    def _down(event: KeyPressEvent) -> None:
        if editor.walk is not None:
            show(editor.walk.forward())
        else:
            editor.buffer.cursor_down()

    @keys.add("c-p", filter=on_line & ~in_menu)
    def _previous(event: KeyPressEvent) -> None:
        show(walk(prefix=False).back())

    @keys.add("c-n", filter=on_line & ~in_menu)
    def _next(event: KeyPressEvent) -> None:
        show(editor.walk.forward() if editor.walk is not None else None)

    @keys.add("escape", "<", filter=on_line & emacs_mode)
    def _oldest(event: KeyPressEvent) -> None:
        show(walk(prefix=False).oldest())

    @keys.add("escape", ">", filter=on_line & emacs_mode)
    def _typed(event: KeyPressEvent) -> None:
        show(editor.walk.typed() if editor.walk is not None else None)

    return keys


def _search_bindings(editor: "LineEditor") -> KeyBindings:
    keys = KeyBindings()
    search = editor.search
    on_line = has_focus(editor.buffer)
    searching = Condition(lambda: search.is_open)

    def leave(text: str | None) -> None:
        search.close()
        editor.app.layout.focus(editor.buffer)
        if text is not None:
            editor.buffer.set_document(Document(text, len(text)), bypass_readonly=True)

    @keys.add("c-r", filter=on_line)
    @keys.add("/", filter=on_line & vi_navigation_mode)
    def _open(event: KeyPressEvent) -> None:
        search.open(editor.buffer.text)
        event.app.layout.focus(search.query)

    @keys.add("c-r", filter=searching)
    @keys.add("down", filter=searching)
    @keys.add("c-n", filter=searching)
    def _older(event: KeyPressEvent) -> None:
        search.move(1)

    @keys.add("c-s", filter=searching)
    @keys.add("up", filter=searching)
    @keys.add("c-p", filter=searching)
    def _newer(event: KeyPressEvent) -> None:
        search.move(-1)

    @keys.add("c-d", filter=searching)
    def _place(event: KeyPressEvent) -> None:
        search.next_place()

    @keys.add("c-f", filter=searching)
    def _status(event: KeyPressEvent) -> None:
        search.next_status()

    @keys.add("c-o", filter=searching)
    def _host(event: KeyPressEvent) -> None:
        search.next_host()

    @keys.add("enter", filter=searching)
    @keys.add("tab", filter=searching)
    @keys.add("right", filter=searching)
    def _take(event: KeyPressEvent) -> None:
        leave(search.choice())

    @keys.add("c-g", filter=searching)
    @keys.add("c-c", filter=searching)
    @keys.add("escape", filter=searching & (emacs_mode | vi_insert_mode), eager=True)
    def _abort(event: KeyPressEvent) -> None:
        leave(None)

    return keys


def _completion_bindings(editor: "LineEditor") -> KeyBindings:
    keys = KeyBindings()
    buffer = editor.buffer
    on_line = has_focus(buffer)
    in_menu = Condition(lambda: buffer.complete_state is not None)

    @keys.add("tab", filter=on_line & ~in_menu)
    def _complete(event: KeyPressEvent) -> None:
        complete(editor)

    @keys.add("tab", filter=on_line & in_menu)
    @keys.add("down", filter=on_line & in_menu)
    @keys.add("c-n", filter=on_line & in_menu)
    def _next(event: KeyPressEvent) -> None:
        buffer.complete_next()

    @keys.add("s-tab", filter=on_line & in_menu)
    @keys.add("up", filter=on_line & in_menu)
    @keys.add("c-p", filter=on_line & in_menu)
    def _previous(event: KeyPressEvent) -> None:
        buffer.complete_previous()

    @keys.add("c-g", filter=on_line & in_menu)
    def _close(event: KeyPressEvent) -> None:
        buffer.cancel_completion()

    return keys


def complete(editor: "LineEditor") -> None:
    """Tab as in bash: insert what is common to all candidates, then show them; done before the next key counts."""
    buffer = editor.buffer
    document = buffer.document
    found = list(editor.parts.completer.get_completions(document, CompleteEvent(completion_requested=True)))
    if not found:
        editor.app.output.bell()
        return
    if len(found) == 1:
        buffer.apply_completion(found[0])
        return
    common = get_common_complete_suffix(document, found)
    if common:
        buffer.insert_text(common)
        found = [completion.new_completion_from_position(len(common)) for completion in found]
    buffer.complete_state = CompletionState(original_document=buffer.document, completions=found)


async def _edit_and_run(editor: "LineEditor") -> None:
    """The line in the user's editor; run at once when the editor ends well, as bash does."""
    text = await run_in_terminal(lambda: edit_in_program(editor.parts.editor(), editor.buffer.text), in_executor=True)
    if text is None:
        return
    editor.buffer.set_document(Document(text, len(text)), bypass_readonly=True)
    editor.finish(Ending.LINE)


def edit_in_program(program: str, text: str) -> str | None:
    """`text` after `program` edited it in a private file; None when the program failed."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="llmsh-") as folder:
        file = Path(folder) / "command.sh"
        file.write_text(text + "\n", encoding="utf-8", errors="surrogateescape")
        try:
            status = subprocess.run([*shlex.split(program), str(file)], check=False).returncode
            edited = file.read_text(encoding="utf-8", errors="surrogateescape")
        except (OSError, ValueError):
            return None
    return edited.rstrip("\n") if status == 0 else None


class _LastWord:
    """Alt-.: the last word of the line before; pressed again at once, that of the line before that."""

    def __init__(self, editor: "LineEditor") -> None:
        self._editor = editor
        self._after: tuple[str, int] | None = None
        self._words: list[str] = []
        self._index = 0

    def insert(self) -> None:
        buffer = self._editor.buffer
        if self._after == (buffer.text, buffer.cursor_position):
            if self._index + 1 == len(self._words):
                return
            buffer.delete_before_cursor(len(self._words[self._index]))
            self._index += 1
        else:
            self._words = [word for line in self._editor.parts.history.commands() if (word := last_word(line))]
            self._index = 0
        if self._words:
            buffer.insert_text(self._words[self._index])
            self._after = (buffer.text, buffer.cursor_position)


def last_word(line: str) -> str:
    """The last word of a command line as it was written, quotes and all."""
    words = read_shell_text(line).words
    return line[words[-1].start : words[-1].end] if words else ""
