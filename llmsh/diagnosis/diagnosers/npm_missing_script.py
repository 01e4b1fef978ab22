"""A script that package.json does not have."""

import contextlib
import json
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("missing script", "couldn't find a script named", "err_pnpm_no_script")
MATCHES = (
    Case(
        "npm run biuld",
        'npm error Missing script: "biuld"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run',
        1,
        (("package.json", '{"scripts":{"build":"x","test":"y"}}'),),
        says="`biuld`",
        fix="npm run build",
    ),
    Case(
        "npm start",
        'npm ERR! Missing script: "start"',
        1,
        (("package.json", '{"scripts":{"dev":"x"}}'),),
        says="`start`",
        fix="npm run dev",
    ),
    Case(
        "npm run deploy",
        "npm ERR! missing script: deploy",
        1,
        (("package.json", '{"scripts":{}}'),),
        says="`deploy`",
        fix="npm run",
    ),
)
IGNORES = (Case("npm foo", 'Unknown command: "foo"', 1),)
SAME_USE = {"start": ("dev", "serve"), "dev": ("start", "serve"), "serve": ("dev", "start"), "tests": ("test",)}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"""[Mm]issing script:? "?'?(?P<name>[\w:.-]+)|script named "(?P<yarn>[\w:.-]+)""", problem.text)
    if not match:
        return None
    name = match["name"] or match["yarn"]
    scripts: list[str] = []
    with contextlib.suppress(ValueError, AttributeError):
        scripts = [
            key
            for key in json.loads(facts.read("package.json") or "{}").get("scripts", {})
            if re.fullmatch(r"[\w:.-]+", key)
        ]
    near = [*closest(name, scripts, limit=2), *(each for each in SAME_USE.get(name, ()) if each in scripts)]
    fixes = []
    for each in dict.fromkeys(near):
        text = (
            problem.replace_word(name, each)
            if "run" in problem.command
            else problem.replace_word(name, f"run {each}").replace(f"'run {each}'", f"run {each}")
        )
        fixes.append(Fix(text, f"the script {each} is in package.json"))
    return Finding(
        f"package.json has no script `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.96,
        'npm run starts what the part "scripts" of package.json names'
        + (f"; here that is: {', '.join(scripts[:6])}." if scripts else ", and there it is not."),
        (f"scripts: {', '.join(scripts[:8])}" if scripts else match[0],),
        (*fixes, Fix("npm run", "lists the scripts")),
    )
