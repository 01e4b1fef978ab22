"""A process or job that has ended already, or never was."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "no such process",
    "no such job",
    "no current job",
    "is not a child of this shell",
    "no process found",
    "no job control",
    "no matching processes",
    "cannot open /proc/",
)
MATCHES = (
    Case("kill 999999", "bash: line 1: kill: (999999) - No such process", says="999999"),
    Case("kill %1", "bash: line 1: kill: %1: no such job", says="%1", fix="jobs -l"),
    Case("fg", "bash: fg: current: no such job", says="job", fix="jobs -l"),
    Case("wait 999999", "bash: line 1: wait: pid 999999 is not a child of this shell", 127, says="999999"),
    Case("killall firefx", "firefx: no process found", says="`firefx`", fix="pgrep -l firefx"),
)
IGNORES = (Case("kill firefox", "bash: line 1: kill: firefox: arguments must be process or job IDs"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"\((?P<pid>\d+)\) - No such process|(?P<job>%?\w+): no such job|pid (?P<child>\d+) is not a child|"
        r"(?P<name>[\w.-]+): no process found|no job control|no current job|(?P<bare>\d+)\)?: No such process|"
        r"/proc/(?P<gone>\d+)/\S*: No such file",
        problem.text,
    )
    if not match:
        return None
    number = match["pid"] or match["child"] or match["bare"] or match["gone"]
    if number:
        summary, fix = (
            f"There is no process with the number {number}" + (" that this shell started." if match["child"] else "."),
            Fix("ps -e", "lists the processes that run"),
        )
    elif match["name"]:
        summary, fix = (
            f"No process is called `{match['name']}`.",
            Fix(f"pgrep -l {quote(match['name'][:6])}", "lists processes with a name like it"),
        )
    else:
        summary = f"This shell has no job {match['job'] or 'to bring back'}."
        fix = Fix("jobs -l", "lists the jobs of this shell")
    return Finding(
        summary,
        0.94,
        "It has ended already, or the number belongs to something else. Numbers are given anew each time a program "
        "starts.",
        (match[0],),
        (fix,),
    )
