"""`llmsh model list|pull|use|remove|bench`."""

import argparse
import sys
from collections.abc import Callable

from llmsh.app import explaining
from llmsh.app.config_edit import change_settings
from llmsh.config import Settings
from llmsh.core.errors import ExitStatus, KernelUnavailable, LlmshError, ModelError, UsageError
from llmsh.models.choose import is_address, open_model, path_of
from llmsh.models.discover import FoundModel, find_models, find_named, models_dir
from llmsh.models.gguf_file import read_gguf
from llmsh.models.llama import CONTEXT_TOKENS
from llmsh.syntax.quote import json_text, visible

NONE = "none"


def run(arguments: argparse.Namespace) -> int:
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "pull": _pull,
        "use": _use,
        "remove": _remove,
        "bench": _bench,
    }
    return actions[arguments.action or "list"](arguments)


def _list(arguments: argparse.Namespace) -> int:
    _no_words(arguments)
    settings, _ = explaining.settings_or_defaults()
    rows = [_row(model, settings) for model in find_models()]
    if is_address(settings.model):
        rows += _rows_of_server(settings)
    if arguments.json:
        for row in rows:
            sys.stdout.write(json_text(row) + "\n")
        return ExitStatus.OK
    if not rows and not settings.model:
        sys.stdout.write("no models here; pull one (llmsh model pull ORG/REPO), or name a server in config.toml\n")
    widths = {
        key: max([len(str(row[key])) for row in rows], default=0) for key in ("name", "size", "memory", "licence")
    }
    for row in rows:
        cells = (f"{visible(str(row[key])):<{width}}" for key, width in widths.items())
        mark = "*" if row["used"] else " "
        sys.stdout.write(f"{mark} {'  '.join(cells)}  {visible(str(row['source']))}\n")
    if settings.model and not any(row["used"] for row in rows):
        sys.stdout.write(visible(f"in use: {settings.model}") + "\n")
    return ExitStatus.OK


def _row(model: FoundModel, settings: Settings) -> dict[str, object]:
    about = None
    try:
        about = read_gguf(model.path)
    except ModelError:
        licence, memory = "", "cannot be read"
    else:
        need = about.memory_bytes(min(CONTEXT_TOKENS, about.context_tokens or CONTEXT_TOKENS))
        licence, memory = about.licence, f"needs {_size(need + model.size_bytes - about.size_bytes)}"
    return {
        "name": model.name,
        "size": _size(model.size_bytes),
        "memory": memory,
        "licence": licence,
        "source": model.source,
        "path": str(model.path),
        "size_bytes": model.size_bytes,
        "used": _is_used(model, settings),
    }


def _rows_of_server(settings: Settings) -> list[dict[str, object]]:
    """The models of the server that is set; what is wrong with it is said, not raised."""
    empty = {"size": "", "memory": "", "licence": "", "path": "", "size_bytes": None, "source": settings.model}
    try:
        model = open_model(settings)
        names = model.models() if model is not None and hasattr(model, "models") else []
    except ModelError as error:
        sys.stderr.write(f"llmsh: {visible(error.message)}\n")
        return []
    used = settings.model_name or next(iter(names), "")
    return [{**empty, "name": name, "used": name == used} for name in names]


def _is_used(model: FoundModel, settings: Settings) -> bool:
    if not settings.model or is_address(settings.model):
        return False
    try:
        return path_of(settings.model).resolve() == model.path.resolve()
    except (ModelError, OSError):
        return False


def _pull(arguments: argparse.Namespace) -> int:
    from llmsh.models.hub import Hub

    hub = Hub()
    offer = hub.find(_one_word(arguments, "what to pull: ORG/REPO, ORG/REPO:Q4_K_M or the address of a .gguf file"))
    header = hub.header(offer.files[0])
    licence = offer.licence or (header.licence if header else "") or "not said"
    size = offer.size_bytes
    sys.stdout.write(visible(f"{offer.title}: {', '.join(file.name for file in offer.files)}") + "\n")
    sys.stdout.write(f"  size      {'not said' if size is None else _size(size)}\n")
    if header is not None and size is not None:
        need = header.memory_bytes(min(CONTEXT_TOKENS, header.context_tokens or CONTEXT_TOKENS))
        need += size - header.size_bytes
        sys.stdout.write(f"  memory    about {_size(need)}{_tightness(need)}\n")
    sys.stdout.write(f"  licence   {visible(licence)}\n")
    if not all(file.checksum for file in offer.files):
        sys.stdout.write("  checksum  none is published: what comes cannot be checked\n")
    if offer.others:
        sys.stdout.write(visible(f"  also      {', '.join(offer.others[:12])}") + "\n")
    if not _confirmed(arguments, f"pull it into {models_dir()}?"):
        return ExitStatus.NEEDS_CONFIRMATION
    from llmsh.app.pulling import pull_with_progress

    places = pull_with_progress(offer, hub, models_dir())
    read_gguf(places[0])
    sys.stdout.write(visible(f"{places[0]}\nuse it: llmsh model use {places[0].stem}") + "\n")
    return ExitStatus.OK


def _tightness(need_bytes: int) -> str:
    from llmsh.models.machine import free_memory_bytes

    free = free_memory_bytes()
    return "" if free is None else f" ({_size(free)} are free{'' if need_bytes < free else ': it would not fit'})"


def _use(arguments: argparse.Namespace) -> int:
    word = _one_word(arguments, f"which model: a name, a file, a server's address, or {NONE}")
    values = {"model": "" if word == NONE else word}
    if word != NONE:
        if is_address(word):
            values["model_name"] = arguments.name or ""
        else:
            path = path_of(word)
            if "/" in word:
                values["model"] = str(path.absolute())
            read_gguf(path)
        settings, _ = explaining.settings_or_defaults()
        model = open_model(_with(settings, values))
        if model is not None:
            sys.stdout.write(visible(model.check()) + "\n")
            model.close()
    path = change_settings(values)
    sys.stdout.write(visible(f"wrote {path}") + "\n")
    _renew_kernel()
    return ExitStatus.OK


def _with(settings: Settings, values: dict[str, str]) -> Settings:
    from dataclasses import replace

    return replace(settings, model=values["model"], model_name=values.get("model_name", settings.model_name))


def _renew_kernel() -> None:
    """The running kernel has read the settings: the next request starts one that reads them anew."""
    from llmsh.ipc.client import Client

    try:
        with Client(timeout_s=2) as kernel:
            kernel.call("stop")
    except KernelUnavailable:
        return
    except LlmshError:
        sys.stdout.write("the kernel still has the old setting: llmsh kernel stop\n")


def _remove(arguments: argparse.Namespace) -> int:
    from llmsh.models.discover import parts_of

    word = _one_word(arguments, "which model, by its name")
    found = find_named(word)
    ours = [model for model in found if model.is_ours]
    if len(ours) != 1:
        if found and not ours:
            raise ModelError(f"{found[0].name} is {found[0].source}'s", hint=f"remove it with {found[0].source}")
        names = ", ".join(model.name for model in ours)
        raise ModelError(f"no model of llmsh's is called {word!r}" if not ours else f"{word!r} may be {names}")
    model = ours[0]
    settings, _ = explaining.settings_or_defaults()
    is_used = _is_used(model, settings)
    parts = parts_of(model.path)
    sys.stdout.write(visible(f"{model.path}, {_size(model.size_bytes)}{', in use' if is_used else ''}") + "\n")
    if not _confirmed(arguments, "remove it?"):
        return ExitStatus.NEEDS_CONFIRMATION
    if is_used:
        change_settings({"model": ""})
        _renew_kernel()
    for part in parts:
        part.unlink(missing_ok=True)
    sys.stdout.write("removed\n")
    return ExitStatus.OK


def _bench(arguments: argparse.Namespace) -> int:
    from llmsh.app.model_bench import run_bench

    return run_bench(arguments)


def _confirmed(arguments: argparse.Namespace, question: str) -> bool:
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        sys.stdout.write("not done: --yes says that it shall be\n")
        return False
    sys.stdout.write(visible(f"{question} [y/N] "))
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _one_word(arguments: argparse.Namespace, what: str) -> str:
    if len(arguments.words) != 1:
        raise UsageError(f"say {what}", hint="see: llmsh model --help")
    return str(arguments.words[0])


def _no_words(arguments: argparse.Namespace) -> None:
    if arguments.words:
        raise UsageError("llmsh model list takes no words", hint="see: llmsh model --help")


def _size(count: int) -> str:
    """`count` bytes for people."""
    number = float(count)
    for unit in ("B", "KiB", "MiB"):
        if number < 1024:
            return f"{number:.0f} {unit}"
        number /= 1024
    return f"{number:.1f} GiB"
