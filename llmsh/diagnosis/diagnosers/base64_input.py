"""Text that is no base64 was to be decoded."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "invalid input",
    "base64: stdin: error decoding",
    "invalid base64",
    "illegal base64",
    "incorrect padding",
)
MATCHES = (
    Case("base64 -d notes.txt", "hi\ufffd\ufffdebase64: invalid input", 1, says="base64"),
    Case("echo 'abc$' | base64 --decode", "base64: invalid input", 1, says="base64"),
    Case("python3 a.py", "binascii.Error: Incorrect padding", 1, says="base64"),
)
IGNORES = (Case("base64 -d x", "base64: x: No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)base(?:64|32): (?:invalid input|stdin: error decoding)|invalid base64|incorrect padding|illegal "
        r"base64[^\n]*",
        problem.text,
    )
    if not said:
        return None
    fixes: tuple[Fix, ...] = ()
    if match := re.search(r"base64 (?P<option>-d|-D|--decode)\b", problem.command):
        fixes = (
            Fix(
                problem.command.replace(match[0], f"{match[0]} -i", 1),
                "leaves out signs that are not base64, such as line ends of Windows",
            ),
        )
    return Finding(
        f"This is not {'base32' if 'base32' in said[0] else 'base64'}, or a part of it is missing.",
        0.95,
        "base64 writes any data with letters, digits, + and /, padded with = to a multiple of four.",
        (said[0],),
        fixes,
        (
            "check that the whole text was copied, without quotes or blanks",
            "base64url writes - and _ instead of + and /",
        ),
    )
