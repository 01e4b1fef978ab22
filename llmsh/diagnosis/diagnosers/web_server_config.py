"""nginx or Apache: a configuration that cannot be read, with the place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "nginx: [emerg]",
    "ah00526",
    "syntax error on line",
    "invalid command '",
    "ah00072",
    "ah00558",
    "configuration file test failed",
)
MATCHES = (
    Case(
        "nginx -t",
        'nginx: [emerg] unknown directive "servre" in /etc/nginx/sites-enabled/app:3\nnginx: configuration file '
        "/etc/nginx/nginx.conf test failed",
        1,
        says="/etc/nginx/sites-enabled/app line 3",
    ),
    Case("nginx", "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)", 1, says="80"),
    Case(
        "apachectl configtest",
        "AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/a.conf:\nInvalid command 'ProxyPas', "
        "perhaps misspelled or defined by a module not included in the server configuration",
        1,
        says="ProxyPas",
    ),
    Case(
        "nginx -t",
        'nginx: [emerg] open() "/etc/nginx/snippets/x.conf" failed (2: No such file or directory) in '
        "/etc/nginx/nginx.conf:9",
        1,
        says="line 9",
    ),
)
IGNORES = (Case("nginx", "bash: nginx: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if bind := re.search(r"bind\(\) to (?P<address>\S+):(?P<port>\d+) failed \((?P<number>\d+): (?P<why>[^)]+)", text):
        holder = facts.listener(int(bind["port"]))
        rights = bind["number"] == "13"
        fixes = (
            (Fix(root, "runs it with root's rights"),)
            if rights and (root := facts.as_root(problem.command))
            else (Fix(f"ss -ltnp 'sport = :{bind['port']}'", "shows who holds the port"),)
        )
        return Finding(
            f"nginx cannot take port {bind['port']}"
            + (
                f": {holder[0]} (process {holder[1]}) holds it."
                if holder
                else ": below 1024 root's rights are needed."
                if rights
                else ": another program holds it."
            ),
            0.97,
            "Often another nginx or an Apache runs already.",
            (bind[0],),
            fixes,
        )
    match = re.search(
        r"nginx: \[emerg\] (?P<what>.+?) in (?P<file>/\S+):(?P<line>\d+)|Syntax error on line (?P<line2>\d+) of "
        r"(?P<file2>[^:\n]+):\s*(?P<what2>[^\n]+)",
        text,
    )
    if not match:
        return None
    file, line, what = match["file"] or match["file2"], match["line"] or match["line2"], match["what"] or match["what2"]
    shown = show_place(facts, file, line)
    return Finding(
        f"{file} line {line}: {what[:110].rstrip('.')}.",
        0.97,
        "The server reads its whole configuration at the start and takes none with a mistake. In nginx each "
        "setting ends with ; and blocks stand in { }.",
        (match[0][:160],),
        shown,
        () if shown else (f"mend line {line}, then test again",),
    )
