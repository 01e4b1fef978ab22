"""A function that calls itself without end."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import own_frame, show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "recursionerror",
    "maximum recursion depth",
    "maximum call stack size exceeded",
    "stackoverflowerror",
    "has overflowed its stack",
    "stack level too deep",
    "stack overflow",
    "goroutine stack exceeds",
)
MATCHES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 3, in <module>\n    f(0)\n  File '
        '"{cwd}/a.py", line 2, in f\n    return f(n+1)\n  [Previous line repeated 996 more '
        "times]\nRecursionError: maximum recursion depth exceeded",
        1,
        (("a.py", "def f(n):\n    return f(n+1)\nf(0)\n"),),
        says="a.py line 2",
        fix="sed -n '1,4p' a.py",
    ),
    Case(
        "node a.js",
        "RangeError: Maximum call stack size exceeded\n    at f ({cwd}/a.js:2:3)\n    at f ({cwd}/a.js:2:3)",
        1,
        (("a.js", "function f(){\n  f()\n}\n"),),
        says="without end",
    ),
    Case(
        "java A",
        'Exception in thread "main" java.lang.StackOverflowError\n\tat A.f(A.java:5)\n\tat A.f(A.java:5)',
        1,
        says="without end",
    ),
    Case(
        "./app", "thread 'main' has overflowed its stack\nfatal runtime error: stack overflow", 134, says="without end"
    ),
)
IGNORES = (Case("python3 a.py", "ValueError: x", 1),)
PLACES = (
    late_pattern(r'File "(?P<file>[^"]+)", line (?P<line>\d+)'),
    late_pattern(r"\((?P<file>[^():]+):(?P<line>\d+)"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)RecursionError[^\n]*|maximum call stack size exceeded|StackOverflowError|overflowed its stack|"
        r"stack level too deep|goroutine stack exceeds",
        problem.text,
    )
    if not said:
        return None
    frames = [(match["file"], match["line"]) for pattern in PLACES for match in pattern.finditer(problem.text)]
    most = max(frames, key=frames.count, default=("", ""))
    file, line = most if frames.count(most) > 1 else own_frame(frames)
    place = f" at {shown_path(facts, file)} line {line}" if file else ""
    fixes = show_place(facts, file, line) if file else ()
    return Finding(
        f"A function calls itself without end{place}.",
        0.975,
        "Each call needs a little room, and that room ran out. A case in which it stops calling itself is "
        "missing or never reached.",
        (said[0],),
        fixes,
        () if fixes else ("look for the function that is named again and again in the output",),
    )
