"""Lines on a terminal that cannot be drawn on: the terminal's own line discipline edits them."""

import contextlib
import os
import select
import signal
from collections.abc import Iterator

from llmsh.core.late_pattern import late_pattern
from llmsh.repl.deps import ReplDeps
from llmsh.repl.first_prompt import write_all
from llmsh.repl.fragments import plain
from llmsh.repl.prompt_source import PromptSource
from llmsh.repl.tty_mode import TtyMode
from llmsh.repl.typed import Ending, Typed
from llmsh.syntax.quote import visible

INTERRUPT, END_OF_INPUT = b"\x03", b"\x04"
# The terminal tells the ends of lines itself; in what was typed ahead its keys stand as they were typed.
_ENDS = late_pattern(rb"[\r\n\x03\x04]")


class DumbLines:
    """A LineSource in cooked mode, no colours, no completion."""

    def __init__(self, deps: ReplDeps, prompt: PromptSource, tty: TtyMode) -> None:
        self._deps = deps
        self._prompt = prompt
        self._tty = tty
        self._pending = b""
        self._is_reading = False

    def read(self, draft: str, *, fix: str = "") -> Typed:
        # A draft cannot be put under the cursor here: it is shown, and typed anew.
        if draft:
            write_all(1, f"{visible(draft)}\r\n".encode("utf-8", "replace"))
        self._pending += self._deps.session.take_typeahead()
        self._prompt.begin()
        return self._read(plain(self._prompt.fragments()))

    def warm_up(self) -> None:
        """Nothing: keys are the terminal's own business here."""

    def edit(self, text: str) -> Typed:
        write_all(1, f"{visible(text)}\r\n".encode("utf-8", "replace"))
        typed = self._read("edit: ")
        return Typed(typed.ending, typed.text or text)

    def take_unread(self) -> bytes:
        unread, self._pending = self._pending, b""
        return unread

    def print_above(self, data: bytes) -> None:
        write_all(1, (b"\r\n" if self._is_reading else b"") + data)

    def close(self) -> None:
        pass

    def _read(self, prompt: str) -> Typed:
        text = ""
        with self._cooked():
            while True:
                write_all(1, prompt.encode("utf-8", "replace"))
                try:
                    line = self._read_line()
                except KeyboardInterrupt:
                    write_all(1, b"\r\n")
                    return Typed(Ending.INTERRUPT)
                except TimeoutError:
                    return Typed(Ending.TIMED_OUT)
                if line is None:
                    return Typed(Ending.END_OF_INPUT if not text else Ending.LINE, text)
                text += line
                if not self._deps.is_incomplete(text):
                    return Typed(Ending.LINE, text)
                text += "\n"
                prompt = plain(self._prompt.continuation)

    def _read_line(self) -> str | None:
        """One line without its newline; None at the end of input."""
        if self._pending:
            self._show_ahead()
        while not (ended := _ENDS.search(self._pending)):
            wait_s = self._deps.session.idle_limit_s
            readable, _, _ = select.select([0, self._deps.session.master_fd], [], [], wait_s)
            if not readable:
                raise TimeoutError
            if self._deps.session.master_fd in readable:
                self._deps.session.drain_background(self.print_above)
            if 0 not in readable:
                continue
            try:
                data = os.read(0, 4096)
                if not data and self._pending:
                    os.get_terminal_size(0)  # fails where the terminal is gone: that is its end, and no key
                    continue
            except OSError as error:
                raise EOFError from error
            if not data:
                return None
            self._pending += data
        line, self._pending = self._pending[: ended.start()], self._pending[ended.end() :]
        if ended[0] == INTERRUPT:
            raise KeyboardInterrupt
        if ended[0] == END_OF_INPUT and not line:
            return None
        return line.decode("utf-8", "surrogateescape")

    def _show_ahead(self) -> None:
        """What was typed ahead of the prompt stands behind it, as if it were typed now."""
        ended = _ENDS.search(self._pending)
        line = self._pending[: ended.start() if ended else None].decode("utf-8", "surrogateescape")
        write_all(1, (visible(line) + ("\r\n" if ended else "")).encode("utf-8", "replace"))

    @contextlib.contextmanager
    def _cooked(self) -> Iterator[None]:
        self._tty.restore()
        previous = signal.signal(signal.SIGINT, signal.default_int_handler)
        self._is_reading = True
        try:
            yield
        finally:
            self._is_reading = False
            signal.signal(signal.SIGINT, previous)
            self._tty.wait_for_keys()
