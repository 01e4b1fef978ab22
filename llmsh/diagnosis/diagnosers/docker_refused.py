"""An action that docker forbids: an image, volume or network that is in use, or a name it does not allow."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "image is being used by",
    "image is referenced in",
    "has active endpoints",
    "volume is in use",
    "invalid reference format",
    "must be lowercase",
    "unauthorized:",
    "denied: requested access",
    "no basic auth credentials",
    "network not found",
    "has dependent child images",
    "you have reached your pull rate limit",
)
PROGRAMS = frozenset({"docker", "podman"})
MATCHES = (
    Case(
        "docker rmi app",
        'Error response from daemon: conflict: unable to remove repository reference "app" (must force) - '
        "container 1a2b3c4d5e6f is using its referenced image 0f9e; image is being used by stopped container "
        "1a2b3c4d5e6f",
        1,
        says="1a2b3c4d5e6f",
        fix="docker rm 1a2b3c4d5e6f && docker rmi app",
    ),
    Case(
        "docker network rm net",
        "Error response from daemon: error while removing network: network net id 1a has active endpoints",
        1,
        says="in use",
    ),
    Case(
        "docker build -t MyApp .",
        'ERROR: invalid tag "MyApp": repository name must be lowercase',
        1,
        says="small letters",
        fix="docker build -t myapp .",
    ),
    Case("docker push app", "denied: requested access to the resource is denied", 1, says="push"),
)
IGNORES = (
    Case(
        "docker run ubunut",
        "docker: Error response from daemon: pull access denied for ubunut, repository does not exist or may "
        "require 'docker login': denied: requested access to the resource is denied.",
        125,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "pull access denied" in text:
        return None
    if match := re.search(r"used by (?:stopped|running)? ?container (?P<id>[0-9a-f]{6,64})", text):
        running = "running container" in text
        return Finding(
            f"The image is in use by {'a running' if running else 'a stopped'} container ({match['id'][:12]}).",
            0.975,
            "An image can go when no container is made of it any more, even one that is stopped.",
            (match[0],),
            (
                Fix(
                    f"docker rm {'-f ' if running else ''}{match['id'][:12]} && {problem.command}",
                    "removes the container, then the image",
                ),
            ),
        )
    if "has active endpoints" in text or "volume is in use" in text:
        kind = "network" if "endpoints" in text else "volume"
        return Finding(
            f"The {kind} is in use by a container.",
            0.97,
            "Containers that use it have to be stopped or removed first.",
            (next(line for line in problem.lines if "active endpoints" in line or "in use" in line)[:160],),
            (Fix(f"docker ps -a --filter {kind}={quote(problem.argv[-1])}", "shows which containers"),)
            if problem.argv
            else (),
        )
    if "must be lowercase" in text or "invalid reference format" in text:
        name = next(
            (word for words in problem.segments for word in words[1:] if re.search(r"[A-Z]", word) and word[0] != "-"),
            "",
        )
        return Finding(
            "The name of an image has small letters only." if name else "The name of the image cannot be read.",
            0.97 if name else 0.93,
            "Names are like registry/owner/name:version: small letters, digits and . _ - between them. An empty "
            "variable gives a broken name too.",
            (first_error(problem.lines)[:160],),
            (Fix(problem.replace_word(name, name.lower()), "the name in small letters"),) if name else (),
            () if name else ("check the name, and variables in it",),
        )
    if not re.search(r"denied: requested access|unauthorized|no basic auth", text) or "push" not in problem.command:
        return None
    image = problem.argv[-1] if problem.argv else ""
    return Finding(
        f"You may not push `{image}`: you are not logged in, or its name does not begin with your account.",
        0.96,
        "On Docker Hub an image is called account/name. Without an account it would be one of docker's own.",
        (first_error(problem.lines)[:160],),
        (Fix("docker login", "logs in"),),
        (
            f"then name it after your account: docker tag {image} and account/{image}"
            if "/" not in image
            else "check whether the repository exists and is yours",
        ),
    )
