"""A JavaScript program that stopped with an error: the line of the user's own file that matters."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("referenceerror", "typeerror", "syntaxerror", "node.js v")
PROGRAMS = frozenset({"node", "npm", "npx", "nodejs", "ts-node", "deno", "bun", "yarn", "pnpm", "jest"})
MATCHES = (
    Case(
        "node a.js",
        "{cwd}/a.js:3\nx.y\n^\n\nReferenceError: x is not defined\n    at Object.<anonymous> ({cwd}/a.js:3:1)\n    "
        "at Module._compile (node:internal/modules/cjs/loader:1554:14)\n\nNode.js v20.20.2",
        1,
        says="a.js line 3",
    ),
    Case(
        "node a.js",
        "{cwd}/a.js:1\nlet a = \n        \n\nSyntaxError: Unexpected end of input\n    at wrapSafe "
        "(node:internal/modules/cjs/loader:1469:18)\n\nNode.js v20.20.2",
        1,
        says="a.js line 1",
    ),
    Case(
        "node a.js",
        'file:///x/a.js:1\nconst a = require("x")\n          ^\n\nReferenceError: require is not defined in ES '
        "module scope, you can use import instead\n    at file:///x/a.js:1:11",
        1,
        says="require",
    ),
    Case(
        "node a.js",
        '(node:1) Warning: To load an ES module, set "type": "module" in the package.json or use the .mjs '
        "extension.\n/x/a.js:1\nimport x from 'y'\n^^^^^^\n\nSyntaxError: Cannot use import statement outside a "
        "module\n    at wrapSafe (node:internal/modules/cjs/loader:1469:18)",
        1,
        says="import",
    ),
    Case(
        "node a.js",
        "{cwd}/a.js:2\nnull.x\n     ^\n\nTypeError: Cannot read properties of null (reading 'x')\n    at "
        "Object.<anonymous> ({cwd}/a.js:2:6)",
        1,
        says="a.js line 2",
    ),
)
IGNORES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    1+"a"\nTypeError: unsupported '
        "operand",
    ),
    Case("node a.js", "Error: Cannot find module 'express'"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Traceback (most" in problem.text:
        return None
    error = re.search(r"^(?:Uncaught )?(?P<kind>\w*Error)(?: \[\w+\])?: (?P<what>.+)$", problem.text, re.MULTILINE)
    if not error or "Cannot find" in error["what"]:
        return None
    what = error["what"].rstrip(".")[:110]
    if "outside a module" in what:
        return Finding(
            "The file uses import, but node takes it for the older kind of module.",
            0.95,
            "import belongs to ES modules. node takes a file for one when it ends in .mjs or package.json says "
            '"type": "module".',
            (error[0],),
            (Fix("npm pkg set type=module", "says it in package.json"),) if facts.exists("package.json") else (),
            ("name the file .mjs",),
        )
    if "require is not defined" in what:
        return Finding(
            "The file uses require, but node takes it for an ES module, which has only import.",
            0.95,
            'package.json says "type": "module", the file ends in .mjs, or it uses await at its top. A file that '
            "ends in .cjs may use require.",
            (error[0],),
            (),
            ("write import instead of require, or name the file .cjs",),
        )
    frames = re.findall(
        r"\((?:file://)?(?P<file>/[^():\n]+):(?P<line>\d+):\d+\)|at (?:file://)?(/[^():\n]+):(\d+):\d+|"
        r"^(?:file://)?(/[^\s():]+):(\d+)$",
        problem.text,
        re.MULTILINE,
    )
    own = [
        (a or c or e, b or d or f)
        for a, b, c, d, e, f in frames
        if "node_modules" not in (a or c or e) and "node:" not in (a or c or e)
    ]
    if not own:
        return Finding(
            f"The program stopped: {error['kind']}: {what}.",
            0.75,
            "The error came from inside node or a package.",
            (error[0],),
            (),
            ("read the lines that begin with at: the first of your own files is where it began",),
        )
    file, line = own[0]
    shown = os.path.relpath(file, facts.resolve(".")) if file.startswith(str(facts.resolve("."))) else file
    return Finding(
        f"{shown} line {line}: {error['kind']}: {what}.",
        0.85,
        "Node stopped at this line; the lines that begin with at tell who called it.",
        (error[0],),
        (Fix(f"sed -n '{max(1, int(line) - 2)},{int(line) + 2}p' {quote_path(shown)}", "shows the place"),),
        (f"look at {shown} line {line}",),
    )
