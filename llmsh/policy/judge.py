"""The ruling about a step: the strictest word of all files; what is damaged or cannot be told asks."""

from dataclasses import dataclass
from pathlib import Path

from llmsh.core.plan import Step
from llmsh.core.policy import Action, Ruling
from llmsh.core.ports import Impact
from llmsh.core.risk import Assessment
from llmsh.policy.files import Policy, PolicyFiles
from llmsh.policy.rule import Match
from llmsh.policy.subject import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Judge:
    """Implements core.ports.PolicyJudge; the files are read anew for every step, so a change holds at once."""

    files: PolicyFiles

    def __call__(self, step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None) -> Ruling:
        policy = self.files.load(cwd)
        if not policy.files:
            return Ruling()
        subject = subject_of(step, cwd, risk, impact, self.files.home)
        is_eligible = risk.read_only and not step.provenance and not step.unproven
        return rule_on(policy, subject, is_eligible=is_eligible)


def rule_on(policy: Policy, subject: Subject, *, is_eligible: bool) -> Ruling:
    """The strictest of the rules that match. is_eligible: the step may run without a question if a rule allows it."""
    said: dict[Action, list[str]] = {action: [] for action in Action}
    for rule in policy.rules:
        match = rule.match(subject)
        if match is Match.NO:
            continue
        if rule.action is Action.ALLOW:
            if match is Match.YES and rule.origin.may_allow:
                said[Action.ALLOW].append(rule.source)
        elif match is Match.MAYBE:
            said[Action.ASK].append(f"{rule.source}: whether it applies shows only when it runs")
        else:
            said[rule.action].append(rule.source)
    if policy.auto_approves:
        said[Action.ALLOW].append(next(f"{file.path}: auto_approve" for file in policy.files if file.auto_approve))
    said[Action.ASK].extend(policy.problems)
    action = max((action for action in Action if said[action]), default=None)
    if action is None:
        return Ruling()
    is_automatic = action is Action.ALLOW and is_eligible and not policy.forbids_automatic
    return Ruling(action, tuple(dict.fromkeys(said[action])), is_automatic)
