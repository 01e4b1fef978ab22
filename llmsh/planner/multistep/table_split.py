"""Splitting a table: one file for each value of a column, or for the values that are named, each with the header."""

import re

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.table_data import TableFile
from llmsh.planner.compose.table_files import table_at
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_TABLE = r"(?:(?:the|all)\s+)?(?:\w+\s+(?:in|of)\s+)?(?P<path>'[^']+'|[\w./~-]+\.(?:csv|tsv))"
_SPLIT = re.compile(
    rf"^(?:split|divide|separate|break)\s+(?:up\s+)?{_TABLE}\s+(?:up\s+)?(?:by|"
    r"(?:in)?to\s+(?:one|a|separate|several|an\s+own)\s+(?:csv\s+|own\s+)?files?\s+(?:per|"
    r"for\s+(?:each|every)|by))\s+"
    rf"(?:the\s+|its\s+)?(?:column\s+)?(?P<column>[\w ]+?)(?P<rest>\s*(?:[,:;].*)?)$",
    re.IGNORECASE | re.DOTALL,
)
_GOES = re.compile(
    r"(?:the\s+|all\s+)?(?:those|ones|rows|lines|students|people|entries|orders)?\s*(?:in|"
    r"of|with|from|that\s+are|for)?\s*(?P<value>'[^']+'|"
    r"[\w-]+)\s+(?:(?:should\s+)?go(?:es)?\s+)?(?:in)?to\s+(?P<to>[\w./~-]+\.\w+)",
    re.IGNORECASE,
)
_NO_HEADER = re.compile(r"\b(?:without|no)\s+(?:the\s+)?(?:header|headings?|first\s+line)", re.IGNORECASE)


def propose(request: str, context: Context) -> Proposal | None:
    """`request` as the splitting of a table that is there by a column; None when it is none."""
    match = _SPLIT.match(request.strip().rstrip("."))
    if match is None:
        return None
    path = match["path"].strip("'")
    table = table_at(path, context)
    if table is None or not table.separator or not table.has_header:
        return None
    wanted = match["column"].lower().strip()
    column = next((item for item in table.columns if item.name.lower() == wanted), None)
    if column is None:
        return None
    rest = match["rest"]
    separator = "'\\t'" if table.separator == "\t" else quote(table.separator)
    named = [(goes["value"].strip("'"), goes["to"]) for goes in _GOES.finditer(rest)]
    if named and all(value in column.cells for value, _ in named):
        return _named(table, column.number, separator, named)
    folder, before, ending = _pattern(rest, path, column.cells)
    head = "" if _NO_HEADER.search(rest) else "if (!(f in seen)) { print head > f; seen[f] = 1 } "
    target = f'"{folder}{before}" ${column.number} ".{ending}"'
    command = (
        f"awk -F {separator} 'NR == 1 {{ head = $0; next }} {{ f = {target}; {head}print > f }}' {quote_path(path)}"
    )
    if folder and not (context.cwd / folder).is_dir():
        command = f"mkdir -p {quote_path(folder.rstrip('/'))} && {command}"
    said = f"Writes the rows of {path} to one file for each {column.name}{'' if not head else ', with the header'}."
    return Proposal(
        (Step(command, said, Effect.CREATES, recipes=("table.split",)),), 0.93, "steps", reads=(path,), product=folder
    )


def _named(table: TableFile, number: int, separator: str, named: list[tuple[str, str]]) -> Proposal:
    steps = tuple(
        Step(
            f"awk -F {separator} 'NR == 1 || ${number} == \"{value}\"' {quote_path(table.path)} > {quote_path(to)}",
            f"Writes the rows with {value} to {to}.",
            Effect.CREATES,
            recipes=("table.split",),
        )
        for value, to in named
        if re.fullmatch(r"[\w .-]+", value)
    )
    return Proposal(steps, 0.92, "steps", reads=(table.path,), made=tuple(to for _, to in named))


def _pattern(rest: str, path: str, cells: frozenset[str]) -> tuple[str, str, str]:
    """The folder, what stands before the value, and the ending of the files, by the example that is given."""
    ending = path.rpartition(".")[2]
    for match in re.finditer(r"(?P<dir>[\w./~-]*/)?(?P<name>[\w-]+)\.(?P<ending>csv|tsv)\b", rest):
        value = next((cell for cell in cells if match["name"].endswith(cell)), "")
        if value:
            return match["dir"] or "", match["name"].removesuffix(value), match["ending"]
    if placed := re.search(
        (
            r"\b(?:in|into|to|inside)\s+(?:the\s+|"
            r"a\s+)?(?:new\s+)?(?:folder\s+|directory\s+)?(?:called\s+|"
            r"named\s+)?(?P<dir>[\w./-]+)"
        ),
        rest,
    ):
        return f"{placed['dir'].rstrip('/')}/", "", ending
    folder = path.rpartition("/")[0]
    return f"{folder}/" if folder else "", "", ending
