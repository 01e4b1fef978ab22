"""A compiled package that was built for another version of numpy."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import python_install
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "numpy.dtype size changed",
    "compiled using numpy 1.x",
    "module compiled against abi version",
    "numpy.core.multiarray failed to import",
    "_array_api not found",
    "module 'numpy' has no attribute",
)
MATCHES = (
    Case(
        "python3 a.py",
        "ValueError: numpy.dtype size changed, may indicate binary incompatibility. Expected 96 from C header, "
        "got 88 from PyObject",
        1,
        says="numpy",
        fix="python3 -m pip install 'numpy<2'",
    ),
    Case(
        "python3 a.py",
        "A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.0.0 as it may crash.\nImportError: "
        "numpy.core.multiarray failed to import",
        1,
        says="numpy",
    ),
    Case("python3 a.py", "AttributeError: module 'numpy' has no attribute 'float'", 1, says="`np.float`"),
)
IGNORES = (Case("python3 a.py", "ModuleNotFoundError: No module named 'numpy'", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if gone := re.search(
        r"module 'numpy' has no attribute '(?P<name>float|int|bool|object|str|complex|float_|Inf|NaN)'", problem.text
    ):
        return Finding(
            f"`np.{gone['name']}` is gone from newer versions of numpy.",
            0.97,
            f"The code, or a package it uses, is older. Plain `{gone['name'].lower().rstrip('_')}` of Python "
            "does the same.",
            (gone[0],),
            (Fix(python_install(facts, "'numpy<1.24'"), "takes an older numpy"),),
            ("better: update the package or line that uses it",),
        )
    said = re.search(
        r"numpy\.dtype size changed|compiled using NumPy 1\.x|compiled against ABI version|multiarray failed to import",
        problem.text,
    )
    if not said:
        return None
    return Finding(
        "A package was compiled for another version of numpy than the one that is installed.",
        0.97,
        "Compiled packages fit one main version of numpy. Either numpy or the package has to move.",
        (said[0],),
        (Fix(python_install(facts, "'numpy<2'"), "takes the numpy that older packages fit"),),
        ("or update the package that fails",),
    )
