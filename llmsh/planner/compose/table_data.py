"""What a table holds: the names and kinds of its columns, and the words of a request that name columns or cells.

Only the beginning of a file that is there is read. What it holds is compared with words, and never taken as a request.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token
from llmsh.search.stem import stem

_HEAD_BYTES = 65_536
_SEPARATORS = (",", "\t", ";", "|")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# A column with more different words than this holds names of things, and a word of it is no way to select rows.
_MOST_CELLS = 200


@dataclass(frozen=True, slots=True)
class Column:
    """number: from 1. cells: different words of the beginning, empty for numbers and for too many."""

    name: str
    number: int
    is_numeric: bool = False
    is_date: bool = False
    cells: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of columns with a header. path: as the request names it."""

    path: str
    separator: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column called `name`. Raises StopIteration when there is none."""
        return next(column for column in self.columns if column.name == name)

    @property
    def measure(self) -> Column | None:
        """The one column of numbers that a number without name is about; None when several could be."""
        numeric = [
            column
            for column in self.columns
            if column.is_numeric and stem(column.name.lower()) not in ("id", "year", "no")
        ]
        return numeric[0] if len(numeric) == 1 else None


def table_at(path: str, context: Context) -> TableFile | None:
    """The table in the file that a request calls `path`; None when there is none, or it has no header."""
    if (
        context.elsewhere
        or not re.search(r"\.(csv|tsv|tab|psv)\Z", path, re.IGNORECASE)
        or re.search(r"[*?\[{$]", path)
    ):
        return None
    full = context.home / path[2:] if path.startswith("~/") else context.cwd / path
    try:
        status = full.stat()
        found = _read(full, status.st_mtime_ns, status.st_size)
    except OSError:
        return None
    return TableFile(path, *found) if found else None


@lru_cache(maxsize=32)
def _read(full: Path, _mtime_ns: int, _size: int) -> tuple[str, tuple[Column, ...]] | None:
    with full.open("rb") as file:
        head = file.read(_HEAD_BYTES).decode("utf-8-sig", errors="replace")
    lines = head.splitlines()
    if not lines:
        return None
    separator = max(_SEPARATORS, key=lines[0].count)
    if not lines[0].count(separator):
        return None
    names, *rows = csv.reader(lines[: 500 if len(head) < _HEAD_BYTES else -1][:500], delimiter=separator)
    names = [name.strip() for name in names]
    if any(not name or _NUMBER.match(name) for name in names) or len(set(names)) < len(names):
        return None
    columns = []
    for at, name in enumerate(names):
        cells = [row[at].strip() for row in rows if len(row) > at and row[at].strip()]
        is_numeric = bool(cells) and all(_NUMBER.match(cell) for cell in cells)
        is_date = bool(cells) and all(_DATE.match(cell) for cell in cells)
        words = frozenset() if is_numeric or is_date else frozenset(cells)
        columns.append(Column(name, at + 1, is_numeric, is_date, words if len(words) <= _MOST_CELLS else frozenset()))
    return separator, tuple(columns)


def entities(table: TableFile, tokens: Sequence[Token]) -> Iterator[Entity]:
    """The tokens that name columns (kind `field`), cells (kind `cell`) and rows (kind `rows`: "sales" of sales.csv)."""
    by_root: dict[str, Column] = {}
    for column in reversed(table.columns):
        by_root[stem(re.sub(r"[_\s-]+", " ", column.name.lower()))] = column
        by_root[column.name.lower()] = column
    cells = {cell.lower(): (cell, column) for column in table.columns for cell in column.cells}
    name = re.sub(r"[^a-z].*", "", Path(table.path).stem.lower())
    for at, token in enumerate(tokens):
        for length in (3, 2, 1):
            said = " ".join(item.text.lower() for item in tokens[at : at + length])
            if at + length > len(tokens) or (length > 1 and any(item.quoted for item in tokens[at : at + length])):
                continue
            found = by_root.get(said) or (by_root.get(stem(said)) if length == 1 else None)
            if found is not None and "/" not in said:
                yield Entity("field", at, at + length, Value(found.name, found.number))
            cell = cells.get(said) or (cells.get(stem(said)) if length == 1 and len(said) > 3 else None)
            if cell is not None and not re.fullmatch(r"\d+", said):
                yield Entity("cell", at, at + length, Value(cell[0], cell[1].number))
        if len(name) > 2 and stem(token.text.lower()) == stem(name) and not token.quoted:
            yield Entity("rows", at, at + 1, Value(token.low))
