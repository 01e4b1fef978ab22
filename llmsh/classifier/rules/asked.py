"""One word and a question mark after a program that takes no files: "git branch?", "python version?".

Where the program takes files, the word may be a pattern: `ls part?`.
"""

from llmsh.classifier.english import is_english
from llmsh.classifier.line import Shape
from llmsh.classifier.operands import Takes
from llmsh.classifier.reading import Example, Reading, request
from llmsh.classifier.rules.script import INTERPRETERS
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("git branch?", Route.REQUEST),
    ("docker status?", Route.REQUEST),
    ("node version?", Route.REQUEST),
    ("which one?", Route.REQUEST),
    ("ls part?", Route.COMMAND),
    ("rm log?", Route.COMMAND),
    ("git add x?", Route.COMMAND),
)

TAKES_FILES = frozenset({Takes.FILES, Takes.PATHS, Takes.PROOF, Takes.INVENTED, Takes.COMMAND, Takes.TEXT})


def route(reading: Reading) -> Routing | None:
    if len(reading.rest) != 1 or not reading.is_well_known:
        return None
    word, name = reading.rest[0], reading.first.text
    if reading.operands.takes in TAKES_FILES and name not in INTERPRETERS:
        return None
    if word.shape is Shape.PLAIN and word.text.endswith("?") and is_english(word.bare):
        return request(f"asks, and {name} takes no files")
    return None
