"""A Python that was built without one of its own modules."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

MODULES = (
    "_ctypes",
    "_sqlite3",
    "_ssl",
    "_tkinter",
    "_bz2",
    "_lzma",
    "_curses",
    "readline",
    "tkinter",
    "_gdbm",
    "_uuid",
    "distutils",
)
SIGNATURES = (
    *tuple(f"no module named '{name}" for name in MODULES),
    "the ssl module in python is not available",
    "can't connect to https url because the ssl module",
)
MATCHES = (
    Case(
        "python3 a.py",
        "ModuleNotFoundError: No module named '_ctypes'",
        1,
        says="`_ctypes`",
        fix="sudo apt install libffi-dev",
    ),
    Case(
        "python3 a.py",
        "ModuleNotFoundError: No module named 'tkinter'",
        1,
        says="tkinter",
        fix="sudo apt install python3-tk",
    ),
    Case(
        "pip install x",
        "pip is configured with locations that require TLS/SSL, however the ssl module in Python is not available.",
        1,
        says="`_ssl`",
        fix="sudo apt install libssl-dev",
    ),
)
IGNORES = (Case("python3 a.py", "ModuleNotFoundError: No module named 'requests'", 1),)
APT = {
    "_ctypes": "libffi-dev",
    "_sqlite3": "libsqlite3-dev",
    "_ssl": "libssl-dev",
    "_bz2": "libbz2-dev",
    "_lzma": "liblzma-dev",
    "_curses": "libncurses-dev",
    "readline": "libreadline-dev",
    "_tkinter": "tk-dev",
    "tkinter": "python3-tk",
    "distutils": "python3-setuptools",
    "_gdbm": "libgdbm-dev",
    "_uuid": "uuid-dev",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"No module named '(?P<name>_?\w+)'", problem.text)
    name = match["name"] if match else "_ssl" if "ssl module" in problem.text else ""
    if name not in MODULES:
        return None
    package = (
        APT[name]
        if facts.manager == "apt"
        else {"tkinter": "python3-tkinter"}.get(name, "")
        if facts.manager == "dnf"
        else {"tkinter": "tk"}.get(name, "")
        if facts.manager == "pacman"
        else ""
    )
    install = facts.install(package)
    whole = name in ("tkinter", "distutils")
    return Finding(
        f"This Python comes without its own module `{name}`.",
        0.975,
        "The system has it in a package of its own."
        if whole
        else "When a Python is built from source, parts are left out whose libraries are missing then. It has to "
        "be built again after they were installed.",
        (match[0] if match else "the ssl module is not available",),
        (Fix(install, "brings it" if whole else "brings what the build needs; then build Python again"),)
        if install
        else (),
        () if install else ("install the library's development package, then build Python again",),
    )
