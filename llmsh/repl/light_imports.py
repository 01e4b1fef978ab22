"""The standard library and prompt_toolkit imported without what a shell never uses: a third of the time to the editor.

Left out while they are imported: of prompt_toolkit its package module (dialogs, progress bars, its own prompt) and vi's
keys; of the standard library sockets, TLS, logging, processes, thread pools, tracebacks, dates, URLs, source code
inspection, the XML parser; the tables of wcwidth come when the first character that is not ASCII does. Whatever goes
wrong here leaves the usual import.
"""

import importlib
import importlib.util
import os
import sys
from collections.abc import Awaitable
from contextlib import AbstractContextManager
from types import CodeType, GeneratorType, ModuleType
from typing import Any

from llmsh.repl.stand_ins import answering, later, stand_ins

_ITERABLE_COROUTINE = 0x100  # inspect.CO_ITERABLE_COROUTINE


def _is_awaitable(thing: object) -> bool:
    """As inspect.isawaitable; prompt_toolkit asks it at every key."""
    if isinstance(thing, GeneratorType):
        code: CodeType = thing.gi_code
        return bool(code.co_flags & _ITERABLE_COROUTINE)
    return isinstance(thing, Awaitable)


def _annotations(thing: object, **named: Any) -> dict[str, Any]:
    """As inspect.get_annotations, which dataclasses asks about every class from Python 3.12 on."""
    if isinstance(thing, type) and not named and sys.version_info < (3, 14):
        return dict(vars(thing).get("__annotations__", {}))
    found: dict[str, Any] = later("inspect", "get_annotations")(thing, **named)
    return found


def _which(program: str, *args: Any, **named: Any) -> str | None:
    """As shutil.which, which is not needed to find a path."""
    if os.path.dirname(program) and os.path.isfile(program) and os.access(program, os.X_OK):
        return program
    found: str | None = later("shutil", "which")(program, *args, **named)
    return found


class _LateLogger:
    """logging.getLogger(name), imported when something is logged."""

    def __init__(self, name: str) -> None:
        self._name = name

    def debug(self, *args: Any, **named: Any) -> None:
        """Seen by nobody as long as nobody has set logging up."""
        if "logging" in sys.modules:
            self.__getattr__("debug")(*args, **named)

    def __getattr__(self, name: str) -> Any:
        logging = importlib.import_module("logging")
        return getattr(logging.getLogger(self._name), name)


_OF_STANDARD_LIBRARY: dict[str, dict[str, Any]] = {
    "datetime": {},
    # argparse asks for translations that nobody has.
    "gettext": {"gettext": lambda text: text, "ngettext": lambda one, many, count: one if count == 1 else many},
    "inspect": {"get_annotations": _annotations, "isawaitable": _is_awaitable},
    "ntpath": {},
    "linecache": {},
    "shutil": {"which": _which},
    "traceback": {name: later("traceback", name) for name in ("extract_stack", "format_tb")},
    "urllib": {},
    "urllib.parse": {"quote_from_bytes": later("urllib.parse", "quote_from_bytes")},
}


def light_standard_library() -> AbstractContextManager[None]:
    """While this holds, what is imported leaves out what it hardly needs; afterwards all can be imported as usual."""
    return stand_ins(_OF_STANDARD_LIBRARY)


def _of_editor_library() -> dict[str, dict[str, Any]]:
    import _socket

    return {
        "asyncio.sslproto": {},
        "asyncio.staggered": {},
        "concurrent": {},
        "concurrent.futures": {name: name for name in ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")},
        "logging": {"getLogger": _LateLogger, "DEBUG": 10},
        "socket": {
            **{name: value for name, value in vars(_socket).items() if isinstance(value, int)},
            "socket": later("socket", "socket"),
            "socketpair": _socket.socketpair,
        },
        "ssl": {},
        "subprocess": {"Popen": later("subprocess", "Popen"), "PIPE": -1, "STDOUT": -2, "DEVNULL": -3},
        "tempfile": {},
        "xml": {},
        "xml.dom": {},
        "xml.dom.minidom": {},
        "prompt_toolkit.key_binding.defaults": {
            "load_key_bindings": later("prompt_toolkit.key_binding.defaults", "load_key_bindings")
        },
    }


def import_editor_library() -> None:
    """Import prompt_toolkit's application; afterwards every module can be imported as usual, ours left in place."""
    if "prompt_toolkit" in sys.modules:
        return
    with stand_ins(_OF_STANDARD_LIBRARY | _of_editor_library()):
        try:
            package = _bare_package("prompt_toolkit")
            if package is None:
                return
            sys.modules["prompt_toolkit"] = package
            if "wcwidth" not in sys.modules:
                sys.modules["wcwidth"] = _lazy_wcwidth()
            importlib.import_module("prompt_toolkit.application")
        except Exception:  # noqa: BLE001  # then as everyone imports it, and its own error if that fails, too
            for name in [name for name in sys.modules if name.partition(".")[0] in {"prompt_toolkit", "wcwidth"}]:
                del sys.modules[name]


def _bare_package(name: str) -> ModuleType | None:
    """The package `name` whose own module has not been run; its submodules can be imported."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return None
    loader = spec.loader
    package = importlib.util.module_from_spec(spec)

    def whole() -> ModuleType:
        del package.__getattr__
        loader.exec_module(package)
        return package

    return answering(package, whole)


def _lazy_wcwidth() -> ModuleType:
    """wcwidth whose tables are read when they are first asked for."""
    light = ModuleType("wcwidth")

    def wcwidth(char: str) -> int:
        if len(char) == 1 and " " <= char <= "~":
            return 1
        return int(_whole().wcwidth(char))

    def _whole() -> ModuleType:
        if sys.modules.get("wcwidth") is light:
            del sys.modules["wcwidth"]
        return importlib.import_module("wcwidth")

    light.wcwidth = wcwidth  # type: ignore[attr-defined]
    return answering(light, _whole)
