"""The user's MCP servers: connected while the kernel runs, in a thread of their own; their tools, and calls of these.

A server that ends or fails is tried again, later each time; what it offered is gone meanwhile.
"""

import asyncio
import contextlib
import logging
import os
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import CancelledError as Cancelled
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Any

from llmsh import __version__
from llmsh.core.errors import ToolError
from llmsh.core.tool import Tool
from llmsh.ipc.protocol import Json
from llmsh.mcp import configured
from llmsh.mcp.configured import ServerConfig
from llmsh.mcp.missing import INSTALL
from llmsh.mcp.offered import result_of, tool_of
from llmsh.tools.command import Result

log = logging.getLogger("llmsh.mcp")

CONNECT_S = 30.0
LEAVE_S = 3.0
MAX_TOOLS_PER_SERVER = 256
MISSING = f"MCP servers need one more package; {INSTALL}"
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 60.0
_LOOK_S = 0.1
_SAID_BYTES = 2_000


class _Server:
    """One configured server and what is known of it. Written by the loop's thread alone."""

    def __init__(self, config: ServerConfig) -> None:
        self.config = config
        self.tools: tuple[Tool, ...] = ()
        self.names: dict[str, str] = {}
        self.problem = ""
        self.left_out: tuple[str, ...] = ()
        self.is_settled = threading.Event()
        self.client: Any = None
        self.task: asyncio.Task[None] | None = None


class McpServers:
    """Starts no thread and imports nothing while no server is configured."""

    def __init__(
        self,
        load: Callable[[], configured.Configured] = configured.load,
        state: Callable[[], object] = configured.state,
    ) -> None:
        self._load, self._state = load, state
        self._seen: object = object()
        self._lock = threading.Lock()
        self._configured = configured.Configured()
        self._servers: dict[str, _Server] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._began = time.monotonic()

    def tools(self) -> tuple[Tool, ...]:
        """What the connected servers offer now; never waits."""
        self._look()
        return tuple(tool for server in tuple(self._servers.values()) for tool in server.tools)

    def pending(self) -> tuple[str, ...]:
        """Servers that are being connected for the first time."""
        self._look()
        return tuple(name for name, server in tuple(self._servers.items()) if not server.is_settled.is_set())

    def problems(self) -> tuple[str, ...]:
        """A line for each server that cannot be used, and for each tool that is left out."""
        self._look()
        servers = tuple(self._servers.values())
        failed = [f"the MCP server {server.config.name}: {server.problem}" for server in servers if server.problem]
        left_out = [line for server in servers for line in server.left_out]
        return (*self._configured.problems, *failed, *left_out)

    def settle(self, *, within_s: float) -> None:
        """Wait for servers that are being connected for the first time, until `within_s` seconds after that began."""
        for name in self.pending():
            server = self._servers.get(name)
            if server is not None:
                server.is_settled.wait(max(0.0, self._began + within_s - time.monotonic()))

    def call(
        self,
        name: str,
        arguments: Json,
        *,
        timeout_s: float | None = None,
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> Result:
        """Have the server that offers `name` do it. Raises ToolError."""
        self._look()
        found = next((server for server in tuple(self._servers.values()) if name in server.names), None)
        if found is None or self._loop is None:
            raise ToolError(f"no MCP server that is connected offers {name}", hint="see: llmsh tools list")
        limit_s = min(limit for limit in (timeout_s, found.config.timeout_s) if limit is not None)
        future = asyncio.run_coroutine_threadsafe(_call(found, found.names[name], arguments, limit_s), self._loop)
        return _awaited(future, name, is_given_up)

    def close(self, *, within_s: float = LEAVE_S) -> bool:
        """Disconnect, and end the programs that were started; claims that there were servers at all.

        Those that have not ended in time lose their standard input when this process ends.
        """
        with self._lock:
            loop, self._loop = self._loop, None
            self._servers = {}
        if loop is None or self._thread is None:
            return False
        loop.call_soon_threadsafe(_cancel_all, loop)
        self._thread.join(within_s)
        return True

    # Any thread

    def _look(self) -> None:
        """Read the configuration again when its file has changed; connect what is new, leave what has gone."""
        state = self._state()
        if state == self._seen:
            return
        with self._lock:
            if state == self._seen:
                return
            self._seen = state
            self._configured = self._load()
            wanted = {config.name: config for config in self._configured.servers}
            kept = {name: server for name, server in self._servers.items() if wanted.get(name) == server.config}
            gone = [server for name, server in self._servers.items() if name not in kept]
            fresh = [_Server(config) for name, config in wanted.items() if name not in kept]
            if fresh:
                self._began = time.monotonic()
            self._servers = {**kept, **{server.config.name: server for server in fresh}}
            if fresh or gone:
                self._in_loop(_change(gone, fresh))

    def _in_loop(self, work: Coroutine[Any, Any, None]) -> None:
        if self._loop is None:
            ready = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(ready,), name="mcp", daemon=True)
            self._thread.start()
            ready.wait()
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(work, self._loop)

    def _run(self, ready: threading.Event) -> None:
        loop = asyncio.new_event_loop()
        self._loop = loop
        ready.set()
        try:
            loop.run_forever()
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            loop.close()


def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    done = asyncio.gather(*tasks, return_exceptions=True)
    done.add_done_callback(lambda _: loop.stop())


async def _change(gone: list[_Server], fresh: list[_Server]) -> None:
    for server in gone:
        if server.task is not None:
            server.task.cancel()
    for server in fresh:
        server.task = asyncio.create_task(_keep(server))


async def _keep(server: _Server) -> None:
    """Connect `server` again and again, as long as this is not cancelled."""
    pause_s, told = _PAUSE_S, ""
    while True:
        began = time.monotonic()
        said: deque[int] = deque(maxlen=_SAID_BYTES)
        try:
            await _serve(server, said)
            server.problem = "it has ended"
        except ImportError:
            server.problem = MISSING
            pause_s = _LONGEST_PAUSE_S
        except Exception as error:  # noqa: BLE001  # whatever a server or its library does, the others go on
            server.problem = _why(error, said)
        finally:
            server.client, server.tools, server.names = None, (), {}
            server.is_settled.set()
        if server.problem != told:
            told = server.problem
            log.warning("the MCP server %s: %s", server.config.name, told)
        if time.monotonic() - began > _LONGEST_PAUSE_S:
            pause_s = _PAUSE_S
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)


def _why(error: BaseException, said: deque[int]) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, TimeoutError):
        why = f"no answer within {CONNECT_S:.0f} s"
    elif isinstance(error, OSError) and error.strerror:
        why = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        why = " ".join(str(error).split())[:300] or type(error).__name__
    lines = bytes(said).decode("utf-8", "replace").strip().splitlines()
    return f"{why}; it said: {lines[-1].strip()[:200]}" if lines else why


async def _serve(server: _Server, said: deque[int]) -> None:
    """Be connected to `server` until it ends. Raises whatever its library does."""
    from mcp import Client
    from mcp.types import Implementation

    has_changed, has_ended = asyncio.Event(), asyncio.Event()

    async def on_message(message: Any) -> None:
        if getattr(message, "method", "") == "notifications/tools/list_changed":
            has_changed.set()
        await asyncio.sleep(0)

    transport = _watched(_transport(server.config, said), has_ended)
    info = Implementation(name="llmsh", version=__version__)
    client = Client(transport, client_info=info, message_handler=on_message, cache=None)
    async with contextlib.AsyncExitStack() as stack:
        async with asyncio.timeout(CONNECT_S):
            await stack.enter_async_context(client)
        server.client = client
        while not has_ended.is_set():
            has_changed.clear()
            async with asyncio.timeout(CONNECT_S):
                await _list(server, client)
            server.problem = ""
            server.is_settled.set()
            await _either(has_changed, has_ended)


async def _either(*events: asyncio.Event) -> None:
    tasks = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


async def _list(server: _Server, client: Any) -> None:
    raw: list[Any] = []
    cursor = None
    while len(raw) < MAX_TOOLS_PER_SERVER:
        page = await client.list_tools(cursor=cursor)
        raw += page.tools
        cursor = page.next_cursor
        if not cursor:
            break
    wanted = server.config.tools
    tools, names, left_out = [], {}, []
    for each in raw[:MAX_TOOLS_PER_SERVER]:
        if wanted and each.name not in wanted:
            continue
        try:
            tool = tool_of(each, server.config)
        except ToolError as error:
            left_out.append(f"the MCP server {server.config.name}: {str(each.name)[:80]}: {error.message}")
            continue
        tools.append(tool)
        names[tool.name] = each.name
    server.names, server.left_out = names, tuple(left_out)
    server.tools = tuple(tools)


@contextlib.asynccontextmanager
async def _transport(config: ServerConfig, said: deque[int]) -> AsyncIterator[Any]:
    if config.url:
        async with _http(config) as streams:
            yield streams
        return
    from mcp.client.stdio import StdioServerParameters, stdio_client

    cwd = config.cwd or os.path.expanduser("~")
    parameters = StdioServerParameters(
        command=config.command[0], args=list(config.command[1:]), env=dict(config.env), cwd=cwd
    )
    with _listening(said) as errors:
        async with stdio_client(parameters, errlog=errors) as streams:
            yield streams


@contextlib.asynccontextmanager
async def _http(config: ServerConfig) -> AsyncIterator[Any]:
    from mcp.client.streamable_http import streamable_http_client

    token = config.token()
    if not token:
        async with streamable_http_client(config.url) as streams:
            yield streams
        return
    import httpx2

    # A stream of events stays open for as long as the server likes.
    timeout = httpx2.Timeout(CONNECT_S, read=None)
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=timeout) as http,
        streamable_http_client(config.url, http_client=http) as streams,
    ):
        yield streams


@contextlib.contextmanager
def _listening(said: deque[int]) -> Any:
    """A file for a program's standard error whose end is kept in `said`; it never fills up."""
    reading, writing = os.pipe()

    def drain() -> None:
        with os.fdopen(reading, "rb", buffering=0) as source:
            while data := source.read(1 << 16):
                said.extend(data[-_SAID_BYTES:])

    threading.Thread(target=drain, name="mcp-stderr", daemon=True).start()
    with os.fdopen(writing, "wb", buffering=0) as errors:
        yield errors


@contextlib.asynccontextmanager
async def _watched(transport: Any, has_ended: asyncio.Event) -> AsyncIterator[Any]:
    """`transport`; `has_ended` is set when the server sends no more."""
    import anyio

    async with transport as (read, write):
        onward, passed_on = anyio.create_memory_object_stream(0)

        async def pass_on() -> None:
            try:
                async with onward:
                    async for message in read:
                        await onward.send(message)
            except (anyio.BrokenResourceError, anyio.ClosedResourceError):
                pass
            finally:
                has_ended.set()

        task = asyncio.create_task(pass_on())
        try:
            yield passed_on, write
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await passed_on.aclose()


async def _call(server: _Server, name: str, arguments: Json, limit_s: float) -> Result:
    client = server.client
    where = server.config.name
    if client is None:
        raise ToolError(f"the MCP server {where} is not connected: {server.problem}")
    try:
        async with asyncio.timeout(limit_s):
            return result_of(await client.call_tool(name, arguments))
    except TimeoutError:
        raise ToolError(f"the MCP server {where} did not answer within {limit_s:.0f} s") from None
    except Exception as error:  # the library's own, the protocol's, the network's
        raise ToolError(f"the MCP server {where}: {_why(error, deque())}") from error


def _awaited(future: "Future[Result]", name: str, is_given_up: Callable[[], bool]) -> Result:
    while True:
        try:
            return future.result(_LOOK_S)
        except NotYet:
            if is_given_up():
                future.cancel()
                raise ToolError(f"{name}: nobody waits for it any more") from None
        except Cancelled:
            raise ToolError("the kernel is ending, or its MCP servers have changed") from None
