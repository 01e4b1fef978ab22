"""A link that points to something which is not there."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("no such file or directory", "cannot open", "can't open", "does not exist", "enoent")
MATCHES = (
    Case(
        "cat link.txt",
        "cat: link.txt: No such file or directory",
        setup="ln -s gone.txt link.txt",
        says="`gone.txt`",
        fix="ls -l link.txt",
    ),
    Case(
        "cat link.txt",
        "cat: link.txt: No such file or directory",
        files=(("notes.txt", "x"),),
        setup="ln -s nots.txt link.txt",
        fix="ln -sfn notes.txt link.txt",
    ),
    Case("cd data", "bash: line 1: cd: data: No such file or directory", setup="ln -s /nowhere data", says="/nowhere"),
)
IGNORES = (
    Case("cat nots.txt", "cat: nots.txt: No such file or directory", files=(("notes.txt", "x"),)),
    Case("cat notes.txt nots.txt", "cat: nots.txt: No such file or directory", files=(("notes.txt", "x"),)),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for word in dict.fromkeys(word for segment in problem.segments for word in segment):
        path = word.lstrip("<>")
        if path and path in problem.text and facts.exists(path) and facts.stat(path) is None:
            try:
                target = os.readlink(facts.resolve(path))
            except OSError:
                continue
            return _finding(facts, path, target)
    return None


def _finding(facts: Facts, path: str, target: str) -> Finding:
    seen = target if target.startswith("/") else os.path.join(os.path.dirname(path), target)
    quoted = quote_path(path)
    near = [
        Fix(
            f"ln -sfn {quote_path(os.path.relpath(each, os.path.dirname(path) or '.'))} {quoted}",
            f"points it to {each}, which is there",
        )
        for each in meant_paths(facts, seen)[:2]
    ]
    return Finding(
        f"`{path}` is a link to `{target}`, and that does not exist.",
        0.95,
        "A link is a name that leads to another file. The link itself is there; what it leads to was moved, renamed "
        "or never made.",
        (f"{path} points to {target}",),
        (*near, Fix(f"ls -l {quoted}", "shows where the link leads")),
        ("make what it points to, or point it to another file",),
    )
