"""One request on its way through the kernel: answered exactly once, by what comes first."""

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from llmsh.core.work import Work
from llmsh.ipc import protocol
from llmsh.ipc.protocol import Json

if TYPE_CHECKING:
    from llmsh.kernel.connection import Connection


class Job:
    """A request between its arrival and its answer: a result, an error, a cancellation or its deadline.

    Used on the event loop; only `work` is for the thread that works on it.
    ended: called once, when the answer has been sent or the client has gone.
    """

    def __init__(
        self, receiver: "Connection", number: int | str, method: str, params: Json, ended: Callable[["Job"], None]
    ) -> None:
        self.number = number
        self.method = method
        self.params = params
        self.receiver = receiver
        self._ended = ended
        self._loop = asyncio.get_running_loop()
        self._given_up = threading.Event()
        self._is_answered = False
        self._streams = params.get("stream") is True
        self._timer: asyncio.TimerHandle | None = None
        self.work = Work(is_given_up=self._given_up.is_set, report=self._report, caller=receiver.caller)

    @property
    def is_answered(self) -> bool:
        return self._is_answered

    def expire_after(self, seconds: float) -> None:
        """Answer with DEADLINE_PASSED when nothing else has come by then."""
        self._timer = self._loop.call_later(
            seconds, self.fail, protocol.DEADLINE_PASSED, f"no answer within {seconds:.3f} s"
        )

    def answer(self, data: bytes) -> None:
        """Send the answer, an encoded message, unless there was one: then it is too late for this one."""
        if self._is_answered:
            return
        self._end()
        self.receiver.send(data)

    def fail(self, code: int, message: str, data: Json | None = None) -> None:
        self.answer(protocol.encode(protocol.failure(self.number, code, message, data)))

    def abandon(self) -> None:
        """The client has gone: nothing is sent any more."""
        if not self._is_answered:
            self._end()

    def notify(self, stage: str, value: Any = None) -> None:
        """Tell a client that asked for it (`"stream": true`) how far its request is."""
        if self._streams and not self._is_answered:
            params: Json = {"id": self.number, "stage": stage}
            if value is not None:
                params["value"] = value
            self.receiver.send(protocol.encode(protocol.notification("progress", params)))

    def _report(self, stage: str, value: Any) -> None:
        if self._streams:
            self._loop.call_soon_threadsafe(self.notify, stage, value)

    def _end(self) -> None:
        self._is_answered = True
        self._given_up.set()
        if self._timer is not None:
            self._timer.cancel()
        self._ended(self)
