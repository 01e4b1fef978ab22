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
class Diagnosis:
    """The answer for one failure; causes and fixes are best first. steps: what to do where no command fits."""

    failure: Failure
    causes: tuple[Cause, ...]
    explanation: str
    fixes: tuple[Fix, ...] = ()
    steps: tuple[str, ...] = ()
    tier: str = "built-in"


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
        "fixes": [
            {
                "command": fix.command,
                "why": fix.why,
                "risk": None if fix.risk is None else str(fix.risk),
            }
            for fix in diagnosis.fixes
        ],
        "tier": diagnosis.tier,
    }
