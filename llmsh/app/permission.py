"""The gate that generated steps go through, wired: risk, the policies of this user, the audit log."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from llmsh.app.explaining import assess
from llmsh.config import Settings, state_dir
from llmsh.core.context import Context
from llmsh.core.diagnosis import Fix
from llmsh.core.errors import NotAllowed
from llmsh.core.plan import Effect, Plan, Step
from llmsh.core.ports import AuditTrail, CheckpointRecord, Impact, Planner

if TYPE_CHECKING:
    from llmsh.audit.log import AuditLog, NoAudit
    from llmsh.executor.gate import Gate

FROM_EXPLANATION = "explanation of the failure"


def build_gate(settings: Settings, say: Callable[[str], None] | None = None) -> "Gate":
    from llmsh.app.tool_risk import ToolJudge
    from llmsh.executor.gate import Gate
    from llmsh.policy.files import PolicyFiles
    from llmsh.policy.judge import Judge

    return Gate(assess, ToolJudge(Judge(PolicyFiles.of_this_user())), audit_log(settings, say))


def audit_log(settings: Settings, say: Callable[[str], None] | None = None) -> "AuditLog | NoAudit":
    """say: one line to the user; standard error where nothing else is given."""
    from llmsh.audit.log import AuditLog, NoAudit

    return AuditLog(state_dir(), say or _to_stderr) if settings.audit else NoAudit()


def _to_stderr(line: str) -> None:
    from llmsh.syntax.quote import visible

    sys.stderr.write(visible(line) + "\n")


class AuditedPlanner:
    """A Planner whose plans are written down."""

    def __init__(self, planner: Planner, audit: AuditTrail) -> None:
        self._planner = planner
        self._audit = audit

    def plan(self, request: str, context: Context) -> Plan:
        plan = self._planner.plan(request, context)
        self._audit.generated(plan, context.cwd)
        return plan


def fix_step(fix: Fix) -> Step:
    """A fix that an explanation offers, as a step: its text came from a failure's output."""
    return Step(fix.command, fix.why, Effect.CHANGES, assess(fix.command), provenance=FROM_EXPLANATION)


def require_undo(record: CheckpointRecord, settings: Settings) -> None:
    """Raise NotAllowed when the policy denies changes to what undoing `record` would write.

    An undo is the user's own word, so a rule that asks is answered by it.
    """
    gate = build_gate(settings)
    step = Step(f"llmsh undo {record.number}", "Undoes a step.", Effect.CHANGES, provenance="")
    ruling = gate.ruling(step, record.cwd, Impact(record.changed, len(record.changed)))
    if ruling.is_denied:
        why = f"the policy denies this: {'; '.join(ruling.sources)}"
        gate.audit.refused(step, record.cwd, why)
        raise NotAllowed(why, hint="see: llmsh policy")
    audit_log(settings).undone(record.number, record.command, record.cwd)
