"""File modes: `755`, `u+x`, `a-w`, "executable"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        if re.fullmatch(r"[0-7]{3,4}", token.text):
            yield Entity("mode", at, at + 1, Value(token.text), is_sure=False)
        elif re.fullmatch(r"[ugoa]*[+=-][rwxXst]+(,[ugoa]*[+=-][rwxXst]+)*", token.text) and len(token.text) > 1:
            yield Entity("mode", at, at + 1, Value(token.text))
