"""A Go test that failed, with its place."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("--- fail: ",)
MATCHES = (
    Case(
        "go test ./...",
        "--- FAIL: TestA (0.00s)\n    a_test.go:3: no luck\nFAIL\nFAIL\tx\t0.002s\nFAIL",
        1,
        (("a_test.go", "package x\n\nfunc TestA() {}\n"),),
        says="`TestA`",
        fix="sed -n '1,5p' a_test.go",
    ),
)
IGNORES = (Case("go test", "ok  \tx\t0.002s", 0),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    failed = re.findall(r"^\s*--- FAIL: (\S+)", problem.text, re.MULTILINE)
    if not failed or problem.status == 0:
        return None
    said = re.search(r"^\s+(?P<file>[\w./-]+_test\.go):(?P<line>\d+): (?P<what>.+)$", problem.text, re.MULTILINE)
    fixes = show_place(facts, said["file"], said["line"]) if said else ()
    return Finding(
        f"The test `{failed[0]}` failed" + (f": {said['what'].strip().rstrip('.')[:90]}." if said else "."),
        0.93,
        "A test compares what the program does with what it should do; these two differ.",
        (said[0].strip()[:150],) if said else (f"--- FAIL: {failed[0]}",),
        fixes,
        (f"run it alone, with all that it prints: go test -v -run {failed[0].partition('/')[0]}",),
    )
