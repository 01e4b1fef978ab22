"""What is run by another command, and how such values are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from llmsh.core.command import Assignment, Pipeline, Redirection, Script, SimpleCommand, Word
from llmsh.syntax.evaluate import Output
from llmsh.syntax.parse import parse

FILES = Word("{}", (0, 0), None, "{}", may_split=True, variables=())
"""Stands for operands that come from elsewhere: what `xargs` reads or `find` finds."""


@dataclass(frozen=True, slots=True)
class Inner:
    """One thing that a command runs. by: the wrapper, e.g. "find -exec".

    script: None when its text is not known here: `source` then says where it comes from, as written,
    and `producers` are scripts that print it.
    is_transparent: the wrapper adds nothing of its own, so what holds for the inside holds for all.
    """

    by: str
    script: Script | None
    source: str = ""
    producers: tuple[Script, ...] = ()
    is_transparent: bool = False
    is_privileged: bool = False
    is_remote: bool = False
    reads_stdin: bool = False


def script_of_words(
    words: tuple[Word, ...], redirections: tuple[Redirection, ...] = (), assignments: tuple[Assignment, ...] = ()
) -> Script:
    """A script of one simple command; redirections of its input go along."""
    stdin = tuple(item for item in redirections if item.operator.startswith("<"))
    text = " ".join(word.shape for word in words)
    span = (words[0].span[0], words[-1].span[1]) if words else (0, 0)
    command = SimpleCommand(assignments, words, stdin, span)
    return Script(text, (Pipeline((command,), span),))


def script_of_strings(texts: Sequence[str]) -> Script:
    """A script of one simple command whose words are `texts`, taken literally."""
    return script_of_words(tuple(Word(text, (0, 0), text, text) for text in texts))


def given_texts(command: SimpleCommand, stdin: Output | None) -> list[str]:
    """What `command` reads, where it is known: here-documents, here-strings, else what is piped into it."""
    inside = [
        item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target is not None
    ]
    return inside or ([stdin.text] if stdin is not None else [])


def script_of_text(word: Word, arguments: tuple[Word, ...] = ()) -> Script:
    """What a shell makes of the text `word`; unknown parts stay variables. arguments: `$0`, `$1` and on."""
    text = "$FOUND" if word.value is None and word.shape == "{}" else word.shape
    values = [argument.value for argument in arguments[1:]]
    known = [value for value in values if value is not None]
    name = arguments[0].value if arguments else None
    if name is not None and len(known) == len(values):
        return parse(text, variables={"0": name}, arguments=known)
    return parse(text)


def script_of_joined(words: tuple[Word, ...]) -> Script:
    """What a shell makes of `words` joined by blanks, as eval, ssh and watch do."""
    return parse(" ".join(word.shape for word in words))
