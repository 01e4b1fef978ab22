"""Small languages and their tools (bison, flex, gettext, Tcl, rename): what they cannot read, and where."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "error: ",
    "premature eof",
    "unrecognized rule",
    "incomplete name definition",
    "syntax error",
    'keyword "',
    "invalid command name",
    "while executing",
    "not terminated at line",
    "end-of-line within string",
)
PROGRAMS = frozenset(
    {"bison", "yacc", "flex", "lex", "msgfmt", "msgmerge", "tclsh", "expect", "wish", "rename", "prename"}
)
MATCHES = (
    Case("bison a.y", "a.y:1.1-3: error: syntax error, unexpected string, expecting :", 1, says="a.y line 1"),
    Case("flex a.l", "a.l:1: incomplete name definition\na.l:2: premature EOF", 1, says="a.l line 1"),
    Case("msgfmt a.po", "a.po:2: keyword \"msgstrr\" unknown\na.po:2:8: syntax error", 1, says="`msgstrr`"),
    Case("msgfmt a.po", "a.po:7: end-of-line within string\nmsgfmt: found 1 fatal error", 1, says="a.po line 7"),
    Case("tclsh a.tcl", 'invalid command name "nope"\n    while executing\n"nope 1"', 1, says="`nope`"),
    Case("expect a.exp", 'couldn\'t execute "nosuchp": no such file or directory\n    while executing\n"spawn nosuchp"',
         1, says="`nosuchp`"),
    Case("rename 's/a/b' a.txt", "Substitution replacement not terminated at line 1, in:\ns/a/b", 255, says="closing"),
)  # fmt: skip
IGNORES = (Case("gcc a.c", "a.c:1:2: error: unknown type name ‘foo’", 1),)
TOLD = (
    (
        late_pattern(r"invalid command name \"(?P<name>[^\"]*)\""),
        lambda m, p: Finding(
            f"Tcl knows no command `{m['name']}`.",
            0.95,
            "It is misspelt, or belongs to a package that was not loaded with package require.",
            seen(m),
            (),
            ("check the name, or load its package first",),
        ),
    ),
    (
        late_pattern(r"couldn't (?:execute|open|read file) \"(?P<name>[^\"]+)\": (?P<why>.+)"),
        lambda m, p: Finding(
            f"Tcl cannot start or open `{m['name']}`: {m['why'][:60]}.",
            0.95,
            "The name is misspelt, or the program or file is somewhere else.",
            seen(m),
            (),
            (f"check whether it is there: type {m['name'][:60]}",),
        ),
    ),
    (
        late_pattern(r"(?P<file>\S+\.pot?):(?P<line>\d+): keyword \"(?P<word>[^\"]+)\" unknown"),
        lambda m, p: Finding(
            f"{m['file']} line {m['line']}: `{m['word']}` is no keyword of a catalogue.",
            0.96,
            "Each entry has a line msgid with the text and a line msgstr with its translation.",
            seen(m),
            (),
            (f"correct line {m['line']}",),
        ),
    ),
    (
        late_pattern(r"(?m)^(?P<file>\S+\.(?:y|yy|l|ll|pot?)):(?P<line>\d+)(?:[.:][\d.-]+)?: (?:error: |fatal error: )?"
                     r"(?P<what>(?!warning).+)$"),
        lambda m, p: Finding(
            f"{m['file']} line {m['line']}: {m['what'][:110].rstrip('.')}.",
            0.92,
            "This is the first place that could not be read; those after it often follow from it.",
            seen(m),
            (),
            (f"correct {m['file']} line {m['line']}",),
        ),
    ),
    (
        late_pattern(r"(?P<part>Substitution (?:replacement|pattern)|Search pattern|Transliteration replacement) not "
                     r"terminated"),
        lambda m, p: Finding(
            "The closing / of the expression is missing.",
            0.96,
            "It is written as s/old/new/, with the sign three times.",
            seen(m),
            (),
            ("add the / at the end: s/old/new/",),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
