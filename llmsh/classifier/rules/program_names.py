"""`which`, `type`, `man` and their like take names of programs; a sentence begins with them too."""

from llmsh.classifier.english import GLUE, Tag
from llmsh.classifier.features import tag_of
from llmsh.classifier.line import Shape
from llmsh.classifier.operands import Takes
from llmsh.classifier.reading import Example, Reading, command, request
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("man find", Route.COMMAND),
    ("man 5 crontab", Route.COMMAND),
    ("man git commit", Route.COMMAND),
    ("which python pip node", Route.COMMAND),
    ("which foo", Route.COMMAND),
    ("type cd", Route.COMMAND),
    ("help test", Route.COMMAND),
    ("which process is using port 80", Route.REQUEST),
    ("which files are the largest here", Route.REQUEST),
    ("which users have sudo", Route.REQUEST),
    ("which is it", Route.COMMAND),
    ("type that what", Route.COMMAND),
    ("help me", Route.REQUEST),
    ("help us", Route.REQUEST),
    ("help me find the largest files", Route.REQUEST),
)


def route(reading: Reading) -> Routing | None:
    if reading.operands.takes is not Takes.NAMES or not reading.is_well_known:
        return None
    names = [word for word in reading.rest if word.shape is not Shape.OPTION]
    if reading.first.text == "help" and names and tag_of(names[0]) is Tag.PRONOUN:
        return None if len(names) > 1 else request("asks for help; no builtin is called so")
    if len(names) == 2 and all(tag_of(word) in GLUE for word in names) and reading.line.parses:
        return command(f"{reading.first.text} and two names; as a sentence they would say nothing")
    if len(names) <= 1:
        return command(f"{reading.first.text} and one name")
    resolving = sum(word.shape is Shape.NUMBER or bool(reading.resolver.resolve(word.text)) for word in names)
    is_asking = any(tag_of(word) is Tag.AUXILIARY for word in names[1:])
    if not is_asking and resolving * 3 >= len(names) * 2:
        return command(f"{reading.first.text} and names of programs")
    if reading.first.text in {"man", "info", "tldr"} and len(names) == 2 and reading.resolver.resolve(names[0].text):
        return command(f"{reading.first.text} and the name of a page")
    return None
