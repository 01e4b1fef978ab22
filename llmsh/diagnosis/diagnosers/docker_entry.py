"""A container whose program cannot be started, or a folder that cannot be mounted."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "executable file not found in $path",
    "oci runtime",
    "exec user process caused",
    "mounts denied",
    "bind source path does not exist",
    "invalid mount config",
    "no such file or directory: unknown",
    "could not select device driver",
    "the requested image's platform",
    "invalid volume specification",
    "includes invalid characters for a local volume name",
    "not a tty",
)
PROGRAMS = frozenset({"docker", "podman", "docker-compose"})
MATCHES = (
    Case(
        "docker exec web bash",
        'OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file '
        "not found in $PATH: unknown",
        127,
        says="`bash`",
        fix="docker exec web sh",
    ),
    Case(
        "docker run --gpus all x",
        'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
        125,
        says="NVIDIA",
    ),
    Case(
        "docker run -v data/x:/y app",
        'docker: Error response from daemon: create data/x: "data/x" includes invalid characters for a local '
        'volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed.',
        125,
        says="full path",
        fix='docker run -v "$PWD"/data/x:/y app',
    ),
    Case("docker run -it app", "the input device is not a TTY", 1, says="terminal", fix="docker run -i app"),
    Case(
        "docker run app", "standard_init_linux.go:228: exec user process caused: exec format error", 1, says="processor"
    ),
)
IGNORES = (Case("docker rn x", "docker: 'rn' is not a docker command.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r'exec: \\?"(?P<name>[^"\\]+)\\?": (?:executable file not found|stat [^:]+: no such file)', text
    ):
        name = match["name"]
        shell = name in ("bash", "/bin/bash", "zsh")
        fixed = problem.replace_word(name, "sh") if shell else ""
        return Finding(
            f"The image holds no program `{name}`.",
            0.975,
            "A container sees only what is in its image. Small images have no bash but sh, and some no shell at all.",
            (match[0],),
            (Fix(fixed, "the smaller shell"),) if fixed and fixed != problem.command else (),
            () if shell else ("check the name behind the image, or its ENTRYPOINT and CMD",),
        )
    if match := re.search(r'exec: \\?"(?P<name>[^"\\]+)\\?": permission denied', text):
        name = match["name"]
        return Finding(
            f"`{name}` in the image may not be run: it lacks the right to be executed.",
            0.975,
            "Rights are copied into an image as they were in the folder that it was built from.",
            (match[0],),
            (),
            (f"in the Dockerfile: RUN chmod +x {name}, or set the right before the build",),
        )
    if match := re.search(
        r'mounting "(?P<from>[^"]+)"[^\n]*? at "(?P<to>[^"]+)"[^\n]*(?:not a directory|mount a directory)', text
    ):
        return Finding(
            f"A folder was to be put over a file, or a file over a folder: {match['from']} on {match['to']}.",
            0.975,
            "Both ends of a mount have to be of one kind. Where the path on the left does not exist, docker "
            "makes an empty "
            "folder of that name.",
            (match[0][:160],),
            (Fix(f"ls -ld {quote_path(match['from'])}", "shows which it is"),),
            ("check the path on the left, and remove the empty folder if docker made one",),
        )
    if "could not select device driver" in text:
        return Finding(
            "docker cannot give the container a graphics card: NVIDIA's part for containers is missing.",
            0.97,
            "It is the NVIDIA Container Toolkit, which has to be installed and made known to docker.",
            ("could not select device driver",),
            (Fix("nvidia-smi", "shows whether the driver works outside"),),
            ("install the package nvidia-container-toolkit, then: sudo nvidia-ctk runtime configure --runtime=docker",),
        )
    if match := re.search(r'"(?P<path>[^"]+)" includes invalid characters for a local volume name', text):
        full = f'"$PWD"/{match["path"].removeprefix("./")}'
        return Finding(
            f"`{match['path']}` before the colon was taken for the name of a volume: a folder needs its full path.",
            0.975,
            "A word without / at its start is a volume that docker keeps itself. A path begins with / or ./.",
            (match[0],),
            (Fix(problem.command.replace(match["path"], full, 1), "the full path of the folder"),)
            if match["path"] in problem.command
            else (),
            ("write the path from / on",),
        )
    if "exec format error" in text:
        return Finding(
            "The program in the image is for another processor, or its script has no first line.",
            0.955,
            "Images are built for a kind of processor, such as amd64 or arm64. A script needs #!/bin/sh as its "
            "very first line.",
            ("exec format error",),
            (Fix("uname -m", "shows the processor of this machine"),),
            ("build or pull it for this machine: --platform linux/amd64 or linux/arm64",),
        )
    if "not a TTY" in text:
        fixed = re.sub(r"\s-(?:it|ti)\b", " -i", problem.command, count=1).replace(" -t ", " ")
        return Finding(
            "docker was told to use a terminal, and there is none here.",
            0.96,
            "-t wants a terminal. In scripts and pipelines there is none; -i alone passes the input on.",
            ("the input device is not a TTY",),
            (Fix(fixed, "without a terminal"),) if fixed != problem.command else (),
            () if fixed != problem.command else ("leave the option -t away",),
        )
    match = re.search(
        r"bind source path does not exist: (?P<path>\S+)|Mounts denied[^\n]*|path (?P<path2>\S+) is not shared", text
    )
    if not match:
        return None
    path = (match["path"] or match["path2"] or "").rstrip(".")
    return Finding(
        f"The folder {path or 'to be mounted'} does not exist, or docker may not use it.",
        0.955,
        "What is mounted into a container has to be there before; on macOS and Windows it has to be shared with "
        "docker too.",
        (match[0][:160],),
        (Fix(f"mkdir -p {quote_path(path)} && {problem.command}", "makes the folder first"),)
        if path and not facts.exists(path)
        else (),
        () if path and not facts.exists(path) else ("share the folder in Docker's settings",),
    )
