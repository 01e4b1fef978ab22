"""`llmsh doctor`: what is installed, which tier answers, what is slow; changes nothing."""

import argparse
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from llmsh import __version__
from llmsh.app import explaining, wiring
from llmsh.config import cache_dir, config_path, data_dir, runtime_dir, state_dir
from llmsh.core.errors import ExitStatus, KernelUnavailable, LlmshError, ModelError, RecipeError
from llmsh.syntax.quote import json_text, visible

# package → what is lost without it
PARTS = {
    "prompt_toolkit": "the line editor",
    "rich": "plans and explanations on the screen",
    "pexpect": "the interactive shell",
    "git": "undo",
    "numpy": "ranking",
    "hnswlib": "search over many recipes and history",
    "llama_cpp": "local models (the built-in planner works without)",
}
READERS = {"novice": "somebody new", "regular": "most people", "expert": "an expert"}
SLOW_PROMPT_MS = 300.0


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ok: None when it is only information."""

    name: str
    ok: bool | None
    says: str
    hint: str = ""


def run(arguments: argparse.Namespace) -> int:
    is_healthy = True
    for check in checks():
        is_healthy = is_healthy and check.ok is not False
        if arguments.json:
            sys.stdout.write(json_text(asdict(check)) + "\n")
            continue
        mark = {True: "ok  ", False: "BAD ", None: "    "}[check.ok]
        sys.stdout.write(f"{mark} {check.name:<10} {visible(check.says)}\n")
        if check.hint and check.ok is False:
            sys.stdout.write(f"{'':16}{visible(check.hint)}\n")
        sys.stdout.flush()
    return ExitStatus.OK if is_healthy else ExitStatus.FAILED


def checks() -> Iterator[Check]:
    """All findings, one after the other; a check that fails is a finding itself."""
    for make in (_version, _bash, _parts, _settings, _folders, _terminal, _login_shell, _planner, _model, _kernel):
        try:
            yield from make()
        except (LlmshError, OSError, ImportError, subprocess.SubprocessError) as error:
            yield Check(make.__name__.strip("_"), False, f"{type(error).__name__}: {error}")


def _version() -> Iterator[Check]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Check("llmsh", None, f"{__version__} on Python {python} ({sys.executable})")


def _bash() -> Iterator[Check]:
    from llmsh.core.invocation import bash_path

    path = bash_path()
    ask = [path, "--norc", "-c", 'printf "%s %s" "${BASH_VERSINFO[0]}" "$BASH_VERSION"']
    major, _, version = subprocess.run(ask, capture_output=True, text=True, check=False, timeout=10).stdout.partition(
        " "
    )
    is_new_enough = major.isdecimal() and int(major) >= 5
    yield Check("bash", is_new_enough, f"{version or 'does not answer'} ({path})", "install bash 5 or newer")


def _parts() -> Iterator[Check]:
    for module, use in PARTS.items():
        if importlib.util.find_spec(module) is None:
            yield Check(
                "part",
                None if module == "llama_cpp" else False,
                f"{module} is missing: no {use}",
                "install llmsh again",
            )
    names = ("prompt_toolkit", "rich", "pexpect", "gitpython", "llama-cpp-python", "hnswlib")
    found = []
    for name in names:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    yield Check("parts", None, ", ".join(found))


def _settings() -> Iterator[Check]:
    settings, problem = explaining.settings_or_defaults()
    where = str(settings.source) if settings.source else f"defaults (no {config_path()})"
    yield Check("settings", not problem, problem or where)
    reader = explaining.reader(settings)
    why = f"inferred ({reader.says}); `expertise` in {config_path()} sets it" if reader.says else "as set"
    yield Check("expertise", None, f"explanations are for {READERS[reader.level]}, {why}")


def _folders() -> Iterator[Check]:
    for name, path in (
        ("data", data_dir()),
        ("state", state_dir()),
        ("cache", cache_dir()),
        ("runtime", runtime_dir()),
    ):
        existing = next(parent for parent in (path, *path.parents) if parent.exists())
        is_writable = os.access(existing, os.W_OK)
        is_private = existing != path or not path.stat().st_mode & 0o077
        says = f"{path}{'' if existing == path else ' (not made yet)'}"
        if not is_writable:
            yield Check(name, False, f"{says}: cannot be written", "history, undo and caches stay off until it can")
        else:
            yield Check(name, is_private, says if is_private else f"{says} is open to others", f"chmod 700 {path}")


def _terminal() -> Iterator[Check]:
    term = os.environ.get("TERM", "")
    encoding = sys.stdout.encoding or ""
    says = f"TERM={term or 'not set'}, {encoding}" + (", NO_COLOR" if os.environ.get("NO_COLOR") else "")
    yield Check(
        "terminal", "utf" in encoding.lower() and term not in ("", "dumb"), says, "a UTF-8 locale shows all signs"
    )


def _login_shell() -> Iterator[Check]:
    import pwd

    shell = pwd.getpwuid(os.getuid()).pw_shell
    yield Check("login", None, f"the login shell is {shell}; `llmsh` on PATH: {shutil.which('llmsh') or 'no'}")


def _planner() -> Iterator[Check]:
    from llmsh.planner import compiled_file
    from llmsh.planner.corpus import recipe_files

    where = compiled_file.place_of(recipe_files(), [compiled_file.SHIPPED, cache_dir() / "planner" / "corpus"])
    yield Check(
        "recipes", None, f"compiled in {where}" if where else "not compiled yet: the first request does it, once"
    )
    yield from _own_recipes()
    planner, here = wiring.load_planner(), wiring.context(Path.home())
    first_ms = _milliseconds(lambda: planner.plan("the ten largest files here", here))
    plan_ms = _milliseconds(lambda: planner.plan("the ten largest files here", here))
    plan = planner.plan("the ten largest files here", here)
    says = f"the {plan.tier.value} tier answers in {plan_ms:.0f} ms (the first time in {first_ms:.0f} ms)"
    yield Check("planner", bool(plan.steps) and plan_ms < SLOW_PROMPT_MS, says, "is the machine busy? see: top")


def _own_recipes() -> Iterator[Check]:
    from llmsh.planner.corpus import load_recipes, recipe_files
    from llmsh.planner.planner import BuiltInPlanner

    folder = data_dir() / "recipes"
    own = recipe_files(folder)
    if not own:
        return
    try:
        BuiltInPlanner(own=own).warm()
    except RecipeError as error:
        yield Check("own", False, f"none of {folder} is used: {error.message}", error.hint)
        return
    yield Check("own", None, f"{len(load_recipes(own))} recipes of yours in {folder}")


def _model() -> Iterator[Check]:
    model = wiring.user_model()
    if model is None:
        yield Check("model", None, "none; a local model can be asked where recipes are not sure: llmsh model list")
        return
    try:
        what = model.check()
        answer_ms = _milliseconds(lambda: model.complete("Request: list files\nCommand:"))
    except ModelError as error:
        yield Check("model", False, error.message, error.hint)
        return
    yield Check("model", None, f"{what}, answers in {answer_ms:.0f} ms")
    model.close()


def _kernel() -> Iterator[Check]:
    from llmsh.ipc.client import Client, is_current

    try:
        with Client() as kernel:
            status = kernel.call("status")
            answer_ms = _milliseconds(lambda: kernel.call("status"))
    except KernelUnavailable:
        yield Check("kernel", None, "not running; it starts by itself when it is needed")
        return
    says = f"pid {status['pid']}, version {status['version']}, {status['served']} served, answers in {answer_ms:.1f} ms"
    yield Check("kernel", is_current(status), says, "restart it: llmsh kernel stop")


def _milliseconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000
