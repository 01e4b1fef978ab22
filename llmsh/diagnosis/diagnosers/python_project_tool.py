"""poetry, uv or pipenv outside of a project, without an environment, or with an old lock file."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "could not find a pyproject.toml",
    "no `pyproject.toml` found",
    "no pyproject.toml",
    "changed significantly since poetry.lock",
    "no virtual environment found",
    "no pipfile present",
    "no solution found when resolving",
    "lockfile at `uv.lock` needs to be updated",
    "version solving failed",
    "is not supported by the project",
    "is not a file",
)
MATCHES = (
    Case(
        "poetry install",
        "Poetry could not find a pyproject.toml file in /w or its parents",
        1,
        says="project",
        fix="poetry init",
    ),
    Case(
        "poetry install",
        "pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the "
        "lock file.",
        1,
        says="poetry.lock",
        fix="poetry lock && poetry install",
    ),
    Case(
        "uv pip install x",
        "error: No virtual environment found; run `uv venv` to create an environment, or pass `--system` to "
        "install into a non-virtual environment",
        2,
        says="environment",
        fix="uv venv && uv pip install x",
    ),
    Case(
        "uv sync",
        "error: No `pyproject.toml` found in current directory or any parent directory",
        2,
        says="project",
        fix="uv init",
    ),
    Case(
        "uv add x",
        "  × No solution found when resolving dependencies:\n  ╰─▶ Because x was not found in the package "
        "registry and your project depends on x, we can conclude that your project's requirements are unsatisfiable.",
        1,
        says="fit",
    ),
    Case(
        "poetry install",
        "The currently activated Python version 3.9.2 is not supported by the project (>=3.11).\nTrying to find and "
        "use a compatible version.\nPoetry was unable to find a compatible version.",
        says=">=3.11",
    ),
    Case(
        "pre-commit run --all-files",
        "An error has occurred: InvalidConfigError:\n=====> .pre-commit-config.yaml is not a file",
        says="configuration",
    ),
)
IGNORES = (Case("pip install .", "ERROR: Directory '.' is not installable.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    tool = next(
        (name for name in ("poetry", "uv", "pipenv") if name in problem.command or name in text.lower()), "poetry"
    )
    if match := re.search(r"Python version (?P<have>[\d.]+) is not supported by the project \((?P<want>[^)]+)\)", text):
        return Finding(
            f"The project wants Python {match['want']}, and {match['have']} is in use.",
            0.97,
            "pyproject.toml says with which versions of Python the project works. Another one can be used beside it.",
            (match[0],),
            (),
            ("see which are here: ls /usr/bin/python3*", "then: poetry env use python3.x with the right one"),
        )
    if match := re.search(r"(?P<file>\.pre-commit-config\.yaml) is not a file", text):
        return Finding(
            f"pre-commit has no configuration here: there is no {match['file']}.",
            0.97,
            "That file lists the checks to run; it lies in the top folder of the repository.",
            (match[0],),
            (Fix("pre-commit sample-config > .pre-commit-config.yaml", "writes one to begin with"),),
        )
    if re.search(r"(?i)(?:could not find|no) (?:a )?`?pyproject\.toml|No Pipfile present", text):
        below = [path for path in facts.named("pyproject.toml") if "/" in path]
        there = (
            Fix(f"cd {quote_path(os.path.dirname(below[0]))} && {problem.command}", f"{below[0]} is there")
            if below
            else None
        )
        return Finding(
            "This folder belongs to no Python project.",
            0.97,
            f"{tool} reads what a project needs from its pyproject.toml, here or in a folder above.",
            ("there is no pyproject.toml here or above",),
            tuple(
                fix
                for fix in (
                    there,
                    Fix(f"{tool} init" if tool != "pipenv" else "pipenv install", "makes a project here"),
                )
                if fix
            ),
        )
    if "poetry.lock" in text or "uv.lock" in text:
        return Finding(
            f"The lock file {'poetry.lock' if 'poetry.lock' in text else 'uv.lock'} is older than pyproject.toml.",
            0.97,
            "It holds the exact versions that were chosen, and has to be made anew when the wishes change.",
            (first_error(problem.lines)[:160],),
            (Fix(f"{tool} lock && {problem.command}", "brings the lock file up to date, then tries again"),),
        )
    if "No virtual environment found" in text:
        return Finding(
            "There is no virtual environment here to install into.",
            0.97,
            "A virtual environment is a folder (.venv) with the packages of one project.",
            ("No virtual environment found",),
            (Fix(f"uv venv && {problem.command}", "makes one, then tries again"),),
        )
    reason = re.search(r"Because (?P<why>[^\n]+)", text)
    return Finding(
        "No choice of versions fits everything that is asked for.",
        0.95,
        "Each package says which versions of others it works with. One of the wishes has to be loosened, or a "
        "name is misspelt.",
        (reason[0][:160] if reason else "no solution found",),
        (),
        ("read the first line that begins with Because: it names the two that do not fit",),
    )
