"""A tmux command that is cut so short that it could be several."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("ambiguous command",)
MATCHES = (
    Case(
        "tmux lis",
        "ambiguous command: lis, could be: list-buffers, list-clients, list-commands, list-keys, list-panes, "
        "list-sessions, list-windows",
        1,
        says="`lis`",
        fix="tmux list-sessions",
    ),
    Case(
        "tmux kill -t x",
        "ambiguous command: kill, could be: kill-pane, kill-server, kill-session, kill-window",
        1,
        fix="tmux kill-session -t x",
    ),
)
IGNORES = (Case("tmux lss", "unknown command: lss", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"ambiguous command: (?P<word>[\w-]+), could be: (?P<all>[\w, -]+)", problem.text)
    if not match:
        return None
    names = match["all"].replace(" ", "").split(",")
    names.sort(key=lambda name: "session" not in name)
    return Finding(
        f"`{match['word']}` could be several commands: {', '.join(names[:4])}.",
        0.97,
        "Commands may be cut short as long as only one fits.",
        (match[0][:160],),
        tuple(Fix(problem.replace_word(match["word"], name), f"{name} is one of them") for name in names[:3]),
    )
