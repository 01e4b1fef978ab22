"""Redis wants a password, or got a wrong one."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("noauth authentication required", "wrongpass", "noperm", "invalid password")
MATCHES = (
    Case(
        "redis-cli ping", "(error) NOAUTH Authentication required.", 0, says="password", fix="redis-cli --askpass ping"
    ),
    Case(
        "redis-cli --user ada ping",
        "AUTH failed: WRONGPASS invalid username-password pair or user is disabled.",
        1,
        says="wrong",
    ),
    Case(
        "redis-cli flushall",
        "(error) NOPERM User default has no permissions to run the 'flushall' command",
        1,
        says="`flushall`",
    ),
)
IGNORES = (Case("redis-cli ping", "Could not connect to Redis at 127.0.0.1:6379: Connection refused"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "NOAUTH" in text:
        fix = problem.replace_text("redis-cli", "redis-cli --askpass")
        return Finding(
            "This Redis server wants a password first.",
            0.97,
            "It is the one set as requirepass in the server's settings. With --askpass it is asked for and not kept in "
            "the history.",
            ("NOAUTH Authentication required",),
            (Fix(fix, "asks for the password"),) if fix != problem.command else (),
            ("run redis-cli --askpass",),
        )
    if match := re.search(
        r"NOPERM (?:this user|User (?P<user>\S+)) has no permissions to run the '(?P<what>[^']+)'", text
    ):
        return Finding(
            f"The Redis user {match['user'] or 'you are'} may not run `{match['what']}`.",
            0.96,
            "Redis has rules on which user may run which command.",
            (match[0],),
            (),
            ("enter as a user who may, or have the rule changed with ACL SETUSER",),
        )
    if "WRONGPASS" in text or ("ERR invalid password" in text):
        return Finding(
            "The user name or password for Redis is wrong.",
            0.97,
            "The password of the server is in its settings (requirepass), those of users in its ACL list.",
            ("WRONGPASS",),
            (),
            ("try again with redis-cli --askpass, and --user for a name other than default",),
        )
    return None
