"""The folder in which the shell stands has been deleted or replaced."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "getcwd",
    "error retrieving current directory",
    "cannot get current directory",
    "no such file or directory",
    "unable to read current working directory",
    "cannot access parent directories",
    "current working directory",
    "uv_cwd",
    "the current directory does not exist",
)
MATCHES = (
    Case(
        "ls",
        "shell-init: error retrieving current directory: getcwd: cannot access parent directories: No such file "
        "or directory",
        1,
        says="deleted",
        fix="cd ~",
    ),
    Case(
        "mkdir gone; cd gone; rmdir ../gone; touch a",
        "touch: cannot touch 'a': No such file or directory",
        1,
        says="deleted",
    ),
    Case("npm test", "Error: ENOENT: no such file or directory, uv_cwd", 7, says="deleted"),
    Case(
        "git status", "fatal: Unable to read current working directory: No such file or directory", 128, says="deleted"
    ),
)
IGNORES = (
    Case("bash a.sh", "a.sh: line 2: syntax error near unexpected token `os.getcwd'", 2),
    Case("touch a/b", "touch: cannot touch 'a/b': No such file or directory", 1),
)
SAID = late_pattern(
    r"(?i)getcwd|retrieving current directory|get current directory|read current working directory|uv_cwd|"
    r"current (?:working )?directory .*(?:not exist|No such)"
)
MADE = late_pattern(
    r"(?:cannot (?:touch|create directory|create regular file)|failed to create \w+ link) "
    r"[‘'](?P<name>[^/’']+)[’']: No such file"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = SAID.search(problem.text)
    if said and said[0] == "getcwd" and facts.cwd.is_dir() and not re.search("No such file|cannot", problem.text):
        # Only the name of the function, in a line of a source.
        return None
    made = MADE.search(problem.text)
    if not said and not (
        made and (not facts.cwd.is_dir() or re.search(r"\b(?:rmdir|rm -\w*r|mv) \S*\.\./", problem.command))
    ):
        return None
    return Finding(
        "The folder you are in has been deleted or moved away meanwhile.",
        0.96,
        "A shell can stand in a folder that no longer exists. Nothing can be made there, and programs that look for "
        "their folder fail.",
        ((said or made or [""])[0],),
        (Fix("cd ~", "goes to your home folder"),),
        ("if the folder was made anew under the same name: cd .. and into it again",),
    )
