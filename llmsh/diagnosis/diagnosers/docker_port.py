"""A port for a container that another program or container holds."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "port is already allocated",
    "ports are not available",
    "failed programming external connectivity",
    "address already in use",
)
PROGRAMS = frozenset({"docker", "docker-compose", "podman"})
MATCHES = (
    Case(
        "docker run -p 80:80 nginx",
        "docker: Error response from daemon: driver failed programming external connectivity on endpoint x "
        "(0a1b): Bind for 0.0.0.0:80 failed: port is already allocated.",
        125,
        says="80",
        fix="docker run -p 8080:80 nginx",
    ),
    Case(
        "docker compose up",
        "Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:5432 -> 0.0.0.0:0: "
        "listen tcp 0.0.0.0:5432: bind: address already in use",
        1,
        says="5432",
        fix="docker ps --filter publish=5432",
    ),
)
IGNORES = (Case("docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?:Bind for [\d.:\[\]]+:|TCP [\d.:\[\]]+:|listen tcp [\d.:\[\]]*:)(?P<port>\d+)", problem.text)
    if not match or not re.search(r"already allocated|address already in use|not available", problem.text):
        return None
    port = match["port"]
    holder = facts.listener(int(port))
    other = str(int(port) + 8000) if int(port) < 1024 else str(int(port) + 1)
    mapped = re.search(rf"(?P<flag>-p\s*|--publish[ =])(?P<address>[\d.]+:)?{port}:", problem.command)
    fixes = (
        [
            Fix(
                problem.command.replace(mapped[0], f"{mapped['flag']}{mapped['address'] or ''}{other}:", 1),
                f"takes port {other} outside instead",
            )
        ]
        if mapped
        else []
    )
    fixes.append(Fix(f"docker ps --filter publish={port}", "shows which container holds it"))
    return Finding(
        f"Port {port} of this machine is taken already"
        + (f" by {holder[0]} (process {holder[1]})." if holder else "."),
        0.975,
        "Only one program can listen on a port. The number before the colon is the one outside and can be any "
        "that is free.",
        (match[0],),
        tuple(fixes),
    )
