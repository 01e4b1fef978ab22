"""No answer from the other side in time, or no way there."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "connection timed out",
    "operation timed out",
    "timed out",
    "no route to host",
    "network is unreachable",
    "host is down",
    "etimedout",
    "i/o timeout",
    "read timed out",
    "connection reset by peer",
    "econnreset",
    "empty reply from server",
    "host unreachable",
    "destination host unreachable",
)
MATCHES = (
    Case("ssh 10.1.2.3", "ssh: connect to host 10.1.2.3 port 22: Connection timed out", 255, says="10.1.2.3"),
    Case(
        "curl http://10.1.2.3/",
        "curl: (28) Failed to connect to 10.1.2.3 port 80 after 130000 ms: Connection timed out",
        28,
        says="10.1.2.3",
    ),
    Case("ssh 10.1.2.3", "ssh: connect to host 10.1.2.3 port 22: No route to host", 255, says="no way"),
    Case(
        "curl http://[2001:db8::1]/",
        "curl: (7) Failed to connect to 2001:db8::1 port 80: Network is unreachable",
        7,
        says="no way",
    ),
    Case("curl http://localhost:8000", "curl: (52) Empty reply from server", 52, says="closed"),
    Case("curl http://h/", "curl: (56) Recv failure: Connection reset by peer", 56, says="closed"),
    Case(
        "pip install x",
        "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='pypi.org', port=443): Read "
        "timed out.",
        2,
        says="pypi.org",
    ),
)
IGNORES = (Case("timeout 1 sleep 5", "", 124), Case("pytest", "Failed: Timeout >1.0s", 1))
NAMED = late_pattern(r"connect to (?:host )?(?P<host>[\w.:-]+?) port (?P<port>\d+)|host='(?P<other>[\w.-]+)'")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    match = NAMED.search(text)
    host = (match["host"] or match["other"]) if match else ""
    line = next(
        (
            each.strip()
            for each in problem.lines
            if re.search(
                r"(?i)timed? ?out|no route|unreachable|host is down|reset by peer|empty reply|ETIMEDOUT|ECONNRESET",
                each,
            )
        ),
        "",
    )
    if (
        "booted with systemd" in text
        or not line
        or not re.search(
            r"(?i)connect|network|host|read timed|recv|reply|ssh|curl|i/o|ETIMEDOUT|ECONN|operation timed", line
        )
    ):
        return None
    if re.search(r"(?i)reset by peer|empty reply|ECONNRESET", line):
        return Finding(
            f"{host or 'The other side'} closed the connection without an answer.",
            0.88,
            "The server broke off: it crashed, does not speak this protocol at this port (http or https?), or "
            "something in between cut the line.",
            (line,),
            (),
            ("look at the server's log", "check http against https, and the port"),
        )
    if re.search(r"(?i)no route|unreachable|host is down", line):
        return Finding(
            f"There is no way from here to {host or 'that machine'}.",
            0.92,
            "The network has no route there, or the machine is off. A VPN may be missing.",
            (line,),
            (Fix("ip route", "shows the routes of this machine"),) if facts.has("ip") or facts.manager else (),
            ("check the network, the VPN and the address",),
        )
    return Finding(
        f"{host or 'The other side'} did not answer in time.",
        0.9,
        "Nothing came back: the machine is off, the address is wrong, or a firewall drops the packets without a word.",
        (line,),
        (),
        ("check the address and the port, the VPN and the firewall", "try again in a while"),
    )
