"""docker cannot reach its daemon."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot connect to the docker daemon",
    "docker daemon socket",
    "is the docker daemon running",
    "cannot connect to podman",
    "docker_engine",
)
MATCHES = (
    Case(
        "docker ps",
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
        1,
        says="not running",
        fix="sudo systemctl start docker && docker ps",
    ),
    Case(
        "docker ps",
        "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "
        '"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/containers/json": dial unix /var/run/docker.sock: connect: '
        "permission denied",
        1,
        says="group",
        fix="sudo docker ps",
    ),
)
IGNORES = (
    Case(
        "docker run nope",
        "Unable to find image 'nope:latest' locally\ndocker: Error response from daemon: pull access denied for "
        "nope, repository does not exist or may require 'docker login'.",
        125,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "permission denied" in problem.text.lower():
        root = facts.as_root(problem.command) if problem.command else ""
        return Finding(
            "You may not talk to docker: you are not in the group docker.",
            0.97,
            "Docker works with root's rights, so only root and the members of the group docker may use it. "
            "Membership is as good as root.",
            ("permission denied on /var/run/docker.sock",),
            (Fix(root, "once, with root's rights"),) if root else (),
            (f"to join the group: sudo usermod -aG docker {facts.user}; then log in again",),
        )
    start = facts.as_root("systemctl start docker") or "systemctl start docker" if facts.has("systemctl") else ""
    mac = os.uname().sysname == "Darwin"
    if mac:
        start = "open -a Docker"
    return Finding(
        "Docker's service (the daemon) is not running.",
        0.96,
        "The docker command only hands orders to a service, which does the work. It has to be started first.",
        ("no answer at /var/run/docker.sock",),
        (Fix(f"{start} && {problem.command}" if problem.command and not mac else start, "starts the service"),)
        if start
        else (),
        ("start the docker service",),
    )
