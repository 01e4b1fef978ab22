"""Builds the parts of the product from settings: the only place that knows which room implements which port."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.config import Settings, data_dir, load, state_dir
from llmsh.core.context import Context, LastCommand, Userland
from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.errors import ConfigError, KernelUnavailable, ProtocolError, RecipeError
from llmsh.core.plan import Plan, Step
from llmsh.core.ports import Checkpointer, Classifier, Impact, Outcome, Planner, TextModel
from llmsh.core.risk import Assessment

if TYPE_CHECKING:
    from llmsh.planner.planner import BuiltInPlanner


def settings_or_defaults() -> tuple[Settings, str]:
    """The user's settings, or the defaults and one line that says why."""
    try:
        return load(), ""
    except ConfigError as error:
        return Settings(), f"{error.message}; the defaults hold ({error.hint})"


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
    )


def load_planner() -> Planner:
    """The planner in this process, with the user's model where one is set; steps carry their risk."""
    planner = _built_in_planner()
    model = user_model()
    if model is None:
        return AssessedPlanner(planner)
    from llmsh.planner.assisted import AssistedPlanner

    return AssessedPlanner(AssistedPlanner(planner, model))


def user_model() -> TextModel | None:
    """The local model that the settings name; it is loaded when it is first asked."""
    path = settings_or_defaults()[0].model
    if not path:
        return None
    from llmsh.planner.model import LlamaModel

    return LlamaModel(Path(path).expanduser())


def _built_in_planner() -> "BuiltInPlanner":
    """With the user's own recipes; a wrong one of these is said and left out."""
    from llmsh.planner.corpus import recipe_files
    from llmsh.planner.planner import BuiltInPlanner

    shipped, own = recipe_files(), data_dir() / "recipes"
    if own.is_dir():
        planner = BuiltInPlanner([*shipped, *recipe_files(own)])
        try:
            planner.warm()
            return planner
        except RecipeError as error:
            from llmsh.syntax.quote import visible

            sys.stderr.write(f"llmsh: {visible(error.message)}; your own recipes are left out\n")
    return BuiltInPlanner()


def assess(command: str) -> Assessment:
    from llmsh.risk.assess import assess as assess_command

    return assess_command(command)


def diagnose(failure: Failure, *, assess_risk: bool = True) -> Diagnosis:
    """The explanation of `failure`, its fixes with their risk, which may be left out where nobody is shown it."""
    from llmsh.diagnosis.diagnose import diagnose as find_causes

    found = _with_memory(find_causes(failure))
    if not assess_risk:
        return found
    return replace(found, fixes=tuple(replace(fix, risk=assess(fix.command).level) for fix in found.fixes))


# Entries of the history in which a failure like this one is looked for.
MEMORY_ENTRIES = 2_000


def _with_memory(diagnosis: Diagnosis) -> Diagnosis:
    """`diagnosis` with what helped last time in this project, where the history knows it."""
    failure = diagnosis.failure
    path = data_dir() / "history.db"
    if not failure.command or failure.status == 0 or not path.is_file():
        return diagnosis
    from llmsh.diagnosis.harmless import answer_of

    if failure.status is not None and answer_of(failure.command, failure.status, failure.output):
        return diagnosis
    from llmsh.diagnosis.memory import remembered_fix, with_memory
    from llmsh.history.store import SqliteHistory

    store = SqliteHistory(path, say=lambda line: None)
    try:
        remembered = remembered_fix(failure.command, str(failure.cwd), store.recent(MEMORY_ENTRIES))
    finally:
        store.close()
    return diagnosis if remembered is None else with_memory(diagnosis, remembered)


def is_failure(command: str, status: int) -> bool:
    from llmsh.diagnosis.harmless import is_failure as check

    return check(command, status)


def checkpoints(settings: Settings) -> Checkpointer:
    from llmsh.checkpoint.store import CheckpointStore

    return CheckpointStore(
        state_dir() / "checkpoints", max_bytes=settings.undo_max_bytes, keep_days=settings.undo_keep_days
    )


def read_impact(step: Step, cwd: Path) -> Impact:
    from llmsh.risk.impact import read_impact as look_up

    return look_up(step, cwd)


def classifier() -> Classifier:
    """Routes lines by what is on PATH and by the names that are programs anywhere."""
    from llmsh.classifier import SystemResolver, build_classifier

    return build_classifier(SystemResolver())


def explain_flags(command: str) -> Sequence[tuple[str, str]]:
    from llmsh.planner.flag_lines import explain_words

    return explain_words(command)


class AssessedPlanner:
    """A Planner whose steps carry their risk."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def plan(self, request: str, context: Context) -> Plan:
        return _assessed(self._planner.plan(request, context))


def _assessed(plan: Plan) -> Plan:
    steps = tuple(replace(step, risk=assess(step.command)) for step in plan.steps)
    return replace(plan, steps=steps, alternatives=tuple(_assessed(other) for other in plan.alternatives))


class KernelPlanner:
    """A Planner that asks the kernel (started on first need) and plans in this process when there is none."""

    def __init__(self, *, start: bool) -> None:
        self._start = start
        self._local: Planner | None = None

    def warm(self) -> None:
        """Have the kernel load the planner. Raises KernelUnavailable, ProtocolError."""
        from llmsh.ipc.client import Client

        with Client(start=self._start) as kernel:
            kernel.call("warm")

    def plan(self, request: str, context: Context) -> Plan:
        from llmsh.ipc.client import Client

        try:
            with Client(start=self._start) as kernel:
                return kernel.plan(request, context)
        except (KernelUnavailable, ProtocolError):
            if self._local is None:
                self._local = load_planner()
            return self._local.plan(request, context)


def failure_of(command: str, outcome: Outcome) -> Failure:
    return Failure(command, outcome.status, outcome.output.decode("utf-8", "replace"), outcome.cwd)
