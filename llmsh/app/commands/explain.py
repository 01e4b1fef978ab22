"""`llmsh explain`: why a command failed: piped in, run by it, or the interactive shell's last failure."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.app import explaining
from llmsh.core.diagnosis import Diagnosis, Failure, to_json
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.syntax.quote import json_text, visible

if TYPE_CHECKING:
    from typing import TextIO

    from llmsh.config import Settings

CHUNK_BYTES = 1 << 16


def run(arguments: argparse.Namespace) -> int:
    cwd = _directory(arguments.cwd)
    if arguments.run:
        return _run_and_explain(arguments, cwd)
    if sys.stdin.isatty():
        if arguments.command is None:
            from llmsh.app import last_failure

            if (last := last_failure.read(os.getppid())) is not None:
                return _print(last, arguments)
            raise UsageError(
                "nothing to explain: the output of a failed command is read from standard input",
                hint="like: make 2>&1 | llmsh explain\nor: llmsh explain -- make",
            )
        output = ""
    else:
        output = _read(sys.stdin.fileno())
    failure = Failure(arguments.command or "", arguments.status, output, cwd)
    return _print(failure, arguments)


def _directory(text: str | None) -> Path:
    path = Path(text).expanduser() if text else Path.cwd()
    if not path.is_dir():
        raise UsageError(f"--cwd {text}: no such directory")
    return path.absolute()


class _Bounded:
    """Keeps of the bytes of an output, as they come, what matters as text; a sign cut in two is put together."""

    def __init__(self) -> None:
        import codecs

        from llmsh.diagnosis.output import Gatherer

        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._kept = Gatherer()

    def feed(self, data: bytes) -> None:
        self._kept.feed(self._decoder.decode(data))

    def text(self) -> str:
        self._kept.feed(self._decoder.decode(b"", final=True))
        return self._kept.text()


def _read(fd: int) -> str:
    kept = _Bounded()
    while data := os.read(fd, CHUNK_BYTES):
        kept.feed(data)
    return kept.text()


def _run_and_explain(arguments: argparse.Namespace, cwd: Path) -> int:
    """Run the command, its output passed through as it comes; explain it when it failed. Its status is ours."""
    import shlex

    words: list[str] = arguments.run
    command = words[0] if len(words) == 1 else shlex.join(words)
    status, output = _tee(command, cwd)
    if not explaining.is_failure(command, status):
        return status
    failure = Failure(arguments.command or command, status, output, cwd)
    _print(failure, arguments)
    return status


def _tee(command: str, cwd: Path) -> tuple[int, str]:
    """Run `command` in bash; stdout and stderr each go where ours go, and both are kept in the order they came."""
    import selectors
    import subprocess

    from llmsh.core.invocation import bash_path

    process = subprocess.Popen(
        [bash_path(), "-c", command], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    assert process.stdout is not None
    assert process.stderr is not None
    kept = _Bounded()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ, 1)
        selector.register(process.stderr, selectors.EVENT_READ, 2)
        while selector.get_map():
            for key, _ in selector.select():
                data = os.read(key.fd, CHUNK_BYTES)
                if not data:
                    selector.unregister(key.fileobj)
                    continue
                _write_all(key.data, data)
                kept.feed(data)
    status = process.wait()
    process.stdout.close()
    process.stderr.close()
    return (status if status >= 0 else 128 - status), kept.text()


def _write_all(fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def _print(failure: Failure, arguments: argparse.Namespace) -> int:
    if arguments.fix:
        fixes = explaining.diagnose(failure, rated=0).fixes
        if not fixes:
            return ExitStatus.FAILED
        # Into a pipe go the bytes that would run; on a terminal, what can be looked at.
        command = fixes[0].command
        sys.stdout.write((visible(command, keep="\n\t") if sys.stdout.isatty() else command) + "\n")
        return ExitStatus.OK
    settings, complaint = explaining.settings_or_defaults()
    if arguments.json:
        sys.stdout.write(json_text(to_json(_with_model(explaining.diagnose(failure), settings))) + "\n")
        return ExitStatus.OK
    from llmsh.views.failure import MAX_FIXES, text_of

    if complaint:
        sys.stderr.write(f"llmsh: {visible(complaint)}\n")
    reader = explaining.reader(settings)
    diagnosis = explaining.diagnose(failure, rated=MAX_FIXES[reader.level])
    # The command's own output goes to stdout; what we say of it does not mix with it.
    stream = sys.stderr if arguments.run else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    stream.write(text_of(explaining.lines(diagnosis, reader), colour=colour))
    if settings.model:
        _show_model(diagnosis, settings, reader.level, stream, colour=colour)
    return ExitStatus.OK


def _with_model(diagnosis: Diagnosis, settings: "Settings") -> Diagnosis:
    """`diagnosis` with what the user's model says of it, where there is one."""
    if not settings.model:
        return diagnosis
    from dataclasses import replace

    from llmsh.app import telling

    if not telling.has_model(settings):
        return diagnosis
    told, why = telling.tell(diagnosis, settings, explaining.reader(settings).level)
    if why:
        sys.stderr.write(f"llmsh: the local model was not heard: {visible(why)}\n")
    return diagnosis if told is None else replace(diagnosis, told=told, tier="model")


def _show_model(diagnosis: Diagnosis, settings: "Settings", level: str, stream: "TextIO", *, colour: bool) -> None:
    """The model's words below the explanation, which stands already, as they come."""
    from llmsh.app import telling
    from llmsh.core.diagnosis import Told
    from llmsh.views import told as view
    from llmsh.views.failure import text_of

    if not telling.has_model(settings):
        return
    stream.flush()
    shown: list[Told] = []

    def say(told: Told) -> None:
        lines = [view.sentence(told)] if shown else view.lines_of(told)
        shown.append(told)
        stream.write(text_of(lines, colour=colour))
        stream.flush()

    told, why = telling.tell(diagnosis, settings, level, say)
    stream.write(text_of(view.rest_of(told, why, is_shown=bool(shown)), colour=colour))
