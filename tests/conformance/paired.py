"""Runs one case with bash and with llmsh and says where they differ."""

import codecs
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.screen import Screen
from tests.session.terminal import OuterTerminal

PATIENCE_S = 15.0
QUIET_S = 0.08  # a prompt that stands so long with nothing behind it is waiting for keys
PROMPTS = ("$ ", "> ")
RC = "PS1='$ ' PS2='> '; HISTFILE=$HOME/.history\n"
CONFIG = 'prompt = "inherit"\nhint = false\nautosuggest = false\nhighlight = false\nlive_route = false\n'
# What both leave behind that is not the user's: llmsh's own state, and the history that bash writes at its end.
OWN = {".config", ".local", ".cache", ".bashrc", ".bash_profile", "llmsh", ".history", ".bash_history"}


@dataclass(frozen=True, slots=True)
class Invocation:
    """A call without a terminal. name: argv[0]'s last part begins with a dash for a login shell.

    closed: descriptors that are closed. exception: why the two differ, "" where they must not.
    """

    args: tuple[str, ...]
    stdin: bytes = b""
    name: str = "bash"
    env: Mapping[str, str] | None = None
    closed: tuple[int, ...] = ()
    exception: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Keys on a terminal. steps: keys, after which the prompt must come back; or keys and a pattern to wait for.

    A step that begins with "resize" is (word, rows, columns). ends: the last step ends the shell.
    """

    name: str
    steps: tuple[str | tuple[str, str] | tuple[str, int, int], ...]
    rc: str = ""
    env: Mapping[str, str] | None = None
    args: tuple[str, ...] = ()
    ends: bool = False
    rows: int = 24
    exception: str = ""


SCRIPT = '#!/usr/bin/env bash\necho script $0 $# "$@"\nexit 5\n'


def differences(case: Invocation | Session, launcher: str) -> list[str]:
    """What of the observable facts differs, each as "fact: bash's, llmsh's"; empty where they agree."""
    run = _invoke if isinstance(case, Invocation) else _interact
    theirs = run(case, ["bash"])  # type: ignore[arg-type]
    try:
        ours = run(case, [launcher])  # type: ignore[arg-type]
    except TimeoutError as error:
        return [f"llmsh {error}"]
    return [f"{fact}: {theirs[fact]!r}, {ours[fact]!r}" for fact in theirs if theirs[fact] != ours[fact]]


def _environment(home: Path, extra: Mapping[str, str] | None) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
        **(extra or {}),
    }


def _furnish(home: Path, rc: str) -> None:
    (home / ".config" / "llmsh").mkdir(parents=True)
    (home / ".config" / "llmsh" / "config.toml").write_text(CONFIG)
    (home / ".bashrc").write_text(RC + rc)
    (home / ".bash_profile").write_text("echo profile\n. ~/.bashrc\n")
    (home / "script.sh").write_text(SCRIPT)
    (home / "script.sh").chmod(0o755)
    (home / "data").write_text("one\ntwo\nthree\n")


def _left_behind(home: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home)
        if name.parts[0] in OWN:
            continue
        is_file = path.is_file() and not path.is_symlink()
        found[str(name)] = path.read_bytes().replace(os.fsencode(home), b"~") if is_file else path.lstat().st_mode
    return found


def _home(path: str) -> Path:
    """The same path for both, so that nothing they print differs by it."""
    home = Path(path)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    return home


def _invoke(case: Invocation, argv: list[str]) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="conform") as folder:
        home = _home(f"{Path(folder).parent}/conform-home-{os.getpid()}")
        try:
            _furnish(home, "")
            program = shutil.which(argv[0]) or argv[0]
            name = f"-{Path(program).name}" if case.name.startswith("-") else argv[0]

            def close() -> None:
                for fd in case.closed:
                    os.close(fd)

            done = subprocess.run(
                [name, *case.args],
                executable=program,
                cwd=home,
                env=_environment(home, case.env),
                input=case.stdin if 0 not in case.closed else None,
                stdout=subprocess.PIPE if 1 not in case.closed else None,
                stderr=subprocess.PIPE if 2 not in case.closed else None,
                preexec_fn=close if case.closed else None,
                timeout=60,
                check=False,
            )
            files = _left_behind(home)
        finally:
            shutil.rmtree(home, ignore_errors=True)
    return {"status": done.returncode, "stdout": done.stdout, "stderr": done.stderr, "files": files}


def _interact(case: Session, argv: list[str]) -> dict[str, object]:
    home = _home(f"{tempfile.gettempdir()}/conform-home-{os.getpid()}")
    try:
        _furnish(home, case.rc)
        args = case.args or ("-i",)
        terminal = OuterTerminal([*argv, *args], env=_environment(home, case.env), cwd=str(home), rows=case.rows)
        watch = _Watch(terminal, case.rows)
        try:
            watch.wait_for_prompt()
            for number, step in enumerate(case.steps):
                watch.do(step, is_last=case.ends and number == len(case.steps) - 1)
            status = watch.status() if case.ends else None
            facts = watch.facts()
        finally:
            terminal.close()
        return {"status": status, **facts, "files": _left_behind(home)}
    finally:
        for _ in range(3):  # a shell that is hung up may still be writing
            shutil.rmtree(home, ignore_errors=True)


class _Watch:
    """A terminal with what it shows."""

    def __init__(self, terminal: OuterTerminal, rows: int) -> None:
        self._terminal = terminal
        self._screen = Screen(rows, 80)
        self._fed_bytes = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")

    def do(self, step: str | tuple[str, str] | tuple[str, int, int], *, is_last: bool) -> None:
        if isinstance(step, tuple) and len(step) == 3:
            self._terminal.resize(step[1], step[2])
            self._screen.resize(step[1], step[2])
            self.wait_for_prompt()
            return
        keys, until = step if isinstance(step, tuple) else (step, "")
        before = len("\n".join(self._screen.text)) if until else 0
        before_keys = (self._screen.line.endswith(PROMPTS), self._screen.height, self._screen.text)
        self._terminal.send(keys)
        if is_last:
            self._wait(lambda: self._terminal.process.poll() is not None, "its end")
            self._terminal.pump(0.05)
            self._feed()
        elif until:
            pattern = re.compile(until)
            self._wait(lambda: pattern.search("\n".join(self._screen.text), max(0, before - 200)) is not None, until)
            # A key that falls between two processes is lost, in any shell.
            started_s = time.monotonic()
            self._wait(lambda: time.monotonic() - started_s > 2 * QUIET_S, "a moment")
        else:
            # A prompt may be drawn over while nothing has happened yet: it counts when it stands elsewhere.
            was_at_prompt, height, shown = before_keys
            self._wait(
                lambda: self._screen.height != height or (not was_at_prompt and self._screen.text != shown), "an answer"
            )
            self.wait_for_prompt()

    def wait_for_prompt(self) -> None:
        """Until the cursor stands behind a prompt and nothing comes for a moment."""
        quiet_since_s, seen = time.monotonic(), -1

        def is_back() -> bool:
            nonlocal quiet_since_s, seen
            if len(self._terminal.seen) != seen or not self._screen.line.endswith(PROMPTS):
                quiet_since_s, seen = time.monotonic(), len(self._terminal.seen)
            return time.monotonic() - quiet_since_s > QUIET_S

        self._wait(is_back, "the prompt")

    def status(self) -> int:
        """As `$?` shows it."""
        code = self._terminal.process.returncode
        return 128 - code if code < 0 else code

    def facts(self) -> dict[str, object]:
        local = self._terminal.modes()[3] if self._terminal.process.poll() is not None else None
        return {
            # A job's process id is another every time.
            "screen": [re.sub(r"^(\[\d+\]) \d+$", r"\1 PID", line) for line in self._screen.text],
            "cursor": (self._screen.row, self._screen.column),
            "cursor shown": self._screen.is_cursor_shown,
            "alternate screen": self._screen.is_alternate,
            "terminal modes after": local,
        }

    def _feed(self) -> None:
        data = self._terminal.seen[self._fed_bytes :]
        self._fed_bytes += len(data)
        self._screen.feed(self._decoder.decode(data))

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while True:
            self._terminal.pump(0.01)
            self._feed()
            if condition():
                return
            if time.monotonic() > deadline_s:
                self._terminal.process.send_signal(signal.SIGKILL)
                raise TimeoutError(f"waited for {what}; on the screen: {self._screen.text[-12:]}")
