"""Something that cannot be changed or removed because something else uses it, or the same work is going on already."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.typed import said_lines, typed_word

SIGNATURES = (
    "is using",
    "is in use",
    "being used",
    "used by",
    "is running",
    "is still running",
    "in progress",
    "currently in use",
    "being accessed",
)
MATCHES = (
    Case(
        "docker rmi alpine",
        'Error response from daemon: conflict: unable to remove repository reference "alpine" (must force) - container '
        "1a2b3c is using its referenced image 0545",
        1,
        says="`alpine`",
    ),
    Case(
        "lvremove vg0/data",
        "lvremove: Logical volume vg0/data is used by another device, cannot remove",
        5,
        says="`vg0/data`",
    ),
    Case(
        "helm upgrade web ./c",
        "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress",
        1,
        says="another",
    ),
)
IGNORES = (Case("./app", "app: the server is running on port 80", 0), Case("make", "make: build in progress", 2))
SAID = late_pattern(
    r"(?i)\b(?:is (?:still |currently )?(?:using|in use|running|being used|being accessed)|"
    r"(?:still|being|currently) (?:used|in use)|used by)\b"
)
GOING_ON = late_pattern(
    r"(?i)\banother (?P<what>[a-z]+(?: [a-z]+)?)(?: \([^)]*\))? (?:is )?(?:already )?(?:in progress|running)"
)
REFUSES = late_pattern(r"(?i)cannot|can't|can not|could not|unable|conflict|failed|refus|must|first|stop|error")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        if going := GOING_ON.search(message):
            return Finding(
                f"`{program}` stopped because another {going['what'].lower()} has not ended yet.",
                0.6,
                "Two of them at once could spoil each other's work. If the other one was broken off, what it "
                "left behind "
                "still counts as going on.",
                (message.strip()[:150],),
                (),
                ("wait until the other one has ended, or end it",),
            )
        name = typed_word(problem, message) if SAID.search(message) and REFUSES.search(message) else ""
        if name:
            return Finding(
                f"`{name}` is still in use, so `{program}` leaves it as it is.",
                0.6,
                "Something that runs or depends on it would break. What uses it has to be stopped or removed first.",
                (message.strip()[:150],),
                (),
                (f"stop what uses {name}, then try again",),
            )
    return None
