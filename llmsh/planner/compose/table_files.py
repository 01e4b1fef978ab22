"""Which tables a request is about: files and folders of files that it names, or that its words fit.

Only the beginning of a file that is there is read.
"""

import glob
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.compose import table_columns, table_json, table_known
from llmsh.planner.compose.table_data import TableFile, entities, rows_of
from llmsh.planner.entities.entity import Entity
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value
from llmsh.planner.words import Token
from llmsh.search.stem import stem

# A table is looked for in no more files than this.
_MOST_TABLES = 20
_FILES = frozenset({"files", "lists", "sheets", "tables"})
_UNDER = frozenset({"under", "in", "inside", "below", "within"})
_SEVERAL = re.compile(r"[*?\[{]")


def table_at(path: str, context: Context, *, is_name: bool = False) -> TableFile | None:
    """The table in the file or files that a request calls `path`; None when there is none.

    CSV and its like must have a header; in text and logs, columns are what stands between blanks in every line.
    is_name: it is the name of a file, whatever signs are in it, and no pattern.
    """
    if context.elsewhere or "$" in path:
        return None
    if not is_name and _SEVERAL.search(path):
        return _of_many(path, context)
    full = context.home / path[2:] if path.startswith("~/") else context.cwd / path
    try:
        status = full.stat()
        key = (full, status.st_mtime_ns, status.st_size)
        found = table_known.read(path, key) or table_json.read(path, key) or table_columns.read(path, key)
    except (OSError, ValueError):
        return None
    return replace(found, rows=found.rows | rows_of(path)) if found else None


def _of_many(pattern: str, context: Context) -> TableFile | None:
    """The table in all files that match, if they have the same columns."""
    base = context.home if pattern.startswith("~/") else context.cwd
    inner = pattern.removeprefix("~/")
    names = sorted(itertools.islice(glob.iglob(inner, root_dir=base, recursive="**" in inner), _MOST_TABLES * 5))
    tables = [table_at(str(base / name), context, is_name=True) for name in names[:_MOST_TABLES]]
    first = tables[0] if tables else None
    if first is None or not all(table is not None and _alike(first, table) for table in tables):
        return None
    columns = tuple(
        replace(column, cells=frozenset().union(*(table.columns[at].cells for table in tables if table)))
        for at, column in enumerate(first.columns)
    )
    folder = Path(inner).parent.name
    rows = frozenset({folder.lower()}) if folder.isalpha() else frozenset[str]()
    return replace(first, path=pattern, columns=columns, is_many=True, rows=first.rows | rows)


def _alike(one: TableFile, other: TableFile) -> bool:
    return one.form == other.form and [c.name for c in one.columns] == [c.name for c in other.columns]


def named(reading: Reading) -> tuple[list[TableFile], list[Entity]]:
    """The tables that the request names, and entities for words that name a folder of them ("the class lists")."""
    kinds = ("path", "files", "glob")
    paths = dict.fromkeys(
        part for item in reading.entities if item.kind in kinds for part in (item.value.parts or (item.value.text,))
    )
    tables = [found for path in paths if (found := table_at(path, reading.context))]
    if tables:
        return tables, []
    folders = [*_spread(reading), *_folders(reading)]
    return [table for table, _ in folders[:1]], [entity for _, entity in folders[:1]]


def _folders(reading: Reading) -> Iterator[tuple[TableFile, Entity]]:
    """Folders here that hold one table in several files and that a word of the request names."""
    context = reading.context
    if context.elsewhere:
        return
    try:
        here = {path.name.lower(): path for path in itertools.islice(context.cwd.iterdir(), 200) if path.is_dir()}
    except OSError:
        return
    by_root = {stem(name): path for name, path in here.items() if not name.startswith(".")}
    for at, token in enumerate(reading.tokens):
        path = by_root.get(stem(token.low.strip("/"))) if not token.quoted else None
        if path is None:
            continue
        for ending in ("csv", "tsv", "json"):
            table = table_at(f"{path.name}/*.{ending}", context)
            if table is not None and table.has_header:
                yield table, Entity("files", at, at + 1, Value(table.path, is_glob=True, parts=(table.path,)))


def _spread(reading: Reading) -> Iterator[tuple[TableFile, Entity]]:
    """Files of one name in several folders ("settings.json files under nodes"), and "the maths files" in one."""
    context, tokens = reading.context, reading.tokens
    if context.elsewhere:
        return
    for at, token in enumerate(tokens[:-1]):
        following = next((end for end in range(at + 1, min(at + 3, len(tokens))) if tokens[end].low in _FILES), 0)
        if following and re.fullmatch(r"[A-Za-z][\w-]*", token.text) and len(token.text) > 3:
            for pattern in (f"*/{token.low}*.csv", f"{token.low}*.csv"):
                if (table := table_at(pattern, context)) is not None:
                    yield table, Entity("files", at, following + 1, Value(pattern, is_glob=True, parts=(pattern,)))
        place = next((end for end in range(at + 1, min(at + 4, len(tokens))) if tokens[end].low in _UNDER), 0)
        if place and re.fullmatch(r"[\w-]+\.(?:jsonl?|csv|tsv)", token.text) and place + 1 < len(tokens):
            pattern = f"{tokens[place + 1].text.strip('/')}/*/{token.text}"
            if re.fullmatch(r"[\w./*-]+", pattern) and (table := table_at(pattern, context)) is not None:
                yield table, Entity("files", at, place + 2, Value(pattern, is_glob=True, parts=(pattern,)))


_NO_ROWS = frozenset(
    """lines line words word characters columns column fields field values value headers header duplicates letters
    bytes contents numbers names keys types sections""".split()
)


def nouns(table: TableFile, reading: Reading, named: Sequence[Entity]) -> Iterator[Entity]:
    """A plural that nothing else explains and that is for the rows: before "in FILE" or "of FILE", after "how many".

    named: what the table is known to mean by its columns and cells.
    """
    if not (table.has_header or table.aliases):
        return
    tokens = reading.tokens
    taken = {at for entity in named for at in range(entity.start, entity.end)}
    starts = {entity.start for entity in reading.entities if entity.value.text == table.path}
    places = {at - 2 for at in starts if at > 1 and tokens[at - 1].low in ("in", "of", "from")}
    places |= {at + 1 for at, token in enumerate(tokens[:-1]) if token.low == "many"}
    for at in sorted(places - taken):
        word = tokens[at]
        if not word.quoted and re.fullmatch(r"[a-z]{3,}s", word.text) and word.text not in _NO_ROWS:
            yield Entity("rows", at, at + 1, Value(word.text))


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
            told.append((len(kinds - {"flag"}), table))
    most = max((count for count, _ in told), default=0)
    best = [table for count, table in told if count == most]
    return best[0] if len(best) == 1 else None
