"""A file whose name begins with a dash, which programs take for an option."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("invalid option", "unrecognized option", "illegal option", "unknown option")
MATCHES = (
    Case(
        "rm -x.txt",
        "rm: invalid option -- 'x'\nTry 'rm ./-x.txt' to remove the file '-x.txt'.",
        1,
        (("-x.txt", "x"),),
        says="`-x.txt`",
        fix="rm ./-x.txt",
    ),
    Case("cat -draft", "cat: invalid option -- 'd'", 1, (("-draft", "x"),), fix="cat ./-draft"),
    Case("mv --old new", "mv: unrecognized option '--old'", 1, (("--old", "x"),), fix="mv ./--old new"),
)
IGNORES = (Case("rm -x", "rm: invalid option -- 'x'", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    name = next(
        (
            word
            for words in problem.segments
            for word in words[1:]
            if word[:1] == "-" and len(word) > 1 and facts.exists(word)
        ),
        "",
    )
    if not name:
        return None
    return Finding(
        f"`{name}` is a file here, but its name begins with a dash, so it was read as an option.",
        0.97,
        "Programs take every word that begins with - for an option. With ./ in front it is plainly a path.",
        (f"{name} is in this folder",),
        (Fix(problem.replace_text(name, "./" + quote(name)), "the same file, written as a path"),),
    )
