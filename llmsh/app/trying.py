"""Trial runs wired: bash, the environment, the limits, and what of llmsh's own they must not see."""

import os
import sys
from pathlib import Path

from llmsh.config import Settings, data_dir, runtime_dir, state_dir
from llmsh.core.invocation import bash_path
from llmsh.core.ports import CheckpointRecord, TriedOut
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


def commit(tried: TriedOut, settings: Settings) -> CheckpointRecord | None:
    """Keep what the user's own command did, as the policy allows; it is written down like a step that runs.

    A rule that asks is answered by the user's word. Raises NotAllowed, TrialError.
    """
    from llmsh.app import permission, wiring
    from llmsh.core.errors import NotAllowed
    from llmsh.core.plan import Effect, Step
    from llmsh.core.policy import Approver
    from llmsh.core.ports import Impact

    report = tried.report
    gate = permission.build_gate(settings)
    step = Step(report.command, "Tried on a copy.", Effect.CHANGES)
    cwd, paths = Path(report.cwd), tuple(Path(change.path) for change in report.changes)
    ruling = gate.ruling(step, cwd, Impact(paths, len(paths)))
    if ruling.is_denied:
        why = f"the policy denies this: {'; '.join(ruling.sources)}"
        gate.audit.refused(step, cwd, why)
        raise NotAllowed(why, hint="see: llmsh policy")
    run = gate.audit.starts(step, cwd, gate.risk(step), Approver.KEY)
    record = tried.commit(wiring.checkpoints(settings) if settings.undo else None)
    gate.audit.ended(run, report.status, report.duration_s)
    return record
