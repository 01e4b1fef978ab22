"""MySQL refuses the log-in."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("error 1045", "error 1044", "error 1698")
MATCHES = (
    Case(
        "mysql -u root",
        "ERROR 1698 (28000): Access denied for user 'root'@'localhost'",
        1,
        says="`root`",
        fix="sudo mysql -u root",
    ),
    Case(
        "mysql -u ada",
        "ERROR 1045 (28000): Access denied for user 'ada'@'localhost' (using password: NO)",
        1,
        says="password",
        fix="mysql -u ada -p",
    ),
    Case(
        "mysql -u ada -p",
        "ERROR 1045 (28000): Access denied for user 'ada'@'localhost' (using password: YES)",
        1,
        says="wrong",
    ),
    Case(
        "mysql -u ada -p shop",
        "ERROR 1044 (42000): Access denied for user 'ada'@'localhost' to database 'shop'",
        1,
        says="`shop`",
    ),
)
IGNORES = (Case("mysql", "ERROR 1049 (42000): Unknown database 'x'"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"ERROR (?P<code>1045|1044|1698) \(\w+\):? Access denied for user '(?P<user>[^']*)'@'(?P<host>[^']*)'"
        r"(?: to database '(?P<base>[^']+)')?(?: \(using password: (?P<with>YES|NO)\))?",
        problem.text,
    )
    if not match:
        return None
    user, evidence = match["user"], (match[0],)
    if match["base"]:
        return Finding(
            f"The database user {user} may not use the database `{match['base']}`.",
            0.97,
            "The password was right; the right to this database has not been given.",
            evidence,
            (),
            (f"as administrator: grant all on {match['base']}.* to '{user}'@'{match['host']}';",),
        )
    root = facts.as_root(problem.command) if problem.command else ""
    if (match["code"] == "1698" or user == "root") and root and match["with"] != "YES":
        return Finding(
            f"MySQL lets its user `{user}` in only from the system's administrator here.",
            0.95,
            "On many systems the database's root has no password: the server asks the system who you are instead.",
            evidence,
            (Fix(root, "runs it as the system's administrator"),),
        )
    if match["with"] == "NO" and " -p" not in problem.command:
        asks = problem.replace_text("mysql", "mysql -p") if " " not in problem.command else f"{problem.command} -p"
        return Finding(
            f"MySQL wants a password for `{user}`, and none was given.",
            0.97,
            "The option -p makes the client ask for it.",
            evidence,
            (Fix(asks, "asks for the password"),) if problem.command else (),
            ("give the option -p",),
        )
    return Finding(
        f"The password for the MySQL user `{user}` is wrong, or the user may not come from {match['host']}.",
        0.96,
        "MySQL keeps its own users with their own passwords, each tied to the machine it comes from.",
        evidence,
        (),
        ("try the password again", "an administrator can set a new one with ALTER USER"),
    )
