"""A unit that systemd gave up on, or whose file it cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "start request repeated too quickly",
    "start-limit-hit",
    "bad-setting",
    "bad unit file setting",
    "unknown key name",
    "unknown lvalue",
    "missing '='",
    "has more than one execstart",
    "neither a valid executable name nor an absolute path",
    "lacks both execstart",
    "unknown section",
    "unit configuration has fatal error",
    "failed to determine user credentials",
    "status=203/exec",
    "code=exited, status=203",
    "status=217/user",
    "status=200/chdir",
    "oom-kill",
    "killed by the oom killer",
)
MATCHES = (
    Case(
        "systemctl start app",
        'Job for app.service failed.\nSee "systemctl status app.service" and "journalctl -xeu app.service" for '
        "details.\nStart request repeated too quickly.",
        1,
        says="app.service",
        fix="journalctl -u app.service -n 50 --no-pager",
    ),
    Case(
        "systemctl start app",
        "Failed to start app.service: Unit app.service has a bad unit file setting.",
        1,
        says="app.service",
        fix="systemd-analyze verify app.service",
    ),
    Case(
        "systemd-analyze verify a.service",
        "/etc/systemd/system/a.service:7: Unknown key name 'ExceStart' in section 'Service', ignoring.",
        1,
        says="ExceStart",
    ),
    Case(
        "",
        "     Active: failed (Result: exit-code)\n    Process: 12 ExecStart=/opt/app/run (code=exited, "
        "status=203/EXEC)",
        None,
        says="/opt/app/run",
        fix="ls -l /opt/app/run",
    ),
)
IGNORES = (Case("systemctl start nginx", "Failed to start nginx.service: Unit nginx.service not found.", 5),)
KEYS = (
    "ExecStart",
    "ExecStop",
    "ExecStartPre",
    "ExecStartPost",
    "ExecReload",
    "Restart",
    "RestartSec",
    "User",
    "Group",
    "WorkingDirectory",
    "Environment",
    "EnvironmentFile",
    "Type",
    "After",
    "Before",
    "Wants",
    "Requires",
    "WantedBy",
    "Description",
    "TimeoutStartSec",
    "StandardOutput",
    "StandardError",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    unit = re.search(r"(?P<name>[\w@.-]+\.(?:service|timer|socket|mount|path|target))", text)
    name = unit["name"] if unit else ""
    if match := re.search(
        r"(?P<file>/\S+?):(?P<line>\d+): (?:Unknown key(?: name)?|Unknown lvalue) '(?P<key>\w+)'", text
    ):
        near = closest(match["key"], KEYS, limit=1)
        return Finding(
            f"{match['file']} line {match['line']}: systemd knows no setting {match['key']}."
            + (f" Did you mean {near[0]}?" if near else ""),
            0.97,
            "Such lines are passed over, so what they were to set does not hold.",
            (match[0],),
            (
                Fix(
                    facts.as_root(f"sed -i '{match['line']}s/{match['key']}/{near[0]}/' {quote_path(match['file'])}")
                    or f"sed -i '{match['line']}s/{match['key']}/{near[0]}/' {quote_path(match['file'])}",
                    f"writes {near[0]} there",
                ),
            )
            if near
            else (),
            ("then: systemctl daemon-reload",),
        )
    if match := re.search(r"status=(?P<code>203/EXEC|217/USER|200/CHDIR)", text):
        # systemd says which folder or user it was, where it knows.
        why = {
            "203/EXEC": "its program cannot be started: it is missing, may not be run, or has a wrong first line",
            "217/USER": "the user that it is to run as does not exist",
            "200/CHDIR": "its folder (WorkingDirectory) does not exist",
        }[match["code"]]
        started = re.search(r"ExecStart=(?P<path>/\S+)", text)
        path = started["path"] if started else ""
        return Finding(
            f"The unit failed before its program ran: {why}" + (f" ({path})." if path else "."),
            0.965,
            "The number after status= says in which step systemd stopped.",
            (f"status={match['code']}",),
            (Fix(f"ls -l {quote_path(path)}", "shows whether it is there and may be run"),)
            if match["code"] == "203/EXEC" and path
            else (Fix(f"systemctl cat {quote(name)}", "shows the unit"),)
            if name
            else (),
            () if name or path else ("look into the unit's file",),
        )
    if not name:
        return None
    if re.search(r"Result: oom-kill|killed by the OOM killer", text):
        return Finding(
            f"{name} was ended because memory ran out.",
            0.965,
            "The kernel ends a program when there is no memory left, or when the unit reaches its own limit "
            "(MemoryMax).",
            ("oom-kill",),
            (Fix(f"systemctl show {quote(name)} -p MemoryMax -p MemoryPeak", "shows its limit and what it used"),),
            ("let it use less, or raise the limit",),
        )
    if re.search(r"repeated too quickly|start-limit-hit", text):
        return Finding(
            f"{name} failed several times in a row, and systemd has given up starting it.",
            0.965,
            "The reason stands in its journal. When it is mended, reset-failed lets it be started again.",
            ("Start request repeated too quickly",),
            (
                Fix(f"journalctl -u {quote(name)} -n 50 --no-pager", "shows what it said"),
                Fix(
                    facts.as_root(f"systemctl reset-failed {quote(name)}") or f"systemctl reset-failed {quote(name)}",
                    "lets it be started again",
                ),
            ),
        )
    if re.search(r"bad unit file setting|bad-setting|fatal error", text):
        line = re.search(r"\S+\.\w+:(?P<line>\d+): (?P<what>.+)", text)
        why = f" in line {line['line']}: {line['what'].rstrip('.')[:90]}" if line else ""
        return Finding(
            f"The file of {name} has a mistake{why}.",
            0.97,
            "systemd refuses a unit whose settings it cannot read. A program in ExecStart is named with its "
            "whole path.",
            (first_error(problem.lines)[:160],),
            (
                Fix(f"systemd-analyze verify {quote(name)}", "names the line"),
                Fix(f"systemctl cat {quote(name)}", "shows the file"),
            ),
        )
    return None
