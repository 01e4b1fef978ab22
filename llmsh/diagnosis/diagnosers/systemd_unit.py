"""A systemd unit that does not exist, failed, or is masked; a machine without systemd."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import mask_secrets
from llmsh.diagnosis.packages import (
    package_of,
)
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "could not be found",
    "not found",
    "failed because",
    "is masked",
    "has not been booted with systemd",
    "unit file",
    "not loaded",
    "unrecognized service",
    "access denied",
    "interactive authentication required",
    "control process exited",
    "a dependency job for",
)
PROGRAMS = frozenset({"systemctl", "service", "journalctl", "hostnamectl", "localectl", "timedatectl", "loginctl"})
MATCHES = (
    Case("systemctl start nginx", "Failed to start nginx.service: Unit nginx.service not found.", 5, says="nginx"),
    Case("systemctl status sshd", "Unit sshd.service could not be found.", 4, says="sshd"),
    Case(
        "sudo systemctl start app",
        'Job for app.service failed because the control process exited with error code.\nSee "systemctl status '
        'app.service" and "journalctl -xeu app.service" for details.',
        1,
        says="app.service",
        fix="journalctl -u app.service -n 50 --no-pager",
    ),
    Case(
        "systemctl start x",
        "System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: "
        "Host is down",
        1,
        says="systemd",
    ),
    Case(
        "sudo systemctl start foo",
        "Failed to start foo.service: Unit foo.service is masked.",
        1,
        says="masked",
        fix="sudo systemctl unmask foo.service && sudo systemctl start foo",
    ),
    Case("service nosuch start", "nosuch: unrecognized service", 1, says="nosuch"),
    Case(
        "systemctl restart nginx",
        "Failed to restart nginx.service: Interactive authentication required.\nSee system logs and 'systemctl "
        "status nginx.service' for details.",
        1,
        says="root",
        fix="sudo systemctl restart nginx",
    ),
)
IGNORES = (Case("systemctl strat ssh", "Unknown command verb strat."),)
OTHER_NAMES = {
    "sshd": "ssh",
    "ssh": "sshd",
    "apache": "apache2",
    "httpd": "apache2",
    "apache2": "httpd",
    "mysqld": "mysql",
    "mysql": "mariadb",
    "mariadb": "mysql",
    "postgres": "postgresql",
    "crond": "cron",
    "cron": "crond",
    "redis": "redis-server",
    "docker": "docker.io",
    "network": "networking",
    "ntp": "systemd-timesyncd",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "not been booted with systemd" in text:
        argv = problem.argv_of("systemctl")
        fixes: tuple[Fix, ...] = ()
        if len(argv) == 3 and facts.exists(f"/etc/init.d/{argv[2].removesuffix('.service')}"):
            fixes = (
                Fix(
                    f"service {quote(argv[2].removesuffix('.service'))} {quote(argv[1])}",
                    "the older way, which works without systemd",
                ),
            )
        return Finding(
            "This machine does not run systemd, as in most containers and in WSL 1.",
            0.97,
            "systemctl talks to systemd, which is not there. A program can be started directly instead.",
            (problem.lines[0],),
            fixes,
            ("start the program itself, or use service",),
        )
    masked = re.search(r"Unit (?P<unit>[\w@.-]+) is masked", text)
    if masked:
        root = facts.as_root(f"systemctl unmask {masked['unit']}") or f"sudo systemctl unmask {masked['unit']}"
        return Finding(
            f"{masked['unit']} is masked: it was switched off so that nothing can start it.",
            0.97,
            "Masking is stronger than disabling. Somebody, or a package, did it on purpose.",
            (masked[0],),
            (Fix(f"{root} && {problem.command}", "takes the mask off, then starts it"),),
        )
    if "authentication required" in text or "Access denied" in text:
        root = facts.as_root(problem.command)
        return Finding(
            "Services of the system may be changed only with root's rights.",
            0.95,
            "Looking at them is free for all; starting and stopping is not.",
            (problem.lines[0],),
            (Fix(root, "the same with root's rights"),) if root else (),
            ("use sudo",),
        )
    if depends := re.search(r"A dependency job for (?P<unit>[\w@.-]+) failed", text):
        return Finding(
            f"Another unit that {depends['unit']} depends on failed, so it was not started itself.",
            0.95,
            "A unit names others that have to run before it. One of these is the one to mend.",
            (depends[0],),
            (
                Fix("systemctl --failed", "lists the units that failed"),
                Fix(f"systemctl list-dependencies {depends['unit']}", "shows what it depends on"),
            ),
        )
    failed = re.search(r"Job for (?P<unit>[\w@.-]+) failed", text)
    if failed:
        log = [
            line
            for line in facts.ask(
                "journalctl", "--unit", failed["unit"], "-n", "20", "-o", "cat", "--no-pager"
            ).splitlines()
            if re.search(r"(?i)error|fail|denied|cannot|invalid", line)
        ]
        late = "a timeout was exceeded" in text
        return Finding(
            (
                f"{failed['unit']} did not start in the time that it has"
                if late
                else f"{failed['unit']} was started and failed"
            )
            + (f": {mask_secrets(log[0])[:110].rstrip('.')}." if log else "."),
            0.94,
            "systemd only says that it failed; why is in the journal of the unit.",
            (failed[0], *[mask_secrets(line)[:160] for line in log[:2]]),
            (
                Fix(f"journalctl -u {failed['unit']} -n 50 --no-pager", "shows what it said"),
                Fix(f"systemctl status {failed['unit']} --no-pager", "shows its state"),
            ),
        )
    missing = re.search(
        r"Unit (?P<a>[\w@.-]+?)(?:\.service)? (?:not found|could not be found|not loaded)|(?P<b>[\w@.-]+): "
        r"unrecognized service|[Uu]nit file (?P<c>[\w@.-]+?)(?:\.service)? does not exist",
        text,
    )
    if not missing:
        return None
    name = missing["a"] or missing["b"] or missing["c"]
    units = [
        line.split()[0].removesuffix(".service")
        for line in facts.ask(
            "systemctl", "list-unit-files", "--type=service", "--no-legend", "--no-pager"
        ).splitlines()
        if line.strip()
    ]
    units += list(facts.listing("/etc/init.d"))
    near = [each for each in (OTHER_NAMES.get(name, ""),) if each in units] + list(closest(name, units, limit=2))
    package = package_of(name, facts.manager) or (
        name if name in ("nginx", "apache2", "redis", "docker", "postgresql", "mariadb") else ""
    )
    install = "" if near else facts.install(package)
    fixes = tuple(
        Fix(
            problem.replace_word(name, each) if problem.names(name) else problem.replace_word(f"{name}.service", each),
            f"the service {each} is here",
        )
        for each in dict.fromkeys(near)
    )
    return Finding(
        f"There is no service called {name} on this machine." + (f" Did you mean {near[0]}?" if near else ""),
        0.94,
        "A service is known by the name of its unit, which is not always that of the program; or it is not installed.",
        (missing[0],),
        fixes or ((Fix(install, f"installs {package}"),) if install else ()),
        () if fixes else ("see the services: systemctl list-unit-files --type=service",),
    )
