"""Tables: a query on a CSV file or on lines of columns, written as a pipeline of awk, sort, cut and head."""

from dataclasses import dataclass, field

from llmsh.core.plan import Effect
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote


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


def write(query: Query) -> str | None:
    """The query as a pipeline."""
    if query.group is not None:
        return _grouped(query)
    if query.act in ("sum", "average"):
        return _summed(query)
    if query.act in ("max", "min"):
        return _extreme(query)
    if query.act == "count":
        return f"{_rows(query, is_bare=True)} | wc -l" if not query.key and not query.columns else None
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
    measures = [column for column in query.columns if column.is_numeric and column is not group]
    if not query.act and not query.has_rows and len(measures) == 1:
        query.act, query.value = "sum", measures[0]  # "hours per person"
    if group is None or query.key or any(column not in (group, query.value) for column in query.columns):
        return None
    head = f" | head -n {query.take}" if query.take else ""
    key = f"[${group.number}]"
    if query.act in ("", "count", "frequency") and (query.has_rows or query.act):
        flags = "n" if query.is_descending is False else "rn"
        return f"{_rows(query, column=group)} | sort | uniq -c | sort -{flags}{head}"
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
