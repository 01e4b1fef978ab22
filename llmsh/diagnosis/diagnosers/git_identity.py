"""git does not know who makes the commit."""

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "please tell me who you are",
    "author identity unknown",
    "empty ident name",
    "unable to auto-detect email address",
    "committer identity unknown",
)
MATCHES = (
    Case(
        "git commit -m x",
        "Author identity unknown\n\n*** Please tell me who you are.\n\nRun\n\n  git config --global user.email "
        '"you@example.com"\n  git config --global user.name "Your Name"',
        128,
        says="who you are",
        fix="",
    ),
    Case("git commit -m x", "fatal: empty ident name (for <ada@h>) not allowed", 128, says="who you are"),
)
IGNORES = (Case("git commit -m x", "nothing to commit, working tree clean"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return Finding(
        "git does not know who you are, and every commit carries a name and an address.",
        0.97,
        "The name and the mail address are set once and become part of each commit that you make.",
        ("user.name or user.email is not set",),
        (),
        (
            "git config --global user.name, and your name in quotes",
            "git config --global user.email, and your address",
            f"then again: {problem.command}" if problem.command else "then try again",
        ),
    )
