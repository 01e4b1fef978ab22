"""What a table holds: the names and kinds of its columns, and the words of a request that name columns or cells.

What a file holds is compared with words, and never taken as a request.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token
from llmsh.search.stem import stem

# What people call columns whose names are short.
_SHORT = {
    "msg": "message", "qty": "quantity", "amt": "amount", "desc": "description", "addr": "address", "tel": "phone",
    "dept": "department", "num": "number", "ts": "timestamp", "lvl": "level", "temp": "temperature", "val": "value",
    "max": "maximum", "min": "minimum", "mem": "memory", "src": "source", "dst": "destination", "lang": "language",
}  # fmt: skip
# Words that stand within the name of a column: "port of the server".
_INNER = frozenset({"the", "of", "a"})


@dataclass(frozen=True, slots=True)
class Column:
    """number: from 1. cells: different words of the beginning, empty for numbers and for too many.

    is_label: its numbers count the rows or are years: they tell rows apart and measure nothing. path: of jq.
    kind: "flag" (true or false), "list", "object" or nothing. truths: what a flag says for true and for false.
    has_gaps: some rows have nothing there. is_key: no value occurs twice.
    """

    name: str
    number: int
    is_numeric: bool = False
    is_date: bool = False
    cells: frozenset[str] = frozenset()
    is_label: bool = False
    path: str = ""
    kind: str = ""
    truths: tuple[str, str] = ("", "")
    has_gaps: bool = False
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of columns. path: as the request names it; separator: nothing for blanks.

    has_header: its first line names the columns; otherwise their names are what they hold ("level", "status").
    form: "columns", "json" (an array, at `root` of jq) or "lines" (a JSON object a line). is_many: `path` names files.
    aliases: other words for columns. rows: other words for the rows. has_comments: lines after `#` are none.
    """

    path: str
    separator: str
    columns: tuple[Column, ...]
    has_header: bool = True
    form: str = "columns"
    root: str = "."
    is_many: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()
    has_comments: bool = False

    def column(self, name: str) -> Column:
        """The column called `name`. Raises StopIteration when there is none."""
        return next(column for column in self.columns if column.name == name)

    @property
    def is_json(self) -> bool:
        return self.form != "columns"

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

    @property
    def identity(self) -> Column | None:
        """The column that tells which row is meant: a name, else the first whose values differ."""
        for name in ("name", "title", "login", "client", "customer"):
            if found := [column for column in self.columns if column.name.lower() == name]:
                return found[0]
        texts = [column for column in self.columns if not column.is_numeric and not column.is_date and not column.kind]
        return next((column for column in texts if column.is_key), texts[0] if texts else None)


_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st one",
            "second 2nd two",
            "third 3rd three",
            "fourth 4th four",
            "fifth 5th five",
            "sixth 6th six",
            "seventh 7th seven",
        ),
        1,
    )
    for word in words.split()
} | {str(number): number for number in range(1, 30)}


def entities(table: TableFile, tokens: Sequence[Token]) -> list[Entity]:
    """What the tokens name, a column's longest name only."""
    found = list(_entities(table, tokens))
    fields = [entity for entity in found if entity.kind == "field"]
    return [
        entity
        for entity in found
        if entity.kind != "field"
        or not any(
            other.start <= entity.start
            and entity.end <= other.end
            and other.end - other.start > entity.end - entity.start
            for other in fields
        )
    ]


def _by_place(table: TableFile, tokens: Sequence[Token], at: int) -> Column | None:
    """The column that two words name by its place: "second column", "column 2"."""
    if at + 1 >= len(tokens):
        return None
    one, two = tokens[at].low, tokens[at + 1].low
    number = _ORDINALS.get(one if two in ("column", "field") else two if one in ("column", "field") else "", 0)
    if one == "last" and two in ("column", "field"):
        number = len(table.columns)
    return table.columns[number - 1] if 0 < number <= len(table.columns) else None


def _entities(table: TableFile, tokens: Sequence[Token]) -> Iterator[Entity]:
    """The tokens that name columns (`field`), cells (`cell`), rows (`rows`: "sales" of sales.csv), flags
    (`flag`) and columns that differ in a number (`family`: "tests" of test1, test2)."""
    by_root = _names(table)
    cells = {
        cell.strip('"[]:').lower(): (cell, column)
        for column in reversed(table.columns)
        if column.kind != "flag"
        for cell in column.cells
    }
    cells = {
        cell.rpartition("/")[2].lower(): (cell, column)
        for column in table.columns
        for cell in column.cells
        if "/" in cell and " " not in cell and cell.rpartition("/")[2]
    } | cells
    rows = {root for word in table.rows if (root := stem(word)) not in by_root or not by_root[root].is_key}
    numbered = (re.fullmatch(r"(.+?)[_ -]?\d", column.name) for column in table.columns)
    families = {stem(match[1].lower()): match[1] for match in numbered if match}
    for at, token in enumerate(tokens):
        if (column := _by_place(table, tokens, at)) is not None:
            yield Entity("field", at, at + 2, Value(column.name, column.number))
        for length in (4, 3, 2, 1):
            span = tokens[at : at + length]
            if at + length > len(tokens) or (length > 1 and any(item.quoted for item in span)):
                continue
            said = " ".join(item.text.lower() for item in span)
            if length > 1 and not _INNER.isdisjoint((span[0].low, span[-1].low)):
                continue
            found = by_root.get(said) or by_root.get(_root(said))
            if found is not None and "/" not in said:
                yield Entity("field", at, at + length, Value(found.name, found.number))
                if found.kind == "flag":
                    yield Entity("flag", at, at + length, Value(found.name, found.number))
            opposite = re.fullmatch(r"(?:un|in|non-?|not-)(\w{3,})", said)
            if opposite and (denied := by_root.get(stem(opposite[1]))) and denied.kind == "flag":
                yield Entity("flag", at, at + length, Value(denied.name, denied.number, "no"))
            cell = cells.get(said) or (cells.get(stem(said)) if length == 1 and len(said) > 3 else None)
            is_number = re.fullmatch(r"\d+", said)
            if cell is not None and len(said) == 1 and cell[0] != token.text:
                cell = None  # an article and no grade
            if cell is not None and (not is_number or (cell[1].name == "status" and not table.has_header)):
                yield Entity("cell", at, at + length, Value(cell[0], cell[1].number))
        if (root := stem(token.text.lower())) in families:
            yield Entity("family", at, at + 1, Value(families[root]))
        if stem(token.text.lower()) in rows and not token.quoted:
            yield Entity("rows", at, at + 1, Value(token.low))


def _root(said: str) -> str:
    """Words without their endings: "start dates" → "start date"; articles within them left out."""
    return " ".join(stem(word.removesuffix("'s")) for word in said.split() if word not in _INNER)


def _names(table: TableFile) -> dict[str, Column]:
    """The columns by what people call them: as they are written, in plain words, and short where that is no other's."""
    names: dict[str, Column] = {}
    exact: dict[str, Column] = {}
    last: dict[str, list[Column]] = {}
    for column in reversed(table.columns):
        if not table.has_header and column.name.startswith("#"):
            continue
        low = column.name.lower()
        words = [stem(word) for word in re.split(r"[_\s.-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column.name).lower())]
        names[" ".join(words)] = column
        exact[low] = column
        if len(words) > 1:
            names[" ".join([words[-1], *words[:-1]])] = column  # "port of the server"
        pieces = column.name.split(".")
        if len(pieces) > 1:
            last.setdefault(stem(pieces[-1].lower()), []).append(column)
        if len(pieces) > 2:
            last.setdefault(" ".join(stem(piece.lower()) for piece in pieces[-2:]), []).append(column)
            last.setdefault(" ".join(stem(piece.lower()) for piece in pieces[:-3:-1]), []).append(column)
    names = {name: columns[0] for name, columns in last.items() if len(columns) == 1} | names
    for short, long in _SHORT.items():
        if short in exact and long not in names:
            names[long] = exact[short]
    aliases = {_root(word): exact[name] for word, name in table.aliases.items() if name in exact}
    names = aliases | names
    if "name" not in names and table.identity is not None and (table.has_header or table.aliases):
        names["name"] = table.identity
    return names | exact


def rows_of(path: str) -> frozenset[str]:
    """The noun that a file's name gives its rows, if any."""
    name = re.sub(r"[^a-z].*", "", Path(path).stem.lower())
    return frozenset({name}) if len(name) > 2 else frozenset()
