"""A file was used as if it were a folder."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("not a directory",)
MATCHES = (
    Case(
        "cd notes.txt",
        "bash: line 1: cd: notes.txt: Not a directory",
        1,
        (("docs/notes.txt", ""), ("notes.txt", "x")),
        says="`notes.txt` is a file",
    ),
    Case(
        "rmdir notes.txt",
        "rmdir: failed to remove 'notes.txt': Not a directory",
        1,
        (("notes.txt", "x"),),
        fix="rm notes.txt",
    ),
    Case(
        "cat notes.txt/a", "cat: notes.txt/a: Not a directory", 1, (("notes.txt", "x"),), says="`notes.txt` is a file"
    ),
    Case("cd docs/a.md", "bash: cd: docs/a.md: Not a directory", 1, (("docs/a.md", "x"),), fix="cd docs"),
    Case(
        "cp a.txt b.txt c.txt",
        "cp: target 'c.txt': Not a directory",
        1,
        (("a.txt", ""), ("b.txt", ""), ("c.txt", "")),
        says="`c.txt` is a file",
    ),
    Case(
        "ls notes.txt/",
        "ls: cannot access 'notes.txt/': Not a directory",
        2,
        (("notes.txt", "x"),),
        says="notes.txt",
        fix="ls notes.txt",
    ),
)
IGNORES = (
    Case("cat src", "cat: src: Is a directory", 1, (("src/", ""),)),
    Case("cp a.txt out/", "cp: cannot create regular file 'out/': Not a directory", 1, (("a.txt", "x"),)),
)
NAMED = late_pattern(
    r"(?:^|: |[‘'\"])(?P<path>[^\s‘’'\":][^‘’'\":\n]*)[’'\"]?: [Nn]ot a directory|not a directory: (?P<after>\S+)",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["path"] or match["after"]
    file = path
    while file and not facts.is_file(file):
        file = os.path.dirname(file.rstrip("/"))
    if not file:
        return None
    fixes = []
    program = problem.argv[0] if problem.argv else ""
    parent = os.path.dirname(file)
    if program == "cd" and parent:
        fixes.append(Fix(problem.replace_word(path, parent), f"the folder that holds {os.path.basename(file)}"))
    elif path.endswith("/") and path.rstrip("/") == file.rstrip("/") and program != "cd":
        fixes.append(Fix(problem.replace_word(path, path.rstrip("/")), "a name that ends in / is that of a folder"))
    elif program == "rmdir":
        fixes.append(Fix(f"rm {quote_path(file)}", "removes a file"))
    return Finding(
        f"`{file}` is a file, not a folder.",
        0.93,
        f"{program or 'The command'} needs a folder there, and `{file}` is a plain file, which has nothing inside.",
        (f"{file} is a file",),
        tuple(fixes),
        () if fixes else (f"name a folder instead of {file}", f"look at the file: less {quote_path(file)}"),
    )
