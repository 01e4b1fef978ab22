"""snap: classic confinement, or a service that does not run."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "requires classic confinement",
    "using classic confinement",
    "cannot communicate with server",
    "snapd.socket",
    "snap-confine",
    "is not available on stable",
    "classic confinement which",
    'has "',
)
PROGRAMS = frozenset({"snap"})
MATCHES = (
    Case(
        "sudo snap install code",
        'error: This revision of snap "code" was published using classic confinement and thus may perform\n      '
        " arbitrary system changes outside of the security sandbox",
        1,
        says="`code`",
        fix="sudo snap install --classic code",
    ),
    Case(
        "snap list",
        "error: cannot communicate with server: Get http://localhost/v2/snaps: dial unix /run/snapd.socket: "
        "connect: no such file or directory",
        1,
        says="snapd",
        fix="sudo systemctl start snapd.socket && snap list",
    ),
)
IGNORES = (Case("snap install coed", 'error: snap "coed" not found', 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "classic confinement" in problem.text:
        name = re.search(r'snap "(?P<name>[^"]+)"', problem.text)
        return Finding(
            f"`{name['name'] if name else 'This snap'}` wants to be installed without the sandbox.",
            0.975,
            "Snaps are shut off from the rest of the system. Some, such as editors, need more and have to be "
            "allowed it.",
            ("classic confinement",),
            (Fix(problem.insert_after("install", "--classic"), "allows it; do so for a maker you trust"),),
        )
    if "snapd.socket" not in problem.text and "communicate with server" not in problem.text:
        return None
    start = facts.as_root("systemctl start snapd.socket") or "systemctl start snapd.socket"
    return Finding(
        "The service snapd does not run, which does the work for snap.",
        0.97,
        "In containers and in some systems under Windows it cannot run at all.",
        (first_error(problem.lines)[:160],),
        (Fix(f"{start} && {problem.command}", "starts it and tries again"),),
    )
