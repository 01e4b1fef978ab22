"""One word alone is a command: a program, or a name that bash reports as unknown."""

from llmsh.classifier.reading import Example, Reading, command
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("exit", Route.COMMAND),
    ("help", Route.COMMAND),
    ("please", Route.COMMAND),
    ("gti", Route.COMMAND),
    ("cd..", Route.COMMAND),
)


def route(reading: Reading) -> Routing | None:
    if len(reading.line.words) == 1 and reading.depth == 0:
        return command("one word")
    return None
