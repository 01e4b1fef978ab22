"""The persistent inner bash: one process in a pty for as long as the user's shell lives."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from llmsh.core.errors import SessionClosed, SessionError
from llmsh.core.ports import Outcome
from llmsh.session import startup
from llmsh.session.capture import Capture
from llmsh.session.channels import Channels, Pipe, open_channels
from llmsh.session.dialect import BASH, Dialect
from llmsh.session.editing_mode import QUERY, EditingModes, as_file
from llmsh.session.flood import Flood
from llmsh.session.framing import encode, quoted
from llmsh.session.marks import Mark, MarkSplitter
from llmsh.session.recent import RecentTexts
from llmsh.session.records import Record, RecordReader
from llmsh.session.relay import Ending, Relay
from llmsh.session.screen import ScreenModes
from llmsh.session.shell_process import ShellProcess, kill_tree
from llmsh.session.signals import IgnoredSignals, Wakeup
from llmsh.session.terminal import Terminal, is_at_reader, queue_keys, take_unread_keys

STUCK_TICKS = 3  # that many looks in a row at a shell that reads keys although a text is to run
MAX_STARVED = 200  # the command pipe was emptied that often without one record: the shell is out of reach


class BashSession:
    """Implements core.ports.Session with a real bash.

    Not covered: a process of the same user that writes to our private channels on purpose; `set -v` shows
    two lines of ours once; a DEBUG trap runs for three commands of ours after each text.
    """

    def __init__(
        self, terminal: Terminal, channels: Channels, nonce: str, capture_limits: tuple[int, int], dialect: Dialect
    ) -> None:
        self._dialect = dialect
        self._terminal = terminal
        self._channels = channels
        self._splitter = MarkSplitter(nonce)
        self._reader = RecordReader(nonce)
        self._screen = ScreenModes()
        self._flood = Flood()
        self._capture_command_bytes, session_bytes = capture_limits
        self._recent = RecentTexts(session_bytes)
        self._lock = threading.RLock()
        self._signals = IgnoredSignals()
        self._modes = EditingModes()
        self._seq = 0
        self._record: Record | None = None
        self._typeahead = b""
        self._unrecorded = ""
        self._starved_count = 0
        self._stuck_ticks = 0
        self._process: ShellProcess
        self._tty_path = ""

    @classmethod
    def start(
        cls,
        *,
        login: bool = False,
        rcfile: Path | None = None,
        norc: bool = False,
        noprofile: bool = False,
        options: Sequence[str] = (),
        own: str = "",
        env: Mapping[str, str] | None = None,
        rows: int | None = None,
        cols: int | None = None,
        bash_path: str | None = None,
        dialect: Dialect = BASH,
        terminal: Terminal | None = None,
        channels: Channels | None = None,
        capture_command_bytes: int = 1 << 20,
        capture_session_bytes: int = 32 << 20,
        wait: bool = True,
    ) -> "BashSession":
        """Start bash with the user's rc files and block until its first prompt.

        own: the program that the name `llmsh` reaches where PATH does not lead to one.
        wait: False returns at once; `ready()` or the first `run` waits. rows, cols: default the terminal's.
        Raises SessionError when bash cannot be started, SessionClosed when an rc file ended it.
        """
        path = bash_path or dialect.find()
        if path is None:
            raise SessionError(f"no {dialect.name} on PATH", hint=f"install {dialect.name}, or correct PATH")
        environ = dict(os.environ if env is None else env)
        wanted = startup.StartOptions(login, rcfile, norc, noprofile, tuple(options), own)
        nonce = str(int.from_bytes(os.urandom(12), "big") % 10**18).zfill(18)
        try:
            session = cls(
                terminal or Terminal(),
                channels or open_channels(),
                nonce,
                (capture_command_bytes, capture_session_bytes),
                dialect,
            )
        except OSError as error:
            raise SessionError(f"no terminal to work on: {error}", hint="run llmsh in a terminal") from error
        text = dialect.startup_text(wanted, session._channels, environ, nonce, path)
        size = session._terminal.size()
        session._spawn(path, wanted, environ, text, (rows or size[0], cols or size[1]))
        if wait:
            session.ready()
        return session

    def _spawn(
        self, path: str, wanted: startup.StartOptions, env: dict[str, str], text: str, size: tuple[int, int]
    ) -> None:
        channels = self._channels
        channels.commands.write(self._dialect.first_lines(wanted, channels))
        self._process = ShellProcess(
            path,
            arguments=self._dialect.arguments(wanted, channels),
            environ=self._dialect.environment(wanted, env),
            startup=os.fsencode(text),
            dialect=self._dialect,
            channels=channels,
            modes=self._terminal.found_modes,
            size=size,
        )

    @property
    def master_fd(self) -> int:
        """The pty's master; readable while idle when a background job has written (`drain_background`)."""
        return self._process.master_fd

    @property
    def pid(self) -> int:
        """The inner bash's process id."""
        return self._process.pid

    @property
    def language(self) -> str:
        """The inner shell's name: what `query` is to be written in."""
        return self._dialect.name

    def is_incomplete(self, text: str) -> bool:
        """The inner shell would ask for another line after `text`."""
        return self._dialect.is_incomplete(text, self._record.shopts if self._record is not None else frozenset())

    def accepts(self, text: str) -> bool:
        """`text` is a compound command of the inner shell's own grammar, where that is not bash's."""
        return self._dialect.accepts(text)

    @property
    def cwd(self) -> Path:
        return self._record.cwd if self._record is not None else Path.cwd()

    @property
    def status(self) -> int:
        """The last exit status, `$?`."""
        return self._record.status if self._record is not None else 0

    @property
    def flags(self) -> str:
        """bash's `$-`."""
        return self._record.flags if self._record is not None else ""

    @property
    def idle_limit_s(self) -> int | None:
        """TMOUT: seconds of idling after which bash would log out; the editor keeps the time."""
        return self._record.idle_limit_s if self._record is not None else None

    @property
    def recent(self) -> Sequence[tuple[str, Outcome]]:
        """The last texts with their outcomes, oldest first, bounded by the session's capture limit."""
        return self._recent.all()

    def ready(self) -> None:
        """Block until the first prompt, with the user's terminal relayed (rc files may ask questions)."""
        with self._lock:
            if self._record is None:
                self._relay(0, Capture(self._capture_command_bytes))

    def run(self, text: str, *, record: bool | str = True, expand: bool = False, generated: bool = False) -> Outcome:
        """Run `text` with the user's terminal relayed to it; block until bash is back at its prompt.

        record: add the line, or this text in its place, to bash's history, as the user's HISTCONTROL and HISTIGNORE
        have it.
        expand: do history expansion first (`!!`, `^a^b`) where bash has it on; the new line is shown, and a
        line that cannot be expanded does not run. generated: the text was not typed and is bash's language, whatever
        the shell. Raises SessionClosed when the shell ended.
        """
        with self._lock:
            self._check_alive()
            self.ready()
            expanded = self._expand_history(text) if expand else text
            if expanded is None:
                return Outcome(status=self.status, cwd=self.cwd, duration_s=0.0, flags=self.flags)
            return self._run(expanded, record=record, is_expanded=expanded != text, generated=generated)

    def _run(self, text: str, *, record: bool | str, is_expanded: bool, generated: bool) -> Outcome:
        line = text.rstrip("\n")
        code = self._dialect.framed(self._safe_for_editing(line), self._record, self._recent.last_text, generated)
        if generated and not self._dialect.is_bash:
            record = False  # its history is of its own language
        lines, self._unrecorded = self._dialect.recorded(
            record if isinstance(record, str) else line if record else "", self._unrecorded
        )
        self._channels.text.store(b"\0".join(encode(part) for part in (code, *lines)))
        self._seq += 1
        capture = Capture(self._capture_command_bytes)
        started_s = time.monotonic()
        state = self._relay(self._seq, capture, text=line)
        outcome = Outcome(
            status=state.status,
            cwd=state.cwd,
            duration_s=time.monotonic() - started_s,
            output=capture.output().replace(b"\r\n", b"\n"),
            truncated=capture.truncated,
            pipestatus=state.pipestatus,
            flags=state.flags,
            interrupted=state.status == 128 + signal.SIGINT,
            expanded=line if is_expanded else "",
        )
        self._recent.add(line, outcome)
        return outcome

    def _safe_for_editing(self, line: str) -> str:
        """`line` as bash survives it where it changes or looks at the editing mode."""
        if not self._dialect.is_bash:
            return line
        if self._modes.is_stale:
            with contextlib.suppress(SessionError):
                self._modes.learn(self.query(QUERY))
            self._check_alive()
        self._modes.note(line)
        return as_file(line, self.status) if self._modes.concern(line) else line

    def _relay(self, seq: int, capture: Capture, text: str = "") -> Record:
        """Relay until request `seq` is done; raise SessionClosed when the shell ended instead."""
        self._check_alive()
        self.resize(*self._terminal.size())
        keys, self._typeahead = self._typeahead, b""
        key = self._dialect.key
        queued_bytes = queue_keys(self.master_fd, self._tty(), keys) if seq and keys and not key else 0
        with Wakeup() as wakeup:
            relay = Relay(
                pty_fd=self.master_fd,
                terminal=self._terminal,
                splitter=self._splitter,
                records=self._channels.records,
                reader=self._reader,
                screen=self._screen,
                wakeup_fd=wakeup.read_fd,
                seq=seq,
                capture=capture,
                keys=keys[queued_bytes:],
                flood=self._flood,
                hide_noise=bool(key) or bool({"x", "v"} & set(self.flags)),
                watch=lambda: self._watch(wakeup),
                resend=lambda: self._send(f"{seq}:r:", key),
            )
            relay.has_sent_keys = queued_bytes > 0
            try:
                self._terminal.raw()
                if seq:
                    self._send(f"{seq}:r:", key)
                ending = relay.until_idle()
                if ending is Ending.IDLE and relay.record is not None:
                    was_killed = relay.record.status > 128
                    self._terminal.write_all(self._screen.repair(leave_alternate=was_killed))
            finally:
                self._terminal.restore()
        if ending is Ending.HUNG_UP or wakeup.is_hung_up:
            self.close()
        if relay.record is None or self._process.ended is not None:
            self._terminal.write_all(self._screen.repair(leave_alternate=True))
            self._check_alive()
            raise SessionError("the inner shell gave no answer", hint="start a new shell")
        self._typeahead = self._unread_keys(relay)
        self._record = relay.record
        _follow(relay.record.cwd)
        self._top_up()
        self._starved_count = 0
        return relay.record

    def _unread_keys(self, relay: Relay) -> bytes:
        was_nudged = self._stuck_ticks >= STUCK_TICKS
        self._stuck_ticks = 0
        if not relay.has_sent_keys and not was_nudged:
            return bytes(relay.keys)
        keys = take_unread_keys(self._tty())
        if was_nudged:
            keys = keys.replace(self._dialect.key, b"")
        return keys + bytes(relay.keys)

    def _tty(self) -> str:
        if not self._tty_path:
            head = os.pread(self._channels.startup.fd, 4096, 0).partition(b"\n")[0]
            self._tty_path = os.fsdecode(head[head.index(b"/") :].strip(b"'"))
        return self._tty_path

    def _watch(self, wakeup: Wakeup) -> bool:
        """After a signal or a tick: follow the window's size, a stopped or ended shell; True when it has ended."""
        if wakeup.is_hung_up:
            self.close()
            return True
        self.resize(*self._terminal.size())
        self._look()
        self._top_up()
        self._nudge()
        if self._starved_count > MAX_STARVED:
            self.close()
            raise SessionError("the inner shell is out of reach", hint="PROMPT_COMMAND must not read its input")
        return self._process.ended is not None

    def _nudge(self) -> None:
        """A late Ctrl-C has broken off what waits in a shell with a reader of its own: our key begins it again."""
        key = self._dialect.key
        if not key or self._process.ended is not None:
            return
        self._stuck_ticks = self._stuck_ticks + 1 if is_at_reader(self.master_fd, self.pid) else 0
        if self._stuck_ticks == STUCK_TICKS:
            os.write(self.master_fd, key)

    def _look(self) -> None:
        """Learn what became of the shell; where it has stopped itself (`suspend`) stop as well, and go on with it."""
        self._process.look()
        if not self._process.is_stopped:
            return
        if os.getsid(0) != os.getpid():
            self._terminal.restore()
            os.killpg(os.getpgrp(), signal.SIGSTOP)
            self._terminal.raw()
        self._process.go_on()

    def _send(self, request: str, key: bytes = b"") -> None:
        self._channels.requests.write(request.encode() + b"\n")
        if key:
            os.write(self.master_fd, key)

    def _top_up(self) -> None:
        """Keep spare lines in the command pipe, whole ones, whoever has read from it."""
        if self._process.ended is not None or self._dialect.key:
            return
        pipe = self._channels.commands
        pending_bytes = pipe.pending_bytes()
        if pending_bytes % startup.LINE_BYTES:
            while pipe.read():
                pending_bytes = 0
        if pending_bytes == 0:
            self._starved_count += 1
            if self._starved_count > 1:
                pipe.write(startup.CURSOR_REPORT)
        missing = startup.SPARE_LINES - pending_bytes // startup.LINE_BYTES
        if missing >= startup.SPARE_LINES // 2:
            pipe.write(self._dialect.fixed_line() * missing)

    def _expand_history(self, text: str) -> str | None:
        """`text` after bash's own history expansion, which is shown; None when it failed or is not to be run."""
        if not self._dialect.is_bash or "H" not in self.flags or not ("!" in text or text.startswith("^")):
            return text
        answer = self.query(f"\\builtin history -p -- {quoted(text)} && \\builtin printf '\\0'")
        if not answer.endswith(b"\n\0"):
            self._terminal.write_line(b"bash: " + encode(_event_in(text)) + b": event not found")
            return None
        expanded = answer[:-2].decode("utf-8", "surrogateescape")
        if expanded != text:
            self._terminal.write_line(encode(expanded))
        return expanded

    def query(self, code: str, *, timeout_s: float = 1.0) -> bytes:
        """Run our own read-only `code` in a subshell while bash is idle and return its stdout.

        It sees the user's state (`$?`, `$_`, PS1, aliases, functions, jobs, history) and leaves all of it as
        it was; stdin and stderr are /dev/null. Raises SessionError on timeout or while a command runs.
        """
        if not self._lock.acquire(timeout=timeout_s):
            raise SessionError("the inner shell is busy", hint="wait for the running command")
        try:
            self._check_alive()
            self.ready()
            self._channels.text.store(encode(code) + b"\0")
            self._seq += 1
            answer = self._channels.answer_pipe()
            try:
                return self._await_answer(answer, time.monotonic() + timeout_s)
            finally:
                self._channels.forget(answer)
        finally:
            self._lock.release()

    def _await_answer(self, answer: Pipe, deadline_s: float) -> bytes:
        import select

        request = f"{self._seq}:q:{answer.path}"
        self._send(request)
        output = b""
        is_late = False
        poll = select.poll()
        poll.register(answer.read_fd, select.POLLIN)
        poll.register(self._channels.records.read_fd, select.POLLIN)
        while True:
            left_s = deadline_s - time.monotonic()
            if left_s <= 0:
                if is_late:
                    raise SessionError("the inner shell does not answer", hint="start a new shell")
                kill_tree(output.partition(b"\0")[0])
                is_late = True
                deadline_s += 1.0
                continue
            events = dict(poll.poll(min(left_s, 0.1) * 1000))
            if answer.read_fd in events:
                output += answer.read()
            if self._channels.records.read_fd in events:
                for record in self._reader.feed(self._channels.records.read()):
                    if record.seq >= self._seq:
                        while piece := answer.read():
                            output += piece
                        if is_late:
                            raise SessionError("the query took too long", hint="try again")
                        return output.partition(b"\0")[2]
                    self._send(request)
            if not events:
                self._look()
                self._check_alive()
                self._top_up()

    def drain_background(self, write: Callable[[bytes], object]) -> None:
        """Hand over what background jobs have written since; call when `master_fd` polls readable while idle.

        Raises SessionClosed when the shell ended meanwhile.
        """
        with self._lock:
            data = b""
            try:
                data = os.read(self.master_fd, 65536)
            except BlockingIOError:
                return
            except OSError:
                self._process.wait()
            for item in self._splitter.feed(data):
                if not isinstance(item, Mark):
                    self._screen.feed(item)
                    write(item)
            self._look()
            self._check_alive()

    def take_typeahead(self) -> bytes:
        """Keys typed while a command or an rc file ran that it did not read; the next call returns none."""
        with self._lock:
            self.ready()
            keys, self._typeahead = self._typeahead, b""
            return keys

    def give_typeahead(self, keys: bytes) -> None:
        """Keys that the editor has read too far; the next text reads them first."""
        with self._lock:
            self._typeahead += keys

    def resize(self, rows: int, cols: int) -> None:
        """Give the inner terminal a size; bash and its foreground job get SIGWINCH when it changed."""
        self._process.resize(rows, cols)

    def close(self) -> int:
        """Hang up as a terminal does (bash saves its history and hangs up its jobs), reap, return the status."""
        status = self._process.hang_up()
        self._release()
        return status

    def _release(self) -> None:
        if not self._process.is_closed:
            self._process.close()
            self._channels.close()
            self._terminal.close()
            self._signals.close()

    def _check_alive(self) -> None:
        if self._process.ended is not None:
            self._release()
            raise SessionClosed("the inner shell has ended", status=self._process.ended)


def _follow(cwd: Path) -> None:
    """Stand where the shell stands: terminals look at our directory for a new window's, and an old one stays in use."""
    try:
        os.chdir(cwd)
    except OSError:
        return  # gone, or not ours to enter: the shell is told so by what it runs


def _event_in(text: str) -> str:
    """The history event that `text` names, for the message that it was not found."""
    start = text.find("!")
    return text[start:].split(maxsplit=1)[0] if start >= 0 else text
