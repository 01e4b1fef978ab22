"""Findings in one line: what a rule returns."""

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.risk import Finding, Level, Reason


def danger(reason: Reason, message: str, *subjects: Word | str) -> Finding:
    return Finding(Level.DANGER, reason, message, _texts(subjects))


def caution(reason: Reason, message: str, *subjects: Word | str) -> Finding:
    return Finding(Level.CAUTION, reason, message, _texts(subjects))


def _texts(subjects: tuple[Word | str, ...]) -> tuple[str, ...]:
    return tuple(subject if isinstance(subject, str) else subject.shape for subject in subjects)


def verbs(command: SimpleCommand, valued: str = "", valued_long: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The operands as written: what programs with subcommands (`git`, `kubectl`, `systemctl`) are told to do."""
    return tuple(word.shape for word in command.options(valued, valued_long).operands)


def is_many(word: Word) -> bool:
    """Claims that `word` can become more than the one thing that it names."""
    return word.glob is not None or word.may_split
