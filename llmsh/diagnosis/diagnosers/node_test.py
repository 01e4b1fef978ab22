"""A test under node's own test runner that failed: its name, place and reason."""

import os

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("failuretype:", "test at", "failing tests:")
PROGRAMS = frozenset({"node", "npm", "yarn", "pnpm", "npx"})
MATCHES = (
    Case(
        "node --test",
        "TAP version 13\n# Subtest: adds\nnot ok 1 - adds\n  ---\n  duration_ms: 7.9\n  location: "
        "'{cwd}/t.test.js:1:50'\n  failureType: 'testCodeFailure'\n  error: '1 == 2'\n  code: 'ERR_ASSERTION'",
        1,
        (("t.test.js", "x\n"),),
        says="`adds`",
        fix="sed -n '1,3p' t.test.js",
    ),
    Case(
        "node --test",
        "✖ failing tests:\n\ntest at t.test.js:1:50\n✖ adds (7.9ms)\n  AssertionError [ERR_ASSERTION]: 1 == 2",
        1,
        says="`adds`",
    ),
)
IGNORES = (Case("node --test", "# tests 1\n# pass 1\n# fail 0", 0),)
TAP = late_pattern(
    r"(?m)^\s*not ok \d+ - (?P<name>.+)\n\s+---\n(?:\s+(?!\.\.\.).*\n)*?\s+location: '(?P<file>[^']+?):(?P<line>\d+):"
    r"\d+'(?:\n\s+(?!\.\.\.).*)*?\n\s+error: (?:'(?P<why>[^'\n]*)|\|-\n\s+(?P<text>.+))"
)
SPEC = late_pattern(
    r"(?m)^test at (?P<file>\S+?):(?P<line>\d+):\d+\n✖ (?P<name>.+?)(?: \([\d.]+ms\))?\n\s+(?P<why>(?P<text>.+))$"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = TAP.search(problem.text) or SPEC.search(problem.text)
    if not match:
        return None
    shown = shown_path(facts, os.path.abspath(match["file"])) if match["file"].startswith("/") else match["file"]
    why = (match["why"] or match["text"] or "").strip()[:80].rstrip(".:")
    return Finding(
        f"The test `{match['name'].strip()[:50]}` in {shown} line {match['line']} failed: {why}.",
        0.95,
        "What the test found is not what it expected. Either the code is wrong, or the test is out of date.",
        (f"at {shown} line {match['line']}",),
        show_place(facts, shown, match["line"]),
        ("run it alone: node --test and the file",),
    )
