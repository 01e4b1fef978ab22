"""A mistake in a find command: order, quotes, the end of -exec, a value."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "paths must precede expression",
    "missing argument to",
    "unknown predicate",
    "unknown argument to -type",
    "must separate multiple arguments to",
    "invalid -size type",
    "possible unquoted pattern",
    "unknown primary or operator",
    "expected a positive decimal",
    "only one instance of {}",
    "invalid argument",
)
PROGRAMS = frozenset({"find", "gfind"})
MATCHES = (
    Case(
        "find . -name *.txt",
        "find: paths must precede expression: `b.txt'\nfind: possible unquoted pattern after predicate `-name'?",
        1,
        (("a.txt", ""), ("b.txt", "")),
        says="*.txt",
        fix="find . -name '*.txt'",
    ),
    Case(
        "find -name '*.txt' docs",
        "find: paths must precede expression: `docs'",
        says="`docs`",
        fix="find docs -name '*.txt'",
    ),
    Case("find . -exec rm {}", "find: missing argument to `-exec'", says="-exec", fix="find . -exec rm {} \\;"),
    Case("find . -exec rm {} ;", "find: missing argument to `-exec'", fix="find . -exec rm {} \\;"),
    Case("find . -nam x", "find: unknown predicate `-nam'", says="-nam", fix="find . -name x"),
    Case(
        "find . -type directory", "find: Unknown argument to -type: directory", says="directory", fix="find . -type d"
    ),
    Case("find . -size +10MB", "find: invalid -size type `B'", says="size", fix="find . -size +10M"),
    Case("find . -name", "find: missing argument to `-name'", says="-name"),
    Case("find . -mtime x", "find: invalid argument `x' to `-mtime'", says="-mtime"),
)
IGNORES = (Case("find none", "find: ‘none’: No such file or directory"),)
_PREDICATES = """
    -name -iname -path -ipath -regex -type -size -mtime -mmin -newer -user -group -perm -empty -maxdepth -mindepth
    -exec -execdir -delete -print -print0 -prune -not -and -or -ls -quit -links -follow -xdev
"""
PREDICATES = frozenset(_PREDICATES.split())
TYPES = {
    "directory": "d",
    "dir": "d",
    "folder": "d",
    "file": "f",
    "files": "f",
    "regular": "f",
    "link": "l",
    "symlink": "l",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    line = next((each for each in problem.lines if each.startswith(("find: ", "gfind: "))), "")
    if not line:
        return None
    command = problem.command
    fixed, summary, why = "", "", ""
    if "precede" in line:
        word = re.search(r"expression: [`'‘]?([^'’]+)", line)
        loose = re.search(r"(-i?(?:name|path)) ([^\s'\"\\]*[*?\[][^\s'\"]*)", command)
        if loose:
            fixed = command.replace(loose[0], f"{loose[1]} '{loose[2]}'", 1)
            summary, why = (
                f"The pattern {loose[2]} is not quoted: the shell replaced it by file names.",
                "quotes hand the pattern to find as it is",
            )
        elif word:
            path = word[1]
            rest = re.sub(rf"\s+{re.escape(quote(path))}(?=\s|$)", "", command, count=1)
            fixed = re.sub(r"^(\s*(?:sudo )?find)\b", lambda match: f"{match[1]} {quote_path(path)}", rest, count=1)
            summary, why = f"The place to search, `{path}`, has to come before the conditions.", "the place first"
    elif "missing argument to `-exec" in line or "missing argument to '-exec" in line:
        fixed = re.sub(r"\s*;?\s*$", "", command) + " \\;"
        summary, why = (
            "-exec has no end: the closing \\; is missing or the shell took it.",
            "\\; ends the command that -exec runs",
        )
    elif match := re.search(r"unknown (?:predicate|primary or operator):? [`'‘]?(-[\w-]+)", line):
        meant = closest(match[1], PREDICATES, limit=1)
        fixed = problem.replace_word(match[1], meant[0]) if meant else ""
        summary, why = f"find has no condition `{match[1]}`.", f"`{meant[0]}` is one" if meant else ""
    elif match := re.search(r"Unknown argument to -type: (\S+)|Must separate multiple arguments to (?=-type)", line):
        given = match[1] or next(iter(re.findall(r"-type (\S+)", command)), "")
        letter = TYPES.get(given.lower(), "")
        fixed = command.replace(f"-type {given}", f"-type {letter}", 1) if letter else ""
        summary, why = f"`{given}` is not a type for find: it takes one letter.", f"{letter} is the letter for it"
    elif "-size type" in line:
        fixed = re.sub(r"(-size [+-]?\d+[kKMG])[bB]\b", lambda m: m[1].replace("K", "k"), command, count=1)
        size = next(iter(re.findall(r"-size (\S+)", command)), "")
        summary = f"The size `{size}` is written in a way find does not read: units are c, k, M, G."
        why = "with find's unit"
    elif match := re.search(r"(?:missing|invalid|positive decimal integer) argument .*?(-\w+)", line):
        summary = f"`{match[1]}` needs a value, and a fitting one."
    if not summary:
        return None
    fixes = (Fix(fixed, why),) if fixed and fixed != command else ()
    return Finding(
        summary,
        0.95 if fixes else 0.85,
        "find reads: where to search, then conditions such as -name '*.txt' or -size +10M, then what to do with "
        "what it finds.",
        (line,),
        fixes,
        () if fixes else ("see its conditions: man find",),
    )
