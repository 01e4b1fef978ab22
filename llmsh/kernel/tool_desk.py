"""Tools of programs that are connected: registered for as long as they stay, and called back over their connection."""

import asyncio
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as NotYet
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.tool import Origin, Tool
from llmsh.ipc import protocol
from llmsh.ipc.protocol import Json
from llmsh.kernel.connection import Connection
from llmsh.tools.command import MAX_OUTPUT_BYTES, TIMEOUT_S, Result
from llmsh.tools.declaration import read_tool

MAX_TOOLS_PER_CLIENT = 64
MAX_CALLS_PER_CLIENT = 16
_LOOK_S = 0.1


class ToolDesk:
    """Registrations and calls under way. is_taken: names that other tools have.

    `register`, `withdraw`, `left` and `answered` are for the event loop, `call` and `tools` for any other thread.
    """

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self._is_taken = is_taken
        self._lock = threading.Lock()
        self._offers: dict[str, tuple[Tool, Connection]] = {}
        self._calls: dict[str, tuple[Connection, Future[Any]]] = {}
        self._numbers = itertools.count(1)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changes = 0

    @property
    def version(self) -> int:
        """Counts up when a tool comes or goes."""
        return self._changes

    def tools(self) -> tuple[Tool, ...]:
        with self._lock:
            return tuple(tool for tool, _ in self._offers.values())

    def find(self, name: str) -> Tool | None:
        with self._lock:
            return self._offers[name][0] if name in self._offers else None

    # On the event loop

    def register(self, params: Json, client: Connection) -> Json:
        """All tools of `params`, or none of them. Raises ToolError."""
        raw = params.get("tools")
        if not isinstance(raw, list) or not raw or not all(isinstance(item, dict) for item in raw):
            raise ToolError("tools is a list of declarations")
        made = [read_tool(item, Origin.PROGRAM, client.caller) for item in raw]
        names = {tool.name for tool in made}
        if len(names) < len(made):
            raise ToolError("two of the tools have the same name")
        self._loop = asyncio.get_running_loop()
        with self._lock:
            own = {name for name, (_, owner) in self._offers.items() if owner is client}
            if len(own | names) > MAX_TOOLS_PER_CLIENT:
                raise ToolError(f"a program registers at most {MAX_TOOLS_PER_CLIENT} tools")
            for name in sorted(names):
                if self._is_taken(name) or (name in self._offers and name not in own):
                    raise ToolError(f"the name {name} is taken", hint="see: llmsh tools list")
            self._offers.update({tool.name: (tool, client) for tool in made})
            self._changes += 1
        return {"registered": sorted(names)}

    def withdraw(self, params: Json, client: Connection) -> Json:
        """Take back the tools named in `params`, all of this program's where none is named."""
        names = params.get("names")
        with self._lock:
            own = [name for name, (_, owner) in self._offers.items() if owner is client]
            gone = [name for name in own if not isinstance(names, list) or name in names]
            for name in gone:
                del self._offers[name]
            self._changes += bool(gone)
        return {"withdrawn": sorted(gone)}

    def left(self, client: Connection) -> None:
        """The program has gone, and with it its tools; calls that it had fail."""
        self.withdraw({}, client)
        with self._lock:
            lost = [future for owner, future in self._calls.values() if owner is client]
        for future in lost:
            _settle(future, ToolError("the program that offers it has gone in the middle of the call"))

    def answered(self, message: Json, client: Connection) -> None:
        """A program's answer to one of our requests; one that nobody waits for any more is passed over."""
        with self._lock:
            owner, future = self._calls.get(str(message.get("id")), (None, None))
        if future is None or owner is not client:
            return
        error = message.get("error")
        if error is None:
            _settle(future, message.get("result"))
            return
        said = error.get("message") if isinstance(error, dict) else None
        _settle(future, ToolError(str(said or "it failed without a word")[:2000]))

    # From a worker thread

    def call(
        self,
        name: str,
        arguments: Json,
        about: Json,
        *,
        timeout_s: float | None = None,
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> Result:
        """Have the program that offers `name` do it. about: what it is told besides (caller, cwd). Raises ToolError."""
        with self._lock:
            if name not in self._offers or self._loop is None:
                raise ToolError(f"no program that is connected offers {name}", hint="see: llmsh tools list")
            (tool, owner), loop = self._offers[name], self._loop
            if sum(other is owner for other, _ in self._calls.values()) >= MAX_CALLS_PER_CLIENT:
                raise ToolError(f"{owner.caller} has {MAX_CALLS_PER_CLIENT} calls to answer already")
            number = f"call-{next(self._numbers)}"
            future: Future[Any] = Future()
            self._calls[number] = (owner, future)
        limit_s = min(limit for limit in (timeout_s, tool.timeout_s or TIMEOUT_S) if limit is not None)
        deadline = time.monotonic() + limit_s
        params = {"name": name, "arguments": arguments, **about, "deadline_ms": round(limit_s * 1000)}
        request: Json = {"jsonrpc": "2.0", "id": number, "method": "tools.run", "params": params}
        try:
            loop.call_soon_threadsafe(owner.send, protocol.encode(request))
            return _result_of(_awaited(future, tool, deadline, limit_s, is_given_up))
        except ToolError:
            if not future.done():
                cancel = protocol.notification("cancel", {"id": number})
                loop.call_soon_threadsafe(owner.send, protocol.encode(cancel))
            raise
        except RuntimeError as error:  # the loop has ended
            raise ToolError("the kernel is ending") from error
        finally:
            with self._lock:
                del self._calls[number]


def _settle(future: "Future[Any]", value: object) -> None:
    try:
        if isinstance(value, Exception):
            future.set_exception(value)
        else:
            future.set_result(value)
    except InvalidStateError:
        return  # answered twice: the first one counts


def _awaited(
    future: "Future[Any]", tool: Tool, deadline: float, limit_s: float, is_given_up: Callable[[], bool]
) -> object:
    while True:
        try:
            return future.result(_LOOK_S)
        except NotYet:
            if is_given_up():
                raise ToolError(f"{tool.name}: nobody waits for it any more") from None
            if time.monotonic() >= deadline:
                raise ToolError(f"{tool.name} did not answer within {limit_s:.0f} s") from None


def _result_of(value: object) -> Result:
    """An answer is a text, or an object with `output` and `status`, or any JSON, which is written out."""
    status = 0
    if isinstance(value, dict) and isinstance(value.get("output"), str) and set(value) <= {"output", "status"}:
        given = value.get("status", 0)
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= 255:
            raise ToolError("its status is no number from 0 to 255")
        status, value = given, value["output"]
    text = value if isinstance(value, str) else protocol.encode({"": value})[4:-2].decode("utf-8", "replace")
    data = text.encode("utf-8", "surrogatepass")
    if len(data) <= MAX_OUTPUT_BYTES:
        return Result(text, status)
    return Result(data[:MAX_OUTPUT_BYTES].decode("utf-8", "ignore"), status, is_cut=True)
