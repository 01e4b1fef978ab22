"""Something that a program insists on and that is missing or empty: a variable, a file, a setting."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import said_lines

SIGNATURES = (
    "is required",
    "is missing a value",
    "must be non-empty",
    "must not be empty",
    "cannot be empty",
    "can't be empty",
    "must be set",
    "must be specified",
    "must be provided",
    "is not set",
    "is missing",
    "is undefined",
    "missing required",
)
MATCHES = (
    Case("autoreconf -i", "autoreconf: error: 'configure.ac' is required", 1, says="`configure.ac`"),
    Case("tr a ''", "tr: when not truncating set1, string2 must be non-empty", 1, says="`string2`"),
    Case(
        "docker compose up",
        "error while interpolating services.db.environment.X: required variable DB_PASSWORD is missing a value: set it",
        1,
        says="`DB_PASSWORD`",
    ),
    Case("./deploy", "deploy: API_URL must be set", 1, says="`API_URL`"),
)
IGNORES = (
    Case("./app", "app: no restart is required", 1),
    Case("ls", "a: authentication is required for this", 0),
)
SAID = late_pattern(
    r"(?P<quote>[‘'`\"]?)(?P<name>[A-Za-z_][\w./-]*)[’'`\"]? (?:is required|is missing a value|"
    r"must (?:be non-empty|not be "
    r"empty|be set|be specified|be provided)|can(?:no|')t be empty|is not set|is undefined|(?:file )?is missing)\b"
)
PROSE = frozenset(
    "it this that which there authentication password login restart reboot update action argument value option root "
    "file something nothing what one least".split()
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        match = SAID.search(message)
        # A plain word is a part of a sentence; a name has quotes, capitals, digits or signs.
        if (
            not match
            or match["name"].lower() in PROSE
            or (match["name"].islower() and not match["quote"] and (match["name"].isalpha()))
        ):
            continue
        name = match["name"]
        return Finding(
            f"`{program}` needs `{name}`, and that is missing or empty.",
            0.6,
            "The program does not guess it. It may be a file of the project, a variable of the environment, a "
            "setting or "
            "an argument; often the command is run in another folder than the one it is meant for.",
            (message.strip()[:150],),
            (),
            (f"give it {name}; its documentation says where it is looked for",),
        )
    return None
