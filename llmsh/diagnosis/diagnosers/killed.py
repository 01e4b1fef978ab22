"""The kernel ended the program with SIGKILL, most often because memory ran out."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ()
STATUSES = frozenset({137})
MATCHES = (
    Case("./train", "Killed", 137, says="memory"),
    Case("python3 big.py", "", 137, says="SIGKILL"),
    Case("docker run img", "", 137, says="SIGKILL"),
)
IGNORES = (Case("timeout -s KILL 1 sleep 5", "", 124),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    free = re.search(r"MemAvailable:\s+(\d+) kB", facts.read("/proc/meminfo"))
    evidence = (f"{int(free[1]) >> 10} MiB of memory are available now",) if free else ()
    return Finding(
        "Something killed it with SIGKILL: probably the kernel, because memory ran out.",
        0.75,
        "A program cannot resist this signal. When memory runs out the kernel picks a large program and ends it; "
        "kill -9 and a container's limit do the same.",
        (f"status {problem.status} is signal 9", *evidence),
        (Fix("free -h", "shows how much memory is there"),) if facts.has("free") or facts.manager else (),
        (
            "see whether the kernel did it: sudo dmesg | grep -i 'out of memory'",
            "give it less work at once, or more memory",
        ),
    )
