"""What a diagnoser says of a problem, and the examples it brings with it."""

from dataclasses import dataclass

from llmsh.core.diagnosis import Fix


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause with what was seen, how sure, and what helps.

    summary: one sentence: what is wrong, with the names of this case.
    explanation: one to three plain sentences more, for somebody who does not know the idea.
    evidence: what was seen in the output or on the machine, as clauses.
    confidence: 0..1; 0.9 and more only for what was proven on this machine or is said by the output itself.
    fixes: best first; a command that repeats the failed one corrected comes first.
    steps: what to do where no command fits.
    """

    summary: str
    confidence: float
    explanation: str = ""
    evidence: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An example inside a diagnoser, run by the tests.

    files: laid into an empty directory, (path, content); a path that ends in / is a directory.
    setup: bash run in that directory before, for what files cannot say (a git repository, a mode).
    says: a part of the summary. fix: the first fix's command, None for any, "" for no fix at all.
    """

    command: str
    output: str
    status: int | None = 1
    files: tuple[tuple[str, str], ...] = ()
    setup: str = ""
    says: str = ""
    fix: str | None = None
