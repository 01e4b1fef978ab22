"""A Python without pip or without the module for virtual environments."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "no module named pip",
    "no module named venv",
    "no module named 'pip'",
    "no module named ensurepip",
    "ensurepip is not",
    "ensurepip is disabled",
    "was not created successfully",
    "no module named virtualenv",
)
MATCHES = (
    Case(
        "python3 -m pip install x",
        "/usr/bin/python3: No module named pip",
        1,
        says="pip",
        fix="sudo apt install python3-pip",
    ),
    Case(
        "python3 -m venv env",
        "The virtual environment was not created successfully because ensurepip is not\navailable.  On "
        "Debian/Ubuntu systems, you need to install the python3-venv\npackage using the following command.\n\n   "
        " apt install python3.11-venv",
        1,
        says="venv",
        fix="sudo apt install python3.11-venv && python3 -m venv env",
    ),
    Case(
        ".venv/bin/python -m pip list",
        ".venv/bin/python: No module named pip",
        1,
        fix=".venv/bin/python -m ensurepip --upgrade",
    ),
)
IGNORES = (Case("python3 -m htp", "/usr/bin/python3: No module named htp", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if re.search(r"ensurepip is not\s+available|No module named '?(?:venv|ensurepip)|ensurepip is disabled", text):
        named = re.search(r"apt install (?P<package>python[\d.]+-venv)", text)
        install = facts.install(named["package"] if named else "python3-venv" if facts.manager == "apt" else "")
        return Finding(
            "This Python came without the part that makes virtual environments (venv).",
            0.975,
            "Debian and Ubuntu put it into a package of its own. After a failed try the folder is half made and "
            "can be removed.",
            (next(line.strip() for line in problem.lines if re.search("ensurepip|venv", line)),),
            (Fix(f"{install} && {problem.command}", "installs it and tries again"),) if install else (),
            () if install else ("install the package python3-venv",),
        )
    match = re.search(r"(?P<python>\S*python[\d.]*): No module named '?pip", text)
    if not match:
        return None
    own = problem.argv[0] if problem.argv else match["python"]
    system = not own.startswith((".", "venv", "env")) and "/" not in own.replace("/usr/bin/", "")
    install = facts.install("python3-pip") if system and facts.manager in ("apt", "dnf", "yum", "zypper") else ""
    ensure = Fix(f"{own} -m ensurepip --upgrade", "Python's own way to install pip")
    return Finding(
        f"{match['python']} has no pip.",
        0.97,
        "Some systems leave pip out of Python; it comes with a package of its own or with ensurepip.",
        (match[0],),
        (Fix(install, "installs pip for the system's Python"),) if install else (ensure,),
    )
