"""Fields: columns of CSV, keys of JSON, YAML and INI, elements of XML, tables of SQLite, as a request names them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.fitness import kind_of
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.verify import is_file
from llmsh.search.stem import stem

# How much of a file is read to learn its names.
_HEAD_BYTES = 65_536
# Slots of recipes about data files that hold the name of a field.
_ROLES = frozenset({"name", "key", "first", "second", "old", "group", "tag", "table"})
_SEPARATORS = {",": ",", ";": ";", "\t": "tab", "|": "|"}
_KEYS = {
    "json": re.compile(r'"((?:[^"\\\n]|\\.)+)"\s*:'),
    "yaml": re.compile(r"^[ \t]*(?:- )?([A-Za-z_][\w.-]*):(?=\s|$)", re.MULTILINE),
    "ini": re.compile(r"^[ \t]*([A-Za-z_][\w.-]*)[ \t]*[=:]", re.MULTILINE),
    "xml": re.compile(r"<([A-Za-z_][\w.:-]*)"),
    "sqlite": re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?[\"'`\[]?(\w+)", re.IGNORECASE),
}
# What it tells, in log-odds, that a file has all the fields that were named, or lacks one.
_KNOWN, _STRANGER = 3.5, -1.0


def settle(recipe: Recipe, values: Mapping[str, Value], context: Context) -> tuple[dict[str, Value], float]:
    """`values` with fields as the file names them ("cities" → City) and its separator, and log-odds for the recipe.

    Only files that are there, and only their beginning, are read; what cannot be read tells nothing.
    """
    settled = dict(values)
    path = _path_of(recipe, values, context)
    if path is None:
        return settled, 0.0
    fields, separator = fields_of(path)
    delimiter = recipe.slots.get("delimiter")
    if delimiter is not None and "delimiter" not in values and _SEPARATORS.get(separator) in delimiter.values:
        settled["delimiter"] = Value(_SEPARATORS[separator])
    roles = [name for name in values if name in _ROLES and recipe.slots[name].type in ("name", "text")]
    if not fields or not roles:
        return settled, 0.0
    by_root = {stem(field.lower()): field for field in reversed(fields)}
    told = _KNOWN
    for role in roles:
        said = values[role].text
        field = said if said in fields else by_root.get(stem(said.lower()))
        if field is None:
            told = _STRANGER
        else:
            settled[role] = replace(values[role], text=field)
    if (
        {"group", "name"} <= set(roles)
        and separator
        and _are_swapped(settled["group"].text, settled["name"].text, path)
    ):
        settled["group"], settled["name"] = settled["name"], settled["group"]
    return settled, told


def _are_swapped(group: str, name: str, path: Path) -> bool:
    """Whether what should tell groups apart is a column of numbers, and what should be reckoned is none."""
    numeric = numeric_fields(path)
    return group in numeric and name not in numeric


def numeric_fields(path: Path) -> frozenset[str]:
    """Columns of the table in `path` in whose first rows nothing but numbers stands; empty for an unreadable file."""
    names, separator = fields_of(path)
    if not separator:
        return frozenset()
    try:
        with path.open("rb") as file:
            lines = file.read(_HEAD_BYTES).decode("utf-8-sig", errors="replace").splitlines()[1:50]
    except OSError:
        return frozenset()
    rows = [[cell.strip().strip('"') for cell in line.split(separator)] for line in lines if line.strip()]
    return frozenset(
        name
        for at, name in enumerate(names)
        if rows and all(len(row) > at and re.fullmatch(r"-?\d+(?:[.,]\d+)?", row[at]) for row in rows)
    )


def fields_of(path: Path) -> tuple[tuple[str, ...], str]:
    """The fields that the file names, in order, and the separator of its columns; nothing for an unreadable file."""
    try:
        status = path.stat()
        return _fields_of(path, status.st_mtime_ns, status.st_size)
    except OSError:
        return (), ""


@lru_cache(maxsize=64)
def _fields_of(path: Path, _mtime_ns: int, _size: int) -> tuple[tuple[str, ...], str]:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES).decode("utf-8-sig", errors="replace")
    kind = kind_of(path.name)
    if kind in _KEYS:
        return tuple(dict.fromkeys(_KEYS[kind].findall(head))), ""
    line = head.partition("\n")[0].rstrip("\r")
    separator = max(_SEPARATORS, key=line.count)
    if not line.count(separator):
        separator = ""
    return tuple(name.strip().strip('"') for name in (line.split(separator) if separator else [line])), separator


def _path_of(recipe: Recipe, values: Mapping[str, Value], context: Context) -> Path | None:
    """The file of its own kind that a recipe about data works on, if it is there."""
    kind = next((kind for kind in ("csv", *_KEYS) if recipe.source.startswith(f"data_{kind}")), None)
    if kind is None:
        return None
    for name, value in values.items():
        if recipe.slots[name].type in PATH_TYPES and kind_of(value.text) == kind and is_file(value.text, context):
            return context.home / value.text[2:] if value.text.startswith("~") else context.cwd / value.text
    return None
