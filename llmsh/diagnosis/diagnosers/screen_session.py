"""screen: no session to go back to, several, or a terminal of another user."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "there is no screen to be",
    "cannot open your terminal",
    "there are several suitable screens",
    "no screen session found",
    "cannot make directory",
    "directory '/run/screen' must have mode",
)
MATCHES = (
    Case("screen -r", "There is no screen to be resumed.", 1, says="no screen", fix="screen"),
    Case(
        "screen -r",
        'There are several suitable screens on:\n\t4711.work\t(Detached)\n\t815.mail\t(Detached)\nType "screen '
        '[-d] -r [pid.]tty.host" to resume one of them.',
        1,
        says="several",
        fix="screen -r 4711.work",
    ),
    Case(
        "screen",
        "Cannot open your terminal '/dev/pts/1' - please check.",
        1,
        says="another user",
        fix="script -qc screen /dev/null",
    ),
)
IGNORES = (Case("tmux attach", "no server running on /tmp/tmux-1000/default", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    several = re.findall(r"^\t(\d+\.\S+)", text, re.MULTILINE)
    if "several suitable screens" in text and several:
        return Finding(
            f"There are several screens: {', '.join(several[:4])}.",
            0.97,
            "One of them has to be named.",
            ("several suitable screens",),
            tuple(Fix(f"screen -r {quote(name)}", f"goes to {name}") for name in several[:3]),
        )
    if "Cannot open your terminal" in text:
        return Finding(
            "The terminal belongs to another user, as it does after su.",
            0.965,
            "screen wants to own its terminal. A new one, made by script, gets around it.",
            ("Cannot open your terminal",),
            (
                Fix(
                    f"script -qc {quote(problem.command.strip() or 'screen')} /dev/null",
                    "gives it a terminal of its own",
                ),
            ),
        )
    if "no screen to be" not in text and "No screen session found" not in text:
        return None
    return Finding(
        "There is no screen to go back to.",
        0.965,
        "It was ended, belongs to another user, or is attached elsewhere; then -d -r takes it over.",
        ("There is no screen to be resumed",),
        (Fix("screen", "starts a new one"), Fix("screen -ls", "lists those there are")),
    )
