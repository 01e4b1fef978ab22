"""A program got more operands than it takes, often because a name with spaces was not quoted."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("extra operand", "too many arguments", "too many operands")
MATCHES = (
    Case(
        "tr a-z A-Z notes.txt",
        "tr: extra operand ‘notes.txt’\nTry 'tr --help' for more information.",
        1,
        (("notes.txt", "x"),),
        says="`notes.txt`",
        fix="tr a-z A-Z < notes.txt",
    ),
    Case("date +%Y extra", "date: extra operand ‘extra’\nTry 'date --help' for more information.", says="`extra`"),
    Case("cd a b", "bash: line 1: cd: too many arguments", says="cd"),
    Case("exit 1 2", "bash: line 1: exit: too many arguments", says="`exit`"),
    Case("uniq a b c", "uniq: extra operand ‘c’", says="`c`"),
    Case(
        "date +%d.%m. %H:%M",
        "date: extra operand ‘%H:%M’",
        says="space",
        fix="date '+%d.%m. %H:%M'",
    ),
    Case("date -u +%F now", "date: extra operand ‘now’", says="`now`"),
)
IGNORES = (Case("[ a = b c ]", "bash: line 1: [: too many arguments", 2), Case("touch", "touch: missing file operand"))
NAMED = late_pattern(
    r"extra operand [‘'`](?P<word>[^’']+)|(?P<cd>cd): too many arguments"
    r"|\b(?P<builtin>exit|return|break|continue|shift|pwd|logout): too many arguments"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    fixes: tuple[Fix, ...] = ()
    if match["cd"]:
        words = problem.argv_of("cd")[1:]
        joined = " ".join(words)
        if words and facts.is_dir(joined):
            fixes = (Fix(f"cd {quote_path(joined)}", "quotes make one name of it"),)
        return Finding(
            f"cd goes to one folder, and `{joined}` are {len(words)} words.",
            0.94,
            "The shell splits a line at spaces. A name with spaces has to be put in quotes.",
            (f"a folder called `{joined}` is here",) if fixes else (),
            fixes,
            () if fixes else ("name one folder; put quotes around a name with spaces",),
        )
    if match["builtin"]:
        return Finding(
            f"`{match['builtin']}` takes at most one number, and more than that was given.",
            0.94,
            "It is built into the shell and takes one status or count. A text belongs in an echo before it.",
            (match[0],),
            (),
            (f"write it with one number: {match['builtin']} 1",),
        )
    word = match["word"]
    form = problem.argv_of("date")
    if len(form) > 2 and form[1].startswith("+") and form[2] == word and "%" in word:
        typed = re.search(rf"{re.escape(form[1])}\s+{re.escape(word)}", problem.command)
        whole = f"{form[1]} {word}"
        return Finding(
            "A space broke the format of the date into two words.",
            0.95,
            "The format is one word that begins with +. Quotes keep its words together.",
            (match[0],),
            (Fix(problem.command.replace(typed[0], shlex.quote(whole), 1), "the format in quotes"),) if typed else (),
            () if typed else ("put the whole format in quotes",),
        )
    program = problem.argv[0] if problem.argv else "the program"
    if program == "tr" and facts.is_file(word):
        fixes = (
            Fix(
                problem.replace_text(word, f"< {quote_path(word)}"), "tr reads only its input, so the file is fed to it"
            ),
        )
    return Finding(
        f"`{program}` does not know what to do with `{word}`: it takes fewer words.",
        0.9,
        "Either one word is too many, or a text with spaces was not quoted and fell apart into several words.",
        (match[0],),
        fixes,
        () if fixes else (f"take `{word}` out, or quote the text that it belongs to",),
    )
