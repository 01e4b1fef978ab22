"""A planner that asks a model where the built-in one is not sure; what both say is verified and ranked together.

A model that nobody has measured neither takes the place of a built-in plan nor answers alone: what it says is an
alternative, or a note. `llmsh model bench` measures one; from then on its answers have the weight they earn.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.errors import ModelError
from llmsh.core.plan import Effect, Plan, Step, Tier
from llmsh.core.ports import TextModel
from llmsh.core.work import current
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.question import MASKED, question

log = logging.getLogger("llmsh.planner")

# From here on the built-in plan stands alone: nine in ten such plans are right.
SURE = 0.85
# What the confidence in a model that nobody has measured is at most.
UNMEASURED = 0.4
# The most likely answer and others, as long as there is time; a command that comes again counts for more.
ANSWERS = 3
BUDGET_S = 8.0
_WARMTH = 0.7
# A measured model that is right less often than this has nothing to say where it stands alone.
_LEAST_TRUST = 0.35
# Below this a command does not clearly answer to a request for which no recipe speaks: names are left out, or it does
# what nobody asked for, or the request names nothing of a machine. Of right commands 60 % reach it, of random commands
# 11 %, also of those for what must be refused; bounds down to 0.5 let no more of the right ones pass.
LEAST_FIT = 0.7


@dataclass(frozen=True, slots=True)
class _Heard:
    """commands: of one answer. share: of the answers that said the same."""

    commands: tuple[str, ...]
    share: float


class AssistedPlanner:
    """Implements core.ports.Planner.

    trust: the share of the model's answers that were right where it was measured, None where it was not.
    is_read_only: claims that a command changes nothing. budget_s: for all answers of a request together.
    """

    def __init__(
        self,
        planner: BuiltInPlanner,
        model: TextModel,
        *,
        trust: Callable[[], float | None] = lambda: None,
        is_read_only: Callable[[str], bool] = lambda command: False,
        budget_s: float = BUDGET_S,
    ) -> None:
        self._planner = planner
        self._model = model
        self._trust = trust
        self._is_read_only = is_read_only
        self._budget_s = budget_s

    def warm(self) -> None:
        self._planner.warm()

    def plan(self, request: str, context: Context) -> Plan:
        plan = self._planner.plan(request, context)
        if plan.confidence >= SURE or plan.question or not request.strip():
            return plan
        try:
            heard = self.suggestions(request, context)
        except ModelError as error:
            log.warning("%s", error.message)
            return replace(plan, notes=(*plan.notes, f"the local model was not asked: {error.message}"))
        return self.merged(plan, heard)

    def suggestions(self, request: str, context: Context) -> list[Plan]:
        """What the model says, as plans of its own: verified, the surest first. Raises ModelError."""
        judged = map(self._judged(request, context), self._ask(request, context))
        return sorted((plan for plan in judged if plan is not None), key=lambda plan: -plan.confidence)

    def _ask(self, request: str, context: Context) -> list[_Heard]:
        """What the model says, each answer once, the most frequent first. Raises ModelError."""
        asked = question(self._model.form, request, context, self._planner)
        began = time.monotonic()
        counts: dict[tuple[str, ...], int] = {}
        for number in range(ANSWERS):
            spent_s = time.monotonic() - began
            # One more takes about as long as those before did on average.
            if current().is_given_up() or (number and spent_s * (number + 1) / number > self._budget_s):
                break
            how = asked.generation(
                temperature=_WARMTH if number else 0.0, seed=number + 1, deadline_s=self._budget_s - spent_s
            )
            try:
                commands = tuple(asked.read(self._model.complete(asked.prompt, how)))
            except ModelError:
                if not counts:
                    raise
                break
            counts[commands] = counts.get(commands, 0) + 1
        total = sum(counts.values())
        heard = [_Heard(commands, count / total) for commands, count in counts.items() if commands]
        return sorted(heard, key=lambda item: -item.share)

    def _judged(self, request: str, context: Context) -> Callable[[_Heard], Plan | None]:
        def judge(heard: _Heard) -> Plan | None:
            """A plan of what was heard, None where bash would refuse it or a program is not here."""
            steps = tuple(self._step(command) for command in heard.commands)
            verified = [self._planner.verified(step, context) for step in steps]
            checked = tuple(step for step in verified if step is not None)
            if len(checked) < len(steps):
                return None
            if any(clause.endswith("not installed") for step in checked for clause in step.unproven):
                return None
            fit = self._planner.fit(request, checked, context)
            if any(step.unproven for step in checked):
                fit *= 0.8
            trust = self._trust()
            worth = UNMEASURED if trust is None else trust
            return Plan(request, checked, round(worth * fit * (0.5 + 0.5 * heard.share), 3), self._tier)

        return judge

    @property
    def _tier(self) -> Tier:
        return Tier.BUILT_IN_MODEL if self._model.form == MASKED else Tier.MODEL

    def _step(self, command: str) -> Step:
        return Step(
            command,
            f"Suggested by the local model {self._model.name}: look at it closely.",
            Effect.READS if self._is_read_only(command) else Effect.CHANGES,
            provenance=f"local model {self._model.name}",
        )

    def merged(self, plan: Plan, heard: Sequence[Plan]) -> Plan:
        """The built-in plan, its alternatives and what the model said, the surest first. heard: the surest first."""
        known = {plan.script, *(other.script for other in plan.alternatives)}
        found = [item for item in heard if item.script not in known]
        if not found:
            return plan
        best = found[0]
        trust = self._trust()
        if plan.steps:
            others = sorted([*plan.alternatives, *found], key=lambda item: -item.confidence)
            if trust is None or best.confidence <= plan.confidence:
                return replace(plan, alternatives=tuple(others))
            first = replace(plan, alternatives=())
            rest = [first, *(other for other in others if other is not best)]
            return replace(best, alternatives=tuple(sorted(rest, key=lambda item: -item.confidence)))
        if trust is not None and trust >= _LEAST_TRUST and best.confidence >= trust * LEAST_FIT:
            return replace(best, alternatives=tuple(found[1:]))
        return replace(plan, notes=(*plan.notes, f"the local model suggests, unsure: {best.script}"))
