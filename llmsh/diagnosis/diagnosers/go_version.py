"""Go is older than the module asks for, or `go install` lacks a version."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "requires go >=",
    "requires a version when",
    "go: cannot find main module",
    "invalid go version",
    "unknown directive: toolchain",
    "note: module requires go",
    'version "latest" invalid',
    "cannot find package",
    "toolchain not available",
)
PROGRAMS = frozenset({"go"})
MATCHES = (
    Case(
        "go build",
        "go: go.mod requires go >= 1.22 (running go 1.19.8; GOTOOLCHAIN=local)",
        1,
        says="1.22",
        fix="GOTOOLCHAIN=auto go build",
    ),
    Case(
        "go install golang.org/x/tools/gopls",
        "go: 'go install' requires a version when current directory is not in a module\n\tTry 'go install "
        "golang.org/x/tools/gopls@latest' to install the latest version",
        1,
        says="version",
        fix="go install golang.org/x/tools/gopls@latest",
    ),
    Case(
        "go build",
        "go: errors parsing go.mod:\n/w/go.mod:3: invalid go version '1.21.0': must match format 1.23",
        1,
        says="1.21.0",
    ),
)
IGNORES = (Case("go build", "go: go.mod file not found in current directory or any parent directory", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"'go install' requires a version[\s\S]*?Try 'go install (?P<what>[^']+)'", text):
        name = match["what"].rpartition("@")[0]
        return Finding(
            "go install wants a version behind the name, outside of a module.",
            0.975,
            "@latest takes the newest one.",
            (match[0].splitlines()[0],),
            (Fix(problem.replace_word(name, match["what"]), "takes the newest version"),),
        )
    match = re.search(
        r"requires go >= (?P<want>[\d.]+) \(running go (?P<have>[\d.]+)|invalid go version '(?P<bad>[^']+)'", text
    )
    if not match:
        return None
    if match["bad"]:
        return Finding(
            f"This Go is too old to read `go {match['bad']}` in go.mod.",
            0.96,
            "Go before 1.21 knows only two numbers there, such as 1.20.",
            (match[0],),
            (Fix("go version", "shows which Go this is"),),
            ("install a newer Go",),
        )
    return Finding(
        f"The module wants Go {match['want']}, and this is Go {match['have']}.",
        0.97,
        "go.mod names the oldest version that it works with. Go can fetch a newer one by itself if it may.",
        (match[0],),
        (Fix(f"GOTOOLCHAIN=auto {problem.command}", "lets Go fetch the version it needs"),),
        ("or install a newer Go",),
    )
