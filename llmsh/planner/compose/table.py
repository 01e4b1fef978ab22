"""The frame for tables: rows of a CSV file selected, sorted, grouped and summed by the names of its columns."""

import re
from collections.abc import Sequence

from llmsh.core.plan import Step
from llmsh.planner.compose import table_pipeline
from llmsh.planner.compose.cover import Cover
from llmsh.planner.compose.find import written
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import looks_like_file
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.compose.table_pipeline import Query
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value

_SINGLE = frozenset({"source", "act", "sink", "order", "take", "group"})


def allowed(cover: Cover, match: Match) -> bool:
    """One source, act, order, number of rows, group and sink; conditions and columns may be several."""
    part = match.fragment.fuse.get("single", match.fragment.part)
    if match.half == 2 or part not in _SINGLE:
        return True
    return all(item.fragment.fuse.get("single", item.fragment.part) != part or item.half == 2 for item in cover.matches)


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
    if not table.has_header and not _needs_columns(matches, query, reading):
        return None  # an affair of lines
    if table.has_header and query.act == "count" and not (query.conditions or query.group) and _says_lines(reading):
        return None  # the header is a line too
    command = table_pipeline.write(query)
    if command is None:
        return None
    ids = tuple(
        dict.fromkeys(match.fragment.id for match in matches if match.fragment.part not in ("filler", "source", "noun"))
    )
    said = f"{_SAID.get(query.act, 'Shows the rows')} of {table.path}" + "".join(f", {word}" for word in query.words)
    return Step(f"{command} {query.redirect}".strip(), f"{said}.", query.effect, recipes=ids)


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
        column = _measure(query.table, fuse["measure"].split(","))
        if column is None:
            return False
    if part == "source":
        return values["file"].text == query.table.path
    if part == "noun":
        query.has_rows = True
    elif "test" in fuse:
        condition = _condition(query, match, column)
        if condition is None:
            return False
        same = query.cells.get(condition.partition(" ")[0]) if "cell" in values and fuse["test"] == "==" else None
        if same is not None and not is_negated:
            query.conditions[same] = f"({query.conditions[same].strip('()')} || {condition})"  # of Oslo or of Rome
        else:
            if "cell" in values and fuse["test"] == "==" and not is_negated:
                query.cells[condition.partition(" ")[0]] = len(query.conditions)
            query.conditions.append(f"!({condition})" if is_negated else condition)
        query.words.append(reading.text(match.start, match.end))
    elif part == "column":
        query.columns += [column] if column else []
        if second := values.get("second"):
            query.columns.append(query.table.columns[second.amount - 1])
    elif group := values.get("group"):
        query.group = query.table.columns[group.amount - 1]
        query.words.append(f"for each {query.group.name}")
    elif "group" in fuse:
        query.group = column
        query.words.append(f"for each {column.name if column else ''}")
    if "show" in fuse and column is not None:
        query.columns.insert(0, column)
        if second := values.get("second"):
            query.columns.append(query.table.columns[second.amount - 1])
    if "act" in fuse:
        if fuse.get("numeric") and not (column and column.is_numeric):
            return False
        query.act = fuse["act"]
        summed = values.get("value")
        query.value = query.table.columns[summed.amount - 1] if summed else column or query.value
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


def _measure(table: TableFile, names: Sequence[str]) -> Column | None:
    """The column that "largest", "cheapest" … is about: by the names that such columns have, else the only measure.

    "date": the one that holds dates.
    """
    if names == ["date"]:
        return next((column for column in table.columns if column.is_date), None)
    for name in names:
        for column in table.columns:
            if column.is_numeric and name in re.split(r"[\W_]+", column.name.lower()):
                return column
    return table.measure


def _condition(query: Query, match: Match, column: Column | None) -> str | None:
    """The test of awk that one filter adds."""
    values, test = match.values, match.fragment.fuse["test"]
    if "cell" in values:
        named = query.table.columns[values["cell"].amount - 1]
        if column is not None and column.number != named.number:
            return None
        return f"${named.number} {test} {_string(values['cell'])}"
    if "date" in values:
        return _date_condition(query.table, values["date"])
    if column is None:
        column = query.table.measure
    if column is None:
        return None
    if test == "empty":
        return f'${column.number} == ""'
    if "number" in values or "low" in values:
        if not column.is_numeric:
            return None
        if "low" in values:
            return f"${column.number} >= {values['low'].text} && ${column.number} <= {values['high'].text}"
        return f"${column.number}{'' if query.table.has_header else ' + 0'} {test} {values['number'].text}"
    text = values["text"]
    if test in ("~", "^", "$"):
        pattern = re.sub(r"([.*+?()\[\]{}|^$\\/])", r"\\\1", text.text)
        return f"${column.number} ~ /{'^' if test == '^' else ''}{pattern}{'$' if test == '$' else ''}/"
    if re.fullmatch(r"-?\d+(\.\d+)?", text.text):
        return f"${column.number} {test} {text.text}"
    return f"${column.number} {test} {_string(text)}"


def _date_condition(table: TableFile, value: Value) -> str | None:
    column = next((column for column in table.columns if column.is_date), None)
    prefix = {"month": value.text[:7], "year": value.text[:4]}.get(value.unit, value.text)
    if column is None or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", prefix):
        return None
    return f"${column.number} ~ /^{prefix}/"


def _string(value: Value) -> str:
    escaped = value.text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
