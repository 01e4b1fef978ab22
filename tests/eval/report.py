"""The figures of one evaluation, as text."""

import os
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.eval.case import Case


@dataclass(frozen=True, slots=True)
class Score:
    """How one case went. script: the answer's commands; said: its question or first note."""

    case: Case
    right: bool
    why: str
    script: str
    said: str
    confidence: float
    latency_ms: float


def format_report(part: str, scores: Sequence[Score], *, left_out: int, whole: int) -> str:
    """The tables for `part`, in Markdown."""
    answered = [score for score in scores if not score.case.is_refusal]
    refusals = [score for score in scores if score.case.is_refusal]
    latencies_ms = sorted(score.latency_ms for score in scores)
    lines = [
        f"## Part: {part}",
        "",
        f"{len(scores)} cases of {whole} ({left_out} more left out for a missing program), {os.cpu_count()} cores.",
        "",
        "| what | right | of | share |",
        "|---|---|---|---|",
        _row("requests to be answered", answered),
        _row("… in one step", [score for score in answered if not score.case.multi]),
        _row("… in several steps", [score for score in answered if score.case.multi]),
        _row("requests to be refused or asked about", refusals),
        "",
        f"No plan at all for {sum(not score.script for score in answered)} requests to be answered. "
        f"Latency of a plan: p50 {_percentile(latencies_ms, 50):.0f} ms, p95 {_percentile(latencies_ms, 95):.0f} ms.",
        "",
        *_table("family", answered, lambda score: score.case.family),
        *_table("to be refused", refusals, lambda score: score.case.family),
        *_table("user", scores, lambda score: score.case.id.partition("/")[0]),
        *_calibration(answered),
    ]
    return "\n".join(lines)


def format_failures(scores: Iterable[Score]) -> str:
    """The wrong answers in full."""
    blocks = [
        f"{score.case.id} [{score.case.family}] {score.case.request}\n"
        f"    answer:    {score.script or '(none) ' + score.said}\n"
        + (f"    reference: {score.case.reference.strip()}\n" if score.case.reference else "")
        + f"    {score.why}  (confidence {score.confidence:.2f})"
        for score in scores
        if not score.right
    ]
    return "\n".join(blocks) + "\n"


def _row(name: str, scores: Sequence[Score]) -> str:
    right = sum(score.right for score in scores)
    share = f"{right / len(scores):.3f}" if scores else "–"
    return f"| {name} | {right} | {len(scores)} | {share} |"


def _table(title: str, scores: Sequence[Score], key: Callable[[Score], str]) -> list[str]:
    if not scores:
        return []
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(key(score), []).append(score)
    rows = [_row(name, group) for name, group in sorted(groups.items())]
    return [f"| {title} | right | of | share |", "|---|---|---|---|", *rows, ""]


def _calibration(scores: Sequence[Score]) -> list[str]:
    """How often plans of a stated confidence are right."""
    planned = [score for score in scores if score.script]
    lines = ["| stated confidence | plans | mean stated | right |", "|---|---|---|---|"]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        band = [s for s in planned if low <= s.confidence < low + 0.2 or (low == 0.8 and s.confidence >= 1.0)]
        if band:
            mean = statistics.fmean(score.confidence for score in band)
            right = statistics.fmean(score.right for score in band)
            lines.append(f"| {low:.1f}–{low + 0.2:.1f} | {len(band)} | {mean:.2f} | {right:.2f} |")
    return [*lines, ""]


def _percentile(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0
