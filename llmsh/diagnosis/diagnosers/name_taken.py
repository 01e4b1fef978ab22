"""A name on the line that is taken already: a session, a release, a deployment, a file to be written."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import QUOTED, said_lines, typed_word

SIGNATURES = ("already exists", "already in use", "already defined", "duplicate", "already been")
MATCHES = (
    Case("zellij -s a1", "duplicate layout: a1", 1, says="`a1`"),
    Case(
        "kubectl create deployment web --image=nginx",
        'error: failed to create deployment: deployments.apps "web" already exists',
        1,
        says="`web`",
    ),
    Case("./render a.png", "File 'a.png' already exists. Exiting.", 1, says="`a.png`"),
)
IGNORES = (
    Case("./app", "app: duplicate key in cache, using the first", 0),
    Case("make", "make: a line about a duplicate of something", 2),
)
TAKEN = late_pattern(r"(?i)already (?:exists|in use|defined|been \w+)|^duplicate\b|\bduplicate \w+:")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        if not TAKEN.search(message):
            continue
        quoted = QUOTED.findall(message)
        name = typed_word(problem, message) or (quoted[-1] if quoted else "")
        if not name:
            continue
        return Finding(
            f"`{name}` is there already, and `{program}` does not put another one in its place.",
            0.6,
            "Two things of one kind cannot have the same name. Take another name, or remove the old one first if it is "
            "no longer needed.",
            (message.strip()[:150],),
            (),
            ("choose another name, or look at what is there before you remove it",),
        )
    return None
