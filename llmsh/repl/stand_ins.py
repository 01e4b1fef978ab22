"""Modules in the place of others that are slow to import: the real one comes when something in it is asked for."""

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def stand_ins(names: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """While this holds, an import of one of `names` gives its stand-in; those that took it keep it.

    Each name's mapping: what the stand-in knows by itself, for `from NAME import THING`. What is imported already
    stays as it is.
    """
    absent = {name: known for name, known in names.items() if name not in sys.modules}
    for name, known in absent.items():
        sys.modules[name] = _stand_in(name, known)
        parent, _, last = name.rpartition(".")
        if parent in absent:
            setattr(sys.modules[parent], last, sys.modules[name])
    try:
        yield
    finally:
        for name in absent:
            if getattr(sys.modules.get(name), "__spec__", None) is None:
                sys.modules.pop(name, None)


def answering(module: ModuleType, whole: Callable[[], ModuleType]) -> ModuleType:
    """`module`, which asks `whole()` for what it has not."""

    def answer(name: str) -> Any:
        if name.startswith("__"):  # the import system looks for these
            raise AttributeError(name)
        return getattr(whole(), name)

    module.__getattr__ = answer  # type: ignore[method-assign]
    return module


def later(module: str, function: str) -> Callable[..., Any]:
    """`module.function`, imported when it is called."""

    def call(*args: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), function)(*args, **named)

    return call


def _stand_in(name: str, known: Mapping[str, Any]) -> ModuleType:
    def whole() -> ModuleType:
        parts = name.split(".")
        for known_as in (".".join(parts[:length]) for length in range(1, len(parts) + 1)):
            if getattr(sys.modules.get(known_as), "__spec__", None) is None:
                sys.modules.pop(known_as, None)
        return importlib.import_module(name)

    module = answering(ModuleType(name), whole)
    vars(module).update(known)
    return module
