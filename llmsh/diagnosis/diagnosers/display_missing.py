"""A program with windows that finds no screen to show them on."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot open display",
    "can't open display",
    "could not connect to display",
    "no display name and no $display",
    "unable to open display",
    "unable to init server",
    "could not load the qt platform plugin",
    "cannot connect to x server",
    "missing x server or $display",
    "failed to open display",
    "no display environment variable",
    "failed to create display",
    "unable to open x display",
)
MATCHES = (
    Case("xclip -o", "Error: Can't open display: (null)", 1, says="screen"),
    Case(
        "gedit a",
        "Unable to init server: Could not connect: Connection refused\n(gedit:12): Gtk-WARNING **: 10:00:00.000: "
        "cannot open display:",
        1,
        says="screen",
    ),
    Case(
        "python3 plot.py",
        "_tkinter.TclError: no display name and no $DISPLAY environment variable",
        1,
        says="screen",
        fix="MPLBACKEND=Agg python3 plot.py",
    ),
    Case(
        "./app",
        'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
        134,
        says="Qt",
    ),
)
IGNORES = (Case("xclip", "bash: xclip: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)(?:cannot|can't|could not|unable to|failed to) (?:open|connect to|create) (?:x )?(?:display|"
        r"server)[^\n]*|no display name and no \$DISPLAY[^\n]*|cannot connect to x server[^\n]*|missing x "
        r"server[^\n]*|Unable to init server[^\n]*|no DISPLAY environment[^\n]*",
        problem.text,
    )
    qt = re.search(r'Could not load the Qt platform plugin "(?P<name>\w+)"', problem.text)
    if qt and not said:
        install = facts.install("libxcb-cursor0" if facts.manager == "apt" else "")
        return Finding(
            f"Qt could not start its part for the screen (`{qt['name']}`): a library is missing, or there is no "
            "screen.",
            0.95,
            "Qt draws through a plug-in that fits the system. Over ssh or in a container there is no screen to "
            "draw on.",
            (qt[0],),
            (
                Fix(f"QT_QPA_PLATFORM=offscreen {problem.command}", "runs it without a screen"),
                *((Fix(install, "a library that is often the missing one"),) if install else ()),
            ),
        )
    if not said:
        return None
    plots = re.search(r"tkinter|matplotlib|TclError", problem.text)
    remote = bool(os.environ.get("SSH_CONNECTION"))
    return Finding(
        "This program needs a screen for its windows, and this shell has none.",
        0.965,
        "Over ssh, in a container, under cron or as another user there is no screen to draw on; DISPLAY or "
        "WAYLAND_DISPLAY would name it.",
        (said[0].strip(),),
        (Fix(f"MPLBACKEND=Agg {problem.command}", "lets matplotlib draw into files"),) if plots else (),
        (
            "over ssh: connect with ssh -X" if remote else "run it in a session with a desktop",
            "over ssh the option -X brings windows to your own screen",
        ),
    )
