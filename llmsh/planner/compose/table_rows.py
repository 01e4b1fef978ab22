"""Rows of a table of columns: the commands that print them whole, in part, or written in another way."""

import re

from llmsh.planner.compose.table_data import Column
from llmsh.planner.compose.table_query import Query, quoted_path
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote


def awk(query: Query, action: str = "", *, with_header: bool = False) -> str:
    """An awk command over the table that skips the header and tests the conditions."""
    table = query.table
    tests = " && ".join(item.as_awk(has_header=table.has_header) for item in query.conditions)
    first = "FNR" if table.is_many else "NR"
    if with_header:
        pattern = f"{first} == 1 || {tests}" if len(query.conditions) == 1 else f"{first} == 1 || ({tests})"
    else:
        skipped = f"{first} > 1" if table.has_header else "!/^#/" if table.has_comments else ""
        pattern = " && ".join(filter(None, (skipped, tests)))
    script = f"{pattern}{f' {action}' if action else ''}".strip()
    separator = f"{separated(query)} " if table.separator else ""
    return f"awk {separator}{quoted(script)} {quoted_path(table)}"


def separated(query: Query, flag: str = "-F") -> str:
    """The option that tells a program the separator of the columns."""
    separator = query.table.separator
    if separator == "\t":
        return f"{flag}'\\t'" if flag == "-F" else f"{flag}$'\\t'"
    return f"{flag}{separator}" if separator in (",", ":") else f"{flag}{quote(separator)}"


def quoted(script: str) -> str:
    """A script in single quotes."""
    return "'" + script.replace("'", "'\\''") + "'"


def glue(query: Query) -> str:
    """What stands between two columns in a print of awk."""
    separator = query.table.separator.replace("\t", "\\t")
    return f' "{separator}" ' if separator else ", "


def printed(query: Query) -> str:
    """The action of awk that prints the columns asked for; nothing when whole rows are wanted."""
    shown = [f"${column.number}" for column in query.columns]
    if query.with_file:
        shown = ["FILENAME", *(shown or ["$0"])]
    return f"{{ print {glue(query).join(shown)} }}" if shown else ""


def cut_of(query: Query) -> str:
    """The program that prints the columns asked for of every line."""
    if not query.table.separator:
        return f"awk {quoted(printed(query))}"
    numbers = ",".join(str(column.number) for column in query.columns)
    cut = "" if query.table.separator == "\t" else separated(query, "-d") + " "
    return f"cut {cut}-f{numbers}"


def sorted_by(query: Query) -> str:
    """A sort by the column that the query names."""
    key = query.key
    if key is None:
        return "sort"
    flags = ("n" if key.is_numeric else "") + ("r" if query.is_descending else "")
    separator = f"{separated(query, '-t')} " if query.table.separator else ""
    return f"sort {separator}-k{key.number},{key.number}{flags}"


def rows_of(query: Query, *, is_bare: bool = False, column: Column | None = None) -> str:
    """A command that prints the rows, or one column of them, without the header."""
    table, path = query.table, quoted_path(query.table)
    needs_awk = bool(query.conditions) or table.is_many or table.has_comments
    if needs_awk or not table.has_header or (column is not None and not table.separator):
        if column is not None:
            return awk(query, f"{{ print ${column.number} }}")
        return awk(query) if needs_awk else f"cat {path}"
    if column is not None:
        cut = "" if table.separator == "\t" else separated(query, "-d") + " "
        return f"tail -n +2 {path} | cut {cut}-f{column.number}"
    return f"tail -n +2 {path}" if is_bare or query.without_header or query.take else f"cat {path}"


def write(query: Query) -> str | None:
    """What is asked of whole rows apart from choosing and sorting them; None when that is all."""
    if query.listed is not None:
        return _listed_elsewhere(query, *query.listed)
    if query.act == "split":
        return _split(query)
    if query.act == "join":
        return f"awk 'FNR == 1 && NR > 1 {{ next }} 1' {quoted_path(query.table)}" if query.table.is_many else None
    if query.template or query.row_columns or (query.factor is not None and query.act == "" and not query.group):
        return _composed(query)
    if query.dropped and not query.columns:
        return _without(query)
    return None


def _listed_elsewhere(query: Query, path: str, column: Column) -> str | None:
    """The rows whose value in a column is listed in another file, or is not."""
    if query.conditions or query.group or query.key or query.table.is_many or query.act not in ("", "count"):
        return None
    place = f"${column.number}"
    known = f"!({place} in listed)" if query.is_unlisted else f"{place} in listed"
    known = f"FNR > 1 && {known}" if query.is_unlisted and query.table.has_header else known
    action = f" {printed(query)}" if query.columns else ""
    separator = f"{separated(query)} " if query.table.separator else ""
    script = f"NR == FNR {{ listed[$1]; next }} {known}{action}"
    count = " | wc -l" if query.act == "count" else ""
    return f"awk {separator}{quoted(script)} {quote_path(path)} {quoted_path(query.table)}{count}"


def _split(query: Query) -> str | None:
    """One file for each value of a column, each with the header."""
    group = query.group or query.value
    table = query.table
    if group is None or table.is_many or not table.has_header or query.conditions or not table.separator:
        return None
    ending = re.sub(r".*\.", "", table.path)
    script = (
        f'NR == 1 {{ head = $0; next }} {{ out = ${group.number} ".{ending}" }} '
        "!(out in seen) { print head > out; seen[out] } { print > out }"
    )
    return f"awk {separated(query)} {quoted(script)} {quoted_path(table)}"


def _composed(query: Query) -> str | None:
    """Each row written as a template says, or with a number reckoned from several of its columns."""
    if query.group or query.key or query.act not in ("", "average", "sum"):
        return None
    if query.template:
        names = sorted((column.name for column in query.table.columns), key=len, reverse=True)
        pieces = re.split(rf"\b({'|'.join(map(re.escape, names))})\b", query.template, flags=re.IGNORECASE)
        by_name = {column.name.lower(): column for column in query.table.columns}
        shown = [
            f"${by_name[piece.lower()].number}" if at % 2 else '"' + re.sub(r'([\\"])', r"\\\1", piece) + '"'
            for at, piece in enumerate(pieces)
            if piece
        ]
        return awk(query, f"{{ print {' '.join(shown)} }}")
    if query.row_columns:
        total = " + ".join(f"${column.number}" for column in query.row_columns)
        number = total if query.act == "sum" else f"({total}) / {len(query.row_columns)}"
    elif query.factor is not None and query.value is not None:
        number = f"${query.value.number} * ${query.factor.number}"
    else:
        return None
    whole = [column for column in query.columns if column not in (query.value, query.factor, *query.row_columns)]
    identity = query.table.identity
    shown_columns = whole or ([identity] if identity is not None else [])
    if query.form:
        places = " ".join("%s" for _ in shown_columns)
        values = "".join(f"${column.number}, " for column in shown_columns)
        return awk(query, f'{{ printf "{places} {query.form}\\n", {values}{number} }}')
    return awk(query, f"{{ print {', '.join(f'${column.number}' for column in shown_columns)}, {number} }}")


def _without(query: Query) -> str | None:
    """All columns but some."""
    if not query.table.separator or query.conditions or query.key or query.act or query.table.is_many:
        return None
    cut = "" if query.table.separator == "\t" else separated(query, "-d") + " "
    numbers = ",".join(str(column.number) for column in query.dropped)
    return f"cut {cut}--complement -f{numbers} {quoted_path(query.table)}"
