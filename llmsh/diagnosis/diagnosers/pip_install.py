"""pip cannot find or build what it was asked for."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import (
    known_distributions,
    module_package,
)
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no matching distribution found",
    "could not find a version that satisfies",
    "invalid requirement",
    "could not open requirements file",
    "failed building wheel",
    "requires-python",
    "resolutionimpossible",
    "does not appear to be a python project",
    "metadata-generation-failed",
    "subprocess-exited-with-error",
    "conflicting dependencies",
    "valid wheel filename",
    "supported wheel on this platform",
    "package(s) not found",
)
MATCHES = (
    Case(
        "pip install reqeusts",
        "ERROR: Could not find a version that satisfies the requirement reqeusts (from versions: none)\nERROR: No "
        "matching distribution found for reqeusts",
        1,
        says="`reqeusts`",
        fix="pip install requests",
    ),
    Case(
        "pip install sklearn-nope==9",
        "ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.0, "
        "2.0)\nERROR: No matching distribution found for numpy==99",
        1,
        says="`numpy==99`",
    ),
    Case(
        "pip install -r requirments.txt",
        "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirments.txt'",
        1,
        (("requirements.txt", "x"),),
        says="requirments.txt",
        fix="pip install -r requirements.txt",
    ),
    Case(
        "pip install .",
        "ERROR: Directory '.' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.\ndoes not appear "
        "to be a Python project",
        1,
        says="project",
    ),
    Case(
        "pip install psycopg2",
        "      Error: pg_config executable not found.\n  error: subprocess-exited-with-error\nERROR: Failed "
        "building wheel for psycopg2",
        1,
        says="psycopg2",
        fix="sudo apt install libpq-dev",
    ),
    Case("pip show nosuch", "WARNING: Package(s) not found: nosuch", 1, says="nosuch", fix="python3 -m pip list"),
    Case("pip install ./x.whl", "ERROR: x.whl is not a valid wheel filename.", 1, says="x.whl"),
)
IGNORES = (Case("pip install x", "error: externally-managed-environment"),)
NEEDS = (
    (late_pattern(r"pg_config"), "libpq-dev"),
    (late_pattern(r"Python\.h"), "python3-dev"),
    (late_pattern(r"ffi\.h"), "libffi-dev"),
    (late_pattern(r"mysql_config|mysqlclient"), "default-libmysqlclient-dev"),
    (late_pattern(r"openssl/"), "libssl-dev"),
    (
        late_pattern(r"command '(?:x86_64-linux-gnu-)?g?cc' failed|unable to execute|No such file or directory: 'gcc'"),
        "build-essential",
    ),
    (late_pattern(r"libxml/|libxslt"), "libxml2-dev libxslt1-dev"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    file = re.search(r"Could not open requirements file: .*: '(?P<path>[^']+)'", text)
    if file:
        near = meant_paths(facts, file["path"])
        return Finding(
            f"The file {file['path']} does not exist." + (f" Did you mean {near[0]}?" if near else ""),
            0.96,
            "After -r comes a file with one package a line.",
            (file[0],),
            tuple(Fix(problem.replace_word(file["path"], each), f"{each} is there") for each in near),
            () if near else ("see what is here: ls",),
        )
    if "not installable" in text or "Python project" in text:
        return Finding(
            "This folder is no Python project that pip could install.",
            0.95,
            "pip needs a pyproject.toml or setup.py in it.",
            ("neither setup.py nor pyproject.toml is here",),
            (Fix("ls", "shows what is here"),),
            ("go to the folder of the project",),
        )
    none = re.search(r"No matching distribution found for (?P<name>[\w.-]+)(?P<rest>\S*)", text)
    if none:
        versions = re.search(r"from versions: (?P<list>[^)]+)\)", text)
        found = versions["list"] if versions and versions["list"] != "none" else ""
        name = none["name"]
        wanted = name + none["rest"]
        from_module = module_package(name)
        near = (
            (from_module,)
            if from_module and from_module.lower() != name.lower()
            else closest(name, known_distributions(), limit=1)
        )
        if found:
            return Finding(
                f"There is no version of {name} that fits `{wanted}` for this Python.",
                0.95,
                "The version does not exist, or it needs another version of Python.",
                (f"versions: {found[-80:]}",),
                (Fix(problem.replace_word(wanted, name), "takes the newest version that fits"),)
                if problem.names(wanted)
                else (),
                (f"choose one of the versions: {found[-60:]}",),
            )
        return Finding(
            f"pip finds no package `{name}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.93,
            "The name is misspelt, there is no build for this Python or system, or the network does not reach the "
            "package server.",
            (none[0],),
            tuple(
                Fix(problem.replace_word(name, each), f"{each} is a package that is used a lot")
                for each in near
                if problem.names(name)
            ),
            ("check the name at pypi.org",),
        )
    if "conflicting dependencies" in text or "ResolutionImpossible" in text:
        conflict = re.search(r"Cannot install (?P<what>.+?) because", text)
        return Finding(
            f"The packages {conflict['what']} want versions that exclude each other."
            if conflict
            else "Some packages want versions that exclude each other.",
            0.93,
            "Each package says which versions of others it works with, and no choice fits all.",
            (conflict[0] if conflict else "conflicting dependencies",),
            (),
            ("loosen the version numbers that you wrote down",),
        )
    if wheel := re.search(r"(?P<name>\S+\.whl) is not a (?:valid wheel filename|supported wheel)", text):
        return Finding(
            f"`{wheel['name']}` has no name that pip can read as a wheel for this Python.",
            0.95,
            "The name of a wheel says project, version, Python and system: a-1.0-py3-none-any.whl.",
            (wheel[0],),
            (),
            ("do not rename wheels; get the one made for this system",),
        )
    if missing := re.search(r"Package\(s\) not found: (?P<name>.+)", text):
        return Finding(
            f"{missing['name']} is not installed in this Python.",
            0.95,
            "Each environment has its own packages; a project may be called otherwise than what is imported.",
            (missing[0],),
            (Fix("python3 -m pip list", "lists what is installed"),),
        )
    built = re.search(r"(?:Failed building wheel for|Failed to build) (?P<name>[\w.-]+)", text)
    if not built and not re.search(r"metadata-generation-failed|subprocess-exited-with-error", text):
        return None
    need = next((package for pattern, package in NEEDS if pattern.search(text)), "") if facts.manager == "apt" else ""
    install = facts.install(need)
    return Finding(
        f"{built['name'] if built else 'A package'} has to be compiled here, and that failed"
        + (f": {need} is missing." if need else "."),
        0.9,
        "There is no ready build of it for this system, so pip tried to make one, which needs compilers and headers.",
        (next((line.strip() for line in problem.lines if re.search(r"(?i)error", line)), ""),),
        (Fix(install, "brings what the build needs"),) if install else (),
        (
            "the first error above tells what is missing",
            "a newer pip may find a ready build: python3 -m pip install --upgrade pip",
        ),
    )
