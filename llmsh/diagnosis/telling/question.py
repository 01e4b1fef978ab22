"""What a model is to be asked about a failure: the cause that was found, or where none was, the lines that matter.

Small and made of texts alone, so that it can be sent to the kernel; whoever writes the prompt masks its secrets.
"""

from dataclasses import asdict, dataclass
from typing import Any

from llmsh.core.diagnosis import Diagnosis
from llmsh.core.errors import ProtocolError
from llmsh.diagnosis.fallback import MESSAGE, line_that_matters
from llmsh.diagnosis.harmless import answer_of
from llmsh.diagnosis.output import extract
from llmsh.diagnosis.problem import Problem

READERS = ("novice", "regular", "expert")
# Lines of the output around the one that matters, and how much of them.
LINES_BEFORE, LINES_AFTER, MAX_OUTPUT_CHARS = 3, 8, 1500
MAX_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class Question:
    """summary, evidence, explanation: of the cause that was found; without a summary a guess is asked for.

    output: the lines that matter, for a guess. cwd, path: where a command that is guessed would run, and its PATH.
    """

    command: str = ""
    status: int | None = None
    summary: str = ""
    evidence: tuple[str, ...] = ()
    explanation: str = ""
    output: str = ""
    reader: str = "regular"
    cwd: str = "/"
    path: str = ""

    @property
    def is_guess(self) -> bool:
        return not self.summary


def question_of(diagnosis: Diagnosis, reader: str, *, path: str = "") -> Question | None:
    """What a model could add to `diagnosis` for that reader; None where there is nothing to add."""
    failure = diagnosis.failure
    best = diagnosis.causes[0] if diagnosis.causes else None
    if best is not None and best.diagnoser != MESSAGE:
        if reader == "expert":  # who wants one line has it
            return None
        explanation = "" if diagnosis.explanation == best.summary else diagnosis.explanation
        return Question(
            failure.command, failure.status, best.summary, best.evidence, explanation, reader=reader, path=path
        )
    text = extract(failure.output)
    if failure.status == 0 or (
        failure.command and failure.status is not None and answer_of(failure.command, failure.status, text)
    ):
        return None
    problem = Problem(failure, text)
    at = line_that_matters(problem)
    if at is None and not (failure.command and failure.status):
        return None
    output = "" if at is None else excerpt(problem.lines, at)
    return Question(failure.command, failure.status, output=output, reader=reader, cwd=str(failure.cwd), path=path)


def excerpt(lines: tuple[str, ...], at: int) -> str:
    """Line `at` with some before and after it, bounded."""
    kept = [line[:300] for line in lines[max(0, at - LINES_BEFORE) : at + LINES_AFTER]]
    while len(kept) > 1 and sum(map(len, kept)) > MAX_OUTPUT_CHARS:
        kept.pop()
    return "\n".join(kept)


def to_json(question: Question) -> dict[str, Any]:
    return asdict(question)


def from_json(raw: dict[str, Any]) -> Question:
    """Raises ProtocolError naming what is wrong."""
    values: dict[str, Any] = {}
    for name in ("command", "summary", "explanation", "output", "reader", "cwd", "path"):
        if name in raw:
            if not isinstance(raw[name], str) or len(raw[name]) > MAX_CHARS:
                raise ProtocolError(f"{name} is a string of at most {MAX_CHARS} characters")
            values[name] = raw[name]
    status, evidence = raw.get("status"), raw.get("evidence", ())
    if status is not None and (not isinstance(status, int) or isinstance(status, bool)):
        raise ProtocolError("status is a number")
    if not isinstance(evidence, list | tuple) or not all(isinstance(each, str) for each in evidence):
        raise ProtocolError("evidence is a list of strings")
    question = Question(**values, status=status, evidence=tuple(each[:MAX_CHARS] for each in evidence[:8]))
    if question.reader not in READERS:
        raise ProtocolError(f"reader is one of {', '.join(READERS)}")
    if not question.cwd.startswith("/") or "\0" in question.cwd:
        raise ProtocolError("cwd is an absolute path")
    return question
