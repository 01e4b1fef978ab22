"""journalctl sees nothing, or cannot read the time it was given."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no journal files were found",
    "no journal files were opened",
    "failed to parse timestamp",
    "insufficient permissions",
    "you are currently not seeing messages",
    "failed to add filter for units",
    "specifying boot id or boot offset has no effect",
    "data from the specified boot",
)
PROGRAMS = frozenset({"journalctl"})
MATCHES = (
    Case(
        "journalctl -u ssh",
        "No journal files were opened due to insufficient permissions.",
        1,
        says="rights",
        fix="sudo journalctl -u ssh",
    ),
    Case(
        "journalctl --since yesterdy",
        "Failed to parse timestamp: yesterdy",
        1,
        says="yesterdy",
        fix="journalctl --since yesterday",
    ),
    Case(
        "journalctl -b -1",
        "Data from the specified boot (-1) is not available: No such boot ID in journal",
        1,
        says="boot",
        fix="journalctl --list-boots",
    ),
)
IGNORES = (Case("journalctl -u x", "-- No entries --", 0),)
TIMES = ("yesterday", "today", "now", "tomorrow", "-1h", "-30min")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Failed to parse timestamp: (?P<when>.+)", text):
        when = match["when"].strip()
        near = closest(when.lower(), TIMES[:4], limit=1)
        ago = re.fullmatch(
            r"(?P<count>\d+)\s*(?P<unit>s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)(?: ago)?", when
        )
        meant = near[0] if near else f"{ago['count']} {ago['unit']} ago" if ago else ""
        return Finding(
            f"journalctl cannot read the time `{when}`.",
            0.975,
            "It takes: yesterday, today, '2 hours ago', '2026-01-31 10:00'.",
            (match[0],),
            (Fix(problem.replace_word(when, meant), "a time as it is read"),) if meant and meant != when else (),
            () if meant and meant != when else ("write it like '2 hours ago'",),
        )
    if "specified boot" in text:
        return Finding(
            "The journal of that boot is not kept.",
            0.965,
            "Unless /var/log/journal exists, the journal lives in memory and ends with each start.",
            (first_error(problem.lines)[:160],),
            (Fix("journalctl --list-boots", "lists the boots that are kept"),),
        )
    if "insufficient permissions" not in text and "No journal files were" not in text:
        return None
    root = facts.as_root(problem.command)
    return Finding(
        "You have no rights to read the journal of the system.",
        0.965,
        "It is for root and for members of the groups adm and systemd-journal.",
        (first_error(problem.lines)[:160],),
        (Fix(root, "reads it with root's rights"),) if root else (),
        ("for good: an administrator can put you into the group systemd-journal",),
    )
