"""su, passwd or user tools that refuse."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "authentication failure",
    "authentication token manipulation error",
    "su: must be run from a terminal",
    "is currently used by process",
    "this account is currently not available",
    "password unchanged",
    "bad password",
    "is an invalid shell",
    "is not listed in /etc/shells",
    "su: user ",
)
PROGRAMS = frozenset({"su", "passwd", "usermod", "userdel", "chsh", "login", "chfn", "sudo"})
MATCHES = (
    Case("su", "Password: \nsu: Authentication failure", 1, says="root", fix="sudo -i"),
    Case(
        "passwd", "passwd: Authentication token manipulation error\npasswd: password unchanged", 10, says="old password"
    ),
    Case(
        "sudo usermod -l bob ada",
        "usermod: user ada is currently used by process 1234",
        8,
        says="ada",
        fix="ps -p 1234 -o user,pid,args",
    ),
    Case("su - www-data", "This account is currently not available.", 1, says="www-data", fix="sudo -u www-data bash"),
    Case("chsh -s /opt/fish", "chsh: /opt/fish is an invalid shell", 1, says="/etc/shells"),
)
IGNORES = (Case("sudo ls", "sudo: a password is required", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"user (?P<name>\S+) is currently used by process (?P<pid>\d+)", text):
        return Finding(
            f"{match['name']} is logged in or has programs running, so the account cannot be changed now.",
            0.97,
            "Their programs have to end first.",
            (match[0],),
            (Fix(f"ps -p {match['pid']} -o user,pid,args", "shows which program it is"),),
        )
    if match := re.search(r"(?P<path>/\S+) is (?:an invalid shell|not listed in /etc/shells)", text):
        return Finding(
            f"{match['path']} is not in the list of shells, /etc/shells.",
            0.97,
            "Only programs of that list can be the shell of a login.",
            (match[0],),
            (Fix("cat /etc/shells", "shows the list"),),
            ("if the path is right, an administrator can add it to the list",),
        )
    if "account is currently not available" in text:
        name = problem.argv[-1] if len(problem.argv) > 1 else "that user"
        return Finding(
            f"{name} is an account for a service and has no shell.",
            0.97,
            "Its shell is nologin, so that nobody works under it. A single command can still be run as that user.",
            ("This account is currently not available",),
            (Fix(f"sudo -u {quote(name)} bash", "starts a shell as that user all the same"),)
            if facts.has("sudo") and len(problem.argv) > 1
            else (),
            ("give a shell for this once: su -s /bin/bash and the name",),
        )
    if "token manipulation" in text or "password unchanged" in text:
        return Finding(
            "The password was not changed: the old password was wrong, or the new one is not accepted.",
            0.95,
            "The file with the passwords may also be read-only or locked.",
            (first_error(problem.lines)[:160],),
            (Fix("ls -l /etc/shadow /etc/passwd", "shows whether they are in order"),),
            ("try again with the old password",),
        )
    if "su: Authentication failure" not in text:
        return None
    root = len(problem.argv) < 2 or problem.argv[-1] in ("-", "root", "-l")
    return Finding(
        "The password was wrong" + (", or root has none here, as on Ubuntu and many others." if root else "."),
        0.95,
        "su asks for the password of the user you want to be; sudo asks for your own.",
        ("Authentication failure",),
        (Fix("sudo -i", "becomes root with your own password"),) if root and facts.has("sudo") else (),
        () if root and facts.has("sudo") else ("try again",),
    )
