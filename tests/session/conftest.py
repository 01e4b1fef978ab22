"""Sessions for tests, each with an empty HOME of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.session.host import Host, Result

StartHost = Callable[..., tuple[Host, Result]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartHost]:
    """Starts sessions in a HOME that the test may fill first; ends them after the test."""
    hosts: list[Host] = []

    def begin(**options: Any) -> tuple[Host, Result]:
        host = Host(tmp_path, **options)
        hosts.append(host)
        return host, host.result()

    yield begin
    for host in hosts:
        host.close()


@pytest.fixture
def shell(start: StartHost) -> Host:
    """A session that is at its first prompt."""
    host, _ = start()
    return host
