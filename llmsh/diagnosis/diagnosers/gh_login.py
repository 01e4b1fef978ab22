"""GitHub's or GitLab's command line without a login or outside of a repository."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "gh auth login",
    "glab auth login",
    "no git remotes found",
    "none of the git remotes configured",
    "no pull requests found",
    "could not resolve to a repository",
    "gh_token",
    "must first push the current branch",
)
PROGRAMS = frozenset({"gh", "glab", "hub"})
MATCHES = (
    Case(
        "gh pr create",
        "To get started with GitHub CLI, please run:  gh auth login\nAlternatively, populate the GH_TOKEN "
        "environment variable with a GitHub API authentication token.",
        4,
        says="logged in",
        fix="gh auth login",
    ),
    Case("gh pr list", "no git remotes found", 1, says="remote"),
    Case(
        "gh repo view ada/nope",
        "GraphQL: Could not resolve to a Repository with the name 'ada/nope'. (repository)",
        1,
        says="ada/nope",
    ),
    Case("gh pr view", 'no pull requests found for branch "topic"', 1, says="`topic`", fix="gh pr create"),
)
IGNORES = (Case("git push", "remote: Repository not found.", 128),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"(?P<program>gh|glab) auth login", text):
        return Finding(
            f"You are not logged in with {match['program']}.",
            0.97,
            "It works in your name on the server and needs to know who you are once.",
            (match[0],),
            (Fix(f"{match['program']} auth login", "logs in; it leads through the steps"),),
        )
    if match := re.search(r'no pull requests found for branch "(?P<name>[^"]+)"', text):
        return Finding(
            f"There is no pull request for the branch `{match['name']}` yet.",
            0.97,
            "It has to be made first, after the branch was pushed.",
            (match[0],),
            (Fix("gh pr create", "makes one"), Fix("gh pr list", "lists those that are open")),
        )
    if match := re.search(r"Could not resolve to a Repository with the name '(?P<name>[^']+)'", text):
        return Finding(
            f"There is no repository {match['name']}, or you may not see it.",
            0.96,
            "The name is misspelt, or it is private and this account has no rights on it.",
            (match[0],),
            (Fix("gh auth status", "shows which account is in use"),),
        )
    if "remotes" not in text:
        return None
    return Finding(
        "This folder has no remote at the server that gh could use.",
        0.96,
        "gh finds the repository through the remotes of the one you are in.",
        (first_error(problem.lines),),
        (Fix("git remote -v", "shows the remotes there are"),),
        ("or name it: gh -R owner/name",),
    )
