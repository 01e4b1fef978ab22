"""The kernel is killed again and again while clients ask: no request is lost, none is answered twice."""

import os
from pathlib import Path

import pytest

from llmsh.ipc.client import Client
from tests.kernel.serving import environment
from tests.kernel.storm import Storm

pytestmark = pytest.mark.network

REQUESTS, CLIENTS, KILLS = 60, 4, 3


def test_no_request_is_lost_or_answered_twice_when_the_kernel_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "run" / "llmsh" / "kernel.sock"
    report = Storm(clients=CLIENTS, requests=REQUESTS, kills=KILLS, spread=True).run(path)
    with Client() as client:
        client.call("stop")
    assert report.lost == []
    assert report.wrong == []
    assert sorted(report.answered) == list(range(REQUESTS))
    assert set(report.answered.values()) == {1}
    assert report.results_received == REQUESTS
    assert report.kills == KILLS == len(report.kernels)
    assert os.getpid() not in report.kernels
