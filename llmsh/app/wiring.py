"""Builds the parts of the product from settings: the only place that knows which room implements which port."""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from llmsh.app.explaining import assess, settings_or_defaults
from llmsh.config import Settings, data_dir, state_dir
from llmsh.core.context import Context, LastCommand, Userland
from llmsh.core.errors import DeadlinePassed, KernelDied, KernelUnavailable, ModelError, ProtocolError, RecipeError
from llmsh.core.plan import Plan, Step
from llmsh.core.ports import Checkpointer, Classifier, Impact, Planner, TextModel
from llmsh.core.work import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llmsh.core.ports import HistoryEntry
    from llmsh.history.meaning import Recall, Recalled
    from llmsh.ipc.client import Client
    from llmsh.planner.assisted import AssistedPlanner
    from llmsh.planner.planner import BuiltInPlanner


def userland() -> Userland:
    """The family of this machine's base utilities."""
    if sys.platform == "darwin":
        return Userland.MACOS
    if "bsd" in sys.platform:
        return Userland.BSD
    ls = Path("/bin/ls")
    return Userland.BUSYBOX if ls.is_symlink() and ls.resolve().name == "busybox" else Userland.GNU


def context(
    cwd: Path,
    *,
    elsewhere: bool = False,
    last: LastCommand | None = None,
    last_paths: tuple[str, ...] = (),
    last_request: str = "",
) -> Context:
    """The Context of a request made now in `cwd`."""
    return Context(
        cwd=cwd,
        home=Path.home(),
        userland=Userland.GNU if elsewhere else userland(),
        elsewhere=elsewhere,
        env=dict(os.environ),
        last=last,
        last_paths=last_paths,
        last_request=last_request,
        is_superuser=not elsewhere and os.geteuid() == 0,
    )


def load_planner(*, with_model: bool = True) -> "AssessedPlanner":
    """The planner in this process, with the user's model where one is set; steps carry their risk."""
    planner = _built_in_planner()
    model = user_model() if with_model else None
    return _recalling(planner if model is None else assist(planner, model), planner)


def plan_here(request: str, context: Context, *, with_model: bool = True) -> Plan:
    """The plan of a planner that is loaded for this request."""
    from llmsh.app.quick_load import quick_load

    with quick_load():
        return load_planner(with_model=with_model).plan(request, context)


def _keep_later(keep: Callable[[], object]) -> None:
    timer = threading.Timer(KEEP_AFTER_S, keep)
    timer.daemon = True
    timer.start()


def load_kernel_planner(model: TextModel | None) -> "AssessedPlanner":
    """The planner that many clients share: threads take turns at it, but nobody waits while a model thinks."""
    from llmsh.app.quick_load import quick_load

    with quick_load(_keep_later):
        from llmsh.app.shared_planner import SharedPlanner

        planner = _built_in_planner(partial(SharedPlanner, reports=model is not None))
        planner.warm()
    return _recalling(planner if model is None else assist(planner, model), planner)


def assist(planner: "BuiltInPlanner", model: TextModel) -> "AssistedPlanner":
    """`planner` with `model`, which is trusted as far as it was measured here."""
    from llmsh.models.measured import read_trust
    from llmsh.planner.assisted import AssistedPlanner

    return AssistedPlanner(
        planner,
        model,
        trust=lambda: read_trust(model.identity),
        is_read_only=lambda command: assess(command).read_only,
    )


def _recalling(planner: Planner, built_in: "BuiltInPlanner") -> "AssessedPlanner":
    """`planner`, with requests for earlier commands answered from the history; steps carry their risk."""
    from llmsh.app.recall import RecallingPlanner, build_recall
    from llmsh.history.store import SqliteHistory

    def recall() -> "Recall":
        return build_recall(SqliteHistory(data_dir() / "history.db", say=lambda line: None), built_in)

    return AssessedPlanner(RecallingPlanner(planner, recall, lambda command: assess(command).read_only))


def user_model() -> TextModel | None:
    """The model that the settings name; it is loaded when it is first asked, and says then if it cannot be."""
    settings = settings_or_defaults()[0]
    if not settings.model:
        return None
    from llmsh.models.choose import UnusableModel, open_model

    try:
        return open_model(settings)
    except ModelError as error:
        return UnusableModel(settings.model, error)


def _built_in_planner(make: "Callable[..., BuiltInPlanner] | None" = None) -> "BuiltInPlanner":
    """With the user's tools and own recipes; a wrong one of these is said and left out."""
    from llmsh.search.blas import load_in_one_thread

    load_in_one_thread()
    from llmsh.app.planned_tools import PlannedTools
    from llmsh.planner.corpus import recipe_files
    from llmsh.planner.planner import BuiltInPlanner

    build, tools = make or BuiltInPlanner, PlannedTools()

    def make_one(own: "Sequence[Path]" = ()) -> "BuiltInPlanner":
        planner = build(own=own)
        planner.use_tools(tools)
        return planner

    own = recipe_files(data_dir() / "recipes")
    if own:
        planner = make_one(own)
        try:
            planner.warm()
            return planner
        except RecipeError as error:
            from llmsh.syntax.quote import visible

            sys.stderr.write(f"llmsh: {visible(error.message)}; your own recipes are left out\n")
    return make_one()


def checkpoints(settings: Settings) -> Checkpointer:
    from llmsh.app.permission import require_undo
    from llmsh.checkpoint.store import CheckpointStore
    from llmsh.risk.removal import only_removes

    return CheckpointStore(
        state_dir() / "checkpoints",
        max_bytes=settings.undo_max_bytes,
        keep_days=settings.undo_keep_days,
        allow_undo=lambda record: require_undo(record, settings),
        only_removes=only_removes,
    )


def read_impact(step: Step, cwd: Path) -> Impact:
    from llmsh.app.tool_risk import command_of
    from llmsh.risk.impact import read_impact as look_up

    return look_up(command_of(step), cwd)


def classifier() -> Classifier:
    """Routes lines by what is on PATH and by the names that are programs anywhere."""
    from llmsh.classifier import SystemResolver, build_classifier

    return build_classifier(SystemResolver())


@runtime_checkable
class RecallsCommands(Protocol):
    """What finds earlier commands by meaning."""

    def recall(self, query: str, limit: int) -> "Sequence[Recalled]": ...


class AssessedPlanner:
    """A Planner whose steps carry their risk, and where their text comes from."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def recall(self, query: str, limit: int) -> "Sequence[HistoryEntry]":
        """Earlier commands that do what `query` says, best first; none where the planner has no history."""
        found = self._planner.recall(query, limit) if isinstance(self._planner, RecallsCommands) else ()
        return [each.entry for each in found]

    def plan(self, request: str, context: Context) -> Plan:
        return assessed(self._planner.plan(request, context), request, context)


def assessed(plan: Plan, request: str, context: Context) -> Plan:
    from llmsh.app.tool_risk import seen
    from llmsh.policy.provenance import provenance_of

    risks = [assess(step.command) for step in plan.steps]
    steps = tuple(
        replace(seen(step, risk), risk=risk, provenance=provenance_of(step, plan.tier, request, context))
        for step, risk in zip(plan.steps, risks, strict=True)
    )
    alternatives = tuple(assessed(other, request, context) for other in plan.alternatives)
    return replace(plan, steps=steps, alternatives=alternatives)


# The first plans have been made then, and what they needed is known, seconds.
KEEP_AFTER_S = 5.0
# So long a kernel may take to make its planner ready, on a busy machine and with recipes to compile, seconds.
PREPARING_S = 120.0
# After a kernel did not come up, requests are planned here for so long before it is tried again, seconds.
KERNEL_PAUSE_S = 30.0


class KernelPlanner:
    """A Planner that asks the kernel, and one that lives for the request where there is none.

    start: start the kernel on first need; without, this process is short itself and plans where no kernel is up.
    """

    def __init__(self, *, start: bool) -> None:
        self._start = start
        self._not_before = 0.0

    def warm(self) -> None:
        """Have the kernel load the planner. Raises KernelUnavailable, ProtocolError."""
        from llmsh.ipc.client import Client

        with Client(start=self._start) as kernel:
            kernel.call("warm")

    def plan(self, request: str, context: Context) -> Plan:
        from llmsh.ipc.client import Client

        if time.monotonic() >= self._not_before:
            try:
                with Client(start=self._start, timeout_s=settings_or_defaults()[0].plan_timeout_s) as kernel:
                    return _plan_by(kernel, request, context)
            except KernelDied:
                # What killed it may have been the model's file.
                return self._plan_without(request, context, with_model=False)
            except KernelUnavailable:
                if self._start:
                    self._not_before = time.monotonic() + KERNEL_PAUSE_S
            except ProtocolError:
                pass
        return self._plan_without(request, context, with_model=True)

    def _plan_without(self, request: str, context: Context, *, with_model: bool) -> Plan:
        """Without a kernel; in a process that lasts, the planner's memory would stay."""
        if not self._start:
            return plan_here(request, context, with_model=with_model)
        from llmsh.app.planning_aside import plan_aside

        return plan_aside(request, context, with_model=with_model)


def _plan_by(kernel: "Client", request: str, context: Context) -> Plan:
    """The plan of `kernel`; what it reports goes to the work that this is done for. Raises as `Client.call`."""
    stages = [""]

    def heard(stage: str, value: object) -> None:
        stages.append(stage)
        current().report(stage, value)

    try:
        return kernel.plan(request, context, progress=heard)
    except DeadlinePassed:
        if stages[-1] not in ("loading", "preparing"):
            raise
    # It goes on with that by itself; a second process would do the same and take its processor from it.
    return kernel.plan(request, context, timeout_s=PREPARING_S, progress=heard)
