"""The folder that something was to be written into is not there."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import missing_part, near_names
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("no such file or directory", "failed to open the file", "not a directory")
MATCHES = (
    Case(
        "cp a.txt out/b.txt",
        "cp: cannot create regular file 'out/b.txt': No such file or directory",
        1,
        (("a.txt", "x"),),
        says="`out`",
        fix="mkdir -p out && cp a.txt out/b.txt",
    ),
    Case(
        "cp a.txt dosc/b.txt",
        "cp: cannot create regular file 'dosc/b.txt': No such file or directory",
        1,
        (("a.txt", "x"), ("docs/", "")),
        fix="cp a.txt docs/b.txt",
    ),
    Case("mkdir a/b/c", "mkdir: cannot create directory ‘a/b/c’: No such file or directory", fix="mkdir -p a/b/c"),
    Case("tee x/y < a", "tee: x/y: No such file or directory", 1, (("a", ""),), fix="mkdir -p x && tee x/y < a"),
    Case("touch x/y", "touch: cannot touch 'x/y': No such file or directory", fix="mkdir -p x && touch x/y"),
    Case(
        "mv a.txt new/a.txt",
        "mv: cannot move 'a.txt' to 'new/a.txt': No such file or directory",
        1,
        (("a.txt", "x"),),
        fix="mkdir -p new && mv a.txt new/a.txt",
    ),
    Case(
        "mv a.txt b.txt new/",
        "mv: target 'new/': No such file or directory",
        1,
        (("a.txt", "x"), ("b.txt", "")),
        fix="mkdir -p new/ && mv a.txt b.txt new/",
    ),
    Case(
        "echo x > log/today",
        "bash: line 1: log/today: No such file or directory",
        fix="mkdir -p log && echo x > log/today",
    ),
    Case(
        "tar xf a.tar -C out",
        "tar: out: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now",
        2,
        (("a.tar", "x"),),
        fix="mkdir -p out && tar xf a.tar -C out",
    ),
    Case(
        "ln -s /etc/hosts links/h",
        "ln: failed to create symbolic link 'links/h': No such file or directory",
        fix="mkdir -p links && ln -s /etc/hosts links/h",
    ),
    Case(
        "rsync -a a.txt b/c/",
        'rsync: [Receiver] mkdir "{cwd}/b/c" failed: No such file or directory (2)\nrsync error: error in file IO '
        "(code 11) at main.c(808) [Receiver=3.2.7]",
        11,
        (("a.txt", ""),),
        fix="mkdir -p b/c/ && rsync -a a.txt b/c/",
    ),
    Case(
        "curl -o out/x http://h/",
        "Warning: Failed to open the file out/x: No such file or directory\ncurl: (23) Failure writing output to "
        "destination",
        23,
        fix="mkdir -p out && curl -o out/x http://h/",
    ),
    Case(
        "cp a.txt out/",
        "cp: cannot create regular file 'out/': Not a directory",
        1,
        (("a.txt", "x"),),
        fix="mkdir -p out/ && cp a.txt out/",
    ),
)
IGNORES = (
    Case("sqlite3 db/x.db 'select 1'", 'Error: unable to open database "db/x.db": unable to open database file'),
    Case("cat a/b", "cat: a/b: No such file or directory"),
    Case("mv nope.txt b.txt", "mv: cannot stat 'nope.txt': No such file or directory"),
)
NAMED = late_pattern(
    r"(?:cannot create (?:regular file|directory|symbolic link|fifo)|cannot touch|failed to create (?:symbolic|"
    r"hard) link|"
    r"cannot move .* to|target|\] mkdir|Failed to open the file|"
    r"failed to open|cannot create|^tee:) "
    r"[‘'\"]?(?P<path>[^‘’'\":]+)"
)
REDIRECTED = late_pattern(
    r"^(?:\S*sh)?(?:: line \d+)?(?:: \d+)?:? ?(?:cannot create )?(?P<path>[^\s:]+): (?:No such file or directory|"
    r"Directory nonexistent)",
    re.MULTILINE,
)
EXTRACTED = late_pattern(r"^tar: (?P<path>[^:]+): Cannot open: No such file or directory", re.MULTILINE)
TRAVELS = late_pattern(r"(?i)no such file or directory|Not a directory|Directory nonexistent")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    path = _written(problem, facts)
    if not path:
        return None
    is_folder = (
        path.endswith("/")
        or "mv: target" in problem.text
        or "cp: target" in problem.text
        or f"-C {path}" in problem.command
    )
    parent = path if is_folder else os.path.dirname(path)
    if not parent or facts.exists(parent):
        return None
    fixes = []
    head, part = missing_part(facts, parent)
    for name in near_names(facts, head, part)[:1]:
        near = os.path.join(
            head,
            name,
            *parent.rstrip("/").split("/")[len([p for p in head.split("/") if p]) + 1 + parent.startswith("/") :],
        )
        if facts.is_dir(near):
            fixes.append(Fix(problem.replace_word(path, path.replace(parent.rstrip("/"), near, 1)), f"{near} is there"))
    if problem.argv[:1] == ("mkdir",):
        fixes.append(Fix(problem.insert_after("mkdir", "-p"), "makes the folders on the way too"))
    else:
        fixes.append(Fix(problem.begin_with(f"mkdir -p {quote_path(parent)}"), "makes the folder first"))
    return Finding(
        f"The folder `{parent.rstrip('/')}` does not exist."
        if is_folder
        else f"The folder `{parent.rstrip('/')}` that `{path}` was to go into does not exist.",
        0.94,
        "A file can only be made in a folder that is there already; programs do not make missing folders on their own.",
        (f"`{part}` is not in {head or 'this folder'}",),
        tuple(fix for fix in fixes if fix.command != problem.command),
    )


def _written(problem: Problem, facts: Facts) -> str:
    """The path that could not be made, as typed; "" when the line is about something else."""
    words = [word for segment in problem.segments for word in segment]
    for line in problem.lines:
        if not TRAVELS.search(line):
            continue
        named, extracted = NAMED.search(line), EXTRACTED.search(line)
        match = named or extracted or REDIRECTED.search(line)
        if not match:
            continue
        path = match["path"]
        is_redirected = not (named or extracted)
        if is_redirected and not re.search(rf">[>|&]? ?['\"]?{re.escape(path)}", problem.command):
            continue
        if extracted and not named and f"-C {path}" not in problem.command:
            continue
        for word in words:
            if word == path or word.lstrip(">&") == path or str(facts.resolve(word)).rstrip("/") == path.rstrip("/"):
                return word.lstrip(">&")
    return ""
