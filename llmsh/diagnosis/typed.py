"""What a message says of a word that stands on the command's line: who signed it, which word it is."""

import re
from collections.abc import Iterator

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.problem import Problem, split_words

QUOTED = late_pattern(r"[‘'`\"“]([^‘’'`\"“”\n]+)[’'`\"”]")
_SIGNED = late_pattern(
    r"^(?:\S*sh: )?(?:line \d+: |\d+: )?(?:\S*/)?(?P<name>[\w.+-]+)(?:\[\d+\])?: (?:(?:fatal )?error: |"
    r"fatal: )?(?P<what>.*)$"
)
_BARE = late_pattern(r"(?i)^(?:\[?(?:error|fatal|abort|err|failed)\]?(?: response from daemon)?[:!] *)+(?P<what>\S.*)$")
# What stands around a name in a word: `%(name)`, `[:name:]`, `--name`.
SIGNS = "%()[]:{}+-"
_SMALL = frozenset("a an the in is are to of for on or and not be it as at by with no".split())


def said_lines(problem: Problem) -> Iterator[tuple[str, str]]:
    """(program, message) of the lines that a program of the command's line signs, or that call themselves an error.

    A line that nobody signs counts where it is the first.
    """
    words = {word.rpartition("/")[2] for word in split_words(problem.command)}
    first = problem.argv[0].rpartition("/")[2] if problem.argv else ""
    for number, line in enumerate(problem.lines):
        text = line.strip()
        bare, signed = _BARE.match(text), _SIGNED.match(text)
        if bare:
            yield first, bare["what"]
        elif signed and signed["name"] in words:
            again = _BARE.match(signed["what"])
            yield signed["name"], again["what"] if again else signed["what"]
        elif number == 0 and text:
            yield first, text


def first_said(problem: Problem, pattern: re.Pattern[str]) -> tuple[str, str, re.Match[str]] | None:
    """(program, message, match) of the first of `said_lines` in which `pattern` is found, where a command failed."""
    if not problem.command or not problem.status:
        return None
    for program, message in said_lines(problem):
        if match := pattern.search(message):
            return program, message, match
    return None


def typed_word(problem: Problem, message: str) -> str:
    """The word of the command that `message` speaks of, in its quotes or bare; "" for none."""
    words = [word for segment in problem.segments for word in segment[1:]]
    bare = re.findall(r"[^\s,;‘’'`\"“”()]+", message)
    for each in [*QUOTED.findall(message), *reversed(bare)]:
        name = str(each).rstrip(".:")
        if (
            (len(name) > 1 or name.isdigit())
            and name.lower() not in _SMALL
            and any(holds(word, name) for word in words)
        ):
            return name
    return ""


def holds(word: str, name: str) -> bool:
    """Claims that `name` is the word, or the value in it: `--format=x`, `-tx`, `dir/x`, `[:x:]`."""
    value = word.partition("=")[2]
    return name in (word, value, value.strip(SIGNS), word.strip(SIGNS), word.rstrip("/")) or (
        len(name) > 2 and (word.endswith(f"/{name}") or name.endswith(f"/{word}"))
    )
