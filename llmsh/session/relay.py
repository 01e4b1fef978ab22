"""The loop between the user's terminal and the inner pty while a text runs; bytes are never decoded."""

import os
import select
import time
from collections.abc import Callable
from enum import Enum

from llmsh.session.capture import Capture
from llmsh.session.channels import Pipe
from llmsh.session.flood import SLOT_BYTES, Flood
from llmsh.session.marks import Kind, Mark, MarkSplitter
from llmsh.session.records import Record, RecordReader
from llmsh.session.screen import ScreenModes
from llmsh.session.terminal import Terminal, interrupts

READ_BYTES = 65536
MAX_UNWRITTEN_BYTES = 65536  # more than this waiting for the terminal stops reading from the pty
MAX_UNSENT_BYTES = 1 << 20  # more keys than this waiting for the child stops reading from the terminal
QUIET_MS = 100  # silence after which a mark that Ctrl-C has flushed is given up
HELD_ESCAPE_MS = 20  # silence after which bytes that look like a mark's beginning are output
TICK_MS = 500
PROMPT_TICK_MS = 50  # while prompt commands run, which may read our command pipe by accident
TAIL_BYTES = 4096
ESCAPE = b"\x1b"
NOTHING, ENDED = -1, 0  # instead of the size of a read
COVERED_S = 2.0  # keys typed at a first prompt wait so long for the editor, then they are for the rc files


class Ending(Enum):
    """Why the relay came back."""

    IDLE = "idle"
    CHILD_ENDED = "child ended"
    HUNG_UP = "hung up"


class Relay:
    """Relays until the inner shell is idle again after request `seq`.

    seq 0 is the shell's own start: keys go through at once. watch: called after each signal and each tick;
    returns True when the shell has ended. resend: sends the request again. hide_noise: the shell traces
    or echoes its input, so what stands between our marks is hidden. flood: for this relay alone.
    """

    def __init__(
        self,
        *,
        pty_fd: int,
        terminal: Terminal,
        splitter: MarkSplitter,
        records: Pipe,
        reader: RecordReader,
        screen: ScreenModes,
        wakeup_fd: int,
        seq: int,
        capture: Capture,
        keys: bytes,
        hide_noise: bool,
        flood: Flood,
        watch: Callable[[], bool],
        resend: Callable[[], None],
    ) -> None:
        self._pty_fd = pty_fd
        self._terminal = terminal
        self._splitter = splitter
        self._records = records
        self._reader = reader
        self._screen = screen
        self._wakeup_fd = wakeup_fd
        self._seq = seq
        self._capture = capture
        self._hide_noise = hide_noise
        self._flood = flood
        self._watch = watch
        self._resend = resend
        self.record: Record | None = None
        self.keys = bytearray(keys)
        self.has_sent_keys = False
        self._has_started = seq == 0
        self._has_text_ended = False
        self._is_idle = False
        self._is_capturing = seq == 0
        self._is_hidden = False
        self._saw_prompt_mark = False
        self._noise = bytearray()
        self._out = bytearray()
        self._poll = select.poll()
        self._full_poll = select.poll()  # for when the terminal is full: room in it, or anything but more output
        self._tail = b""
        self._is_hung_up = False
        self._has_ended = False
        self._covered_until_s = time.monotonic() + COVERED_S if seq == 0 else 0.0

    def until_idle(self) -> Ending:
        """Relay; on return all output is on the terminal and `keys` holds what the child never got."""
        poll = self._poll
        poll.register(self._records.read_fd, select.POLLIN)
        poll.register(self._wakeup_fd, select.POLLIN)
        for fd in (self._records.read_fd, self._wakeup_fd, self._terminal.in_fd):
            self._full_poll.register(fd, select.POLLIN)
        self._full_poll.register(self._terminal.out_fd, select.POLLOUT)
        interest: dict[int, int] = {}
        quiet_since_s = watched_s = time.monotonic()
        while not (self.record is not None and self._is_idle):
            self._interest(poll, interest)
            timeout_ms = PROMPT_TICK_MS if self._has_text_ended else TICK_MS
            if self._splitter.is_holding:
                timeout_ms = HELD_ESCAPE_MS
            if self.record is not None:
                left_ms = QUIET_MS - (time.monotonic() - quiet_since_s) * 1000
                if left_ms <= 0:
                    break
                timeout_ms = min(timeout_ms, int(left_ms) + 1)
            events = dict(poll.poll(timeout_ms))
            if not events and self._splitter.is_holding and self.record is None:
                self._show(self._splitter.release())
            if self._wakeup_fd in events:
                os.read(self._wakeup_fd, READ_BYTES)
            if self._pty_fd in events:
                quiet_since_s = time.monotonic()
                self._read_output(events[self._pty_fd])
            if self._records.read_fd in events:
                quiet_since_s = time.monotonic()
                self._read_records()
            if events.get(self._terminal.in_fd):
                self._read_keys()
            self._send_keys()
            self._write()
            if self._is_hung_up:
                return Ending.HUNG_UP
            # Keys that are pressed again and again, since nothing happens, must not keep the tick away.
            is_tick = not events or (time.monotonic() - watched_s) * 1000 >= TICK_MS
            if is_tick or self._wakeup_fd in events or self._has_ended:
                watched_s = time.monotonic()
                if self._watch():
                    self._drain()
                    return Ending.CHILD_ENDED
        self._finish()
        return Ending.IDLE

    def _interest(self, poll: select.poll, interest: dict[int, int]) -> None:
        """Register what can be dealt with now."""
        wanted = {self._pty_fd: 0, self._terminal.in_fd: 0, self._terminal.out_fd: 0}
        if len(self._out) < MAX_UNWRITTEN_BYTES and not self._has_ended:
            wanted[self._pty_fd] |= select.POLLIN
        if self.keys and self._may_send:
            wanted[self._pty_fd] |= select.POLLOUT
        if len(self.keys) < MAX_UNSENT_BYTES:
            wanted[self._terminal.in_fd] |= select.POLLIN
        if self._out:
            wanted[self._terminal.out_fd] |= select.POLLOUT
        for fd, events in wanted.items():
            if interest.get(fd, 0) != events:
                interest[fd] = events
                if events:
                    poll.register(fd, events)
                else:
                    poll.unregister(fd)

    @property
    def _may_send(self) -> bool:
        """Keys wait until the text has started (a Ctrl-C would hit the idle shell) and stay here once it is done."""
        if not self._has_started or self.record is not None or self._has_ended:
            return False
        if not self._covered_until_s or not self._terminal.is_covered or b"\x03" in self.keys:
            return True
        return time.monotonic() >= self._covered_until_s

    @property
    def _may_pass(self) -> bool:
        """Output without an escape can be neither a mark nor a change of the screen's modes."""
        return (
            self._is_capturing
            and not self._is_hidden
            and not self._is_idle
            and not self._saw_prompt_mark
            and not self._splitter.is_holding
            and not self._screen.is_holding
        )

    def _pass(self) -> None:
        """Read and write at once, for a flood of output; what else there is to do is done once for many reads."""
        pty_fd, readv, write = self._pty_fd, os.readv, self._terminal.writer()
        find = self._flood.memory.find
        passed: list[memoryview] = []
        held = b""
        for start, slot, whole in self._flood.slots:
            try:
                size_bytes = readv(pty_fd, slot)
            except BlockingIOError:
                size_bytes = self._read_next(slot)
            except OSError:
                size_bytes = ENDED
            if size_bytes <= 0:
                self._has_ended = size_bytes == ENDED
                break
            piece = whole if size_bytes == SLOT_BYTES else whole[:size_bytes]
            if find(ESCAPE, start, start + size_bytes) >= 0:
                held = bytes(piece)
                break
            passed.append(piece)
            try:
                written_bytes = write(piece) if not self._out else 0
            except BlockingIOError:
                written_bytes = 0
            except OSError:
                self._is_hung_up = True
                break
            if written_bytes < size_bytes:
                rest = piece[written_bytes:]
                self._out += rest if self._out else self._write_rest(rest, write)
                if self._is_hung_up or len(self._out) >= MAX_UNWRITTEN_BYTES:
                    break
        self._note(b"".join(passed))
        if held:
            self._take(held)

    def _write_rest(self, rest: memoryview, write: Callable[[memoryview], int]) -> memoryview:
        """Write `rest` as the terminal takes it, as long as nothing else has to be dealt with; what is left."""
        only_room = [(self._terminal.out_fd, select.POLLOUT)]
        while rest and not self.keys and self._full_poll.poll(TICK_MS) == only_room:
            try:
                written_bytes = write(rest)
            except BlockingIOError:
                continue
            except OSError:
                self._is_hung_up = True
                break
            if not written_bytes:
                break
            rest = rest[written_bytes:]
        return rest

    def _read_next(self, slot: tuple[memoryview]) -> int:
        """Wait for output that fills `slot`, and nothing else; NOTHING where something else has to be dealt with."""
        if self.record is not None or self._poll.poll(TICK_MS) != [(self._pty_fd, select.POLLIN)]:
            return NOTHING
        try:
            return os.readv(self._pty_fd, slot)
        except BlockingIOError:
            return NOTHING
        except OSError:
            return ENDED

    def _note(self, passed: bytes) -> None:
        """Remember what was passed on."""
        if passed:
            self._capture.feed(passed)
            self._tail = passed[-TAIL_BYTES:] if len(passed) >= TAIL_BYTES else (self._tail + passed)[-TAIL_BYTES:]

    def _read_output(self, events: int) -> None:
        if events & select.POLLIN and self._may_pass:
            self._pass()
            return
        pieces = []
        size_bytes = 0
        if events & (select.POLLIN | select.POLLHUP | select.POLLERR):
            while size_bytes < READ_BYTES:
                try:
                    piece = os.read(self._pty_fd, READ_BYTES)
                except BlockingIOError:
                    break
                except OSError:
                    piece = b""
                if not piece:
                    self._has_ended = True
                    break
                pieces.append(piece)
                size_bytes += len(piece)
        if pieces:
            self._take(b"".join(pieces))

    def _take(self, data: bytes) -> None:
        for item in self._splitter.feed(data):
            if isinstance(item, Mark):
                self._pass_mark(item)
            else:
                self._show(item)

    def _show(self, data: bytes) -> None:
        if self._is_hidden or (self._saw_prompt_mark and len(self._noise) < MAX_UNWRITTEN_BYTES):
            self._noise += data
            return
        if self._is_capturing:
            self._capture.feed(data)
        self._screen.feed(data)
        self._out += data
        self._tail = (data if len(data) >= TAIL_BYTES // 2 else self._tail + data)[-TAIL_BYTES:]

    def _pass_mark(self, mark: Mark) -> None:
        if mark.kind is Kind.NOISE:
            self._is_hidden = self._hide_noise
        elif mark.kind is Kind.PROMPT:
            self._saw_prompt_mark = True
        elif mark.kind is Kind.START and mark.seq == self._seq:
            # A prompt before it was that of an idle shell which a late Ctrl-C had broken off.
            self._is_hidden = self._saw_prompt_mark = False
            self._noise.clear()
            self._has_started = True
            self._is_capturing = True
        elif mark.kind is Kind.END:
            if self._is_hidden:
                self._is_hidden = False
                self._noise.clear()
            self._is_capturing = False
            self._has_text_ended = True
        elif mark.kind is Kind.IDLE and mark.seq >= self._seq:
            self._is_idle = True

    def _read_records(self) -> None:
        for record in self._reader.feed(self._records.read()):
            if record.seq >= self._seq:
                self.record = record
            else:
                # A late Ctrl-C broke off the waiting shell before it took the request.
                self._resend()

    def _read_keys(self) -> None:
        keys = self._terminal.read()
        if not keys:
            self._is_hung_up = True
            return
        self.keys += keys

    def _send_keys(self) -> None:
        if not self.keys or not self._may_send:
            return
        try:
            sent_bytes = os.write(self._pty_fd, self.keys)
        except BlockingIOError:
            return
        except OSError:
            self._has_ended = True
            return
        if b"\x03" in self.keys[:sent_bytes] and b"\x1b" not in self._out and interrupts(self._pty_fd):
            # As a terminal does on Ctrl-C: what is not on the screen yet is dropped.
            self._out.clear()
        del self.keys[:sent_bytes]
        self.has_sent_keys = True

    def _write(self) -> None:
        # Bytes in front of an idle mark may end in a prompt that must not be seen: wait for the record.
        if not self._out or self._is_idle:
            return
        try:
            with memoryview(self._out) as view:
                written_bytes = self._terminal.write(view)
            del self._out[:written_bytes]
        except OSError:
            self._is_hung_up = True

    def _finish(self) -> None:
        record = self.record
        if record is None:
            return
        self._is_hidden = self._saw_prompt_mark = False
        if self._noise and "v" not in record.flags:
            self._show(bytes(self._noise))
        if not self._is_idle:
            self._show(self._splitter.release())
        self._unshow(record.shown.replace(b"\n", b"\r\n"))
        self._terminal.write_all(bytes(self._out))
        self._out.clear()

    def _unshow(self, prompt: bytes) -> None:
        """Take away the shell's own prompt, which it prints where a text was broken off."""
        if not prompt or not self._tail.endswith(prompt):
            return
        self._capture.drop_suffix(prompt)
        if len(prompt) <= len(self._out):
            del self._out[len(self._out) - len(prompt) :]
        elif b"\n" not in prompt:
            self._out[:] = b"\r\x1b[K"

    def _drain(self) -> None:
        """Show what the ended shell has left."""
        while True:
            try:
                data = os.read(self._pty_fd, READ_BYTES)
            except OSError:
                break
            if not data:
                break
            for item in self._splitter.feed(data):
                if not isinstance(item, Mark):
                    self._show(item)
        self._show(self._splitter.release())
        self._terminal.write_all(bytes(self._out))
        self._out.clear()
