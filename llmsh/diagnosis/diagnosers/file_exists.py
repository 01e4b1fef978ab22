"""Something of that name is there already."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("file exists", "already exists; not overwritten", "already exists;", "cannot overwrite existing file")
MATCHES = (
    Case(
        "mkdir src",
        "mkdir: cannot create directory ‘src’: File exists",
        1,
        (("src/", ""),),
        says="`src`",
        fix="ls -ld src",
    ),
    Case("mkdir notes", "mkdir: cannot create directory ‘notes’: File exists", 1, (("notes", "x"),), says="is a file"),
    Case("ln -s a b", "ln: failed to create symbolic link 'b': File exists", 1, (("a", ""), ("b", "")), fix="ls -ld b"),
    Case(
        "gzip notes.txt",
        "gzip: notes.txt.gz already exists;\tnot overwritten",
        2,
        (("notes.txt", ""), ("notes.txt.gz", "")),
        says="notes.txt.gz",
    ),
    Case(
        "echo x > notes.txt",
        "bash: line 1: notes.txt: cannot overwrite existing file",
        1,
        (("notes.txt", ""),),
        says="noclobber",
        fix="echo x >| notes.txt",
    ),
)
IGNORES = (
    Case("git worktree add", "fatal: 'main' already exists"),
    Case("git add .", "fatal: Unable to create '/r/.git/index.lock': File exists.", 128),
)
NAMED = late_pattern(
    r"[‘'\"](?P<path>[^‘’'\"\n]+)[’'\"]: File exists|(?P<kept>[^\s:]+) already exists;|: (?P<held>[^\s:]+): (?:File "
    r"exists|cannot overwrite existing file)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match or "index.lock" in match[0]:
        return None
    path = match["path"] or match["kept"] or match["held"]
    kind = "a folder" if facts.is_dir(path) else "a file" if facts.is_file(path) else "there"
    if "cannot overwrite" in match[0]:
        return Finding(
            f"`{path}` exists, and this shell does not overwrite files with > (noclobber is on).",
            0.95,
            "noclobber protects files from being replaced by >. Writing >| instead says that it is meant.",
            (f"{path} is there",),
            (Fix(re.sub(rf"> ?({re.escape(path)})", r">| \1", problem.command, count=1), "overwrites it on purpose"),),
        )
    fixes = [Fix(f"ls -ld {quote_path(path)}", "shows what is there")]
    if problem.argv[:1] == ("mkdir",) and kind == "a folder":
        fixes.append(Fix(problem.insert_after("mkdir", "-p"), "is content with a folder that is there"))
    if problem.argv[:1] == ("gzip",):
        fixes.append(Fix(problem.insert_after("gzip", "-f"), "replaces the older compressed file"))
    if problem.argv[:1] == ("ln",):
        fixes.append(Fix(problem.insert_after("ln", "-f"), f"replaces {path} by the link"))
    return Finding(
        f"`{path}` is there already" + (f": it is {kind}." if kind != "there" else "."),
        0.92,
        "Two things in one folder cannot have the same name. Take another name, or move the old one out of the way.",
        (f"{path} is {kind}",),
        tuple(fixes),
    )
