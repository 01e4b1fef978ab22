"""A git command whose words are in the wrong order or form, as git says itself."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "must come before non-option arguments",
    "unknown subcommand",
    "recursively without -r",
    "with two dashes",
    "too many arguments",
    "subcommand wasn't specified",
    "you must specify a repository to clone",
    "needed a single revision",
    "requires a value",
    "does not take a value",
    "is not a valid option",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git clone git clone https://h/x.git",
        "fatal: Too many arguments.\n\nusage: git clone [<options>] [--] <repo> [<dir>]",
        129,
        says="twice",
        fix="git clone https://h/x.git",
    ),
    Case(
        "git stash ppo",
        "error: subcommand wasn't specified; 'push' can't be assumed due to unexpected token 'ppo'",
        1,
        says="`ppo`",
        fix="git stash pop",
    ),
    Case(
        "git log file -p",
        "fatal: option '-p' must come before non-option arguments",
        128,
        says="-p",
        fix="git log -p file",
    ),
    Case(
        "git remote delete origin",
        "error: unknown subcommand: `delete'\nusage: git remote [-v | --verbose]",
        129,
        says="`delete`",
        fix="git remote remove origin",
    ),
    Case("git rm docs", "fatal: not removing 'docs' recursively without -r", 128, says="`docs`", fix="git rm -r docs"),
    Case(
        "git add -patch",
        "error: did you mean `--patch` (with two dashes)?",
        129,
        says="two dashes",
        fix="git add --patch",
    ),
    Case(
        "git worktree lits", "error: unknown subcommand: `lits'\nusage: git worktree add", 129, fix="git worktree list"
    ),
)
IGNORES = (Case("git stauts", "git: 'stauts' is not a git command. See 'git --help'.", 1),)
SUBCOMMANDS = {
    "stash": "push pop apply list show drop clear branch create store",
    "remote": "add remove rename show prune update set-url get-url set-head",
    "worktree": "add list remove prune move lock unlock repair",
    "submodule": "add init update status deinit sync foreach summary set-url",
    "bisect": "start good bad skip reset log run visualize new old",
    "config": "list get set unset edit",
    "notes": "add list show remove append edit copy",
    "reflog": "show expire delete exists",
    "sparse-checkout": "init set add list disable reapply",
}
OTHER = {
    ("remote", "delete"): "remove",
    ("remote", "rm"): "remove",
    ("remote", "list"): "show",
    ("stash", "save"): "push",
    ("stash", "delete"): "drop",
    ("worktree", "delete"): "remove",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("git")
    if "Too many arguments" in text and (
        double := re.search(r"git (?P<name>clone|init|pull) git (?P=name)\b", problem.command)
    ):
        return Finding(
            f"`git {double['name']}` is written twice.",
            0.975,
            "The command on the web page was copied together with its beginning.",
            (f"the line holds `{double[0]}`",),
            (Fix(problem.command.replace(double[0], f"git {double['name']}", 1), "the same with it once"),),
        )
    if match := re.search(r"did you mean [`'](?P<meant>--[\w-]+)[`'] \(with two dashes\)", text):
        typed = match["meant"][1:]
        return Finding(
            f"`{typed}` needs two dashes: `{match['meant']}`.",
            0.975,
            "One dash stands before single letters, two before whole words.",
            (match[0],),
            (Fix(problem.replace_text(typed, match["meant"]), "with two dashes"),),
        )
    if match := re.search(r"option '(?P<option>[^']+)' must come before non-option arguments", text):
        option = match["option"]
        rest = re.sub(rf"(?<!\S){re.escape(option)}(?!\S)\s*", "", problem.command, count=1).rstrip()
        fixed = re.sub(r"(\bgit \S+)", lambda found: f"{found[1]} {option}", rest, count=1)
        return Finding(
            f"git wants the option {option} before the names of files and branches.",
            0.975,
            "Most git commands read their options first.",
            (match[0],),
            (Fix(fixed, "the option in front"),),
        )
    if match := re.search(r"not removing '(?P<name>[^']+)' recursively without -r", text):
        return Finding(
            f"`{match['name']}` is a folder, and git rm takes folders only with -r.",
            0.975,
            "-r means: with all that is in it.",
            (match[0],),
            (
                Fix(problem.insert_after("rm", "-r"), "removes the folder from git and from the disk"),
                Fix(problem.insert_after("rm", "-r --cached"), "git forgets it, the files stay"),
            ),
        )
    match = re.search(r"unknown subcommand: [`'](?P<a>[\w-]+)'|unexpected token '(?P<b>[\w-]+)'", text)
    if not match or len(argv) < 3:
        return None
    word = match["a"] or match["b"]
    known = SUBCOMMANDS.get(argv[1], "").split()
    other = OTHER.get((argv[1], word), "")
    meant = [other] if other else list(closest(word, known, limit=2))
    return Finding(
        f"`git {argv[1]}` has no command `{word}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.975,
        f"It has: {', '.join(known)}." if known else "Its usage lists those it has.",
        (match[0],),
        tuple(Fix(problem.replace_text(word, each), f"git {argv[1]} {each} exists") for each in meant),
        () if meant else (f"see: git {argv[1]} -h",),
    )
