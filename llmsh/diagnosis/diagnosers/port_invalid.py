"""A port number that cannot be."""

import re

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "bad port",
    "invalid port",
    "port number was not a decimal number",
    "port out of range",
    "servname not supported",
    "port must be",
    "port should be",
    "invalid argument for port",
    "getsockaddrarg: port must be",
    "port number ended with",
    "illegal port",
    "port range",
)
MATCHES = (
    Case("ssh -p 99999 localhost", "Bad port '99999'", 255, says="99999"),
    Case(
        "curl http://h:99999/",
        "curl: (3) URL using bad/illegal format or missing URL\ncurl: (3) Port number was not a decimal number "
        "between 0 and 65535",
        3,
        says="65535",
    ),
    Case("python3 a.py", "OverflowError: bind(): port must be 0-65535.", 1, says="65535"),
    Case(
        "nc localhost abc",
        'nc: getaddrinfo for host "localhost" port abc: Servname not supported for ai_socktype',
        1,
        says="abc",
    ),
)
IGNORES = (Case("ssh -p 22 h", "ssh: connect to host h port 22: Connection refused", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)bad port ['\"]?(?P<a>[^'\"\n]+)|port number was not a decimal number[^\n]*|port must be[^\n]*|port "
        r"(?P<b>\S+): Servname not supported|(?:invalid|illegal) port(?: number)?:? ['\"]?(?P<c>\w+)",
        problem.text,
    )
    if not said:
        return None
    typed = re.search(r"(?<=:)(\d{5,})|(?<=\s)(\d{6,}|[6-9]\d{4})(?=\s|$)", problem.command)
    port = said["a"] or said["b"] or said["c"] or (typed[0] if typed else "")
    return Finding(
        f"{'`' + port.strip() + '`' if port else 'That'} is no port: ports are numbers from 1 to 65535.",
        0.97,
        "A port tells programs on one machine apart: 22 is ssh, 80 and 443 the web, above 1024 is free to use.",
        (said[0].strip(),),
        (),
        ("check the number, and the order of host and port in this program",),
    )
