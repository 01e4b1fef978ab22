"""A program touched memory that is not its own."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("segmentation fault", "sigsegv", "bus error")
STATUSES = frozenset({139, 138, 135, 1, 2, 134})
MATCHES = (
    Case("./app", "bash: line 1: 12345 Segmentation fault      (core dumped) ./app", 139, says="`./app`"),
    Case("make test", "make: *** [Makefile:2: test] Segmentation fault (core dumped)", 2, says="memory"),
)
IGNORES = (Case("./train", "Killed", 137),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # A list of all signals, as kill -l prints it.
    if "SIGHUP" in problem.text:
        return None
    program = problem.argv[0] if problem.argv else "The program"
    dumped = "core dumped" in problem.text
    return Finding(
        f"`{program}` crashed: it touched memory that is not its own.",
        0.88,
        "This is a mistake inside the program, or in a library that it uses, not in how it was called. A newer "
        "version may have it fixed.",
        ("Segmentation fault" + (" (core dumped)" if dumped else ""),),
        (),
        (
            "if it is your own program, see where: gdb -batch -ex run -ex bt --args and the command",
            "if not: update it, or report it",
        ),
    )
