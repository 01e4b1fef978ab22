"""A version of Python, Node or Ruby that a version manager does not have."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "is not installed",
    "is not yet installed",
    "is not installed (set by",
    "no preset version",
    "no version is set",
    "not yet installed",
    "command exists in these",
)
PROGRAMS = frozenset(
    {
        "pyenv",
        "nvm",
        "rbenv",
        "asdf",
        "nodenv",
        "python",
        "python3",
        "node",
        "ruby",
        "fnm",
        "volta",
        "n",
        "mise",
        "pip",
        "npm",
        "bundle",
        "gem",
    }
)
MATCHES = (
    Case(
        "python --version",
        "pyenv: version `3.12.1' is not installed (set by /w/.python-version)",
        1,
        says="3.12.1",
        fix="pyenv install 3.12.1",
    ),
    Case(
        "nvm use 22",
        'N/A: version "v22" is not yet installed.\n\nYou need to run `nvm install 22` to install and use it.',
        3,
        says="v22",
        fix="nvm install 22",
    ),
    Case(
        "ruby a.rb",
        "rbenv: version `3.3.0' is not installed (set by /w/.ruby-version)",
        1,
        says="3.3.0",
        fix="rbenv install 3.3.0",
    ),
    Case(
        "pip list",
        "pyenv: pip: command not found\n\nThe `pip' command exists in these Python versions:\n  3.11.4",
        127,
        says="3.11.4",
        fix="pyenv shell 3.11.4",
    ),
)
IGNORES = (Case("apt remove x", "Package 'x' is not installed, so not removed", 0),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if other := re.search(
        r"(?P<who>pyenv|rbenv): (?P<name>\S+): command not found\s+The `(?P=name)' command exists in these \w+ "
        r"versions:\s+(?P<version>\S+)",
        problem.text,
    ):
        return Finding(
            f"`{other['name']}` is there only under version {other['version']}, which is not the one in use.",
            0.97,
            f"{other['who']} keeps several versions side by side, each with programs of its own.",
            (other[0].splitlines()[0],),
            (Fix(f"{other['who']} shell {quote(other['version'])}", "uses that version in this shell"),),
        )
    match = re.search(
        r"(?P<who>pyenv|rbenv|nodenv|asdf)?:? ?version [`\"'](?P<version>v?[\w.-]+)[\"'] is not (?:yet "
        r")?installed(?: \(set by (?P<by>[^)]+)\))?",
        problem.text,
    )
    if not match:
        return None
    who = match["who"] or (
        "nvm" if "nvm" in problem.text + problem.command else problem.argv[0] if problem.argv else ""
    )
    version = match["version"]
    by = f" {match['by']} asks for it." if match["by"] else ""
    return Finding(
        f"Version {version} is not installed here.",
        0.97,
        f"{who or 'The version manager'} keeps several versions side by side, and this one is missing.{by}",
        (match[0],),
        (Fix(f"{who} install {quote(version.lstrip('v'))}", "installs that version"),)
        if who in ("pyenv", "rbenv", "nodenv", "nvm", "fnm")
        else (),
        () if who in ("pyenv", "rbenv", "nodenv", "nvm", "fnm") else ("install it with the version manager",),
    )
