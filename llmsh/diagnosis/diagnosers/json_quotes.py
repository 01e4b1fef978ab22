"""JSON on a command line without quotes: the shell takes its quotes and braces away."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unmatched close brace",
    "nested brace",
    "unmatched brace",
    "bad range in url",
    "(3) [globbing]",
    "invalid character",
    "unexpected token",
    "could not resolve host",
)
PROGRAMS = frozenset({"curl", "http", "aws", "gh"})
MATCHES = (
    Case(
        'curl -X POST -d {"a":1} http://h',
        "curl: (3) unmatched close brace/bracket in URL position 4:\na:1}",
        3,
        says="quotes",
        fix="curl -X POST -d '{\"a\":1}' http://h",
    ),
    Case('curl -d {"a": 1} http://h', "curl: (6) Could not resolve host: 1}", 6, fix="curl -d '{\"a\": 1}' http://h"),
    Case(
        "curl http://h/[1-3",
        "curl: (3) bad range in URL position 10:\nhttp://h/[1-3",
        3,
        says="brackets",
        fix="curl --globoff 'http://h/[1-3'",
    ),
)
IGNORES = (Case("curl http://nosuch.invalid/", "curl: (6) Could not resolve host: nosuch.invalid", 6),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if found := re.search(
        r"(?P<lead>(?:-d|--data(?:-raw)?|--json|-H)[ =])(?P<json>\{[^']*\}|\[[^']*\])(?=\s+\S|$)", problem.command
    ):
        fixed = problem.command.replace(found["json"], f"'{found['json']}'", 1)
        return Finding(
            "The JSON stands without single quotes, so the shell took its quotes away and cut it into words.",
            0.975,
            "Single quotes hand a text over as it is. Inside them the double quotes of JSON stay.",
            (found["json"][:80],),
            (Fix(fixed, "the JSON in single quotes"),),
        )
    match = re.search(
        r"(?P<what>unmatched (?:close )?brace|bad range|nested brace|\[globbing\])[^\n]* in (?:URL position|column)",
        problem.text,
    )
    url = re.search(r"(?<=\s)['\"]?(?P<url>https?://[^\s'\"]*[\[{][^\s'\"]*)['\"]?", problem.command)
    if not match or not url:
        return None
    return Finding(
        "The address holds brackets or braces, which curl reads as lists of addresses.",
        0.965,
        "curl takes [1-3] and {a,b} for several addresses. --globoff switches that off.",
        (match[0],),
        (
            Fix(
                problem.command.replace(url[0], f"'{url['url']}'", 1).replace("curl ", "curl --globoff ", 1),
                "takes the address as it is",
            ),
        ),
    )
