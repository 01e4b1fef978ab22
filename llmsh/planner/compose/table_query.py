"""What is asked of a table."""

from dataclasses import dataclass, field

from llmsh.core.plan import Effect
from llmsh.planner.compose.table_condition import Condition
from llmsh.planner.compose.table_data import Column, TableFile
from llmsh.planner.slots import quote_glob, quote_path


@dataclass(slots=True)
class Query:
    """What is wanted of a table. cells: where in the conditions a column, by its number, must hold one of some words;
    key: the column sorted by; value: the column summed up; factor: what it is multiplied by; listed: a file that lists
    values of a column, which the rows must have or, with is_unlisted, must not have; template: what to print of each
    row, columns by name; with_file: the name of the file before it; asks: "who" or "which rows"."""

    table: TableFile
    conditions: list[Condition] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    cells: dict[int, int] = field(default_factory=dict)
    key: Column | None = None
    is_descending: bool | None = None
    take: str = ""
    act: str = ""
    value: Column | None = None
    factor: Column | None = None
    row_columns: tuple[Column, ...] = ()
    group: Column | None = None
    has_rows: bool = False
    asks: str = ""
    without_header: bool = False
    dropped: list[Column] = field(default_factory=list)
    form: str = ""
    template: str = ""
    style: str = ""
    with_file: bool = False
    listed: tuple[str, Column] | None = None
    is_unlisted: bool = False
    redirect: str = ""
    effect: Effect = Effect.READS
    words: list[str] = field(default_factory=list)


def quoted_path(table: TableFile) -> str:
    """The file or files as bash words."""
    return quote_glob(table.path) if table.is_many else quote_path(table.path)
