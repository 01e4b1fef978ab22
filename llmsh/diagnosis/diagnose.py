"""A failure to its explanation: the diagnosers whose program or signature fits, ranked; never empty, never invented."""

import importlib
import logging
from types import ModuleType

from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Finding
from llmsh.diagnosis.index import INDEX, Entry
from llmsh.diagnosis.infer import infer_command
from llmsh.diagnosis.output import clean, first_error, relevant
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.status import meaning_of

log = logging.getLogger("llmsh.diagnosis")

MAX_CAUSES = 3
MAX_FIXES = 5
MAX_OUTPUT_CHARS = 12 << 20


def diagnose(failure: Failure, facts: Facts | None = None) -> Diagnosis:
    """Causes and fixes for `failure`, best first; without a match the line that matters and where to look."""
    text = relevant(clean(failure.output[:MAX_OUTPUT_CHARS]))
    if not failure.command:
        failure = Failure(infer_command(text), failure.status, failure.output, failure.cwd)
    problem = Problem(failure, text)
    facts = facts or Facts(failure.cwd)
    found = [
        (name, finding) for name in select(problem) if (finding := _run(name, problem, facts)) is not None
    ]
    found.sort(key=lambda pair: -pair[1].confidence)
    if not found:
        return _unmatched(problem)
    best = found[0][1]
    causes = tuple(
        Cause(finding.summary, finding.evidence, finding.confidence, name)
        for name, finding in found[:MAX_CAUSES]
    )
    return Diagnosis(
        failure,
        causes,
        best.explanation or best.summary,
        _distinct_fixes(found, failure.command),
        best.steps,
    )


def select(problem: Problem) -> list[str]:
    """Names of the diagnosers to ask, by the programs of the command and the signatures in the output."""
    text = problem.text.lower()
    return [entry.name for entry in INDEX if _fits(entry, problem, text)]


def _fits(entry: Entry, problem: Problem, text: str) -> bool:
    if entry.programs and problem.command and not entry.programs & problem.programs:
        return False
    if entry.statuses and problem.status not in entry.statuses:
        return False
    return not entry.signatures or any(signature in text for signature in entry.signatures)


def load(name: str) -> ModuleType:
    return importlib.import_module(f"llmsh.diagnosis.diagnosers.{name}")


def _run(name: str, problem: Problem, facts: Facts) -> Finding | None:
    try:
        finding: Finding | None = load(name).diagnose(problem, facts)
    except Exception:  # one diagnoser's fault must not take the explanation away; it is named in the log
        log.exception("diagnoser %s failed", name)
        return None
    return finding


def _distinct_fixes(found: list[tuple[str, Finding]], command: str) -> tuple[Fix, ...]:
    fixes: dict[str, Fix] = {}
    for _, finding in found:
        for fix in finding.fixes:
            if fix.command.strip() and fix.command != command:
                fixes.setdefault(fix.command, fix)
    return tuple(fixes.values())[:MAX_FIXES]


def _unmatched(problem: Problem) -> Diagnosis:
    """No diagnoser knows it: the line that matters, what the status means, where to look."""
    line = first_error(problem.lines)
    status = meaning_of(problem.status)
    parts = []
    if line:
        parts.append(f"The line that matters: {line[:300]}")
    if status:
        parts.append(status)
    if not parts:
        parts.append("It failed without saying why.")
    program = problem.argv[0] if problem.argv else ""
    steps = (f"see: man {program}, or {program} --help",) if program and "/" not in program else ()
    return Diagnosis(problem.failure, (), " ".join(parts), (), steps)
