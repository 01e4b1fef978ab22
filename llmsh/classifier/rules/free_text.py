"""Programs that take any words (`echo`, `printf`, `apropos`, `cowsay`): whatever follows is their argument."""

from llmsh.classifier.operands import Takes
from llmsh.classifier.reading import Example, Reading, command
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("echo show me the money", Route.COMMAND),
    ("echo what is this", Route.COMMAND),
    ("printf all of the files", Route.COMMAND),
    ("apropos find files", Route.COMMAND),
    ("cowsay I am a cow", Route.COMMAND),
    ("notify-send the build is done", Route.COMMAND),
    (": this is a comment", Route.COMMAND),
)


def route(reading: Reading) -> Routing | None:
    if reading.operands.takes is Takes.TEXT and reading.is_well_known:
        return command(f"{reading.first.text} takes any words")
    return None
