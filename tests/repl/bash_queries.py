"""A session that only answers queries, each by a fresh interactive bash; for what asks bash but runs nothing."""

import os
import subprocess
from pathlib import Path

from llmsh.core.errors import SessionError
from llmsh.core.ports import Outcome


class BashQueries:
    """Implements core.ports.Session without running anything. setup: bash text that the answers depend on."""

    def __init__(self, cwd: Path, setup: str = "") -> None:
        self._cwd = cwd
        self.setup = setup

    @property
    def cwd(self) -> Path:
        return self._cwd

    @property
    def language(self) -> str:
        return "bash"

    def run(self, text: str) -> Outcome:
        raise NotImplementedError

    def query(self, code: str, *, timeout_s: float = 1.0) -> bytes:
        try:
            return subprocess.run(
                ["bash", "--norc", "-i", "-c", f"{self.setup}\n{code}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._cwd,
                # An interactive bash saves its history: never to the file of who runs the tests.
                env={**os.environ, "HOME": "/nonexistent", "HISTFILE": "/dev/null"},
                timeout=10,
                check=False,
                start_new_session=True,
            ).stdout
        except subprocess.TimeoutExpired as error:
            raise SessionError("no answer") from error

    def close(self) -> int:
        return 0
