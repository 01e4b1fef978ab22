"""The server shows another key than before."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("remote host identification has changed", "host key verification failed", "host key has changed")
MATCHES = (
    Case(
        "ssh web1",
        "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS "
        "CHANGED!     @\n@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\nIT IS POSSIBLE THAT SOMEONE "
        "IS DOING SOMETHING NASTY!\nOffending ECDSA key in /home/ada/.ssh/known_hosts:5\nHost key for web1 has "
        "changed and you have requested strict checking.\nHost key verification failed.",
        255,
        says="web1",
        fix="ssh-keygen -R web1",
    ),
    Case(
        "ssh -o BatchMode=yes h",
        "No ED25519 host key is known for h and you have requested strict checking.\nHost key verification failed.",
        255,
        says="not known",
        fix="ssh h",
    ),
    Case("git fetch", "Host key verification failed.\nfatal: Could not read from remote repository.", 128, says="key"),
)
IGNORES = (Case("ssh h", "user@h: Permission denied (publickey).", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    changed = re.search(
        r"(?:Host key for|host key for) \[?(?P<host>[\w.-]+)\]?(?::(?P<port>\d+))? has changed", problem.text
    )
    place = re.search(r"key in (?P<file>\S+):(?P<line>\d+)", problem.text)
    if changed:
        host = changed["host"] if not changed["port"] else f"[{changed['host']}]:{changed['port']}"
        return Finding(
            f"The key of {host} is not the one that this machine remembers.",
            0.97,
            "Either the server was set up anew, or somebody stands in between. Ask whoever runs it before you "
            "forget the old key.",
            tuple(
                filter(
                    None,
                    (
                        "the host key has changed",
                        f"the old key is in {place['file']} line {place['line']}" if place else "",
                    ),
                )
            ),
            (Fix(f"ssh-keygen -R {quote(host)}", "forgets the old key; only when you know why it changed"),),
            ("ask the administrator of the server whether its key was changed",),
        )
    unknown = re.search(r"host key is known for \[?(?P<host>[\w.-]+)", problem.text)
    host = unknown["host"] if unknown else ""
    return Finding(
        f"The key of {host or 'the server'} is not known on this machine, and ssh was not allowed to ask.",
        0.93,
        "On the first visit ssh shows the server's key and asks whether it is right. Without a prompt it refuses.",
        ("Host key verification failed",),
        (Fix(f"ssh {quote(host)}", "asks once and remembers the key"),) if host else (),
        ("connect once by hand and compare the key",),
    )
