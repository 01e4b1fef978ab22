"""Many clients ask the real kernel for many things while it is killed again and again; what became of each request.

Used small by a test and large by `python -m tests.bench.kernel`.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from llmsh.core.context import Context
from llmsh.ipc import protocol
from llmsh.ipc.client import Client
from llmsh.ipc.connection import Connection
from llmsh.ipc.protocol import Json
from tests.kernel.serving import PATIENCE_S

# Generous: on a loaded machine a killed kernel takes seconds to be up again and to have its planner.
CALL_TIMEOUT_S = 600.0
SENTENCES = (
    "files larger than {} MB",
    "the {} largest files here",
    "count the lines of part{}.txt",
    "disk usage of d{}",
)


@dataclass
class Report:
    """answered: how often each request was; wrong: answers that were not to what was asked; times in seconds.

    longest_own_s: the longest wait of a prompt, without the time in which it had no processor.
    """

    answered: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kills: int = 0
    kernels: set[int] = field(default_factory=set)
    results_received: int = 0
    resent: int = 0
    longest_call_s: float = 0.0
    prompt_calls: int = 0
    longest_prompt_s: float = 0.0
    prompt_p99_s: float = 0.0
    longest_own_s: float = 0.0
    wall_s: float = 0.0


class CountingConnection(Connection):
    """A connection that counts what comes in and goes out, so that a second answer could not hide."""

    received: ClassVar[Counter[Any]] = Counter()
    sent: ClassVar[Counter[str]] = Counter()

    def send(self, message: Json, *, deadline: float) -> None:
        CountingConnection.sent[str(message.get("method"))] += 1
        super().send(message, deadline=deadline)

    def receive(self, *, deadline: float) -> Json:
        message = super().receive(deadline=deadline)
        if "result" in message:
            CountingConnection.received[(id(self), message["id"])] += 1
        return message


def ask(client: Client, number: int) -> str:
    """Ask request `number` (each kind in turn); "" when the answer is to exactly that."""
    kind = number % 4
    if kind == 0:
        request = SENTENCES[number // 4 % len(SENTENCES)].format(number)
        plan = client.plan(request, Context(Path("/"), Path("/")), timeout_s=CALL_TIMEOUT_S)
        return "" if plan.request == request and plan.steps else f"{request!r} got {plan.request!r}"
    if kind == 1:
        command = f"rm -rf build{number}"
        answer = client.call("risk", {"command": command}, timeout_s=CALL_TIMEOUT_S)
        return "" if f"build{number}" in str(answer) else f"{command!r} got {answer}"
    if kind == 2:
        params = {"command": f"gti{number}", "status": 127, "output": f"bash: gti{number}: command not found"}
        answer = client.call("explain", params, timeout_s=CALL_TIMEOUT_S)
        return "" if answer["command"] == params["command"] else f"{params} got {answer}"
    answer = client.call("status", timeout_s=CALL_TIMEOUT_S)
    return "" if answer["protocol"] == protocol.PROTOCOL_VERSION else f"status got {answer}"


class Storm:
    """One run. spread: the kills come evenly, none before those hit by the last are answered; else at random."""

    def __init__(self, *, clients: int, requests: int, kills: int, spread: bool, seed: int = 1) -> None:
        self._clients = clients
        self._requests = requests
        self._kills = kills
        self._spread = spread
        self._random = random.Random(seed)
        self._numbers = iter(range(requests))
        self._lock = threading.Condition()
        self._given = 0
        self._since_kill = 0
        self._in_flight: set[int] = set()
        self._hit: set[int] = set()
        self._active = set(range(clients))
        self.report = Report()

    def run(self, path: Path) -> Report:
        """Raises nothing for what went wrong: the report has it."""
        began = time.monotonic()
        CountingConnection.received.clear()
        CountingConnection.sent.clear()
        prompt = subprocess.Popen(
            [sys.executable, "-m", "tests.kernel.prompt_probe", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        threads = [threading.Thread(target=self._client, args=(which,)) for which in range(self._clients)]
        killer = threading.Thread(target=self._killer)
        for thread in (*threads, killer):
            thread.start()
        for thread in (*threads, killer):
            thread.join()
        said, _ = prompt.communicate("")
        report = self.report
        count, longest, p99, own = said.split()
        report.prompt_calls, report.longest_prompt_s, report.prompt_p99_s = int(count), float(longest), float(p99)
        report.longest_own_s = float(own)
        hellos = CountingConnection.sent["hello"]
        report.results_received = sum(
            count for (_, number), count in CountingConnection.received.items() if number != 0
        )
        report.resent = sum(CountingConnection.sent.values()) - hellos - sum(report.answered.values())
        report.wall_s = time.monotonic() - began
        return report

    def _client(self, which: int) -> None:
        try:
            with CountingClient(start=True, timeout_s=CALL_TIMEOUT_S) as client:
                while (number := self._next(which)) is not None:
                    began = time.monotonic()
                    try:
                        wrong = ask(client, number)
                        self._count(which, number, time.monotonic() - began, wrong)
                    except Exception as error:  # noqa: BLE001  # whatever it is, that request is lost
                        self.report.lost.append(f"{number}: {type(error).__name__}: {error}")
                    finally:
                        with self._lock:
                            self._in_flight.discard(which)
                            self._hit.discard(which)
        except Exception as error:  # noqa: BLE001  # the report tells
            self.report.lost.append(f"client {which}: {type(error).__name__}: {error}")
        finally:
            with self._lock:
                self._active.discard(which)

    def _next(self, which: int) -> int | None:
        """The next request; where kills are spread, it waits for the kill that comes before."""
        with self._lock:
            if self._spread:
                self._lock.wait_for(lambda: self._given < self._stage() * (self.report.kills + 1), PATIENCE_S * 5)
            self._given += 1
            number = next(self._numbers, None)
            if number is not None:
                self._in_flight.add(which)
            return number

    def _stage(self) -> int:
        """Requests between two kills."""
        return self._requests // (self._kills + 1) + 1

    def _count(self, which: int, number: int, took_s: float, wrong: str) -> None:
        with self._lock:
            self.report.answered[number] += 1
            self.report.longest_call_s = max(self.report.longest_call_s, took_s)
            self._since_kill += 1
            if wrong:
                self.report.wrong.append(wrong)

    def _killer(self) -> None:
        """kill -9, whatever it does just then, until the kills are done or nobody asks any more."""
        while self.report.kills < self._kills and self._wait_for_a_moment():
            try:
                with Client(timeout_s=5) as client:
                    pid = client.call("status")["pid"]
            except Exception:  # noqa: BLE001  # between two kernels
                time.sleep(0.02)
                continue
            self.report.kernels.add(pid)
            os.kill(pid, signal.SIGKILL)
            with self._lock:
                self.report.kills += 1
                self._since_kill = 0
                self._hit = set(self._in_flight)
                self._lock.notify_all()

    def _wait_for_a_moment(self) -> bool:
        """Until it may be killed next; False when all is answered."""
        pause_s = self._random.uniform(0.2, 3.0)
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE_S * 5:
            with self._lock:
                if not self._active:
                    return False
                if self._spread and not self._hit and self._since_kill >= self._stage() // 2:
                    return True
                if not self._spread and time.monotonic() - began > pause_s:
                    return True
            time.sleep(0.005)
        return False


class CountingClient(Client):
    connection_type = CountingConnection
