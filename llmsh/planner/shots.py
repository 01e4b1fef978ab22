"""Examples for a model's prompt: phrasings of recipes with their commands, the blanks of both filled alike."""

from collections.abc import Mapping

from llmsh.planner.recipe import Recipe, Slot
from llmsh.planner.slots import Value
from llmsh.planner.template import PLACE, fill, fill_sentence

# Two of each, as a source and a target are of one type.
_VALUES: Mapping[str, tuple[Value, ...]] = {
    "file": (Value("notes.txt"), Value("copy.txt"), Value("list.txt")),
    "path": (Value("report.pdf"), Value("drafts/new.pdf")),
    "dir": (Value("photos"), Value("backup"), Value("old")),
    "files": (Value("*.log", is_glob=True),),
    "glob": (Value("*.txt", is_glob=True), Value("*.bak", is_glob=True)),
    "ext": (Value("csv"), Value("jpg")),
    "size": (Value("20M", amount=20 << 20, unit="M"),),
    "duration": (Value("3 days", amount=3 * 86_400, unit="days"),),
    "date": (Value("2024-05-01"), Value("2024-06-01")),
    "number": (Value("5"), Value("8"), Value("3")),
    "count": (Value("10"), Value("4")),
    "text": (Value("hello"), Value("world"), Value("draft")),
    "pattern": (Value("error"), Value("warning")),
    "name": (Value("web"), Value("worker"), Value("main")),
    "url": (Value("https://example.org/a.zip"),),
    "host": (Value("example.org"), Value("backup.example.org")),
    "port": (Value("8080"), Value("9000")),
    "pid": (Value("4242"),),
    "mode": (Value("644"),),
    "user": (Value("sam"), Value("kim")),
}


def shot(phrasing: str, template: str, recipe: Recipe) -> tuple[str, str] | None:
    """A request and its command, as somebody would have typed both; None where a blank has no plain value."""
    values: dict[str, Value] = {}
    counts: dict[str, int] = {}
    said = {match["name"] for match in PLACE.finditer(phrasing)}
    for name, slot in recipe.slots.items():
        at = counts[slot.type] = counts.get(slot.type, -1) + 1
        value = _value(slot, at) if name in said else _default(slot)
        if value is not None:
            values[name] = value
    try:
        return fill_sentence(phrasing, recipe.slots, values), fill(template, recipe.slots, values)
    except (KeyError, ValueError):
        return None


def _value(slot: Slot, at: int) -> Value | None:
    if slot.type == "choice":
        return Value(next(iter(slot.values), ""))
    if slot.endings and slot.type in ("file", "path"):
        return Value(f"{'data' if at == 0 else 'more'}.{slot.endings[0]}")
    known = _VALUES.get(slot.type, ())
    return known[at] if at < len(known) else None


def _default(slot: Slot) -> Value | None:
    return Value(slot.default) if slot.default is not None else None
