"""All entities of a request, of every kind; they may overlap, and the reader of them chooses."""

from collections.abc import Sequence

from llmsh.core.context import Context
from llmsh.planner.entities import (
    announced,
    contents,
    dates,
    durations,
    kinds,
    modes,
    network,
    numbers,
    paths,
    places,
    refs,
    sizes,
    spaced,
)
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.places import FOLDER_WORDS, FOLDERS
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_KINDS = ("kind", "ext", "barekind")
_FINDERS = (
    paths.find,
    sizes.find,
    durations.find,
    dates.find,
    numbers.find,
    network.find,
    modes.find,
    announced.find,
)


def recognise(tokens: Sequence[Token], context: Context) -> tuple[Entity, ...]:
    """Entities in order of their start, longest first; quoted tokens are also of kind `quoted`."""
    found = [entity for find in _FINDERS for entity in find(tokens)]
    found += kinds.find(tokens, context)
    found += places.find(tokens, context)
    found = _with_folders_of_a_list(found, tokens, context)
    # "the logs folder" is one folder, and none of the files that "logs" would be elsewhere.
    folders = [
        entity
        for entity in found
        if entity.kind == "place" and entity.end - entity.start > 1 and tokens[entity.end - 1].low in FOLDER_WORDS
    ]
    found = [
        entity for entity in found if entity.kind not in _KINDS or not any(_overlap(entity, other) for other in folders)
    ]
    found = _without_refs(found, tokens, context)
    found += contents.find(tokens, context)
    named_here = list(spaced.find(tokens, context))
    long = [entity for entity in named_here if entity.end - entity.start > 1]
    found = [entity for entity in found if not any(_overlap(entity, other) for other in long)] + named_here
    named = {entity.start for entity in found if entity.kind in ("place", "path") and _is_named(tokens, entity.start)}
    found = [entity for entity in found if entity.start not in named or entity.kind not in _KINDS]
    found = [entity for entity in found if not _announces(tokens, entity, found)]
    found += [Entity("quoted", at, at + 1, Value(token.text)) for at, token in enumerate(tokens) if token.quoted]
    found += _lists(found, tokens)
    return tuple(sorted(found, key=lambda entity: (entity.start, -entity.end)))


def _with_folders_of_a_list(found: Sequence[Entity], tokens: Sequence[Token], context: Context) -> list[Entity]:
    """`found` with the last of "the docs and images folders" as a place too, where there are such folders here."""
    if context.elsewhere:
        return list(found)
    places_at = {entity.end for entity in found if entity.kind == "place"}
    listed = [
        at
        for at in range(2, len(tokens) - 1)
        if tokens[at + 1].low in FOLDERS
        and tokens[at - 1].low in ("and", "&")
        and at - 1 in places_at
        and (context.cwd / tokens[at].text).is_dir()
    ]
    kept = [entity for entity in found if entity.start not in listed]
    return kept + [Entity("place", at, at + 2, Value(tokens[at].text, unit="d")) for at in listed]


def _without_refs(found: Sequence[Entity], tokens: Sequence[Token], context: Context) -> list[Entity]:
    """`found` with the branches and tags that are named, and without what those only look like."""
    named = list(refs.find(tokens, context))
    starts = {entity.start for entity in named if not (context.cwd / entity.value.text).exists()}
    starts |= {at for at in range(len(tokens)) if refs.is_announced(tokens, at)}
    kept = [entity for entity in found if entity.kind not in ("path", "place") or entity.start not in starts]
    return [*kept, *named]


def _overlap(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is the name in "a folder called photos", whatever it means otherwise."""
    return at > 1 and tokens[at - 1].low in ("called", "named")


def _announces(tokens: Sequence[Token], entity: Entity, found: Sequence[Entity]) -> bool:
    """Whether "file" in "the file a.txt" only says what follows, though there is one of that name here."""
    token, after = tokens[entity.start], entity.end
    if (
        entity.kind not in ("place", "path")
        or token.quoted
        or token.low not in ("file", "files", "folder", "directory")
    ):
        return False
    if after >= len(tokens) or after != entity.start + 1:
        return False
    return tokens[after].quoted or any(other.start == after and other.kind == "path" for other in found)


def _lists(found: Sequence[Entity], tokens: Sequence[Token]) -> list[Entity]:
    """Several paths in a row, "a.txt, b.txt and c.txt", as one entity of kind `files`."""
    kinds = ("path", "glob", "place")
    paths_at = {
        entity.start: entity
        for entity in sorted(found, key=lambda entity: entity.is_sure)
        if (entity.kind in kinds[:2] and entity.is_sure)
        or (entity.kind in kinds and entity.end == entity.start + 1 and entity.value.text == tokens[entity.start].text)
    }
    lists: list[Entity] = []
    at = 0
    while at < len(tokens):
        parts: list[str] = []
        after = at
        sure = False
        while after in paths_at:
            sure = sure or paths_at[after].is_sure
            parts.append(paths_at[after].value.text)
            after = paths_at[after].end
            if after < len(tokens) and tokens[after].low in ("and", "&", ",") and after + 1 in paths_at:
                after += 1
        if len(parts) > 1 and sure:
            lists.append(Entity("files", at, after, Value(" ".join(parts), parts=tuple(parts))))
        at = max(after, at + 1)
    return lists
