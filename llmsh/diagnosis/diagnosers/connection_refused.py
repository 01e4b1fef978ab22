"""Nothing listens at that address and port."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "connection refused",
    "couldn't connect to server",
    "econnrefused",
    "connectionrefusederror",
    "actively refused",
    "failed to connect to",
    "was refused",
)
MATCHES = (
    Case(
        "curl http://localhost:1/",
        "curl: (7) Failed to connect to localhost port 1 after 0 ms: Couldn't connect to server",
        7,
        says="port 1",
    ),
    Case(
        "ssh -p 1 localhost", "ssh: connect to host localhost port 1: Connection refused", 255, says="localhost port 1"
    ),
    Case(
        "psql -h localhost -p 1",
        'psql: error: connection to server at "localhost" (127.0.0.1), port 1 failed: Connection refused\n\tIs the '
        "server running on that host and accepting TCP/IP connections?",
        2,
        says="port 1",
    ),
    Case("redis-cli ping", "Could not connect to Redis at 127.0.0.1:6379: Connection refused", 1, says="port 6379"),
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "a.py", line 2, in <module>\n    '
        "sock.connect(sa)\nConnectionRefusedError: [Errno 111] Connection refused",
        1,
        says="refused",
    ),
    Case(
        "wget http://localhost:1/x",
        "Connecting to localhost (localhost)|127.0.0.1|:1... failed: Connection refused.",
        4,
        says="port 1",
    ),
    Case(
        "node a.js",
        "Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap.afterConnect [as oncomplete] "
        "(node:net:1555:16)",
        1,
        says="port 5432",
    ),
)
IGNORES = (
    Case("curl http://nosuch.invalid/", "curl: (6) Could not resolve host: nosuch.invalid", 6),
    Case(
        "docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
    ),
)
NAMED = late_pattern(
    r"(?:connect to (?:host )?|server at |Redis at |ECONNREFUSED |server |tcp )\"?(?P<host>[\w.-]+|\[[\w:]+\]|"
    r"::1)\"?(?: \([\w.:]+\),| port|:|,)+ ?(?:port )?(?P<port>\d+)|\|(?P<ip>[\d.]+)\|:(?P<p>\d+)"
)
SERVICES = {
    22: "ssh",
    80: "a web server",
    443: "a web server (TLS)",
    3306: "MySQL",
    5432: "PostgreSQL",
    6379: "Redis",
    27017: "MongoDB",
    5672: "RabbitMQ",
    9200: "Elasticsearch",
    8080: "a web application",
    2375: "Docker",
    11211: "memcached",
    25: "a mail server",
    631: "a print server",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match and not re.search(r"(?i)connection refused|ECONNREFUSED", problem.text):
        return None
    if "Docker daemon" in problem.text or re.search(r"(?i)timed out|unreachable|no route", problem.text):
        return None
    host, port = (match["host"] or match["ip"], int(match["port"] or match["p"])) if match else ("", 0)
    here = host in ("localhost", "127.0.0.1", "::1", "[::1]")
    service = SERVICES.get(port, "")
    holder = facts.listener(port) if here and port else None
    evidence = (
        (f"nothing listens on port {port} here",)
        if here and port and not holder and facts.has("ss")
        else ("Connection refused",)
    )
    where = f"{host} port {port}" if host else "The other side"
    return Finding(
        f"{where} refused the connection: no program listens there"
        + (f" ({service} usually does)." if service else "."),
        0.93,
        "The machine answered, but nothing accepts connections at this port. The server is not started, or it "
        "listens on another port.",
        evidence,
        (Fix("ss -ltnp", "shows which programs listen on this machine"),) if here and facts.has("ss") else (),
        (f"start {service or 'the server'}, or check the port",),
    )
