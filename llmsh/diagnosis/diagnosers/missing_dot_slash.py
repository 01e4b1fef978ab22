"""A script or program in this folder was called without ./ in front, or lies in a folder of the project."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("command not found", ": not found", "unknown command:")
STATUSES = frozenset({127})
MATCHES = (
    Case(
        "run.sh",
        "bash: line 1: run.sh: command not found",
        127,
        (("run.sh", "echo hi\n"),),
        says="folder",
        fix="bash run.sh",
    ),
    Case(
        "tool -v",
        "bash: tool: command not found",
        127,
        setup="printf '#!/bin/sh\\n' > tool; chmod +x tool",
        fix="./tool -v",
    ),
    Case(
        "eslint .",
        "bash: eslint: command not found",
        127,
        (("node_modules/.bin/eslint", "x"),),
        says="project",
        fix="npx eslint .",
    ),
    Case(
        "pytest -q",
        "zsh: command not found: pytest",
        127,
        (("pytest/", ""), (".venv/bin/pytest", "x")),
        fix=".venv/bin/pytest -q",
    ),
    Case("gradle build", "bash: gradle: command not found", 127, (("gradlew", "x"),), fix="./gradlew build"),
    Case("main.py", "bash: main.py: command not found", 127, (("main.py", "print(1)\n"),), fix="python3 main.py"),
)
IGNORES = (
    Case("gti", "bash: gti: command not found", 127),
    Case("notes.txt", "bash: notes.txt: command not found", 127, (("notes.txt", "x"),)),
)
RUNNERS = {
    ".sh": "bash",
    ".bash": "bash",
    ".py": "python3",
    ".js": "node",
    ".mjs": "node",
    ".pl": "perl",
    ".rb": "ruby",
}
# Scripts that fetch the right version of a build tool for the project.
WRAPPERS = {"gradle": "gradlew", "mvn": "mvnw"}
PLACES = (
    ("node_modules/.bin", "npx {}"),
    (".venv/bin", ".venv/bin/{}"),
    ("venv/bin", "venv/bin/{}"),
    ("vendor/bin", "vendor/bin/{}"),
    ("bin", "bin/{}"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    word = problem.argv[0] if problem.argv else ""
    if not word or "/" in word or word not in problem.text or facts.has(word):
        return None
    runner = RUNNERS.get(os.path.splitext(word)[1], "")
    if facts.is_file(word):
        found = facts.stat(word)
        if found is not None and found.st_mode & 0o111 and not (runner and not facts.read(word).startswith("#!")):
            return _finding(problem, word, f"./{word}", f"{word} is in this folder and may be run", "this folder")
        if runner:
            return _finding(problem, word, f"{runner} {word}", f"{word} is in this folder", "this folder")
        return None
    if word in WRAPPERS and facts.is_file(WRAPPERS[word]):
        wrapper = WRAPPERS[word]
        return _finding(problem, word, f"./{wrapper}", f"{wrapper} is in this folder", "this project as a wrapper")
    for folder, form in PLACES:
        if facts.exists(f"{folder}/{word}"):
            return _finding(problem, word, form.format(word), f"{folder}/{word} is there", "the project's own programs")
    return None


def _finding(problem: Problem, word: str, call: str, seen: str, place: str) -> Finding:
    return Finding(
        f"`{word}` is in {place}, which the shell does not search.",
        0.97,
        "The shell looks for programs only in the folders of PATH, so that no file in a folder you visit can pose as "
        "one. A path in front says that you mean this one.",
        (seen,),
        (Fix(problem.replace_text(word, call), "runs this one"),),
    )
