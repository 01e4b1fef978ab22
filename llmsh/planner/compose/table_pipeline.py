"""Tables: a query on a file of columns, written as a pipeline of awk, sort, cut and head."""

from llmsh.planner.compose import table_jq, table_rows
from llmsh.planner.compose.table_data import Column
from llmsh.planner.compose.table_query import Query, quoted_path
from llmsh.planner.compose.table_rows import awk, cut_of, rows_of, sorted_by


def write(query: Query) -> str | None:
    """The query as a pipeline; None for what makes no sense."""
    query.columns = list(dict.fromkeys(query.columns))
    if (query.asks or (query.has_rows and query.table.aliases)) and not (
        query.columns or query.act or query.group or query.template or query.dropped
    ):
        _ask_for_names(query)
    if query.table.is_json:
        return table_jq.write(query)
    if special := table_rows.write(query):
        return special
    if query.group is not None:
        return _grouped(query)
    if query.act in ("sum", "average"):
        return _summed(query)
    if query.act in ("max", "min"):
        return _extreme(query)
    if query.act == "count":
        return f"{rows_of(query, is_bare=True)} | wc -l" if not query.key and not query.columns else None
    if query.act in ("distinct", "count_distinct", "frequency", "repeated"):
        return _distinct(query)
    if query.act:
        return None
    return _listed(query)


def _ask_for_names(query: Query) -> None:
    """ "who …" and questions to JSON want the names of the rows; where nothing selects, or all is wanted, rows."""
    identity = query.table.identity
    if (
        identity is not None
        and (query.asks == "who" or query.table.is_json or query.table.aliases)
        and (query.conditions or query.key)
    ):
        query.columns = [identity]


def _listed(query: Query) -> str | None:
    """Rows, or some of their columns, selected and sorted."""
    table = query.table
    head = f" | head -n {query.take}" if query.take else ""
    path = quoted_path(table)
    if query.key is not None:
        sort = sorted_by(query)
        is_whole = table.has_header and not (table.is_many or query.columns or query.conditions)
        if is_whole and not (query.take or query.without_header):
            return f"(head -n 1 {path}; tail -n +2 {path} | {sort})"
        rows = rows_of(query, is_bare=True)
        rows = f"{sort} {path}" if rows == f"cat {path}" else f"{rows} | {sort}"
        return f"{rows}{head}" + (f" | {cut_of(query)}" if query.columns else "")
    is_plain = bool(table.separator) and not (table.is_many or table.has_comments or query.with_file)
    if query.conditions or (query.columns and not is_plain) or query.with_file:
        return f"{awk(query, table_rows.printed(query))}{head}"
    if query.columns:
        if table.has_header and (query.without_header or query.take):
            return f"tail -n +2 {path} | {cut_of(query)}{head}"
        return f"{cut_of(query)} {path}{head}"
    return None


def _summed(query: Query) -> str | None:
    column = query.value or (query.columns[0] if len(query.columns) == 1 else None) or query.table.measure
    if column is None or not column.is_numeric or query.key:
        return None
    value = f"${column.number}"
    if query.factor is not None:
        value += f" * ${query.factor.number}"
    if query.act == "sum":
        shown = f'printf "{query.form}\\n", s' if query.form else "print s + 0"
        return awk(query, f"{{ s += {value} }} END {{ {shown} }}")
    shown = f'printf "{query.form}\\n", s / n' if query.form else "print s / n"
    return awk(query, f"{{ s += {value}; n++ }} END {{ if (n) {shown} }}")


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
    return f"{rows_of(query, column=column)} | sort{f' -{flags}' if flags else ''} | head -n {query.take or 1}"


def _distinct(query: Query) -> str | None:
    column = query.value or (query.columns[0] if len(query.columns) == 1 else None)
    if column is None:
        return None
    head = f" | head -n {query.take}" if query.take else ""
    if query.act == "repeated" and query.table.is_many:
        place = f"${column.number}"
        return f"{awk(query, f'{{ print FILENAME, {place} }}')} | sort -u | cut -d ' ' -f2- | sort | uniq -d{head}"
    rows = rows_of(query, column=column)
    if query.act == "repeated":
        return f"{rows} | sort | uniq -d{head}"
    if query.act == "count_distinct":
        return f"{rows} | sort -u | wc -l"
    if query.act == "distinct":
        return f"{rows} | sort -u{head}"
    return f"{rows} | sort | uniq -c | sort -rn{head}"


def _grouped(query: Query) -> str | None:
    """One number for each value of a column."""
    group = query.group
    measures = [column for column in query.columns if column.is_numeric and column is not group]
    if not query.act and not query.has_rows and len(measures) == 1:
        query.act, query.value = "sum", measures[0]  # "hours per person"
    if group is None or query.key or any(column not in (group, query.value) for column in query.columns):
        return None
    head = f" | head -n {query.take}" if query.take else ""
    if query.act in ("", "count", "frequency") and (query.has_rows or query.act):
        flags = "n" if query.is_descending is False else "rn"
        return f"{rows_of(query, column=group)} | sort | uniq -c | sort -{flags}{head}"
    column = query.value or query.table.measure
    action = _group_action(query, group, column) if column is not None and column.is_numeric else None
    if action is None:
        return None
    flags = "" if query.is_descending is False else "r"
    return f"{awk(query, action)} | sort -{flags}n{head}"


def _group_action(query: Query, group: Column, column: Column) -> str | None:
    key, value = f"[${group.number}]", f"${column.number}"
    if query.factor is not None:
        value += f" * ${query.factor.number}"
    if query.act == "sum":
        action, shown = f"{{ s{key} += {value} }}", "s[k]"
    elif query.act == "average":
        action, shown = f"{{ s{key} += {value}; n{key}++ }}", "s[k] / n[k]"
    elif query.act in ("max", "min"):
        sign = ">" if query.act == "max" else "<"
        action = f"{{ if (!(${group.number} in m) || {value} {sign} m{key}) m{key} = {value} }}"
        shown = "m[k]"
    else:
        return None
    printed = f'printf "{query.form}\\t%s\\n", {shown}, k' if query.form else f'print {shown} "\\t" k'
    return f"{action} END {{ for (k in {shown[0]}) {printed} }}"
