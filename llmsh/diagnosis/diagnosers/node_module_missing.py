"""A module that node cannot find."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths, near_names
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("cannot find module", "cannot find package", "err_module_not_found", "can't resolve")
MATCHES = (
    Case(
        "node a.js",
        "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n\nError: Cannot find module 'express'\nRequire "
        "stack:\n- {cwd}/a.js\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)",
        1,
        says="`express`",
        fix="npm install express",
    ),
    Case(
        "node srever.js",
        "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n\nError: Cannot find module '{cwd}/srever.js'\n "
        "   at Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)",
        1,
        (("server.js", "x"),),
        says="srever.js",
        fix="node server.js",
    ),
    Case(
        "node a.js",
        "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'chalk' imported from {cwd}/a.js",
        1,
        (("package.json", '{"dependencies":{"chalk":"5"}}'),),
        says="`chalk`",
        fix="npm install",
    ),
    Case(
        "node a.js",
        "Error: Cannot find module './util'\nRequire stack:\n- {cwd}/a.js",
        1,
        (("utils.js", "x"),),
        says="./util",
    ),
)
IGNORES = (Case("python3 a.py", "ModuleNotFoundError: No module named 'x'"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"Cannot find (?:module|package) '(?P<name>[^']+)'|Can't resolve '(?P<web>[^']+)'", problem.text)
    if not match:
        return None
    name = match["name"] or match["web"]
    if name.startswith("/"):
        typed = next(
            (word for segment in problem.segments for word in segment[1:] if str(facts.resolve(word)) == name), ""
        )
        near = meant_paths(facts, typed) if typed else ()
        return Finding(
            f"There is no file `{typed or os.path.basename(name)}` for node to run.",
            0.94,
            "node was started with the name of a file that is not there.",
            (match[0],),
            tuple(Fix(problem.replace_word(typed, each), f"{each} is there") for each in near),
            () if near else ("see what is here: ls",),
        )
    if name.startswith("."):
        near = near_names(facts, os.path.dirname(name) or ".", os.path.basename(name) + ".js")
        return Finding(
            f"The file `{name}` that the program wants to load does not exist.",
            0.92,
            "The path is seen from the file that loads it. Large and small letters count.",
            (match[0],),
            (),
            (f"perhaps it is {near[0]}" if near else "check the path in require or import",),
        )
    package = "/".join(name.split("/")[: 2 if name.startswith("@") else 1])
    listed = f'"{package}"' in facts.read("package.json")
    if not re.fullmatch(r"(?:@[\w.-]+/)?[\w.-]+", package):
        return None
    fix = (
        Fix("npm install", "installs what package.json lists")
        if listed
        else Fix(f"npm install {quote(package)}", "installs it and writes it down in package.json")
    )
    return Finding(
        f"The package `{package}` is not installed in this project.",
        0.94,
        "node looks in the folder node_modules of the project. "
        + (
            "package.json lists it, so one npm install brings everything."
            if listed
            else "Check the name before you install: similar names can be traps."
        ),
        (match[0], "package.json lists it" if listed else "package.json does not list it"),
        (fix,),
    )
