"""What `llmsh mcp` offers, wired: the kernel plans, this process explains, assesses, and runs what was confirmed."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from llmsh.app import explaining, permission, wiring
from llmsh.config import Settings, data_dir
from llmsh.core.diagnosis import Failure
from llmsh.core.diagnosis import to_json as diagnosis_to_json
from llmsh.core.errors import LlmshError, ToolError
from llmsh.core.invocation import bash_path
from llmsh.core.plan import Effect, Step, to_json
from llmsh.core.policy import Approver
from llmsh.core.ports import HistoryEntry, HistoryFilter, Outcome
from llmsh.core.risk import Assessment, Level
from llmsh.executor.gate import Approval, Spot
from llmsh.executor.steps import StepRunner
from llmsh.ipc.protocol import Json
from llmsh.mcp.functions import Considered
from llmsh.tools.approvals import MAX_COMMAND_BYTES, Approvals, Wish
from llmsh.tools.command import Result, run_words

MAX_OUTPUT_CHARS = 500_000
READ_TIMEOUT_S = 10.0


class ShellFunctions:
    """Implements llmsh.mcp.functions.Functions."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._planner = wiring.KernelPlanner(start=True)
        self._approvals = Approvals()
        # Calls come in several threads; planner, rules and diagnosers are for one.
        self._turn = threading.RLock()
        self._gate = replace(permission.build_gate(settings), assess=self._assess)

    def _assess(self, command: str) -> Assessment:
        with self._turn:
            return explaining.assess(command)

    def plan(self, request: str, cwd: Path) -> Json:
        with self._turn:
            plan = self._planner.plan(request, wiring.context(cwd))
        self._gate.audit.generated(plan, cwd)
        return to_json(self._gate.assessed(plan))

    def explain(self, command: str, status: int | None, output: str, cwd: Path) -> Json:
        failure = Failure(command, status, output[-MAX_OUTPUT_CHARS:], cwd)
        with self._turn:
            return diagnosis_to_json(explaining.diagnose(failure))

    def search_history(self, query: str, limit: int, *, by_meaning: bool) -> Json:
        found = _recalled(query, limit) if by_meaning else _found(query, limit)
        names = ("command", "time", "cwd", "status")
        return {"entries": [{name: getattr(entry, name) for name in names} for entry in found]}

    def assess_risk(self, command: str) -> Json:
        from llmsh.app.commands.risk import to_json as risk_to_json

        return risk_to_json(self._assess(command))

    def consider(self, command: str, cwd: Path, caller: str) -> Considered:
        with self._turn:
            step = step_of(command, caller)
            ruling, risk = self._gate.ruling(step, cwd), self._gate.risk(step)
        refusal = _unusable(command)
        if ruling.is_denied:
            refusal = f"the policy denies this: {'; '.join(ruling.sources)}"
        if refusal:
            self._gate.audit.refused(step, cwd, f"{caller}: {refusal}")
        by_dialog = risk.level is not Level.DANGER and not ruling.asks
        return Considered(refusal, f"{caller} wants to run this in {cwd} ({_risk_of(step)})", by_dialog)

    def approved(self, command: str, cwd: Path, caller: str) -> Approver | None:
        wish = self._approvals.take(caller, command, cwd)
        return None if wish is None else Approver.WORD if wish.word else Approver.KEY

    def want(self, command: str, cwd: Path, caller: str) -> int:
        try:
            return self._approvals.ask(caller, command, cwd)
        except OSError as error:
            raise ToolError(f"the user cannot be asked: {error.strerror or error}") from error

    def run(
        self,
        command: str,
        cwd: Path,
        caller: str,
        approver: Approver,
        *,
        timeout_s: float,
        is_given_up: Callable[[], bool],
    ) -> Result:
        """Raises NotAllowed where the gate does not let it through after all, ToolError when it is ended."""
        kept: list[Result] = []

        def run_text(text: str) -> Outcome:
            result = run_words([bash_path(), "-c", text], cwd, timeout_s=timeout_s, is_given_up=is_given_up)
            kept.append(result)
            return Outcome(result.status, cwd, 0.0, result.output.encode("utf-8", "surrogateescape"))

        store = wiring.checkpoints(self._settings) if self._settings.undo else None
        with self._turn:
            step = step_of(command, caller)
        steps = StepRunner(run_text, wiring.read_impact, store, self._gate)
        steps(step, cwd, Approval((step,), Spot.of(cwd), approver))
        return kept[0]


def step_of(command: str, caller: str) -> Step:
    """What `caller` wants, as a step; its text is not the user's."""
    risk = explaining.assess(command)
    effect = Effect.READS if risk.read_only else Effect.CHANGES
    return Step(command, "", effect, risk, provenance=f"the program {caller}")


def describe(wish: Wish) -> str:
    """What the user is told before they decide."""
    step = step_of(wish.command, wish.caller)
    return f"{wish.caller} wants to run this in {wish.cwd} ({_risk_of(step)})"


def _risk_of(step: Step) -> str:
    risk = step.risk
    if risk is None or not risk.findings:
        return "it only reads" if risk is not None and risk.read_only else "safe by the rules"
    return f"{risk.level}: {'; '.join(dict.fromkeys(finding.message for finding in risk.findings))}"


def _unusable(command: str) -> str:
    if not command.strip():
        return "the command is empty"
    if "\0" in command or len(command.encode("utf-8", "surrogatepass")) > MAX_COMMAND_BYTES:
        return f"the command holds a NUL character or is longer than {MAX_COMMAND_BYTES >> 10} KiB"
    read = run_words([bash_path(), "-n", "-c", command], Path("/"), timeout_s=READ_TIMEOUT_S)
    return f"bash would not read it: {' '.join(read.output.split())[:300]}" if read.status else ""


def _found(query: str, limit: int) -> list[HistoryEntry]:
    from llmsh.history.store import SqliteHistory

    store = SqliteHistory(data_dir() / "history.db", say=lambda line: None)
    try:
        return list(store.search(query, limit, HistoryFilter(), "/"))
    finally:
        store.close()


def _recalled(query: str, limit: int) -> list[HistoryEntry]:
    from llmsh.ipc.client import Client

    with Client(start=True) as kernel:
        answer = kernel.call("recall", {"query": query, "limit": limit}, timeout_s=30)
    if not isinstance(answer, dict):
        raise LlmshError("the kernel's answer is none")
    return [HistoryEntry(**entry) for entry in answer["entries"]]
