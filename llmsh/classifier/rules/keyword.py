"""Reserved words: `if`, `while`, `for` and their like open a construct, or a sentence that begins the same way.

Source: bash(1), Compound Commands.
"""

import re

from llmsh.classifier.bash_words import CONTINUATIONS
from llmsh.classifier.line import Sign
from llmsh.classifier.reading import Example, Reading, command
from llmsh.classifier.rules import sentence
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("for f in *; do echo $f; done", Route.COMMAND),
    ("for f in *.txt", Route.COMMAND),
    ("for i in 1 2 3", Route.COMMAND),
    ("for ((i=0; i<3; i++)); do echo $i; done", Route.COMMAND),
    ("for each file in src print its size", Route.REQUEST),
    ("if grep -q foo bar; then echo yes; fi", Route.COMMAND),
    ("if [ -f a ]", Route.COMMAND),
    ("if test -f a", Route.COMMAND),
    ("if there is a log over 1 GB compress it", Route.REQUEST),
    ("while true", Route.COMMAND),
    ("while read line; do echo $line; done", Route.COMMAND),
    ("case $x in a) echo a;; esac", Route.COMMAND),
    ("select name in a b c; do echo $name; done", Route.COMMAND),
    ("select all files that contain TODO", Route.REQUEST),
    ("do I have enough disk space left", Route.REQUEST),
    ("done", Route.COMMAND),
    ("function greet { echo hello; }", Route.COMMAND),
)

_HEADS = {
    "for": re.compile(r"for\s+(?:\(\(|[A-Za-z_]\w*(?:\s+in\b|\s*;|\s*\n|\s*$))"),
    "select": re.compile(r"select\s+[A-Za-z_]\w*(?:\s+in\b|\s*;|\s*\n|\s*$)"),
    "case": re.compile(r"case\s+\S+\s+in(?:\s|$)"),
    "function": re.compile(r"function\s+[\w.:-]+\s*(?:\(\))?\s*(?:[{(\n]|$)"),
}
_STRUCTURE = frozenset({Sign.LIST, Sign.NEWLINE, Sign.EXPANSION})


def route(reading: Reading) -> Routing | None:
    word = reading.first.text
    if word in CONTINUATIONS:
        return sentence.unresolved(reading, never_valid=True)
    head = _HEADS.get(word)
    if head is None:
        return None
    if not head.match(reading.line.text):
        return sentence.unresolved(reading, never_valid=True)
    if not _STRUCTURE.isdisjoint(reading.line.signs) or len(reading.line.words) <= 4:
        return command(f"begins a {word} construct")
    return sentence.resolved(reading)
