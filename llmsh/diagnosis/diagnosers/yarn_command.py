"""yarn or pnpm: a script that is not there, a lock file that is old, a manager that the project forbids."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.projects import scripts
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    'error command "',
    "err_pnpm_no_script",
    "err_pnpm_outdated_lockfile",
    "err_pnpm_recursive_exec_first_fail",
    "couldn't find a script named",
    "command not found",
    "this project is configured to use",
    "usage error",
    "your lockfile needs to be updated",
    "lockfile would have been modified",
    "frozen-lockfile",
)
PROGRAMS = frozenset({"yarn", "pnpm", "bun", "corepack"})
MATCHES = (
    Case(
        "yarn biuld",
        'error Command "biuld" not found.',
        1,
        (("package.json", '{"scripts":{"build":"x"}}'),),
        says="`biuld`",
        fix="yarn build",
    ),
    Case(
        "pnpm run biuld",
        " ERR_PNPM_NO_SCRIPT  Missing script: biuld\n\nBut script matched with biuld is present in the root",
        1,
        (("package.json", '{"scripts":{"build":"x"}}'),),
        fix="pnpm run build",
    ),
    Case(
        "yarn install --frozen-lockfile",
        "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.",
        1,
        says="lock file",
        fix="yarn install",
    ),
    Case(
        "pnpm install --frozen-lockfile",
        ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to '
        "date with package.json",
        1,
        fix="pnpm install",
    ),
    Case(
        "yarn add x",
        'This project is configured to use pnpm because /w/package.json has a "packageManager" field',
        1,
        says="pnpm",
        fix="pnpm add x",
    ),
)
IGNORES = (Case("yarn", "bash: yarn: command not found", 127), Case("npm run x", 'npm error Missing script: "x"', 1))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    program = next((word for word in ("yarn", "pnpm", "bun") if word in problem.programs), "")
    if "frozen-lockfile" in text or "lockfile would have been modified" in text or "ERR_PNPM_OUTDATED_LOCKFILE" in text:
        fixed = re.sub(r"\s--(?:frozen-lockfile|immutable)\b", "", problem.command)
        return Finding(
            "The lock file does not fit package.json any more.",
            0.965,
            "Somebody changed package.json without writing the lock file anew. The option forbids to do it now.",
            (first_error(problem.lines)[:160],),
            (
                Fix(
                    fixed if fixed != problem.command else f"{program or 'pnpm'} install --no-frozen-lockfile",
                    "writes it anew; commit it afterwards",
                ),
            ),
        )
    if match := re.search(r"configured to use (?P<name>npm|yarn|pnpm|bun)", text):
        return Finding(
            f"This project wants {match['name']}, not {program or 'this program'}.",
            0.97,
            "package.json names one package manager, so that everybody works with the same lock file.",
            (match[0],),
            (Fix(re.sub(rf"\b{program}\b", match["name"], problem.command, count=1), f"the same with {match['name']}"),)
            if program
            else (),
            () if program else (f"use {match['name']}",),
        )
    match = re.search(
        r"error Command \"(?P<a>[^\"]+)\" not found|Missing script: \"?(?P<b>[\w:.-]+)|Couldn't find a script "
        r"named \"(?P<c>[^\"]+)",
        text,
    )
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    known = scripts(facts)
    near = closest(name, known, limit=2)
    return Finding(
        f"package.json has no script `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.97,
        f"Its scripts: {', '.join(known[:8])}." if known else "It names no scripts at all.",
        (match[0].strip(),),
        tuple(Fix(problem.replace_word(name, each), f"{each} is a script") for each in near if problem.names(name)),
        () if near else (f"see the scripts: {program or 'npm'} run",),
    )
