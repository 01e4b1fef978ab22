"""What a table holds: the names and kinds of its columns, and the words of a request that name columns or cells.

Only the beginning of a file that is there is read. What it holds is compared with words, and never taken as a request.
"""

import csv
import itertools
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
    """number: from 1. cells: different words of the beginning, empty for numbers and for too many.

    is_label: its numbers count the rows or are years: they tell rows apart and measure nothing.
    """

    name: str
    number: int
    is_numeric: bool = False
    is_date: bool = False
    cells: frozenset[str] = frozenset()
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of columns. path: as the request names it; separator: nothing for blanks.

    has_header: its first line names the columns; otherwise their names are what they hold ("level", "status").
    """

    path: str
    separator: str
    columns: tuple[Column, ...]
    has_header: bool = True

    def column(self, name: str) -> Column:
        """The column called `name`. Raises StopIteration when there is none."""
        return next(column for column in self.columns if column.name == name)

    @property
    def measure(self) -> Column | None:
        """The one column of numbers that a number without name is about; None when several could be."""
        numeric = [
            column
            for column in self.columns
            if column.is_numeric and not column.is_label and stem(column.name.lower()) not in ("id", "year", "no")
        ]
        if len(numeric) != 1 or (numeric[0].name == "status" and not self.has_header):
            return None
        return numeric[0]


def table_at(path: str, context: Context) -> TableFile | None:
    """The table in the file that a request calls `path`; None when there is none.

    CSV and its like must have a header; in text and logs, columns are what stands between blanks in every line.
    """
    if context.elsewhere or re.search(r"[*?\[{$]", path):
        return None
    is_text = bool(re.search(r"\.(txt|log|dat|out|log\.\d)\Z", path, re.IGNORECASE))
    if not is_text and not re.search(r"\.(csv|tsv|tab|psv)\Z", path, re.IGNORECASE):
        return None
    full = context.home / path[2:] if path.startswith("~/") else context.cwd / path
    try:
        status = full.stat()
        if is_text:
            columns = _read_blanks(full, status.st_mtime_ns, status.st_size)
            return TableFile(path, "", columns, has_header=False) if columns else None
        found = _read(full, status.st_mtime_ns, status.st_size)
    except OSError:
        return None
    return TableFile(path, *found) if found else None


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
_ALIASES = {
    "address": "ip", "addresses": "ip", "client": "ip", "host": "ip", "path": "url", "page": "url", "code": "status",
    "response": "status", "severity": "level", "verb": "method", "size": "bytes",
}  # fmt: skip


@lru_cache(maxsize=32)
def _read_blanks(full: Path, _mtime_ns: int, _size: int) -> tuple[Column, ...]:
    """The columns between blanks that every line has; none when nothing tells them apart."""
    with full.open("rb") as file:
        lines = file.read(_HEAD_BYTES).decode("utf-8", errors="replace").splitlines()[:500]
    rows = [line.split() for line in lines if line.strip()]
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
        few = words if len(words) <= _MOST_CELLS else frozenset()
        columns.append(Column(name, at + 1, is_numeric, is_date, few, is_numeric and _are_labels(cells)))
    return separator, tuple(columns)


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether numbers count the rows (7, 8, 9 …) or are years."""
    if len(cells) < 3 or not all(cell.isdigit() for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    is_count = all(after - before == 1 for before, after in itertools.pairwise(numbers))
    return is_count or all(1900 <= number <= 2100 for number in numbers)


# A table is looked for in no more files than this.
_MOST_TABLES = 20


def implied(tokens: Sequence[Token], context: Context) -> TableFile | None:
    """The one table here that the words are about, where they name none: by its name, a column and what it holds."""
    if context.elsewhere:
        return None
    try:
        paths = sorted(path for path in context.cwd.iterdir() if path.suffix.lower() in (".csv", ".tsv"))
    except OSError:
        return None
    if not 0 < len(paths) <= _MOST_TABLES:
        return None
    told = []
    for path in paths:
        table = table_at(path.name, context)
        kinds = {entity.kind for entity in entities(table, tokens)} if table else set()
        if table and (kinds >= {"rows", "field"} or kinds >= {"rows", "cell"} or kinds >= {"field", "cell"}):
            told.append((len(kinds), table))
    most = max((count for count, _ in told), default=0)
    best = [table for count, table in told if count == most]
    return best[0] if len(best) == 1 else None


def entities(table: TableFile, tokens: Sequence[Token]) -> Iterator[Entity]:
    """The tokens that name columns (kind `field`), cells (kind `cell`) and rows (kind `rows`: "sales" of sales.csv)."""
    by_root: dict[str, Column] = {}
    for column in reversed(table.columns):
        by_root[stem(re.sub(r"[_\s-]+", " ", column.name.lower()))] = column
        by_root[column.name.lower()] = column
    cells = {cell.strip('"[]:').lower(): (cell, column) for column in reversed(table.columns) for cell in column.cells}
    if not table.has_header:
        by_root = {root: column for root, column in by_root.items() if not root.startswith("#")}
        by_root |= {stem(word): by_root[name] for word, name in _ALIASES.items() if name in by_root}
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
            is_number = re.fullmatch(r"\d+", said)
            if cell is not None and len(said) == 1 and cell[0] != token.text:
                cell = None  # an article and no grade
            if cell is not None and (not is_number or (cell[1].name == "status" and not table.has_header)):
                yield Entity("cell", at, at + length, Value(cell[0], cell[1].number))
        if table.has_header and len(name) > 2 and stem(token.text.lower()) == stem(name) and not token.quoted:
            yield Entity("rows", at, at + 1, Value(token.low))
