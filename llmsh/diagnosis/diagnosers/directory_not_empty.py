"""A folder that still holds something was to be removed or replaced."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("directory not empty",)
MATCHES = (
    Case(
        "rmdir src",
        "rmdir: failed to remove 'src': Directory not empty",
        1,
        (("src/a", "x"),),
        says="`src`",
        fix="ls -A src",
    ),
    Case(
        "mv a b/",
        "mv: cannot move 'a' to 'b/a': Directory not empty",
        1,
        (("a/x", ""), ("b/a/y", "")),
        says="`b/a`",
        fix="ls -A b/a",
    ),
)
IGNORES = (Case("rmdir x", "rmdir: failed to remove 'x': No such file or directory"),)
NAMED = late_pattern(r"[‘'\"](?P<path>[^‘’'\"]+)[’'\"]: Directory not empty|: (?P<bare>[^\s:]+): Directory not empty")


def _holding(count: int) -> str:
    if count == 1:
        return ": it holds one entry."
    return f": it holds {count} entries." if count else "."


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["path"] or match["bare"]
    names = facts.listing(path)
    fixes = [Fix(f"ls -A {quote_path(path)}", "shows what is still in it, hidden files too")]
    if problem.argv[:1] == ("rmdir",):
        fixes.append(Fix(f"rm -r {quote_path(path)}", "removes the folder and everything in it, for good"))
    return Finding(
        f"The folder `{path}` is not empty" + _holding(len(names)),
        0.95,
        "rmdir removes only empty folders, so that nothing is lost by mistake; mv does not merge folders.",
        tuple(f"{path}/{name} is there" for name in sorted(names)[:3]),
        tuple(fixes),
    )
