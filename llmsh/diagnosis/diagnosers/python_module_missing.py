"""A Python module that is not installed where this Python looks."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import (
    module_package,
    python_install,
)
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("no module named", "modulenotfounderror")
MATCHES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    import '
        "requests\nModuleNotFoundError: No module named 'requests'",
        1,
        setup="mkdir -p .venv/bin",
        says="`requests`",
    ),
    Case(
        ".venv/bin/python a.py",
        "ModuleNotFoundError: No module named 'yaml'",
        1,
        says="PyYAML",
        fix=".venv/bin/python -m pip install PyYAML",
    ),
    Case(
        ".venv/bin/python a.py",
        "ModuleNotFoundError: No module named 'cv2'",
        1,
        fix=".venv/bin/python -m pip install opencv-python",
    ),
    Case("python3 -m pytset", "/usr/bin/python3: No module named pytset", 1, says="`pytset`"),
    Case(
        "python3 a.py",
        "ModuleNotFoundError: No module named 'helpers'",
        1,
        (("lib/helpers.py", "x=1"),),
        says="`helpers`",
        fix="PYTHONPATH=lib python3 a.py",
    ),
    Case("python3 a.py", "ModuleNotFoundError: No module named 'zzqq_unknown'", 1, says="zzqq_unknown", fix=""),
)
IGNORES = (
    Case("python3 a.py", "ImportError: cannot import name 'x' from 'os' (/usr/lib/python3.11/os.py)"),
    Case("pytest", "collected 3 items", 1),
)
SYSTEM = {
    "tkinter": "python3-tk",
    "_tkinter": "python3-tk",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"No module named '?(?P<name>[\w.]+)'?", problem.text)
    if not match or "is a package and cannot be directly executed" in problem.text:
        return None
    name = match["name"]
    top = name.partition(".")[0]
    python = next(
        (segment[0] for segment in problem.segments if re.search(r"(?:^|/)python[\d.]*$", segment[0])), "python3"
    )
    evidence = (match[0],)
    if top in SYSTEM and facts.manager == "apt":
        return Finding(
            f"The Python of the system comes without {top}: it is a package of its own.",
            0.95,
            "Debian and Ubuntu split Python into several packages.",
            evidence,
            (Fix(facts.install(SYSTEM[top]), "installs it"),) if facts.install(SYSTEM[top]) else (),
            (f"install {SYSTEM[top]}",),
        )
    own = [
        each
        for each in (
            *facts.named(f"{top}.py"),
            *(path for path in facts.named(top) if facts.exists(f"{path}/__init__.py")),
        )
        if ".venv" not in each and "/site-packages" not in each
    ]
    if own and problem.command and not re.search(r"[|;&]", problem.command):
        folder = os.path.dirname(own[0]) or "."
        return Finding(
            f"Python does not find your own module `{top}`, which is in {folder}.",
            0.92,
            "Python looks in the folder of the script that is run, not in others. PYTHONPATH adds a folder.",
            (*evidence, f"{own[0]} is there"),
            (Fix(f"PYTHONPATH={quote_path(folder)} {problem.command}", "lets Python look there too"),),
        )
    package = module_package(name)
    if facts.is_dir(".venv") and python in ("python3", "python") and not os.environ.get("VIRTUAL_ENV"):
        hint = (
            (Fix(problem.replace_text(python, ".venv/bin/python"), "the project's own Python, which may have it"),)
            if facts.exists(".venv/bin/python") and problem.names(python)
            else ()
        )
    else:
        hint = ()
    fixes = (
        (*hint, Fix(python_install(facts, package, python), f"{package} brings the module {top}")) if package else hint
    )
    return Finding(
        f"Python does not find the module `{name}`" + (f": the package {package} brings it." if package else "."),
        0.95 if package else 0.85,
        "A module has to be installed for the very Python that runs the program. "
        + ("" if package else "Look its package up by name before you install it: similar names can be traps."),
        evidence,
        fixes,
        () if fixes else (f"check the spelling of `{name}`", "see what is installed: python3 -m pip list"),
    )
