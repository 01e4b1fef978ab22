"""`git git …`: the program's name typed twice."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "'git' is not a git command",
    "'docker' is not a docker command",
    'unknown command "kubectl"',
    "no such command: `cargo`",
    'unknown command: "npm"',
    'unknown command "pip"',
    "unknown command verb systemctl",
    "invalid operation apt",
)
MATCHES = (
    Case(
        "git git status",
        "git: 'git' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tinit",
        1,
        says="twice",
        fix="git status",
    ),
    Case(
        "npm npm install x",
        'Unknown command: "npm"\n\nTo see a list of supported npm commands, run:\n  npm help',
        1,
        fix="npm install x",
    ),
    Case("kubectl kubectl get pods", 'error: unknown command "kubectl" for "kubectl"', 1, fix="kubectl get pods"),
    Case("cargo cargo build", "error: no such command: `cargo`", 101, fix="cargo build"),
)
IGNORES = (Case("git stauts", "git: 'stauts' is not a git command. See 'git --help'.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?<![\w/.-])(?P<name>git|npm|pip3?|docker|kubectl|cargo|systemctl|"
        r"apt(?:-get)?)(?P<space>\s+)(?P=name)(?=\s|$)",
        problem.command,
    )
    if not match:
        return None
    return Finding(
        f"`{match['name']}` is written twice.",
        0.98,
        "The word after the program says what it is to do. Often the command was pasted behind one that was "
        "begun already.",
        (f"the line holds `{match[0]}`",),
        (Fix(problem.command.replace(match[0], match["name"], 1), "the same with the name once"),),
    )
