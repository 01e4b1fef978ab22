"""The one gate that every generated step goes through: the policy, its risk, and an approval for exactly it.

An approval is for these bytes in this directory, once.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from llmsh.core.errors import NotAllowed
from llmsh.core.plan import Plan, Step
from llmsh.core.policy import Action, Approver, Ruling
from llmsh.core.ports import AuditTrail, Impact, PolicyJudge, RiskAssessor
from llmsh.core.risk import Assessment, Level


@dataclass(frozen=True, slots=True)
class Spot:
    """A directory as it was looked at: by its path, and by what it is, so that another in its place is none."""

    path: Path
    identity: tuple[int, int] | None

    @classmethod
    def of(cls, cwd: Path) -> "Spot":
        try:
            status = os.stat(cwd)
        except OSError:
            return cls(cwd, None)
        return cls(cwd, (status.st_dev, status.st_ino))


class Approval:
    """The user's yes to `steps`, one after the other from `spot` on; each is used up by its first run.

    A later step runs where the one before it has ended, nowhere else.
    """

    def __init__(self, steps: Sequence[Step], spot: Spot, approver: Approver) -> None:
        self._left = [(step.command, approver) for step in steps]
        self._spot = spot

    def add_first(self, steps: Sequence[Step], approver: Approver) -> None:
        """Approve `steps` to run next, before what is left."""
        self._left = [*((step.command, approver) for step in steps), *self._left]

    def has(self, step: Step) -> bool:
        """Claims that `step` is what may run next."""
        return bool(self._left) and self._left[0][0] == step.command

    def take(self, step: Step, cwd: Path) -> Approver:
        """Use up the approval of `step`; who gave it. Raises NotAllowed when this is not what was approved."""
        if not self.has(step):
            raise NotAllowed("this command was not approved", hint="look at it once more, then run it")
        if Spot.of(cwd) != self._spot:
            raise NotAllowed(
                f"the approval was for {self._spot.path} as it was then", hint="look at it once more, then run it"
            )
        return self._left.pop(0)[1]

    def came_to(self, cwd: Path) -> None:
        """The step has ended, with the shell in `cwd`."""
        self._spot = Spot.of(cwd)


@dataclass(frozen=True, slots=True)
class Gate:
    """Says what may run, and keeps the record of what did.

    assess: looks at the very text that is about to run; what a plan says about its own risk is not relied on.
    """

    assess: RiskAssessor
    judge: PolicyJudge
    audit: AuditTrail

    def assessed(self, plan: Plan) -> Plan:
        """`plan` with the risk of its steps as it is seen here, however low somebody else said it is."""
        return replace(plan, steps=tuple(replace(step, risk=self.risk(step)) for step in plan.steps))

    def risk(self, step: Step) -> Assessment:
        return self.assess(step.command)

    def ruling(self, step: Step, cwd: Path, impact: Impact | None = None) -> Ruling:
        return self.judge(step, cwd, self.risk(step), impact)

    def refusal(self, step: Step, cwd: Path, approver: Approver, impact: Impact | None = None) -> str:
        """Why `step` may not run on the word of `approver`; "" when it may."""
        risk = self.risk(step)
        ruling = self.judge(step, cwd, risk, impact)
        return _refusal(step, risk, ruling, approver)

    def admit(self, step: Step, cwd: Path, approval: Approval, impact: Impact | None = None) -> str:
        """Let `step` run, now; returns its name in the audit. Raises NotAllowed."""
        try:
            approver = approval.take(step, cwd)
        except NotAllowed as error:
            self.audit.refused(step, cwd, error.message)
            raise
        risk = self.risk(step)
        why = _refusal(step, risk, self.judge(step, cwd, risk, impact), approver)
        if why:
            self.audit.refused(step, cwd, why)
            raise NotAllowed(why, hint="see: llmsh policy" if "policy" in why else "")
        return self.audit.starts(step, cwd, risk, approver)


def _refusal(step: Step, risk: Assessment, ruling: Ruling, approver: Approver) -> str:
    if ruling.action is Action.DENY:
        return f"the policy denies this: {'; '.join(ruling.sources)}"
    if approver is Approver.POLICY and not ruling.is_automatic:
        return "the policy does not let this run without a question"
    if approver is Approver.OPTION:
        if risk.level is Level.DANGER:
            return "this plan is dangerous; --yes does not run it"
        if step.provenance:
            return "text from outside the request is in this plan; --yes does not run it"
        if ruling.asks:
            return f"the policy asks about this; --yes does not run it: {'; '.join(ruling.sources)}"
    if approver is Approver.CLIENT and (risk.level is Level.DANGER or ruling.asks):
        return "this needs the user's word in a terminal"
    if approver is Approver.KEY and risk.level is Level.DANGER:
        return "this is dangerous; it needs the typed word"
    return ""
