"""A program that ended by a fault of its own and said nothing."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ()
STATUSES = frozenset({139, 134, 136, 132, 135})
MATCHES = (
    Case("./app", "", 139, says="SIGSEGV"),
    Case("./app", "Assertion failed: x > 0, file a.c, line 3", 134, says="SIGABRT"),
    Case("./app", "", 132, says="SIGILL"),
)
IGNORES = (Case("./app", "Segmentation fault", 139),)
FAULTS = {
    139: ("SIGSEGV", "it touched memory that is not its own"),
    134: ("SIGABRT", "it gave up by itself after a failed check"),
    136: ("SIGFPE", "it divided by zero"),
    132: ("SIGILL", "it hit an instruction that this processor does not know"),
    135: ("SIGBUS", "it read memory that is not there any more"),
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "egmentation fault" in problem.text or problem.status not in FAULTS:
        return None
    name, why = FAULTS[problem.status]
    program = problem.argv[0] if problem.argv else "The program"
    return Finding(
        f"`{program}` crashed with {name}: {why}.",
        0.8,
        "This is a mistake inside the program, or it was built for another machine. How it was called is rarely "
        "the reason.",
        (f"status {problem.status} is {name}",),
        (),
        ("see where it happens: gdb -batch -ex run -ex bt --args and the command", "update or reinstall the program"),
    )
