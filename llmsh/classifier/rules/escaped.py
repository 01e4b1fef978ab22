"""A blank, a backslash, a comment sign or a history reference in front: the user speaks to bash.

Source: bash(1), COMMENTS, HISTORY EXPANSION; a leading blank keeps a line out of the history.
"""

import re

from llmsh.classifier.reading import Example, Reading, command
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("", Route.COMMAND),
    ("   ", Route.COMMAND),
    (" find all the files", Route.COMMAND),
    ("\\find all the files", Route.COMMAND),
    ("# show me the files", Route.COMMAND),
    ("!!", Route.COMMAND),
    ("!git", Route.COMMAND),
    ("^old^new", Route.COMMAND),
    ("sudo !!", Route.COMMAND),
)

_HISTORY = re.compile(r"![!\w$^*?-]|\^[^^]+\^")


def route(reading: Reading) -> Routing | None:
    text = reading.line.text
    if not reading.line.words:
        return command("nothing but blanks or a comment")
    if text[0] in " \t\\#" and reading.depth == 0:
        return command("begins with a blank or an escape")
    if _HISTORY.match(text) or reading.line.words[-1].text in {"!!", "!$", "!*"}:
        return command("refers to the history")
    return None
