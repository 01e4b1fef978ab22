"""A port that another program holds already."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "address already in use",
    "eaddrinuse",
    "port is already allocated",
    "is already in use",
    "bind failed",
    "port already in use",
    "ports are not available",
)
MATCHES = (
    Case(
        "python3 -m http.server 8123",
        'Traceback (most recent call last):\n  File "<frozen runpy>", line 198, in _run_module_as_main\n    '
        "self.socket.bind(self.server_address)\nOSError: [Errno 98] Address already in use",
        1,
        says="8123",
    ),
    Case(
        "node a.js",
        "Error: listen EADDRINUSE: address already in use :::8124\n    at Server.setupListenHandle [as _listen2] "
        "(node:net:1908:16)",
        1,
        says="8124",
    ),
    Case(
        "flask run",
        "Address already in use\nPort 5000 is in use by another program. Either identify and stop that program, or "
        "start the server with a different port.",
        1,
        says="5000",
    ),
)
IGNORES = (Case("mkdir x", "mkdir: cannot create directory ‘x’: File exists"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not re.search(
        r"(?i)address already in use|EADDRINUSE|already allocated|port \d+ is (?:already )?in use|ports are not "
        r"available|port.*already in use",
        problem.text,
    ):
        return None
    match = re.search(
        r"(?i)(?:in use[^\n]*?[:\s]|Bind for [\d.]+:|port[ :=]|:)(?P<port>\d{2,5})\b(?!\.)",
        re.sub(r"node:\w+:[\d:]+|line \d+", "", problem.text),
    )
    port = int(match["port"]) if match else 0
    if not port:
        numbers = [int(word) for segment in problem.segments for word in segment if re.fullmatch(r"\d{2,5}", word)]
        numbers += [int(number) for number in re.findall(r"[:=](\d{2,5})\b", problem.command)]
        port = numbers[0] if numbers else 0
    holder = facts.listener(port) if port else None
    fixes: list[Fix] = []
    if holder:
        fixes.append(Fix(f"kill {holder[1]}", f"ends {holder[0]}, which holds the port"))
    if port and re.search(rf"(?<!\d){port}(?!\d)", problem.command):
        fixes.append(
            Fix(
                re.sub(rf"(?<!\d){port}(?!\d)", str(port + 1), problem.command, count=1),
                f"uses port {port + 1} instead",
            )
        )
    if not fixes and facts.has("ss"):
        fixes.append(Fix("ss -ltnp", "shows which program holds which port"))
    return Finding(
        f"Port {port or 'there'} is in use already" + (f" by {holder[0]} (process {holder[1]})." if holder else "."),
        0.95 if holder else 0.92,
        "Only one program at a time can listen on a port. Perhaps an earlier start of the same server is still "
        "running.",
        (f"{holder[0]} with process id {holder[1]} listens on {port}",) if holder else ("the address is in use",),
        tuple(fixes),
        ("choose another port, or end the program that holds it",),
    )
