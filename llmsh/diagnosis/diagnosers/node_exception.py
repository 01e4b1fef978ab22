"""A JavaScript program that stopped with an error: the line of the user's own file that matters."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import shown_path, stopped_at
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import Plain, plainly

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

PLAIN: Plain = (
    (
        late_pattern(r"Cannot read propert(?:y|ies) of (?P<what>undefined|null) \(reading '(?P<name>[^']+)'\)"),
        lambda m: (
            f"`.{m['name']}` is read from something that is {m['what']}",
            "What was to be an object was never set.",
        ),
    ),
    (
        late_pattern(r"(?P<name>\S+) is not a function"),
        lambda m: (
            f"`{m['name']}` is called, but it is no function",
            "The name is misspelt, or it holds something else.",
        ),
    ),
    (
        late_pattern(r"^(?P<name>[\w$]+) is not defined"),
        lambda m: (f"`{m['name']}` is not defined", "The name is misspelt, or nothing declares or imports it."),
    ),
    (
        late_pattern(r"Assignment to constant variable"),
        lambda m: ("a const gets a second value", "A const keeps its first value; let may be changed."),
    ),
    (
        late_pattern(r"ENOENT: no such file or directory, (?P<do>\w+) '(?P<path>[^']+)'"),
        lambda m: (f"`{m['path']}` does not exist", "The path is seen from the folder in which node was started."),
    ),
    (
        late_pattern(r"(?:EACCES|EPERM): [\w ]+, (?P<do>\w+) '(?P<path>[^']+)'"),
        lambda m: (f"the rights on `{m['path']}` do not allow it", "The file or folder belongs to somebody else."),
    ),
    (
        late_pattern(r"EISDIR: illegal operation on a directory, (?P<do>\w+)(?: '(?P<path>[^']+)')?"),
        lambda m: (f"a folder was used as a file ({m['do']})", "readdir lists what is in a folder."),
    ),
    (
        late_pattern(r"Cannot mix BigInt"),
        lambda m: (
            "a BigInt and a plain number are mixed",
            "Numbers such as 1n are BigInt; BigInt() converts a number.",
        ),
    ),
    (
        late_pattern(r"Converting circular structure to JSON"),
        lambda m: ("the object leads back to itself, and JSON cannot say that", "One of its parts holds the whole."),
    ),
    (
        late_pattern(r"(?P<name>\S+) is not iterable"),
        lambda m: (f"`{m['name']}` is no list, so it cannot be taken apart", "for … of and [a] = need a list."),
    ),
    (
        late_pattern(r"Identifier '(?P<name>[^']+)' has already been declared"),
        lambda m: (f"`{m['name']}` is declared twice", "let and const declare a name once in a block."),
    ),
    (
        late_pattern(r"does not provide an export named '(?P<name>[^']+)'"),
        lambda m: (f"the module exports no `{m['name']}`", "It is misspelt, or is the default: import it without { }."),
    ),
    (
        late_pattern(r"await is only valid in async"),
        lambda m: ("await needs a function that is async", "Write async before the function."),
    ),
    (
        late_pattern(r"missing \) after argument list|Unexpected end of input"),
        lambda m: ("a closing bracket is missing", "Each ( { [ needs its closing one."),
    ),
    (
        late_pattern(r"Unexpected token '(?P<sign>[^']+)'"),
        lambda m: (f"`{m['sign']}` stands where it cannot be", "Often a bracket or comma before it is missing."),
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "Traceback (most" in problem.text:
        return None
    error = re.search(r"^(?:Uncaught )?(?P<kind>\w*Error)(?: \[\w+\])?: (?P<what>.+)$", problem.text, re.MULTILINE)
    if not error or "Cannot find" in error["what"]:
        return None
    what = error["what"].rstrip(".:")[:110]
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
    otherwise = (
        f"{error['kind']}: {what}",
        "Node stopped at this line; the lines that begin with at tell who called it.",
    )
    plain, idea = plainly(PLAIN, error["what"], otherwise)
    own = [
        (a or c or e, b or d or f)
        for a, b, c, d, e, f in frames
        if "node_modules" not in (a or c or e) and "node:" not in (a or c or e)
    ]
    if not own:
        return Finding(
            f"The program stopped: {plain}.",
            0.75,
            "The error came from inside node or a package." if plain.startswith(error["kind"]) else idea,
            (error[0],),
            (),
            ("read the lines that begin with at: the first of your own files is where it began",),
        )
    file, line = own[0]
    return stopped_at(facts, (shown_path(facts, file), line), (plain, idea), error[0], 0.85)
