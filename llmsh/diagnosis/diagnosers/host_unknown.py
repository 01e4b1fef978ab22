"""A host name that no name server knows."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "could not resolve host",
    "name or service not known",
    "temporary failure in name resolution",
    "unable to resolve host",
    "nodename nor servname provided",
    "could not resolve hostname",
    "could not translate host name",
    "enotfound",
    "eai_again",
    "getaddrinfo failed",
    "no address associated with hostname",
    "failed to resolve",
    "no such host",
    "temporary failure resolving",
    "unknown host",
    "can't resolve",
    "nxdomain",
)
MATCHES = (
    Case(
        "curl http://exmaple.invalid/", "curl: (6) Could not resolve host: exmaple.invalid", 6, says="exmaple.invalid"
    ),
    Case(
        "ssh nosuch.invalid",
        "ssh: Could not resolve hostname nosuch.invalid: Name or service not known",
        255,
        says="nosuch.invalid",
    ),
    Case(
        "wget http://nosuch.invalid/x",
        "wget: unable to resolve host address ‘nosuch.invalid’",
        4,
        says="nosuch.invalid",
    ),
    Case("ping nosuch.invalid", "ping: nosuch.invalid: Name or service not known", 2, says="nosuch.invalid"),
    Case(
        "git clone https://githb.com/x/y",
        "fatal: unable to access 'https://githb.com/x/y/': Could not resolve host: githb.com",
        128,
        says="githb.com",
        fix="git clone https://github.com/x/y",
    ),
    Case("curl https://gogle.com", "curl: (6) Could not resolve host: gogle.com", 6, fix="curl https://google.com"),
    Case(
        "npm install",
        "npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org/x failed, reason: "
        "getaddrinfo ENOTFOUND registry.npmjs.org",
        1,
        says="registry.npmjs.org",
    ),
    Case(
        "psql -h nosuch.invalid",
        'psql: error: could not translate host name "nosuch.invalid" to address: Name or service not known',
        2,
        says="nosuch.invalid",
    ),
    Case(
        "apt update",
        "Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'",
        100,
        says="deb.debian.org",
    ),
)
IGNORES = (
    Case(
        "curl http://localhost:1/",
        "curl: (7) Failed to connect to localhost port 1 after 0 ms: Couldn't connect to server",
        7,
    ),
)
NAMED = late_pattern(
    r"(?i)(?:resolve host(?:name)?(?: address)?:? ?|translate host name |ENOTFOUND |EAI_AGAIN |lookup (?!failure)|"
    r"resolving |resolve |can't find |lookup failure: +|unknown host:? )[‘'\"`]?(?P<a>[\w.-]+)"
    r"|[:=] (?P<b>[\w.-]+): (?:Name or service|Temporary failure in|nodename nor)|host='(?P<c>[\w.-]+)'"
    r"|getaddrinfo(?:\(| for host \")(?P<d>[\w.-]+)(?:\): |\" port)"
    r"|(?m:^)(?P<e>[\w-]+(?:\.[\w-]+)+): (?:Name or service|Temporary failure)"
    r"|Unknown hostname '(?P<f>[\w.-]+)'"
)
KNOWN = (
    "github.com",
    "gitlab.com",
    "google.com",
    "bitbucket.org",
    "pypi.org",
    "registry.npmjs.org",
    "deb.debian.org",
    "archive.ubuntu.com",
    "raw.githubusercontent.com",
    "crates.io",
    "docker.io",
    "stackoverflow.com",
    "wikipedia.org",
    "example.com",
    "localhost",
    "youtube.com",
    "api.github.com",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    host = next((group for group in match.groups() if group), "") if match else ""
    # A word of the message itself, or its number, is no name of a machine.
    if not host or re.fullmatch(r"(?i)E\d+|failure|error|host|address|name", host):
        return None
    typed = host in problem.command
    hosts = {name for line in facts.read("/etc/hosts").splitlines() for name in line.partition("#")[0].split()[1:]}
    configured = (
        set(re.findall(r"(?m)^\s*Host\s+([\w.-]+)", facts.read("~/.ssh/config")))
        if "ssh" in problem.speakers
        else set()
    )
    near = closest(host, {*KNOWN, *hosts, *configured}, limit=1) if typed else ()
    offline = host in KNOWN
    return Finding(
        f"The name {host} is not known"
        + (f". Did you mean {near[0]}?" if near else ": it cannot be turned into an address."),
        0.95,
        "Names of machines are looked up in the DNS. "
        + (
            "This is a well-known name, so the look-up itself does not work: is there a network?"
            if offline
            else "The name is misspelt, or it is known only in another network, or there is no network now."
        ),
        (match[0].strip() if match else "",),
        tuple(Fix(problem.command.replace(host, each), f"{each} is a name that is used a lot") for each in near),
        (
            "see whether names work at all: getent hosts example.com",
            "check the spelling of the name, and the network or VPN",
        ),
    )
