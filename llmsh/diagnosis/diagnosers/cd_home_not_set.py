"""`cd` without a HOME, or back without having moved."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("home not set", "oldpwd not set", "directory stack empty", "no other directory")
MATCHES = (
    Case("cd", "bash: line 1: cd: HOME not set", says="HOME"),
    Case("cd -", "bash: line 1: cd: OLDPWD not set", says="earlier folder"),
    Case("popd", "bash: line 1: popd: directory stack empty", says="pushd"),
)
IGNORES = (Case("cd x", "bash: line 1: cd: x: No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "HOME not set" in problem.text:
        home = os.path.expanduser(f"~{facts.user}")
        fixes = (
            (Fix(f"export HOME={quote_path(home)}", "your home folder as the system knows it"),)
            if home.startswith("/")
            else ()
        )
        return Finding(
            "The variable HOME has no value, so cd does not know where home is.",
            0.97,
            "cd alone goes to the folder that HOME names. Something started this shell without it.",
            ("HOME not set",),
            fixes,
            ("set HOME to your home folder",),
        )
    stack = "stack" in problem.text
    return Finding(
        "There is nothing to go back to: pushd was not used before."
        if stack
        else "There is no earlier folder to go back to: this shell has not moved yet.",
        0.96,
        "popd goes back to a folder that pushd left." if stack else "cd - goes to the folder before the last cd.",
        (problem.lines[0],),
        (),
        ("go there by name: cd and the folder",),
    )
