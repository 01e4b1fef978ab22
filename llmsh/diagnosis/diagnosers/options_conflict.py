"""Options that exclude each other, whatever the program."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, split_words
from llmsh.diagnosis.typed import first_said

SIGNATURES = (
    "incompatible",
    "mutually exclusive",
    "conflicting",
    "cannot combine",
    "can't combine",
    "cannot be combined",
    "used together",
    "cannot both",
    "cannot be used with",
    "can't be used with",
    "may not be used with",
    "used in combination",
    "only one list may be specified",
    "more than one of",
    "only one of",
)
MATCHES = (
    Case("sort -n -h a", "sort: options '-hn' are incompatible", 2, says="-n and -h"),
    Case(
        "cp -t docs -T a", "cp: cannot combine --target-directory (-t) and --no-target-directory (-T)", says="-t and -T"
    ),
    Case("diff -u -y a b", "diff: conflicting output style options", 2, says="-u and -y"),
    Case("grep -E -P one a", "grep: conflicting matchers specified", 2, says="-E and -P"),
    Case("du -a -s .", "du: cannot both summarize and show all entries", says="-a and -s"),
    Case("cut -b1 -f1 a", "cut: only one list may be specified", says="-b1 and -f1"),
    Case(
        "cargo build --release --profile dev",
        "error: the argument '--release' cannot be used with '--profile <NAME>'",
        2,
    ),
    Case("ps -a -C x --ppid 1", "error: --ppid and -C are mutually exclusive", says="-C"),
)
IGNORES = (
    Case(
        "pip install a b", "ERROR: Cannot install a and b because these package versions have conflicting dependencies."
    ),
    Case("./app --port 80", "app: incompatible library version 3"),
    Case("git merge s", "CONFLICT (content): Merge conflict in a", 1),
)
SAID = late_pattern(
    r"(?i)options? .*incompatible|incompatible (?:options?|arguments?)|mutually exclusive"
    r"|conflicting (?:[\w -]+ )?(?:options?|arguments?|flags?|matchers)|can(?:no|')t combine\b.*-|cannot be combined"
    r"|used together|cannot both \w+|(?:cannot|can't|may not) be used with|used in combination with"
    r"|only one (?:list|of)\b|more than one of\b"
)
OPTION = re.compile(r"(?<![\w-])--?[A-Za-z0-9][\w-]*")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if (said := first_said(problem, SAID)) is None:
        return None
    program, message, _ = said
    typed = [word for word in split_words(problem.command)[1:] if OPTION.match(word)]
    if not typed:
        return None
    named = [word for word in typed if _is_named(word, message)]
    # What a message does not name is among those that were typed.
    those = named if len(named) > 1 else typed
    if len(those) == 1:
        letters = [letter for letter in those[0][1:] if letter.isalpha()]
        those = [f"-{letter}" for letter in letters] if not those[0].startswith("--") and len(letters) > 1 else those
    listed = f"{', '.join(those[:-1])} and {those[-1]}" if len(those) > 1 else those[0]
    return Finding(
        f"`{program}` cannot do both: the options {listed} exclude each other."
        if len(those) > 1
        else f"`{program}` cannot use {listed} together with the rest of the line.",
        0.9,
        "Each of them is right by itself. Together they ask for two things of which only one can be done.",
        (message[:150],),
        (),
        (f"keep the one that you need; see: {program} --help",),
    )


def _is_named(word: str, message: str) -> bool:
    """Whether `message` names the option: as it stands, or as a letter of a cluster such as '-hn'."""
    named = OPTION.findall(message)
    if word.partition("=")[0] in named:
        return True
    return len(word) == 2 and any(not each.startswith("--") and word[1] in each[1:] for each in named)
