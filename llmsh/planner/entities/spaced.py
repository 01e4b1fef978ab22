"""Names that are there: "Pictures/beach copy.jpg" without quotes, and quoted names of files and folders."""

import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.places import FOLDER_WORDS, names_in
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_MOST_WORDS = 6


def find(tokens: Sequence[Token], context: Context) -> Iterator[Entity]:
    """Entities for names with blanks that exist, and for quoted tokens that do."""
    if context.elsewhere:
        return
    for at, token in enumerate(tokens):
        if token.quoted:
            if token.text and (found := _existing(token.text, context)):
                yield _entity(tokens, at, at + 1, token.text, is_folder=found == "d")
            continue
        for length in range(min(_MOST_WORDS, len(tokens) - at), 1, -1):
            words = tokens[at : at + length]
            if any(word.quoted for word in words) or any(word.stop for word in words[:-1]):
                continue
            text = _joined(words)
            if "/" not in token.text and _existing(words[-1].text, context):
                continue  # "another copy of notes.txt" is about notes.txt
            if text is not None and (found := _existing(text, context)):
                yield _entity(tokens, at, at + length, text, is_folder=found == "d")
                break


def _joined(words: Sequence[Token]) -> str | None:
    """The words as one name, when one blank stands between each two."""
    if any(later.start - earlier.end != 1 for earlier, later in itertools.pairwise(words)):
        return None
    return " ".join(word.text for word in words)


def _existing(text: str, context: Context) -> str:
    """ "d" for a folder, "f" for another file, nothing for what is not there."""
    folder, _, name = text.rstrip("/").rpartition("/")
    if not name or re.search(r"[*?\n\0$]", text) or len(text) > 200:
        return ""
    if folder.startswith("~"):
        parent = context.home / folder[2:]
    else:
        parent = Path("/") if text.startswith("/") and not folder else context.cwd / folder
    is_folder = names_in(parent).get(name)
    return "" if is_folder is None else "d" if is_folder else "f"


def _entity(tokens: Sequence[Token], start: int, end: int, text: str, *, is_folder: bool) -> Entity:
    after = tokens[end].low if end < len(tokens) else ""
    if is_folder and after in FOLDER_WORDS:
        end += 1
    return Entity("place" if is_folder else "path", start, end, Value(text, unit="d" if is_folder else ""))
