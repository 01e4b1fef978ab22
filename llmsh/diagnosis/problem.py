"""A failure as the diagnosers read it: words of the command, clean lines of the output, the lines that matter."""

import re
import shlex
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from llmsh.core.diagnosis import Failure
from llmsh.core.late_pattern import late_pattern

# Wrappers whose operand is the command that really failed; each with its options that take a value.
WRAPPERS: dict[str, frozenset[str]] = {
    "sudo": frozenset({"-u", "-g", "-C", "-h", "-p", "-D"}),
    "doas": frozenset({"-u"}),
    "env": frozenset({"-u", "-C"}),
    "nohup": frozenset(),
    "time": frozenset(),
    "nice": frozenset({"-n"}),
    "ionice": frozenset({"-c", "-n"}),
    "command": frozenset(),
    "builtin": frozenset(),
    "exec": frozenset({"-a"}),
    "stdbuf": frozenset({"-i", "-o", "-e"}),
    "setsid": frozenset(),
}
# Words of bash's grammar that stand before a command.
KEYWORDS = frozenset({"if", "then", "else", "elif", "do", "while", "until", "{", "(", "!", "time"})
ASSIGNMENT = late_pattern(r"[A-Za-z_]\w*\+?=")
SEPARATORS = frozenset({"|", "||", "&&", ";", "&", "|&", ";;", "\n"})
PLAIN_WORD = late_pattern(r"[\w@%+=:,./^-][\w@%+=:,./~^-]*")
ENTERS = late_pattern(r"\s*cd (?P<folder>[\w./~+-]+|'[^'\n]+'|\"[^\"$\n]+\")\s*(?:&&|;)\s*")
SPEAKER = late_pattern(r"^(?:\S*/)?(?P<name>[a-z][\w.+-]{0,24})(?:\[\d+\])?: ", re.MULTILINE)
GIT_SPEAKS = late_pattern(r"^(?:fatal|hint): ", re.MULTILINE)


def quote(word: str) -> str:
    """`word` for a command line; quoted only where bash would read it otherwise."""
    return word if PLAIN_WORD.fullmatch(word) else shlex.quote(word)


def quote_path(path: str) -> str:
    """`path` for a command line: as an operand even when it begins with a dash, ~ left to the shell."""
    if path.startswith("-"):
        path = "./" + path
    if path.startswith("~/"):
        return "~/" + quote(path[2:])
    return quote(path)


@dataclass(frozen=True)
class Problem:
    """What a diagnoser gets. command: as typed ("" when unknown); text: the clean, bounded output."""

    failure: Failure
    text: str

    @property
    def command(self) -> str:
        return self.failure.command

    @property
    def status(self) -> int | None:
        return self.failure.status

    @property
    def cwd(self) -> Path:
        return self.failure.cwd

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.splitlines())

    @cached_property
    def segments(self) -> tuple[tuple[str, ...], ...]:
        """The simple commands of the line as words, wrappers and assignments taken off."""
        segments: list[list[str]] = [[]]
        for word in split_words(self.command):
            if word in SEPARATORS:
                segments.append([])
            else:
                segments[-1].append(word)
        return tuple(words for segment in segments if (words := _unwrap(segment)))

    @cached_property
    def argv(self) -> tuple[str, ...]:
        """The words of the first simple command; () when the command is unknown."""
        return self.segments[0] if self.segments else ()

    @cached_property
    def programs(self) -> frozenset[str]:
        """Base names of the programs of the line."""
        return frozenset(segment[0].rpartition("/")[2] for segment in self.segments)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Programs that sign a line of the output (`tar: …`), besides those of the command."""
        names = {match["name"] for match in SPEAKER.finditer(self.text)}
        if GIT_SPEAKS.search(self.text):
            names.add("git")
        return self.programs | names

    @cached_property
    def entered(self) -> str:
        """The folder that the line goes into before its other commands run (`cd src && make`); "" for none."""
        match = ENTERS.match(self.command)
        return match["folder"].strip("'\"") if match else ""

    def begin_with(self, text: str) -> str:
        """The command with `text` run before it, in the folder that it goes into."""
        match = ENTERS.match(self.command)
        at = match.end() if match else 0
        return f"{self.command[:at]}{text} && {self.command[at:]}"

    def argv_of(self, *programs: str) -> tuple[str, ...]:
        """The words of the last simple command that runs one of `programs`; () when none does."""
        for segment in reversed(self.segments):
            if segment[0].rpartition("/")[2] in programs:
                return segment
        return ()

    def names(self, word: str) -> bool:
        """Whether `word` is one of the words of the command."""
        return any(word in segment for segment in self.segments)

    @property
    def is_privileged(self) -> bool:
        return self.command.lstrip().startswith(("sudo ", "doas "))

    def replace_word(self, old: str, new: str) -> str:
        """The command with the first word `old` replaced by `new`, everything else as typed.

        `new` is quoted as one word; a command that does not hold `old` as a word is returned unchanged.
        """
        return self.replace_text(old, quote_path(new) if new[:1] == "~" else quote(new))

    def replace_text(self, old: str, text: str) -> str:
        """The command with the first word `old` replaced by shell `text`, which must be quoted already."""
        for form in dict.fromkeys((old, shlex.quote(old), f"'{old}'", f'"{old}"', old.replace(" ", "\\ "))):
            pattern = rf"(?<![^\s;|&()=<>]){re.escape(form)}(?![^\s;|&()=<>])"
            changed, count = re.subn(pattern, lambda _: text, self.command, count=1)
            if count:
                return changed
        return self.command

    def insert_after(self, word: str, text: str) -> str:
        """The command with `text` put behind the first word `word`."""
        return self.replace_text(word, f"{word} {text}")


def split_words(command: str) -> list[str]:
    """Words and operators of `command`; by spaces alone where its quoting is broken."""
    try:
        lexer = shlex.shlex(command, posix=True, punctuation_chars=";|&")
        lexer.whitespace = " \t"
        lexer.whitespace_split = True
        lexer.commenters = ""
        return list(lexer)
    except ValueError:
        return command.split()


def _unwrap(words: list[str]) -> tuple[str, ...]:
    rest = list(words)
    while rest:
        if ASSIGNMENT.match(rest[0]) or rest[0] in KEYWORDS or (rest[0][:1] == "(" and len(rest[0]) == 1):
            rest.pop(0)
        elif rest[0] in WRAPPERS and len(rest) > 1:
            with_value = WRAPPERS[rest.pop(0)]
            while rest and rest[0].startswith("-"):
                option = rest.pop(0)
                if option in with_value and rest:
                    rest.pop(0)
        else:
            break
    return tuple(rest)
