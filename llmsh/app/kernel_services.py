"""What the kernel offers, wired: plan, explain, risk; the planner and the user's model as its residents.

Imported by the kernel alone; what plans and explains is loaded at the first request for it.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from llmsh.app import explaining, wiring
from llmsh.app.line_model import LINE_MODEL, LineModel
from llmsh.app.tool_calls import KernelTools
from llmsh.config import Settings
from llmsh.core.diagnosis import Failure, told_to_json
from llmsh.core.diagnosis import to_json as diagnosis_to_json
from llmsh.core.errors import ProtocolError
from llmsh.core.generation import GREEDY, Generation
from llmsh.core.plan import SCHEMA_VERSION
from llmsh.core.ports import HistoryEntry, TextModel
from llmsh.core.risk import Assessment
from llmsh.core.work import Work, current, doing
from llmsh.ipc import protocol
from llmsh.ipc.protocol import Json
from llmsh.kernel.resident import Resident
from llmsh.kernel.server import Handler
from llmsh.models.llama import LlamaModel

MAX_OUTPUT_CHARS = 500_000
RECALLED, RECALLED_MAX = 10, 1_000
# The first plan waits for MCP servers that are being connected until so long after the kernel began with it.
SETTLE_S = 3.0
# Between looks at how far the planner is that another thread loads.
WAIT_S = 0.2
# For a model's words on a failure, where the caller names no deadline.
TELL_S = 10.0


class Services:
    """Slow methods by name for kernel.server.Server; thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self.tools = KernelTools(settings)
        self._planner: wiring.AssessedPlanner | None = None
        self._loading = threading.Lock()
        self._is_preparing = False
        self._assessing = threading.Lock()
        self._model = model = wiring.user_model()
        # One that is elsewhere holds no memory here and serves many at once.
        self._resident: Resident[TextModel] | None = None
        if isinstance(model, LlamaModel):
            self._resident = Resident(model.name, lambda: wiring.user_model() or model, idle_s=settings.model_idle_s)
            self._model = ResidentModel(self._resident, model)
        has_lines = settings.suggest_model and LINE_MODEL.is_file()
        self._lines = LineModel(LINE_MODEL, idle_s=settings.model_idle_s) if has_lines else None
        self.methods: dict[str, Handler] = {
            "warm": self._warm,
            "plan": self._plan,
            "continue": self._continue,
            "explain": self._explain,
            "tell": self._tell,
            "risk": self._risk,
            "recall": self._recall,
            **self.tools.methods,
        }

    def facts(self) -> Json:
        """What `status` says besides."""
        model, resident = self._model, self._resident
        is_loaded = resident.is_loaded if resident is not None else False
        return {
            "warm": self._planner is not None,
            "model": None if model is None else {"name": model.name, "loaded": is_loaded},
        }

    def tick(self, idle_s: float) -> None:
        del idle_s
        lines = self._lines.resident if self._lines is not None else None
        for resident in (self._resident, lines):
            if resident is not None and resident.is_loaded:
                # Taking a model apart takes a while; the loop must not wait for it.
                threading.Thread(target=resident.release_if_idle, daemon=True).start()

    def _warm(self, params: Json, work: Work) -> bool:
        del params
        self._loaded(work)
        return True

    def _plan(self, params: Json, work: Work) -> Json:
        request = _text(params, "request")
        raw = params.get("context", {})
        if not isinstance(raw, dict):
            raise ProtocolError("context is an object")
        context = protocol.context_from_json(raw)
        if self._planner is None:
            work.report("loading", None)
        self.tools.servers.settle(within_s=SETTLE_S)
        plan = self._loaded(work).plan(request, context)
        return {**protocol.plan_to_json(plan), "version": SCHEMA_VERSION, "command": plan.script}

    def _continue(self, params: Json, work: Work) -> Json:
        """What a line that is being typed goes on with, "" where the model that comes with llmsh is not sure."""
        return {"text": self._lines.continued(_text(params, "line"), work) if self._lines is not None else ""}

    def _explain(self, params: Json, work: Work) -> Json:
        del work
        status = params.get("status")
        if status is not None and (not isinstance(status, int) or isinstance(status, bool)):
            raise ProtocolError("status is a number")
        cwd = Path(_text(params, "cwd", "/"))
        if not cwd.is_absolute() or "\0" in str(cwd):
            raise ProtocolError("cwd is an absolute path")
        output = _text(params, "output", "")[-MAX_OUTPUT_CHARS:]
        failure = Failure(_text(params, "command", ""), status, output, cwd)
        with self._assessing:
            return diagnosis_to_json(explaining.diagnose(failure))

    def _tell(self, params: Json, work: Work) -> Json:
        """What the user's model says of a failure; null where there is none, or nothing of it holds."""
        from llmsh.diagnosis.telling.question import from_json

        question, deadline_ms = from_json(params), params.get("deadline_ms")
        deadline_s = deadline_ms / 1000 if isinstance(deadline_ms, int | float) else TELL_S
        if self._model is None:
            return {"model": None}
        from llmsh.app.telling import build_teller

        teller = build_teller(self._model, self.assess)
        # So that what came until then is an answer, and not too late.
        told = teller.tell(
            question, deadline_s=0.9 * deadline_s, say=lambda said: work.report("said", told_to_json(said))
        )
        return {"model": None if told is None else told_to_json(told)}

    def _risk(self, params: Json, work: Work) -> Json:
        del work
        return protocol.risk_to_json(self.assess(_text(params, "command")))

    def assess(self, command: str) -> Assessment:
        with self._assessing:
            return explaining.assess(command)

    def _recall(self, params: Json, work: Work) -> Json:
        """Earlier commands that do what the query says, best first."""
        limit = params.get("limit", RECALLED)
        if not isinstance(limit, int) or isinstance(limit, bool) or not 0 < limit <= RECALLED_MAX:
            raise ProtocolError(f"limit is a number from 1 to {RECALLED_MAX}")
        found = self._loaded(work).recall(_text(params, "query"), limit)
        return {"entries": [{name: getattr(entry, name) for name in HistoryEntry.__slots__} for entry in found]}

    def _loaded(self, work: Work) -> wiring.AssessedPlanner:
        """The planner; made at the first need, while others wait. All are told when recipes are compiled for it."""
        if self._planner is not None:
            return self._planner
        while not self._loading.acquire(timeout=WAIT_S):
            if self._is_preparing:
                work.report("preparing", None)
        try:
            if self._planner is None:
                with doing(replace(work, report=self._told(work))):
                    self._planner = wiring.load_kernel_planner(self._model)
            return self._planner
        finally:
            self._is_preparing = False
            self._loading.release()

    def _told(self, work: Work) -> Callable[[str, Any], None]:
        def tell(stage: str, value: Any) -> None:
            self._is_preparing = self._is_preparing or stage == "preparing"
            work.report(stage, value)

        return tell


class ResidentModel:
    """Implements core.ports.TextModel over a model that may be released and loaded again."""

    def __init__(self, resident: Resident[TextModel], model: TextModel) -> None:
        self._resident = resident
        self.identity, self.form = model.identity, model.form

    @property
    def name(self) -> str:
        return self._resident.name

    def pieces(self, prompt: str, how: Generation = GREEDY) -> Iterator[str]:
        current().report("model", None)
        with self._resident.use() as model:
            # Nobody waits any more: the next one shall not wait for this.
            if not current().is_given_up():
                yield from model.pieces(prompt, how)

    def complete(self, prompt: str, how: Generation = GREEDY) -> str:
        return "".join(self.pieces(prompt, how))

    def check(self) -> str:
        with self._resident.use() as model:
            return model.check()

    def close(self) -> None:
        """Its memory is given back when it has been idle for long."""


def _text(params: Json, name: str, default: str | None = None) -> str:
    value: Any = params.get(name, default)
    if not isinstance(value, str):
        raise ProtocolError(f"{name} is missing, or no string")
    return value
