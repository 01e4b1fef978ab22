"""The kernel's client: connects, starts the kernel where there is none, and asks again when it dies.

    from llmsh.ipc import Client

    with Client(start=True) as kernel:
        print(kernel.call("status")["pid"])

Every call has a deadline. A request that the kernel did not answer because it died is sent to the next one until
then, so that no request is lost; its answer is taken from the last connection alone, so that none is answered twice.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from llmsh import __version__
from llmsh.config import private_dir, runtime_dir
from llmsh.core.context import Context
from llmsh.core.errors import (
    DeadlinePassed,
    KernelBusy,
    KernelDied,
    KernelUnavailable,
    LlmshError,
    ProtocolError,
    RemoteError,
    RequestCancelled,
)
from llmsh.core.plan import Plan
from llmsh.ipc import protocol
from llmsh.ipc.connection import Connection, ConnectionLost
from llmsh.ipc.protocol import Json
from llmsh.ipc.starting import Starter
from llmsh.ipc.versions import is_older

# A kernel that is up says hello at once; one that hangs must not hold up a prompt.
HELLO_TIMEOUT_S = 2.0
START_TIMEOUT_S = 10.0
# For a prompt, which may wait 50 ms: on a busy machine it takes as long again until a process has a processor.
BRIEFLY_S = 0.02
# Before a request is sent to the next kernel: one that kills the kernel itself must not do so without a rest.
PAUSES_S = (0.0, 0.1, 0.2, 0.4, 0.8, 1.0)
# Done twice they would do harm, so they are not sent again.
NOT_REPEATABLE = frozenset({"tools.call", "stop"})

Progress = Callable[[str, Any], None]


def socket_path() -> Path:
    """Where this user's kernel listens."""
    return runtime_dir() / "kernel.sock"


class Client:
    """A connection to the kernel, made anew when it breaks. One thread calls; any thread may `cancel`.

    Every method raises KernelUnavailable (none answers; KernelBusy, KernelDied and DeadlinePassed are kinds of it),
    RemoteError (the kernel answered with an error; `code` is one of llmsh.ipc.protocol), RequestCancelled, and
    ProtocolError (what came is not the protocol).
    """

    connection_type = Connection

    def __init__(
        self, path: Path | None = None, *, start: bool = False, timeout_s: float = 10.0, name: str = "llmsh"
    ) -> None:
        """Connect to `path` (default: this user's kernel).

        start: start the kernel when none answers, and replace one of an older version.
        timeout_s: for each call, unless it names its own. name: what grants and the audit log call this program.
        """
        self._path = path or socket_path()
        self._start = start
        self._timeout_s = timeout_s
        self._name = name
        self._number = 0
        self._cancelled = threading.Event()
        self._connection: Connection | None = None
        self._in_flight: tuple[Connection, int] | None = None
        self._connected(time.monotonic() + max(timeout_s, START_TIMEOUT_S if start else 0.0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up; the kernel drops what was still asked. A later call connects again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout_s: float | None = None,
        progress: Progress | None = None,
    ) -> Any:
        """Call `method`, wait for its answer, return its result.

        timeout_s: until then an answer is waited for, a new kernel's start and a wait for a full queue included.
        progress: called with (stage, value) while the kernel works: "queued", "started", "partial" …
        """
        deadline = time.monotonic() + (self._timeout_s if timeout_s is None else timeout_s)
        self._cancelled.clear()
        deaths = 0
        while True:
            try:
                connection = self._connected(deadline)
                return self._exchange(connection, method, dict(params or {}), deadline, progress)
            except ConnectionLost as lost:
                self.close()
                deaths += 1
                if method in NOT_REPEATABLE:
                    text = f"the kernel died during {method}; it may have been done"
                    raise KernelDied(text, hint=lost.hint) from lost
                if self._cancelled.wait(PAUSES_S[min(deaths, len(PAUSES_S)) - 1]):
                    raise RequestCancelled("cancelled") from lost
            except KernelBusy as busy:
                if time.monotonic() + busy.retry_after_s >= deadline:
                    raise
                if self._cancelled.wait(busy.retry_after_s):
                    raise RequestCancelled("cancelled") from busy
            except DeadlinePassed as late:
                if not deaths:
                    raise
                if time.monotonic() < deadline:
                    continue  # it was the new kernel's hello that was late
                text = f"the kernel died {deaths} times at this request"
                raise KernelDied(text, hint="see: llmsh kernel log") from late

    def plan(
        self, request: str, context: Context, *, timeout_s: float | None = None, progress: Progress | None = None
    ) -> Plan:
        """The kernel's plan for `request`, as `call`."""
        params = {"request": request, "context": protocol.context_to_json(context)}
        return protocol.plan_from_json(self.call("plan", params, timeout_s=timeout_s, progress=progress))

    def cancel(self) -> None:
        """Take back the call that another thread is waiting in; there RequestCancelled is raised."""
        self._cancelled.set()
        self._send_cancel()

    def _send_cancel(self) -> None:
        in_flight = self._in_flight
        if in_flight is not None:
            connection, number = in_flight
            try:
                connection.send(protocol.notification("cancel", {"id": number}), deadline=time.monotonic() + 0.1)
            except KernelUnavailable:
                return  # it has gone, and the request with it

    def _exchange(
        self, connection: Connection, method: str, params: Json, deadline: float, progress: Progress | None
    ) -> Any:
        self._number += 1
        number = self._number
        params["deadline_ms"] = max(1, round((deadline - time.monotonic()) * 1000))
        if progress is not None:
            params["stream"] = True
        self._in_flight = (connection, number)
        try:
            connection.send(protocol.request(number, method, params), deadline=deadline)
            if self._cancelled.is_set():
                raise RequestCancelled("cancelled")
            while True:
                message = connection.receive(deadline=deadline)
                if message.get("id") == number:
                    return _value(message)
                _tell(message, number, progress)
        except (DeadlinePassed, RequestCancelled, KeyboardInterrupt):
            self._send_cancel()
            raise
        except ProtocolError as error:
            if not isinstance(error, RemoteError):
                self.close()  # what follows on this connection cannot be trusted
            raise
        finally:
            self._in_flight = None

    def _connected(self, deadline: float) -> Connection:
        if self._connection is None:
            self._connection = self._open(deadline) or self._started(deadline)
        return self._connection

    def _open(self, deadline: float) -> Connection | None:
        """A connection to a kernel that speaks as we do; None where none answers."""
        soon = min(deadline, time.monotonic() + HELLO_TIMEOUT_S)
        try:
            connection = self.connection_type(self._path, deadline=soon)
        except (OSError, ValueError):
            return None
        try:
            hello = self._hello(connection, soon)
            version, speaks = str(hello.get("version", "0")), hello.get("protocol")
            speaks = speaks if isinstance(speaks, int) else 0
            if self._start and is_older(version, speaks):
                connection.close()
                return None
            if speaks != protocol.PROTOCOL_VERSION:
                raise KernelUnavailable(
                    f"the running kernel is llmsh {version}, this is {__version__}",
                    hint="start a new shell" if speaks > protocol.PROTOCOL_VERSION else "run: llmsh kernel start",
                )
        except ConnectionLost:
            connection.close()
            return None
        except BaseException:
            connection.close()
            raise
        return connection

    def _hello(self, connection: Connection, deadline: float) -> Json:
        connection.send(protocol.request(0, "hello", {"client": self._name}), deadline=deadline)
        answer = connection.receive(deadline=deadline)
        if answer.get("error", {}).get("code") == protocol.METHOD_NOT_FOUND:
            return {}  # the first kernels had no hello
        hello = _value(answer)
        return hello if isinstance(hello, dict) else {}

    def _started(self, deadline: float) -> Connection:
        if not self._start:
            raise KernelUnavailable(f"no kernel on {self._path}", hint="run: llmsh kernel start")
        try:
            private_dir(self._path.parent)
        except OSError as error:  # it could not listen, either
            raise KernelUnavailable(f"no kernel on {self._path}: {error.strerror}", hint="run: llmsh doctor") from error
        with Starter(self._path.parent) as starter:
            end = min(deadline, time.monotonic() + START_TIMEOUT_S)
            while time.monotonic() < end:
                starter.start()
                with contextlib.suppress(DeadlinePassed):
                    connection = self._open(end)
                    if connection is not None:
                        return connection
                if self._cancelled.wait(starter.pause_s):
                    raise RequestCancelled("cancelled")
        raise KernelUnavailable("the kernel did not come up", hint="see why: llmsh kernel run")


def ask_briefly(
    method: str, params: Mapping[str, Any] | None = None, *, budget_s: float = BRIEFLY_S, path: Path | None = None
) -> Any:
    """The kernel's answer if it comes within `budget_s`, else None: for a prompt, which never waits and starts nothing.

    A refusal is None, too.
    """
    deadline = time.monotonic() + budget_s
    try:
        with Client(path, timeout_s=budget_s) as kernel:
            return kernel.call(method, params, timeout_s=max(0.0, deadline - time.monotonic()))
    except LlmshError:
        return None


def _value(message: Json) -> Any:
    """The result in an answer, or the error in it raised."""
    error = message.get("error")
    if error is None:
        return message.get("result")
    if not isinstance(error, dict):
        raise ProtocolError("an error that is no object")
    code, text = error.get("code"), str(error.get("message", "error without a message"))
    data = error.get("data")
    data = data if isinstance(data, dict) else {}
    if code in (protocol.BUSY, protocol.STOPPING):
        wait_ms = data.get("retry_after_ms")
        wait_s = wait_ms / 1000 if isinstance(wait_ms, int | float) else 0.1
        if code == protocol.STOPPING:
            # It hangs up next; the one after it will answer.
            raise ConnectionLost(text, hint="ask again")
        raise KernelBusy(f"the kernel is busy: {text}", retry_after_s=wait_s, hint=f"try again in {wait_s:.1f} s")
    raise _raised(code, text, str(data.get("hint", "")))


def _raised(code: object, text: str, hint: str) -> LlmshError:
    if code == protocol.CANCELLED:
        return RequestCancelled(text)
    if code == protocol.DEADLINE_PASSED:
        return DeadlinePassed(f"the kernel had {text}", hint="see: llmsh kernel status")
    return RemoteError(text, code=code if isinstance(code, int) else protocol.INTERNAL_ERROR, hint=hint)


def _tell(message: Json, number: int, progress: Progress | None) -> None:
    """Hand a progress notification about this request on; an answer to an earlier one is passed over."""
    params = message.get("params")
    if progress is None or message.get("method") != "progress" or not isinstance(params, dict):
        return
    if params.get("id") == number:
        progress(str(params.get("stage", "")), params.get("value"))


def is_current(status: Mapping[str, Any]) -> bool:
    """Claims that the kernel whose `status` this is has this version and protocol."""
    return status.get("version") == __version__ and status.get("protocol") == protocol.PROTOCOL_VERSION
