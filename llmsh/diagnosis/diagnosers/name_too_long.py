"""A file name over the limit of the file system."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("file name too long",)
MATCHES = (
    Case("touch " + "a" * 300, f"touch: cannot touch '{'a' * 300}': File name too long", says="300"),
    Case("cp x '" + "b" * 260 + "'", f"cp: cannot create regular file '{'b' * 260}': File name too long"),
)
IGNORES = (Case("ls " + "x" * 10, "bash: /usr/bin/ls: Argument list too long", 126),)
NAMED = late_pattern(r"[‘'\"]?(?P<path>[^\s‘’'\":]+)[’'\"]?: File name too long")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    longest = max((len(part.encode()) for part in match["path"].split("/")), default=0) if match else 0
    return Finding(
        f"A name of {longest} bytes is too long: file systems allow 255."
        if longest > 255
        else "The name or path is too long.",
        0.95,
        "One name may have 255 bytes, a whole path about 4,096. Perhaps a text was given where a name was meant.",
        (f"{longest} bytes in one name",) if longest > 255 else (),
        (),
        ("take a shorter name",),
    )
