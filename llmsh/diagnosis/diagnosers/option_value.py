"""A value that an option does not take, where the program lists those that it does."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "invalid argument",
    "valid arguments are",
    "valid choices",
    "invalid value",
    "invalid --parallel argument",
    "option should be",
    "should be a non-negative integer",
    "possible values",
    "is not one of",
    "unknown value",
    "ambiguous argument",
)
MATCHES = (
    Case(
        "ls --sort=sise",
        "ls: invalid argument ‘sise’ for ‘--sort’\nValid arguments are:\n  - ‘none’\n  - ‘time’\n  - ‘size’\n  - "
        "‘extension’\n  - ‘version’\nTry 'ls --help' for more information.",
        2,
        says="`sise`",
        fix="ls --sort=size",
    ),
    Case(
        "grep --color=allways x f",
        "grep: invalid argument ‘allways’ for ‘--color’\nValid arguments are:\n  - ‘always’\n  - ‘never’\n  - ‘auto’",
        2,
        fix="grep --color=always x f",
    ),
    Case(
        "cargo build --message-format jsn",
        "error: invalid value 'jsn' for '--message-format <FMT>'\n  [possible values: human, json, short]",
        1,
        fix="cargo build --message-format json",
    ),
    Case("xargs -n 0 echo", "xargs: value 0 for -n option should be >= 1", 1, says="0"),
    Case("sort --parallel=x a", "sort: invalid --parallel argument 'x'", 2, says="`x`"),
    Case(
        "gcc -Ofoo a.c",
        "cc1: error: argument to ‘-O’ should be a non-negative integer, ‘g’, ‘s’, ‘z’ or ‘fast’",
        says="`foo`",
    ),
)
IGNORES = (
    Case("ls --colour-me", "ls: unrecognized option '--colour-me'", 2),
    Case("mount -t x /dev/sda1 /mnt", "mount: /mnt: invalid argument.", 32),
)
SAID = late_pattern(
    r"invalid argument [‘'`\"](?P<value>[^’'\"\n]+)[’'\"] for [‘'`\"](?P<option>[^’'\"\n]+)"
    r"|invalid value '(?P<value2>[^'\n]+)' for '(?P<option2>[^'\n]+)'"
    r"|invalid (?P<option3>--?[\w-]+) argument [‘'](?P<value3>[^’'\n]+)"
    r"|value (?P<value4>\S+) for (?P<option4>-\w) option should be (?P<bound>[^\n]+)"
)


# The value stands right behind the letter: -Ofast.
GLUED = late_pattern(r"argument to [‘'`](?P<option>-\w)[’'] should be (?P<bound>[^\n]+)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if glued := GLUED.search(problem.text):
        typed = re.search(rf"(?<=\s){glued['option']}(?P<value>\S+)", problem.command)
        return Finding(
            f"The option {glued['option']} does not take the value `{typed['value'] if typed else ''}`.",
            0.96,
            f"It takes {glued['bound'].strip()[:120]}.",
            (glued[0],),
            (),
            ("write one of these values right behind the letter",),
        )
    match = SAID.search(problem.text)
    if not match:
        return None
    value = match["value"] or match["value2"] or match["value3"] or match["value4"]
    option = (match["option"] or match["option2"] or match["option3"] or match["option4"]).split(" ")[0].split("=")[0]
    after = problem.text[match.end() :]
    listed = re.findall(r"^\s+- ([^\n]+)", after, re.MULTILINE)
    known = [word for line in listed for word in re.findall(r"[‘'`]([^’']+)[’']", line)]
    if possible := re.search(r"possible values: (?P<all>[^\]\n]+)", after):
        known = possible["all"].split(", ")
    near = closest(value, known, limit=2)
    fixes = []
    for each in near:
        pattern = rf"(?<={re.escape(option)})([ =]?){re.escape(value)}(?=\s|$)"
        fixed = re.sub(pattern, rf"\g<1>{each}", problem.command, count=1) if re.fullmatch(r"[\w-]+", each) else ""
        if fixed and fixed != problem.command:
            fixes.append(Fix(fixed, f"{each} is a value that it takes"))
    if not fixes and len(known) <= 12:
        for each in [word for word in known if re.fullmatch(r"[\w-]+", word)][:3]:
            fixed = problem.command.replace(f"{option}={value}", f"{option}={each}", 1)
            fixes += [Fix(fixed, f"{each} is a value that it takes")] if fixed != problem.command else []
    wants = f" It wants {match['bound'].strip()}." if match["bound"] else ""
    return Finding(
        f"The option {option} does not take the value `{value}`." + (f" Did you mean `{near[0]}`?" if near else wants),
        0.96,
        f"It takes: {', '.join(dict.fromkeys(known))[:150]}." if known else "It wants a number, or one of a few words.",
        (match[0],),
        tuple(fixes),
        () if fixes else (f"see what it takes: {problem.argv[0] if problem.argv else 'the program'} --help",),
    )
