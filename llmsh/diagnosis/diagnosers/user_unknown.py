"""A user or group that does not exist here."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "invalid user",
    "invalid group",
    "no such user",
    "unknown user",
    "illegal group name",
    "illegal user name",
    "does not exist",
    "unknown login",
    "unknown id",
    "' unknown",
)
PROGRAMS = frozenset(
    {
        "chown",
        "chgrp",
        "id",
        "sudo",
        "su",
        "usermod",
        "userdel",
        "passwd",
        "groups",
        "crontab",
        "gpasswd",
        "adduser",
        "groupdel",
        "runuser",
        "chage",
        "finger",
    }
)
MATCHES = (
    Case("chown roto notes.txt", "chown: invalid user: ‘roto’", says="`roto`", fix="chown root notes.txt"),
    Case("chown root:nogrp notes.txt", "chown: invalid group: ‘root:nogrp’", says="`nogrp`"),
    Case("id nosuchuser", "id: ‘nosuchuser’: no such user", says="nosuchuser"),
    Case(
        "sudo -u nosuch ls",
        "sudo: unknown user nosuch\nsudo: error initializing audit plugin sudoers_audit",
        says="nosuch",
    ),
    Case(
        "su nosuchuser",
        "su: user nosuchuser does not exist or the user entry does not contain all the required fields",
        says="nosuchuser",
    ),
    Case("usermod -aG dokcer ada", "usermod: group 'dokcer' does not exist", 6, says="dokcer"),
    Case("passwd rot", "passwd: user 'rot' does not exist", fix="passwd root"),
)
IGNORES = (Case("chmod 999 x", "chmod: invalid mode: ‘999’"),)
NAMED = late_pattern(
    r"invalid user: [‘'`](?P<u>[^’':.]+)|invalid group: [‘'`](?:[^’':]*:)?(?P<g>[^’']+)|[‘'`]?(?P<n>[\w.-]+)[’']?: "
    r"no such user|unknown user:? (?P<s>[\w.-]+)|user [`'](?P<cron>[\w.-]+)' unknown"
    r"|group '(?P<gg>[^']+)' does not exist"
    r"|user '?(?P<uu>[\w.-]+)'? does not exist"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    is_group = bool(match["g"] or match["gg"])
    kind = "group" if is_group else "user"
    meant = closest(name, facts.groups if is_group else facts.users, limit=2)
    fixes = []
    for each in meant:
        pattern = rf"(?<![\w.-]){re.escape(name)}(?![\w-])"
        changed = re.sub(pattern, quote(each).replace("\\", "\\\\"), problem.command, count=1)
        fixes.append(Fix(changed, f"the {kind} {each} exists"))
    return Finding(
        f"There is no {kind} called `{name}` on this machine." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.95,
        f"Each machine has its own list of {kind}s; a name from another one is not known here.",
        (f"`{name}` is not in the list of {kind}s",),
        tuple(fixes),
        () if fixes else (f"see the {kind}s: getent {'group' if is_group else 'passwd'} | cut -d: -f1",),
    )
