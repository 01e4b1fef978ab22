"""A TOML file that cannot be read, with the place."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "toml parse error",
    "tomldecodeerror",
    "invalid toml",
    "tomllib",
    "could not parse toml",
    "unable to parse toml",
    "pyproject.toml",
    "toml: line",
    "invalid escape sequence",
    "expected an equals",
)
MATCHES = (
    Case(
        "uv sync",
        "error: Failed to parse: `pyproject.toml`\n  Caused by: TOML parse error at line 3, column 8\n  |\n3 | "
        "name = app\n  |        ^\nstring values must be quoted, expected literal string",
        2,
        (("pyproject.toml", "[project]\n\nname = app\n"),),
        says="pyproject.toml line 3",
        fix="sed -n '1,5p' pyproject.toml",
    ),
    Case("python3 a.py", "tomllib.TOMLDecodeError: Invalid value (at line 2, column 8)", 1, says="line 2"),
)
IGNORES = (Case("poetry install", "Poetry could not find a pyproject.toml file in /w or its parents", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"TOML parse error at line (?P<line>\d+)|TOMLDecodeError: (?P<what>[^\n(]+) ?\(at line (?P<line2>\d+)|"
        r"toml: line (?P<line3>\d+)",
        problem.text,
    )
    if not match:
        return None
    line = match["line"] or match["line2"] or match["line3"]
    named = re.search(r"[\w./-]*\w+\.toml", problem.text)
    file = named[0] if named else ""
    fixes = show_place(facts, file, line) if file else ()
    return Finding(
        f"{file or 'A TOML file'} line {line} cannot be read.",
        0.965,
        "TOML wants name = value: texts in quotes, lists in [ ], and each name once in its section.",
        (match[0],),
        fixes,
        () if fixes else (f"look at line {line} of the file",),
    )
