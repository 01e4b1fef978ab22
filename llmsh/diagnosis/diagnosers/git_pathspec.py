"""A file or branch that git does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "did not match any file",
    "did not match any files",
    "invalid reference",
    "unknown revision or path",
    "bad revision",
    "not a valid object name",
    "no such path",
    "something we can merge",
    "not a valid ref",
    "no such ref",
    "could not lookup commit",
    "could not resolve",
    "unknown commit",
    "invalid upstream",
)
MATCHES = (
    Case(
        "git checkout fature",
        "error: pathspec 'fature' did not match any file(s) known to git",
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git branch feature",
        says="`fature`",
        fix="git checkout feature",
    ),
    Case(
        "git checkout notes.tx",
        "error: pathspec 'notes.tx' did not match any file(s) known to git",
        1,
        (("notes.txt", "x"),),
        "git init -q . && git add . && git commit -qm x",
        fix="git checkout notes.txt",
    ),
    Case(
        "git switch nope",
        "fatal: invalid reference: nope",
        128,
        setup="git init -q -b main . && git commit -q --allow-empty -m x",
        says="`nope`",
        fix="git switch -c nope",
    ),
    Case(
        "git reset --hard HEAD",
        "fatal: ambiguous argument 'HEAD': unknown revision or path not in the working tree.",
        128,
        setup="git init -q -b main .",
        says="no commit",
    ),
    Case(
        "git rm new.txt",
        "fatal: pathspec 'new.txt' did not match any files",
        128,
        (("new.txt", "x"),),
        "git init -q .",
        says="track",
        fix="rm new.txt",
    ),
    Case(
        "git commit new.txt -m x",
        "error: pathspec 'new.txt' did not match any file(s) known to git",
        1,
        (("new.txt", "x"),),
        "git init -q .",
        fix="git add new.txt",
    ),
    Case(
        "git add none.txt",
        "fatal: pathspec 'none.txt' did not match any files",
        128,
        setup="git init -q .",
        says="`none.txt`",
    ),
    Case(
        "git merge fature",
        "merge: fature - not something we can merge",
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git branch feature",
        fix="git merge feature",
    ),
    Case(
        "git log mian",
        "fatal: ambiguous argument 'mian': unknown revision or path not in the working tree.\nUse '--' to separate "
        "paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'",
        128,
        setup="git init -q -b main . && git commit -q --allow-empty -m x",
        fix="git log main",
    ),
    Case(
        "git reset HEAD~5",
        "fatal: ambiguous argument 'HEAD~5': unknown revision or path not in the working tree.",
        128,
        setup="git init -q . && git commit -q --allow-empty -m x",
        says="HEAD~5",
    ),
    Case(
        "git rebase devlop",
        "fatal: invalid upstream 'devlop'",
        128,
        setup="git init -q -b main . && git commit -q --allow-empty -m x && git branch develop",
        fix="git rebase develop",
    ),
    Case(
        "git restore --source=mian a",
        "fatal: could not resolve mian",
        128,
        setup="git init -q -b main . && git commit -q --allow-empty -m x",
        says="`mian`",
    ),
)
IGNORES = (
    Case("git branch -d nope", "error: branch 'nope' not found."),
    Case("git stauts", "git: 'stauts' is not a git command."),
)
NAMED = late_pattern(
    r"pathspec '(?P<path>[^']+)' did not match|invalid reference: (?P<ref>\S+)|ambiguous argument '(?P<rev>[^']+)'|"
    r"bad revision '(?P<bad>[^']+)'|[Nn]ot a valid object name:? '?(?P<obj>[^'\s]+)"
    r"|merge: (?P<merge>\S+) - not something|no such path "
    r"'?(?P<blame>[^'\s]+)|invalid upstream '(?P<up>[^']+)'"
    r"|lookup commit (?P<look>\S+)|fatal: could not resolve (?P<source>\S+)$",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    argv = problem.argv_of("git")
    evidence = (match[0],)
    if (
        re.match(r"(?:HEAD|@)\b", name)
        and facts.git("rev-parse", "--git-dir")
        and not facts.git("rev-parse", "-q", "--verify", "HEAD")
    ):
        return Finding(
            f"There is no commit yet, so `{name}` names nothing.",
            0.95,
            "HEAD stands for the last commit of this branch. It is there from the first commit on.",
            evidence,
            (Fix("git status", "shows what could be committed"),),
        )
    step = re.fullmatch(r"(HEAD|@)(~\d+|\^+)", name)
    if step:
        count = next(iter(facts.git("rev-parse", "--short", "HEAD")), "")
        return Finding(
            f"`{name}` goes back further than the history does.",
            0.9,
            "~5 means five commits before; there are fewer here, perhaps because only a part was cloned.",
            (*evidence, f"HEAD is {count}" if count else ""),
            (Fix("git log --oneline", "shows the commits there are"),),
        )
    return _near(problem, facts, name, argv, evidence)


def _near(problem: Problem, facts: Facts, name: str, argv: tuple[str, ...], evidence: tuple[str, ...]) -> Finding:
    command = argv[1] if len(argv) > 1 else ""
    if command in ("rm", "mv", "restore", "checkout", "commit", "diff") and facts.is_file(name):
        return Finding(
            f"`{name}` is here, but git does not track it yet.",
            0.95,
            "git knows the files that were added to it, in this commit or an earlier one. Others are only files.",
            evidence,
            (Fix(f"rm {quote_path(name)}", "removes the file itself"),)
            if command == "rm"
            else (Fix(f"git add {quote_path(name)}", "has git track it"),),
        )
    branches = facts.branches
    local = {each.partition("/")[2] if each.split("/")[0] in facts.remotes else each for each in branches} - {
        "HEAD",
        "",
    }
    tags = facts.git("for-each-ref", "--format=%(refname:short)", "refs/tags")
    refs = local | set(branches) | set(tags)
    files = (
        set()
        if command in ("merge", "rebase", "switch", "push", "pull", "cherry-pick")
        else set(meant_paths(facts, name))
    )
    meant = [*closest(name, refs, limit=2, common=local), *sorted(files)]
    fixes = [Fix(problem.replace_word(name, each), f"`{each}` exists") for each in dict.fromkeys(meant)]
    if (
        command in ("switch", "checkout")
        and "-b" not in argv
        and "-c" not in argv
        and len(argv) == 3
        and re.fullmatch(r"[\w./-]+", name)
        and not name.endswith((".txt", ".py", ".md"))
    ):
        flag = "-c" if command == "switch" else "-b"
        fixes.append(Fix(problem.insert_after(command, flag), f"makes a new branch `{name}` here"))
    what = (
        "file"
        if command in ("add", "rm", "mv", "restore", "blame")
        else "branch"
        if command in ("merge", "rebase", "switch", "push", "pull")
        else "file, branch or commit"
    )
    return Finding(
        f"git knows no {what} called `{name}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.94 if meant else 0.85,
        f"The name has to be that of a {what} that exists here. A branch that is only on the server is known after "
        "git fetch.",
        (*evidence, f"branches here: {', '.join(sorted(local)[:5])}") if local else evidence,
        tuple(fix for fix in fixes if fix.command != problem.command),
        () if fixes else ("see the branches: git branch -a", "get what is new on the server: git fetch"),
    )
