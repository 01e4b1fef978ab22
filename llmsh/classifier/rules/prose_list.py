"""`;` and `&` between words of prose: bash would run what follows, but it is no command.

`find files & folders named build` is a sentence; `sleep 5 & echo done` is not.
"""

import re
from dataclasses import replace

from llmsh.classifier.line import CLEAR_SIGNS, Sign, read_line
from llmsh.classifier.reading import Example, Reading
from llmsh.classifier.rules import sentence
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("find all large log files & compressed archives in here", Route.REQUEST),
    ("sort the lines of a.txt; the largest should come first", Route.REQUEST),
    ("sleep 5 & echo done", Route.COMMAND),
    ("cd src; mkae install", Route.COMMAND),
    ("make all; make install", Route.COMMAND),
)

_JOINT = re.compile(r"(?<![;&])[ \t]*([;&])[ \t]+(?=([^\s;&|<>()]+))")


def route(reading: Reading) -> Routing | None:
    line = reading.line
    if (line.signs & CLEAR_SIGNS) != {Sign.LIST}:
        return None
    joints = list(_JOINT.finditer(line.text))
    if not joints or any(reading.resolver.resolve(joint.group(2)) for joint in joints):
        return None
    joined = read_line(_JOINT.sub(lambda joint: " and " if joint.group(1) == "&" else ", ", line.text))
    if joined.has_clear_syntax:
        return None
    found = sentence.decide(replace(reading, line=joined))
    return found if found.route is not Route.COMMAND else None
