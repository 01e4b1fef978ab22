"""A failure to its explanation: the diagnosers whose word and program fit, ranked; never empty, never invented."""

import importlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from types import ModuleType

from llmsh.core.diagnosis import Cause, Diagnosis, Failure, Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis import index
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Finding
from llmsh.diagnosis.harmless import answer_of, without_mentions
from llmsh.diagnosis.output import extract, is_error_line
from llmsh.diagnosis.problem import Problem

MAX_CAUSES = 3
MAX_FIXES = 5
WORD = late_pattern(r"[a-z0-9_]+")


def diagnose(failure: Failure, facts: Facts | None = None) -> Diagnosis:
    """Causes and fixes for `failure`, best first; without a match the line that matters and where to look."""
    text = extract(failure.output)
    if not failure.command:
        from llmsh.diagnosis.infer import infer

        found = infer(text)
        text = found.output
        status = found.status if failure.status is None else failure.status
        failure = replace(failure, command=found.command, status=status)
        if not failure.command and status is None:
            text = without_mentions(text)
    problem = Problem(failure, text)
    if failure.status == 0:
        # Some programs fail with 0, and the status of a line is that of its last command: complaints still count.
        text = complaints(problem)
        problem = Problem(failure, text)
        if not text:
            return Diagnosis(failure, (), "It ended with status 0: no error.")
    if failure.command and failure.status is not None and (said := answer_of(failure.command, failure.status, text)):
        return Diagnosis(failure, (), said)
    facts = facts or Facts(failure.cwd)
    if problem.entered and facts.is_dir(problem.entered):
        facts = facts.entering(problem.entered)
        problem = Problem(replace(failure, cwd=facts.cwd), text)
    findings = _findings(select(problem), problem, facts)
    if not findings:
        from llmsh.diagnosis.fallback import explain_unmatched, message_of

        explanation, steps = explain_unmatched(problem)
        message = message_of(problem)
        return Diagnosis(failure, (message,) if message else (), explanation, (), steps)
    findings.sort(key=lambda pair: -pair[1].confidence)
    best = findings[0][1]
    causes = tuple(
        Cause(finding.summary, tuple(map(closed, finding.evidence)), finding.confidence, name)
        for name, finding in findings[:MAX_CAUSES]
    )
    return Diagnosis(
        failure, causes, best.explanation or best.summary, _distinct_fixes(findings, failure.command), best.steps
    )


def closed(text: str) -> str:
    """`text` with the quote closed that a message was cut in."""
    for opening, closing in ("''", "‘’", '""'):
        if re.search(rf"(?:^|\s){opening}[^{opening}{closing}]*$", text) and text.count(closing) % 2 == (
            opening == closing
        ):
            return text + closing
    return text


def complaints(problem: Problem) -> str:
    """The error lines that a command of the line, or the shell, has signed with its name; "" when none has."""
    signers = "|".join(sorted({re.escape(words[0].rpartition("/")[2]) for words in problem.segments}))
    signed = re.compile(rf"^(?:(?:\S*sh: )?(?:line \d+: |\d+: )?(?:\S*/)?(?:{signers or 'sh'}): |\(error\) )")
    by_shell = re.compile(rf"^\S*sh: line \d+: (?:{signers or 'sh'}): ")
    return "\n".join(
        line for line in problem.lines if by_shell.match(line) or (signed.match(line) and is_error_line(line))
    )


def select(problem: Problem) -> list[str]:
    """Names of the diagnosers to ask: a signature of theirs is in the output, and program and status fit."""
    text = problem.text.lower()
    fitting = set(table(index.BY_STATUS).get(str(problem.status), "").split())
    signatures = table(index.SIGNATURES)
    for word in {"", *WORD.findall(text)}:
        for entry in signatures.get(word, "").split("\t"):
            name, _, signature = entry.partition("=")
            if name and name not in fitting and signature in text:
                fitting.add(name)
    return sorted(name for name in fitting if _fits(name, problem))


@cache
def table(text: str) -> dict[str, str]:
    """A table of the index: key → the rest of its line."""
    lines = (line.partition("\t") for line in text.removesuffix("\n").split("\n"))
    return {key: rest for key, _, rest in lines}


def _fits(name: str, problem: Problem) -> bool:
    programs = table(index.PROGRAMS).get(name, "").split("\t")
    if programs != [""] and problem.command and problem.speakers.isdisjoint(programs):
        return False
    statuses = table(index.STATUSES).get(name, "").split("\t")
    return statuses == [""] or problem.status is None or str(problem.status) in statuses


def load(name: str) -> ModuleType:
    return importlib.import_module(f"llmsh.diagnosis.diagnosers.{name}")


def _findings(names: Sequence[str], problem: Problem, facts: Facts) -> list[tuple[str, Finding]]:
    """What each of `names` finds, in their order; those that ask other programs wait for these at the same time."""
    found: dict[str, Finding | None] = {}

    def ask(name: str) -> None:
        found[name] = _run(name, problem, facts)

    asking = set(index.ASKING.split()).intersection(names) if len(names) > 1 else set()
    threads = []
    if asking:
        from threading import Thread

        threads = [Thread(target=ask, args=(name,), daemon=True) for name in sorted(asking)]
    for thread in threads:
        thread.start()
    for name in names:
        if name not in asking:
            ask(name)
    for thread in threads:
        thread.join()
    return [(name, finding) for name in names if (finding := found[name]) is not None]


def _run(name: str, problem: Problem, facts: Facts) -> Finding | None:
    try:
        finding: Finding | None = load(name).diagnose(problem, facts)
    except Exception:  # one diagnoser's fault must not take the explanation away; it is named in the log
        import logging

        logging.getLogger("llmsh.diagnosis").exception("diagnoser %s failed", name)
        return None
    return finding


def _distinct_fixes(found: list[tuple[str, Finding]], command: str) -> tuple[Fix, ...]:
    """Fixes of the causes that are about as sure as the best one; never the failed command again."""
    best = found[0][1].confidence
    fixes: dict[str, Fix] = {}
    for _, finding in found:
        for fix in finding.fixes if finding.confidence >= best - 0.3 else ():
            if fix.command.strip() and fix.command.strip() != command.strip():
                fixes.setdefault(fix.command, fix)
    return tuple(fixes.values())[:MAX_FIXES]
