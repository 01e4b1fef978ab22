"""`git commit` with nothing in it."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "nothing to commit",
    "no changes added to commit",
    "nothing added to commit",
    "aborting commit due to empty commit message",
)
MATCHES = (
    Case("git commit -m x", "On branch main\nnothing to commit, working tree clean", says="nothing", fix="git status"),
    Case(
        "git commit -m x",
        'On branch main\nChanges not staged for commit:\n  (use "git add <file>..." to update what will be '
        'committed)\n\tmodified:   notes.txt\n\nno changes added to commit (use "git add" and/or "git commit -a")',
        says="staged",
        fix="git commit -a -m x",
    ),
    Case(
        "git commit -m x",
        "On branch main\n\nInitial commit\n\nUntracked files:\n\tnotes.txt\n\nnothing added to commit but "
        'untracked files present (use "git add" to track)',
        says="new files",
        fix="git add -A && git commit -m x",
    ),
    Case("git commit", "Aborting commit due to empty commit message.", says="message"),
)
IGNORES = (
    Case("git status", "On branch main\nnothing to commit, working tree clean", 0),
    Case(
        "git stash pop",
        'CONFLICT (content): Merge conflict in a\nno changes added to commit (use "git add" and/or "git commit '
        '-a")\nThe stash entry is kept in case you need it again.',
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if problem.status == 0 or "stash entry" in problem.text:
        return None
    # The same words are what git status says when all is well.
    if not problem.command and problem.status is None and "Aborting" not in problem.text:
        return None
    argv = problem.argv_of("git")
    if argv and "commit" not in argv:
        return None
    if "empty commit message" in problem.text:
        return Finding(
            "The commit was not made because its message is empty.",
            0.97,
            "Every commit needs a line that says what it does. An editor that is left without saving gives none.",
            ("empty commit message",),
            (),
            ("run it again and write a line, or give it with git commit -m 'what it does'",),
        )
    if "no changes added" in problem.text:
        return Finding(
            "There are changes, but none of them is staged for this commit.",
            0.97,
            "git commits what was put on the stage with git add. The option -a takes all changed files that git "
            "knows already.",
            ("no changes added to commit",),
            (
                Fix(problem.insert_after("commit", "-a"), "commits all changed files"),
                Fix("git add -p", "chooses the changes one by one"),
            ),
        )
    if "untracked files present" in problem.text:
        return Finding(
            "There are only new files, and git has not been told to take them.",
            0.96,
            "A new file becomes part of the history when it is added once.",
            ("untracked files present",),
            (
                Fix(f"git add -A && {problem.command}", "adds all new files, then commits"),
                Fix("git status", "shows them first"),
            ),
        )
    return Finding(
        "There is nothing to commit: no file has changed since the last commit.",
        0.96,
        "Everything is in the history already. If you did change something, it may not be saved yet, or it is ignored.",
        ("working tree clean",),
        (Fix("git status", "shows the state"), Fix("git log -1 --stat", "shows the last commit")),
    )
