"""An option that the program does not know: a slip of the finger, or an option of another program or version."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "unrecognized option",
    "unknown option",
    "invalid option",
    "illegal option",
    "unrecognized arguments",
    "unrecognized argument",
    "unknown switch",
    "unrecognized switch",
    "unrecognised option",
    "unknown flag",
    "no such option",
    "unexpected argument",
    "is unknown",
    "unsupported sysv option",
    "unrecognized command-line option",
    "unrecognized command line option",
    "unknown option argument",
    "unknown shorthand flag",
    "bad option",
    "unknown argument",
    "invalid argument `-",
    "invalid argument -",
    "is not understood in combination",
)
MATCHES = (
    Case(
        "ls --colour-me",
        "ls: unrecognized option '--colour-me'\nTry 'ls --help' for more information.",
        2,
        says="--colour-me",
    ),
    Case(
        "ls --recursiv",
        "ls: unrecognized option '--recursiv'\nTry 'ls --help' for more information.",
        2,
        fix="ls --recursive",
    ),
    Case(
        "grep --inclde='*.c' -r x .",
        "grep: unrecognized option '--inclde=*.c'\nUsage: grep [OPTION]... PATTERNS [FILE]...",
        2,
        fix="grep --include='*.c' -r x .",
    ),
    Case("ls -ñ", "ls: invalid option -- 'ñ'", 2, says="ls"),
    Case("ls -W", "ls: invalid option -- 'W'\nTry 'ls --help' for more information.", 2, says="-W"),
    Case(
        "git commit --ammend",
        "error: unknown option `ammend'\nusage: git commit [-a | --interactive | --patch] [-s] [-v]\n    --amend   "
        "            amend previous commit",
        129,
        fix="git commit --amend",
    ),
    Case("git log --onelin", "fatal: unrecognized argument: --onelin", 128, says="--onelin", fix="git log --oneline"),
    Case(
        "git commit -x", "error: unknown switch `x'\nusage: git commit [-a | --interactive | --patch]", 129, says="-x"
    ),
    Case(
        "curl --no-such http://x",
        "curl: option --no-such: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information",
        2,
        says="--no-such",
    ),
    Case(
        "docker run --nosuch x",
        "unknown flag: --nosuch\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]",
        125,
        says="--nosuch",
    ),
    Case(
        "pytest --verbos",
        "ERROR: usage: pytest [options] [file_or_dir]\npytest: error: unrecognized arguments: --verbos",
        4,
        says="--verbos",
    ),
    Case(
        "gcc --std=c23x a.c",
        "gcc: error: unrecognized command-line option ‘--std=c23x’; did you mean ‘--std=c2x’?",
        fix="gcc --std=c2x a.c",
    ),
    Case("read -q x", "bash: line 1: read: -q: invalid option\nread: usage: read [-ers] [-a array]", 2, says="-q"),
    Case(
        "ls --colr",
        "ls: illegal option -- -\nusage: ls [-@ABCFGHILOPRSTUWabcdefghiklmnopqrstuvwxy1%,] [--color=when] [file ...]",
        1,
        says="ls",
    ),
    Case(
        "rsync --delet a b",
        "rsync: --delet: unknown option\nrsync error: syntax or usage error (code 1) at main.c(1886) [client=3.2.7]",
        1,
        says="--delet",
    ),
    Case(
        "sort --numerical f",
        "sort: unrecognized option '--numerical'\nTry 'sort --help' for more information.\n--numeric-sort",
        2,
        fix="sort --numeric-sort f",
    ),
    Case(
        "cargo build --relase",
        "error: unexpected argument '--relase' found\n\n  tip: a similar argument exists: '--release'\n\nUsage: "
        "cargo build --release",
        1,
        fix="cargo build --release",
    ),
    Case(
        "gcc -std=c18x a.c",
        "gcc: error: unrecognized command-line option ‘-std=c18x’; did you mean ‘-std=c18’?",
        says="`c18x`",
        fix="gcc -std=c18 a.c",
    ),
)
IGNORES = (
    Case("sed 's/a/b/k' f", "sed: -e expression #1, char 7: unknown option to `s'"),
    Case("ls x", "ls: cannot access 'x': No such file or directory", 2),
    Case("git stauts", "git: 'stauts' is not a git command. See 'git --help'."),
)
NAMED = late_pattern(
    r"(?i:Unknown option: )(?P<python>-\w)"
    r"|(?i:unrecogni[sz]ed|unknown|invalid|illegal|no such|bad) (?:command[- ]line )?(?:option|flag|argument|"
    r"switch)s?(?: "
    r"argument)?(?: --|:)? ?[‘'\"`]?(?P<a>-{0,2}[\w][\w=*.,/+-]*|-{1,2})"
    r"|unknown switch [`'](?P<switch>\w)|unexpected argument '(?P<clap>[^']+)'|option (?P<curl>-[^\s:]+): is unknown"
    r"|(?:^|: )(?P<before>-{1,2}[\w-]+): (?:unknown|invalid|unrecognized) option|unknown shorthand flag: "
    r"'(?P<short>\w)'|unrecognized arguments: (?P<args>-\S+)"
    r"|Command line option (?P<apt>\S+)|^\w+: Invalid argument -?[`'](?P<tree>--?[\w-]+)",
    re.MULTILINE,
)
OFFERED = late_pattern(
    r"(?:did you mean|similar argument exists|Did you mean|perhaps you meant)[:\s]+[‘'\"`]?(?P<meant>--?[\w=+-]+)"
)
LONG = late_pattern(r"(?<![\w-])(?:--)(?:\[no-\])?([A-Za-z][\w-]+)")
# Long options that git's terse messages do not list, by how often they are meant.
_GIT_OPTIONS = """
    --oneline --all --amend --graph --stat --patch --since --until --author --grep --no-edit --force --force-with-
    lease --set-upstream --rebase --hard --soft --cached --staged --name-only --name-status --abort --continue
    --follow --decorate --reverse --no-merges --first-parent --global --list --delete --tags --prune --quiet
    --verbose --dry-run --recursive --depth --branch --porcelain --short
"""
GIT_OPTIONS = frozenset(_GIT_OPTIONS.split())


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match or "unknown option to" in problem.text:
        return None
    option = next(group for group in match.groups() if group)
    whole = OFFERED.search(problem.text)
    if "=" in option and whole and whole["meant"].partition("=")[0] == option.partition("=")[0]:
        name, _, value = option.partition("=")
        return Finding(
            f"`{value}` is no value of the option `{name}`. Did you mean `{whole['meant'].partition('=')[2]}`?",
            0.95,
            "The option is known; what stands behind its = is not.",
            (match[0].strip(": "),),
            (Fix(problem.replace_word(option, whole["meant"]), f"`{whole['meant']}` is known"),),
        )
    typed = _typed(problem, option.partition("=")[0])
    program = _program(problem, typed)
    if not typed:
        typed = option if option.startswith("-") else ""
    fixes = _fixes(problem, facts, program, typed)
    shown = typed or (f"-{option}" if len(option) == 1 else option)
    sub = _subcommand(problem, program)
    return Finding(
        f"`{f'{program} {sub}'.strip() or 'The program'}` does not know the option `{shown}`.",
        0.93 if fixes else 0.85,
        "Options are words that begin with a dash and are different in each program, and between versions of one. "
        + ("A near one is known." if fixes else "Its help lists those that there are."),
        (match[0].strip(": "),),
        fixes,
        () if fixes or not program else (f"see its options: {f'{program} {sub}'.strip()} --help",),
    )


def _typed(problem: Problem, option: str) -> str:
    """The option as it stands in the command; "" when it is not there."""
    for segment in problem.segments:
        for word in segment[1:]:
            bare = word.partition("=")[0]
            if bare in (option, f"--{option}", f"-{option}"):
                return bare
    if len(option.lstrip("-")) == 1:
        for segment in problem.segments:
            for word in segment[1:]:
                if re.match(rf"-[\w]*{re.escape(option.lstrip('-'))}", word) and not word.startswith("--"):
                    return word if len(word) == 2 else f"-{option.lstrip('-')}"
    return ""


def _program(problem: Problem, typed: str) -> str:
    for segment in problem.segments:
        if any(word.partition("=")[0] == typed for word in segment[1:]):
            return segment[0]
    return problem.argv[0] if problem.argv else ""


def _subcommand(problem: Problem, program: str) -> str:
    argv = problem.argv_of(program.rpartition("/")[2])
    if (
        program in ("git", "docker", "npm", "cargo", "kubectl", "systemctl", "apt", "go", "pip")
        and len(argv) > 1
        and argv[1][:1] != "-"
    ):
        return argv[1]
    return ""


def _fixes(problem: Problem, facts: Facts, program: str, typed: str) -> tuple[Fix, ...]:
    if not typed.startswith("--") or not problem.command:
        return ()
    offered = OFFERED.search(problem.text)
    if offered:
        word = next((w for s in problem.segments for w in s if w.partition("=")[0] == typed), typed)
        meant = offered["meant"]
        return _with(problem, word, meant if "=" in meant else word.replace(typed, meant, 1), meant)
    known = {f"--{name}" for name in LONG.findall(problem.text)} | facts.options(program)
    if program == "git":
        known |= GIT_OPTIONS
    known.discard(typed)
    found: list[Fix] = []
    for meant in closest(typed, known, limit=2) or _begins_like(typed, known):
        found += _with(problem, typed, meant, meant)
    return tuple(found)


def _begins_like(typed: str, known: set[str]) -> tuple[str, ...]:
    """Options that begin as `typed` does, for most of its letters, and end otherwise; the likest first."""
    alike = {
        each: next((at for at, (one, other) in enumerate(zip(each, typed, strict=False)) if one != other), len(typed))
        for each in known
    }
    found = [each for each, length in alike.items() if length >= max(6, 0.7 * len(typed))]
    return tuple(sorted(found, key=lambda each: (-alike[each], len(each), each))[:2])


def _with(problem: Problem, old: str, new: str, meant: str) -> tuple[Fix, ...]:
    text = re.sub(rf"(?<!\S){re.escape(old)}(?![\w-])", lambda _: quote(new), problem.command, count=1)
    return (Fix(text, f"`{meant}` is an option that it knows"),) if text != problem.command else ()
