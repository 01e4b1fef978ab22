"""The features of a line that say whether it reads like a sentence; shared by routing and by fit.py."""

from collections.abc import Container, Sequence

from llmsh.classifier.english import AMBIGUOUS, GLUE, TAGS, Tag, is_english
from llmsh.classifier.line import Shape, Sign, Word

MAX_WORDS = 24

_SHAPE_TAGS = {
    Shape.NUMBER: Tag.NUMBER,
    Shape.SIZE: Tag.SIZE,
    Shape.PATH: Tag.NAME,
    Shape.FILE_NAME: Tag.NAME,
    Shape.URL: Tag.NAME,
    Shape.OTHER: Tag.NAME,
    Shape.QUOTED: Tag.QUOTED,
}


def tag_of(word: Word) -> Tag:
    """The class of `word` in a sentence."""
    if word.shape is Shape.PLAIN:
        return TAGS.get(word.bare, Tag.OTHER)
    return _SHAPE_TAGS.get(word.shape, Tag.SYNTAX)


def features_of(
    words: Sequence[Word],
    *,
    is_program: bool,
    own_words: Container[str] = (),
    own_count: int = MAX_WORDS,
    signs: Container[Sign] = (),
    parses: bool = True,
) -> dict[str, float]:
    """Name → value for a line's words, the first one included.

    is_program: the first word resolves, so it says nothing itself. own_words: words of that program's language,
    which count among its first own_count operands.
    """
    first, operands = words[0], words[1 : 1 + MAX_WORDS]
    found: dict[str, float] = {"bias:program" if is_program else "bias:unknown": 1.0}
    if not is_program:
        _add_first(found, first)
    if first.text[:1].isupper() and first.text[1:].islower():
        found["capitalised"] = 1.0
    _add_operands(found, operands, own_words, own_count)
    for sign in Sign:
        if sign in signs:
            found[f"sign:{sign.name.lower()}"] = 1.0
    if not parses:
        found["no-parse"] = 1.0
    return found


def _add_first(found: dict[str, float], first: Word) -> None:
    """What a first word says that is no program."""
    found[f"first-tag:{tag_of(first)}"] = 1.0
    found[f"first:{first.bare}"] = 1.0
    if first.shape is Shape.PLAIN:
        if is_english(first.bare):
            found["first-english"] = 1.0
        if first.text[-1] in ",:!":
            found["first-comma"] = 1.0


def _add_operands(found: dict[str, float], operands: Sequence[Word], own_words: Container[str], own_count: int) -> None:
    previous, glue, unknown, plain, english = Tag.START, 0, 0, 0, 0
    last = len(operands) - 1
    for index, word in enumerate(operands):
        tag = tag_of(word)
        if word.shape is Shape.PLAIN:
            plain += 1
            if index < own_count and word.bare in own_words:
                found["own-word"] = found.get("own-word", 0.0) + 1.0
                previous = Tag.OTHER
                continue
            _add_plain(found, word, index, last)
            glue += tag in GLUE and word.bare not in AMBIGUOUS
            english += is_english(word.bare)
            unknown += not word.bare.isascii()
        else:
            shape = f"shape:{word.shape.name.lower()}"
            found[shape] = min(found.get(shape, 0.0) + 1.0, 3.0)
        found[f"pair:{previous}>{tag}"] = 1.0
        previous = tag
    if operands:
        found[f"pair:{previous}>{Tag.END}"] = 1.0
        _add_end(found, operands[-1])
    count = len(operands)
    found[f"count:{min(count, 8)}"] = 1.0
    found[f"plain:{min(plain, 8)}"] = 1.0
    found[f"glue:{min(glue, 4)}"] = 1.0
    found[f"english:{min(english, 6)}"] = 1.0
    found[f"not-english:{min(plain - english, 4)}"] = 1.0
    if count and plain == count:
        found["all-plain"] = 1.0
    if unknown:
        found["not-ascii"] = min(float(unknown), 3.0)


def _add_plain(found: dict[str, float], word: Word, index: int, last: int) -> None:
    found[f"word:{word.bare}"] = 1.0
    if index == 0:
        found[f"second:{word.bare}"] = 1.0
    if word.text[-1] in ",;:" and index != last:
        found["comma"] = 1.0
    if "'" in word.text or "\u2019" in word.text:
        found["apostrophe"] = 1.0


def _add_end(found: dict[str, float], final: Word) -> None:
    if final.shape is not Shape.PLAIN:
        return
    if final.text[-1] == "?":
        found["question"] = 1.0
    elif final.text[-1] in ".!":
        found["full-stop"] = 1.0
