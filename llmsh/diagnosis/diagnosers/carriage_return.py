"""A script with Windows line ends, read line by line: each word at an end has a carriage return."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("\\r'", "\\r: ", "$'\\r", "^m: ")
MATCHES = (
    Case(
        "bash w.sh",
        "w.sh: line 1: cd: $'docs\\r': No such file or directory\nw.sh: line 2: $'ls\\r': command not found",
        127,
        setup="printf 'cd docs\\r\\nls\\r\\n' > w.sh",
        says="`w.sh`",
        fix="sed -i 's/\\r$//' w.sh && bash w.sh",
    ),
    Case(
        "bash w.sh",
        "w.sh: line 2: $'\\r': command not found",
        127,
        setup="printf 'echo hi\\r\\n\\r\\n' > w.sh",
        fix="sed -i 's/\\r$//' w.sh && bash w.sh",
    ),
    Case("bash none.sh", "none.sh: line 3: $'{\\r': command not found", 127, says="`none.sh`"),
)
IGNORES = (Case("printf 'a\\r'", "bash: line 1: printf: missing", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?m)^(?P<file>[^\s:]+): (?:line )?(?P<line>\d+): .*\$'[^'\n]*\\r'", problem.text)
    if not match:
        return None
    file = match["file"]
    seen = facts.is_file(file) and b"\r\n" in facts.read_bytes(file, 4096)
    if facts.is_file(file) and not seen:
        return None
    fix = Fix(
        f"sed -i 's/\\r$//' {quote_path(file)} && {problem.command}", "takes the carriage returns out, then runs it"
    )
    return Finding(
        f"`{file}` has Windows line ends: each line ends with a carriage return, which bash takes for a part of it.",
        0.97,
        "Windows ends a line with two signs, Linux with one. The extra one sticks to the last word of a line.",
        (match[0][:150], *((f"{file} holds carriage returns",) if seen else ())),
        (fix,) if problem.command and seen else (),
        () if seen else (f"take them out: sed -i 's/\\r$//' {file}",),
    )
