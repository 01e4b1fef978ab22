"""webpack, vite or another bundler does not find a file or package that is imported."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import near_names
from llmsh.diagnosis.problem import Problem, quote, quote_path
from llmsh.diagnosis.projects import runner

SIGNATURES = (
    "module not found",
    "can't resolve",
    "failed to resolve import",
    "could not resolve",
    "rollup failed to resolve import",
)
PROGRAMS = frozenset(
    {"npm", "npx", "yarn", "pnpm", "webpack", "vite", "rollup", "esbuild", "next", "node", "bun", "parcel"}
)
MATCHES = (
    Case(
        "npm run build",
        "ERROR in ./src/index.js 1:0-24\nModule not found: Error: Can't resolve 'lodash' in '/w/src'",
        1,
        says="`lodash`",
        fix="npm install lodash",
    ),
    Case(
        "npx vite",
        '[vite] Internal server error: Failed to resolve import "./Buton" from "src/App.jsx". Does the file exist?',
        1,
        (("src/Button.jsx", "x"), ("src/App.jsx", "x")),
        says="`./Buton`",
    ),
    Case("npx esbuild a.js", '✘ [ERROR] Could not resolve "react"\n\n    a.js:1:18:', 1, fix="npm install react"),
)
IGNORES = (Case("npm install", "npm error ERESOLVE could not resolve\nnpm error peer react", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Can't resolve '(?P<a>[^']+)'(?: in '(?P<where>[^']+)')?|[Ff]ailed to resolve import \"(?P<b>[^\"]+)\" "
        r"from \"(?P<by>[^\"]+)\"|Could not resolve \"(?P<c>[^\"]+)\"",
        problem.text,
    )
    if not match:
        return None
    name = match["a"] or match["b"] or match["c"]
    if name.startswith((".", "/", "@/", "~/")):
        folder = match["where"] or (match["by"] or "").rpartition("/")[0] or "."
        below = os.path.normpath(os.path.join(folder, os.path.dirname(name)))
        near = near_names(facts, below, os.path.basename(name))[:1]
        return Finding(
            f"The file `{name}` that is imported does not exist." + (f" {near[0]} is there." if near else ""),
            0.96,
            "Paths in an import are taken from the file that holds the import. Large and small letters count on "
            "servers, even where your own machine takes both.",
            (match[0],),
            (Fix(f"ls {quote_path(below)}", "shows what is there"),) if facts.is_dir(below) else (),
            () if facts.is_dir(below) else ("check the path of the import",),
        )
    package = "/".join(name.split("/")[: 2 if name.startswith("@") else 1])
    return Finding(
        f"The package `{package}` that is imported is not installed.",
        0.96,
        "Packages lie in node_modules; npm install brings those that package.json names, npm install with a "
        "name adds one.",
        (match[0],),
        (
            Fix(
                f"{runner(facts)} {'install' if runner(facts) == 'npm' else 'add'} {quote(package)}",
                "installs it and notes it in package.json",
            ),
        ),
    )
