"""A `!` that bash took for a search in the history."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("event not found",)
MATCHES = (
    Case('echo "wow!nice"', "bash: !nice: event not found", says="!nice", fix="echo 'wow!nice'"),
    Case("git commit -m 'a' !x", "bash: !x: event not found", says="!x"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<event>!\S+): event not found", problem.text)
    if not match:
        return None
    quoted = re.search(r'"([^"$`\'\\]*![^"$`\'\\]*)"', problem.command)
    fixed = problem.command.replace(quoted[0], f"'{quoted[1]}'", 1) if quoted else ""
    return Finding(
        f"bash took `{match['event']}` for a command from the history.",
        0.97,
        "At the prompt ! means: take up an earlier command. In single quotes it is a plain sign.",
        (match[0],),
        (Fix(fixed, "single quotes keep the ! as it is"),) if fixed else (),
        () if fixed else ("put the text with ! in single quotes",),
    )
