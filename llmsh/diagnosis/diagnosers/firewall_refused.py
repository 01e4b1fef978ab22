"""iptables, nft, ip or ufw refuse."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no chain/target/match by that name",
    "rtnetlink answers",
    "iptables: bad rule",
    "table does not exist",
    "iptables v",
    "ufw: error",
    "error: could not load logging rules",
    "nexthop has invalid gateway",
    "error: nexthop",
    "operation not supported",
)
PROGRAMS = frozenset({"iptables", "ip6tables", "ip", "nft", "ufw", "route", "tc", "firewall-cmd"})
MATCHES = (
    Case(
        "ip link set eth0 up",
        "RTNETLINK answers: Operation not permitted",
        2,
        says="root",
        fix="sudo ip link set eth0 up",
    ),
    Case(
        "sudo ip route add default via 10.0.0.1",
        "RTNETLINK answers: File exists",
        2,
        says="already",
        fix="sudo ip route replace default via 10.0.0.1",
    ),
    Case(
        "sudo iptables -A INPT -j DROP",
        "iptables: No chain/target/match by that name.",
        1,
        says="INPT",
        fix="sudo iptables -A INPUT -j DROP",
    ),
    Case("sudo ip route add 10.1.0.0/16 via 192.168.9.1", "Error: Nexthop has invalid gateway.", 2, says="192.168.9.1"),
)
IGNORES = (Case("ip addr show dev eth9", 'Device "eth9" does not exist.', 1),)
CHAINS = (
    "INPUT",
    "OUTPUT",
    "FORWARD",
    "PREROUTING",
    "POSTROUTING",
    "ACCEPT",
    "DROP",
    "REJECT",
    "LOG",
    "MASQUERADE",
    "DNAT",
    "SNAT",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "Operation not permitted" in text:
        root = facts.as_root(problem.command)
        return Finding(
            "Changing the network needs root's rights.",
            0.96,
            "In a container they can be missing even to root (cap_net_admin).",
            ("RTNETLINK answers: Operation not permitted",),
            (Fix(root, "with root's rights"),) if root else (),
            () if root else ("ask whoever runs this machine or container",),
        )
    if "File exists" in text:
        fixed = re.sub(r"\badd\b", "replace", problem.command, count=1)
        return Finding(
            "That address or route is there already.",
            0.97,
            "add makes a new one only; replace changes the one there is.",
            ("RTNETLINK answers: File exists",),
            (Fix(fixed, "replaces what is there"),) if fixed != problem.command else (),
            ("see what is there: ip route, ip addr",),
        )
    if "invalid gateway" in text or "Network is unreachable" in text:
        via = re.search(r"via (?P<address>\S+)", problem.command)
        return Finding(
            f"The gateway {via['address']} is in no network that this machine is part of."
            if via
            else "The gateway is in no network that this machine is part of.",
            0.965,
            "A gateway has to be a neighbour: an address of one's own network.",
            (first_error(problem.lines)[:160],),
            (Fix("ip -brief addr", "shows the networks of this machine"),),
        )
    if "No chain/target/match" not in text:
        return None
    words = [
        word
        for word in problem.argv_of("iptables", "ip6tables")[1:]
        if word.isalpha() and word.isupper() and word not in CHAINS
    ]
    near = closest(words[0], CHAINS, limit=1) if words else ()
    return Finding(
        f"iptables knows no chain or target{' `' + words[0] + '`' if words else ' of that name'}."
        + (f" Did you mean `{near[0]}`?" if near else ""),
        0.965,
        "Chains are INPUT, OUTPUT, FORWARD and those you made; a target is ACCEPT, DROP or a module's. In the "
        "table nat there are others.",
        ("No chain/target/match by that name",),
        (Fix(problem.replace_word(words[0], near[0]), f"{near[0]} exists"),)
        if near
        else (Fix(facts.as_root("iptables -L -n") or "iptables -L -n", "lists what is there"),),
    )
