"""`go run` of a name without .go, or javac of a name without .java."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "is not in std",
    "are only accepted if annotation processing",
    "named files must all be in one directory",
    "no required module provides package",
    "cannot find package",
    "is not in goroot",
)
PROGRAMS = frozenset({"go", "javac"})
MATCHES = (
    Case(
        "go run main",
        "package main is not in std (/usr/lib/go/src/main)",
        1,
        (("main.go", "x"),),
        says="main.go",
        fix="go run main.go",
    ),
    Case(
        "javac Foo",
        "error: Class names, 'Foo', are only accepted if annotation processing is explicitly requested\n1 error",
        2,
        (("Foo.java", "x"),),
        fix="javac Foo.java",
    ),
    Case(
        "go run cmd/app",
        "package cmd/app is not in std (/usr/lib/go/src/cmd/app)",
        1,
        (("cmd/app/main.go", "x"),),
        fix="go run ./cmd/app",
    ),
)
IGNORES = (Case("go build", "go: go.mod file not found in current directory", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    ending = ".java" if problem.argv_of("javac") else ".go"
    argv = problem.argv_of("javac", "go")
    for word in argv[1:]:
        if word[:1] in "-." or word.endswith(ending):
            continue
        if facts.is_file(word + ending):
            meant, what = word + ending, f"{word + ending} is there"
        elif ending == ".go" and facts.is_dir(word) and any(name.endswith(".go") for name in facts.listing(word)):
            meant, what = f"./{word}", f"{word} is a folder with Go files"
        else:
            continue
        return Finding(
            f"`{word}` was taken for the name of a package; {what}.",
            0.97,
            "A file is named with its ending, and a package in a folder here with ./ in front.",
            (what,),
            (Fix(problem.replace_word(word, meant), "names what is meant"),),
        )
    return None
