"""The kernel's server: one asyncio loop that speaks JSON-RPC and never works; the work is done in threads.

A request is read, queued (clients take turns), worked on, and answered once. What needs no work (hello, status,
cancel) is answered at once, whatever else is going on.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from llmsh import __version__
from llmsh.core.errors import LlmshError, ProtocolError, RemoteError, ToolError
from llmsh.core.work import Work, doing
from llmsh.ipc import protocol
from llmsh.ipc.connection import check_peer
from llmsh.ipc.protocol import Json
from llmsh.kernel.connection import Connection
from llmsh.kernel.fair_queue import FairQueue, QueueFull
from llmsh.kernel.job import Job
from llmsh.kernel.listening import has_hung_up, listen, still_ours
from llmsh.kernel.tool_desk import ToolDesk

log = logging.getLogger("llmsh.kernel")

Handler = Callable[[Json, Work], Any]

MAX_CLIENTS = 128
MAX_WAITING = 64
MAX_WAITING_PER_CLIENT = 16
# More than the machine's cores: a model that thinks must not keep a short request waiting.
WORKERS = 4
# Calls of tools at once: they wait for others.
MAX_ASIDE = 16
MAX_ASIDE_PER_CLIENT = 8
# What is being worked on when the kernel is told to stop may take this long.
DRAIN_S = 2.0
LOOK_S = 20.0
# A client that only reads any more is looked after this often.
HALF_CLOSED_LOOK_S = 0.05
_RETRY_AFTER_MS = (50, 2000)


class Server:
    """Serves one socket until it is stopped or idle for `idle_s` seconds.

    services: slow methods by name; each is called in a worker thread with the params.
    aside: those of them that may take long without working, so that they have threads of their own.
    tools: what connected programs offer; None for a kernel without.
    inherited: a socket that listens already (systemd's), then `path` is not touched.
    tick: called now and then with the seconds since the last request: releases what is idle.
    ready: called once it listens.
    """

    def __init__(
        self,
        path: Path,
        services: Mapping[str, Handler],
        *,
        idle_s: float,
        aside: Set[str] = frozenset(),
        tools: ToolDesk | None = None,
        inherited: socket.socket | None = None,
        facts: Callable[[], Json] = dict,
        tick: Callable[[float], None] = lambda idle_s: None,
        ready: Callable[[], None] = lambda: None,
    ) -> None:
        self._path = path
        self._services = services
        self._aside = aside
        self._tools = tools
        self._idle_s = idle_s
        self._inherited = inherited
        self._facts = facts
        self._tick = tick
        self._ready = ready
        self._started = time.time()
        self._last_used = time.monotonic()
        self._served = 0
        self._running = 0
        self._mean_s = 0.1
        self._stopped = asyncio.Event()
        self._is_stopping = False
        self._connections: set[Connection] = set()
        self._queue: FairQueue[Job] = FairQueue(bound=MAX_WAITING, client_bound=MAX_WAITING_PER_CLIENT)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="worker")
        self._at_once: dict[str, Callable[[Json, Connection], Any]] = {
            "hello": self._hello,
            "status": lambda params, client: self._status(),
            "stop": lambda params, client: self._stop(),
        }
        self._aside_pool = ThreadPoolExecutor(MAX_ASIDE, thread_name_prefix="aside")
        self._aside_tasks: set[asyncio.Task[None]] = set()
        if tools is not None:
            self._at_once |= {"tools.register": tools.register, "tools.withdraw": tools.withdraw}

    async def serve(self) -> None:
        """Listen until stopped. Raises OSError when the socket cannot be made."""
        listening = self._inherited or listen(self._path)
        server = await asyncio.start_unix_server(
            self._serve_client, sock=listening, limit=protocol.MAX_REQUEST_BYTES, backlog=MAX_CLIENTS
        )
        identity = None if self._inherited else still_ours(self._path)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, self._stopped.set)
        tasks = [asyncio.create_task(self._work()) for _ in range(WORKERS)]
        tasks.append(asyncio.create_task(self._look_around(identity)))
        self._ready()
        log.info("listening on %s, pid %d", self._path, os.getpid())
        try:
            await self._stopped.wait()
        finally:
            # The path goes first, so that a new kernel never finds a socket that no longer answers.
            if identity is not None and still_ours(self._path) == identity:
                self._path.unlink(missing_ok=True)
            server.close()
            await self._drain()
            for task in tasks:
                task.cancel()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._aside_pool.shutdown(wait=False, cancel_futures=True)
            log.info("stopped after %d requests", self._served)

    @property
    def methods(self) -> list[str]:
        """The names of all that a client may call."""
        return sorted([*self._at_once, *self._services])

    @property
    def is_working(self) -> bool:
        """Claims that a thread still works on something that nobody waits for any more."""
        return self._running > 0

    async def _drain(self) -> None:
        """What runs may end; what waits is sent back: it was not begun, and the next kernel will do it."""
        self._is_stopping = True
        jobs = [job for connection in self._connections for job in connection.jobs.values()]
        for job in jobs:
            if self._queue.drop(job.receiver, job):
                self._send_back(job)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_S):
                while self._running:
                    await asyncio.sleep(0.01)
        for connection in list(self._connections):
            for job in list(connection.jobs.values()):
                self._send_back(job)
            connection.close()
        await asyncio.sleep(0)  # the transports write what they can

    def _send_back(self, job: Job) -> None:
        if job.method in self._aside:  # it has begun
            job.fail(protocol.TOOL_FAILED, "the kernel is ending; the call may have been done")
        job.fail(protocol.STOPPING, "the kernel is ending", {"retry_after_ms": _RETRY_AFTER_MS[0]})

    # Clients

    async def _serve_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(writer)
        try:
            check_peer(writer.get_extra_info("socket"))
            if len(self._connections) >= MAX_CLIENTS:
                connection.send(protocol.encode(self._busy(None, "too many clients")))
                return
            self._connections.add(connection)
            while line := await reader.readline():
                self.receive(line, connection)
                # One that sends without end must not keep the loop.
                await asyncio.sleep(0)
            # A client may end its side and read on: `printf … | nc -N -U kernel.sock`.
            while connection.jobs and not has_hung_up(writer.get_extra_info("socket")):
                await asyncio.sleep(HALF_CLOSED_LOOK_S)
        except PermissionError as error:
            log.warning("refused: %s", error)
        except ValueError:
            text = f"a request is at most {protocol.MAX_REQUEST_BYTES} bytes"
            connection.send(protocol.encode(protocol.failure(None, protocol.INVALID_REQUEST, text)))
            await _read_away(reader, writer)
        except ConnectionError as error:
            log.info("client left: %s", error)
        finally:
            self._connections.discard(connection)
            if self._tools is not None:
                self._tools.left(connection)
            for job in connection.abandon_jobs():
                self._queue.drop(connection, job)
            connection.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    def receive(self, line: bytes, client: Connection) -> None:
        """Answer one message at once, or queue its job."""
        self._last_used = time.monotonic()
        try:
            message = protocol.decode(line)
        except ProtocolError as error:
            code = protocol.PARSE_ERROR if error.message.startswith("not JSON") else protocol.INVALID_REQUEST
            client.send(protocol.encode(protocol.failure(None, code, error.message)))
            return
        if self._tools is not None and "method" not in message and ("result" in message or "error" in message):
            self._tools.answered(message, client)
            return
        number, method, params = message.get("id"), message.get("method"), message.get("params", {})
        is_valid_id = isinstance(number, int | str) and not isinstance(number, bool)
        if not isinstance(method, str) or not isinstance(params, dict) or ("id" in message and not is_valid_id):
            text = "a request has a method, params by name, and an id that is a number or a string"
            known = number if is_valid_id else None
            client.send(protocol.encode(protocol.failure(known, protocol.INVALID_REQUEST, text)))
        elif "id" not in message:
            if method == "cancel":
                self._cancel(params, client)
        else:
            self._take_in(number, method, params, client)

    def _take_in(self, number: Any, method: str, params: Json, client: Connection) -> None:
        if number in client.jobs:
            text = f"id {number!r} is in use by a request that is not answered yet"
            client.send(protocol.encode(protocol.failure(number, protocol.INVALID_REQUEST, text)))
        elif method in self._at_once:
            self._served += 1
            client.send(_answered(number, method, lambda: self._at_once[method](params, client)))
        elif method not in self._services:
            failure = protocol.failure(number, protocol.METHOD_NOT_FOUND, f"no method {method!r}")
            client.send(protocol.encode(failure))
        else:
            self._queue_job(number, method, params, client)

    def _queue_job(self, number: Any, method: str, params: Json, client: Connection) -> None:
        deadline_ms = params.get("deadline_ms")
        if deadline_ms is not None and not _is_duration(deadline_ms):
            text = "deadline_ms is a number of milliseconds above 0"
            client.send(protocol.encode(protocol.failure(number, protocol.INVALID_PARAMS, text)))
            return
        job = Job(client, number, method, params, self._ended)
        if self._is_stopping:
            self._send_back(job)
            return
        try:
            if method in self._aside:
                self._begin_aside(job)
            else:
                self._queue.put(client, job)
        except QueueFull:
            client.send(protocol.encode(self._busy(number, "too many requests are waiting")))
            return
        client.jobs[number] = job
        if deadline_ms is not None:
            job.expire_after(min(deadline_ms, 86_400_000) / 1000)
        job.notify("queued")

    def _ended(self, job: Job) -> None:
        self._queue.drop(job.receiver, job)
        job.receiver.jobs.pop(job.number, None)

    def _cancel(self, params: Json, client: Connection) -> None:
        number = params.get("id")
        job = client.jobs.get(number) if isinstance(number, int | str) else None
        if job is not None:
            job.fail(protocol.CANCELLED, "cancelled")

    def _busy(self, number: Any, why: str) -> Json:
        low, high = _RETRY_AFTER_MS
        wait_ms = round(1000 * self._mean_s * (len(self._queue) + 1) / WORKERS)
        return protocol.failure(number, protocol.BUSY, why, {"retry_after_ms": max(low, min(high, wait_ms))})

    # Work

    async def _work(self) -> None:
        while True:
            job = await self._queue.get()
            if job.is_answered:
                continue
            began = time.monotonic()
            await self._work_on(job, self._pool)
            self._mean_s = 0.8 * self._mean_s + 0.2 * (self._last_used - began)

    async def _work_on(self, job: Job, pool: ThreadPoolExecutor) -> None:
        job.notify("started")
        self._running += 1
        try:
            answer = await asyncio.get_running_loop().run_in_executor(pool, self.work_off, job)
        finally:
            self._running -= 1
        self._last_used = time.monotonic()
        self._served += 1
        job.answer(answer)

    def _begin_aside(self, job: Job) -> None:
        """Raises QueueFull."""
        own = sum(other.method in self._aside for other in job.receiver.jobs.values())
        if len(self._aside_tasks) >= MAX_ASIDE or own >= MAX_ASIDE_PER_CLIENT:
            raise QueueFull
        task = asyncio.create_task(self._work_on(job, self._aside_pool))
        self._aside_tasks.add(task)
        task.add_done_callback(self._aside_tasks.discard)

    def work_off(self, job: Job) -> bytes:
        """The encoded answer to `job`; called in a worker thread."""
        with doing(job.work):
            return _answered(job.number, job.method, lambda: self._services[job.method](job.params, job.work))

    # What is answered at once

    def _hello(self, params: Json, client: Connection) -> Json:
        name = params.get("client", "unnamed")
        if not isinstance(name, str) or not 0 < len(name) <= 100:
            raise ProtocolError("client is a name of 1 to 100 characters")
        client.caller = name
        return {
            "protocol": protocol.PROTOCOL_VERSION,
            "version": __version__,
            "pid": os.getpid(),
            "methods": self.methods,
            "max_request_bytes": protocol.MAX_REQUEST_BYTES,
        }

    def _status(self) -> Json:
        return {
            "version": __version__,
            "protocol": protocol.PROTOCOL_VERSION,
            "pid": os.getpid(),
            "uptime_s": round(time.time() - self._started, 1),
            "served": self._served,
            "clients": len(self._connections),
            "waiting": len(self._queue),
            "running": self._running,
            **self._facts(),
        }

    def _stop(self) -> bool:
        # After the answer has been written.
        asyncio.get_running_loop().call_later(0.05, self._stopped.set)
        return True

    async def _look_around(self, identity: tuple[int, int] | None) -> None:
        """End when idle, or when the socket's path has gone (a cleaner of /tmp): nobody can come in any more."""
        while True:
            if self._running or len(self._queue):
                self._last_used = time.monotonic()
            idle_s = time.monotonic() - self._last_used
            if idle_s >= self._idle_s:
                log.info("idle for %.0f s", idle_s)
                break
            if identity is not None and still_ours(self._path) != identity:
                log.warning("%s is no longer this kernel's", self._path)
                break
            self._tick(idle_s)
            await asyncio.sleep(min(self._idle_s - idle_s, LOOK_S))
        self._stopped.set()


def _answered(number: Any, method: str, call: Callable[[], Any]) -> bytes:
    """The encoded result of `call`, or the error that it raised."""
    try:
        data = protocol.encode(protocol.result(number, call()))
        if len(data) <= protocol.MAX_MESSAGE_BYTES:
            return data
        failure = protocol.failure(number, protocol.INTERNAL_ERROR, "the answer is too large")
    except RemoteError as error:
        failure = protocol.failure(number, error.code, error.message, {"hint": error.hint} if error.hint else None)
    except ProtocolError as error:
        failure = protocol.failure(number, protocol.INVALID_PARAMS, error.message)
    except ToolError as error:
        data_of = {"hint": error.hint} if error.hint else None
        failure = protocol.failure(number, protocol.TOOL_FAILED, error.message, data_of)
    except LlmshError as error:
        failure = protocol.failure(number, protocol.PLAN_ERROR, error.message)
    except Exception as error:
        log.exception("a fault in %s", method)
        failure = protocol.failure(number, protocol.INTERNAL_ERROR, f"{type(error).__name__}: {error}")
    return protocol.encode(failure)


async def _read_away(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """End the answers, and take what still comes for a while: closed with bytes unread, the client may lose them."""
    with contextlib.suppress(TimeoutError, OSError):
        writer.write_eof()
        async with asyncio.timeout(DRAIN_S):
            while await reader.read(1 << 16):
                pass


def _is_duration(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
