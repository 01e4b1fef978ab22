"""A program that is on your PATH but not on the one that sudo uses."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("sudo:",)
MATCHES = (Case("sudo jq . a", "sudo: dos2unix: command not found", 1, says="`dos2unix`"),)
IGNORES = (Case("sudo nosuchzz", "sudo: nosuchzz: command not found", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"sudo: (?P<name>[\w.+-]+): command not found", problem.text)
    where = facts.which(match["name"]) if match else ""
    if not match or not where or not problem.is_privileged:
        return None
    return Finding(
        f"sudo does not find `{match['name']}`, although you do: it uses a PATH of its own.",
        0.96,
        "For safety sudo looks only in the folders of the system (secure_path). Programs in your own folders need "
        "their full path.",
        (f"{match['name']} is at {where}",),
        (Fix(problem.replace_word(match["name"], where), "names it with its full path"),),
        () if problem.names(match["name"]) else (f"call it with its path: {where}",),
    )
