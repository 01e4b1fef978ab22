"""A web address that cannot be used, or an answer that says no."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "requested url returned error",
    "bad/illegal format",
    "not supported or disabled in libcurl",
    "scheme missing",
    "unsupported scheme",
    "error 404",
    "error 403",
    "error 500",
    "error 401",
    "no host part in the url",
    "malformed",
    "bad port",
    "failure writing output",
    "redirected",
)
MATCHES = (
    Case("curl -f https://h/x", "curl: (22) The requested URL returned error: 404", 22, says="404"),
    Case(
        "curl htp://x",
        'curl: (1) Protocol "htp" not supported or disabled in libcurl',
        1,
        says="htp",
        fix="curl http://x",
    ),
    Case(
        'curl "http://localhost:1/a b"',
        "curl: (3) URL using bad/illegal format or missing URL",
        3,
        says="space",
        fix='curl "http://localhost:1/a%20b"',
    ),
    Case("wget http://h/x", "2026-01-01 00:00:00 ERROR 403: Forbidden.", 8, says="403"),
    Case("curl -f https://h/api", "curl: (22) The requested URL returned error: 401", 22, says="401"),
    Case("curl http://", "curl: (3) URL using bad/illegal format or missing URL", 3, says="address"),
)
IGNORES = (
    Case("curl http://nosuch.invalid/", "curl: (6) Could not resolve host: nosuch.invalid", 6),
    Case("git push", "fatal: unable to access 'https://h/x/': The requested URL returned error: 403", 128),
)
PROGRAMS = frozenset({"curl", "wget"})
MEANINGS = {
    400: "the request is not as the server wants it",
    401: "a login is needed",
    403: "access is forbidden",
    404: "there is nothing at this address",
    405: "the server does not take this kind of request",
    408: "the server waited too long",
    410: "it is gone",
    413: "what was sent is too large",
    415: "the kind of data is not accepted",
    422: "the data is not accepted",
    429: "too many requests",
    500: "the server has a fault",
    502: "the server behind it does not answer",
    503: "the server is overloaded or down",
    504: "the server behind it is too slow",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "unable to access" in text:
        return None
    code = re.search(r"returned error: (\d{3})|ERROR (\d{3})", text)
    if code:
        number = int(code[1] or code[2])
        meaning = MEANINGS.get(number, "the server refused")
        return Finding(
            f"The server answered {number}: {meaning}.",
            0.95,
            "Numbers from 400 mean that the request is at fault, from 500 that the server is.",
            (code[0],),
            (),
            (
                "check the address"
                if number == 404
                else "give a login or token"
                if number in (401, 403)
                else "wait and try again"
                if number in (429, 500, 502, 503, 504)
                else "see what the server says: curl -i",
            ),
        )
    scheme = re.search(r'Protocol "(?P<name>[^"]*)" not supported|[Uu]nsupported scheme [‘\'"]?(?P<other>\w+)', text)
    if scheme:
        name = (scheme["name"] if scheme["name"] is not None else scheme["other"]).strip()
        near = closest(name, ("http", "https", "ftp", "file"), limit=1)
        return Finding(
            f"`{name}` is no way of access that it knows" + (f". Did you mean {near[0]}?" if near else "."),
            0.95,
            "A web address begins with http:// or https://.",
            (scheme[0],),
            (Fix(problem.command.replace(f"{name}://", f"{near[0]}://", 1), "the usual beginning"),) if near else (),
            () if near else ("begin the address with https://",),
        )
    if "bad/illegal format" in text or "malformed" in text:
        spaced = re.search(r"""(['"])(https?://[^'"]* [^'"]*)\1""", problem.command)
        if spaced:
            return Finding(
                "The address holds a space, which an address cannot have.",
                0.95,
                "In web addresses a space is written as %20.",
                (problem.lines[-1],),
                (Fix(problem.command.replace(spaced[2], spaced[2].replace(" ", "%20"), 1), "with %20 for the space"),),
            )
        return Finding(
            "This is no complete web address.",
            0.92,
            "An address has a beginning, a host and perhaps a path: https://example.com/page. A variable in it may "
            "be empty.",
            (problem.lines[-1],),
            (),
            ("check the address; put it in quotes",),
        )
    return None
