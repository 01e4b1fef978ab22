"""A Go program that does not compile, or a command outside of a module."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "go.mod file not found",
    "no required module provides package",
    "undefined",
    "declared and not used",
    "imported and not used",
    "no go files in",
    "is not in std",
    "missing go.sum entry",
    ".go:",
    "does not contain main module",
    "is not in goroot",
    "is not a main package",
)
PROGRAMS = frozenset({"go", "make"})
MATCHES = (
    Case(
        "go build",
        "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
        1,
        says="go.mod",
        fix="go mod init example.com/app",
    ),
    Case(
        "go build",
        "main.go:3:8: no required module provides package github.com/x/y; to add it:\n\tgo get github.com/x/y",
        1,
        says="github.com/x/y",
        fix="go get github.com/x/y",
    ),
    Case("go run a.go", "package command-line-arguments is not a main package", 1, says="main"),
    Case("go run main.go", "# command-line-arguments\n./main.go:5:2: undefined: foo", 1, says="main.go line 5"),
)
IGNORES = (Case("go biuld", "go biuld: unknown command\nRun 'go help' for usage.", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"package (?P<name>[\w./-]+) is not in (?:GOROOT|std)", text):
        return Finding(
            f"Go has no package {match['name']} of its own, and no module here brings it.",
            0.95,
            "A path without a dot in its first part is taken for a part of Go itself.",
            (match[0],),
            (Fix("go list std", "lists the packages of Go itself"),),
            ("check the path of the import, or name it with its host, such as github.com",),
        )
    if "is not a main package" in text:
        return Finding(
            "The file belongs to a library: only a package called main can be run.",
            0.96,
            "A program begins with package main and has a function main; other packages are imported by it.",
            ("is not a main package",),
            (Fix("grep -rn '^package main' --include=*.go .", "finds the programs here"),),
        )
    if "go.mod file not found" in text or "does not contain main module" in text:
        return Finding(
            "This folder is no Go module: there is no go.mod.",
            0.96,
            "A module is a folder with a go.mod, which names it and what it needs.",
            ("no go.mod here or above",),
            (Fix("go mod init example.com/app", "makes this folder a module with that name"),),
        )
    if match := re.search(
        r"no required module provides package (?P<name>[\w./-]+)|missing go.sum entry for module providing package "
        r"(?P<sum>[\w./-]+)",
        text,
    ):
        if match["sum"]:
            return Finding(
                f"go.sum lacks an entry for {match['sum']}.",
                0.95,
                "go.sum holds checksums of everything that is used.",
                (match[0],),
                (Fix("go mod tidy", "completes go.mod and go.sum"),),
            )
        return Finding(
            f"The package {match['name']} is not among what go.mod lists.",
            0.96,
            "What a program imports from elsewhere has to be added to its module once.",
            (match[0],),
            (Fix(f"go get {match['name']}", "adds it"), Fix("go mod tidy", "adds all that is missing")),
        )
    if "no Go files in" in text:
        return Finding(
            "There are no Go files in this folder.",
            0.95,
            "The main program may be in a folder below, such as cmd.",
            ("no Go files",),
            (Fix("go build -v ./cmd/*", "builds what is below cmd"),)
            if facts.is_dir("cmd")
            else (Fix("ls", "shows what is here"),),
        )
    match = re.search(r"^(?:vet: )?(?:\./)?(?P<file>[\w./-]+\.go):(?P<line>\d+):\d+: (?P<what>.+)$", text, re.MULTILINE)
    if not match:
        return None
    return Finding(
        f"{match['file']} line {match['line']}: {match['what'].rstrip('.')[:120]}.",
        0.93,
        "Go is strict: a name has to be known, and what is imported or declared has to be used.",
        (match[0],),
        (Fix(f"sed -n '{match['line']}p' {quote_path(match['file'])}", "shows the line"),),
        (f"correct {match['file']} line {match['line']}",),
    )
