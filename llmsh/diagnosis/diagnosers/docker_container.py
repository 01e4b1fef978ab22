"""A container that is not there, runs already, or has a name that is taken."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no such container",
    "is already in use by container",
    "is not running",
    "no such service",
    "you cannot remove a running container",
    "no such object",
    "executable file not found in $path",
    "no configuration file provided",
    "conflict: unable to remove",
    "no such volume",
    "volume is in use",
    "network not found",
    "unable to prepare context",
    "failed to read dockerfile",
    "invalid reference format",
    "must be lowercase",
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
    Case(
        "docker exec web bash",
        'OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file '
        "not found in $PATH: unknown",
        126,
        says="`bash`",
        fix="docker exec web sh",
    ),
    Case(
        "docker build .",
        "ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory",
        1,
        says="Dockerfile",
    ),
    Case("docker compose up", "no configuration file provided: not found", 14, says="compose"),
    Case(
        "docker build -t My/App .",
        'ERROR: invalid tag "My/App": repository name must be lowercase',
        1,
        says="small letters",
        fix="docker build -t my/app .",
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
    if match := re.search(r'exec: "(?P<name>[^"]+)": executable file not found', text):
        shell = match["name"] in ("bash", "/bin/bash", "zsh")
        return Finding(
            f"There is no program `{match['name']}` inside the container.",
            0.95,
            "Images hold only what they need; small ones have sh but no bash.",
            (match[0],),
            (Fix(problem.replace_word(match["name"], "sh"), "the plain shell, which most images have"),)
            if shell
            else (),
            ("see what the image holds",),
        )
    if "lowercase" in text:
        tag = re.search(r'invalid (?:tag|reference)[^"]*"(?P<name>[^"]+)"', text)
        name = tag["name"] if tag else ""
        return Finding(
            "The name of an image may have only small letters.",
            0.96,
            "Names of images are written in small letters, digits, and . _ - /.",
            (tag[0] if tag else "must be lowercase",),
            (Fix(problem.replace_word(name, name.lower()), "in small letters"),)
            if name and problem.names(name)
            else (),
            ("write it in small letters",),
        )
    if "invalid reference format" in text:
        return Finding(
            "The name of the image is not written correctly, or a variable in the command is empty.",
            0.85,
            "docker took a word for the image that is none; an unquoted path with spaces does that too.",
            ("invalid reference format",),
            (),
            ("check the words before the image; quote paths with spaces",),
        )
    if "read dockerfile" in text or "prepare context" in text:
        found = [path for path in facts.named("Dockerfile") if os.path.dirname(path)]
        return Finding(
            "There is no Dockerfile in this folder"
            + (f"; there is one in `{os.path.dirname(found[0])}`." if found else "."),
            0.95,
            "docker build reads the recipe of an image from a file called Dockerfile.",
            ("Dockerfile is not here",),
            tuple(Fix(problem.insert_after("build", f"-f {quote_path(path)}"), "uses that one") for path in found[:1])
            or (Fix("ls", "shows what is here"),),
        )
    if "no configuration file" in text:
        return Finding(
            "There is no compose.yaml in this folder.",
            0.95,
            "docker compose reads which containers to start from compose.yaml or docker-compose.yml.",
            ("no configuration file",),
            (Fix("ls", "shows what is here"),),
            ("go to the folder of the project",),
        )
    return None
