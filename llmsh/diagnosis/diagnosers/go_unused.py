"""Go refuses a variable or import that nothing uses."""

import os
import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import edit_line, show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("declared and not used", "imported and not used", "declared but not used")
MATCHES = (
    Case(
        "go build",
        '# example/app\n./main.go:4:2: "os" imported and not used',
        1,
        (("main.go", 'package main\n\nimport (\n\t"os"\n)\nfunc main() {}\n'),),
        says="`os`",
        fix="sed -i 4d main.go && go build",
    ),
    Case(
        "go build ./...",
        "# example/app\n./main.go:8:5: declared and not used: total",
        1,
        (("main.go", "x\n" * 9),),
        says="`total`",
        fix="sed -n '6,10p' main.go",
    ),
    Case("go vet", "./a.go:3:2: x declared and not used", 1, says="`x`"),
)
IGNORES = (Case("go build", "./main.go:5:2: undefined: fmt", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<file>[\w./-]+\.go):(?P<line>\d+):\d+: (?:\"(?P<package>[^\"]+)\" imported (?:as \w+ )?and not used|"
        r"declared (?:and|but) not used: (?P<a>\w+)|(?P<b>\w+) declared (?:and|but) not used)",
        problem.text,
    )
    if not match:
        return None
    file, line = os.path.normpath(match["file"]), match["line"]
    fixes = show_place(facts, file, line)
    if match["package"]:
        fixes = (*edit_line(problem, facts, file, f"{line}d", "takes the import out"), *fixes)
    name = match["package"] or match["a"] or match["b"]
    return Finding(
        f"{file} line {line}: `{name}` is {'imported' if match['package'] else 'set'} and never used, which Go "
        "forbids.",
        0.975,
        "Go takes such leftovers for mistakes. Use it, take it out, or write _ instead of the name.",
        (match[0],),
        fixes,
        () if fixes else (f"take it out of {file} line {line}",),
    )
