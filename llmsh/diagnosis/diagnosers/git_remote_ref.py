"""A branch that the server does not have."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "couldn't find remote ref",
    "could not find remote branch",
    "remote branch",
    "remote ref does not exist",
    "no such ref was fetched",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git pull origin dev", "fatal: couldn't find remote ref dev", 1, says="`dev`"),
    Case(
        "git clone -b devel http://h/x.git",
        "warning: Could not find remote branch devel to clone.\nfatal: Remote branch devel not found in upstream "
        "origin",
        128,
        says="`devel`",
        fix="git clone http://h/x.git",
    ),
    Case(
        "git push origin --delete topic",
        "error: unable to delete 'topic': remote ref does not exist\nerror: failed to push some refs",
        1,
        says="`topic`",
        fix="git fetch --prune",
    ),
    Case(
        "git pull",
        "Your configuration specifies to merge with the ref 'refs/heads/old'\nfrom the remote, but no such ref "
        "was fetched.",
        1,
        says="`old`",
    ),
)
IGNORES = (Case("git checkout x", "error: pathspec 'x' did not match any file(s) known to git", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"couldn't find remote ref (?:refs/heads/)?(?P<a>\S+)|[Rr]emote branch (?P<b>\S+) (?:not found|to clone)|"
        r"unable to delete '(?P<c>[^']+)': remote ref does not exist"
        r"|merge with the ref 'refs/heads/(?P<d>[^']+)'",
        problem.text,
    )
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    remotes = {each.partition("/")[2] for each in facts.branches if each.partition("/")[0] in facts.remotes}
    near = closest(name, remotes, limit=1)
    fixes = [Fix(problem.replace_word(name, each), f"the server has {each}") for each in near if problem.names(name)]
    if match["c"]:
        fixes.append(Fix("git fetch --prune", "forgets here what is gone on the server"))
    elif match["b"]:
        fixes.append(Fix(re.sub(r"\s(?:-b|--branch)[ =]\S+", "", problem.command, count=1), "takes its main branch"))
    elif facts.remotes:
        fixes.append(Fix(f"git ls-remote --heads {quote(facts.remotes[0])}", "asks the server for its branches"))
    return Finding(
        f"The server has no branch `{name}`.",
        0.975,
        "It was deleted, renamed or never pushed, or its name is misspelt. Large and small letters count.",
        (match[0],),
        tuple(fix for fix in fixes if fix.command != problem.command),
        () if fixes else ("see what is there: git ls-remote --heads origin",),
    )
