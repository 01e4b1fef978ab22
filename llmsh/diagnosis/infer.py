"""Which command failed, when only its output was given: shell prompts in a transcript, make, npm, tools that sign their errors."""

import re

PROMPT = re.compile(
    r"^(?:\([\w.-]+\) )?(?:[\w.-]+@[\w.-]+[: ][^$#%>]*|[~/][^$#%>]{0,60}|bash-[\d.]+|sh-[\d.]+|)(?:[$#%❯➜]) (?P<command>\S.*)$"
)
XTRACE = re.compile(r"^\++ (?P<command>[a-z./]\S*.*)$")
SIGNED = (
    # bash: line 1: foo: command not found
    (re.compile(r"^(?:-?bash|sh|zsh|dash|fish)(?:: line \d+)?(?:: \d+)?: (?P<name>[^\s:]+): (?:command )?not found"), "{name}"),
    (re.compile(r"^(?:zsh|fish): (?:command not found|Unknown command): (?P<name>\S+)"), "{name}"),
    (re.compile(r"^npm (?:ERR!|error) "), "npm"),
    (re.compile(r"^make(?:\[\d+\])?: \*\*\* "), "make"),
    (re.compile(r"^(?:FAILED|ERROR) \S+\.py|^=+ (?:FAILURES|ERRORS|short test summary info) =+"), "pytest"),
    (re.compile(r"^error(?:\[E\d+\])?: .*|^\s+--> \S+\.rs:\d+"), ""),
    (re.compile(r"^Traceback \(most recent call last\)"), "python3"),
    (re.compile(r"^(?P<name>gcc|g\+\+|cc|clang|ld|collect2): (?:fatal )?error"), "{name}"),
    (re.compile(r"^E: (?:Unable to locate|Could not get lock|Package|Sub-process|Failed to fetch)"), "apt"),
    (re.compile(r"^(?:fatal|error): .*(?:repository|git|branch|pathspec|refs?|merge|remote|commit|HEAD)"), "git"),
    (re.compile(r"^(?:\S*/)?(?P<name>[a-z][a-z0-9_.+-]{1,24}): (?!line \d|warning|note|\d)"), "{name}"),
)  # fmt: skip
NOT_PROGRAMS = frozenset(
    {
        "error",
        "fatal",
        "warning",
        "note",
        "info",
        "debug",
        "hint",
        "usage",
        "exception",
        "failed",
        "http",
        "https",
    }
)


def infer_command(text: str) -> str:
    """The command, or only its program's name, or "" when nothing says it."""
    lines = text.splitlines()
    prompts = [match.group("command") for line in lines if (match := PROMPT.match(line))]
    if prompts:
        # The last command that has output after it is the one that is asked about.
        last = max(number for number, line in enumerate(lines) if PROMPT.match(line))
        if any(line.strip() for line in lines[last + 1 :]) or len(prompts) == 1:
            return prompts[-1]
        return prompts[-2]
    traced = [match.group("command") for line in lines if (match := XTRACE.match(line))]
    if traced:
        return traced[-1]
    for line in lines:
        for pattern, name in SIGNED:
            match = pattern.match(line)
            if match and name:
                found = name.format(**match.groupdict())
                if found not in NOT_PROGRAMS:
                    return found
    return ""
