"""An option that needs a value got none."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "option requires an argument",
    "requires a value",
    "expected one argument",
    "option requires a value",
    "lacks argument",
    "requires parameter",
    "flag needs an argument",
    "a value is required for",
    "expects a numerical value",
    "requires an argument",
    "argument expected for the",
)
MATCHES = (
    Case(
        "sed -e",
        "sed: option requires an argument -- 'e'\nUsage: sed [OPTION]... {script-only-if-no-other-script} "
        "[input-file]...",
        says="-e",
    ),
    Case("git commit -am", "error: switch `m' requires a value", 129, says="-m"),
    Case("python3 -c", "Argument expected for the -c option\nusage: python3 [option] ...", 2, says="-c"),
    Case("awk -F", "awk: option -F lacks argument", 2, says="-F"),
    Case(
        "python3 a.py --name",
        "usage: a.py [-h] --name NAME\na.py: error: argument --name: expected one argument",
        2,
        says="--name",
    ),
    Case(
        "curl -o",
        "curl: option -o: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information",
        2,
        says="-o",
    ),
    Case(
        "docker run --name", "flag needs an argument: --name\n\nUsage:  docker run [OPTIONS] IMAGE", 125, says="--name"
    ),
)
IGNORES = (Case("ls -W", "ls: invalid option -- 'W'", 2),)
NAMED = late_pattern(
    r"option requires an argument(?: --|:)? [‘'`]?(?P<a>[\w-]+)|switch [`'](?P<b>\w)' requires a value|option "
    r"[`'](?P<c>[\w-]+)' requires|option (?P<d>-\S+?):? (?:lacks argument|requires parameter|requires an argument)"
    r"|argument (?P<e>-[\w/-]+): expected one argument|needs an argument: (?:'\w' in )?(?P<f>-\S+)|value is "
    r"required for '(?P<g>-[\w-]+)|(?P<h>-{1,2}[\w-]+): option requires an argument"
    r"|Argument expected for the (?P<j>-\w) option|(?i:option) '(?P<i>--[\w-]+)' requires a value"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    option = next(group for group in match.groups() if group)
    if not option.startswith("-"):
        option = f"-{option}" if len(option) == 1 else f"--{option}"
    program = problem.argv[0] if problem.argv else "the program"
    return Finding(
        f"The option `{option}` needs a value after it, and there is none.",
        0.95,
        f"Some options take a word of their own, such as a name or a number. `{option}` came last, or the next word "
        "was taken for it.",
        (match[0],),
        (),
        (f"put the value behind {option}", f"see what it expects: {program} --help"),
    )
