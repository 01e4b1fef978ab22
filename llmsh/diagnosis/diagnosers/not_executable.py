"""A script or program without the right to be run."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("permission denied",)
STATUSES = frozenset({126, 1})
MATCHES = (
    Case(
        "./run.sh",
        "bash: line 1: ./run.sh: Permission denied",
        126,
        (("run.sh", "echo hi\n"),),
        says="`./run.sh`",
        fix="chmod +x run.sh && ./run.sh",
    ),
    Case(
        "./run.py --all",
        "bash: ./run.py: Permission denied",
        126,
        (("run.py", "print(1)\n"),),
        fix="python3 ./run.py --all",
    ),
    Case(
        "bin/tool x",
        "bash: bin/tool: Permission denied",
        126,
        (("bin/tool", "#!/bin/sh\n"),),
        fix="chmod +x bin/tool && bin/tool x",
    ),
    Case(
        "sudo ./run.sh",
        "sudo: unable to execute ./run.sh: Permission denied",
        1,
        (("run.sh", "echo hi\n"),),
        fix="chmod +x run.sh && sudo ./run.sh",
    ),
)
IGNORES = (
    Case("cat /etc/shadow", "cat: /etc/shadow: Permission denied"),
    Case("./src", "bash: ./src: Is a directory", 126, (("src/", ""),)),
)
INTERPRETERS = {
    ".sh": "bash",
    ".bash": "bash",
    ".py": "python3",
    ".pl": "perl",
    ".rb": "ruby",
    ".js": "node",
    ".zsh": "zsh",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for segment in problem.segments:
        path = segment[0]
        if "/" not in path or f"{path}: Permission denied" not in problem.text:
            continue
        found = facts.stat(path)
        if found is None or not facts.is_file(path):
            return None
        point, options = facts.mount(path)
        if "noexec" in options:
            return _mounted_noexec(path, point)
        if found.st_mode & 0o111:
            return None
        plain = quote_path(path.removeprefix("./"))
        chmod = Fix(f"chmod +x {plain} && {problem.command}", "gives the right to run it, then runs it")
        program = INTERPRETERS.get(os.path.splitext(path)[1], "")
        fixes = [chmod]
        if program and facts.has(program):
            run = Fix(
                problem.replace_text(path, f"{program} {quote_path(path)}"),
                f"{program} reads it; no right to run is needed",
            )
            # Without a first line that names its program, running it directly would take bash for it.
            fixes = [chmod, run] if program == "bash" or facts.read(path, 64).startswith("#!") else [run]
        return Finding(
            f"`{path}` may not be run: it lacks the execute right.",
            0.97,
            "A file can be run only when its mode has an x. New scripts do not have it until chmod +x gives it.",
            (f"its mode is {facts.mode(path)}",),
            tuple(fixes),
        )
    return None


def _mounted_noexec(path: str, point: str) -> Finding:
    return Finding(
        f"Nothing may be run from {point}: it is mounted with noexec.",
        0.97,
        "The administrator can forbid running programs from a place, often from /tmp, USB sticks or shared folders. "
        "The mode of the file does not matter then.",
        (f"{point} is mounted with noexec",),
        (),
        (f"copy {path} to your home folder and run it there", "or give the script to its program: bash, python3"),
    )
