"""A row breaks a rule of its table: a key that exists, a value that is missing, a reference to nothing."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "duplicate key value violates",
    "violates not-null constraint",
    "violates foreign key constraint",
    "violates check constraint",
    "unique constraint failed",
    "not null constraint failed",
    "foreign key constraint failed",
    "check constraint failed",
    "duplicate entry",
    "foreign key constraint fails",
)
MATCHES = (
    Case(
        "sqlite3 t.db 'insert into users values(1,\"a\")'",
        "Error: stepping, UNIQUE constraint failed: users.id (19)",
        19,
        says="users.id",
    ),
    Case(
        "sqlite3 t.db 'insert into users(id) values(5)'",
        "Error: stepping, NOT NULL constraint failed: users.name (19)",
        19,
        says="users.name",
    ),
    Case(
        "psql -f q.sql",
        'ERROR:  duplicate key value violates unique constraint "users_pkey"\nDETAIL:  Key (id)=(1) already exists.',
        3,
        says="(id)=(1)",
    ),
    Case(
        "mysql shop -e 'insert into users values (1)'",
        "ERROR 1062 (23000) at line 1: Duplicate entry '1' for key 'users.PRIMARY'",
        1,
        says="users.PRIMARY",
    ),
    Case(
        "psql -f q.sql",
        'ERROR:  insert or update on table "orders" violates foreign key constraint "orders_user_fkey"\nDETAIL:  Key '
        '(user_id)=(9) is not present in table "users".',
        3,
        says="(user_id)=(9)",
    ),
)
IGNORES = (Case("sqlite3 t.db .tables", "Error: file is not a database", 1),)
DETAIL = late_pattern(r"Key (?P<key>\(.+?\)=\(.*?\)) ")
NAMED = late_pattern(
    r"constraint failed: (?P<lite>[^\n]+?)(?: \(\d+\))?$|Duplicate entry '(?P<value>[^']*)' for key '(?P<key>[^']+)'"
    r'|constraint "(?P<pg>[^"]+)"|value in column "(?P<column>[^"]+)"|CONSTRAINT `(?P<my>[^`]+)`',
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    detail = DETAIL.search(problem.text)
    which = (
        detail["key"]
        if detail
        else next(group for group in (match["lite"], match["key"], match["column"], match["pg"], match["my"]) if group)
    )
    text = problem.text.lower()
    if "foreign key" in text:
        summary, step = f"The row points to one that does not exist: {which}.", "insert the row it points to first"
        idea = "A foreign key promises that the row it names is in the other table."
    elif "not null" in text or "not-null" in text:
        summary, step = f"A value is missing that must be there: {which}.", "give the column a value"
        idea = "The table says that this column may not stay empty."
    elif "check constraint" in text:
        summary, step = f"A value breaks a rule of the table: {which}.", "see the rule in the table's definition"
        idea = "A check constraint is a condition that every row has to fulfil."
    else:
        summary, step = f"There is a row with this key already: {which}.", "use another key, or update the row"
        idea = "The table says that no two rows may have the same value here."
    return Finding(summary, 0.97, idea, (match[0],), (), (step,))
