"""Tables of JSON: a query written for jq."""

from llmsh.planner.compose.table_data import Column
from llmsh.planner.compose.table_query import Query, quoted_path


def write(query: Query) -> str | None:
    """The query as a jq command; None for what makes no sense."""
    if query.listed or query.row_columns or query.template or query.dropped:
        return None
    if query.table.form == "document":
        return _document(query)
    if query.group is not None:
        return _grouped(query, query.group)
    value = query.value or (query.columns[0] if len(query.columns) == 1 else None)
    if query.act in ("sum", "average", "max", "min"):
        return _reckoned(query, value or query.table.measure)
    if query.act == "count":
        return None if query.key or query.columns else _jq(query, f"{_all(query)} | length", is_slurped=True)
    if query.act in ("distinct", "count_distinct", "frequency", "repeated"):
        return _distinct(query, value)
    return None if query.act else _listed(query)


def _jq(query: Query, script: str, *, flags: str = "", is_slurped: bool = False) -> str:
    """A jq command. is_slurped: the script wants all entries at once, which objects a line are not by themselves."""
    letters = flags + ("s" if is_slurped and query.table.form == "lines" else "")
    written = script.removeprefix(". | ")
    quoted = "'" + written.replace("'", "'\\''") + "'"
    option = f"-{letters} " if letters else ""
    return f"jq {option}{quoted} {quoted_path(query.table)}"


def _select(query: Query) -> str:
    tests = " and ".join(item.as_jq() for item in query.conditions)
    return f"select({tests})" if tests else ""


def _each(query: Query) -> str:
    """The entries one by one, chosen."""
    root = "" if query.table.form != "json" else ".[]" if query.table.root == "." else f"{query.table.root}[]"
    return " | ".join(filter(None, (root, _select(query))))


def _all(query: Query, value: str = "") -> str:
    """The entries in one array, chosen; of each, `value`."""
    inner = " | ".join(filter(None, (_select(query), value)))
    root = "." if query.table.form == "lines" else query.table.root
    return f"{root} | map({inner})" if inner else root


def _value(column: Column, *, is_each: bool = False) -> str:
    if column.kind == "list":
        return f"{column.path}[]?" if is_each else f'({column.path} // [] | join(","))'
    return f"{column.path} // empty" if column.has_gaps and is_each else column.path


def _shown(query: Query) -> tuple[str, str]:
    """The filter that prints the columns asked for of an entry, and the flags that it needs."""
    places = [_value(column) for column in query.columns]
    if query.with_file:
        places = ["input_filename", *places]
    if query.style == "csv":
        return f"[{', '.join(places)}] | @csv", "r"
    if len(places) == 1:
        single = query.columns[0] if query.columns else None
        return (_value(single, is_each=True) if single and single.kind == "list" else places[0]), "r"
    if places:
        return '"' + " ".join(f"\\({place})" for place in places) + '"', "r"
    return "", "c" if query.table.form == "lines" else ""


def _listed(query: Query) -> str | None:
    shown, flags = _shown(query)
    if query.key is not None or query.take:
        entries = _all(query)
        if query.key is not None:
            entries += f" | sort_by({query.key.path})" + (" | reverse" if query.is_descending else "")
        part = f"[:{query.take}]" if query.take else ""
        script = " | ".join(filter(None, (entries, f".{part}[]", shown)))
        return _jq(query, script, flags=flags, is_slurped=True)
    script = " | ".join(filter(None, (_each(query), shown)))
    if not query.conditions and not shown:
        return None
    return _jq(query, script, flags=flags)


def _document(query: Query) -> str | None:
    """Values of one document, or of each of several."""
    if query.act or query.group or query.key:
        return None
    if query.table.is_many and query.conditions and not query.columns:
        return _jq(query, f"{_select(query)} | input_filename", flags="r")
    if not query.columns:
        return None
    query.with_file = query.with_file or query.table.is_many
    shown, flags = _shown(query)
    return _jq(query, " | ".join(filter(None, (_select(query), shown))), flags=flags)


def _reckoned(query: Query, column: Column | None) -> str | None:
    if column is None or query.key or not (column.is_numeric or column.is_date):
        return None
    if query.act in ("max", "min") and (query.has_rows or query.columns[1:] or (query.columns and query.value)):
        query.columns = [item for item in query.columns if item is not column]
        query.key, query.is_descending, query.act = column, query.act == "max", ""
        query.take = query.take or "1"
        return _listed(query)
    value = _value(column, is_each=True)
    if query.factor is not None:
        value = f"{column.path} * {query.factor.path}"
    how = {"sum": "add // 0", "average": "add / length", "max": "max", "min": "min"}[query.act]
    written = _jq(query, f"{_all(query, value)} | {how}", is_slurped=True, flags="r" if column.is_date else "")
    return f"{written} | xargs printf '{query.form}\\n'" if query.form else written


def _distinct(query: Query, column: Column | None) -> str | None:
    if column is None:
        return None
    values = _all(query, _value(column, is_each=True))
    if query.act == "count_distinct":
        return _jq(query, f"{values} | unique | length", is_slurped=True)
    head = f" | head -n {query.take}" if query.take else ""
    if query.act == "distinct":
        return _jq(query, f"{values} | unique[]", flags="r", is_slurped=True) + head
    if query.act == "repeated":
        return _jq(query, f"{values} | group_by(.)[] | select(length > 1)[0]", flags="r", is_slurped=True)
    each = " | ".join(filter(None, (_each(query), _value(column, is_each=True))))
    return f"{_jq(query, each, flags='r')} | sort | uniq -c | sort -rn{head}"


def _grouped(query: Query, group: Column) -> str | None:
    if query.key or any(column not in (group, query.value) for column in query.columns if not column.is_numeric):
        return None
    measures = [column for column in query.columns if column.is_numeric and column is not group]
    if not query.act and not query.has_rows and len(measures) == 1:
        query.act, query.value = "sum", measures[0]
    if query.act in ("", "count", "frequency") and (query.has_rows or query.act):
        query.act, query.value = "frequency", group
        return _distinct(query, group)
    column = query.value or query.table.measure
    if column is None or not column.is_numeric or query.act not in ("sum", "average", "max", "min"):
        return None
    how = {"sum": "add", "average": "add / length", "max": "max", "min": "min"}[query.act]
    script = f'{_all(query)} | group_by({group.path})[] | "\\(map({column.path}) | {how})\\t\\(.[0]{group.path})"'
    flags = "n" if query.is_descending is False else "rn"
    head = f" | head -n {query.take}" if query.take else ""
    return f"{_jq(query, script, flags='r', is_slurped=True)} | sort -{flags}{head}"
