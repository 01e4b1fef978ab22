"""MongoDB refuses the user, or wants one."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("mongoservererror",)
MATCHES = (
    Case(
        "mongosh -u ada shop",
        "MongoServerError: Authentication failed.",
        1,
        says="`ada`",
        fix="mongosh -u ada shop --authenticationDatabase admin",
    ),
    Case(
        "mongosh --eval 'db.users.find()'", "MongoServerError: Command find requires authentication", 1, says="log in"
    ),
    Case(
        "mongosh --eval 'show dbs'",
        "MongoServerError: not authorized on admin to execute command { listDatabases: 1.0 }",
        1,
        says="admin",
    ),
)
IGNORES = (Case("mongosh", "MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"MongoServerError: (?:(?P<failed>Authentication failed)|.*(?P<wants>requires authentication)|"
        r"not authorized on "
        r"(?P<base>\S+) to execute command)",
        problem.text,
    )
    if not match:
        return None
    if match["wants"]:
        return Finding(
            "This MongoDB server wants you to log in first.",
            0.96,
            "Give a user with -u; the shell then asks for the password.",
            (match[0],),
            (),
            ("run mongosh with -u, your user and --authenticationDatabase admin",),
        )
    if match["base"]:
        return Finding(
            f"Your MongoDB user may not do this in the database {match['base']}.",
            0.96,
            "You are logged in, but the roles of the user do not include this command.",
            (match[0],),
            (),
            ("log in as a user with the right role, or have it granted with db.grantRolesToUser",),
        )
    argv = problem.argv_of("mongosh")
    user = next((argv[i + 1] for i, word in enumerate(argv[:-1]) if word in ("-u", "--username")), "")
    plain = bool(user) and "uthenticationDatabase" not in problem.command and "authSource" not in problem.command
    return Finding(
        f"MongoDB does not accept the user{f' `{user}`' if user else ''} with this password.",
        0.95,
        "A user belongs to one database, often admin. When it is looked for in another one, even the right password "
        "fails.",
        (match[0],),
        (Fix(f"{problem.command} --authenticationDatabase admin", "looks for the user in admin"),) if plain else (),
        ("check the password, and the database that the user was made in",),
    )
