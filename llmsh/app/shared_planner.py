"""The built-in planner for several threads: they take turns, each for the tens of milliseconds that a plan takes."""

import threading
from collections.abc import Sequence
from pathlib import Path

from llmsh.core.context import Context
from llmsh.core.plan import Plan, Step
from llmsh.core.work import current
from llmsh.ipc import protocol
from llmsh.planner.planner import BuiltInPlanner


class SharedPlanner(BuiltInPlanner):
    """reports: tell who asked of the built-in plan already, before a model is asked."""

    def __init__(self, *, own: Sequence[Path] = (), reports: bool = False) -> None:
        super().__init__(own=own)
        self._turn = threading.RLock()
        self._reports = reports

    def warm(self) -> None:
        with self._turn:
            super().warm()

    def plan(self, request: str, context: Context) -> Plan:
        with self._turn:
            plan = super().plan(request, context)
        if self._reports:
            current().report("partial", protocol.plan_to_json(plan))
        return plan

    def examples(self, request: str, context: Context, count: int) -> list[tuple[str, str]]:
        with self._turn:
            return super().examples(request, context, count)

    def fit(self, request: str, steps: Sequence[Step], context: Context) -> float:
        with self._turn:
            return super().fit(request, steps, context)

    def verified(self, step: Step, context: Context) -> Step | None:
        with self._turn:
            return super().verified(step, context)
