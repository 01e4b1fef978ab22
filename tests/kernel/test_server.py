"""The kernel over a real socket: answers, errors, lifetimes."""

import asyncio
import json
import os
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.errors import KernelUnavailable, PlanError, ProtocolError
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.risk import Assessment, Finding, Level, Reason
from llmsh.ipc import protocol
from llmsh.ipc.client import Client
from llmsh.kernel.server import Server, hold_lock

pytestmark = pytest.mark.network

RISK = Assessment(Level.CAUTION, (Finding(Level.CAUTION, Reason.DELETE, "deletes a file", ("a",), "rm"),))


class FixedPlanner:
    """A Planner whose answer shows what reached it."""

    def plan(self, request: str, context: Context) -> Plan:
        if request == "fail":
            raise PlanError("cannot")
        if request == "crash":
            raise ZeroDivisionError("oops")
        if request == "slow":
            time.sleep(0.5)
        step = Step(f"echo {context.cwd}", "Echoes.", Effect.READS, RISK, ("x",), "output", ("r.1",))
        return Plan(request, (step,), 0.5, alternatives=(Plan(request, (), 0.1),), question="which?", notes=("n",))


class Running:
    """A server in a thread of its own."""

    def __init__(self, path: Path, idle_s: float) -> None:
        self.path = path
        self._thread = threading.Thread(target=self._serve, args=(idle_s,))
        self._thread.start()
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.01)

    def _serve(self, idle_s: float) -> None:
        async def serve() -> None:
            loop = asyncio.get_running_loop()
            # Signal handlers belong to the main thread; the process's own are tested below.
            loop.add_signal_handler = lambda *_: None  # type: ignore[method-assign]
            await Server(self.path, FixedPlanner, idle_s=idle_s).serve()

        asyncio.run(serve())

    def stop(self) -> None:
        if self.path.exists():
            with Client(self.path) as client:
                client.call("stop")
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    server = Running(tmp_path / "k.sock", 60)
    yield server
    server.stop()


def here() -> Context:
    return Context(Path("/somewhere"), Path("/home"))


def test_a_plan_comes_back_equal_to_what_the_planner_made(running: Running) -> None:
    with Client(running.path) as client:
        assert client.plan("two\nlines “é”", here()) == FixedPlanner().plan("two\nlines “é”", here())


def test_the_socket_is_private(running: Running) -> None:
    assert stat.S_IMODE(running.path.stat().st_mode) == 0o600


def test_faults_are_answers_and_the_kernel_goes_on(running: Running) -> None:
    with Client(running.path) as client:
        for request, text in (("fail", "cannot"), ("crash", "ZeroDivisionError")):
            with pytest.raises(ProtocolError, match=text):
                client.plan(request, here())
        with pytest.raises(ProtocolError, match="no method"):
            client.call("nonsense")
        with pytest.raises(ProtocolError, match="context"):
            client.call("plan", {"request": "x", "context": {"cwd": 3}})
        assert client.plan("ok", here()).request == "ok"


def test_garbage_gets_an_error_not_silence(running: Running) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(running.path))
        connection.sendall(b"not json\n[1]\n" + protocol.encode({"id": 1, "method": 3}))
        reader = connection.makefile("rb")
        answers = [json.loads(reader.readline()) for _ in range(3)]
        reader.close()
    assert [answer["error"]["code"] for answer in answers] == [
        protocol.INVALID_PARAMS,
        protocol.INVALID_PARAMS,
        protocol.INVALID_REQUEST,
    ]


def test_status_answers_while_a_plan_is_being_made(running: Running) -> None:
    def ask() -> None:
        with Client(running.path) as client:
            client.plan("slow", here())

    slow = threading.Thread(target=ask)
    slow.start()
    with Client(running.path) as client:
        status = client.call("status")
    slow.join()
    assert status["pid"] == os.getpid()
    assert status["protocol"] == protocol.PROTOCOL_VERSION


def test_an_idle_kernel_ends_and_takes_its_socket_along(tmp_path: Path) -> None:
    server = Running(tmp_path / "k.sock", 0.2)
    server._thread.join(20)
    assert not server._thread.is_alive()
    assert not server.path.exists()


def test_no_kernel_is_said_with_the_next_action(tmp_path: Path) -> None:
    with pytest.raises(KernelUnavailable) as caught:
        Client(tmp_path / "nothing.sock")
    assert "llmsh kernel start" in caught.value.hint


def test_a_second_kernel_finds_the_lock_held(tmp_path: Path) -> None:
    first = hold_lock(tmp_path / "lock")
    assert first is not None
    assert hold_lock(tmp_path / "lock") is None
    os.close(first)
    again = hold_lock(tmp_path / "lock")
    assert again is not None
    os.close(again)
