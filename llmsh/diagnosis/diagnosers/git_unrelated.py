"""Two histories without a common commit."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("refusing to merge unrelated histories",)
MATCHES = (
    Case(
        "git pull origin main",
        "fatal: refusing to merge unrelated histories",
        128,
        says="no common",
        fix="git pull origin main --allow-unrelated-histories",
    ),
)
IGNORES = (Case("git pull", "fatal: Not possible to fast-forward, aborting.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "The two histories have no common commit: they began as separate repositories.",
        0.97,
        "That happens when the repository was made anew on one side, for example with a README on the server. If "
        "both belong together, they can be joined on purpose.",
        ("unrelated histories",),
        (Fix(f"{problem.command} --allow-unrelated-histories", "joins them"),) if problem.command else (),
        ("make sure that it is the right repository: git remote -v",),
    )
