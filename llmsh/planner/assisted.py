"""A planner that asks a local model where the built-in one is not sure; the model's answer is checked like any other.

The built-in plan is never replaced: a weak model adds a reading, or an answer where there was none.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.errors import ModelError
from llmsh.core.plan import Effect, Plan, Step, Tier
from llmsh.core.ports import TextModel
from llmsh.planner.planner import BuiltInPlanner

log = logging.getLogger("llmsh.planner")

# From here on the built-in plan stands alone: nine in ten such plans are right.
SURE = 0.85
# What a command from a model is worth before anybody has measured that model.
TRUST = 0.4
EXAMPLES = 6
_FENCE = re.compile(r"^```\w*\s*|\s*```$")


class AssistedPlanner:
    """Implements core.ports.Planner."""

    def __init__(self, planner: BuiltInPlanner, model: TextModel) -> None:
        self._planner = planner
        self._model = model

    def warm(self) -> None:
        self._planner.warm()

    def plan(self, request: str, context: Context) -> Plan:
        plan = self._planner.plan(request, context)
        if plan.confidence >= SURE or not request.strip():
            return plan
        try:
            said = self._model.complete(prompt_for(request, self._planner.examples(request, context, EXAMPLES)))
        except ModelError as error:
            log.warning("%s", error.message)
            return replace(plan, notes=(*plan.notes, f"the local model was not asked: {error.message}"))
        suggestion = self._suggestion(request, command_in(said), context)
        if suggestion is None or suggestion.script == plan.script:
            return plan
        if plan.steps:
            return replace(plan, alternatives=(suggestion, *plan.alternatives))
        return suggestion

    def _suggestion(self, request: str, command: str, context: Context) -> Plan | None:
        """A plan of one command, None where bash would refuse it or its program is not here."""
        if not command:
            return None
        step = Step(
            command,
            f"Suggested by the local model {self._model.name}: look at it closely.",
            Effect.CHANGES,
            provenance=f"local model {self._model.name}",
        )
        checked = self._planner.verified(step, context)
        if checked is None or any(clause.endswith("not installed") for clause in checked.unproven):
            return None
        return Plan(request, (checked,), TRUST, Tier.MODEL)


def prompt_for(request: str, examples: Sequence[tuple[str, str]]) -> str:
    """The request after examples of requests with their commands; small models follow examples best."""
    shown = "\n".join(f"Request: {said}\nCommand: {command}\n" for said, command in examples)
    asked = " ".join(request.split())
    return f"Bash commands for requests, one line each.\n\n{shown}\nRequest: {asked}\nCommand:"


def command_in(said: str) -> str:
    """The command in what a model said: the first line, without fences, prompts and labels."""
    line = next((line for line in _FENCE.sub("", said.strip()).splitlines() if line.strip()), "")
    return re.sub(r"^(?:\$ |Command: |`(?=.*`$))", "", line.strip()).removesuffix("`")
