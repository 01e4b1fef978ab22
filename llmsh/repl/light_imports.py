"""prompt_toolkit imported without what a shell never uses: a third of the time to the editor.

Left out while it is imported: its package module (dialogs, progress bars, its own prompt), TLS in asyncio, the XML
parser of its HTML notation; the tables of wcwidth come when the first character that is not ASCII does. Whatever
goes wrong here leaves the usual import.
"""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

_NOT_NEEDED = ("ssl", "xml.dom.minidom")


def import_editor_library() -> None:
    """Import prompt_toolkit's application; afterwards every module can be imported as usual, ours left in place."""
    if "prompt_toolkit" in sys.modules:
        return
    absent = [name for name in _NOT_NEEDED if name not in sys.modules]
    try:
        package = _bare_package("prompt_toolkit")
        if package is None:
            return
        sys.modules["prompt_toolkit"] = package
        for name in absent:
            _put_stand_ins(name)
        sys.modules["ssl"] = sys.modules["ssl"] if "ssl" not in absent else None  # type: ignore[assignment]
        if "wcwidth" not in sys.modules:
            sys.modules["wcwidth"] = _lazy_wcwidth()
        importlib.import_module("prompt_toolkit.application")
    except Exception:  # noqa: BLE001  # then as everyone imports it, and its own error if that fails, too
        for name in [name for name in sys.modules if name.partition(".")[0] in {"prompt_toolkit", "wcwidth"}]:
            del sys.modules[name]
    finally:
        for name in absent:
            for part in _with_parents(name):
                module = sys.modules.get(part)
                if module is None or getattr(module, "__spec__", None) is None:
                    sys.modules.pop(part, None)


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

    return _answering(package, whole)


def _stand_in(name: str) -> ModuleType:
    """A module that asks the real one when something in it is asked for, once stand-ins are gone."""
    return _answering(ModuleType(name), lambda: importlib.import_module(name))


def _put_stand_ins(name: str) -> None:
    parent: ModuleType | None = None
    for part in _with_parents(name):
        module = sys.modules.setdefault(part, _stand_in(part))
        if parent is not None:
            setattr(parent, part.rpartition(".")[2], module)
        parent = module


def _answering(module: ModuleType, whole: Callable[[], ModuleType]) -> ModuleType:
    def answer(name: str) -> Any:
        if name.startswith("__"):  # the import system looks for these
            raise AttributeError(name)
        return getattr(whole(), name)

    module.__getattr__ = answer  # type: ignore[method-assign]
    return module


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[: length + 1]) for length in range(len(parts))]


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
    return _answering(light, _whole)
