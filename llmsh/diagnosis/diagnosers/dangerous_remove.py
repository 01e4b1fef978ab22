"""`rm` protected / or the folder it stands in."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("dangerous to operate recursively", "refusing to remove")
MATCHES = (
    Case(
        "rm -rf /",
        "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe",
        says="everything",
        fix="",
    ),
    Case("rm -rf .", "rm: refusing to remove '.' or '..' directory: skipping '.'", says="`.`", fix=""),
)
IGNORES = (Case("rm x", "rm: cannot remove 'x': No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    whole = "recursively on '/'" in problem.text
    return Finding(
        "rm refused to remove everything on this machine (/)."
        if whole
        else "rm does not remove the folder it stands in (`.` or `..`).",
        0.97,
        "This would have removed the whole system, with no way back. Check the path, and variables in it that may "
        "be empty."
        if whole
        else "Its contents can be removed from inside; the folder itself from its parent.",
        (problem.lines[0],),
        (),
        ("check what the path really is before removing anything: echo the command first",)
        if whole
        else ("see what is here first: ls -A", "to remove the folder: cd .. and name it"),
    )
