"""A plan: the steps that answer a request, each shown before it runs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from llmsh.core.risk import Assessment

SCHEMA_VERSION = 1


class Effect(StrEnum):
    """What a command does to the world; the strongest one that applies."""

    READS = "reads"
    CREATES = "creates"
    CHANGES = "changes"
    DELETES = "deletes"
    PROCESSES = "processes"
    NETWORK = "network"
    SYSTEM = "system"


class Tier(StrEnum):
    """Who wrote the answer."""

    BUILT_IN = "built-in"
    BUILT_IN_MODEL = "built-in-model"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a plan.

    explanation: one plain sentence. unproven: what verification could not prove, as clauses, e.g.
    "rg is not installed". provenance: where the text came from when it was not the request alone.
    recipes: ids of the recipes the command was made from.
    """

    command: str
    explanation: str
    effect: Effect
    risk: Assessment | None = None
    unproven: tuple[str, ...] = ()
    provenance: str = ""
    recipes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to a request; without steps, `question` or `notes` say why.

    confidence: 0..1, calibrated: the share of such plans that are right.
    alternatives: other readings, best first, each a plan of its own without alternatives.
    question: the one question that would settle the request, when it is open.
    """

    request: str
    steps: tuple[Step, ...]
    confidence: float
    tier: Tier = Tier.BUILT_IN
    alternatives: tuple["Plan", ...] = ()
    question: str = ""
    notes: tuple[str, ...] = ()

    @property
    def script(self) -> str:
        """All commands as one bash text: joined by ` && ` on one line, or by newlines when one spans lines."""
        commands = [step.command for step in self.steps]
        if any("\n" in command for command in commands):
            return "\n".join(["set -e", *commands]) if len(commands) > 1 else commands[0]
        return " && ".join(commands)


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON-ready values, schema SCHEMA_VERSION; `command` is the whole script."""
    return {
        "version": SCHEMA_VERSION,
        "request": plan.request,
        "command": plan.script,
        "steps": [
            {
                "command": step.command,
                "explanation": step.explanation,
                "effect": step.effect.value,
                "risk": None
                if step.risk is None
                else {
                    "level": str(step.risk.level),
                    "reasons": [reason.value for reason in step.risk.reasons],
                    "read_only": step.risk.read_only,
                },
                "unproven": list(step.unproven),
                "provenance": step.provenance,
                "recipes": list(step.recipes),
            }
            for step in plan.steps
        ],
        "confidence": round(plan.confidence, 3),
        "tier": plan.tier.value,
        "alternatives": [alternative.script for alternative in plan.alternatives],
        "question": plan.question,
        "notes": list(plan.notes),
    }
