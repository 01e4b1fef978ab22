"""A script that Python was to run is not there, or is a folder without a main."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("can't find '__main__' module", "is a package and cannot be directly executed")
MATCHES = (
    Case(
        "python3 src",
        "python3: can't find '__main__' module in '{cwd}/src'",
        1,
        (("src/app.py", "x"),),
        says="`src`",
        fix="python3 src/app.py",
    ),
    Case(
        "python3 -m pkg",
        "python3: No module named pkg.__main__; 'pkg' is a package and cannot be directly executed",
        1,
        says="pkg",
    ),
)
IGNORES = (Case("python3 a.py", "python3: can't open file 'a.py': [Errno 2] No such file or directory", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"can't find '__main__' module in '(?P<path>[^']+)'|'(?P<package>[\w.]+)' is a package and cannot", problem.text
    )
    if not match:
        return None
    path = match["path"] or match["package"]
    typed = next((word for segment in problem.segments for word in segment if str(facts.resolve(word)) == path), path)
    scripts = [name for name in sorted(facts.listing(typed)) if name.endswith(".py") and name != "__init__.py"]
    start = next(
        (name for name in ("main.py", "app.py", "cli.py", "run.py", "manage.py") if name in scripts),
        scripts[0] if len(scripts) == 1 else "",
    )
    return Finding(
        f"`{typed}` is a folder, and it has no __main__.py that Python could start.",
        0.94,
        "Python runs files. A folder can be run only when it holds a file called __main__.py.",
        (match[0],),
        (Fix(problem.replace_word(typed, os.path.join(typed, start)), f"runs {start}"),)
        if (start and typed != path) or (start and match["path"])
        else (),
        ("name the file to run",),
    )
