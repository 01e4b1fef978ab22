"""A time zone that does not exist, or a clock that is wrong."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "invalid or not installed time zone",
    "zoneinfonotfounderror",
    "unknown timezone",
    "no time zone found",
    "unknownTimeZoneError".lower(),
    "clock skew detected",
    "has modification time",
    "failed to set time zone",
    "automatic time synchronization is enabled",
    "is not valid yet",
)
MATCHES = (
    Case(
        "timedatectl set-timezone Berlin",
        "Failed to set time zone: Invalid or not installed time zone 'Berlin'",
        1,
        says="`Berlin`",
        fix="timedatectl set-timezone Europe/Berlin",
    ),
    Case(
        "python3 a.py",
        "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Europe/Berln'",
        1,
        says="Europe/Berln",
    ),
    Case(
        "timedatectl set-time 12:00",
        "Failed to set time: Automatic time synchronization is enabled",
        1,
        says="by itself",
        fix="timedatectl set-ntp false && timedatectl set-time 12:00",
    ),
    Case(
        "make",
        "make: warning:  Clock skew detected.  Your build may be incomplete.\nmake: *** [all] Error 1",
        2,
        says="future",
    ),
)
IGNORES = (Case("date -d x", "date: invalid date 'x'", 1),)
_CITIES = """
    Europe/Berlin Europe/Vienna Europe/Zurich Europe/London Europe/Paris Europe/Madrid Europe/Rome
    Europe/Amsterdam Europe/Warsaw Europe/Moscow America/New_York America/Chicago America/Denver
    America/Los_Angeles America/Sao_Paulo America/Toronto America/Mexico_City Asia/Tokyo Asia/Shanghai
    Asia/Kolkata Asia/Singapore Asia/Dubai Asia/Hong_Kong Asia/Seoul Australia/Sydney Africa/Cairo Africa/Lagos
    UTC Etc/UTC
"""
ZONES = tuple(_CITIES.split())


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "Automatic time synchronization" in text:
        return Finding(
            "The clock is set by itself over the network, so it cannot be set by hand.",
            0.97,
            "That has to be switched off first, and on again later.",
            ("Automatic time synchronization is enabled",),
            (Fix(f"timedatectl set-ntp false && {problem.command}", "switches it off, then sets the time"),),
        )
    if "Clock skew" in text:
        return Finding(
            "Some files seem to come from the future: the clocks of two machines differ.",
            0.9,
            "make compares times of files. On network drives, or after a wrong clock, it takes new for old.",
            ("Clock skew detected",),
            (Fix("find . -newermt now -not -path './.git/*'", "lists the files from the future"),),
            ("set the clock right, then touch those files",),
        )
    match = re.search(
        r"(?:installed time zone|[Uu]nknown ?time ?zone|found with key|UnknownTimeZoneError:)[: ]*['\"`]?"
        r"(?P<name>[\w/+-]+)",
        text,
    )
    if not match or not re.search(
        r"(?i)invalid or not installed|NotFoundError|no time zone found|unknown ?time ?zone", text
    ):
        return None
    name = match["name"]
    here = [zone for zone in ZONES if zone.rpartition("/")[2].lower() == name.rpartition("/")[2].lower()]
    near = here or list(closest(name, ZONES, limit=1))
    return Finding(
        f"There is no time zone `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.97,
        "Time zones are called after a large city: Continent/City, with an underscore for a space.",
        (match[0],),
        tuple(Fix(problem.replace_word(name, zone), f"{zone} exists") for zone in near if problem.names(name))
        or (Fix("timedatectl list-timezones", "lists them all"),),
    )
