"""A failure as the diagnosers read it: words of the command, clean lines of the output, the lines that matter."""

import re
import shlex
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from llmsh.core.diagnosis import Failure

# Wrappers whose operand is the command that really failed; each with its options that take a value.
WRAPPERS: dict[str, frozenset[str]] = {
    "sudo": frozenset({"-u", "-g", "-C", "-h", "-p", "-D"}),
    "doas": frozenset({"-u"}),
    "env": frozenset({"-u", "-C"}),
    "nohup": frozenset(),
    "time": frozenset(),
    "nice": frozenset({"-n"}),
    "command": frozenset(),
    "exec": frozenset({"-a"}),
    "stdbuf": frozenset({"-i", "-o", "-e"}),
}
ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
SEPARATORS = frozenset({"|", "||", "&&", ";", "&", "|&"})


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
        for word in _words(self.command):
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

    def argv_of(self, *programs: str) -> tuple[str, ...]:
        """The words of the first simple command that runs one of `programs`; () when none does."""
        for segment in self.segments:
            if segment[0].rpartition("/")[2] in programs:
                return segment
        return ()

    @property
    def is_privileged(self) -> bool:
        return self.command.lstrip().startswith(("sudo ", "doas "))

    def replace_word(self, old: str, new: str) -> str:
        """The command with the first word `old` replaced by `new`, everything else as typed."""
        quoted = new if re.fullmatch(r"[\w@%+=:,./~^-]+", new) else shlex.quote(new)
        for form in dict.fromkeys((old, shlex.quote(old), f'"{old}"')):
            pattern = rf"(?<![^\s;|&()=]){re.escape(form)}(?![^\s;|&()=])"
            text, count = re.subn(pattern, lambda _: quoted, self.command, count=1)
            if count:
                return text
        return self.command.replace(old, quoted, 1)


def _words(command: str) -> list[str]:
    try:
        lexer = shlex.shlex(command, posix=True, punctuation_chars=";|&")
        lexer.whitespace_split = True
        lexer.commenters = ""
        return list(lexer)
    except ValueError:
        return command.split()


def _unwrap(words: list[str]) -> tuple[str, ...]:
    rest = list(words)
    while rest:
        if ASSIGNMENT.match(rest[0]):
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
