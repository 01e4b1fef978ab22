"""The files that a request names: what their beginning says about the words of the request."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.fields import fields_of
from llmsh.planner.fitness import kind_of
from llmsh.planner.words import Token
from llmsh.search.stem import stem

# How much of a file is read, and of how many.
_HEAD_BYTES = 262_144
_MOST_FILES = 4
_WITH_FIELDS = frozenset({"csv", "json", "yaml", "ini"})


def named_files(entities: Sequence[Entity], context: Context) -> tuple[Path, ...]:
    """Regular files of this machine that the request names."""
    if context.elsewhere:
        return ()
    found: list[Path] = []
    for entity in entities:
        if entity.kind in ("path", "place", "quoted") and (text := entity.value.text) and len(text) < 200:
            path = context.home / text[2:] if text.startswith("~/") else context.cwd / text
            try:
                if path.is_file() and path not in found:
                    found.append(path)
            except (OSError, ValueError):
                continue
    return tuple(found[:_MOST_FILES])


def contents_of(entities: Sequence[Entity], context: Context) -> tuple[str, ...]:
    """The beginnings of the text files that the request names."""
    return tuple(text for path in named_files(entities, context) if (text := _beginning(path)))


def _beginning(path: Path) -> str:
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError:
        return ""


@lru_cache(maxsize=16)
def _read(path: Path, _mtime_ns: int, _size: int) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return "" if b"\0" in head else head.decode(errors="replace")


def fields_in(tokens: Sequence[Token], entities: Sequence[Entity], context: Context) -> Mapping[int, tuple[str, int]]:
    """Token → the name of a column or key, as a named data file writes it, and its number from one."""
    names: dict[str, tuple[str, int]] = {}
    for path in named_files(entities, context):
        if kind_of(path.name) in _WITH_FIELDS:
            for number, name in reversed(list(enumerate(fields_of(path)[0], 1))):
                names[stem(name.lower())] = name, number
    return {at: names[root] for at, token in enumerate(tokens) if names and (root := stem(token.low)) in names}
