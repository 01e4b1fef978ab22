"""A file that is no SQLite database, or an encrypted or damaged one."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import shown_bytes
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("file is not a database", "file is encrypted or is not a database", "database disk image is malformed")
MATCHES = (
    Case(
        "sqlite3 bad.db .tables",
        "Error: file is not a database",
        1,
        (("bad.db", "hello, I am a text"),),
        says="`bad.db`",
        fix="file bad.db",
    ),
    Case(
        "sqlite3 t.db .tables",
        "Error: database disk image is malformed",
        11,
        says="damaged",
        fix="sqlite3 t.db .recover | sqlite3 t.db.recovered",
    ),
)
IGNORES = (Case("sqlite3 no/t.db .tables", 'Error: unable to open database "no/t.db": unable to open database file'),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of("sqlite3")
    file = next((word for word in argv[1:] if not word.startswith("-")), "")
    name = f"`{file}`" if file else "The file"
    if "malformed" in problem.text:
        return Finding(
            f"The database {name} is damaged.",
            0.96,
            "A part of the file is not as SQLite wrote it. What can still be read can be put into a new file.",
            ("database disk image is malformed",),
            (
                Fix(
                    f"sqlite3 {quote_path(file)} .recover | sqlite3 {quote_path(file)}.recovered",
                    "saves what can be read",
                ),
            )
            if file
            else (),
            ("take it back from a backup",),
        )
    start = facts.read_bytes(file, 16) if file else b""
    return Finding(
        f"{name} is not an SQLite database.",
        0.96,
        "Such a file begins with the words SQLite format 3. This one is of another kind, or encrypted.",
        (f"it begins with {shown_bytes(start)}" if start else "file is not a database",),
        (Fix(f"file {quote_path(file)}", "tells what kind of file it is"),) if file else (),
        () if file else ("check which file is opened",),
    )
