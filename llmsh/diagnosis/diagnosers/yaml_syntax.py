"""A YAML file that cannot be read, with the place."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "mapping values are not allowed",
    "cannot start any token",
    "did not find expected",
    "could not find expected",
    "yaml:",
    "yaml.scanner",
    "yaml.parser",
    "error converting yaml",
    "bad indentation of a mapping",
    "found duplicate key",
    "yamlexception",
    "while scanning",
    "while parsing",
    "syntax error while loading yaml",
    "found a tab character",
    "duplication of key",
)
MATCHES = (
    Case(
        "python3 a.py",
        'yaml.scanner.ScannerError: mapping values are not allowed here\n  in "c.yml", line 3, column 9',
        1,
        (("c.yml", "a: 1\nb:\n x: y: z\n"),),
        says="c.yml line 3",
        fix="sed -n '1,5p' c.yml",
    ),
    Case(
        "kubectl apply -f d.yaml",
        "error: error parsing d.yaml: error converting YAML to JSON: yaml: line 4: found character that cannot "
        "start any token",
        1,
        (("d.yaml", "a:\n"),),
        says="token",
    ),
    Case(
        "docker compose up",
        "yaml: line 7: did not find expected key",
        15,
        (("compose.yaml", "services:\n"),),
        says="line 7",
        fix="sed -n '5,9p' compose.yaml",
    ),
    Case(
        "ansible-playbook site.yml",
        "ERROR! Syntax Error while loading YAML.\n  did not find expected '-' indicator\n\nThe error appears to "
        "be in '/w/site.yml': line 5, column 3, but may\nbe elsewhere",
        4,
        says="site.yml line 5",
    ),
)
IGNORES = (Case("python3 a.py", "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)", 1),)
PLACES = (
    late_pattern(r"(?m)^(?P<file>[^\s:]+\.ya?ml)\n\s+(?P<line>\d+):\d+\s+error\b"),
    late_pattern(r"in [\"'](?P<file>[^\"'<>]+\.ya?ml)[\"'](?:,|:) line (?P<line>\d+)"),
    late_pattern(r"(?P<file>[\w./-]+\.ya?ml)[:,]? .*?line (?P<line>\d+)"),
    late_pattern(r"(?P<file>)yaml: (?:.*? )?line (?P<line>\d+)"),
    late_pattern(r"(?P<file>)line (?P<line>\d+), column \d+"),
)
USUAL = ("compose.yaml", "docker-compose.yml", "docker-compose.yaml", "compose.yml")
WHY = (
    (
        late_pattern(r"cannot start any token|tab character"),
        "a tab or a sign such as @, ` or % begins a value; indent with spaces and quote such values",
    ),
    (
        late_pattern(r"mapping values are not allowed|bad indentation"),
        "a second `: ` in a line, or a line indented too far; put texts with a colon into quotes",
    ),
    (
        late_pattern(r"did not find expected|could not find expected"),
        "a line is indented other than its neighbours, or a quote or bracket is open",
    ),
    (late_pattern(r"duplicate key|duplication of key \"[^\"]+\""), "a name stands there twice"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not re.search(r"(?i)ya?ml", problem.text + problem.command):
        return None
    why = next(((text, match[0]) for pattern, text in WHY if (match := pattern.search(problem.text))), None)
    if why is None:
        return None
    # PyYAML names first where the part began, then where it went wrong.
    file, line = "", ""
    for pattern in PLACES:
        if found := list(pattern.finditer(problem.text)):
            file, line = found[-1]["file"], found[-1]["line"]
            break
    file = file or next((word for words in problem.segments for word in words if word.endswith((".yml", ".yaml"))), "")
    file = file or next((name for name in USUAL if "compose" in problem.command and facts.is_file(name)), "")
    fixes = show_place(facts, file, line) if file and line else ()
    at = f" line {line}" if line else ""
    return Finding(
        f"The YAML in {file or 'the file'}{at} cannot be read: {why[1]}.",
        0.97,
        f"Most often {why[0]}.",
        (why[1],),
        fixes,
        () if fixes else (f"look at{at or ' the place'} and the lines before it",),
    )
