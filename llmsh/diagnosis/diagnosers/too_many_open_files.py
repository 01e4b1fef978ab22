"""The limit on open files is reached."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("too many open files", "emfile")
MATCHES = (
    Case("./server", "accept: Too many open files", says="open files", fix="ulimit -n 8192"),
    Case("npm run build", "Error: EMFILE: too many open files, open '/app/x.js'", says="open files"),
)
IGNORES = (Case("tail -f a", "tail: inotify resources exhausted"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "The program has reached its limit of open files.",
        0.92,
        "Each process may hold only so many files and connections open at once. Raise the limit in this shell and "
        "start it again; "
        "if it comes back, the program forgets to close files.",
        ("Too many open files",),
        (Fix("ulimit -n 8192", "raises the limit for what this shell starts from now on"),),
        ("see the limits: ulimit -Sn; ulimit -Hn",),
    )
