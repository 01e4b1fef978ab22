"""Free text: which words of a request, not in quotes, are meant literally ("TODO") and which only describe ("highest").

descriptive_words.txt holds words that people use to describe a task and hardly ever as text to be found, made or
written: counted over public pairs of requests and commands as the words that almost never reach the command.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from llmsh.planner.lexicon import is_synonym
from llmsh.planner.programs import may_run
from llmsh.planner.words import Token

# How much of the trust in a span each such word leaves.
_DESCRIBES, _CONNECTS, _LEAST = 0.6, 0.55, 0.1
_CONNECTIVES = frozenset(
    """in of as with from than or at on into to by for and that which whose where when if is are be not no any every
    each but without only also then using inside under within per it its them their""".split()
)
# A span that is not in the files that the request names, and one that is.
_ABSENT, _PRESENT = 0.85, 1.0


@cache
def descriptive_words() -> frozenset[str]:
    """Words that describe what is wanted, in lower case."""
    return frozenset(files("llmsh.planner").joinpath("descriptive_words.txt").read_text(encoding="utf-8").split())


def is_no_program(word: str) -> bool:
    """Whether `word` is one that people describe things with, and nothing that could be run here."""
    return not may_run(word) and word.lower() in descriptive_words()


def is_descriptive(token: Token) -> bool:
    """Whether the word, as written here, describes a task rather than stands for itself."""
    if token.quoted or re.search(r"[^A-Za-z-]|[A-Za-z][A-Z]", token.text):
        return False
    return token.low in descriptive_words() or is_synonym(token.low)


def trust(tokens: Sequence[Token], start: int, end: int, contents: Sequence[str]) -> float:
    """0..1: how surely the words [start, end) are meant literally. contents: texts of the files that are named."""
    span = tokens[start:end]
    if any(token.quoted for token in span):
        return 1.0
    sure = 1.0
    for token in span:
        if token.low in _CONNECTIVES:
            sure *= _CONNECTS
        elif is_descriptive(token):
            sure *= _DESCRIBES
    if contents:
        said = " ".join(token.text for token in span)
        if any(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text, re.IGNORECASE) for text in contents):
            return _PRESENT
        sure *= _ABSENT
    return max(sure, _LEAST)
