"""A program that found no message bus (D-Bus) of the session or system."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "dbus_session_bus_address",
    "failed to connect to bus",
    "failed to connect to user scope bus",
    "failed to get d-bus connection",
    "could not connect: no such file or directory",
    "cannot autolaunch d-bus",
    "xdg_runtime_dir",
    "failed to connect to socket /run/dbus",
    "org.freedesktop.dbus.error",
)
MATCHES = (
    Case(
        "systemctl --user status",
        "Failed to connect to bus: No medium found",
        1,
        says="message bus",
        fix="loginctl enable-linger",
    ),
    Case(
        "systemctl --user start x",
        "Failed to connect to user scope bus via local transport: $DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR "
        "not defined (consider using --machine=<user>@.host --user to connect to bus of other user)",
        1,
        says="message bus",
    ),
    Case(
        "notify-send hi",
        "Cannot autolaunch D-Bus without X11 $DISPLAY",
        1,
        says="message bus",
        fix="dbus-run-session -- notify-send hi",
    ),
)
IGNORES = (
    Case(
        "systemctl status x",
        "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to "
        "bus: Host is down",
        1,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "not been booted with systemd" in problem.text:
        return None
    said = re.search(
        r"Failed to connect to (?:user scope )?bus[^\n]*|Failed to get D-Bus connection[^\n]*|autolaunch "
        r"D-Bus[^\n]*|Failed to connect to socket /run/dbus[^\n]*|DBus\.Error\.\w+[^\n]*",
        problem.text,
    )
    if not said:
        return None
    user = "--user" in problem.command
    missing = facts.exists(f"/run/user/{facts.uid}/bus")
    fixes: tuple[Fix, ...] = ()
    if user and missing:
        fixes = (Fix(f"XDG_RUNTIME_DIR=/run/user/{facts.uid} {problem.command}", "names the place of your bus"),)
    elif user:
        fixes = (Fix("loginctl enable-linger", "keeps your own services running without a login"),)
    else:
        fixes = (
            (Fix(f"dbus-run-session -- {problem.command}", "starts a bus for this program alone"),)
            if "autolaunch" in said[0]
            else ()
        )
    return Finding(
        "There is no message bus (D-Bus) here that the program could talk through.",
        0.965,
        "A bus of your own is started at login. After sudo, su, in cron, in containers and over some ssh logins "
        "it is missing.",
        (said[0][:160],),
        fixes,
        () if fixes else ("log in as that user directly, instead of with su or sudo",),
    )
