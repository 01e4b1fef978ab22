"""`llmsh ask`: a request in plain language to a plan; shown, confirmed, run."""

import argparse
import json
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llmsh.app import explaining, permission, trying, wiring
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.core.plan import Plan, to_json
from llmsh.core.ports import Planner
from llmsh.syntax.quote import json_text, visible

if TYPE_CHECKING:
    from llmsh.core.policy import Ruling
    from llmsh.executor.steps import Runner, StepRunner


def run(arguments: argparse.Namespace) -> int:
    if arguments.batch:
        return _batch(elsewhere=arguments.elsewhere, default_cwd=_directory(arguments.cwd))
    request = " ".join(arguments.request)
    if request == "-":
        request = sys.stdin.read()
    request = request.removeprefix("?").strip()
    if not request:
        raise UsageError("no request", hint="like: llmsh ask 'the ten largest files here'")
    cwd = _directory(arguments.cwd)
    os.chdir(cwd)
    with _awaited():
        plan = _planner(arguments.elsewhere).plan(request, wiring.context(cwd, elsewhere=arguments.elsewhere))
    if arguments.json:
        sys.stdout.write(json_text(_with_rulings(plan, cwd)) + "\n")
        return _status(plan)
    if arguments.print:
        denied = _denied(plan, cwd)
        if denied:
            # What is printed is often run as it is.
            sys.stderr.write(f"llmsh: {visible(denied)}\n")
            return ExitStatus.NEEDS_CONFIRMATION
        if plan.steps:
            # Into a pipe go the bytes that would run; on a terminal, what can be looked at.
            script = visible(plan.script, keep="\n\t") if sys.stdout.isatty() else plan.script
            sys.stdout.write(script + "\n")
            return ExitStatus.OK
        return _say_no_plan(plan)
    if arguments.yes:
        return _run_unasked(plan, cwd)
    if sys.stdin.isatty() and sys.stdout.isatty() and not arguments.elsewhere:
        return _talk(plan, cwd)
    return _show(plan)


def _directory(text: str | None) -> Path:
    """The directory of --cwd, or this one. Raises UsageError, LlmshError."""
    if text is None:
        try:
            return Path.cwd()
        except FileNotFoundError as error:
            raise LlmshError("the current directory no longer exists", hint="cd somewhere else first") from error
    path = Path(text).expanduser()
    if not path.is_dir():
        raise UsageError(f"--cwd {text}: no such directory")
    return path.absolute()


def _planner(elsewhere: bool) -> Planner:
    """The kernel's planner when a kernel is running; a plan for elsewhere takes nothing from here."""
    return _audited(wiring.load_planner() if elsewhere else wiring.KernelPlanner(start=False))


def _awaited() -> AbstractContextManager[None]:
    """A word on standard error while there is no plan yet, where somebody sees it."""
    if not sys.stderr.isatty():
        return nullcontext()
    from llmsh.app.awaiting import plan_awaited

    return plan_awaited(sys.stderr.fileno())


def _audited(planner: Planner) -> Planner:
    return permission.AuditedPlanner(planner, permission.audit_log(explaining.settings_or_defaults()[0]))


def _rulings(plan: Plan, cwd: Path) -> list["Ruling"]:
    gate = permission.build_gate(explaining.settings_or_defaults()[0])
    return [gate.ruling(step, cwd) for step in plan.steps]


def _denied(plan: Plan, cwd: Path) -> str:
    """Why the policy denies a step of `plan`; "" when it does not."""
    sources = [source for ruling in _rulings(plan, cwd) if ruling.is_denied for source in ruling.sources]
    return f"the policy denies this: {'; '.join(sources)}" if sources else ""


def _with_rulings(plan: Plan, cwd: Path) -> dict[str, Any]:
    """The plan as JSON, each step with what the policy says: "allow", "ask", "deny" or null, and where."""
    value = to_json(plan)
    for step, ruling in zip(value["steps"], _rulings(plan, cwd), strict=True):
        action = None if ruling.action is None else str(ruling.action)
        step["policy"] = {"action": action, "sources": list(ruling.sources)}
    return value


def _status(plan: Plan) -> int:
    return ExitStatus.NEEDS_CONFIRMATION if plan.steps else ExitStatus.NO_PLAN


def _batch(*, elsewhere: bool, default_cwd: Path) -> int:
    """JSON lines in and out; a line that is wrong gets an answer with "error" and the next goes on."""
    planner = _audited(wiring.load_planner())
    for number, text in enumerate(sys.stdin.buffer, 1):
        if not text.strip():
            continue
        try:
            answer = _answer(planner, text, elsewhere, default_cwd)
        except (LlmshError, ValueError, KeyError, TypeError, OSError) as error:
            answer = {"error": f"line {number}: {error}"}
        sys.stdout.write(json_text(answer) + "\n")
        sys.stdout.flush()
    return ExitStatus.OK


def _answer(planner: Planner, text: bytes, elsewhere: bool, default_cwd: Path) -> dict[str, object]:
    row = json.loads(text.decode("utf-8", "surrogateescape"))
    request = row["request"]
    if not isinstance(request, str):
        raise UsageError('"request" must be a string')
    cwd = Path(row["cwd"]) if row.get("cwd") else default_cwd
    return to_json(planner.plan(request, wiring.context(cwd, elsewhere=elsewhere)))


def _say_no_plan(plan: Plan) -> int:
    lines = [plan.question, *plan.notes] if plan.question else list(plan.notes)
    for line in lines or ["I have no plan for that"]:
        sys.stderr.write(f"llmsh: {visible(line)}\n")
    return ExitStatus.NO_PLAN


def _show(plan: Plan) -> int:
    """Not on a terminal: the plan, and nothing runs."""
    if not plan.steps:
        return _say_no_plan(plan)
    from rich.console import Console

    from llmsh.views import plan as plan_view

    console = Console(highlight=False)
    console.print(plan_view.preview(plan, [None] * len(plan.steps)))
    sys.stderr.write("llmsh: nothing was run; add --yes to run it, or --print for the command alone\n")
    return ExitStatus.NEEDS_CONFIRMATION


def _run_unasked(plan: Plan, cwd: Path) -> int:
    """--yes: at most caution, nothing that came from outside the request, nothing unproven."""
    if not plan.steps:
        return _say_no_plan(plan)
    from llmsh.core.policy import Approver
    from llmsh.executor.coprocess import Coprocess
    from llmsh.executor.dialogue import run_unattended

    # All steps are looked at before the first runs; the gate looks at each again.
    gate = permission.build_gate(explaining.settings_or_defaults()[0])
    for step in plan.steps:
        if why := gate.refusal(step, cwd, Approver.OPTION):
            sys.stderr.write(f"llmsh: {visible(why)}\n")
            _show_steps(plan)
            gate.audit.refused(step, cwd, why)
            return ExitStatus.NEEDS_CONFIRMATION
    _show_steps(plan)
    with Coprocess(_bash(), cwd) as bash:
        return run_unattended(plan, _step_runner(bash.run), cwd, _note).status


def _talk(plan: Plan, cwd: Path) -> int:
    """On a terminal: preview, keys, run."""
    from llmsh.app.terminal import ConsoleTerminal
    from llmsh.core.errors import SessionClosed
    from llmsh.executor.coprocess import Coprocess
    from llmsh.executor.dialogue import Dialogue

    with Coprocess(_bash(), cwd) as bash:
        dialogue = Dialogue(
            terminal=ConsoleTerminal(),
            steps=_step_runner(bash.run),
            assess=explaining.assess,
            diagnose=explaining.diagnose,
            is_failure=explaining.is_failure,
            explain_flags=explaining.explain_flags,
            try_out=trying.try_out,
        )
        try:
            return dialogue(plan, cwd).status
        except SessionClosed as closed:
            return closed.status


def _step_runner(run_text: "Runner") -> "StepRunner":
    from llmsh.executor.steps import StepRunner

    settings, _ = explaining.settings_or_defaults()
    store = wiring.checkpoints(settings) if settings.undo else None
    return StepRunner(run_text, wiring.read_impact, store, permission.build_gate(settings))


def _show_steps(plan: Plan) -> None:
    """What is about to run, on standard error, so that standard output is the commands' own."""
    for step in plan.steps:
        sys.stderr.write(f"+ {visible(step.command, keep=chr(10))}\n")


def _note(renderable: object) -> None:
    sys.stderr.write(visible(str(renderable)) + "\n")


def _bash() -> str:
    from llmsh.core.invocation import bash_path

    return bash_path()
