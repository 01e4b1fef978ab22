"""A search pattern that is not a valid regular expression."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unmatched [",
    "unmatched (",
    "unmatched )",
    "trailing backslash",
    "invalid regular expression",
    "invalid preceding regular expression",
    "missing closing parenthesis",
    "invalid range end",
    "unmatched ( or",
    "regex parse error",
    "missing terminating ]",
    "repetition operator missing expression",
    "brackets ([ ]) not balanced",
    "parentheses not balanced",
    "invalid content of \\\\{\\\\}",
    "quantifier does not follow",
    "syntax error in subpattern name",
    "lookbehind assertion is not fixed length",
    "at end of pattern",
    "unrecognized character",
    "range out of order in character class",
    "numbers out of order",
)
PROGRAMS = frozenset({"grep", "egrep", "zgrep", "rg", "ack", "ag", "sed", "git"})
MATCHES = (
    Case("grep '[a' notes.txt", "grep: Unmatched [, [^, [:, [., or [=", 2, says="`[`", fix="grep -F '[a' notes.txt"),
    Case("grep -E '(a' notes.txt", "grep: Unmatched ( or \\(", 2, says="`(`", fix="grep -F '(a' notes.txt"),
    Case("grep 'a\\' notes.txt", "grep: Trailing backslash", 2, says="backslash"),
    Case("grep -P '(?<=a' notes.txt", "grep: missing closing parenthesis", 2, says="`(`"),
    Case("grep -P 'a(?<b' f", "grep: syntax error in subpattern name (missing terminator?)", 2, says="`(`"),
    Case("grep -P '[z-a]' f", "grep: range out of order in character class", 2, says="range"),
    Case("grep -P '(?<=a*)b' f", "grep: lookbehind assertion is not fixed length", 2, says="look-behind"),
    Case(
        "rg '(a' .", "regex parse error:\n    (?:(a)\n    ^\nerror: unclosed group", 2, says="`(`", fix="rg -F '(a' ."
    ),
    Case("grep '[9-0]' f", "grep: Invalid range end", 2, says="backwards"),
)
IGNORES = (
    Case("grep foo src", "grep: src: Is a directory", 2),
    Case("grep x none", "grep: none: No such file or directory", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text.lower()
    what = (
        "a trailing backslash"
        if "trailing backslash" in text
        else "an open `(`"
        if "(" in text or "parenthes" in text
        else "a look-behind that may match texts of several lengths"
        if "lookbehind" in text
        else "a range that runs backwards"
        if "out of order" in text or "invalid range end" in text
        else "an open `[`"
        if "[" in text or "bracket" in text
        else "a mistake"
    )
    argv = problem.argv_of("grep", "egrep", "zgrep", "rg", "git", "ack", "ag")
    fixes: tuple[Fix, ...] = ()
    if argv and argv[0] in ("grep", "rg", "zgrep"):
        fixed = problem.command
        if "-E" in argv or "-P" in argv:
            fixed = re.sub(r"(?<=\s)-[EP](?=\s)", "-F", problem.command, count=1)
        else:
            fixed = problem.insert_after(argv[0], "-F")
        fixes = (Fix(fixed, "-F takes the pattern letter by letter"),)
    return Finding(
        f"The pattern is not a valid regular expression: it has {what}.",
        0.95,
        "In a pattern signs such as [ ( * and the backslash have a meaning of their own. To search for the sign "
        "itself put \\ before it, or use -F.",
        (problem.lines[0],),
        fixes,
        () if fixes else ("close the bracket, or put \\ before it",),
    )
