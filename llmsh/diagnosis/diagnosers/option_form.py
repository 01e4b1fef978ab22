"""An option that was shortened too far, or was given a value though it takes none."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "is ambiguous",
    "doesn't allow an argument",
    "takes no value",
    "ambiguous option",
    "does not take a value",
)
MATCHES = (
    Case(
        "ls --re",
        "ls: option '--re' is ambiguous; possibilities: '--reverse' '--recursive'",
        2,
        says="--recursive",
        fix="ls --reverse",
    ),
    Case(
        "./tool --ver",
        "tool: error: ambiguous option: --ver could match --version, --verbose",
        2,
        says="`--ver`",
        fix="./tool --version",
    ),
    Case("ls --all=yes", "ls: option '--all' doesn't allow an argument", 2, says="no value", fix="ls --all"),
    Case("git log --oneline=5", "error: option `oneline' takes no value", 129, fix="git log --oneline"),
)
IGNORES = (
    Case("git checkout v1", "warning: refname 'v1' is ambiguous.", 1),
    Case("ls --al", "ls: unrecognized option '--al'", 2),
)
SHORTENED = late_pattern(
    r"option [‘'`\"]?(?P<a>--[\w-]+)[’'`\"]? is ambiguous;? ?(?:\(?possibilities: ?)?(?P<those>[^\n]*)"
    r"|ambiguous option: (?P<b>--[\w-]+)[^\n]*? could (?:match|be) (?P<these>[^\n]*)"
)
VALUED = late_pattern(
    r"option [‘'`\"]?-{0,2}(?P<name>[\w-]+)[’'`\"]? (?:doesn't allow an argument|takes no value|does not take a value)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := SHORTENED.search(problem.text):
        option = match["a"] or match["b"]
        meant = re.findall(r"--[\w-]+", match["those"] or match["these"] or "")
        fixes = [Fix(problem.replace_word(option, each), f"with {each} in full") for each in meant[:3]]
        return Finding(
            f"`{option}` can stand for several options: {', '.join(meant[:5])}." if meant
            else f"`{option}` can stand for several options.",
            0.95,
            "A long option may be shortened only as far as one alone begins so.",
            (match[0][:150],),
            tuple(fix for fix in fixes if fix.command != problem.command),
            () if fixes else ("write the option in full",),
        )  # fmt: skip
    match = VALUED.search(problem.text)
    if not match:
        return None
    name = match["name"]
    fixed = re.sub(rf"(?<=\s)(--{re.escape(name)})=\S+", r"\1", problem.command, count=1)
    return Finding(
        f"The option `--{name}` takes no value.",
        0.94,
        "Some options are switches: they are there or not. A value after = is for those that take one.",
        (match[0],),
        (Fix(fixed, "the option alone"),) if fixed != problem.command else (),
        () if fixed != problem.command else ("take the value away",),
    )
