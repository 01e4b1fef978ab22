"""A pattern such as *.txt that fits no file, in a shell that then stops."""

import re
import shlex

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("no matches found", "no match:", "no matches for wildcard", "no match.")
MATCHES = (
    Case("ls *.pdf", "zsh: no matches found: *.pdf", 1, says="*.pdf"),
    Case("curl http://h/?q=a", "zsh: no matches found: http://h/?q=a", 1, says="quotes", fix="curl 'http://h/?q=a'"),
    Case("rm *.bak", "fish: No matches for wildcard '*.bak'. See `help wildcards-globbing`.", 124, says="*.bak"),
    Case("ls *.x", "bash: no match: *.x", 1, says="*.x"),
    Case("pip install fastapi[all]", "zsh: no matches found: fastapi[all]", 1, fix="pip install 'fastapi[all]'"),
)
IGNORES = (Case("grep x f", "", 1), Case("ls x", "ls: cannot access 'x': No such file or directory", 2))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?:no matches found: |no match: |[Nn]o matches for wildcard ['\"])(?P<word>[^'\"\n]+)", problem.text
    )
    if not match:
        return None
    word = match["word"].strip()
    is_text = "://" in word or ("[" in word and "*" not in word)
    if is_text and problem.replace_text(word, "x") != problem.command:
        return Finding(
            f"The shell took `{word}` for a pattern of file names; it needs quotes.",
            0.97,
            "The signs * ? [ ] stand for parts of file names. Quotes make the shell leave them alone.",
            (match[0],),
            (Fix(problem.replace_text(word, shlex.quote(word)), "hands it over as it is"),),
        )
    return Finding(
        f"No file here fits the pattern `{word}`.",
        0.95,
        "The shell replaces a pattern by the names of the files that fit it, and there are none.",
        (match[0],),
        (Fix("ls", "shows what is here"),),
        ("check the folder and the ending of the names",),
    )
