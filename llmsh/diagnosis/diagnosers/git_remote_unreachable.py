"""The server behind a remote does not answer."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "could not read from remote repository",
    "unable to access",
    "the remote end hung up",
    "early eof",
    "unable to connect to",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git fetch",
        "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand "
        "the repository exists.",
        128,
        says="remote",
        fix="git remote -v",
    ),
    Case(
        "git clone https://h/x",
        "fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF\nfatal: fetch-pack: "
        "invalid index-pack output",
        128,
        says="broke off",
    ),
)
IGNORES = (Case("git status", "fatal: not a git repository (or any of the parent directories): .git", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "early EOF" in problem.text or "hung up" in problem.text:
        return Finding(
            "The connection broke off in the middle of the transfer.",
            0.75,
            "The network or the server gave up. A large repository can be fetched in parts with --depth.",
            (next((line for line in problem.lines if "EOF" in line or "hung up" in line), ""),),
            (Fix(problem.insert_after("clone", "--depth 1"), "gets only the newest state"),)
            if "clone" in problem.command
            else (),
            ("try again",),
        )
    return Finding(
        "The remote repository could not be read.",
        0.6,
        "Its address is wrong, the server does not answer, or it does not let you in. The lines before say which.",
        ("Could not read from remote repository",),
        (Fix("git remote -v", "shows the address in use"),),
    )
