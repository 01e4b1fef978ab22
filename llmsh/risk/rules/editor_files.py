"""Files that an editor or a database shell is told to write by its own commands, in its words or its input.

Source: POSIX.1-2024, XCU, ed and ex; sqlite3(1), dot commands; vim documentation, `:argdo`, `:bufdo`.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, place_of
from llmsh.syntax.unwrap.editors import VIMS

IS_PARTIAL = True
PROGRAMS = VIMS | {"ed", "sqlite3", "duckdb", "kak", "emacs", "emacsclient"}
MATCHES = (
    "ed -s /etc/hosts <<< $',d\\nw'",
    "sqlite3 :memory: \"select writefile('/etc/passwd','')\"",
    "sqlite3 a.db '.output /etc/passwd'",
    "vim -c 'argdo %d | w' *.py",
    "vim -c 'w! /etc/hosts' x",
)
IGNORES = (
    "vim /etc/hosts",
    "ed -s notes.txt <<< $',p\\nq'",
    "sqlite3 a.db 'select 1'",
    "vim -c 'set nowrap' a",
    "ed -s notes.txt <<< p",
)
_WRITTEN = late_pattern(
    r"(?im)^(?:[\d,$.%]*)w(?:q|rite)?!?\s+(?:!|>>)?\s*([/~][^\s|]+)"
    r"|\bwritefile\s*\(\s*'([^']+)'|^\s*\.(?:output|once|backup|save|log|clone|dump|archive)\s+(?:-\S+\s+)*([/~]\S+)"
    r"|\b(?:into\s+outfile|copy\s+.*\bto)\s+'([/~][^']+)'|\bw(?:rite)?!?\s+([/~][^\s|]+)"
)
_WRITES_BACK = late_pattern(r"(?m)^(?:[\d,$.%]*)w(?:q|rite)?\s*$")
_LOADED = late_pattern(r"(?i)\bload_extension\s*\(|(?m:^\s*\.load\s)|^\s*(?:load|install)\s+'")
_EVERYWHERE = late_pattern(
    r"\b(?:arg|buf|win|tab|cf|c|lf|l)do\b.*?[|\s](?:w|wq|x|up|upd|update|write|wall|wa|xa|wqa|wqall|xall)!?\s*(?:$|\|)"
)
_HARM = {
    Place.DEVICE: Reason.DISK,
    Place.STARTUP: Reason.PERSISTENCE,
    Place.ACCESS: Reason.PRIVILEGE,
    Place.KERNEL: Reason.SYSTEM_CONFIG,
    Place.SYSTEM: Reason.SYSTEM_CONFIG,
}


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    given = [item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target]
    if command.program in VIMS and any(_EVERYWHERE.search(shape) for shape in command.shapes):
        return danger(Reason.OVERWRITE, "changes every file that it is given")
    for text in (*command.shapes, *given):
        if found := _judge(command, text):
            return found
    return None


def assess_input(command: SimpleCommand, text: str) -> Finding | tuple[Finding, ...] | None:
    return _judge(command, text)


def _judge(command: SimpleCommand, text: str) -> Finding | tuple[Finding, ...] | None:
    paths = [next(group for group in match.groups() if group) for match in _WRITTEN.finditer(text)]
    if command.program in ("ed", "ex") and _WRITES_BACK.search(text):
        paths += [word.shape for word in command.operands]
    for path in paths:
        if (reason := _HARM.get(place_of(path))) is not None:
            return (
                danger(reason, f"writes {place_of(path)}", path),
                danger(Reason.OVERWRITE, f"writes {place_of(path)}", path),
            )
    if command.program in ("sqlite3", "duckdb") and _LOADED.search(text):
        return caution(Reason.INDIRECT, "loads a library that is not shown here")
    ordinary = [path for path in paths if place_of(path) is not Place.NULL]
    return caution(Reason.OVERWRITE, "may replace what it names", *ordinary) if ordinary else None
