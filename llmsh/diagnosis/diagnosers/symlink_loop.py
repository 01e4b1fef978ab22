"""Symbolic links that lead in a circle."""

import contextlib
import os

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("too many levels of symbolic links", "eloop")
MATCHES = (
    Case("cat a", "cat: a: Too many levels of symbolic links", setup="ln -s a b; ln -s b a", says="`a`", fix="ls -l a"),
)
IGNORES = (Case("cat a", "cat: a: No such file or directory"),)
NAMED = late_pattern(r"[‘'\"]?(?P<path>[^\s‘’'\":]+)[’'\"]?: Too many levels of symbolic links")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["path"]
    target = ""
    with contextlib.suppress(OSError):
        target = os.readlink(facts.resolve(path))
    return Finding(
        f"`{path}` is a link that leads back to itself.",
        0.95,
        "A symbolic link is a signpost to another name. These signposts point in a circle, so there is no file at "
        "the end.",
        (f"{path} points to {target}",) if target else (),
        (Fix(f"ls -l {quote_path(path)}", "shows where the link points"),),
        (f"make the link anew: ln -sfn, the right target, then {path}",),
    )
