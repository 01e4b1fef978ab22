"""Tables of JSON: an array of objects, by itself or under a key, objects a line, and one document of keys."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from llmsh.planner.compose.table_columns import DATE, HEAD_BYTES, MOST_CELLS, Key
from llmsh.planner.compose.table_data import Column, TableFile

_DEEPEST = 4
_MOST_ENTRIES = 500
_SEVERAL_LINES = 2


def read(path: str, key: Key) -> TableFile | None:
    """The table in the file `key` that a request calls `path`. Raises OSError when it cannot be read."""
    if not re.search(r"\.(json|jsonl|ndjson|geojson|log)\Z", path, re.IGNORECASE):
        return None
    found = _read(*key)
    if found is None:
        return None
    form, root, columns = found
    rows = frozenset({root.removeprefix(".").rpartition(".")[2]}) if form == "json" and root != "." else frozenset()
    return TableFile(path, "", columns, form=form, root=root, rows=rows)


@lru_cache(maxsize=64)
def _read(full: Path, _mtime_ns: int, _size: int) -> tuple[str, str, tuple[Column, ...]] | None:
    """The form, the place of the entries in jq, and the columns; None for what is no JSON of objects."""
    with full.open("rb") as file:
        text = file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    if not text.lstrip().startswith(("{", "[")):
        return None
    if (lines := _lines(text)) and len(lines) > 1:
        return "lines", ".", columns_of(lines)
    found = _beginning(text.lstrip())
    if _are_entries(found):
        return "json", ".", columns_of(found)
    if not isinstance(found, dict) or not found:
        return None
    arrays = [key for key, value in found.items() if _are_entries(value)]
    if len(arrays) == 1:
        return "json", jq_key(arrays[0]), columns_of(found[arrays[0]])
    return "document", ".", columns_of([found])


def document(full: Path) -> tuple[Column, ...]:
    """The keys of the one object that a file holds; none when it holds something else. Raises OSError."""
    with full.open("rb") as file:
        text = file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    found = _beginning(text.lstrip()) if text.lstrip().startswith("{") and len(_lines(text)) < _SEVERAL_LINES else None
    return columns_of([found]) if isinstance(found, dict) else ()


def _are_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _lines(text: str) -> list[dict[str, Any]]:
    """The objects of the first lines, each whole in its line; none where a line is something else."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = []
    for line in lines[: -1 if len(text) >= HEAD_BYTES else None][:_MOST_ENTRIES]:
        try:
            entry = json.loads(line)
        except ValueError:
            return []
        if not isinstance(entry, dict):
            return []
        found.append(entry)
    return found


def _beginning(text: str) -> Any:
    """What the text holds; of a text that is cut off, the part that can be read."""
    try:
        return json.loads(text)
    except ValueError:
        pass
    decoder = json.JSONDecoder()
    if text.startswith("["):
        return list(_items(text, 1, decoder))
    members: dict[str, Any] = {}
    end = 0
    for match in re.finditer(r'"((?:[^"\\]|\\.)*)"\s*:\s*', text):
        if match.start() < end:
            continue  # within a value that was read
        if text[match.end() : match.end() + 1] == "[":
            try:
                members[match[1]], end = decoder.raw_decode(text, match.end())
            except ValueError:
                members[match[1]] = list(_items(text, match.end() + 1, decoder))
                break  # cut off within it
            continue
        try:
            members[match[1]], end = decoder.raw_decode(text, match.end())
        except ValueError:
            break
    return members


def _items(text: str, start: int, decoder: json.JSONDecoder) -> Iterator[Any]:
    at = start
    while match := re.compile(r"[\s,]*").match(text, at):
        try:
            item, at = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            return
        yield item


def jq_key(name: str) -> str:
    """`.name`, in quotes where jq needs them."""
    return f".{name}" if re.fullmatch(r"[A-Za-z_]\w*", name) else f".{json.dumps(name, ensure_ascii=False)}"


def columns_of(entries: list[dict[str, Any]]) -> tuple[Column, ...]:
    """The keys of the entries, those of inner objects after a dot, with what they hold."""
    values: dict[str, tuple[str, list[Any]]] = {}
    for entry in entries[:_MOST_ENTRIES]:
        for name, path, value in _flat(entry):
            values.setdefault(name, (path, []))[1].append(value)
    return tuple(
        _column(name, path, at + 1, held, len(entries[:_MOST_ENTRIES]))
        for at, (name, (path, held)) in enumerate(values.items())
    )


def _flat(entry: Mapping[str, Any], name: str = "", path: str = "", depth: int = 1) -> Iterator[tuple[str, str, Any]]:
    for key, value in entry.items():
        full, inner = f"{name}.{key}" if name else key, f"{path}{jq_key(key)}"
        yield full, inner, value
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, full, inner, depth + 1)


def _column(name: str, path: str, number: int, held: list[Any], entries: int) -> Column:
    there = [value for value in held if value is not None and value != ""]
    is_flag = bool(there) and all(isinstance(value, bool) for value in there)
    is_numeric = bool(there) and not is_flag and all(isinstance(value, (int, float)) for value in there)
    kind = "flag" if is_flag else ""
    if there and all(isinstance(value, list) for value in there):
        kind = "list"
        there = [item for value in there for item in value]
    elif there and all(isinstance(value, dict) for value in there):
        kind, there = "object", []
    texts = [value for value in there if isinstance(value, str)]
    cells = frozenset(texts) if len(set(texts)) <= MOST_CELLS else frozenset()
    is_date = bool(texts) and len(texts) == len(there) and all(DATE.match(text) for text in texts)
    return Column(
        name,
        number,
        is_numeric,
        is_date,
        frozenset() if is_date else cells,
        path=path,
        kind=kind,
        has_gaps=len([value for value in held if value is not None and value != ""]) < entries,
        is_key=kind == "" and len(texts) == entries == len(set(texts)),
    )
