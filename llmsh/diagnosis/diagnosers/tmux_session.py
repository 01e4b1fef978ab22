"""A tmux session that is not there, or is there already."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "server exited unexpectedly",
    "no sessions",
    "no server running on",
    "error connecting to",
    "duplicate session",
    "can't find session",
    "sessions should be nested with care",
    "there is no screen to be",
)
MATCHES = (
    Case("tmux ls", "error connecting to /tmp/tmux-0/default (No such file or directory)", 1, says="no tmux session"),
    Case("tmux attach", "no sessions", 1, says="no tmux session", fix="tmux new"),
    Case("tmux new -s work", "duplicate session: work", 1, says="`work`", fix="tmux attach -t work"),
    Case("tmux attach -t wrok", "can't find session: wrok", 1, says="`wrok`", fix="tmux ls"),
    Case("tmux", "sessions should be nested with care, unset $TMUX to force", 1, says="inside"),
    Case("tmux kill-session -t x", "no server running on /tmp/tmux-1000/default", 1, says="no tmux session"),
    Case("tmux attach -t work", "server exited unexpectedly", 1, says="no tmux session"),
)
IGNORES = (
    Case("virsh list", "error connecting to the hypervisor (No such file or directory)"),
    Case("git stash pop", "No stash entries found."),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"duplicate session: (?P<name>\S+)", text):
        return Finding(
            f"There is a session `{match['name']}` already.",
            0.97,
            "A session goes on in the background until it is ended.",
            (match[0],),
            (Fix(f"tmux attach -t {quote(match['name'])}", "goes to it"),),
        )
    if match := re.search(r"can't find session:? (?P<name>\S+)", text):
        return Finding(
            f"There is no session `{match['name']}`.",
            0.97,
            "Sessions have the names that they were made with.",
            (match[0],),
            (Fix("tmux ls", "lists the sessions"),),
        )
    if "nested" in text:
        return Finding(
            "You are inside a tmux session already.",
            0.97,
            "A session in a session is confusing, so tmux refuses. A new one can be made beside it.",
            ("TMUX is set",),
            (Fix("tmux new -d -s work && tmux switch-client -t work", "makes a session called work and goes there"),),
        )
    if "error connecting" in text and "tmux-" not in text:
        return None
    if "tmux" not in problem.programs and "no server running" not in text and problem.command:
        return None
    if "server exited" in text:
        return Finding(
            "There is no tmux session, and the tmux server ended as soon as it was started.",
            0.95,
            "tmux keeps its sessions in a server of its own. It ends when it has no session to keep.",
            (problem.lines[0],),
            (Fix("tmux new", "begins a session"),),
        )
    return Finding(
        "There is no tmux session.",
        0.95,
        "Sessions are gone after a restart of the machine.",
        (problem.lines[0],),
        (Fix("tmux new", "begins one"),),
    )
