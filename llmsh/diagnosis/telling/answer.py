"""What a model said, as sentences and a command, while it still speaks: thoughts, labels and marks left out."""

import re
from dataclasses import dataclass

from llmsh.diagnosis.telling.prompt import COMMAND, NO_COMMAND

_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_LABEL = re.compile(r"^\s*(?:explanation|answer)\s*:\s*", re.IGNORECASE)
_COMMAND = re.compile(rf"^\s*(?:[*_]*){COMMAND}[*_]*(?P<rest>[^\n]*)(?P<ended>\n)?", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"(?<=[.!?])[\"')”’]*(?=\s)")
_MARKS = re.compile(r"\*\*|__|^#+\s+|^[-*]\s+", re.MULTILINE)
# The end of a name or an abbreviation is none of a sentence.
_NO_END = re.compile(r"(?:\be\.g|\bi\.e|\betc|\bvs)\.$")


@dataclass(frozen=True, slots=True)
class Answer:
    """sentences: those that are complete. command: what it would try; "" for none, None while it may still come."""

    sentences: tuple[str, ...]
    command: str | None


def read(said: str, *, is_over: bool) -> Answer:
    """The answer in what a model has said so far. is_over: no more will come."""
    text = _LABEL.sub("", _THOUGHT.sub("", said))
    named = _COMMAND.search(text)
    prose, command = text, None
    if named:
        prose = text[: named.start()] + "\n"
        rest = named["rest"].strip().strip("`").strip()
        if named["ended"] or is_over:
            command = "" if rest.lower().rstrip(".") in ("", NO_COMMAND, "-", "n/a") else rest
    elif is_over:
        command = ""
    prose = _MARKS.sub("", _FENCE.sub("", prose)).strip("\n ")
    # The first paragraph answers; what follows is talk.
    paragraph, gap, _ = prose.partition("\n\n")
    return Answer(tuple(_sentences(paragraph, is_over=is_over or bool(gap) or named is not None)), command)


def _sentences(text: str, *, is_over: bool) -> list[str]:
    found: list[str] = []
    began = 0
    for end in (match.end() for match in _END.finditer(text)):
        if not _NO_END.search(text[began:end]):
            found.append(" ".join(text[began:end].split()))
            began = end
    rest = " ".join(text[began:].split())
    # What the limit cut off is no sentence.
    if is_over and rest and rest[-1] in ".!?\"'”’)`":
        found.append(rest)
    return [sentence for sentence in found if sentence]
