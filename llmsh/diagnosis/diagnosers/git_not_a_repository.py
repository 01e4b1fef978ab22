"""A git command outside of a repository."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("not a git repository", "must be run in a work tree")
MATCHES = (
    Case(
        "git status",
        "fatal: not a git repository (or any of the parent directories): .git",
        128,
        says="no git repository",
        fix="git init",
    ),
    Case(
        "git log",
        "fatal: not a git repository (or any of the parent directories): .git",
        128,
        setup="git init -q project",
        says="`project`",
        fix="cd project && git log",
    ),
    Case("git status", "fatal: this operation must be run in a work tree", 128, says="bare"),
)
IGNORES = (
    Case(
        "git push nope",
        "fatal: 'nope' does not appear to be a git repository\nfatal: Could not read from remote repository.",
        128,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "work tree" in problem.text:
        return Finding(
            "This is a bare repository or the inside of .git: there are no files to work on.",
            0.95,
            "A bare repository holds only the history, for others to push to. Work happens in a clone of it.",
            ("must be run in a work tree",),
            (),
            ("go to the folder with the files, or clone this repository elsewhere",),
        )
    if "appear to be" in problem.text:
        return None
    if facts.is_dir(".git"):
        gone = [name for name in ("HEAD", "objects", "refs") if not facts.exists(f".git/{name}")]
        return Finding(
            "The folder .git is here, but it is damaged"
            + (f": {gone[0]} is missing from it." if gone else ", so git does not take it for a repository."),
            0.975,
            "git needs at least HEAD, objects and refs in it. HEAD is a small file that names the branch.",
            (f".git/{gone[0]} is not there",) if gone else (".git is here",),
            (Fix("echo 'ref: refs/heads/main' > .git/HEAD", "names the branch main again"),)
            if gone == ["HEAD"]
            else (),
            () if gone == ["HEAD"] else ("clone the repository anew and copy your files over",),
        )
    below = [name for name in sorted(facts.listing()) if facts.exists(f"{name}/.git")]
    fixes = [Fix(f"cd {quote_path(name)} && {problem.command}", f"{name} is a repository") for name in below[:2]]
    if not below:
        fixes.append(Fix("git init", "makes this folder a repository"))
    return Finding(
        "This folder is no git repository" + (f"; `{below[0]}` in it is one." if below else "."),
        0.97,
        "git works inside a folder that holds its history, in .git. Go into such a folder, or make this one a "
        "repository.",
        ("there is no .git here or above",),
        tuple(fixes),
        () if below else ("if you meant another folder, cd there first",),
    )
