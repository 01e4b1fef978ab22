"""What the filters of a request test: columns, cells, flags, numbers and dates of a table."""

import re
from collections.abc import Sequence

from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.table_condition import Condition
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.compose.table_query import Query
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value
from llmsh.search.stem import stem

# What words that compare are about: by the names that such columns have.
_MEASURED = tuple(
    (frozenset(stem(word) for word in words.split()), tuple(names.split()))
    for words, names in (
        ("cost costs costing cheaper dearer expensive", "price cost amount fee rent total"),
        ("weigh weighs weighing heavier lighter", "weight mass kg grams"),
        ("slower faster quicker took takes taking", "ms duration seconds time elapsed latency"),
        ("lasted lasting longer shorter", "duration length hours minutes seconds days ms time"),
        ("older younger", "age years"),
        ("earn earns earning paid", "salary wage pay income"),
        ("scored scoring score", "score points mark marks result"),
        ("joined", "joined"),
        ("started", "started start begin"),
        ("published before after since", "year published date"),
        ("born", "born birth year"),
    )
)


def measure(table: TableFile, names: Sequence[str]) -> Column | None:
    """The column that "largest", "cheapest" … is about: by the names that such columns have, else the only measure.

    "date": the one that holds dates.
    """
    if list(names) == ["date"]:
        return next((column for column in table.columns if column.is_date), None)
    for name in names:
        for column in table.columns:
            is_number = column.is_numeric or column.is_date
            if is_number and name in re.split(r"[\W_]+", column.name.lower()):
                return column
    return None if list(names) == ["age"] else table.measure


def add(query: Query, match: Match, column: Column | None, reading: Reading, *, is_negated: bool) -> bool:
    """Add to the conditions of the query what a filter tests; whether it tests anything that the table has."""
    values, test = match.values, match.fragment.fuse["test"]
    if "flag" in values:
        condition = _of_flag(query.table, values["flag"], test)
    elif "cell" in values:
        condition = _of_cell(query.table, values["cell"], test, column)
    elif "date" in values:
        condition = _of_date(query.table, values["date"], test)
    else:
        if column is None:
            said = {stem(token.low) for token in reading.tokens[match.start : match.end]}
            names = next((names for words, names in _MEASURED if words & said), ())
            column = measure(query.table, names)
        condition = _of_column(query.table, match, test, column)
    if condition is None:
        return False
    is_cell = "cell" in values and test == "==" and not is_negated
    number = condition.column.number
    if is_cell and number in query.cells and condition.column.kind != "list":
        at = query.cells[number]  # of Oslo or of Rome
        query.conditions[at] = query.conditions[at].or_value(condition.value)
        return True
    if is_cell:
        query.cells[number] = len(query.conditions)
    query.conditions.append(_negated(condition) if is_negated else condition)
    return True


def _negated(condition: Condition) -> Condition:
    return Condition(
        condition.column,
        condition.test,
        condition.value,
        condition.high,
        condition.is_text,
        not condition.is_negated,
        condition.others,
    )


def _of_flag(table: TableFile, value: Value, test: str) -> Condition | None:
    """A column of yes and no by its name: "the active ones", "not paid", "unpaid"."""
    column = table.columns[value.amount - 1]
    if column.kind == "flag":
        is_true = (test == "flag") != (value.unit == "no")
        return Condition(column, "true" if is_true else "false")
    return None


def _of_cell(table: TableFile, value: Value, test: str, column: Column | None) -> Condition | None:
    named = table.columns[value.amount - 1]
    if column is not None and column.number != named.number:
        return None
    return Condition(named, test, value.text, is_text=True)


def _of_column(table: TableFile, match: Match, test: str, column: Column | None) -> Condition | None:
    values = match.values
    if column is None:
        return None
    if test in ("empty", "filled"):
        if column.kind == "flag" and column.truths[1] and not column.has_gaps:
            return Condition(column, "false" if test == "empty" else "true")  # "has not paid"
        return Condition(column, test) if column.has_gaps or match.fragment.fuse.get("surely") else None
    if constant := match.fragment.fuse.get("number"):
        return Condition(column, test, constant) if column.is_numeric else None
    if "number" in values or "low" in values:
        if not column.is_numeric:
            number = values.get("number")
            if number is None or not column.is_date or not re.fullmatch(r"[12]\d{3}", number.text):
                return None
            return Condition(column, {">": ">=", "<=": "<"}.get(test, test), _after(number.text, test), is_text=True)
        if "low" in values:
            return Condition(column, "between", values["low"].text, values["high"].text)
        return Condition(column, test, values["number"].text)
    text = values["text"].text
    if column.kind == "list" and test in ("==", "~"):
        return Condition(column, "has", text)
    return Condition(column, test, text)


def _after(year: str, test: str) -> str:
    """The day that a comparison with a year means: after 2020 is from 2021 on."""
    return f"{int(year) + (test in ('>', '<='))}-01-01"


def _of_date(table: TableFile, value: Value, test: str) -> Condition | None:
    column = next((column for column in table.columns if column.is_date), None)
    prefix = {"month": value.text[:7], "year": value.text[:4]}.get(value.unit, value.text)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", prefix):
        return None
    if column is None:
        years = [item for item in table.columns if item.is_label and item.is_numeric]
        year = next((item for item in years if len(years) == 1), None)
        if year is None or len(prefix) > 4:
            return None
        return Condition(year, "==" if test == "date" else test, prefix)
    if test == "date":
        return Condition(column, "^", prefix)
    if test in (">", "<="):
        return Condition(column, test, prefix if len(prefix) == 10 else f"{prefix}~", is_text=True)
    return Condition(column, test, prefix, is_text=True)
