"""The limit on links to one file or on subfolders is reached."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("too many links",)
MATCHES = (Case("mkdir x", "mkdir: cannot create directory ‘x’: Too many links", says="links"),)
IGNORES = (Case("cat a", "cat: a: Too many levels of symbolic links"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "The file system allows no more links here: too many subfolders in one folder, or hard links to one file.",
        0.9,
        "Each subfolder counts as a link to its parent, and some file systems stop at 32,000 or 65,000.",
        ("Too many links",),
        (),
        ("count them: find . -maxdepth 1 -type d | wc -l", "spread the folders over several levels"),
    )
