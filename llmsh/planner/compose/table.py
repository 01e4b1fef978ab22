"""The frame for tables: rows of CSV, of JSON and the like selected, sorted, grouped and summed by their columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose import table_pipeline, table_tests
from llmsh.planner.compose.cover import Cover
from llmsh.planner.compose.find import written
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import looks_like_file
from llmsh.planner.compose.table_condition import Condition
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.compose.table_query import Query
from llmsh.planner.reading import Reading

_SINGLE = frozenset({"source", "act", "sink", "order", "take", "group"})


def allowed(cover: Cover, match: Match) -> bool:
    """One source, act, order, number of rows, group and sink; conditions and columns may be several."""
    part = match.fragment.fuse.get("single", match.fragment.part)
    if match.half == 2 or part not in _SINGLE:
        return True
    return all(item.fragment.fuse.get("single", item.fragment.part) != part or item.half == 2 for item in cover.matches)


# What taking "the admins" for a column costs, where they may be the rows in which it says yes.
_LOST_FLAG = 0.3


def sensible(matches: Sequence[Match], table: TableFile, columns: set[int]) -> list[Match]:
    """`matches` without those that cannot be meant of this table, and with doubts about others.

    columns: the tokens where names of columns begin.
    """
    kept = []
    for match in matches:
        is_over_column = not columns.isdisjoint(range(match.start, match.end))
        if "list" in match.values and match.values["list"].text == table.path:
            continue
        if is_over_column and match.fragment.id in ("table.rows", "table.with_file") and not match.values:
            continue
        shown = match.values.get("field") if match.fragment.id == "table.column" else None
        if shown is not None and table.columns[shown.amount - 1].kind == "flag":
            kept.append(replace(match, lost=match.lost + _LOST_FLAG))
        else:
            kept.append(match)
    return kept


def step_for(matches: Sequence[Match], reading: Reading, table: TableFile, *, is_implied: bool = False) -> Step | None:
    """The command that a cover describes; None when its parts do not make one. is_implied: no file is named."""
    query = Query(table)
    negated = False
    for match in matches:
        if not _take(query, match, reading, is_negated=negated):
            return None
        # "leaving out visits under 3 hours": what follows the noun is left out
        negated = match.fragment.part == "negate" or (negated and match.fragment.part in ("noun", "filler"))
    if not is_implied and not any(match.fragment.part == "source" for match in matches):
        return None
    if is_implied and not (query.has_rows or query.act or query.key or query.group):
        return None  # words that happen to stand in a table ask for nothing
    if not (table.has_header or table.aliases) and not _needs_columns(matches, query, reading):
        return None  # an affair of lines
    if table.has_header and query.act == "count" and not (query.conditions or query.group) and _says_lines(reading):
        return None  # the header is a line too
    _leave_out_constants(query, matches)
    command = table_pipeline.write(query)
    if command is None:
        return None
    ids = tuple(
        dict.fromkeys(match.fragment.id for match in matches if match.fragment.part not in ("filler", "source", "noun"))
    )
    said = f"{_SAID.get(query.act, 'Shows the rows')} of {table.path}" + "".join(f", {word}" for word in query.words)
    return Step(f"{command} {query.redirect}".strip(), f"{said}.", query.effect, recipes=ids)


def _leave_out_constants(query: Query, matches: Sequence[Match]) -> None:
    """Do not show a column that holds the same in all rows that are chosen, unless it was listed beside another."""
    same = {one.column for one in query.conditions if one.test in _FIXED and not (one.others or one.is_negated)}
    listed = {
        query.table.columns[value.amount - 1]
        for match in matches
        if "second" in match.values
        for name in ("field", "second")
        if (value := match.values.get(name)) is not None
    }
    kept = [column for column in query.columns if column not in same - listed]
    if kept:
        query.columns = kept


# Tests that leave one value of a column.
_FIXED = frozenset({"==", "true", "false", "empty"})
_SEARCHING = frozenset("grep search contain contains containing mention mentions mentioning matching".split())


def _needs_columns(matches: Sequence[Match], query: Query, reading: Reading) -> bool:
    """Whether lines without header are asked about by their columns, where no search for a text would do."""
    if not _SEARCHING.isdisjoint(token.low for token in reading.tokens if not token.quoted):
        return False
    cells = [match.values["cell"] for match in matches if "cell" in match.values]
    levels = [cell for cell in cells if query.table.columns[cell.amount - 1].name == "level"]
    is_plain = query.group is None and not query.columns and query.key is None and query.act in ("", "count")
    if is_plain and len(levels) == len(query.conditions) == 1:
        return False
    return bool(cells or query.conditions) or any("field" in match.values for match in matches)


def _says_lines(reading: Reading) -> bool:
    return any(token.low in ("line", "lines") for token in reading.tokens)


_SAID = {
    "sum": "Adds up a column",
    "average": "Computes the average of a column",
    "max": "Shows the largest value",
    "min": "Shows the smallest value",
    "count": "Counts the rows",
    "distinct": "Lists the different values",
    "count_distinct": "Counts the different values",
    "frequency": "Counts how often each value occurs",
}


def _take(query: Query, match: Match, reading: Reading, *, is_negated: bool) -> bool:
    fragment, fuse, values = match.fragment, match.fragment.fuse, match.values
    part = fragment.part
    field_value = values.get("field")
    column = query.table.columns[field_value.amount - 1] if field_value else None
    if "measure" in fuse and column is None:
        column = table_tests.measure(query.table, fuse["measure"].split(","))
        if column is None:
            return False
    if part == "source":
        return values["file"].text == query.table.path
    if part == "noun":
        query.has_rows = True
    elif "test" in fuse:
        if not table_tests.add(query, match, column, reading, is_negated=is_negated):
            return False
        query.words.append(reading.text(match.start, match.end))
    elif part == "column":
        if fuse.get("drop"):
            query.dropped += [column] if column else []
            query.dropped += [query.table.columns[values["second"].amount - 1]] if "second" in values else []
            return bool(query.dropped)
        query.columns += [column] if column else []
        said = reading.text(match.start, match.end).lower()
        if column and re.search(rf"\b{re.escape(column.name.lower())}e?s\b", said) and "column" not in said:
            query.without_header = True  # "the payees" are values
        if second := values.get("second"):
            query.columns.append(query.table.columns[second.amount - 1])
    elif group := values.get("group"):
        query.group = query.table.columns[group.amount - 1]
        query.effect = max(query.effect, fragment.effect, key=lambda effect: effect is not Effect.READS)
        query.words.append(f"for each {query.group.name}")
    elif "group" in fuse:
        query.group = column
        query.words.append(f"for each {column.name if column else ''}")
    if "show" in fuse and column is not None:
        query.columns.insert(0, column)
        if second := values.get("second"):
            query.columns.append(query.table.columns[second.amount - 1])
    if "each" in fuse and column is not None and not column.is_key:
        return False
    if "filled" in fuse and not _skip_missing(query):
        return False
    if "ask" in fuse:
        query.asks, query.has_rows = fuse["ask"], True
    if "file" in fuse:
        query.with_file = True
        named = (values.get("field"), values.get("second"))
        query.columns += [query.table.columns[item.amount - 1] for item in named if item is not None]
    if "style" in fuse:
        query.style = fuse["style"]
    if "template" in fuse and not any(token.quoted for token in reading.tokens[match.start : match.end]):
        return False
    if "template" in fuse and not _read_template(query, values["text"].text):
        return False
    if "factor" in values:
        query.factor = query.table.columns[values["factor"].amount - 1]
        query.value = query.table.columns[values["value"].amount - 1] if "product" in fuse else column
    if "family" in values:
        query.row_columns = _family(query.table, values["family"].text)
    if "listed" in fuse:
        query.listed, query.is_unlisted = _lister(query.table, values["list"].text, column), fuse["listed"] == "no"
        if query.listed is None or values["list"].text == query.table.path:
            return False
    if "act" in fuse:
        if fuse.get("numeric") and not (column and column.is_numeric):
            return False
        query.act = fuse["act"]
        summed = values.get("value")
        query.effect = fragment.effect if fragment.effect is not Effect.READS else query.effect
        query.value = query.table.columns[summed.amount - 1] if summed else column or query.value
    if "shown" in fuse:
        if column is None or not column.is_numeric:
            return False
        query.columns.append(query.table.columns[values["second"].amount - 1])
    if "key" in fuse:
        query.key = column
        query.words.append(f"by {column.name if column else ''}")
    if "order" in fuse:
        query.is_descending = fuse["order"] == "down"
        if fuse["order"] == "age":
            query.is_descending = query.key is None or not query.key.is_date
        elif fuse["order"] == "youth":
            query.is_descending = query.key is not None and query.key.is_date
    if "rows" in values:
        query.has_rows = True
    if "take" in fuse:
        query.take = values["count"].text if "count" in values else fuse["take"]
    if "header" in fuse:
        query.without_header = True
    if "form" in fuse:
        query.form = written(fuse["form"], match)
    if "redirect" in fuse and "path" in values:
        if not looks_like_file(values["path"].text, reading.context):
            return False
        query.redirect, query.effect = written(fuse["redirect"], match), fragment.effect
    return True


def _skip_missing(query: Query) -> bool:
    """Leave out rows where the columns asked for hold nothing."""
    gaps = [column for column in (*query.columns, query.value, query.key) if column is not None and column.has_gaps]
    query.conditions += [Condition(column, "filled") for column in gaps]
    return bool(gaps)


def _read_template(query: Query, text: str) -> bool:
    """Take a quoted text as the form of a row, where it names columns: 'first surname', 'name <email>'."""
    names = sorted((column.name for column in query.table.columns), key=len, reverse=True)
    found = re.findall(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text, re.IGNORECASE)
    left = re.sub(rf"\b(?:{'|'.join(map(re.escape, names))})\b", "", text, flags=re.IGNORECASE)
    query.template = text
    return len(found) > 1 and not re.search(r"[^\W_]{3}", left)


def _family(table: TableFile, root: str) -> tuple[Column, ...]:
    """The columns of numbers that a root and a number name: test1, test2 …"""
    pattern = re.compile(rf"{re.escape(root)}[_ -]?\d+", re.IGNORECASE)
    return tuple(column for column in table.columns if column.is_numeric and pattern.fullmatch(column.name))


def _lister(table: TableFile, path: str, column: Column | None) -> tuple[str, Column] | None:
    """The file that lists values, and the column that has them: the one named, else the one that tells rows apart."""
    if column is None:
        column = next((item for item in table.columns if item.name.lower() in ("id", "key", "code", "sku")), None)
    column = column or next((item for item in table.columns if item.is_key), None)
    return (path, column) if column is not None else None
