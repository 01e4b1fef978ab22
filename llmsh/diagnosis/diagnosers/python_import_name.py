"""A name that a Python module does not have."""

import os
import re
import sys

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("cannot import name", "attempted relative import", "partially initialized module", "has no attribute")
MATCHES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 1, in <module>\n    from os import '
        "nosuch\nImportError: cannot import name 'nosuch' from 'os' (/usr/lib/python3.11/os.py)",
        1,
        says="`nosuch`",
    ),
    Case(
        "python3 a.py",
        "ImportError: cannot import name 'z' from partially initialized module 'b' (most likely due to a circular "
        "import) ({cwd}/b.py)",
        1,
        says="circle",
    ),
    Case(
        "python3 p/m.py",
        'Traceback (most recent call last):\n  File "{cwd}/p/m.py", line 1, in <module>\n    from . import '
        "q\nImportError: attempted relative import with no known parent package",
        1,
        (("p/__init__.py", ""), ("p/m.py", "from . import q")),
        says="package",
        fix="python3 -m p.m",
    ),
    Case(
        "python3 a.py",
        "AttributeError: module 'random' has no attribute 'choice'",
        1,
        (("random.py", "x=1"),),
        says="random.py",
        fix="mv random.py my_random.py",
    ),
)
IGNORES = (
    Case("python3 a.py", "ModuleNotFoundError: No module named 'x'"),
    Case("python3 a.py", "AttributeError: 'NoneType' object has no attribute 'foo'"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "attempted relative import" in text:
        script = next((word for segment in problem.segments for word in segment[1:] if word.endswith(".py")), "")
        module = script.removeprefix("./").removesuffix(".py").replace("/", ".")
        fixes = (
            (Fix(problem.replace_text(script, f"-m {module}"), "runs it as a part of its package"),)
            if "/" in script and facts.exists(os.path.join(os.path.dirname(script), "__init__.py"))
            else ()
        )
        return Finding(
            "The file is a part of a package, but was run as a single script.",
            0.95,
            "`from .` means: from the package that this file is in. Run directly, it is in none.",
            ("attempted relative import with no known parent package",),
            fixes,
            () if fixes else ("run it with python3 -m and its dotted name, from the folder above the package",),
        )
    match = re.search(
        r"cannot import name '(?P<name>\w+)' from (?P<partial>partially initialized module )?'(?P<module>[\w.]+)'|"
        r"module '(?P<mod>[\w.]+)' has no attribute '(?P<attr>\w+)'",
        text,
    )
    if not match:
        return None
    module, name = match["module"] or match["mod"], match["name"] or match["attr"]
    shadow = f"{module.partition('.')[0]}.py"
    if facts.is_file(shadow) and module.partition(".")[0] in sys.stdlib_module_names:
        return Finding(
            f"Your own file {shadow} hides Python's module {module}.",
            0.96,
            "Python takes the first module of a name that it finds, and your folder comes first.",
            (f"{shadow} is in this folder",),
            (Fix(f"mv {shadow} my_{shadow}", "gives your file another name"),),
        )
    if match["partial"] or "circular import" in text:
        return Finding(
            f"`{module}` and the file that imports from it need each other: a circle.",
            0.94,
            "Each waits for the other to be loaded. Move what both need into a third file, or import inside the "
            "function that uses it.",
            (match[0],),
            (),
            ("move the shared part into a file of its own",),
        )
    return Finding(
        f"The module {module} has no `{name}`.",
        0.92,
        "The name is misspelt, or belongs to another version of the module.",
        (match[0],),
        (Fix(f'python3 -c "import {module}; print(dir({module}))"', "lists what the module has"),),
        ("check the version of the package: python3 -m pip show",),
    )
