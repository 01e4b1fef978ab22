"""Words of the commands just run, and of what they made, as endings of the word being typed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from llmsh.core.late_pattern import late_pattern

# As many of the newest lines are looked at.
LINES = 25
_LEAST_LETTERS = 3
# Only words that mean in any place what they say: no quotes, no expansion, no operators.
_PLAIN = late_pattern(r"[\w@%+:,./~-]+")
_ARCHIVE = late_pattern(r"(.+?)(?:\.tar)?\.(?:tar|t?gz|tgz|bz2|xz|zst|zip|7z)")
_REPOSITORY = late_pattern(r"(?:.*[/:])?([\w.-]+?)(?:\.git)?/?")
_GOES_INTO = frozenset({"cd", "pushd", "rmdir"})


def ending(line: str, recent: Sequence[str]) -> str:
    """What may follow `line` so that its last word is one of the newest lines' words; "" for nothing.

    recent: lines, newest first. The first word of a line is a program and never ended so.
    """
    match = re.search(r"(?<=\s)\S+\Z", line)
    if match is None or not _PLAIN.fullmatch(match[0]):
        return ""
    begun = match[0]
    program = line.split(maxsplit=1)[0]
    for command in recent[:LINES]:
        for word in folders_of(command) if program in _GOES_INTO else words_of(command):
            if word.startswith(begun) and len(word) > len(begun):
                return word[len(begun) :]
    return ""


def words_of(command: str) -> Iterator[str]:
    """The operands of `command`, last first, then what it made."""
    words = [word for word in command.split()[1:] if _is_telling(word)]
    yield from reversed(words)
    yield from _made(command)


def folders_of(command: str) -> Iterator[str]:
    """The folders that `command` made or went to, as far as its words tell."""
    program, *operands = command.split() or [""]
    yield from _made(command)
    if program in ("mkdir", "cd", "pushd"):
        yield from (word for word in reversed(operands) if _is_telling(word))
    yield from (word.rstrip("/") for word in operands if word.endswith("/") and _is_telling(word))


def _made(command: str) -> Iterable[str]:
    words = command.split()
    if words[:2] == ["git", "clone"] and len(words) > 2:
        named = [word for word in words[2:] if not word.startswith("-")]
        match = _REPOSITORY.fullmatch(named[0]) if len(named) == 1 else None
        return [match[1]] if match else named[1:2]
    if words and words[0] in ("tar", "unzip", "7z", "gunzip", "bunzip2", "unxz"):
        found = (_ARCHIVE.fullmatch(word.rpartition("/")[2]) for word in words[1:])
        return [match[1] for match in found if match]
    return ()


def _is_telling(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and not word.startswith("-") and _PLAIN.fullmatch(word) is not None
