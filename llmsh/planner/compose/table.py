"""The frame for tables: rows of a CSV file selected, sorted, grouped and summed by the names of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.cover import Cover
from llmsh.planner.compose.files import looks_like_file
from llmsh.planner.compose.find import written
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value, quote_path
from llmsh.syntax.quote import quote

_SINGLE = frozenset({"source", "act", "sink", "order", "take", "group"})


@dataclass(slots=True)
class Query:
    """What is wanted of a table. conditions: of awk; cells: where in them a column must
    hold one of some words; key: the column sorted by; value: the column summed up."""

    table: TableFile
    conditions: list[str] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    cells: dict[str, int] = field(default_factory=dict)
    key: Column | None = None
    is_descending: bool | None = None
    take: str = ""
    act: str = ""
    value: Column | None = None
    group: Column | None = None
    has_rows: bool = False
    without_header: bool = False
    form: str = ""
    redirect: str = ""
    effect: Effect = Effect.READS
    words: list[str] = field(default_factory=list)


def allowed(cover: Cover, match: Match) -> bool:
    """One source, act, order, number of rows, group and sink; conditions and columns may be several."""
    part = match.fragment.fuse.get("single", match.fragment.part)
    if match.half == 2 or part not in _SINGLE:
        return True
    return all(item.fragment.fuse.get("single", item.fragment.part) != part or item.half == 2 for item in cover.matches)


def step_for(matches: Sequence[Match], reading: Reading, table: TableFile) -> Step | None:
    """The command that a cover describes; None when its parts do not make one."""
    query = Query(table)
    negated = False
    for match in matches:
        if not _take(query, match, reading, is_negated=negated):
            return None
        negated = match.fragment.part == "negate"
    if not any(match.fragment.part == "source" for match in matches):
        return None
    if not table.has_header and not _needs_columns(matches, query, reading):
        return None  # an affair of lines
    if table.has_header and query.act == "count" and not (query.conditions or query.group) and _says_lines(reading):
        return None  # the header is a line too
    command = _write(query)
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
    elif "group" in fuse:
        query.group = column
        query.words.append(f"for each {column.name if column else ''}")
    if "act" in fuse:
        query.act = fuse["act"]
        query.value = column or query.value
    if "key" in fuse:
        query.key = column
        query.words.append(f"by {column.name if column else ''}")
    if "order" in fuse:
        query.is_descending = fuse["order"] == "down"
        if fuse["order"] == "age":
            query.is_descending = query.key is None or not query.key.is_date
        elif fuse["order"] == "youth":
            query.is_descending = query.key is not None and query.key.is_date
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


def _write(query: Query) -> str | None:
    """The query as a pipeline."""
    if query.group is not None:
        return _grouped(query)
    if query.act in ("sum", "average"):
        return _summed(query)
    if query.act in ("max", "min"):
        return _extreme(query)
    if query.act == "count":
        return f"{_rows(query, is_bare=True)} | wc -l" if not query.key else None
    if query.act in ("distinct", "count_distinct", "frequency"):
        return _distinct(query)
    if query.act:
        return None
    return _listed(query)


def _awk(query: Query, action: str = "", *, with_header: bool = False) -> str:
    """An awk command over the table that skips the header and tests the conditions."""
    tests = " && ".join(query.conditions)
    if with_header:
        pattern = f"NR == 1 || {tests}" if len(query.conditions) == 1 else f"NR == 1 || ({tests})"
    else:
        pattern = " && ".join(filter(None, ("NR > 1" if query.table.has_header else "", tests)))
    script = f"{pattern}{f' {action}' if action else ''}".strip()
    separator = f"{_separator(query)} " if query.table.separator else ""
    return f"awk {separator}{_quoted(script)} {quote_path(query.table.path)}"


def _separator(query: Query, flag: str = "-F") -> str:
    separator = query.table.separator
    if separator == "\t":
        return f"{flag}'\\t'" if flag == "-F" else f"{flag}$'\\t'"
    return f"{flag}{separator}" if separator == "," else f"{flag}{quote(separator)}"


def _quoted(script: str) -> str:
    return "'" + script.replace("'", "'\\''") + "'"


def _rows(query: Query, *, is_bare: bool = False, column: Column | None = None) -> str:
    """A command that prints the rows, or one column of them, without the header."""
    path = quote_path(query.table.path)
    if query.conditions or not query.table.has_header:
        action = f"{{ print ${column.number} }}" if column else ""
        return _awk(query, action) if action or query.conditions else f"cat {path}"
    if column is not None:
        cut = "" if query.table.separator == "\t" else _separator(query, "-d") + " "
        return f"tail -n +2 {path} | cut {cut}-f{column.number}"
    return f"tail -n +2 {path}" if is_bare or query.without_header or query.take else f"cat {path}"


def _listed(query: Query) -> str | None:
    """Rows, or some of their columns, selected and sorted."""
    if not query.table.has_header:
        return _listed_bare(query)
    head = f" | head -n {query.take}" if query.take else ""
    path = quote_path(query.table.path)
    numbers = ",".join(str(column.number) for column in query.columns)
    cut = "" if query.table.separator == "\t" else _separator(query, "-d") + " "
    if query.key is not None:
        is_descending = query.is_descending
        flags = ("n" if query.key.is_numeric else "") + ("r" if is_descending else "")
        sort = f"sort {_separator(query, '-t')} -k{query.key.number},{query.key.number}{flags}"
        tail = f" | cut {cut}-f{numbers}" if numbers else ""
        if query.take or query.without_header or query.conditions or numbers:
            return f"{_rows(query, is_bare=True)} | {sort}{head}{tail}"
        return f"(head -n 1 {path}; tail -n +2 {path} | {sort})"
    if query.conditions:
        if query.columns:
            glue = "" if len(query.columns) == 1 else ' "' + query.table.separator.replace("\t", "\\t") + '" '
            wanted = glue.join(f"${column.number}" for column in query.columns)
            return _awk(query, f"{{ print {wanted} }}") + head
        return _awk(query) + head
    if query.columns:
        if query.without_header or query.take:
            return f"tail -n +2 {path} | cut {cut}-f{numbers}{head}"
        return f"cut {cut}-f{numbers} {path}"
    return None


def _listed_bare(query: Query) -> str | None:
    """The same for lines of blanks-separated columns, which have no header."""
    head = f" | head -n {query.take}" if query.take else ""
    wanted = f"{{ print {', '.join(f'${column.number}' for column in query.columns)} }}" if query.columns else ""
    if query.key is None:
        return f"{_awk(query, wanted)}{head}" if query.conditions or wanted else None
    flags = ("n" if query.key.is_numeric else "") + ("r" if query.is_descending else "")
    sort = f"sort -k{query.key.number},{query.key.number}{flags}"
    rows = f"{_awk(query)} | {sort}" if query.conditions else f"{sort} {quote_path(query.table.path)}"
    return f"{rows}{head}" + (f" | awk {_quoted(wanted)}" if wanted else "")


def _summed(query: Query) -> str | None:
    column = query.value or (query.columns[0] if len(query.columns) == 1 else None) or query.table.measure
    if column is None or not column.is_numeric or query.key:
        return None
    if query.act == "sum":
        return _awk(query, f"{{ s += ${column.number} }} END {{ print s + 0 }}")
    shown = f'printf "{query.form}\\n", s / n' if query.form else "print s / n"
    return _awk(query, f"{{ s += ${column.number}; n++ }} END {{ if (n) {shown} }}")


def _extreme(query: Query) -> str | None:
    """The largest or smallest value, or the row that has it when rows or other columns are asked for."""
    column = query.value or query.table.measure
    if column is None:
        return None
    if query.has_rows or query.columns:
        query.key, query.is_descending, query.act = column, query.act == "max", ""
        query.take = query.take or "1"
        return _listed(query)
    flags = ("n" if column.is_numeric else "") + ("r" if query.act == "max" else "")
    return f"{_rows(query, column=column)} | sort{f' -{flags}' if flags else ''} | head -n {query.take or 1}"


def _distinct(query: Query) -> str | None:
    column = query.value or (query.columns[0] if len(query.columns) == 1 else None)
    if column is None:
        return None
    rows = _rows(query, column=column)
    if query.act == "count_distinct":
        return f"{rows} | sort -u | wc -l"
    if query.act == "distinct":
        return f"{rows} | sort -u" + (f" | head -n {query.take}" if query.take else "")
    return f"{rows} | sort | uniq -c | sort -rn" + (f" | head -n {query.take}" if query.take else "")


def _grouped(query: Query) -> str | None:
    """One number for each value of a column."""
    group = query.group
    if group is None or query.columns or query.key:
        return None
    head = f" | head -n {query.take}" if query.take else ""
    key = f"[${group.number}]"
    if query.act in ("", "count", "frequency") and (query.has_rows or query.act):
        return f"{_rows(query, column=group)} | sort | uniq -c | sort -rn{head}"
    column = query.value or query.table.measure
    if column is None or not column.is_numeric:
        return None
    flags = "" if query.is_descending is False else "r"
    if query.act == "sum":
        action = f'{{ s{key} += ${column.number} }} END {{ for (k in s) print s[k] "\\t" k }}'
    elif query.act == "average":
        action = f'{{ s{key} += ${column.number}; n{key}++ }} END {{ for (k in s) print s[k] / n[k] "\\t" k }}'
        if query.form:
            action = action.replace('print s[k] / n[k] "\\t" k', f'printf "{query.form}\\t%s\\n", s[k] / n[k], k')
    elif query.act in ("max", "min"):
        sign = ">" if query.act == "max" else "<"
        action = (
            f"{{ if (!(${group.number} in m) || ${column.number} {sign} m{key}) m{key} = ${column.number} }} "
            'END { for (k in m) print m[k] "\\t" k }'
        )
    else:
        return None
    return f"{_awk(query, action)} | sort -{flags}n{head}"
