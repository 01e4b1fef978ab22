"""`${name…}` computed where the name is known; None where it is not."""

import fnmatch
import re
from collections.abc import Callable

from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.environment import MAX_CHARACTERS, UNKNOWN, Binding, Environment

_MAX_TRIMMED = 2048  # characters; every cut is tried against the pattern
_OPERATOR = late_pattern(r":?[-=?+]|##?|%%?|//?|\^\^?|,,?|:|@", re.DOTALL)
_BEGINS_WITH_SLASH = frozenset({"PATH", "HOME", "PWD", "OLDPWD", "SHELL", "BASH"})


def split_operator(text: str) -> tuple[str, int]:
    """The operator that `text` (what follows the name) begins with, and its length; ("", 0) without one."""
    match = _OPERATOR.match(text)
    return (match[0], match.end()) if match else ("", 0)


def expand(environment: Environment, name: str, operator: str, argument: str | None) -> Binding:
    """The binding of `${name operator argument}`. argument: None when it is not known."""
    binding = environment.get(name)
    if operator == "":
        return binding
    if operator in ("-", ":-", "=", ":=", "?", ":?", "+", ":+"):
        return _default(environment, name, binding, operator, argument)
    if binding.values is None:
        if operator == ":" and argument in ("0:1", ":1", " 0:1") and name in _BEGINS_WITH_SLASH:
            return Binding(("/",), is_assumed=True)
        return UNKNOWN
    if argument is None or not _is_bounded(binding.values, operator, argument):
        return UNKNOWN
    change = _change(operator, argument)
    if change is None:
        return UNKNOWN
    if operator == ":" and binding.is_array:
        return UNKNOWN
    return Binding(tuple(change(value) for value in binding.values), binding.is_array, binding.is_assumed)


def _default(environment: Environment, name: str, binding: Binding, operator: str, argument: str | None) -> Binding:
    """Defaults; of a name that this text never assigns, the other branch is assumed."""
    is_assumed = binding.is_assumed or not environment.is_assigned(name)
    given = None if argument is None else (argument,)
    if not environment.is_assigned(name):
        if operator[-1] == "=":
            environment.bindings[name] = Binding(given, is_assumed=True)
        return Binding(given, is_assumed=True)
    if binding.values is None:
        return UNKNOWN
    is_empty = not any(binding.values) if operator[0] == ":" else False
    kind = operator[-1]
    if kind == "+":
        return Binding(("",) if is_empty else given, is_assumed=is_assumed)
    if not is_empty:
        return binding
    if kind == "=":
        environment.assign(name, given)
    return Binding(given, is_assumed=is_assumed)


def _is_bounded(values: tuple[str, ...], operator: str, argument: str) -> bool:
    """Claims that the result is no longer than MAX_CHARACTERS, and quick to find."""
    length = sum(map(len, values))
    if operator[0] in "#%":
        return length <= _MAX_TRIMMED
    return operator[0] != "/" or length * max(1, len(argument)) <= MAX_CHARACTERS


def _change(operator: str, argument: str) -> Callable[[str], str] | None:
    """The function that `operator argument` applies to a value."""
    if operator == ":":
        match = re.fullmatch(r"\s*(-?\d+)?\s*(?::\s*(-?\d+)\s*)?", argument)
        if match is None:
            return None
        return lambda value: _substring(value, int(match[1] or 0), match[2])
    if operator in ("#", "##", "%", "%%"):
        return lambda value: _trim(value, argument, operator)
    if operator in ("/", "//"):
        pattern, _, replacement = argument.partition("/")
        if not pattern or re.search(r"[*?\[\\#%]", pattern[:1] + pattern):
            return None
        return lambda value: value.replace(pattern, replacement, -1 if operator == "//" else 1)
    if argument:
        return None
    if operator == "^^":
        return str.upper
    if operator == ",,":
        return str.lower
    if operator == "^":
        return lambda value: value[:1].upper() + value[1:]
    if operator == ",":
        return lambda value: value[:1].lower() + value[1:]
    return None


def _substring(value: str, offset: int, length: str | None) -> str:
    start = max(0, len(value) + offset) if offset < 0 else offset
    if length is None:
        return value[start:]
    count = int(length)
    return value[start:count] if count < 0 else value[start : start + count]


def _trim(value: str, pattern: str, operator: str) -> str:
    """`value` without the shortest (one sign) or longest (two) match of the glob at its start or end."""
    matches = re.compile(fnmatch.translate(pattern)).match
    cuts = range(len(value) + 1)
    if operator[0] == "#":
        ordered = cuts if operator == "#" else reversed(cuts)
        return next((value[cut:] for cut in ordered if matches(value[:cut])), value)
    ordered = reversed(cuts) if operator == "%" else cuts
    return next((value[:cut] for cut in ordered if matches(value[cut:])), value)
