"""Containers: removal of volumes and everything unused, and containers that own the host.

Source: docker(1), podman(1); CIS Docker Benchmark, 5.
"""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.places import is_sensitive, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    docker podman nerdctl docker-compose podman-compose buildah crictl ctr docker-machine
    """
)
MATCHES = (
    "docker system prune -af",
    "docker volume rm data",
    "docker rm -f $(docker ps -aq)",
    "docker run --privileged alpine sh",
    "docker run -v /:/host alpine",
    "docker compose down -v",
    "docker stop web",
    "docker rmi img",
    "docker run nginx",
    "docker volume prune",
    "docker-compose up -d",
    "docker rm web",
    "docker swarm leave --force",
    "docker image prune -a",
    "docker kill web",
    "docker run -it --pid=host x",
    "docker container prune -f",
)
IGNORES = (
    "docker ps -a",
    "docker images",
    "docker logs web",
    "docker inspect web",
    "docker volume ls",
    "docker build -t x .",
    "docker compose ps",
    "docker stats",
    "docker system df",
    "docker compose logs -f",
    "docker version",
    "docker network ls",
    "docker top web",
)
_READS = names(
    """
    ps images logs inspect stats top version info history port search events diff ls list df config build wait exec
    attach scan show help context buildx manifest
    """
)
_OWNS_HOST = late_pattern(
    r"--privileged(=true)?\Z|--(pid|net|network|ipc|userns|uts)=host|--cap-add=?(ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE)?|--security-opt=?.*unconfined"
)


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    shapes = command.shapes
    words = [shape for shape in shapes if not shape.startswith("-")]
    if not words or command.has_flag("help"):
        return None
    if words[0] == "compose" or (command.program or "").endswith("compose"):
        return _compose(command, [word for word in words if word != "compose"])
    verb = (
        words[1]
        if words[0]
        in (
            "container",
            "image",
            "volume",
            "system",
            "network",
            "swarm",
            "stack",
            "service",
            "node",
            "secret",
            "builder",
        )
        and len(words) > 1
        else words[0]
    )
    if verb in ("run", "create"):
        return _run(command)
    if words[:2] == ["system", "reset"] or words[:2] == ["machine", "reset"]:
        return danger(Reason.DELETE, "removes every container, image and volume")
    if verb == "prune" or (
        words[0] in ("swarm", "node", "stack", "secret", "service") and verb in ("leave", "rm", "remove")
    ):
        if words[0] in ("swarm", "node", "stack", "service"):
            message = "takes away what a cluster runs"
            return danger(Reason.CLOUD_DESTROY, message, *words), danger(Reason.DELETE, message, *words)
        return danger(Reason.DELETE, "removes everything of the kind that is not in use", *words)
    if words[0] == "volume" and verb in ("rm", "remove"):
        return danger(Reason.DELETE, "removes volumes with the data in them", *words[2:])
    if verb in ("rm", "remove", "rmi", "kill", "stop"):
        if any(is_many(word) for word in command.arguments) or command.has_flag("a", "all", "v", "volumes"):
            message = "stops or removes everything that is listed"
            found = danger(Reason.DELETE, message, *words)
            return (found, danger(Reason.PROCESS_KILL, message, *words)) if verb in ("kill", "stop") else found
        if verb in ("kill", "stop"):
            return caution(Reason.PROCESS_KILL, "stops what it names", *words)
        return caution(Reason.DELETE, "stops or removes what it names", *words)
    if verb in _READS:
        return None
    return caution(Reason.CLOUD_DESTROY, "changes containers or images", *words)


def _compose(command: SimpleCommand, words: list[str]) -> Finding | None:
    if "down" in words or "rm" in words:
        if command.has_flag("v", "volumes", "rmi"):
            return danger(Reason.DELETE, "removes containers with the data in their volumes")
        return caution(Reason.DELETE, "stops and removes the project's containers")
    changes = {"up", "start", "stop", "restart", "kill", "pull", "push", "create", "pause", "unpause", "run", "scale"}
    return caution(Reason.CLOUD_DESTROY, "changes the project's containers") if changes & set(words) else None


def _run(command: SimpleCommand) -> Finding:
    shapes = command.shapes
    mounts = [shapes[index + 1] for index, shape in enumerate(shapes[:-1]) if shape in ("-v", "--volume", "--mount")]
    mounts += [shape.split("=", 1)[1] for shape in shapes if shape.startswith(("--volume=", "--mount=", "-v="))]
    sources = [re.split(r":", mount)[0] for mount in mounts if "=" not in mount]
    sources += [match[1] for mount in mounts if (match := re.search(r"(?:source|src)=([^,]+)", mount))]
    caps = any(
        (shape == "--cap-add" and following in ("ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "DAC_READ_SEARCH"))
        or (shape == "--security-opt" and "unconfined" in following)
        or (
            shape in ("--pid", "--net", "--network", "--ipc", "--userns", "--uts")
            and following == "host"
            and shape != "--net"
        )
        for shape, following in pairwise(shapes)
    )
    devices = [shape.split("=", 1)[1] for shape in shapes if shape.startswith("--device=")]
    devices += [following for shape, following in pairwise(shapes) if shape == "--device"]
    sources += [device.split(":")[0] for device in devices]
    if (
        any(_OWNS_HOST.match(shape) for shape in shapes if shape != "--cap-add")
        or caps
        or any(is_sensitive(place_of(source)) or "docker.sock" in source for source in sources)
    ):
        return danger(Reason.PRIVILEGE, "runs a container that can change the host", *sources)
    return caution(Reason.NETWORK_EXEC, "runs an image, fetching it when it is not here")
