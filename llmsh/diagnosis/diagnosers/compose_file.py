"""docker compose: no file, a service that is not in it, or a mistake in its form."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import edit_word
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no configuration file provided",
    "no such service",
    "additional property",
    "additional properties",
    "dependency failed to start",
    "undefined service",
    "depends on undefined",
    "services must be a mapping",
    "has neither an image nor a build context",
    "undefined volume",
    "undefined network",
    "invalid compose project",
    "must be a mapping",
    "must be a string",
    "must be a list",
    "variable is not set",
    "can't find a suitable configuration file",
)
PROGRAMS = frozenset({"docker", "docker-compose", "podman", "podman-compose"})
MATCHES = (
    Case(
        "docker compose up",
        "no configuration file provided: not found",
        14,
        (("deploy/compose.yaml", "x"),),
        says="compose.yaml",
        fix="docker compose -f deploy/compose.yaml up",
    ),
    Case(
        "docker compose up wbe",
        "no such service: wbe",
        1,
        (("compose.yaml", "services:\n  web:\n    image: nginx\n  db:\n    image: x\n"),),
        says="`wbe`",
        fix="docker compose up web",
    ),
    Case(
        "docker compose up",
        "validating /w/compose.yaml: services.web Additional property prots is not allowed",
        15,
        says="`prots`",
    ),
    Case(
        "docker compose up",
        'service "web" has neither an image nor a build context specified: invalid compose project',
        15,
        says="`web`",
    ),
    Case(
        "docker compose up", 'service "web" depends on undefined service "bd": invalid compose project', 15, says="`bd`"
    ),
)
IGNORES = (Case("docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.", 1),)
FILES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
KEYS = (
    "image",
    "build",
    "ports",
    "volumes",
    "environment",
    "env_file",
    "depends_on",
    "command",
    "entrypoint",
    "networks",
    "restart",
    "healthcheck",
    "container_name",
    "labels",
    "user",
    "working_dir",
    "expose",
    "secrets",
    "configs",
    "deploy",
    "profiles",
    "platform",
    "privileged",
    "services",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    file = next((name for name in FILES if facts.is_file(name)), "")
    if re.search(r"no configuration file provided|find a suitable configuration file", text):
        below = [path for name in FILES for path in facts.named(name) if "/" in path]
        after = "compose" if problem.argv[:1] == ("docker",) else "docker-compose"
        return Finding(
            "There is no compose.yaml in this folder.",
            0.975,
            "docker compose reads the services from compose.yaml or docker-compose.yml, here or in a folder above.",
            ("no configuration file here",),
            (Fix(problem.insert_after(after, f"-f {quote_path(below[0])}"), f"{below[0]} is there"),)
            if below
            else (Fix("ls", "shows what is here"),),
        )
    services = re.findall(r"^ {2}([\w.-]+):\s*$", facts.read(file), re.MULTILINE) if file else []
    if match := re.search(r"no such service: (?P<name>[\w.-]+)|undefined service \"?(?P<other>[\w.-]+)", text):
        name = match["name"] or match["other"]
        near = closest(name, services, limit=1) or tuple(services[:1])
        return Finding(
            f"There is no service `{name}`"
            + (f" in {file}." if file else ".")
            + (f" Did you mean `{near[0]}`?" if near and closest(name, services) else ""),
            0.97,
            f"Its services: {', '.join(services[:8])}."
            if services
            else "Services are named under `services:` in the file.",
            (match[0],),
            tuple(
                Fix(problem.replace_word(name, each), f"{each} is a service") for each in near if problem.names(name)
            ),
            () if near and problem.names(name) else (f"mend the name in {file or 'the file'}",),
        )
    if match := re.search(
        r"(?P<where>[\w.-]+)\s+[Aa]dditional propert(?:y|ies) '?(?P<name>[\w-]+)'? (?:is|are) not allowed", text
    ):
        near = closest(match["name"], KEYS, limit=1)
        line = (
            next(
                (
                    number
                    for number, text in enumerate(facts.read(file).splitlines(), 1)
                    if re.match(rf"\s*{match['name']}:", text)
                ),
                0,
            )
            if file
            else 0
        )
        fixes = edit_word(problem, facts, file, line, (match["name"], near[0])) if near and line else ()
        return Finding(
            f"`{match['where']}` has an entry `{match['name']}` that compose does not know."
            + (f" Did you mean `{near[0]}`?" if near else ""),
            0.97,
            "Each service takes entries of fixed names, indented below it.",
            (match[0],),
            fixes,
            () if fixes else ("mend the name, or indent it under the right entry",),
        )
    if match := re.search(
        r"dependency failed to start: container (?P<name>[\w.-]+) (?P<why>is unhealthy|"
        r"exited \([^)]*\)|[^\n]+)",
        text,
    ):
        return Finding(
            f"The container {match['name']}, which others wait for, {match['why']}.",
            0.97,
            "depends_on lets a service start only when another one is up and well. A health check says whether it is.",
            (match[0],),
            (Fix(f"docker logs --tail 50 {match['name']}", "shows what it said"),),
            ("look at its health check as well",),
        )
    match = re.search(
        r"service \"(?P<name>[\w.-]+)\" (?P<what>has neither an image nor a build context|refers to undefined "
        r"(?:volume|network) (?P<ref>[\w.-]+))|(?P<where>[\w.-]+) (?P<must>must be a (?:mapping|string|list))",
        text,
    )
    if not match:
        return None
    name = match["name"] or match["where"]
    if match["ref"]:
        summary = f"`{name}` names a volume or network `{match['ref']}` that the file does not define."
    elif match["what"]:
        summary = f"`{name}` has neither an image nor a build context."
    else:
        summary = f"`{name}` is written in the wrong form ({match['must']})."
    return Finding(
        summary,
        0.96,
        "The form of the file is fixed: a service says which image it runs or how to build it, and what it uses "
        "is named at the end.",
        (match[0],),
        (Fix("docker compose config", "checks the file and shows how it is read"),),
    )
