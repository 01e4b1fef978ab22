"""A program file that is running right now was to be overwritten."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("text file busy",)
MATCHES = (
    Case(
        "cp new tool",
        "cp: cannot create regular file 'tool': Text file busy",
        says="`tool`",
        fix="mv tool tool.old && cp new tool",
        files=(("tool", ""), ("new", "")),
    ),
    Case("./s", "bash: line 1: ./s: Text file busy", 126, says="`./s`"),
)
IGNORES = (Case("umount /mnt", "umount: /mnt: target is busy.", 32),)
NAMED = late_pattern(r"[‘'\"]?(?P<path>[^\s‘’'\":]+)[’'\"]?: Text file busy")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["path"]
    fixes: tuple[Fix, ...] = ()
    if problem.argv[:1] == ("cp",) and facts.is_file(path):
        quoted = quote_path(path)
        fixes = (
            Fix(
                f"mv {quoted} {quote_path(path + '.old')} && {problem.command}",
                "moves the running one aside, then copies",
            ),
        )
    return Finding(
        f"`{path}` is in use: it is being run, or it is open for writing.",
        0.95,
        "The kernel does not let a program be overwritten while it runs, nor be run while it is written to. A new "
        "file under "
        "the same name is allowed.",
        ("Text file busy",),
        fixes,
        () if fixes else (f"see who uses it: fuser -v {path}", "end that program, or wait until it is written"),
    )
