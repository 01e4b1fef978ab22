"""Which command failed, and with what, when only an output was given: prompts in a transcript, make, npm, CI logs."""

import re
from dataclasses import dataclass

PROMPT = re.compile(
    r"^(?:\([\w.-]+\) )?(?:\[[\w.-]+@[\w.-]+ [^\]]*\]|[\w.-]+@[\w.-]+[: ][^$#%>]*|[~/][^$#%>]{0,60}|"
    r"bash-[\d.]+|sh-[\d.]+|)(?:[$#%❯➜]|(?<=@)>) ?(?:(?<= ))(?P<command>[^\s#=].*)$"
)
BARE_PROMPT = re.compile(r"^(?:\S.{0,80})?(?<![\d.])[$#%❯➜] ?$|^\s*$")
STARTED = re.compile(r'^Script started on .*COMMAND="(?P<command>(?:[^"\\]|\\.)*)"')
ENDED = re.compile(r'^Script done on .*COMMAND_EXIT_CODE="(?P<status>\d+)"')
CI_COMMAND = re.compile(r"^(?:\[command\]|Run |\$ |\+ |> )(?P<command>\S.*)$")
CI_STATUS = re.compile(
    r"(?:Process completed with exit code (?P<a>\d+)|exited with (?:code|status) (?P<b>\d+)|ERROR: Job failed: exit "
    r"code (?P<c>\d+))"
)
XTRACE = re.compile(r"^\++ (?P<command>[a-z./]\S*.*)$")
SHELL_SAYS = re.compile(
    r"^(?:-?(?:\S*/)?(?:ba|z|da|fi)?sh)(?:: line \d+)?(?:: \d+)?: (?P<name>[^\s:]+): (?:command )?not found$"
    r"|^(?:zsh|fish): (?:command not found|Unknown command): (?P<after>\S+)$"
)
# Tools that run others: the outermost one speaks last.
OUTER = (
    (re.compile(r"^npm (?:ERR!|error) "), "npm"),
    (re.compile(r"^g?make(?:\[\d+\])?: \*\*\* "), "make"),
    (re.compile(r"^=+ (?:FAILURES|ERRORS|short test summary info|test session starts) =+"), "pytest"),
    (re.compile(r"^error(?:\[E\d+\])?: .*could not compile|^\s+--> \S+\.rs:\d+"), "cargo build"),
    (re.compile(r"^\[ERROR\] .*(?:Maven|goal|COMPILATION)"), "mvn"),
    (re.compile(r"^FAILURE: Build failed with an exception|^> Task :\S+ FAILED"), "gradle"),
    (re.compile(r"^CMake Error"), "cmake"),
)
SIGNED = (
    (re.compile(r"^Traceback \(most recent call last\)"), "python3"),
    (re.compile(r"^(?:\S*/)?(?P<name>gcc|g\+\+|cc|clang|clang\+\+|ld|collect2): (?:fatal )?error"), "{name}"),
    (re.compile(r"^\S+\.(?:c|h|o): In function|^\S+\.c:\d+:\d+: (?:fatal )?error"), "gcc"),
    (re.compile(r"^\S+\.(?:cc|cpp|cxx|hpp):\d+:\d+: (?:fatal )?error"), "g++"),
    (re.compile(r"^\S+\.java:\d+: error"), "javac"),
    (re.compile(r"^E: (?:Unable to locate|Could not get lock|Package|Sub-process|Failed to fetch|Unable to)"), "apt"),
    (re.compile(r"^(?:fatal|error): .*(?:repository|git|branch|pathspec|refs?\b|merge|remote|commit|HEAD)"), "git"),
    (re.compile(r"^node:internal/"), "node"),
    (re.compile(r"^(?:\S*/)?(?P<name>[a-z][a-z0-9_.+-]{1,24}): (?!line \d|warning|note|\d)"), "{name}"),
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
    if (found := _from_prompts(lines)) is not None:
        command, start, end = found
        return Inferred(command, "\n".join(lines[start:end]), status)
    return Inferred(_from_signs(lines), text, status)


def infer_command(text: str) -> str:
    """The command alone; see infer."""
    return infer(text).command


def _from_prompts(lines: list[str]) -> tuple[str, int, int] | None:
    """Command, first and last line of its output: the last command in a transcript that has any output."""
    at = [(number, match["command"]) for number, line in enumerate(lines) if (match := PROMPT.match(line))]
    at = [(number, command) for number, command in at if _is_typed(lines, number, command)]
    if not at:
        return None
    ends = [number for number, _ in at[1:]] + [len(lines)]
    for (number, command), end in reversed(list(zip(at, ends, strict=True))):
        if any(line.strip() and not PROMPT.match(line) for line in lines[number + 1 : end]):
            last = end
            while last > number + 1 and BARE_PROMPT.match(lines[last - 1]):
                last -= 1
            return command.strip(), number + 1, last
    return at[-1][1].strip(), len(lines), len(lines)


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
            return int(next(group for group in match.groups() if group is not None))
    return None
