"""`systemctl NAME start`: the words in the order of the old service command, or the other way round."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("unknown command verb", "unrecognized service", "unknown operation", "usage: service")
PROGRAMS = frozenset({"systemctl", "service"})
MATCHES = (
    Case("systemctl nginx start", "Unknown command verb nginx.", 1, says="order", fix="systemctl start nginx"),
    Case(
        "sudo systemctl ssh restart",
        "Unknown command verb 'ssh', did you mean 'show'?",
        1,
        fix="sudo systemctl restart ssh",
    ),
    Case("service start nginx", "start: unrecognized service", 1, fix="service nginx start"),
)
IGNORES = (Case("systemctl strat ssh", "Unknown command verb strat.", 1),)
VERBS = frozenset(
    {"start", "stop", "restart", "reload", "status", "enable", "disable", "mask", "unmask", "edit", "cat"}
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("systemctl", "service")
    words = [word for word in argv[1:] if word[:1] != "-"]
    if len(words) != 2:
        return None
    verb_first = words[0] in VERBS
    if (argv[0] == "systemctl") == verb_first or (words[0] in VERBS) == (words[1] in VERBS):
        return None
    fixed = re.sub(
        rf"\b{re.escape(words[0])}\s+{re.escape(words[1])}(?!\S)", f"{words[1]} {words[0]}", problem.command, count=1
    )
    form = "the verb comes first, then the name" if argv[0] == "systemctl" else "the name comes first, then the verb"
    return Finding(
        f"The words for {argv[0]} are in the wrong order: {form}.",
        0.975,
        "systemctl says what to do first; the older command service names the service first.",
        (first_error(problem.lines)[:120],),
        (Fix(fixed, "the words in order"),) if fixed != problem.command else (),
        () if fixed != problem.command else ("turn the two words round",),
    )
