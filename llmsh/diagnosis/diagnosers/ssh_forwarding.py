"""A tunnel of ssh that could not be made."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "could not request local forwarding",
    "remote port forwarding failed",
    "administratively prohibited",
    "channel_setup_fwd_listener",
    "x11 forwarding request failed",
    "bad local forwarding specification",
    "bad remote forwarding specification",
    "bad dynamic forwarding",
)
MATCHES = (
    Case(
        "ssh -N -L 5432:db:5432 h",
        "bind [127.0.0.1]:5432: Address already in use\nchannel_setup_fwd_listener_tcpip: cannot listen to port: "
        "5432\nCould not request local forwarding.",
        255,
        says="5432",
        fix="ssh -N -L 15432:db:5432 h",
    ),
    Case("ssh -R 80:localhost:3000 h", "Warning: remote port forwarding failed for listen port 80", 255, says="80"),
    Case(
        "ssh -L 8080 h",
        "Bad local forwarding specification '8080'",
        255,
        says="8080",
        fix="ssh -L 8080:localhost:8080 h",
    ),
)
IGNORES = (Case("python3 a.py", "OSError: [Errno 98] Address already in use", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Bad (?P<kind>local|remote) forwarding specification '(?P<spec>[^']*)'", text):
        port = re.match(r"\d+", match["spec"])
        fixed = problem.replace_word(match["spec"], f"{port[0]}:localhost:{port[0]}") if port else ""
        return Finding(
            f"`{match['spec']}` does not say where the tunnel is to lead.",
            0.97,
            "A tunnel is written as port:host:port: the port here, then the place as seen from the other machine.",
            (match[0],),
            (Fix(fixed, "to the same port over there"),) if fixed else (),
            () if fixed else ("write it as 8080:localhost:80",),
        )
    if match := re.search(r"cannot listen to port: (?P<port>\d+)", text):
        number = match["port"]
        other = str(int(number) + 10000) if int(number) < 55000 else str(int(number) - 10000)
        holder = facts.listener(int(number))
        spec = re.search(rf"(?<![\d:]){number}:(?=[\w.\[])", problem.command)
        return Finding(
            f"Port {number} is taken here already" + (f" by {holder[0]} (process {holder[1]})." if holder else "."),
            0.975,
            "The first number is the port on this machine, and it can be any that is free.",
            (match[0],),
            (
                Fix(
                    problem.command[: spec.start()] + f"{other}:" + problem.command[spec.end() :],
                    f"takes port {other} here",
                ),
            )
            if spec
            else (),
            () if spec else ("take another port",),
        )
    match = re.search(
        r"remote port forwarding failed for listen port (?P<port>\d+)|administratively prohibited[^\n]*|X11 "
        r"forwarding request failed[^\n]*",
        text,
    )
    if not match:
        return None
    return Finding(
        f"The server does not open the tunnel{' at its port ' + match['port'] if match['port'] else ''}.",
        0.95,
        "The port is taken over there, below 1024 without root, or tunnels are switched off in its sshd_config.",
        (match[0],),
        (),
        ("try a port above 1024", "ask whoever runs the server (AllowTcpForwarding, X11Forwarding)"),
    )
