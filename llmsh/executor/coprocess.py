"""A bash that runs several steps one after another outside the interactive shell: `llmsh ask`.

One process, so that `cd`, variables and functions of a step stay for the next; it has the caller's stdin, stdout and
stderr. Status and directory come back through a pipe of its own, which a step's output cannot forge.
"""

import os
import subprocess
import time
from pathlib import Path
from typing import Self

from llmsh.core.errors import SessionClosed
from llmsh.core.invocation import own_path
from llmsh.core.ports import Outcome

# Read from a pipe: bash takes one line at a time and leaves the rest. The report's descriptor is closed for the
# step itself, so that a background job of it holds nothing open.
LOOP = r"""
[[ ! $1 ]] || type llmsh &>/dev/null || hash -p "$1" llmsh
set --
while IFS= read -r -d '' -u {steps} __llmsh_step; do
  eval "$__llmsh_step" {steps}<&- {report}>&-
  printf '%s\0%s\0' "$?" "$PWD" >&{report}
done
"""


class Coprocess:
    """Use as a context manager; `run` is a `Runner`."""

    def __init__(self, bash: str, cwd: Path) -> None:
        steps_out, self._steps = os.pipe()
        self._report, report_in = os.pipe()
        text = LOOP.replace("{steps}", str(steps_out)).replace("{report}", str(report_in))
        self._process = subprocess.Popen(
            [bash, "-c", text, "llmsh", own_path()], cwd=cwd, pass_fds=(steps_out, report_in), restore_signals=True
        )
        os.close(steps_out)
        os.close(report_in)
        self._cwd = cwd
        self._pending = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def cwd(self) -> Path:
        return self._cwd

    def run(self, text: str) -> Outcome:
        """Run `text`; raise SessionClosed with its status when it ended the shell (`exit`, a signal)."""
        started = time.monotonic()
        try:
            _write_all(self._steps, text.encode("utf-8", "surrogateescape") + b"\0")
            status = int(self._read_field())
            self._cwd = Path(os.fsdecode(self._read_field()))
        except (BrokenPipeError, EOFError) as error:
            code = self._process.wait()
            status = code if code >= 0 else 128 - code
            raise SessionClosed("the shell of the plan has ended", status=status) from error
        return Outcome(status, self._cwd, time.monotonic() - started)

    def close(self) -> int:
        for fd in (self._steps, self._report):
            if fd >= 0:
                os.close(fd)
        self._steps = self._report = -1
        return self._process.wait()

    def _read_field(self) -> bytes:
        while b"\0" not in self._pending:
            try:
                data = os.read(self._report, 4096)
            except KeyboardInterrupt:
                continue  # the step got the same signal; its status comes
            if not data:
                raise EOFError
            self._pending += data
        field, _, self._pending = self._pending.partition(b"\0")
        return field


def _write_all(fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]
