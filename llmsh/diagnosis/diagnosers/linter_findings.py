"""A checker of sources found something: the first finding."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem

SIGNATURES = (":",)
CHECKERS = frozenset(
    """mypy ruff flake8 pylint pycodestyle pydocstyle pyright bandit eslint stylelint yamllint markdownlint hadolint
    cppcheck clang-tidy rubocop golangci-lint ansible-lint""".split()
)
PROGRAMS = CHECKERS | {"npx", "python3", "python"}
MATCHES = (
    Case(
        "mypy a.py",
        'a.py:3: error: Argument 1 to "f" has incompatible type "str"; expected "int"  [arg-type]\nFound 1 error in 1 '
        "file (checked 1 source file)",
        says="a.py line 3",
    ),
    Case(
        "ruff check",
        "a.py:1:8: F401 [*] `os` imported but unused\nFound 1 error.\n[*] 1 fixable with the `--fix` option.",
        says="a.py line 1",
    ),
    Case("flake8 src", "src/b.py:7:80: E501 line too long (91 > 79 characters)", says="src/b.py line 7"),
    Case("pylint a.py", "a.py:1:0: C0114: Missing module docstring (missing-module-docstring)", 16, says="docstring"),
    Case("hadolint Dockerfile", "Dockerfile:3 DL3008 warning: Pin versions in apt get install.", says="line 3"),
    Case(
        "npx eslint src",
        "\n/w/src/a.js\n  1:5  error  'x' is assigned a value but never used  no-unused-vars\n\n✖ 1 problem (1 error)",
        says="a.js line 1",
    ),
)
IGNORES = (
    Case("mypy a.py", "mypy: can't read file 'a.py': No such file or directory", 2),
    Case("python3 a.py", "a.py:3: DeprecationWarning: old", 1),
    Case("black --check .", "would reformat a.py", 1),
)
FLAT = late_pattern(
    r"^(?P<file>[\w./-]+):(?P<line>\d+)(?::\d+)?:? +(?:\S{1,12} )?(?:(?:error|warning|note|info): )?(?P<what>\S.+)$",
    re.MULTILINE,
)
NESTED = late_pattern(
    r"^(?P<file>[\w./-]+\.\w+)\n\s+(?P<line>\d+):\d+\s+(?:✖ +)?(?:error|warning)\s+(?P<what>\S.+)$", re.MULTILINE
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    words = {word for segment in problem.segments for word in segment}
    tool = next((name for name in sorted(CHECKERS) if name in words), "")
    if not tool or not problem.status:
        return None
    match = NESTED.search(problem.text) or FLAT.search(problem.text)
    if not match:
        return None
    file = shown_path(facts, match["file"])
    what = re.sub(r"\s{2,}", " ", match["what"].replace("[*] ", ""))[:100].rstrip(" .")
    return Finding(
        f"{file} line {match['line']}: {what}.",
        0.93,
        f"{tool} reads the source without running it. Its status says only that it found something.",
        (match[0].splitlines()[-1].strip()[:150],),
        show_place(facts, match["file"], match["line"]),
        () if facts.is_file(match["file"]) else ("look at that line; the end of the message names the rule",),
    )
