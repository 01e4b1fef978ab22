"""A container that is not there, runs already, or has a name that is taken."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no such container",
    "is already in use by container",
    "is not running",
    "you cannot remove a running container",
    "container is running: stop",
    "no such object",
    "no such volume",
)
PROGRAMS = frozenset({"docker", "podman", "docker-compose"})
MATCHES = (
    Case("docker stop wbe", "Error response from daemon: No such container: wbe", 1, says="`wbe`", fix="docker ps -a"),
    Case(
        "docker run --name web nginx",
        'docker: Error response from daemon: Conflict. The container name "/web" is already in use by container '
        '"0123456789ab". You have to remove (or rename) that container to be able to reuse that name.',
        125,
        says="`web`",
        fix="docker start web",
    ),
    Case(
        "docker exec web ls",
        "Error response from daemon: container 0123456789ab is not running",
        1,
        says="not running",
        fix="docker start web",
    ),
    Case(
        "docker rm web",
        "Error response from daemon: You cannot remove a running container 0123456789ab. Stop the container before "
        "attempting removal or force remove",
        1,
        says="running",
        fix="docker stop web && docker rm web",
    ),
)
IGNORES = (
    Case("docker rmi nope", "Error response from daemon: No such image: nope:latest"),
    Case(
        "docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("docker", "podman")
    program = argv[0] if argv else "docker"
    if match := re.search(r"No such container: (?P<name>[\w.-]+)", text):
        names = facts.ask("docker", "ps", "-a", "--format", "{{.Names}}").split()
        near = closest(match["name"], names, limit=2)
        return Finding(
            f"There is no container `{match['name']}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.95,
            "Containers are known by a name or a number; docker ps -a lists all, also those that ended.",
            (match[0],),
            (
                *(Fix(problem.replace_word(match["name"], each), f"the container {each} exists") for each in near),
                Fix(f"{program} ps -a", "lists the containers"),
            ),
        )
    if match := re.search(r'name "/?(?P<name>[\w.-]+)" is already in use', text):
        name = match["name"]
        return Finding(
            f"There is a container `{name}` already.",
            0.96,
            "It may have ended, but it keeps its name until it is removed.",
            (match[0],),
            (
                Fix(f"{program} start {name}", "starts the one that is there"),
                Fix(f"{program} rm {name}", "removes it, if it is not needed"),
            ),
        )
    if match := re.search(r"(?i)container (?P<id>\w+) is not running", text):
        name = next((word for word in argv[2:] if not word.startswith("-")), match["id"])
        return Finding(
            f"The container `{name}` is not running.",
            0.95,
            "It has ended or was stopped; its log says why.",
            (match[0],),
            (
                Fix(f"{program} start {quote(name)}", "starts it again"),
                Fix(f"{program} logs --tail 50 {quote(name)}", "shows what it said last"),
            ),
        )
    if "cannot remove a running container" in text or "container is running" in text:
        name = argv[-1] if len(argv) > 2 else ""
        return Finding(
            f"The container `{name}` is running, so it cannot be removed.",
            0.96,
            "It has to be stopped first.",
            ("the container is running",),
            (Fix(f"{program} stop {quote(name)} && {problem.command}", "stops it, then removes it"),) if name else (),
            ("stop it first",),
        )
    return None
