"""A proxy that does not work."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "could not resolve proxy",
    "proxy authentication required",
    "unable to connect to proxy",
    "proxyerror",
    "received http code 407",
    "received http code 403 from proxy",
    "cannot connect to proxy",
    "tunneling socket could not be established",
)
MATCHES = (
    Case("curl https://h/", "curl: (5) Could not resolve proxy: proxy.corp", 5, says="proxy.corp"),
    Case(
        "pip install x",
        "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.', OSError('Tunnel "
        "connection failed: 407 Proxy Authentication Required'))'",
        1,
        says="login",
    ),
)
IGNORES = (Case("curl http://nosuch.invalid/", "curl: (6) Could not resolve host: nosuch.invalid", 6),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    named = re.search(r"resolve proxy: (?P<name>[\w.-]+)", problem.text)
    login = "407" in problem.text or "uthentication" in problem.text
    what = (
        f"The proxy {named['name']} is not known here."
        if named
        else "The proxy wants a login."
        if login
        else "The proxy does not work."
    )
    return Finding(
        what,
        0.94,
        "Some networks let traffic out only through a proxy, which the variables http_proxy and https_proxy name. "
        "A setting from another network stays in the way.",
        (next((line.strip() for line in problem.lines if "roxy" in line), ""),),
        (Fix("env | grep -i proxy", "shows the proxy that is set"),),
        ("without a proxy: unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY",),
    )
