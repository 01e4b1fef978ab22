"""A value that sort, cut, head, tail, tr, seq or split cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "invalid number at field start",
    "multi-character tab",
    "you must specify a list of",
    "invalid field value",
    "delimiter must be a single character",
    "fields are numbered from 1",
    "invalid byte/character position",
    "invalid number of lines",
    "invalid number of bytes",
    "invalid trailing option",
    "bad delimiter",
    "illegal list value",
    "illegal line count",
    "invalid number",
    "invalid field number",
    "invalid file number in field spec",
    "delimiter list ends with",
    "invalid time interval",
    "invalid floating point argument",
    "invalid number of columns",
    "stray character in field spec",
    "when not truncating set1",
    "misaligned",
)
PROGRAMS = frozenset(
    {
        "sort",
        "cut",
        "head",
        "tail",
        "seq",
        "split",
        "sleep",
        "timeout",
        "dd",
        "tr",
        "xargs",
        "fold",
        "nl",
        "join",
        "paste",
        "truncate",
        "shuf",
    }
)
MATCHES = (
    Case("sort -t 'ab' notes.txt", "sort: multi-character tab ‘ab’", 2, says="-t"),
    Case(
        "sort -k notes.txt",
        "sort: invalid number at field start: invalid count at start of ‘notes.txt’",
        2,
        (("notes.txt", ""),),
        says="-k",
    ),
    Case(
        "cut -d, notes.txt",
        "cut: you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.",
        says="-f",
        fix="cut -d, -f1 notes.txt",
    ),
    Case("cut -f notes.txt", "cut: invalid field value ‘notes.txt’", says="-f"),
    Case(
        "cut -d ', ' -f1 notes.txt",
        "cut: the delimiter must be a single character",
        says="one character",
        fix="cut -d , -f1 notes.txt",
    ),
    Case("cut -f 0 notes.txt", "cut: fields are numbered from 1", says="1", fix="cut -f 1 notes.txt"),
    Case("head -n x notes.txt", "head: invalid number of lines: ‘x’", says="`x`"),
    Case("sleep 5minutes", "sleep: invalid time interval ‘5minutes’", says="5minutes", fix="sleep 5m"),
    Case("timeout sleep 1", "timeout: invalid time interval ‘sleep’", 125, says="`sleep`"),
    Case("seq a", "seq: invalid floating point argument: ‘a’", says="`a`"),
    Case(
        "echo a | xargs -n echo",
        'xargs: invalid number "echo" for -n option',
        says="-n",
        fix="echo a | xargs -n 1 echo",
    ),
    Case("join -o 1.a x y", "join: invalid field number: ‘a’", says="`a`"),
    Case("paste -d '\\' a b", "paste: delimiter list ends with an unescaped backslash: \\", says="backslash"),
)
IGNORES = (
    Case("sort none", "sort: cannot read: none: No such file or directory", 2),
    Case("ls -W", "ls: invalid option -- 'W'", 2),
)
WORD = late_pattern(r"[‘'\"“](?P<word>[^’'\"”]*)[’'\"”]")
UNITS = {
    "s": "s",
    "sec": "s",
    "secs": "s",
    "second": "s",
    "seconds": "s",
    "min": "m",
    "mins": "m",
    "minute": "m",
    "minutes": "m",
    "hour": "h",
    "hours": "h",
    "hr": "h",
    "day": "d",
    "days": "d",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    line = next((each for each in problem.lines if re.match(r"(?:/\S*/)?\w+: ", each)), "")
    if not line:
        return None
    named = WORD.search(line)
    word = named["word"] if named else ""
    program = line.partition(":")[0].rpartition("/")[2]
    text, fixed, why, step = _reading(problem, program, line, word)
    if not text:
        return None
    fixes = (Fix(fixed, why),) if fixed and fixed != problem.command else ()
    return Finding(
        text,
        0.92,
        f"{program} checks its numbers and lists before it starts; nothing was read or changed.",
        (line,),
        fixes,
        () if fixes else (step or f"see what it takes: {program} --help",),
    )


def _reading(problem: Problem, program: str, line: str, word: str) -> tuple[str, str, str, str]:
    command = problem.command
    if "must specify a list" in line:
        fixed = re.sub(r"(cut(?: -d ?\S+)?)", r"\1 -f1", command, count=1)
        return "cut does not know which columns to take: -f is missing.", fixed, "takes the first column", ""
    if "single character" in line or "bad delimiter" in line:
        given = re.search(r"-d ?(['\"])(.)\s\1", command)
        fixed = command.replace(given[0], f"-d {quote(given[2])}", 1) if given else ""
        return (
            "cut's delimiter (-d) must be one character.",
            fixed,
            "the sign without the space",
            "for longer separators use awk -F",
        )
    if "numbered from 1" in line:
        return (
            "Columns are counted from 1, and 0 was asked for.",
            re.sub(r"(-[fcb]) ?0\b", r"\1 1", command, count=1),
            "the first column",
            "",
        )
    if "multi-character tab" in line:
        return f"sort's -t takes one character as the separator, not `{word}`.", "", "", "give one character: -t ,"
    if "field start" in line:
        return (
            f"sort's -k takes the number of a column, and `{word}` is none.",
            "",
            "",
            "for example the second column: sort -k 2",
        )
    if "time interval" in line:
        match = re.fullmatch(r"(\d+(?:\.\d+)?) ?([a-z]+)", word)
        unit = UNITS.get(match[2], "") if match else ""
        fixed = problem.replace_word(word, f"{match[1]}{unit}") if match and unit else ""
        return (
            f"`{word}` is not a time that {program} reads: a number with s, m, h or d.",
            fixed,
            "in its own unit",
            "for example 5m",
        )
    if program == "xargs":
        option = next(iter(re.findall(r"for (?:the )?(-\w)\b", line)), "-n")
        return (
            f"The option {option} of xargs needs a number after it.",
            re.sub(rf"xargs {option}\b", f"xargs {option} 1", command, count=1),
            "one at a time",
            "",
        )
    if re.search(r"invalid (?:field|file) number", line):
        return (
            f"A field of {program} is given by numbers, and `{word}` holds none that fits.",
            "",
            "",
            "for -o of join: file and field with a dot, such as 1.2,2.1" if program == "join" else "count from 1",
        )
    if "delimiter list ends" in line:
        return (
            "A backslash alone is no separator for paste: it stands before the letter of another sign.",
            "",
            "",
            "write it twice, as '\\\\', or name the sign: '\\t' for a tab",
        )
    if "field value" in line or "position" in line or "list value" in line:
        return (
            f"cut's -f and -c take numbers of columns, and `{word}` is none.",
            "",
            "",
            "for example the second column: cut -f 2",
        )
    if re.search(r"invalid (?:number|floating|trailing)|illegal|count", line):
        return f"`{word or line.rpartition(' ')[2]}` is not a number that {program} can use here.", "", "", ""
    return "", "", "", ""
