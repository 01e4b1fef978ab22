"""Tables of text: CSV and its like with a header, and lines whose columns stand between blanks."""

import csv
import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from llmsh.planner.compose.table_data import Column, TableFile

HEAD_BYTES = 65_536
_SEPARATORS = (",", "\t", ";", "|")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# A column with more different words than this holds names of things, and a word of it is no way to select rows.
MOST_CELLS = 200
_TRUTHS = (("yes", "no"), ("true", "false"), ("y", "n"), ("x", ""), ("1", "0"))
# A file as it was when it was read: its path, its time in nanoseconds and its size in bytes.
Key = tuple[Path, int, int]


def read(path: str, key: Key) -> TableFile | None:
    """The table in the file `key` that a request calls `path`. Raises OSError when it cannot be read."""
    if re.search(r"\.(csv|tsv|tab|psv)\Z", path, re.IGNORECASE):
        found = _read(*key)
        return TableFile(path, *found) if found else None
    if re.search(r"\.(txt|log|dat|out|log\.\d)\Z", path, re.IGNORECASE):
        if found := _read(*key):
            return TableFile(path, *found)
        if columns := _read_headed(*key):
            return TableFile(path, "", columns)
        columns = _read_blanks(*key)
        return TableFile(path, "", columns, has_header=False) if columns else None
    return None


def column_of(name: str, number: int, values: Sequence[str]) -> Column:
    """The column that holds `values`, without knowing more than them."""
    cells = [value for value in values if value]
    is_numeric = bool(cells) and all(NUMBER.match(cell) for cell in cells)
    is_date = bool(cells) and all(DATE.match(cell) for cell in cells)
    words = frozenset() if is_numeric or is_date else frozenset(cells)
    lows = {value.lower() for value in values}
    truth = next((pair for pair in _TRUTHS[:4] if lows <= {*pair, ""} and pair[0] in lows and len(lows) > 1), None)
    said = {value.lower(): value for value in cells}
    return Column(
        name,
        number,
        is_numeric,
        is_date,
        words if len(words) <= MOST_CELLS else frozenset(),
        is_numeric and _are_labels(cells),
        kind="flag" if truth and (truth[1] in lows or "" in lows) and _is_flag(truth, lows) else "",
        truths=(said.get(truth[0], truth[0]), said.get(truth[1], truth[1])) if truth else ("", ""),
        has_gaps=len(cells) < len(values),
        is_key=bool(cells) and len(set(cells)) == len(values),
    )


def _is_flag(truth: tuple[str, str], lows: set[str]) -> bool:
    """An empty cell beside yes and no is an answer that is missing, and no flag's false."""
    return "" not in lows or truth[1] == ""


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether numbers count the rows (7, 8, 9 …) or are years."""
    if len(cells) < 3 or not all(cell.isdigit() for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    is_count = all(after - before == 1 for before, after in itertools.pairwise(numbers))
    return is_count or all(1900 <= number <= 2100 for number in numbers)


@lru_cache(maxsize=64)
def _read(full: Path, _mtime_ns: int, _size: int) -> tuple[str, tuple[Column, ...]] | None:
    lines = head_of(full)
    if not lines:
        return None
    separator = max(_SEPARATORS, key=lines[0].count)
    if not lines[0].count(separator):
        return None
    names, *rows = csv.reader(lines[:500], delimiter=separator)
    names = [name.strip() for name in names]
    if any(not name or NUMBER.match(name) for name in names) or len(set(names)) < len(names):
        return None
    if full.suffix.lower() in (".txt", ".log", ".dat", ".out") and not _is_even(names, rows):
        return None
    columns = []
    for at, name in enumerate(names):
        columns.append(column_of(name, at + 1, [row[at].strip() for row in rows if len(row) > at]))
    return separator, tuple(columns)


def _is_even(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether text is a table with a header, and no prose with a comma in its first line."""
    return (
        len(rows) > 1
        and all(len(row) == len(names) for row in rows)
        and all(len(name) < 30 and len(name.split()) < 4 for name in names)
        and any(all(NUMBER.match(row[at].strip()) for row in rows) for at in range(len(names)))
        and not any(NUMBER.match(name) or DATE.match(name) for name in names)
    )


def head_of(full: Path) -> list[str]:
    """The lines at the beginning of a file; the last one, which may be cut off, is left out."""
    with full.open("rb") as file:
        head = file.read(HEAD_BYTES)
    lines = head.decode("utf-8-sig", errors="replace").splitlines()
    return lines if len(head) < HEAD_BYTES else lines[:-1]


# What tells the column of a log by what it holds; the first that fits gives the name.
_KINDS = (
    ("level", re.compile(r"\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\]?:?\Z", re.IGNORECASE)),
    ("date", re.compile(r"\d{4}-\d{2}-\d{2}\Z")),
    ("ip", re.compile(r"\d{1,3}(?:\.\d{1,3}){3}\Z")),
    ("method", re.compile(r"\"?(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS)\Z")),
    ("status", re.compile(r"[1-5]\d\d\Z")),
    ("url", re.compile(r"/\S*\Z")),
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.\w+\Z")),
)
ALIASES = {
    "address": "ip", "addresses": "ip", "client": "ip", "host": "ip", "path": "url", "page": "url", "code": "status",
    "response": "status", "severity": "level", "verb": "method", "size": "bytes",
}  # fmt: skip


@lru_cache(maxsize=32)
def _read_headed(full: Path, _mtime_ns: int, _size: int) -> tuple[Column, ...]:
    """The columns between blanks under a first line that names them (`HOST CPUS RAM`); none where it does not."""
    rows = [line.split() for line in head_of(full)[:500] if line.strip()]
    if len(rows) < 3 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return ()
    names, *rest = rows
    is_named = all(re.fullmatch(r"[A-Za-z_%][\w%()/.-]*", name) for name in names) and len(set(names)) == len(names)
    has_numbers = any(all(NUMBER.match(row[at]) for row in rest) for at in range(len(names)))
    if not is_named or not has_numbers:
        return ()
    return tuple(column_of(name, at + 1, [row[at] for row in rest]) for at, name in enumerate(names))


@lru_cache(maxsize=32)
def _read_blanks(full: Path, _mtime_ns: int, _size: int) -> tuple[Column, ...]:
    """The columns between blanks that every line has; none when nothing tells them apart."""
    rows = [line.split() for line in head_of(full)[:500] if line.strip()]
    if len(rows) < 3:
        return ()
    shared = min(len(row) for row in rows)
    is_even = all(len(row) == shared for row in rows)
    columns: list[Column] = []
    for at in range(shared):
        cells = [row[at] for row in rows]
        kind = next((name for name, pattern in _KINDS if all(pattern.match(cell) for cell in cells)), "")
        is_numeric = all(re.fullmatch(r"-?\d+(?:\.\d+)?%?", cell) for cell in cells)
        if is_numeric and is_even and at == shared - 1 and kind != "level" and columns and columns[-1].name == "status":
            kind = "bytes"
        taken = kind and all(column.name != kind for column in columns)
        few = frozenset(cells) if kind in ("level", "method", "ip", "status") else frozenset()
        columns.append(Column(kind if taken else f"#{at + 1}", at + 1, bool(is_numeric), kind == "date", few))
    is_telling = any(not column.name.startswith("#") for column in columns)
    return (
        tuple(columns)
        if shared > 1 and (is_telling or (is_even and any(column.is_numeric for column in columns)))
        else ()
    )
