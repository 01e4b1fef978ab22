"""A push that the server refused because it has commits that are not here."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("non-fast-forward", "fetch first", "stale info", "updates were rejected", "cannot lock ref")
# A lock that is in the way is no matter of commits.
HELD = "Another git process seems to be running"
MATCHES = (
    Case(
        "git push origin main",
        "To h:x\n ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'h:x'\nhint: "
        "Updates were rejected because the remote contains work that you do\nhint: not have locally.",
        says="`main`",
        fix="git pull --rebase origin main && git push origin main",
    ),
    Case(
        "git push",
        "To h:x\n ! [rejected]        main -> main (non-fast-forward)\nerror: failed to push some refs to "
        "'h:x'\nhint: Updates were rejected because the tip of your current branch is behind\nhint: its remote "
        "counterpart.",
        fix="git pull --rebase && git push",
    ),
    Case(
        "git push --force-with-lease",
        " ! [rejected]        main -> main (stale info)\nerror: failed to push some refs to 'h:x'",
        says="`main`",
        fix="git fetch",
    ),
    Case(
        "git push --tags",
        " ! [rejected]        v1 -> v1 (already exists)\nerror: failed to push some refs to 'h:x'\nhint: Updates "
        "were rejected because the tag already exists in the remote.",
        says="tag `v1`",
    ),
)
IGNORES = (Case("git pull --ff-only", "fatal: Not possible to fast-forward, aborting.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if HELD in problem.text:
        return None
    match = re.search(r"\[rejected\]\s+(?P<local>\S+) -> (?P<remote>\S+) \((?P<why>[^)]+)\)", problem.text)
    name = match["remote"] if match else "the branch"
    if match and match["why"] == "already exists":
        return Finding(
            f"The tag `{name}` is on the server already, on another commit.",
            0.95,
            "A tag marks one commit for good; moving it confuses everybody who has it.",
            (match[0],),
            (Fix("git fetch --tags --force", "takes the server's tags"),),
            ("choose another name for your tag",),
        )
    if match and match["why"] == "stale info":
        return Finding(
            f"`{name}` has changed on the server since your last fetch.",
            0.95,
            "--force-with-lease protects commits that you have not seen. Look at them before you overwrite anything.",
            (match[0],),
            (Fix("git fetch", "gets what is new there"),),
        )
    argv = problem.argv_of("git")
    words = [word for word in argv[2:] if not word.startswith("-")]
    source = (
        f" {' '.join(quote(word) for word in [words[0], words[1].rpartition(':')[2]])}"
        if len(words) == 2 and "/" not in words[1].rpartition(":")[2][:0]
        else ""
    )
    return Finding(
        f"The server has commits on `{name}` that you do not have, so it refused the push.",
        0.96,
        "Somebody, or you on another machine, pushed before you. Take their commits in first, then push again; "
        "forcing would delete theirs.",
        (match[0].strip() if match else "Updates were rejected",),
        (
            Fix(
                f"git pull --rebase{source} && {problem.command}" if problem.command else "git pull --rebase",
                "puts your commits on top of theirs, then pushes",
            ),
            Fix(f"git pull --no-rebase{source}", "merges theirs into yours"),
        ),
    )
