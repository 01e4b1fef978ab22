"""npm could not install: versions that do not fit, rights, a package that does not exist, an old node."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "eresolve",
    "eacces",
    "e404",
    "ebadengine",
    "unsupported engine",
    "ejsonparse",
    "eintegrity",
    "eusage",
    "etarget",
    "enotempty",
    "elifecycle",
    "eexist",
    "npm error code",
    "npm err! code",
    "npm error invalid version",
    "npm error no workspaces found",
    "npm error missing",
    "npm error lifecycle script",
    "can only install packages when your package",
)
MATCHES = (
    Case(
        "npm install",
        "npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\nnpm error Found: "
        'react@18.2.0\nnpm error Could not resolve dependency:\nnpm error peer react@"^17.0.0" from old-lib@1.2.3',
        1,
        says="react",
        fix="npm install --legacy-peer-deps",
    ),
    Case(
        "npm install -g typescript",
        "npm error code EACCES\nnpm error syscall mkdir\nnpm error path /usr/lib/node_modules/typescript\nnpm "
        "error errno -13",
        243,
        says="/usr/lib/node_modules",
        fix="npm install -g --prefix ~/.local typescript",
    ),
    Case(
        "npm install nosuchpkg-x",
        "npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/nosuchpkg-x - Not found",
        1,
        says="nosuchpkg-x",
    ),
    Case("npm version 1.x", "npm error Invalid version: 1.x", 1, says="`1.x`", fix="npm version patch"),
    Case("npm run build -w ui", "npm error No workspaces found:\nnpm error   --workspace=ui", 1, says="`ui`"),
    Case(
        "npm ls",
        "npm error code ELSPROBLEMS\nnpm error missing: left@1.0.0, required by x@",
        1,
        says="left@1.0.0",
        fix="npm install",
    ),
    Case(
        "npm i 'My Package!'",
        'npm error code EINVALIDTAGNAME\nnpm error Invalid tag name "My Package!" of package',
        1,
        says="`My Package!`",
    ),
    Case(
        "npm i expresss",
        "npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/expresss - Not found",
        1,
        fix="npm i express",
    ),
    Case(
        "npm ci",
        "npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing "
        "package-lock.json or\nnpm error npm-shrinkwrap.json with lockfileVersion >= 1.",
        1,
        says="package-lock.json",
        fix="npm install",
    ),
    Case(
        "npm run build",
        "npm error code EJSONPARSE\nnpm error JSON.parse Invalid package.json: JSONParseError: Expected "
        "double-quoted property name in JSON at position 12",
        1,
        says="package.json",
    ),
    Case(
        "npm install",
        "npm error code EBADENGINE\nnpm error engine Unsupported engine\nnpm error engine Not compatible with your "
        'version of node/npm: x@1.0.0\nnpm error notsup Required: {"node":">=22"}\nnpm error notsup Actual:   '
        '{"npm":"10","node":"v20.20.2"}',
        1,
        says="node",
    ),
    Case(
        "npm install left-pad@99",
        "npm error code ETARGET\nnpm error notarget No matching version found for left-pad@99.",
        1,
        says="left-pad@99",
        fix="npm install left-pad",
    ),
    Case(
        "npm ci",
        "npm ERR! `npm ci` can only install packages when your package.json and package-lock.json or "
        "npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.",
        says="package-lock.json",
        fix="npm install",
    ),
)
IGNORES = (
    Case("npm run biuld", 'npm error Missing script: "biuld"', 1),
    Case("npm start", "npm error code ENOENT\nnpm error enoent Could not read package.json", 254),
)
_POPULAR = """
    react react-dom react-router-dom next vue nuxt svelte angular express koa fastify axios lodash moment dayjs
    typescript webpack vite rollup esbuild eslint prettier jest vitest mocha chai cypress playwright nodemon dotenv
    chalk commander yargs inquirer uuid cors body-parser mongoose sequelize prisma pg mysql2 redis socket.io ws jquery
    bootstrap tailwindcss postcss autoprefixer sass styled-components redux zustand zod formik graphql apollo-server
    node-fetch cross-env concurrently rimraf husky lint-staged ts-node tsx babel-loader puppeteer sharp bcrypt
    jsonwebtoken passport multer winston pino
"""
POPULAR = frozenset(_POPULAR.split())
OTHERS = (
    (
        late_pattern(r"can only install (?:packages )?(?:with an existing|when your) package[^\n]*?(?P<sync>in sync)"),
        lambda m, p: Finding(
            "package-lock.json does not match package.json, and npm ci installs only what the lock file says.",
            0.97,
            "The lock file holds the exact versions. It is renewed by npm install, and both files belong into git.",
            seen(m),
            (Fix("npm install", "installs, and brings the lock file up to date"),),
        ),
    ),
    (
        late_pattern(r"npm error Invalid version: (?P<version>\S+)"),
        lambda m, p: Finding(
            f"`{m['version']}` is no version as npm counts them.",
            0.96,
            "A version has three numbers: 1.2.3. npm version also takes patch, minor and major.",
            seen(m),
            (Fix(p.replace_word(m["version"], "patch"), "counts the last number up"),),
        ),
    ),
    (
        late_pattern(r"npm error No workspaces found:\s+npm error\s+--workspace=(?P<name>\S+)"),
        lambda m, p: Finding(
            f"The project has no workspace `{m['name']}`.",
            0.96,
            "Workspaces are packages inside a project; package.json lists their folders under workspaces.",
            seen(m),
            (Fix("npm pkg get workspaces", "shows those it has"),),
        ),
    ),
    (
        late_pattern(r"npm error missing: (?P<name>\S+), required by"),
        lambda m, p: Finding(
            f"`{m['name']}` is named in package.json but not installed.",
            0.95,
            "node_modules does not hold what package.json wants.",
            seen(m),
            (Fix("npm install", "installs what is missing"),),
        ),
    ),
    (
        late_pattern(r"npm error Invalid (?P<what>tag name|package name) \"(?P<name>[^\"]+)\""),
        lambda m, p: Finding(
            f"`{m['name']}` is no name that a package can have.",
            0.95,
            "Names of packages have small letters, digits and dashes, and no spaces.",
            seen(m),
            (),
            ("check the name at npmjs.com",),
        ),
    ),
)
CODE = late_pattern(r"npm (?:error|ERR!) code (?P<code>E\w+)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if other := told(OTHERS, problem):
        return other
    match = CODE.search(problem.text)
    if not match or match["code"] not in READINGS:
        return None
    summary, explanation, fixes, steps = READINGS[match["code"]](problem, facts)
    return Finding(
        summary,
        0.93,
        explanation,
        (match[0],),
        tuple(fix for fix in fixes if fix.command and fix.command != problem.command),
        steps,
    )


Reading = tuple[str, str, tuple[Fix, ...], tuple[str, ...]]


def _eresolve(problem: Problem, facts: Facts) -> Reading:
    peer = re.search(r'peer (?P<what>\S+?)@"(?P<wanted>[^"]+)" from (?P<by>\S+)', problem.text)
    found = re.search(r"Found: (\S+)", problem.text)
    what = (
        f"{peer['by']} wants {peer['what']} {peer['wanted']}, and {found[1] if found else 'another version'} is in use."
        if peer
        else "Two packages want versions that exclude each other."
    )
    return (
        what,
        "Some packages work only next to certain versions of others. --legacy-peer-deps installs them all the "
        "same; it often works.",
        (Fix(problem.insert_after("install", "--legacy-peer-deps"), "leaves that rule out"),),
        ("better: update the package that is behind",),
    )


def _eacces(problem: Problem, facts: Facts) -> Reading:
    path = re.search(r"(?:path|mkdir|open|access) '?(?P<path>/[^\s']+)", problem.text)
    where = path["path"] if path else "a folder of the system"
    fixes = (
        (Fix(problem.insert_after("-g", "--prefix ~/.local"), "installs into your own folder"),)
        if "-g" in problem.command
        else ()
    )
    return (
        f"You may not write to {where}.",
        "Global packages go into a folder of the system. A prefix of your own needs no sudo; ~/.local/bin has to "
        "be in PATH.",
        fixes,
        (f"if the folder should be yours, look who owns it: ls -ld {where}",),
    )


def _e404(problem: Problem, facts: Facts) -> Reading:
    name = re.search(r"registry[^\s]*/(?P<name>@?[\w.%/-]+)|'(?P<other>[^']+)@[^']*' is not in", problem.text)
    shown = (name["name"] or name["other"]) if name else "it"
    near = closest(shown, POPULAR, limit=1) if problem.names(shown) else ()
    return (
        f"There is no package `{shown}` in the registry." + (f" Did you mean `{near[0]}`?" if near else ""),
        "The name is misspelt, or the package is private and needs a login.",
        tuple(Fix(problem.replace_word(shown, each), f"{each} is used a lot") for each in near),
        ("check the name at npmjs.com", "for a private package: npm login"),
    )


def _eusage(problem: Problem, facts: Facts) -> Reading:
    if "package-lock.json" in problem.text:
        sync = "in sync" in problem.text
        return (
            (
                "package-lock.json does not fit package.json."
                if sync
                else "npm ci needs a package-lock.json, and there is none."
            ),
            "npm ci installs exactly what the lock file says; npm install makes the file.",
            (Fix(problem.replace_word("ci", "install"), "installs and writes package-lock.json"),),
            (),
        )
    return "npm was called in a way that it does not know.", "The usage is printed above.", (), ("see: npm help",)


def _ejsonparse(problem: Problem, facts: Facts) -> Reading:
    place = re.search(r"position (\d+)", problem.text)
    text = facts.read("package.json")
    line = text[: int(place[1])].count("\n") + 1 if place and text else 0
    return (
        "package.json is not valid JSON" + (f": the mistake is near line {line}." if line else "."),
        "JSON wants double quotes, a comma between entries, and none after the last.",
        (Fix("node -e \"JSON.parse(require('fs').readFileSync('package.json'))\"", "shows the place"),),
        (),
    )


def _ebadengine(problem: Problem, facts: Facts) -> Reading:
    wanted, actual = (
        re.search(r'Required:.*?"node":"([^"]+)"', problem.text),
        re.search(r'Actual:.*?"node":"([^"]+)"', problem.text),
    )
    return (
        f"The package needs node {wanted[1] if wanted else 'in another version'}"
        + (f", and this is {actual[1]}." if actual else "."),
        "Packages say for which versions of node they were made.",
        (Fix("node --version", "shows the version in use"),),
        ("install the version it needs, for example with nvm",),
    )


def _etarget(problem: Problem, facts: Facts) -> Reading:
    name = re.search(
        r"No matching version found for (?P<name>@?[\w./-]+)@(?P<version>[^\s]+?)\.?(?:\s|$)", problem.text
    )
    shown = f"{name['name']}@{name['version']}" if name else "that"
    return (
        f"There is no version {shown}.",
        "The package exists, but not in this version.",
        (Fix(problem.replace_word(shown, name["name"]), "the newest version"),) if name else (),
        (f"see the versions: npm view {name['name']} versions" if name else "see the versions",),
    )


def _eintegrity(problem: Problem, facts: Facts) -> Reading:
    return (
        "A downloaded package is not the one that package-lock.json remembers.",
        "Its checksum differs: the download was damaged, or the package was changed.",
        (Fix(f"npm cache clean --force && {problem.command}", "throws the downloads away and gets them again"),),
        (),
    )


READINGS = {
    "ERESOLVE": _eresolve,
    "EACCES": _eacces,
    "E404": _e404,
    "EUSAGE": _eusage,
    "EJSONPARSE": _ejsonparse,
    "EBADENGINE": _ebadengine,
    "ETARGET": _etarget,
    "EINTEGRITY": _eintegrity,
}
