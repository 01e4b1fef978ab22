"""Why a command failed: ranked causes with what was seen, and fixes that are ready to run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmsh.core.risk import Level

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """A command that failed. output: stdout and stderr as seen, decoded, bounded; status None when unknown."""

    command: str
    status: int | None
    output: str
    cwd: Path


@dataclass(frozen=True, slots=True)
class Cause:
    """summary: one sentence. evidence: what was seen on this machine or in the output. confidence: 0..1."""

    summary: str
    evidence: tuple[str, ...]
    confidence: float
    diagnoser: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A command that would help. why: one clause. risk: assessed where it is wired in, None until then."""

    command: str
    why: str
    risk: Level | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the user's model said of a failure, as far as it was let through.

    is_guess: no cause was found, so nothing of it is proven. command: what it would try; only in a guess.
    """

    model: str
    text: str
    is_guess: bool = False
    command: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The answer for one failure; causes and fixes are best first. steps: what to do where no command fits.

    tier: "model" where the user's model had something to say as well: `told`. All else is never a model's.
    """

    failure: Failure
    causes: tuple[Cause, ...]
    explanation: str
    fixes: tuple[Fix, ...] = ()
    steps: tuple[str, ...] = ()
    tier: str = "built-in"
    told: Told | None = None


def to_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """The diagnosis as JSON-ready values, schema SCHEMA_VERSION."""
    return {
        "version": SCHEMA_VERSION,
        "command": diagnosis.failure.command,
        "status": diagnosis.failure.status,
        "causes": [
            {
                "summary": cause.summary,
                "evidence": list(cause.evidence),
                "confidence": round(cause.confidence, 3),
                "diagnoser": cause.diagnoser,
            }
            for cause in diagnosis.causes
        ],
        "explanation": diagnosis.explanation,
        "steps": list(diagnosis.steps),
        "fixes": [_fix_to_json(fix) for fix in diagnosis.fixes],
        "tier": diagnosis.tier,
        "model": None if diagnosis.told is None else told_to_json(diagnosis.told),
    }


def told_to_json(told: Told) -> dict[str, Any]:
    """A model's words as JSON-ready values."""
    return {
        "name": told.model,
        "text": told.text,
        "is_guess": told.is_guess,
        "command": None if told.command is None else _fix_to_json(told.command),
    }


def _fix_to_json(fix: Fix) -> dict[str, Any]:
    return {"command": fix.command, "why": fix.why, "risk": None if fix.risk is None else str(fix.risk)}
