"""What is known of variables while a text is read: only what the text itself assigns, or the caller knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# `a=$a$a` a few dozen times is more than any memory holds.
MAX_CHARACTERS = 1 << 16
MAX_VALUES = 4096
IFS_DEFAULT = " \t\n"


@dataclass(frozen=True, slots=True)
class Binding:
    """values: one for a scalar, any number for an array, None when not statically known.

    is_assumed: the assignment may have been skipped.
    """

    values: tuple[str, ...] | None
    is_array: bool = False
    is_assumed: bool = False


UNKNOWN = Binding(None)


class Environment:
    """Names to bindings; a snapshot is the dict itself, so a scope costs one copy."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self.bindings = {name: Binding((value,)) for name, value in (variables or {}).items()}

    def get(self, name: str) -> Binding:
        known = self.bindings.get("@" if name == "*" else name)
        if known is None:
            return Binding((IFS_DEFAULT,)) if name == "IFS" else UNKNOWN
        return known

    def is_assigned(self, name: str) -> bool:
        return name in self.bindings

    def assign(self, name: str, values: tuple[str, ...] | None, *, is_array: bool = False) -> None:
        """Bind `name`; what has grown beyond MAX_CHARACTERS or MAX_VALUES counts as unknown from then on."""
        if values is not None and (len(values) > MAX_VALUES or sum(map(len, values)) > MAX_CHARACTERS):
            values = None
        self.bindings[name] = Binding(values, is_array)

    def snapshot(self) -> dict[str, Binding]:
        return dict(self.bindings)

    def restore(self, snapshot: dict[str, Binding]) -> None:
        self.bindings = snapshot

    def settle(self, before: dict[str, Binding]) -> None:
        """After a branch that may be skipped: a changed value is unknown, a new one is assumed."""
        for name, binding in self.bindings.items():
            earlier = before.get(name)
            if earlier is None:
                if not binding.is_assumed:
                    self.bindings[name] = Binding(binding.values, binding.is_array, True)
            elif earlier != binding:
                self.bindings[name] = UNKNOWN

    def forget_reassigned(self, rest: str) -> None:
        """Before a body that can run again: forget each name that `rest` mentions other than by `$name`."""
        for name in list(self.bindings):
            if name in "@*" or re.search(rf"(?<![\w$])(?<!\$\{{){re.escape(name)}(?!\w)", rest):
                self.bindings[name] = UNKNOWN
        if "eval" in rest or "source" in rest:
            self.bindings = dict.fromkeys(self.bindings, UNKNOWN)

    def forget_all(self) -> None:
        self.bindings = dict.fromkeys(self.bindings, UNKNOWN)
