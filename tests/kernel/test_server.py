"""The kernel over a real socket: answers, errors, order, deadlines, cancellation, its end."""

import json
import os
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmsh.core.errors import (
    DeadlinePassed,
    KernelUnavailable,
    PlanError,
    ProtocolError,
    RemoteError,
    RequestCancelled,
)
from llmsh.core.work import Work
from llmsh.ipc import protocol
from llmsh.ipc.client import Client
from llmsh.kernel import server as server_module
from tests.kernel.serving import PATIENCE_S, Running, wait_until

pytestmark = pytest.mark.network


class Bench:
    """Services that the test holds in its hand: `hold` works until the test lets it go."""

    def __init__(self) -> None:
        self.begun: list[Any] = []
        self.given_up: list[Any] = []
        self.let_go = threading.Event()
        self.methods = {"echo": self.echo, "hold": self.hold, "fail": self.fail, "crash": self.crash, "big": self.big}

    def echo(self, params: dict[str, Any], work: Work) -> Any:
        self.begun.append(params.get("what"))
        work.report("partial", "half")
        return params.get("what")

    def hold(self, params: dict[str, Any], work: Work) -> Any:
        self.begun.append(params.get("what"))
        assert self.let_go.wait(PATIENCE_S)
        if work.is_given_up():
            self.given_up.append(params.get("what"))
        return params.get("what")

    def fail(self, params: dict[str, Any], work: Work) -> Any:
        raise PlanError("cannot")

    def crash(self, params: dict[str, Any], work: Work) -> Any:
        raise ZeroDivisionError("oops")

    def big(self, params: dict[str, Any], work: Work) -> Any:
        return "x" * protocol.MAX_MESSAGE_BYTES


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def running(tmp_path: Path, bench: Bench) -> Iterator[Running]:
    server = Running(tmp_path / "k.sock", bench.methods)
    yield server
    bench.let_go.set()
    server.stop()


class Raw:
    """A client that is only a socket."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE_S)
        self._socket.connect(str(path))
        self._reader = self._socket.makefile("rb")

    def __enter__(self) -> "Raw":
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()
        self._socket.close()

    def send(self, *messages: Any) -> None:
        for message in messages:
            data = message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"
            self._socket.sendall(data)

    def end_sending(self) -> None:
        self._socket.shutdown(socket.SHUT_WR)

    def ask(self, number: Any, method: str, **params: Any) -> None:
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})

    def cancel(self, number: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": "cancel", "params": {"id": number}})

    def read(self) -> Any:
        line = self._reader.readline()
        return json.loads(line) if line else None

    def read_answers(self, count: int) -> dict[Any, Any]:
        """`count` answers, in whatever order they come, by id."""
        found = [self.read() for _ in range(count)]
        return {answer["id"]: answer for answer in found}


def hold_all_workers(raw: Raw, bench: Bench) -> None:
    for number in range(server_module.WORKERS):
        raw.ask(f"held {number}", "hold", what=number)
    wait_until(lambda: len(bench.begun) == server_module.WORKERS)


def test_the_socket_is_private(running: Running) -> None:
    assert stat.S_IMODE(running.path.stat().st_mode) == 0o600


def test_faults_are_answers_and_the_kernel_goes_on(running: Running) -> None:
    with Client(running.path) as client:
        for method, code, text in (
            ("fail", protocol.PLAN_ERROR, "cannot"),
            ("crash", protocol.INTERNAL_ERROR, "ZeroDivisionError"),
            ("nonsense", protocol.METHOD_NOT_FOUND, "no method"),
            ("big", protocol.INTERNAL_ERROR, "too large"),
        ):
            with pytest.raises(RemoteError, match=text) as caught:
                client.call(method)
            assert caught.value.code == code
        assert client.call("echo", {"what": "two\nlines “é”"}) == "two\nlines “é”"


def test_garbage_gets_an_error_not_silence(running: Running) -> None:
    with Raw(running.path) as raw:
        raw.send(b"not json\n", b"[1]\n", {"id": 1, "method": 3}, {"id": [2], "method": "status"})
        codes = [raw.read()["error"]["code"] for _ in range(4)]
        invalid = protocol.INVALID_REQUEST
        assert codes == [protocol.PARSE_ERROR, invalid, invalid, invalid]
        raw.ask(9, "echo", what=1)
        assert raw.read()["result"] == 1


def test_an_endless_line_is_refused_and_hung_up_on(running: Running) -> None:
    with Raw(running.path) as raw:
        raw.send(b"x" * (protocol.MAX_REQUEST_BYTES + 70_000))
        assert raw.read()["error"]["code"] == protocol.INVALID_REQUEST
        assert raw.read() is None


def test_notifications_are_not_answered(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        raw.send({"jsonrpc": "2.0", "method": "echo", "params": {"what": "silent"}})
        raw.cancel("nothing")
        raw.ask(1, "status")
        assert raw.read()["id"] == 1
    assert bench.begun == []


def test_a_client_that_only_reads_any_more_gets_its_answers(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        raw.ask(1, "hold", what="late")
        raw.end_sending()
        wait_until(lambda: bench.begun == ["late"])
        bench.let_go.set()
        assert raw.read() == {"jsonrpc": "2.0", "id": 1, "result": "late"}
        assert raw.read() is None


def test_an_id_in_use_is_refused(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        raw.ask(1, "hold", what="first")
        raw.ask(1, "echo", what="second")
        assert raw.read()["error"]["code"] == protocol.INVALID_REQUEST
        bench.let_go.set()
        assert raw.read() == {"jsonrpc": "2.0", "id": 1, "result": "first"}


def test_status_and_hello_answer_while_every_worker_is_busy(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw, Client(running.path) as client:
        hold_all_workers(raw, bench)
        raw.ask("waits", "echo")
        wait_until(lambda: client.call("status")["waiting"] == 1)
        status = client.call("status")
        assert (status["running"], status["pid"]) == (server_module.WORKERS, os.getpid())
        assert status["protocol"] == protocol.PROTOCOL_VERSION
        assert "echo" in client.call("hello")["methods"]


def test_a_full_queue_says_so_and_when_to_come_again(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        hold_all_workers(raw, bench)
        for number in range(server_module.MAX_WAITING_PER_CLIENT + 1):
            raw.ask(number, "echo", what=number)
        refused = raw.read()
        assert refused["id"] == server_module.MAX_WAITING_PER_CLIENT
        assert refused["error"]["code"] == protocol.BUSY
        assert refused["error"]["data"]["retry_after_ms"] > 0
        bench.let_go.set()
        answers = raw.read_answers(server_module.WORKERS + server_module.MAX_WAITING_PER_CLIENT)
        assert all("result" in answer for answer in answers.values())


def test_all_clients_together_are_bounded_too(running: Running, bench: Bench) -> None:
    raws = [Raw(running.path) for _ in range(server_module.MAX_WAITING // server_module.MAX_WAITING_PER_CLIENT)]
    try:
        hold_all_workers(raws[0], bench)
        for raw in raws:
            for number in range(server_module.MAX_WAITING_PER_CLIENT):
                raw.ask(number, "echo")
        with Client(running.path) as client, Raw(running.path) as one_more:
            wait_until(lambda: client.call("status")["waiting"] == server_module.MAX_WAITING)
            one_more.ask(1, "echo")
            assert one_more.read()["error"]["code"] == protocol.BUSY
            bench.let_go.set()
            # With time enough the client comes again by itself.
            assert client.call("echo", {"what": "later"}, timeout_s=PATIENCE_S) == "later"
    finally:
        for raw in raws:
            raw.__exit__()


def test_a_waiting_request_that_is_cancelled_is_never_begun(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        hold_all_workers(raw, bench)
        raw.ask("dropped", "echo", what="dropped")
        raw.cancel("dropped")
        answer = raw.read()
        assert (answer["id"], answer["error"]["code"]) == ("dropped", protocol.CANCELLED)
        bench.let_go.set()
        raw.read_answers(server_module.WORKERS)
        raw.ask("next", "echo", what="next")
        assert raw.read()["result"] == "next"
    assert "dropped" not in bench.begun


def test_the_answer_of_a_running_request_that_is_cancelled_is_thrown_away(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        raw.ask(1, "hold", what="late")
        wait_until(lambda: bench.begun == ["late"])
        raw.cancel(1)
        assert raw.read()["error"]["code"] == protocol.CANCELLED
        raw.cancel(1)
        bench.let_go.set()
        wait_until(lambda: bench.given_up == ["late"])
        raw.ask(1, "echo", what="the id is free again")
        assert raw.read()["result"] == "the id is free again"


def test_one_client_cannot_cancel_for_another(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw, Raw(running.path) as other:
        raw.ask(1, "hold", what="mine")
        wait_until(lambda: bench.begun == ["mine"])
        other.cancel(1)
        other.ask(2, "status")
        other.read()
        bench.let_go.set()
        assert raw.read()["result"] == "mine"


def test_a_deadline_is_kept_by_waiting_and_by_running_requests(running: Running, bench: Bench) -> None:
    with Raw(running.path) as raw:
        raw.ask("runs", "hold", what="runs", deadline_ms=300)
        assert raw.read()["error"]["code"] == protocol.DEADLINE_PASSED
        # One of these waits where the first has been begun in time; whatever, all threads are taken.
        hold_all_workers(raw, bench)
        raw.ask("waits", "echo", what="waits", deadline_ms=1)
        answer = raw.read()
        assert (answer["id"], answer["error"]["code"]) == ("waits", protocol.DEADLINE_PASSED)
        bench.let_go.set()
        raw.read_answers(server_module.WORKERS)
    assert "waits" not in bench.begun


@pytest.mark.parametrize("deadline", [0, -1, "soon", True, [1]])
def test_a_deadline_that_is_none_is_refused(running: Running, deadline: object) -> None:
    with Raw(running.path) as raw:
        raw.ask(1, "echo", deadline_ms=deadline)
        assert raw.read()["error"]["code"] == protocol.INVALID_PARAMS


def test_progress_is_told_to_those_who_ask_for_it(running: Running) -> None:
    told: list[tuple[str, Any]] = []
    with Client(running.path) as client:
        assert client.call("echo", {"what": 1}, progress=lambda stage, value: told.append((stage, value))) == 1
    assert told == [("queued", None), ("started", None), ("partial", "half")]


def test_what_a_client_that_has_gone_asked_for_is_dropped(running: Running, bench: Bench) -> None:
    with Client(running.path) as client:
        with Raw(running.path) as raw:
            hold_all_workers(raw, bench)
            raw.ask("waits", "echo", what="waits")
            wait_until(lambda: client.call("status")["waiting"] == 1)
        wait_until(lambda: client.call("status")["waiting"] == 0)
        bench.let_go.set()
        wait_until(lambda: len(bench.given_up) == server_module.WORKERS)
    assert "waits" not in bench.begun


def test_a_call_is_cancelled_from_another_thread(running: Running, bench: Bench) -> None:
    with Client(running.path) as client:
        raised: list[Exception] = []

        def call() -> None:
            try:
                client.call("hold", {"what": "mine"})
            except RequestCancelled as error:
                raised.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        wait_until(lambda: bench.begun == ["mine"])
        client.cancel()
        thread.join(PATIENCE_S)
        assert len(raised) == 1
        bench.let_go.set()
        assert client.call("echo", {"what": "next"}) == "next"


def test_a_call_ends_at_its_deadline_and_the_next_gets_its_own_answer(running: Running, bench: Bench) -> None:
    with Client(running.path) as client:
        with pytest.raises(DeadlinePassed):
            client.call("hold", {"what": "late"}, timeout_s=0.05)
        bench.let_go.set()
        assert client.call("echo", {"what": "mine"}) == "mine"


def test_an_ending_kernel_sends_back_what_waits(tmp_path: Path, bench: Bench) -> None:
    running = Running(tmp_path / "k.sock", bench.methods)
    with Raw(running.path) as raw, Client(running.path) as client:
        hold_all_workers(raw, bench)
        raw.ask("waits", "echo", what="waits")
        wait_until(lambda: client.call("status")["waiting"] == 1)
        client.call("stop")
        answer = raw.read()
        assert (answer["id"], answer["error"]["code"]) == ("waits", protocol.STOPPING)
        bench.let_go.set()
        answers = raw.read_answers(server_module.WORKERS)
        assert all("result" in each or each["error"]["code"] == protocol.STOPPING for each in answers.values())
        assert raw.read() is None
    running.join()
    assert not running.path.exists()


def test_an_idle_kernel_ends_and_takes_its_socket_along(tmp_path: Path, bench: Bench) -> None:
    running = Running(tmp_path / "k.sock", bench.methods, idle_s=0.2)
    running.join()
    assert not running.path.exists()


def test_a_kernel_whose_socket_was_taken_away_ends(
    tmp_path: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "LOOK_S", 0.05)
    running = Running(tmp_path / "k.sock", bench.methods)
    running.path.unlink()
    running.path.write_text("another's")
    running.join()
    assert running.path.read_text() == "another's"


def test_no_kernel_is_said_with_the_next_action(tmp_path: Path) -> None:
    with pytest.raises(KernelUnavailable) as caught:
        Client(tmp_path / "nothing.sock")
    assert "llmsh kernel start" in caught.value.hint


def test_a_stale_socket_is_no_kernel(tmp_path: Path) -> None:
    path = tmp_path / "k.sock"
    with socket.socket(socket.AF_UNIX) as left_behind:
        left_behind.bind(str(path))
    with pytest.raises(KernelUnavailable):
        Client(path)


@pytest.mark.parametrize(
    "answer",
    [b"not json\n", b"[]\n", b'{"id": 1, "error": 7}\n'],
)
def test_a_peer_that_is_no_kernel_is_said_so(tmp_path: Path, answer: bytes) -> None:
    path = tmp_path / "k.sock"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()

        def serve() -> None:
            peer, _ = listening.accept()
            with peer:
                reader = peer.makefile("rb")
                reader.readline()
                peer.sendall(
                    protocol.encode(protocol.result(0, {"protocol": protocol.PROTOCOL_VERSION, "version": "9"}))
                )
                reader.readline()
                peer.sendall(answer)
                reader.close()

        thread = threading.Thread(target=serve)
        thread.start()
        with Client(path) as client, pytest.raises(ProtocolError):
            client.call("status")
        thread.join(PATIENCE_S)
