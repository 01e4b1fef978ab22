"""A program or builtin that cannot use a value: whatever it is, named by the program and typed on the line."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, split_words
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "invalid",
    "illegal",
    "failed to parse",
    "cannot parse",
    "could not parse",
    "unable to parse",
    "bad value",
    "argument '",
    "is invalid",
    "not recognized",
    "requires a positive",
    "option requires a",
    "symbolic mode operator",
    "not a valid",
    "not a pid or valid",
    "out of range",
    "reverse collating sequence",
    "expected a proper",
    "unknown key type",
    "unknown type",
    "unknown column",
    "unrecognized value",
    "unsupported value",
    "is not a number",
    "not an integer",
    "not a number",
    "must be a",
    "must be an",
    "must be between",
    "must be positive",
    "must be greater",
)
MATCHES = (
    Case("make -j0", "make: the '-j' option requires a positive integer argument\nUsage: make [options]", 2, says="-j"),
    Case("du --max-depth=x", "du: invalid maximum depth ‘x’", 1, says="a valid maximum depth"),
    Case("top -b -n x", "top: bad iterations argument 'x'", 1, says="a valid iterations"),
    Case("strace -e trace=opne ls", "strace: invalid system call 'opne'", 1, says="a valid system call"),
    Case("rsync --bwlimit=x a/ b/", "rsync: --bwlimit=x is invalid", 1, says="`x`"),
    Case("gcc -x foo a.c", "gcc: error: language foo not recognized", 1, says="`foo`"),
    Case("timeout -s NOSIG 5 true", "timeout: ‘NOSIG’: invalid signal", 125, says="`NOSIG`", fix="kill -l"),
    Case("timeout -s TREM 5 true", "timeout: ‘TREM’: invalid signal", 125, fix="timeout -s TERM 5 true"),
    Case("truncate -s 5Q9 a", "truncate: Invalid number: ‘5Q9’", 1, says="`5Q9`"),
    Case("renice -n low -p 1", "renice: invalid priority 'low'", 1, says="`low`"),
    Case("umask 999", "bash: line 1: umask: 999: octal number out of range", 1, says="`999`"),
    Case("ulimit -n lots", "bash: line 1: ulimit: lots: invalid number", 1, says="`lots`"),
    Case("lsblk -o XXX", "lsblk: unknown column: XXX", 1, says="a valid column"),
    Case("wait abc", "bash: line 1: wait: `abc': not a pid or valid job spec", 1, says="`abc`"),
    Case("taskset zz true", "taskset: failed to parse CPU mask: zz", 1, says="`zz`"),
    Case("prlimit --nofile=abc true", "prlimit: failed to parse NOFILE limit", 1, says="`abc`"),
    Case("tr 'z-a' x", "tr: range-endpoints of 'z-a' are in reverse collating sequence order", 1, says="`z-a`"),
    Case("ssh-keygen -t rsaa -f k", "unknown key type rsaa", 255, says="`rsaa`"),
    Case(
        "curl --max-time soon http://h/",
        "curl: option --max-time: expected a proper numerical parameter\ncurl: try 'curl --help' for more information",
        2,
        says="`soon`",
    ),
    Case("xz -T many a", "xz: many: Value is not a non-negative decimal integer; invalid", 1, says="`many`"),
)
IGNORES = (
    Case("ls -y", "ls: invalid option -- 'y'", 2),
    Case("mount /dev/sda1 x", "mount: x: invalid argument.", 32),
    Case("cat a", "a: this line says invalid number: 5", 0),
    Case("./app --port 80", "app: invalid password for user bob", 1),
    Case("git comit", "git: 'comit' is not a git command. See 'git --help'.", 1),
)
# What the program calls the thing that it could not use, and where it puts the value.
SAID = late_pattern(
    r"failed to parse (?P<name>[A-Z]+) (?P<kind5>limit|value)"
    r"|(?i:[‘'`\"]?(?P<first>[^\s‘’'`\":]+)[’'`\"]?:? (?:is )?(?:an? )?(?:invalid|illegal|not an? valid) "
    r"(?P<kind1>[a-z][\w /-]*?)\s*(?:\.|$))"
    r"|(?i:invalid|illegal|bad|failed to parse|(?:cannot|could not|unable to) parse) (?P<kind2>[\w /-]*?)"
    r"(?: specified| given)?:? [‘'`\"]?(?P<second>[^\s‘’'`\",]+)[’'`\"]?"
    r"|(?i:unknown) (?P<kind3>(?:\w+ )?(?:type|column)):? [‘'`\"]?(?P<third>[^\s‘’'`\",]+)"
    r"|(?P<option>--?[\w-]+): expected a proper (?P<kind4>\w+)"
)
OTHERS = late_pattern(
    r"(?i)invalid (?:option|command|argument(?! for)|password|credential|user|api|token|syntax)|identifier"
)
WANTS = late_pattern(r"[Tt]he '(?P<option>--?[\w-]+)' option requires (?P<what>an? [a-z][a-z -]+?) argument")
GLUE = frozenset("a an the in is are to of for on or and not be it as at by with".split())
SIGNALS = "HUP INT QUIT ABRT KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT STOP TSTP TTIN TTOU WINCH".split()


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    # Of the whole line: a wrapper such as nice has values of its own.
    words = split_words(problem.command)[1:]
    if match := WANTS.search(problem.text):
        program = problem.argv[0] if problem.argv else "the program"
        return Finding(
            f"The option {match['option']} of `{program}` wants {match['what']}, and was given another value.",
            0.93,
            "The program understood the line up to this option.",
            (match[0],),
            (),
            (f"give it {match['what']}, or leave the option out",),
        )
    line = next((each for each in problem.lines if _is_said(problem, each) and _value(each, words)), "")
    if not line:
        return None
    value = _value(line, words)
    kind = _kind(line)
    program = next((each[0] for each in problem.segments if any(_holds(word, value) for word in each)), "")
    signer = re.match(r"(?P<name>[\w.+-]+): ", line)
    if signer and signer["name"] in split_words(problem.command):
        program = signer["name"]
    near = closest(value.upper().removeprefix("SIG"), SIGNALS, limit=1) if "signal" in kind else ()
    fixes = [Fix(problem.replace_word(value, each), f"{each} is a signal") for each in near]
    if "signal" in kind and not near:
        fixes.append(Fix("kill -l", "lists the signals"))
    backwards = "reverse collating" in line or "out of order" in line
    help_ = f"help {program}" if re.match(r"\S*sh: (?:line )?\d", line) else f"{program} --help"
    return Finding(
        f"`{program}` cannot use `{value}`: "
        + ("it runs backwards." if backwards else f"it wants {kind or 'another value'}."),
        0.72,
        "The program understood the line up to this word. The word is misspelt, in another form than it reads, or "
        "too large or too small.",
        (line.strip()[:150],),
        tuple(fix for fix in fixes if fix.command != problem.command),
        () if fixes else (f"see what it takes: {help_}",),
    )


def _is_said(problem: Problem, line: str) -> bool:
    """Whether a program of the line signs it, or it stands alone as a complaint."""
    low = line.lower()
    # A name such as host.invalid is no complaint.
    if OTHERS.search(line) or not any(re.search(rf"(?<![\w.]){re.escape(each)}", low) for each in SIGNATURES):
        return False
    signer = re.match(r"(?:\S*sh: )?(?:line \d+: |\d+: )?(?:\S*/)?(?P<name>[\w.+-]+): ", line)
    if signer and signer["name"] not in ("error", "fatal"):
        return signer["name"] in split_words(problem.command) or signer["name"] in problem.programs
    return low.removeprefix("error: ").removeprefix("fatal: ").startswith(("unknown", "invalid", "illegal", "bad"))


def _holds(word: str, value: str) -> bool:
    return value in (
        word,
        word.partition("=")[2],
        word.lstrip("-+"),
        word[2:] if word[:1] in "-+" else word,
        word.strip("[]:"),
    )


def _value(line: str, words: list[str]) -> str:
    """The word of the command that the line complains of; "" for none."""
    quoted = re.findall(r"[‘'`\"]([^‘’'`\"\n]+)[’'`\"]", line)
    rest = line.partition(": ")[2] or line
    before = re.findall(r"(?:^|: )([^\s:]+): ", rest)
    bare = re.findall(r"[^\s:,;‘’'`\"()]+", rest)
    candidates: list[str] = [*quoted, *before, *reversed(bare)]
    for each in candidates:
        if each.startswith("--") and "=" in each and each in words:
            return each.partition("=")[2]
        if each.lower() not in GLUE and any(_holds(word, each) for word in words) and not each.startswith("-"):
            return each
    # A value that is written together with its option.
    joined = next((each for each in bare if re.match(r"-\w+\d", each) and each in words), "")
    if joined:
        return joined
    match = SAID.search(line)
    if match and match["option"]:
        for at, word in enumerate(words[:-1]):
            if word == match["option"]:
                return words[at + 1]
    if match and match["name"]:
        return next((word.partition("=")[2] for word in words if match["name"].lower() in word.lower()), "")
    return ""


def _kind(line: str) -> str:
    """What was wanted, with its article, in the program's own word; "" where it does not say."""
    low = line.lower()
    if "pid or valid job" in low:
        return "a process or a job"
    match = SAID.search(line)
    between = re.search(
        r"(?:invalid|illegal|bad|failed to parse|(?:cannot|could not|unable to) parse) (?P<kind>[a-z][\w /-]*?)"
        r"(?: argument)?(?: specified| given| in .*)?\s*(?:[:.‘’'`\"]|$)",
        low,
    )
    inside = re.search(r"invalid character [‘'`\"].[’'`\"] in (?P<what>[a-z ]+)", low)
    if inside:
        return f"another letter in the {inside['what'].strip()}"
    named = match.group("kind1", "kind3", "kind4", "kind5") if match else ()
    kind: str = between["kind"] if between else next((each for each in named if each), "")
    kind = {"numerical": "number", "value": "another value"}.get(kind, kind.strip().lower())
    if kind == "zero increment value":
        return "a step other than 0"
    if "octal" in low:
        kind = "octal number"
    elif not kind and ("number" in low or "integer" in low):
        kind = "number"
    if not kind or kind.startswith("another"):
        return kind
    return f"a valid {kind}"
