"""A command that wants everything committed first, in whatever version control."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("directory not clean", "tree is not clean", "uncommitted changes", "not clean", "outstanding changes")
MATCHES = (
    Case("npm version patch", "npm error Git working directory not clean.\nnpm error M notes.txt", 1, says="committed"),
    Case("hg merge", "abort: uncommitted changes\n(use 'hg status' to list changes)", 255, fix="hg status"),
)
IGNORES = (Case("git status", "nothing to commit, working tree clean", 1),)
SAID = late_pattern(
    r"(?i)(?:working (?:directory|tree|copy)|repository|tree) (?:is )?not clean|(?:has |have |"
    r"are )?uncommitted changes|"
    r"outstanding changes"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status or not (match := SAID.search(problem.text)):
        return None
    program = next((name for name in ("hg", "svn") if name in problem.programs), "git")
    return Finding(
        "There are changes here that are not committed yet, and the command wants none.",
        0.62,
        "It would mix its own work with yours, or could lose yours. Commit the changes, or put them aside, then run it "
        "again.",
        (match[0],),
        (Fix(f"{program} status", "shows what has changed"),),
        ("commit the changes, or set them aside",),
    )
