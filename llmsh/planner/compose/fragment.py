"""A fragment: a part of a request (a noun, a filter, an order, an act …) and what it adds to a command."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llmsh.core.errors import RecipeError
from llmsh.core.plan import Effect
from llmsh.planner import slots as slot_types
from llmsh.planner.corpus import read_toml
from llmsh.planner.recipe import Slot

DOMAINS = frozenset({"files", "lines", "processes", "commits", "table", "any"})
PARTS = frozenset(
    {"act", "noun", "filter", "root", "prune", "depth", "order", "take", "with", "sink", "negate", "or", "case"}
    | {"filler", "source", "column", "unique", "rewrite"}
)
# Types of slots that only fragments have: kinds of file, names of folders, and what a table holds.
_OWN_TYPES = {"kind", "barekind", "dirname", "contents", "things", "ref", "searched", "field", "cell", "rows"}
_OWN_TYPES |= {"flag", "family"}
_KEYS = {"id", "domain", "part", "phrasings", "slots", "explain", "effect", "fuse"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """fuse: what it adds to the command, by name of the place in the frame (`find`, `each`, `sort` …)."""

    id: str
    domain: str
    part: str
    phrasings: tuple[str, ...]
    slots: Mapping[str, Slot]
    explain: str = ""
    effect: Effect = Effect.READS
    fuse: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


_TABLE = b"[[fragment]]"


def load_fragments(paths: Iterable[Path], taken: Container[str] = ()) -> tuple[Fragment, ...]:
    """All fragments of `paths`. Raises RecipeError naming the file and the fragment. taken: ids that others have."""
    fragments: dict[str, Fragment] = {}
    for path in paths:
        if _TABLE not in path.read_bytes():
            continue  # reading TOML is slow, and nearly all files hold recipes alone
        for table in read_toml(path).get("fragment", ()):
            fragment = _read(table, path.name)
            if fragment.id in fragments or fragment.id in taken:
                raise RecipeError(f"{path.name}: {fragment.id}: this id is taken", hint="choose another id")
            fragments[fragment.id] = fragment
    return tuple(fragments.values())


def _read(table: Mapping[str, Any], file: str) -> Fragment:
    def fail(message: str) -> RecipeError:
        return RecipeError(f"{file}: {table.get('id', '?')}: {message}", hint="see recipes/FORMAT.md, Fragments")

    if unknown := set(table) - _KEYS:
        raise fail(f"unknown key {min(unknown)!r}")
    if missing := {"id", "domain", "part", "phrasings"} - set(table):
        raise fail(f"{min(missing)} is missing")
    if table["domain"] not in DOMAINS or table["part"] not in PARTS:
        raise fail(f"domain {table['domain']!r} or part {table['part']!r} is unknown")
    slots = {}
    for name, spec in table.get("slots", {}).items():
        spec_table: dict[str, Any] = {"type": spec} if isinstance(spec, str) else spec
        if spec_table.get("type") not in slot_types.TYPES | _OWN_TYPES:
            raise fail(f"slots.{name}: unknown type {spec_table.get('type')!r}")
        slots[name] = Slot(name, spec_table["type"], spec_table.get("default"), spec_table.get("values", {}))
    for text in table["phrasings"]:
        for name in re.findall(r"\{(\w+)\}", text):
            if name not in slots:
                raise fail(f"phrasing {text!r} uses {{{name}}}, which no slot declares")
    effect = table.get("effect", "reads")
    if effect not in set(Effect):
        raise fail(f"effect = {effect!r}")
    return Fragment(
        id=table["id"],
        domain=table["domain"],
        part=table["part"],
        phrasings=tuple(table["phrasings"]),
        slots=slots,
        explain=table.get("explain", ""),
        effect=Effect(effect),
        fuse={key: str(value) for key, value in table.get("fuse", {}).items()},
        source=file,
    )
