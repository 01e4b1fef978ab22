"""Quotes or dashes of a text program (“ ” ‘ ’ – —) in a command."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("“", "”", "–", "—", "\u00a0", "\u2026", "'‘", "‘‘", "near ‘", "’: no such file")
MATCHES = (
    Case(
        "cat “notes.txt”",
        "cat: “notes.txt”: No such file or directory",
        1,
        (("notes.txt", "x"),),
        fix='cat "notes.txt"',
    ),
    Case("ls –l", "ls: cannot access '–l': No such file or directory", 2, says="dash", fix="ls -l"),
    Case("grep —color x f", "grep: —color: No such file or directory", 2, fix="grep --color x f"),
    Case("awk ‘{print}’ f", "awk: line 1: syntax error at or near ‘", 2, fix="awk '{print}' f"),
    Case("grep ‘two words’ f", "grep: words’: No such file or directory", 2, fix="grep 'two words' f"),
    Case("ls\u00a0-l", "bash: ls\u00a0-l: command not found", 127, says="space", fix="ls -l"),
)
IGNORES = (
    Case("cat 'a'", "cat: ‘a’: No such file or directory"),
    Case("rm “x", "rm: cannot remove '“x': No such file or directory", 1, (("“x", "x"),)),
)
PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u2009": " ", "\u2026": "..."})
DASH = late_pattern(r"(?<!\S)(?P<dash>[–—])(?P<name>\w[\w-]*)")
NAMES = {
    "“": "quotes",
    "”": "quotes",
    "„": "quotes",
    "‘": "quotes",
    "’": "quotes",
    "–": "a long dash",
    "—": "a long dash",
    "\u00a0": "a space that is not a plain one",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    signs = [sign for sign in NAMES if sign in problem.command]
    if not signs or not any(sign in problem.text for sign in signs):
        return None
    words = [word for segment in problem.segments for word in segment]
    if any(sign in word and facts.exists(word) for word in words for sign in signs):
        return None
    plain = DASH.sub(
        lambda match: ("-" if len(match["name"]) == 1 else "--" if match["dash"] == "—" else "-") + match["name"],
        problem.command,
    )
    return Finding(
        f"The command holds {NAMES[signs[0]]} as text programs write them: `{signs[0]}`.",
        0.97,
        "Web pages and text programs turn plain quotes and dashes into finer ones. The shell knows only the "
        "plain ones.",
        (f"`{signs[0]}` is U+{ord(signs[0]):04X}",),
        (Fix(plain.translate(PLAIN), "the same with plain signs"),),
    )
