"""Offering functions to the kernel from Python: registered while this runs, called back here.

from llmsh.ipc import provide

provide(
    [{"name": "double", "description": "Doubles a number.",
      "parameters": {"required": ["number"], "properties": {"number": {"type": "integer"}}}}],
    lambda name, arguments: {"output": f"{2 * arguments['number']}\n"},
    name="doubler",
)
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from llmsh.core.errors import DeadlinePassed, KernelUnavailable, ProtocolError
from llmsh.ipc import protocol
from llmsh.ipc.client import Client, socket_path
from llmsh.ipc.connection import Connection, ConnectionLost
from llmsh.ipc.protocol import Json

ANSWER_TIMEOUT_S = 10.0
_LOOK_S = 0.5
_REST_S = 0.5


def provide(
    tools: Sequence[Json],
    call: Callable[[str, Json], Any],
    *,
    name: str,
    path: Path | None = None,
    start: bool = True,
    is_done: Callable[[], bool] = lambda: False,
) -> None:
    """Register `tools` and answer calls with `call` (name, arguments), one after the other, until `is_done`.

    What `call` returns is the output: a text, {"output": text, "status": number}, or any JSON; what it raises is told
    to the caller. A kernel that dies is waited for, or with `start` started. Raises KernelUnavailable where there is
    none at first, ProtocolError when it refuses the tools.
    """
    is_registered = False
    while not is_done():
        try:
            with Client(path, start=start, name=name):
                pass  # one is there, of this version
            connection = Connection(path or socket_path(), deadline=time.monotonic() + ANSWER_TIMEOUT_S)
        except (KernelUnavailable, OSError):
            if not is_registered:
                raise
            time.sleep(_REST_S)
            continue
        try:
            _register(connection, tools, name)
            is_registered = True
            _answer_calls(connection, call, is_done)
        except ConnectionLost:
            continue
        finally:
            connection.close()


def _register(connection: Connection, tools: Sequence[Json], name: str) -> None:
    deadline = time.monotonic() + ANSWER_TIMEOUT_S
    calls: tuple[tuple[str, Json], ...] = (("hello", {"client": name}), ("tools.register", {"tools": list(tools)}))
    for number, (method, params) in enumerate(calls):
        connection.send(protocol.request(number, method, params), deadline=deadline)
        error = connection.receive(deadline=deadline).get("error")
        if error is not None:
            raise ProtocolError(str(error.get("message") if isinstance(error, dict) else error))


def _answer_calls(connection: Connection, call: Callable[[str, Json], Any], is_done: Callable[[], bool]) -> None:
    while not is_done():
        try:
            message = connection.receive(deadline=time.monotonic() + _LOOK_S)
        except DeadlinePassed:
            continue
        if message.get("method") != "tools.run" or "id" not in message:
            continue
        params = message.get("params")
        params = params if isinstance(params, dict) else {}
        try:
            value = call(str(params.get("name")), params.get("arguments") or {})
            answer = protocol.result(message["id"], value)
        except Exception as error:  # noqa: BLE001  # the program's own fault is an answer
            answer = protocol.failure(message["id"], protocol.TOOL_FAILED, f"{type(error).__name__}: {error}")
        connection.send(answer, deadline=time.monotonic() + ANSWER_TIMEOUT_S)
