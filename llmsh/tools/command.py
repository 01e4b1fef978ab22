"""Running the command of a manifest: no shell between, output bounded, its process group ended when it is late."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.tool import Tool
from llmsh.tools.arguments import argv_of

TIMEOUT_S = 60.0
MAX_OUTPUT_BYTES = 512 << 10
_CHUNK_BYTES = 1 << 16
_LOOK_S = 0.2
# Between the signal that asks and the one that does not.
_MERCY_S = 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """What a call gave. output: text; is_cut: its end is missing; status: exit status, 0 for good."""

    output: str
    status: int = 0
    is_cut: bool = False


def run_attached(tool: Tool, arguments: Mapping[str, Any], cwd: Path) -> int:
    """Run it with this process's own terminal and streams; its exit status. Raises ToolError."""
    process = _started(tool, arguments, cwd, None)
    try:
        if tool.reads_json:
            with contextlib.suppress(BrokenPipeError):
                process.communicate(_json(arguments), timeout=tool.timeout_s)
        return _status(process.wait(tool.timeout_s))
    except subprocess.TimeoutExpired:
        process.terminate()
        raise ToolError(
            f"{tool.name} was ended after {tool.timeout_s:.0f} s", hint="timeout_s in its manifest"
        ) from None
    finally:
        _reaped(process)


def run_captured(
    tool: Tool,
    arguments: Mapping[str, Any],
    cwd: Path,
    *,
    timeout_s: float | None = None,
    is_given_up: Callable[[], bool] = lambda: False,
) -> Result:
    """Run it apart from any terminal; what it prints on both streams, in the order it came. Raises ToolError."""
    limit_s = min(limit for limit in (timeout_s, tool.timeout_s or TIMEOUT_S) if limit is not None)
    process = _started(tool, arguments, cwd, subprocess.PIPE)
    given = arguments if tool.reads_json else None
    about = (tool.name, "timeout_s in its manifest")
    return _captured(process, given, about, limit_s, is_given_up)


def run_words(
    argv: Sequence[str], cwd: Path, *, timeout_s: float, is_given_up: Callable[[], bool] = lambda: False
) -> Result:
    """Run a program apart from any terminal, with nothing to read; as `run_captured`. Raises ToolError."""
    try:
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ToolError(f"{argv[0]}: {why}") from error
    return _captured(process, None, ("the command", "timeout_s gives it longer"), timeout_s, is_given_up)


def _captured(
    process: "subprocess.Popen[bytes]",
    given: Mapping[str, Any] | None,
    about: tuple[str, str],
    limit_s: float,
    is_given_up: Callable[[], bool],
) -> Result:
    """given: what it gets on its standard input. about: its name, and what would give it longer."""
    name, hint = about
    deadline = time.monotonic() + limit_s
    assert process.stdout is not None
    kept, is_cut = bytearray(), False
    try:
        _feed(process, given)
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if is_given_up():
                    raise ToolError(f"{name} was ended: nobody waits for it any more")
                left = deadline - time.monotonic()
                if left <= 0:
                    raise ToolError(f"{name} was ended after {limit_s:.0f} s", hint=hint)
                if not selector.select(min(left, _LOOK_S)):
                    if process.poll() is not None:
                        break  # something that it left running holds the pipe
                    continue
                data = os.read(process.stdout.fileno(), _CHUNK_BYTES)
                if not data:
                    break
                room = MAX_OUTPUT_BYTES - len(kept)
                kept += data[:room]
                is_cut = is_cut or len(data) > room
        status = process.wait(max(deadline - time.monotonic(), _LOOK_S))
    except subprocess.TimeoutExpired:
        raise ToolError(f"{name} was ended after {limit_s:.0f} s", hint=hint) from None
    finally:
        _end_group(process)
    return Result(kept.decode("utf-8", "replace"), _status(status), is_cut)


def _started(tool: Tool, arguments: Mapping[str, Any], cwd: Path, output: int | None) -> "subprocess.Popen[bytes]":
    argv = argv_of(tool, arguments)
    given = subprocess.PIPE if tool.reads_json else None if output is None else subprocess.DEVNULL
    try:
        return subprocess.Popen(
            argv,
            cwd=cwd,
            stdin=given,
            stdout=output,
            stderr=None if output is None else subprocess.STDOUT,
            start_new_session=output is not None,
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ToolError(f"{tool.name}: {argv[0]}: {why}", hint=f"see: llmsh tools show {tool.name}") from error


def _json(arguments: Mapping[str, Any]) -> bytes:
    return json.dumps(dict(arguments)).encode() + b"\n"


def _feed(process: "subprocess.Popen[bytes]", arguments: Mapping[str, Any] | None) -> None:
    """Write the arguments without waiting for a program that does not read them: a pipe takes 64 KiB."""
    if process.stdin is None or arguments is None:
        return
    os.set_blocking(process.stdin.fileno(), False)
    data = _json(arguments)
    with contextlib.suppress(BrokenPipeError):
        written = os.write(process.stdin.fileno(), data)
        if written < len(data):
            raise ToolError("the arguments are larger than what the program's input takes at once")
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()


def _status(returned: int) -> int:
    return returned if returned >= 0 else 128 - returned


def _reaped(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_MERCY_S)
            return
        process.kill()
        process.wait()


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End what is left of the program and of all that it started in its session."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM)
    _reaped(process)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
