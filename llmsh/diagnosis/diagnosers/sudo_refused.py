"""sudo does not allow it: no password, not in its list, or no terminal to ask."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "is not in the sudoers file",
    "a password is required",
    "a terminal is required",
    "incorrect password attempt",
    "is not allowed to execute",
    "may not run sudo",
    "must have a tty",
    "no new privileges",
    "sudoers",
    "effective uid is not 0",
)
MATCHES = (
    Case(
        "sudo ls", "ada is not in the sudoers file.\nThis incident has been reported to the administrator.", says="ada"
    ),
    Case(
        "sudo ls",
        "sudo: a terminal is required to read the password; either use the -S option to read from standard input "
        "or configure an askpass helper\nsudo: a password is required",
        says="password",
    ),
    Case("sudo ls", "Sorry, try again.\nsudo: 3 incorrect password attempts", says="password"),
    Case("sudo /bin/x", "Sorry, user ada is not allowed to execute '/bin/x' as root on host.", says="ada"),
    Case(
        "sudo ls",
        'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.',
        says="container",
    ),
)
IGNORES = (Case("sudo -u nosuch ls", "sudo: unknown user nosuch\nsudo: error initializing audit plugin sudoers_audit"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    listed = re.search(
        r"(?P<user>[\w.-]+) is not in the sudoers file|user (?P<other>[\w.-]+) (?:is not allowed to execute|may not "
        r"run sudo)",
        text,
    )
    if listed:
        user = listed["user"] or listed["other"]
        group = next((name for name in ("sudo", "wheel", "admin") if name in facts.groups), "sudo")
        return Finding(
            f"{user} may not use sudo for this on this machine.",
            0.97,
            "sudo lends root's rights only to users whom the administrator has put on its list.",
            (listed[0],),
            (),
            (f"ask an administrator to add you: usermod -aG {group} {user}; then log in again",),
        )
    if "incorrect password" in text:
        return Finding(
            "The password for sudo was wrong.",
            0.95,
            "sudo asks for your own password, not root's. Nothing is shown while it is typed; look out for caps "
            "lock and the keyboard layout.",
            ("incorrect password attempts",),
            (),
            ("run it again and type your own password",),
        )
    if "no new privileges" in text:
        return Finding(
            "sudo cannot work here: this container or service forbids to gain rights.",
            0.95,
            "The process was started with a flag that no child can lift.",
            ("the no new privileges flag is set",),
            (),
            ("do it outside, or start the container without that flag",),
        )
    if "password is required" in text or "terminal is required" in text or "must have a tty" in text:
        return Finding(
            "sudo needs your password and has no terminal to ask for it.",
            0.96,
            "In scripts, pipes and editors sudo cannot ask. It remembers the password for some minutes after it "
            "was given at a prompt.",
            (problem.lines[0],),
            (),
            (
                "run sudo -v at a prompt first, then this again",
                "or allow the command without a password in sudoers (visudo)",
            ),
        )
    return None
