"""The kernel's server: one asyncio loop that speaks JSON-RPC, work in a thread so that no client waits for a socket.

Not covered yet: streaming, cancellation, grants; one request is worked on at a time.
"""

import asyncio
import contextlib
import fcntl
import logging
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from llmsh import __version__
from llmsh.core.errors import LlmshError, ProtocolError
from llmsh.core.ports import Planner
from llmsh.ipc import protocol
from llmsh.ipc.client import check_peer

log = logging.getLogger("llmsh.kernel")

MAX_WAITING = 64


class Server:
    """Serves one socket until it is stopped or idle for `idle_s` seconds.

    load_planner: called once, in the worker thread, when the first plan is asked for.
    """

    def __init__(self, path: Path, load_planner: Callable[[], Planner], *, idle_s: float) -> None:
        self._path = path
        self._load_planner = load_planner
        self._planner: Planner | None = None
        self._idle_s = idle_s
        self._started = time.time()
        self._last_used = time.monotonic()
        self._served = 0
        self._waiting = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="planner")
        self._stopped = asyncio.Event()
        self._methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "status": lambda _: self._status(),
            "stop": lambda _: self._stop(),
            "warm": lambda _: self._warm(),
            "plan": self._plan,
        }

    async def serve(self) -> None:
        """Listen until stopped. Raises OSError when the socket cannot be made."""
        self._path.unlink(missing_ok=True)
        old_mask = os.umask(0o177)
        try:
            server = await asyncio.start_unix_server(
                self._serve_client, path=str(self._path), limit=protocol.MAX_MESSAGE_BYTES
            )
        finally:
            os.umask(old_mask)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, self._stopped.set)
        idle = asyncio.create_task(self._end_when_idle())
        log.info("listening on %s, pid %d", self._path, os.getpid())
        try:
            await self._stopped.wait()
        finally:
            # The path goes first, so that a new kernel never finds a socket that no longer answers.
            self._path.unlink(missing_ok=True)
            idle.cancel()
            server.close()
            self._worker.shutdown(wait=False, cancel_futures=True)
            log.info("stopped after %d requests", self._served)

    async def _serve_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            check_peer(writer.get_extra_info("socket"))
            while line := await reader.readline():
                self._last_used = time.monotonic()
                writer.write(protocol.encode(await self._answer(line)))
                await writer.drain()
        except PermissionError as error:
            log.warning("refused: %s", error)
        except (ConnectionError, ValueError, asyncio.IncompleteReadError) as error:
            log.info("client left: %s", error)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        number: Any = None
        try:
            message = protocol.decode(line)
            number, method = message.get("id"), message.get("method")
            params = message.get("params", {})
            if not isinstance(method, str) or not isinstance(params, dict):
                return protocol.failure(number, protocol.INVALID_REQUEST, "a request has a method and params by name")
            handler = self._methods.get(method)
            if handler is None:
                return protocol.failure(number, protocol.METHOD_NOT_FOUND, f"no method {method!r}")
            if self._waiting >= MAX_WAITING:
                return protocol.failure(number, protocol.INTERNAL_ERROR, "too many requests are waiting")
            self._waiting += 1
            try:
                if method in ("plan", "warm"):
                    value = await asyncio.get_running_loop().run_in_executor(self._worker, handler, params)
                else:
                    value = handler(params)
            finally:
                self._waiting -= 1
            self._served += 1
            return protocol.result(number, value)
        except ProtocolError as error:
            return protocol.failure(number, protocol.INVALID_PARAMS, error.message)
        except LlmshError as error:
            return protocol.failure(number, protocol.PLAN_ERROR, error.message)
        except Exception as error:
            log.exception("a fault while answering")
            return protocol.failure(number, protocol.INTERNAL_ERROR, f"{type(error).__name__}: {error}")

    def _plan(self, params: dict[str, Any]) -> Any:
        request = params.get("request")
        if not isinstance(request, str):
            raise ProtocolError("plan needs a request, a string")
        context = protocol.context_from_json(params.get("context", {}))
        return protocol.plan_to_json(self._loaded().plan(request, context))

    def _warm(self) -> bool:
        self._loaded()
        return True

    def _loaded(self) -> Planner:
        if self._planner is None:
            self._planner = self._load_planner()
        return self._planner

    def _status(self) -> dict[str, Any]:
        return {
            "version": __version__,
            "protocol": protocol.PROTOCOL_VERSION,
            "pid": os.getpid(),
            "uptime_s": round(time.time() - self._started, 1),
            "served": self._served,
            "warm": self._planner is not None,
        }

    def _stop(self) -> bool:
        # After the answer has been written.
        asyncio.get_running_loop().call_later(0.05, self._stopped.set)
        return True

    async def _end_when_idle(self) -> None:
        while (left := self._last_used + self._idle_s - time.monotonic()) > 0:
            await asyncio.sleep(left)
        log.info("idle for %.0f s", self._idle_s)
        self._stopped.set()


def hold_lock(path: Path) -> int | None:
    """Take the kernel's lock; None when another kernel holds it. The file descriptor is kept open to hold it."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd
