"""A ready-built package for another system, Python or processor."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "is not a supported wheel on this platform",
    "requires a different python",
    "requires python",
    "ignored the following versions that require a different python",
)
PROGRAMS = frozenset({"pip", "pip3", "python3", "python", "uv", "poetry"})
MATCHES = (
    Case(
        "pip install x-1.0-cp39-cp39-win_amd64.whl",
        "ERROR: x-1.0-cp39-cp39-win_amd64.whl is not a supported wheel on this platform.",
        1,
        says="Python 3.9",
    ),
    Case("pip install .", "ERROR: Package 'app' requires a different Python: 3.8.10 not in '>=3.10'", 1, says="3.8.10"),
    Case(
        "pip install newlib",
        "ERROR: Ignored the following versions that require a different python version: 2.0 Requires-Python "
        ">=3.12\nERROR: No matching distribution found for newlib",
        1,
        says=">=3.12",
    ),
)
IGNORES = (Case("pip install nosuch", "ERROR: No matching distribution found for nosuch", 1),)
SYSTEMS = {"win": "Windows", "macosx": "macOS", "manylinux": "Linux", "musllinux": "Alpine Linux", "linux": "Linux"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if wheel := re.search(
        r"(?P<file>\S+-cp(?P<major>\d)(?P<minor>\d+)-\w+-(?P<system>[a-z]+)\S*?\.whl) is not a supported wheel", text
    ):
        system = next((name for key, name in SYSTEMS.items() if wheel["system"].startswith(key)), wheel["system"])
        return Finding(
            f"That wheel is built for Python {wheel['major']}.{wheel['minor']} on {system}, not for this machine's.",
            0.97,
            "The name of a wheel says what it fits: the version of Python, the system and the processor.",
            (wheel["file"],),
            (Fix("python3 -m pip debug --verbose", "lists what fits this machine"),),
            ("install by name, so that pip chooses: pip install and the package",),
        )
    match = re.search(r"requires a different Python: (?P<have>[\d.]+) not in '(?P<want>[^']+)'", text) or re.search(
        r"require a different python version:.*?Requires-Python (?P<want>[^;\n]+)(?P<have>)", text
    )
    if not match:
        return None
    have = f" (this is {match['have']})" if match["have"] else ""
    return Finding(
        f"The package needs another version of Python: {match['want']}{have}.",
        0.97,
        "It uses parts of the language that this Python does not have, or that are gone from it.",
        (match[0][:160],),
        (Fix("ls /usr/bin/python3* /usr/local/bin/python3*", "shows which versions are here"),),
        ("run it with another Python: python3.12 -m pip install, or take an older version of the package",),
    )
