"""podman: a short name it cannot place, or user namespaces that are not set up."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "short-name",
    "newuidmap",
    "no subuid ranges",
    "insufficient uids or gids",
    "cannot set up namespace",
    "potentially insufficient uids",
    "unqualified-search registries",
)
PROGRAMS = frozenset({"podman", "buildah", "skopeo"})
MATCHES = (
    Case(
        "podman run nginx",
        'Error: short-name "nginx" did not resolve to an alias and no unqualified-search registries are defined '
        'in "/etc/containers/registries.conf"',
        125,
        says="`nginx`",
        fix="podman run docker.io/library/nginx",
    ),
    Case(
        "podman pull x/y",
        "Error: potentially insufficient UIDs or GIDs available in user namespace (requested 0:42 for "
        "/etc/gshadow): Check /etc/subuid and /etc/subgid",
        125,
        says="/etc/subuid",
    ),
)
IGNORES = (Case("docker run nginx", "docker: permission denied while trying to connect", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(r'short-name "?(?P<name>[\w./:-]+)"? did not resolve', problem.text):
        name = match["name"]
        full = f"docker.io/{name}" if "/" in name else f"docker.io/library/{name}"
        return Finding(
            f"podman does not know from which registry to take `{name}`.",
            0.975,
            "Unlike docker it does not take Docker Hub for granted. The full name says it.",
            (match[0],),
            (Fix(problem.replace_word(name, full), "the name with Docker Hub in front"),),
        )
    if not re.search(r"newuidmap|subuid|insufficient UIDs|set up namespace", problem.text):
        return None
    user = facts.user
    return Finding(
        "This user has no range of user numbers for containers (/etc/subuid).",
        0.96,
        "Without root a container needs a range of numbers for its own users.",
        (first_error(problem.lines)[:160],),
        (
            Fix(
                facts.as_root(f"usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {quote(user)}")
                or f"usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {quote(user)}",
                "gives you such a range",
            ),
        ),
        ("after it: podman system migrate",),
    )
