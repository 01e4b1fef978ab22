"""A crontab that is not there or cannot be read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "missing newline before eof",
    "no crontab for",
    "errors in crontab file",
    "bad minute",
    "bad hour",
    "bad day-of",
    "bad command",
    "not allowed to use this program",
)
MATCHES = (
    Case("crontab -l", "no crontab for ada", 1, says="ada", fix="crontab -e"),
    Case(
        "crontab jobs",
        '"jobs":1: bad minute\nerrors in crontab file, can\'t install.',
        1,
        (("jobs", "x * * * * ls\n"),),
        says="line 1",
    ),
)
IGNORES = (Case("crontab -l", "bash: crontab: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(r"no crontab for (?P<user>\S+)", problem.text):
        return Finding(
            f"{match['user']} has no scheduled jobs yet.",
            0.96,
            "A crontab is a list of commands with the times at which they run; it begins empty.",
            (match[0],),
            (Fix("crontab -e", "opens it in an editor"),),
        )
    if "missing newline before EOF" in problem.text:
        file = next((word for word in problem.argv_of("crontab")[1:] if facts.is_file(word)), "")
        return Finding(
            "The last line of the new crontab does not end with a line end.",
            0.97,
            "cron reads whole lines only, and would pass over one that is not ended.",
            ("missing newline before EOF",),
            (Fix(f"echo >> {quote_path(file)} && {problem.command}", "ends the line, then installs it"),)
            if file
            else (),
            () if file else ("end the last line with Enter",),
        )
    match = re.search(r'"(?P<file>[^"]+)":(?P<line>\d+): bad (?P<what>[\w-]+)', problem.text)
    if match:
        return Finding(
            f"The crontab cannot be read at line {match['line']}: the {match['what']} is wrong.",
            0.96,
            "A line has five fields (minute, hour, day, month, day of the week) and then the command.",
            (match[0],),
            (Fix(f"sed -n {match['line']}p {quote_path(match['file'])}", "shows the line"),)
            if facts.is_file(match["file"])
            else (),
            (f"correct line {match['line']}",),
        )
    if "not allowed" in problem.text:
        return Finding(
            "You may not use crontab on this machine.",
            0.95,
            "The administrator chose who may, in /etc/cron.allow and /etc/cron.deny.",
            (problem.lines[0],),
            (),
            ("ask the administrator",),
        )
    return None
