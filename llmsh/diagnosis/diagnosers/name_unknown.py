"""A name on the line that the program does not know, whatever it is the name of: a session, a field, a revision."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest
from llmsh.diagnosis.typed import QUOTED, said_lines, typed_word

# Without a mark before it, "not found" is what the shell says of a command.
SIGNATURES = (
    '" not found',
    "' not found",
    "match not found",
    "abort: repository",
    "response from daemon: network",
    "not exist",
    "no such",
    "unknown",
    "unrecognized",
    "undefined",
    "cannot find",
    "can't find",
    "could not find",
    "couldn't find",
    "unable to find",
    "is unavailable",
    "not a valid",
    "not under version control",
)
MATCHES = (
    Case("svn stats", "Unknown subcommand: 'stats'\nType 'svn help' for usage.", 1, says="no subcommand `stats`"),
    Case(
        "hg comit",
        "hg: unknown command 'comit'\n(did you mean one of commit, incoming?)",
        255,
        says="no command `comit`",
        fix="hg commit",
    ),
    Case("zellij attach nosuch", "can't find layout: nosuch", 1, says="no layout `nosuch`"),
    Case("git log --date=foo", "fatal: unknown date format foo", 128, says="no date format `foo`"),
    Case("git stash show nosuch", "error: nosuch is not a valid reference", 1, says="no reference `nosuch`"),
    Case("hg clone ./nosuch x", "abort: repository ./nosuch not found", 255, says="no repository `./nosuch`"),
    Case(
        "docker run --network nosuch alpine",
        "docker: Error response from daemon: network nosuch not found.",
        125,
        says="no network `nosuch`",
    ),
    Case(
        "kubectl create deployment x -n prdo",
        'error: failed to create deployment: namespaces "prdo" not found',
        1,
        says="no namespace `prdo`",
    ),
    Case("bc none.bc", "File none.bc is unavailable.", 1, says="no file `none.bc`"),
    Case("getfattr -n user.foo notes.txt", "notes.txt: user.foo: No such attribute", 1, says="no attribute `user.foo`"),
    Case("csplit notes.txt /x/", "csplit: ‘/x/’: match not found", 1, says="`/x/`"),
)
IGNORES = (
    Case("cat a", "cat: a: No such file or directory", 1),
    Case("foo", "bash: line 1: foo: command not found", 127),
    Case("./app --user bob", "app: warning: cache not found", 1),
    Case("grep notfound log", "the key foo was not found in a log line", 0),
)
OTHERS = late_pattern(
    r"(?i)no such file or directory|command not found|no such host|no such device|no such process|no route"
)
# What the thing is called, before its name or after "no such".
KIND = r"(?P<kind>[a-z][a-z-]*(?: (?:date )?[a-z-]+)?)"
NAMED = (
    late_pattern(
        rf"(?i)(?:unknown|unrecogni[sz]ed|undefined|no such|can(?:no|')t find|could ?n[o']t find|"
        rf"unable to find) (?:a |the )?"
        rf"{KIND}(?: named| called| name)?:? [‘'`\"]?$"
    ),
    late_pattern(rf"(?i)(?:^|: |\b(?:the|no|a) ){KIND} [‘'`\"]?$"),
)
AFTER = late_pattern(r"(?i)^[’'`\"]?(?:: | )(?:is )?(?:no such|not an? valid|an? unknown) (?P<kind>[a-z][a-z -]*)")
SPECIFIED = late_pattern(
    r"(?i)(?:the )?specified (?P<kind>[a-z][a-z ]{2,30}?) (?:does not exist|was not found|could not be found)"
)
OFFERED = late_pattern(r"(?i)did you mean(?: one of)?:?\s+(?P<names>[^\n?]+)")
EMPTY = frozenset("error name option argument value it file-name such valid".split())


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        low = message.lower()
        if OTHERS.search(message) or not any(each in low for each in (*SIGNATURES, "not found")):
            continue
        name = typed_word(problem, message)
        gone = next((each for each in QUOTED.findall(message) if each.startswith("/") and not facts.exists(each)), "")
        if gone and not name and "exist" in low:
            return _missing(program, message, f"a file or folder {gone}")
        if named := SPECIFIED.search(message):
            return _missing(program, message, f"the {named['kind'].lower()} that the line names")
        if not name or name.startswith("--"):
            continue
        return _finding(problem, program, message, name)
    return None


def _missing(program: str, message: str, what: str) -> Finding:
    return Finding(
        f"`{program}` does not find {what}.",
        0.6,
        "The name is misspelt, or it was never made here, or it is looked for at another place.",
        (message.strip()[:150],),
        (),
        ("check the name, and where it is looked for",),
    )


def _finding(problem: Problem, program: str, message: str, name: str) -> Finding:
    kind = _kind(message, name)
    offered = OFFERED.search(problem.text)
    known = re.findall(r"[\w./-]+", offered["names"]) if offered else []
    near = closest(name, known, limit=1) or tuple(known[:1])
    fixes = [Fix(problem.replace_word(name, each), f"the program itself names `{each}`") for each in near]
    return Finding(
        f"`{program}` finds no {kind} `{name}`." if kind else f"`{program}` finds nothing that is called `{name}`.",
        0.6,
        "The name is misspelt, or it was never made here, or it is looked for at another place.",
        (message.strip()[:150],),
        tuple(fix for fix in fixes if fix.command != problem.command),
        () if fixes else (f"see which there are; {program} --help tells how to list them",),
    )


def _kind(message: str, name: str) -> str:
    """What the message calls the thing, in the singular; "" where it does not say."""
    before, _, after = message.partition(name)
    match = AFTER.match(after) or next((found for pattern in NAMED if (found := pattern.search(before))), None)
    if match is None:
        return ""
    kind = " ".join(match["kind"].lower().split()).removesuffix(" name")
    if kind.split()[-1] in EMPTY:
        return ""
    return kind[:-1] if kind.endswith("s") and not kind.endswith("ss") else kind
