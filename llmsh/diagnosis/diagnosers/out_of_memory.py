"""Memory could not be had."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot allocate memory",
    "out of memory",
    "memoryerror",
    "memory exhausted",
    "bad_alloc",
    "outofmemoryerror",
    "virtual memory exhausted",
    "resource temporarily unavailable",
)
MATCHES = (
    Case(
        "python3 big.py",
        'Traceback (most recent call last):\n  File "big.py", line 1, in <module>\n    '
        "x=bytearray(10**12)\nMemoryError",
        1,
        says="memory",
    ),
    Case("ls", "bash: fork: Cannot allocate memory", 254, says="memory"),
    Case("ls", "bash: fork: retry: Resource temporarily unavailable", 254, says="processes", fix="ps -u"),
)
IGNORES = (Case("./x", "Killed", 137), Case("nc h 1", "read: Resource temporarily unavailable"))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    free = re.search(r"MemAvailable:\s+(\d+) kB", facts.read("/proc/meminfo"))
    evidence = (f"{int(free[1]) >> 10} MiB are available now",) if free else ()
    if "fork" in text and "temporarily unavailable" in text:
        return Finding(
            "No more processes can be started: a limit is reached.",
            0.93,
            "Each user may run only so many processes at once. One program may be starting others without end.",
            ("fork: Resource temporarily unavailable",),
            (Fix("ps -u", "lists your processes"),),
            ("end what is too many", "see the limit: ulimit -u"),
        )
    if "temporarily unavailable" in text and not re.search(r"(?i)memory", text):
        return None
    if bound := re.search(r"\bulimit (?:-S |-H )?-v (\d+)", problem.command):
        return Finding(
            f"The limit of {bound[1]} KiB that `ulimit -v` sets is too small for this.",
            0.94,
            "ulimit -v says how much memory each program that is started after it may ask for.",
            (f"the line sets {bound[0]}", *evidence),
            (Fix(problem.command.replace(bound[0], "ulimit -v unlimited", 1), "takes the limit away, if it may"),),
        )
    return Finding(
        "There is not enough memory for this.",
        0.9,
        "The program asked for more memory than the machine or a limit allows. Close other programs, or give it "
        "less to do at once.",
        evidence,
        (Fix("free -h", "shows how much memory is there"),),
        ("see the limits of this shell: ulimit -v",),
    )
