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
    "heap out of memory",
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
    Case(
        "npm run build",
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
        134,
        says="Node",
        fix="NODE_OPTIONS=--max-old-space-size=4096 npm run build",
    ),
    Case("ls", "bash: fork: Cannot allocate memory", 254, says="memory"),
    Case(
        "java -jar a.jar",
        'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat A.main(A.java:1)',
        1,
        says="Java",
        fix="java -Xmx2g -jar a.jar",
    ),
    Case("ls", "bash: fork: retry: Resource temporarily unavailable", 254, says="processes", fix="ps -u"),
)
IGNORES = (Case("./x", "Killed", 137), Case("nc h 1", "read: Resource temporarily unavailable"))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    free = re.search(r"MemAvailable:\s+(\d+) kB", facts.read("/proc/meminfo"))
    evidence = (f"{int(free[1]) >> 10} MiB are available now",) if free else ()
    if "heap out of memory" in text:
        return Finding(
            "Node ran into its own limit of memory.",
            0.94,
            "Node sets a limit on its memory that may be far below what the machine has. An option raises it.",
            evidence,
            (Fix(f"NODE_OPTIONS=--max-old-space-size=4096 {problem.command}", "allows it 4 GiB"),)
            if problem.command
            else (),
            ("raise NODE_OPTIONS=--max-old-space-size",),
        )
    if "OutOfMemoryError" in text:
        fixes = (
            (Fix(problem.insert_after("java", "-Xmx2g"), "allows it 2 GiB"),)
            if "java" in problem.programs and "-Xmx" not in problem.command
            else ()
        )
        return Finding(
            "Java ran into its limit of memory.",
            0.93,
            "Java sets a limit on its memory when it starts; -Xmx raises it.",
            evidence,
            fixes,
            ("raise -Xmx for the program",),
        )
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
    return Finding(
        "There is not enough memory for this.",
        0.9,
        "The program asked for more memory than the machine or a limit allows. Close other programs, or give it "
        "less to do at once.",
        evidence,
        (Fix("free -h", "shows how much memory is there"),),
        ("see the limits of this shell: ulimit -v",),
    )
