"""A word of another shell or language: csh, fish, cmd, Python."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

WORDS = (
    "setenv",
    "unsetenv",
    "elseif",
    "endif",
    "else if",
    "elsif",
    "endfor",
    "endwhile",
    "foreach",
    "rehash",
    "end",
    "print",
    "def",
    "import",
    "sourse",
    "return;",
    "switch",
    "null",
    "const",
    "let;",
    "var",
)
SIGNATURES = (
    *tuple(f"{word}: command not found" for word in WORDS),
    "command not found: setenv",
    "unknown command: export",
    *tuple(f"{word}: not found" for word in ("setenv", "elseif", "foreach", "elsif")),
)
STATUSES = frozenset({127})
MATCHES = (
    Case("setenv EDITOR vim", "bash: line 1: setenv: command not found", 127, says="csh", fix="export EDITOR=vim"),
    Case("bash a.sh", "a.sh: line 4: elseif: command not found", 127, says="elif"),
    Case("bash a.sh", "a.sh: line 2: foreach: command not found", 127, says="for"),
    Case('print "hello"', "bash: print: command not found", 127, fix='echo "hello"'),
    Case("import os", "bash: line 1: import: command not found", 127, says="Python"),
)
IGNORES = (Case("gti", "bash: gti: command not found", 127),)
MEANT = {
    "setenv": ("csh", "export NAME=value"),
    "unsetenv": ("csh", "unset NAME"),
    "elseif": ("another language", "elif"),
    "elsif": ("Perl or Ruby", "elif"),
    "endif": ("another language", "fi"),
    "endfor": ("another language", "done"),
    "endwhile": ("another language", "done"),
    "end": ("fish or Ruby", "fi, done or }"),
    "foreach": ("csh or PHP", "for name in list; do"),
    "rehash": ("csh or zsh", "hash -r"),
    "print": ("Python or zsh", "echo"),
    "def": ("Python", "name() { …; }"),
    "import": ("Python", "python3, then the line"),
    "var": ("JavaScript", "name=value"),
    "const": ("JavaScript", "name=value"),
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:^|: )(?P<word>[a-z]+): (?:command )?not found|command not found: (?P<zsh>[a-z]+)", problem.text
    )
    word = (match["word"] or match["zsh"]) if match else ""
    if match is None or word not in MEANT or facts.has(word):
        return None
    language, here = MEANT[word]
    fixes: tuple[Fix, ...] = ()
    if word == "setenv" and len(problem.argv) == 3:
        fixes = (
            Fix(
                f"export {problem.argv[1]}={quote(problem.argv[2])}",
                "sets the variable for this shell and its programs",
            ),
        )
    elif word == "print" and problem.argv[:1] == ("print",):
        fixes = (Fix(problem.replace_text("print", "echo"), "prints text here"),)
    return Finding(
        f"`{word}` is a word of {language}; bash writes: {here}.",
        0.96,
        "Each shell and language has words of its own, and bash took this one for a program.",
        (match[0].strip(": "),),
        fixes,
        () if fixes else (f"write it as bash does: {here}",),
    )
