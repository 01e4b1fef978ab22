"""The frame for sorting files into folders: by extension, by year, month or day, by the first letter of the name."""

import re

from llmsh.core.context import Userland
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.naming import Named
from llmsh.planner.entities.entity import Entity
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_VERB = (
    r"(?:sort|move|put|group|organi[sz]e|tidy(?:\s+up)?|arrange|file|distribute|split|separate|sweep|place|"
    r"clean\s+up|divide)"
)
_FOLDERS = r"(?:sub-?\s?)?(?:folders?|director(?:y|ies)|dirs?)"
_EACH = r"(?:one\s+|a\s+|an\s+|separate\s+|different\s+|its\s+own\s+|their\s+own\s+|new\s+)*"
_LINK = (
    r"(?:named\s+after|named\s+(?:like|by|for|as)|called\s+(?:after|like)|by|for|per|according\s+to|"
    r"based\s+on|after|matching|with\s+the\s+name\s+of|of)"
)
_OWN = r"(?:(?:the|their|its|each|every|file|file's|own)\s+)*"
_DONE = (
    r"(?:\s+(?:of\s+)?(?:(?:the|their|its|it|they)\s+)?(?:(?:was|were|is|are|last)\s+)*(?:modified|changed|"
    r"taken|created|made|last\s+modification|modification|name|names|files?|file\s+names?))*(?:\s*\([^)]*\))?"
)
_KEYS = (
    ("ext", r"(?:extensions?|file\s*types?|types?|kinds?|endings?|suffix(?:es)?|formats?)"),
    ("year", r"(?:years?|year\s+of\s+(?:modification|change))"),
    ("month", r"(?:months?|year\s+and\s+month)"),
    ("day", r"(?:days?|dates?|modification\s+(?:date|day|time)s?)"),
    ("letter", r"(?:first\s+(?:letters?|characters?)|initials?|starting\s+letters?|letters?\s+of\s+the\s+alphabet)"),
)
_REQUEST = re.compile(
    rf"^{_VERB}\s+(?P<what>.+?)\s+(?:(?:in)?to|in|by\s+moving\s+(?:it|them|each(?:\s+\w+)?|"
    rf"every(?:\s+\w+)?)\s+(?:(?:in)?to|in))\s+{_EACH}{_FOLDERS}\s+"
    rf"(?:that\s+(?:is|are)\s+)?{_LINK}\s+{_OWN}"
    rf"(?P<key>{'|'.join(f'(?P<{name}>{words})' for name, words in _KEYS)}){_DONE}$",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    """the a all each every my of in from under inside files file things stuff everything photos pictures images songs
    videos documents this folder directory here contents content here's its""".split()
)
_NAMES = {
    "ext": ("${f##*.}", "the ending of its name"),
    "year": ('$(date -r "$f" +%Y)', "the year of its last change"),
    "month": ('$(date -r "$f" +%Y-%m)', "the month of its last change"),
    "day": ('$(date -r "$f" +%F)', "the day of its last change"),
    "letter": ("${n:0:1}", "the first letter of its name"),
}
_BSD_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def read(reading: Reading) -> Named | None:
    """The request as files moved into folders of their own; None when it is nothing of the kind."""
    request = reading.request.strip().rstrip(".!?")
    match = _REQUEST.match(request)
    if match is None:
        return None
    key = next(name for name, _ in _KEYS if match[name])
    inside = [entity for entity in reading.entities if reading.tokens[entity.end - 1].end <= match.end("what")]
    folder = next(
        (e for e in inside if e.kind in ("place", "path") and is_directory(e.value.text, reading.context)), None
    )
    kind = next((e for e in inside if e.kind in ("kind", "glob")), None)
    taken = {at for entity in (folder, kind) if entity is not None for at in range(entity.start, entity.end)}
    left = [
        token.low
        for at, token in enumerate(reading.tokens)
        if at and token.end <= match.end("what") and at not in taken
    ]
    if any(word not in _FILLERS and word not in match[0].lower().split()[:1] and word != "up" for word in left):
        return None
    place = folder.value.text.rstrip("/") if folder is not None else ""
    return Named(_step(key, place if place != "." else "", kind, reading.context.userland), product=place)


def _step(key: str, folder: str, kind: Entity | None, userland: Userland) -> Step:
    inside = f"{quote_path(folder)}/" if folder else "./"
    globs = _globs(kind) if kind is not None else ["*.*" if key == "ext" else "*"]
    name, said = _NAMES[key]
    if key in _BSD_FORMS and userland in (Userland.BSD, Userland.MACOS):
        name = f'$(stat -f %Sm -t {_BSD_FORMS[key]} "$f")'
    before = "n=${f##*/}; " if key == "letter" else ""
    files = " ".join(f"{inside}{glob}" for glob in globs)
    body = f'[ -f "$f" ] || continue; {before}d={inside}{name}; mkdir -p -- "$d" && mv -n -- "$f" "$d"/'
    what = f"each {'file' if kind is None else kind.value.text} in {folder or 'the current folder'}"
    return Step(
        f"for f in {files}; do {body}; done",
        f"Moves {what} into a folder named after {said}; nothing is overwritten.",
        Effect.CHANGES,
        recipes=("sort_into_folders",),
    )


def _globs(kind: Entity) -> list[str]:
    """The globs of a kind for bash; those that hold in any case are written out letter by letter."""
    globs = kind.value.parts or (kind.value.text,)
    if kind.value.unit != "i":
        return list(globs)
    return [re.sub(r"[a-z]", lambda m: f"[{m[0]}{m[0].upper()}]", glob) for glob in globs]
