"""The editor for a message could not be started."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unable to start editor",
    "there was a problem with the editor",
    "terminal is dumb, but editor unset",
    "cannot run",
)
PROGRAMS = frozenset({"git", "crontab"})
MATCHES = (
    Case(
        "git commit",
        "error: cannot run nosucheditor: No such file or directory\nerror: unable to start editor "
        "'nosucheditor'\nPlease supply the message using either -m or -F option.",
        says="nosucheditor",
        fix="git config --global core.editor vim",
    ),
    Case(
        "git commit",
        "error: There was a problem with the editor 'vi'.\nPlease supply the message using either -m or -F option.",
        says="vi",
    ),
)
IGNORES = (Case("git commit", "Aborting commit due to empty commit message."),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?:start editor|with the editor) '(?P<name>[^']+)'|(?P<dumb>Terminal is dumb)", problem.text)
    if not match:
        return None
    name = match["name"] or ""
    other = next((each for each in ("vim", "nano", "vi", "micro", "emacs") if each != name and facts.has(each)), "")
    return Finding(
        f"The editor `{name}` could not be started, so there is no message."
        if name
        else "There is no editor to write the message with.",
        0.95,
        "git opens the editor that core.editor, VISUAL or EDITOR names. The message can also be given with -m.",
        (match[0],),
        (Fix(f"git config --global core.editor {other}", f"{other} is installed here"),) if other else (),
        ("give the message with -m",),
    )
