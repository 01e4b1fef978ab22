"""Which command failed, and with what, when only an output was given: prompts in a transcript, make, npm, CI logs."""

import re
from dataclasses import dataclass

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.output import first_error_at

PROMPT = late_pattern(
    r"^(?:\([\w.-]+\) )*(?:"
    r"(?:\[[\w.-]+@[\w.-]+ [^\]]*\]|[\w.-]+@[\w.-]+[: ][^$#%>]*|[~/][^$#%>]{0,60}|bash-[\d.]+|sh-[\d.]+|)"
    r"(?:[$#%❯➜]|(?<=@)>) ?(?:(?<= ))"
    r"|➜ +\S+(?: git:\([^)]*\))?(?: ✗)? "  # oh-my-zsh
    r"|[\w.-]+@[\w.-]+ [~/][^$#%>]{0,60}> "  # fish
    r"|PS [A-Za-z]:\\[^>]*> )"
    r"(?P<command>[^\s#=].*)$"
)
BARE_PROMPT = late_pattern(r"^(?:\S.{0,80})?(?<![\d.])[$#%❯➜] ?$|^\s*$")
STARTED = late_pattern(r'^Script started on .*COMMAND="(?P<command>(?:[^"\\]|\\.)*)"')
ENDED = late_pattern(r'^Script done on .*COMMAND_EXIT_CODE="(?P<status>\d+)"')
CI_STATUS = late_pattern(
    r"(?:Process completed with exit code|[Ee]xited with(?: code)?(?: exit)?(?: code| status)?|"
    r"Job failed: exit (?:code|status)|script returned exit code|"
    r"did not complete successfully: exit code:) (?P<status>\d+)"
)
# How services and tools announce the command they run; the output begins after the line that `until` matches.
ANNOUNCED = (
    (late_pattern(r"^Run (?P<command>\S.*)$"), late_pattern(r"^(?:##\[endgroup\]|shell: )")),  # GitHub
    (late_pattern(r"^\[command\](?P<command>\S.*)$"), None),
    (late_pattern(r"^[\w.-]+: commands\[\d+\](?: [^>]*)?> (?P<command>\S.*)$"), None),  # tox
    (late_pattern(r"^ ?> \[[^\]]*\d+/\d+\] RUN (?P<command>\S.*?):$"), None),  # docker
)
SHEBANG = late_pattern(r"^#!/bin/(?:ba)?sh(?: -\S+)*(?: pipefail)?$")
MAX_HEADER = 12
SECONDS = late_pattern(r"^\d+\.\d+ (?=\S)")
ENDS_SESSION = frozenset({"exit", "logout"})
XTRACE = late_pattern(r"^\++ (?P<command>[a-z./]\S*.*)$")
SHELL_SAYS = late_pattern(
    r"^(?:-?(?:\S*/)?(?:ba|z|da|fi)?sh)(?:: line \d+)?(?:: \d+)?: (?P<name>[^\s:]+): (?:command )?not found$"
    r"|^(?:zsh|fish): (?:command not found|Unknown command): (?P<after>\S+)$"
)
# Tools that run others: the outermost one speaks last.
OUTER = (
    (late_pattern(r"^npm (?:ERR!|error) "), "npm"),
    (late_pattern(r"^g?make(?:\[\d+\])?: \*\*\* "), "make"),
    (late_pattern(r"^=+ (?:FAILURES|ERRORS|short test summary info|test session starts) =+"), "pytest"),
    (late_pattern(r"^error(?:\[E\d+\])?: .*could not compile|^\s+--> \S+\.rs:\d+"), "cargo build"),
    (late_pattern(r"^\[ERROR\] .*(?:Maven|goal|COMPILATION)"), "mvn"),
    (late_pattern(r"^FAILURE: Build failed with an exception|^> Task :\S+ FAILED"), "gradle"),
    (late_pattern(r"^CMake Error"), "cmake"),
)
SIGNED = (
    (late_pattern(r"^Traceback \(most recent call last\)"), "python3"),
    (late_pattern(r"^(?:\S*/)?(?P<name>gcc|g\+\+|cc|clang|clang\+\+|ld|collect2): (?:fatal )?error"), "{name}"),
    (late_pattern(r"^\S+\.(?:c|h|o): In function|^\S+\.c:\d+:\d+: (?:fatal )?error"), "gcc"),
    (late_pattern(r"^\S+\.(?:cc|cpp|cxx|hpp):\d+:\d+: (?:fatal )?error"), "g++"),
    (late_pattern(r"^\S+\.java:\d+: error"), "javac"),
    (late_pattern(r"^E: (?:Unable to locate|Could not get lock|Package|Sub-process|Failed to fetch|Unable to)"), "apt"),
    (late_pattern(r"^(?:fatal|error): .*(?:repository|git|branch|pathspec|refs?\b|merge|remote|commit|HEAD)"), "git"),
    (late_pattern(r"^node:internal/"), "node"),
    (late_pattern(r"^(?:\S*/)?(?P<name>[a-z][a-z0-9_.+-]{1,24}): (?!line \d|warning|note|\d)"), "{name}"),
)  # fmt: skip
_NOT_PROGRAMS = """
    error fatal warning note info debug hint usage exception failed http https bash sh zsh make python ok done file
    line path reason cause caused tests test remote help
"""
NOT_PROGRAMS = frozenset(_NOT_PROGRAMS.split())


@dataclass(frozen=True, slots=True)
class Inferred:
    """command: the command, or only its program's name, or "". output: the part of the text that is its own."""

    command: str
    output: str
    status: int | None = None


def infer(text: str) -> Inferred:
    """What can be said of the command from its output alone."""
    lines = text.splitlines()
    status = _status(lines)
    for line in lines[:3]:
        if match := STARTED.match(line):
            body = [each for each in lines if not each.startswith(("Script started on", "Script done on"))]
            return Inferred(match["command"].replace('\\"', '"'), "\n".join(body), status)
    if (announced := _from_announcement(lines)) is not None:
        return Inferred(*announced, status)
    if (found := _from_prompts(lines)) is not None:
        command, start, end = found
        return Inferred(command, "\n".join(lines[start:end]), status)
    return Inferred(_from_signs(lines), text, status)


def _from_announcement(lines: list[str]) -> tuple[str, str] | None:
    """The last command that a service announced before the first error, and the output that follows it."""
    first = first_error_at(tuple(lines))
    # docker sums the failure up before it shows the step.
    last = len(lines) if first is None or "=> ERROR [" in lines[first] else first
    found = None
    for number, line in enumerate(lines[:last]):
        if SHEBANG.match(line) and number + 1 < len(lines):
            found = lines[number + 1], number + 2
        for pattern, until in ANNOUNCED:
            if match := pattern.match(line):
                header = range(number + 1, min(number + MAX_HEADER, len(lines)))
                ends = [at for at in header if until and until.match(lines[at])]
                # Without the sign of that service the line is only one that begins with such a word.
                if until is None or ends:
                    found = match["command"], (ends[-1] if ends else number) + 1
    if found is None:
        return None
    command, start = found
    return command.strip(), "\n".join(SECONDS.sub("", line) for line in lines[start:])


def _from_prompts(lines: list[str]) -> tuple[str, int, int] | None:
    """Command, first and last line of its output: the last command in a transcript that has any output."""
    at = [(number, match["command"]) for number, line in enumerate(lines) if (match := PROMPT.match(line))]
    at = [(number, command) for number, command in at if _is_typed(lines, number, command)]
    # Leaving the recorded session is not what went wrong in it.
    at = [pair for pair in at if pair[1].strip() not in ENDS_SESSION] or at
    if not at:
        return None
    ends = [number for number, _ in at[1:]] + [_end(lines, at[-1][0])]
    for (number, command), end in reversed(list(zip(at, ends, strict=True))):
        if any(line.strip() and not PROMPT.match(line) for line in lines[number + 1 : end]):
            last = end
            while last > number + 1 and BARE_PROMPT.match(lines[last - 1]):
                last -= 1
            return command.strip(), number + 1, last
    return at[-1][1].strip(), len(lines), len(lines)


def _end(lines: list[str], start: int) -> int:
    """The line after the output of the last command: before a prompt with exit, or the end of a recording."""
    for number in range(start + 1, len(lines)):
        match = PROMPT.match(lines[number])
        if lines[number].startswith("Script done on") or (match and match["command"].strip() in ENDS_SESSION):
            return number
    return len(lines)


def _is_typed(lines: list[str], number: int, command: str) -> bool:
    """Whether `command` was typed at a prompt; "# word" is one of root's only where that word answers."""
    if not re.match(r"[\w./~\"'$({\[!:-]", command):
        return False
    if not lines[number].startswith("#"):
        return True
    answer = re.compile(rf"(?:\S*sh: )?(?:line \d+: |\d+: )?{re.escape(command.split(maxsplit=1)[0])}: ")
    return any(answer.match(line) for line in lines[number + 1 :])


def _from_signs(lines: list[str]) -> str:
    for line in lines:
        if match := SHELL_SAYS.match(line):
            return match["name"] or match["after"]
    traced = [match["command"] for line in lines if (match := XTRACE.match(line))]
    if traced:
        return traced[-1]
    for line in reversed(lines):
        for pattern, name in OUTER:
            if pattern.match(line):
                return name
    for line in lines:
        for pattern, name in SIGNED:
            if match := pattern.match(line):
                found = name.format(**match.groupdict())
                if found not in NOT_PROGRAMS or name != "{name}":
                    return found
    return ""


def _status(lines: list[str]) -> int | None:
    for line in reversed(lines[-20:]):
        if match := ENDED.match(line):
            return int(match["status"])
        if match := CI_STATUS.search(line):
            return int(match["status"])
    return None
