"""git was asked for a commit, a line, a note or a stash that is not in the history, or for two things at once."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "only has",
    "has no upstream information",
    "do hard reset with paths",
    "a branch is expected, got",
    "bad rev input",
    "is not a stash reference",
    "is not a stash-like commit",
    "do not have the initial commit yet",
    "you have nothing to amend",
    "is a merge but no -m option",
    "mainline was specified but commit",
    "both revision and filename",
    "has only",
    "does not exist in",
    "exists on disk, but not in",
    "no note found for object",
    "is ambiguous",
    "no branch named",
    "no such branch",
    "in the middle of a merge -- cannot amend",
    "in the middle of a cherry-pick -- cannot amend",
    "cannot do a partial commit during",
    "is not a symbolic ref",
    "a cherry-pick or revert is already in progress",
    "cannot be used together",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git stash apply stash@{4}", "fatal: log for 'stash' only has 1 entries", 128, says="1", fix="git stash list"),
    Case("git reset --hard HEAD@{9}", "fatal: log for 'HEAD' only has 1 entries", 128, says="HEAD",
         fix="git reflog HEAD"),
    Case("git branch --unset-upstream", "fatal: Branch 'main' has no upstream information", 128, says="`main`"),
    Case("git reset --hard a.txt", "fatal: Cannot do hard reset with paths.", 128, says="--hard",
         fix="git checkout HEAD -- a.txt"),
    Case("git switch HEAD", "fatal: a branch is expected, got 'refs/heads/main'", 128, says="git switch",
         fix="git switch --detach HEAD"),
    Case("git bisect good zzz", "Bad rev input: zzz", 1, says="`zzz`"),
    Case("git stash", "You do not have the initial commit yet", says="first commit"),
    Case("git commit --amend -m x", "fatal: You have nothing to amend.", 128, says="no commit yet", fix="git status"),
    Case(
        "git revert --no-edit HEAD",
        "error: commit 3c43a50 is a merge but no -m option was given.\nfatal: revert failed",
        128,
        says="merge",
        fix="git revert -m 1 --no-edit HEAD",
    ),
    Case("git cherry-pick -m 1 HEAD", "error: mainline was specified but commit 3c43a50 is not a merge.", 128,
         says="-m", fix="git cherry-pick HEAD"),
    Case(
        "git log docs",
        "fatal: ambiguous argument 'docs': both revision and filename\nUse '--' to separate paths from revisions",
        128,
        says="`docs`",
        fix="git log docs --",
    ),
    Case("git blame -L 99,120 notes.txt", "fatal: file notes.txt has only 3 lines", 128, says="3 lines"),
    Case("git show HEAD:nofile", "fatal: path 'nofile' does not exist in 'HEAD'", 128, says="`nofile`"),
    Case("git show HEAD:new.txt", "fatal: path 'new.txt' exists on disk, but not in 'HEAD'", 128, says="`new.txt`"),
    Case("git notes show HEAD", "error: no note found for object 4c0e090ff9.", 1, says="note"),
    Case("git show 4c", "error: short object ID 4c0 is ambiguous\nhint: The candidates are:", 128, says="4c0"),
    Case("git branch -m old new", "error: refname refs/heads/old not found\nfatal: no branch named 'old'", 128,
         says="`old`", fix="git branch --all"),
    Case("git commit --amend", "fatal: You are in the middle of a merge -- cannot amend.", 128, says="merge"),
    Case("git commit a.txt", "fatal: cannot do a partial commit during a merge.", 128, says="merge"),
    Case("git symbolic-ref HEAD", "fatal: ref HEAD is not a symbolic ref", 128, says="HEAD"),
    Case("git log --oneline --graph --reverse", "fatal: options '--reverse' and '--graph' cannot be used together",
         128, says="--graph"),
)  # fmt: skip
IGNORES = (
    Case("git log mian", "fatal: ambiguous argument 'mian': unknown revision or path not in the working tree.", 128),
    Case("git stash pop", "No stash entries found.", 1),
)
TOLD = (
    (
        late_pattern(r"log for '(?P<log>[^']+)' only has (?P<count>\d+) entries"
                     r"|'(?P<ref>[^']+)' is not a stash(?: ref|-like)"),
        lambda m, p: Finding(
            (f"The stash has fewer entries: {m['count']}, counted from 0." if "stash" in m["log"]
             else f"The log of {m['log']} has fewer entries: {m['count']}, counted from 0.") if m["count"]
            else f"`{m['ref']}` is no entry of the stash.",
            0.96,
            "The newest entry is number 0, the one before it number 1.",
            seen(m),
            (Fix("git stash list", "lists what is put aside"),) if not m["log"] or "stash" in m["log"]
            else (Fix(f"git reflog {quote(m['log'])}", "lists the entries there are"),),
        ),
    ),
    (
        late_pattern(r"Branch '(?P<name>[^']+)' has no upstream information"),
        lambda m, p: Finding(
            f"The branch `{m['name']}` is tied to no branch of a server, so there is nothing to untie.",
            0.96,
            "The branch on the server that one pulls from is called upstream.",
            seen(m),
            (Fix("git branch -vv", "shows which branches have one"),),
        ),
    ),
    (
        late_pattern(r"Cannot do hard reset with paths"),
        lambda m, p: Finding(
            "git reset --hard takes the whole tree, not single files.",
            0.97,
            "A single file is brought back with git checkout or git restore; its changes are lost then.",
            seen(m),
            (Fix(f"git checkout HEAD -- {quote(p.argv_of('git')[-1])}", "brings the file back from the last commit"),),
        ),
    ),
    (
        late_pattern(r"a branch is expected, got(?: \w+)? '(?P<ref>[^']+)'"),
        lambda m, p: Finding(
            "git switch goes to branches only, and that is no name of one.",
            0.95,
            "--detach goes to a commit without a branch.",
            seen(m),
            (Fix(p.insert_after("switch", "--detach"), "goes to the commit"), Fix("git branch", "lists the branches")),
        ),
    ),
    (
        late_pattern(r"[Bb]ad rev input: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"git knows no commit or branch `{m['name']}` for the bisect.",
            0.96,
            "good and bad take the name of a commit, or none for the present one.",
            seen(m),
            (Fix("git log --oneline", "shows the commits"),),
        ),
    ),
    (
        late_pattern(r"You do not have the initial commit yet"),
        lambda m, p: Finding(
            "The stash needs a first commit, and this repository has none yet.",
            0.97,
            "git stash puts aside how the files differ from the last commit.",
            seen(m),
            (Fix("git status", "shows what could go into the first commit"),),
            ("make the first commit: git add and git commit",),
        ),
    ),
    (
        late_pattern(r"You have nothing to amend"),
        lambda m, p: Finding(
            "There is no commit yet that could be amended.",
            0.97,
            "--amend changes the last commit; this branch has none.",
            seen(m),
            (Fix("git status", "shows the state"),),
            ("commit without --amend",),
        ),
    ),
    (
        late_pattern(r"commit (?P<commit>\w+) is a merge but no -m option"),
        lambda m, p: Finding(
            f"The commit {m['commit'][:8]} is a merge, and git was not told which side is the main one.",
            0.97,
            "A merge has two parents. -m 1 takes the branch that was merged into as the main side.",
            seen(m),
            _with_mainline(p),
            ("see the parents: git show --no-patch --format=%P and the commit",),
        ),
    ),
    (
        late_pattern(r"mainline was specified but commit (?P<commit>\w+) is not a merge"),
        lambda m, p: Finding(
            f"-m is for merges only, and the commit {m['commit'][:8]} is none.",
            0.97,
            "An ordinary commit has one parent, so there is no side to choose.",
            seen(m),
            (Fix(_without_mainline(p.command), "the same without -m"),),
        ),
    ),
    (
        late_pattern(r"ambiguous argument '(?P<name>[^']+)': both revision and filename"),
        lambda m, p: Finding(
            f"`{m['name']}` is a branch or tag and also a file, and git does not know which is meant.",
            0.97,
            "Names after -- are files, names before it are branches and commits.",
            seen(m),
            (
                Fix(p.replace_text(m["name"], f"{quote(m['name'])} --"), "takes it as a branch"),
                Fix(p.replace_text(m["name"], f"-- {quote(m['name'])}"), "takes it as a file"),
            ),
        ),
    ),
    (
        late_pattern(r"file (?P<file>\S+) has only (?P<count>\d+) lines?"),
        lambda m, p: Finding(
            f"`{m['file']}` has only {m['count']} lines.",
            0.97,
            "-L takes the first and the last line; both have to be in the file.",
            seen(m),
            (Fix(f"wc -l {quote(m['file'])}", "counts its lines"),),
        ),
    ),
    (
        late_pattern(r"[Pp]ath '(?P<path>[^']+)' (?P<disk>exists on disk, but not in|does not exist in) "
                     r"'(?P<ref>[^']+)'"),
        lambda m, p: Finding(
            f"`{m['path']}` is on the disk, but not in the commit {m['ref']}." if "disk" in m["disk"]
            else f"The commit {m['ref']} holds no file `{m['path']}`.",
            0.96,
            "After the colon stands the path from the top of the repository, as it was in that commit.",
            seen(m),
            (Fix(f"git ls-tree -r --name-only {quote(m['ref'])}", "lists the files of that commit"),),
        ),
    ),
    (
        late_pattern(r"no note found for object (?P<object>\w+)"),
        lambda m, p: Finding(
            f"There is no note on the commit {m['object'][:8]}.",
            0.97,
            "git notes adds remarks to commits later; this one has none.",
            seen(m),
            (Fix("git notes list", "lists the commits that have notes"),),
        ),
    ),
    (
        late_pattern(r"short (?:object ID|SHA1) (?P<id>\w+) is ambiguous"),
        lambda m, p: Finding(
            f"Several objects of the repository begin with {m['id']}.",
            0.96,
            "The short form of a commit's name has to be long enough to be the only one.",
            seen(m),
            (Fix("git log --oneline", "shows the commits with names that are long enough"),),
            ("type more letters of the name",),
        ),
    ),
    (
        late_pattern(r"[Nn]o (?:such )?branch(?: named)?:? '(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"There is no branch `{m['name']}` here.",
            0.94,
            "Only a branch that exists here can be renamed or changed.",
            seen(m),
            (Fix("git branch --all", "lists the branches"),),
        ),
    ),
    (
        late_pattern(r"in the middle of a (?P<what>merge|cherry-pick|rebase) -- cannot amend"),
        lambda m, p: Finding(
            f"A {m['what']} is not finished, so the last commit cannot be amended.",
            0.97,
            "The next commit finishes it. Amending would mix it into the commit before.",
            seen(m),
            (Fix("git status", "shows what is left to do"),),
            ("finish it with git commit, or give it up with --abort",),
        ),
    ),
    (
        late_pattern(r"cannot do a partial commit during a (?P<what>merge|cherry-pick|rebase)"),
        lambda m, p: Finding(
            f"During a {m['what']} a commit takes all files, and single files were named.",
            0.97,
            "The commit that ends it has to hold everything that came together.",
            seen(m),
            (Fix("git commit -a", "commits all that has changed"),),
            ("add the files with git add, then git commit without names",),
        ),
    ),
    (
        late_pattern(r"ref (?P<ref>\S+) is not a symbolic ref"),
        lambda m, p: Finding(
            f"{m['ref']} stands on a commit and not on a branch.",
            0.95,
            "After checking out a commit or tag there is no current branch (detached).",
            seen(m),
            (Fix("git switch -", "goes back to the branch before"),),
        ),
    ),
    (
        late_pattern(r"a (?P<what>cherry-pick|revert)(?: or revert)? is already in progress"),
        lambda m, p: Finding(
            f"A {m['what']} is not finished yet.",
            0.97,
            "git does one after the other: the first has to be continued or given up.",
            seen(m),
            (Fix("git status", "shows what is left to do"),),
            (f"go on with git {m['what']} --continue, or give it up with --abort",),
        ),
    ),
    (
        late_pattern(r"options? '(?P<a>[^']+)'(?:,| and) '(?P<b>[^']+)'.* cannot be used together"),
        lambda m, p: Finding(
            f"The options {m['a']} and {m['b']} exclude each other.",
            0.96,
            "Each asks for something else, so only one of them can be given.",
            seen(m),
            (),
            (f"leave out {m['a']} or {m['b']}",),
        ),
    ),
)  # fmt: skip


def _with_mainline(problem: Problem) -> tuple[Fix, ...]:
    name = next((word for word in ("revert", "cherry-pick") if problem.names(word)), "")
    return (Fix(problem.insert_after(name, "-m 1"), "takes the first parent as the main side"),) if name else ()


def _without_mainline(command: str) -> str:
    return " ".join(command.replace("-m 1", "").replace("-m 2", "").split())


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
