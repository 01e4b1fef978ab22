"""A `${…}` that bash cannot read, or that sh does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("bad substitution",)
MATCHES = (
    Case("echo ${a b}", "bash: line 1: ${a b}: bad substitution", says="${a b}"),
    Case(
        "sh s.sh", "s.sh: 2: Bad substitution", 2, (("s.sh", "#!/bin/bash\necho ${x^^}\n"),), says="sh", fix="bash s.sh"
    ),
    Case("echo ${HOME)", "bash: ${HOME): bad substitution", says="${HOME)"),
)
IGNORES = (Case("echo $x", "bash: x: unbound variable"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<what>\$\{.*): bad substitution|Bad substitution", problem.text)
    if not match:
        return None
    fixes: tuple[Fix, ...] = ()
    if problem.argv[:1] in (("sh",), ("dash",)) and len(problem.argv) > 1:
        fixes = (Fix(problem.replace_word(problem.argv[0], "bash"), "bash knows this form"),)
        summary = f"`{problem.argv[1]}` uses a form of ${{…}} that sh does not know."
    else:
        summary = f"`{match['what'] or '${…}'}` is not a form that the shell can read."
    return Finding(
        summary,
        0.94,
        "Between ${ and } stands a variable's name, without spaces, and perhaps a change such as ${name%.txt}. "
        "Commands go into $( ).",
        (match[0],),
        fixes,
        () if fixes else ("for a command's output write $( ) instead of ${ }",),
    )
