"""SQLite understood the SQL, but cannot do it: foreign keys, names that are ambiguous, sums in the wrong place."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "foreign key constraint failed",
    "ambiguous column name",
    "misuse of aggregate",
    'cannot open "',
    "wrong number of arguments to function",
    "datatype mismatch",
    "unable to delete/modify",
    "attempt to write a readonly",
    "row value misused",
    "order by clause should come",
    "limit clause should come",
)
PROGRAMS = frozenset({"sqlite3", "sqlite", "litecli"})
MATCHES = (
    Case("sqlite3 a.db 'insert into c values(5)'", "Error: stepping, FOREIGN KEY constraint failed (19)", 19,
         says="another table"),
    Case("sqlite3 a.db 'select a from t, u'", "Error: in prepare, ambiguous column name: a", 1, says="`a`"),
    Case("sqlite3 a.db 'select * from t where count(*)>1'", "Error: in prepare, misuse of aggregate function count()",
         1, says="`count`"),
    Case("sqlite3 a.db '.import none.csv t'", 'Error: cannot open "none.csv"', 1, says="`none.csv`"),
    Case("sqlite3 a.db 'select upper()'", "Error: in prepare, wrong number of arguments to function upper()", 1,
         says="`upper`"),
    Case("sqlite3 a.db 'insert into t values(1)'", "Error: stepping, datatype mismatch (20)", 20, says="kind"),
)  # fmt: skip
IGNORES = (
    Case("sqlite3 a.db 'x'", 'Error: in prepare, near "x": syntax error', 1),
    Case("sqlite3 db/x.db 'select 1'", 'Error: unable to open database "db/x.db": unable to open database file'),
)
TOLD = (
    (
        late_pattern(r"FOREIGN KEY constraint failed"),
        lambda m, p: Finding(
            "A row points to a row of another table that is not there, or is still pointed to.",
            0.96,
            "A foreign key holds the key of a row elsewhere. That row has to be there first, and go last.",
            seen(m),
            (),
            ("insert the row that is pointed to first, or delete those that point to it",),
        ),
    ),
    (
        late_pattern(r"ambiguous column name: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"Several tables have a column `{m['name']}`, and it is not said which is meant.",
            0.97,
            "Put the table and a point before the name, as in t.name.",
            seen(m),
            (),
            (f"write the table before it: t.{m['name']}, with the name of yours",),
        ),
    ),
    (
        late_pattern(r"misuse of aggregate(?: function)?:? (?P<name>\w+)\(\)"),
        lambda m, p: Finding(
            f"`{m['name']}` counts over many rows, so it cannot stand in WHERE.",
            0.96,
            "WHERE looks at one row at a time. What is counted over groups is asked for in HAVING.",
            seen(m),
            (),
            ("write GROUP BY and then HAVING with the condition",),
        ),
    ),
    (
        late_pattern(r"(?m)^Error: cannot open \"(?P<name>[^\"]+)\""),
        lambda m, p: Finding(
            f"The file `{m['name']}` cannot be opened.",
            0.95,
            "The path is taken from the folder in which sqlite3 was started.",
            seen(m),
            (Fix("ls", "shows what is here"),),
            ("check the name of the file",),
        ),
    ),
    (
        late_pattern(r"wrong number of arguments to function (?P<name>\w+)\(\)"),
        lambda m, p: Finding(
            f"The function `{m['name']}` takes another number of values.",
            0.96,
            "What stands between its brackets is too much or too little.",
            seen(m),
            (),
            (f"see in the manual what {m['name']} takes",),
        ),
    ),
    (
        late_pattern(r"datatype mismatch"),
        lambda m, p: Finding(
            "A value is of another kind than the column takes.",
            0.94,
            "A column that is INTEGER PRIMARY KEY takes whole numbers only.",
            seen(m),
            (Fix(f"{' '.join(p.argv[:2])} .schema", "shows the columns with their kinds"),) if len(p.argv) > 1 else (),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
