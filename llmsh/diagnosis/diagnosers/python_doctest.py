"""An example in a docstring that gives something else than it says (doctest)."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("failed example:",)
MATCHES = (
    Case(
        "python3 -m doctest d.py",
        '**********************************************************************\nFile "{cwd}/d.py", line 3, in d.f\n'
        "Failed example:\n    f()\nExpected:\n    2\nGot:\n    1\n*****\n1 items had failures:\n   1 of   1 in d.f",
        1,
        (("d.py", 'def f():\n    """\n    >>> f()\n    2\n    """\n    return 1\n'),),
        says="d.py line 3",
        fix="sed -n '1,5p' d.py",
    ),
)
IGNORES = (Case("pytest", "E       assert 1 == 2\n\ntest_x.py:2: AssertionError", 1),)
SAID = late_pattern(
    r'File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<name>\S+)\nFailed example:\n\s+(?P<call>.+)\n'
    r"(?:Expected(?: nothing)?:?\n?(?:\s+(?P<want>.+)\n)?(?:.*\n)*?Got:?\n\s+(?P<got>.+)|Exception raised:)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match:
        return None
    shown = shown_path(facts, match["file"])
    gave = f"gives {match['got'][:40]}, not {match['want'][:40]}" if match["got"] and match["want"] else "goes wrong"
    return Finding(
        f"{shown} line {match['line']}: the example `{match['call'][:40]}` {gave}.",
        0.95,
        "doctest runs the examples in the docstrings and compares what they print, sign by sign.",
        (f"in {match['name']}",),
        show_place(facts, match["file"], match["line"]),
        ("mend the function, or the example if it is out of date",),
    )
