"""npm was run where no package.json is."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "could not read package.json",
    "no package.json",
    "couldn't find a package.json",
    "could not find package.json",
    "enoent package.json",
    "no_import_manifest_found",
    "no project found in or above",
)
MATCHES = (
    Case(
        "npm start",
        "npm error code ENOENT\nnpm error syscall open\nnpm error path {cwd}/package.json\nnpm error errno -2\nnpm "
        "error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '{cwd}/package.json'",
        254,
        says="package.json",
        fix="npm init -y",
    ),
    Case(
        "npm install",
        "npm ERR! code ENOENT\nnpm ERR! enoent ENOENT: no such file or directory, open '{cwd}/package.json'\nnpm "
        "ERR! enoent Could not read package.json",
        254,
        (("web/package.json", "{}"),),
        says="`web`",
        fix="cd web && npm install",
    ),
    Case("yarn build", 'error Couldn\'t find a package.json file in "/x"', 1, says="package.json"),
)
IGNORES = (Case("npm run biuld", 'npm error Missing script: "biuld"', 1, (("package.json", "{}"),)),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "package.json" not in problem.text and "project found" not in problem.text:
        return None
    program = problem.argv[0] if problem.argv else "npm"
    below = [path for path in facts.named("package.json") if "node_modules" not in path]
    fixes = [
        Fix(f"cd {quote_path(os.path.dirname(path))} && {problem.command}", f"{path} is there")
        for path in below[:2]
        if os.path.dirname(path)
    ]
    if facts.exists("../package.json"):
        fixes.append(Fix(f"cd .. && {problem.command}", "package.json is one folder up"))
    return Finding(
        "There is no package.json in this folder"
        + (f"; there is one in `{os.path.dirname(below[0])}`." if below and fixes else "."),
        0.96,
        f"{program} works in the folder of a project, which package.json describes.",
        ("package.json is not here",),
        (*fixes, *(() if fixes else (Fix(f"{program} init -y", "begins a new project here"),))),
    )
