"""A git subcommand that does not exist."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("is not a git command",)
MATCHES = (
    Case(
        "git stauts",
        "git: 'stauts' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tstatus",
        1,
        says="`stauts`",
        fix="git status",
    ),
    Case(
        "git comit -m x",
        "git: 'comit' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tcommit",
        1,
        fix="git commit -m x",
    ),
    Case(
        "git lfs pull",
        "git: 'lfs' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tlog",
        1,
        says="Git LFS",
        fix="sudo apt install git-lfs",
    ),
    Case(
        "git -C sub chekcout main",
        "git: 'chekcout' is not a git command. See 'git --help'.",
        1,
        fix="git -C sub checkout main",
    ),
    Case("git undo", "git: 'undo' is not a git command. See 'git --help'.", 1, says="`undo`", fix=""),
)
IGNORES = (Case("gti status", "bash: gti: command not found", 127),)
EXTRA = {
    "lfs": ("Git LFS", "git-lfs"),
    "flow": ("git-flow", "git-flow"),
    "svn": ("git-svn", "git-svn"),
    "gui": ("git-gui", "git-gui"),
    "filter-repo": ("git-filter-repo", "git-filter-repo"),
    "extras": ("git-extras", "git-extras"),
}
_COMMANDS = """
    add am apply archive bisect blame branch checkout cherry-pick clean clone commit config describe diff fetch
    format-patch gc grep init log ls-files merge merge-base mergetool mv notes pull push range-diff rebase reflog
    remote reset restore revert rev-parse rm shortlog show stash status submodule switch tag worktree
"""
COMMANDS = frozenset(_COMMANDS.split())
COMMON = frozenset({"status", "commit", "add", "push", "pull", "checkout", "branch", "log", "diff", "merge", "stash"})


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"git: '(?P<word>[\w.-]+)' is not a git command", problem.text)
    if not match:
        return None
    word = match["word"]
    if word in EXTRA:
        name, package = EXTRA[word]
        install = facts.install(package)
        return Finding(
            f"`git {word}` belongs to {name}, which is not installed.",
            0.95,
            f"{name} is a separate program that adds this command to git.",
            (match[0],),
            (Fix(install, f"installs {name}"),) if install else (),
            (f"install {name}",),
        )
    meant = closest(word, COMMANDS, limit=2, common=COMMON)
    return Finding(
        f"git has no command `{word}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.97 if meant else 0.85,
        "The word after git says what it is to do; this one is not among them, and no alias of that name is set.",
        (match[0],),
        tuple(Fix(problem.replace_word(word, each), f"git {each} exists") for each in meant),
        () if meant else ("see its commands: git help -a",),
    )
