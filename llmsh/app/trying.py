"""Trial runs wired: bash, the environment, the limits, and what of llmsh's own they must not see."""

import os
import sys
from pathlib import Path

from llmsh.config import data_dir, runtime_dir, state_dir
from llmsh.core.invocation import bash_path
from llmsh.core.ports import TriedOut
from llmsh.core.trial import Limits


def limits() -> Limits:
    from llmsh.trial.start import default_limits

    return default_limits()


def try_out(command: str, cwd: Path, *, limits: Limits | None = None, to_stderr: bool = False) -> TriedOut:
    """Run `command` by bash on a copy of the file system. Raises TrialError.

    to_stderr: its standard output goes there.
    """
    from llmsh.trial.run import try_out as run_trial

    own = [str(path) for path in (data_dir(), state_dir(), runtime_dir())]
    stdout = sys.stderr.fileno() if to_stderr else None
    return run_trial(command, cwd, bash=bash_path(), environment=os.environ, limits=limits, own=own, stdout=stdout)
