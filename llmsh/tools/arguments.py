"""Arguments of a tool as words of a command line and back: `city=Oslo days=3`, or one JSON object."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.tool import Kind, Parameter, Part, Tool
from llmsh.syntax.quote import quote
from llmsh.tools.declaration import PLACE
from llmsh.tools.schema import check_arguments

MAX_ARGUMENT_BYTES = 128 << 10
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_FLAGS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def from_words(tool: Tool, words: Sequence[str]) -> dict[str, Any]:
    """The arguments that the words of a call give, as `tool` types them. Raises ToolError."""
    if len(words) == 1 and words[0].lstrip().startswith("{"):
        try:
            given = json.loads(words[0])
        except (ValueError, RecursionError) as error:
            raise ToolError(f"the arguments are not JSON: {error}") from error
    else:
        given = _from_pairs(tool, words)
    checked(tool, given)
    return given  # type: ignore[no-any-return]  # checked: an object


def checked(tool: Tool, arguments: object) -> None:
    """Raise ToolError unless `arguments` fit `tool` and are not too large."""
    check_arguments(tool.schema, arguments)
    if len(json.dumps(arguments).encode("utf-8", "surrogatepass")) > MAX_ARGUMENT_BYTES:
        raise ToolError(f"the arguments are larger than {MAX_ARGUMENT_BYTES >> 10} KiB")


def _from_pairs(tool: Tool, words: Sequence[str]) -> dict[str, Any]:
    parameters = {parameter.name: parameter for parameter in tool.parameters}
    given: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise ToolError(f"{word[:80]!r} is no NAME=VALUE", hint=_usage(tool))
        if name not in parameters and tool.parameters:
            raise ToolError(f"{tool.name} has no parameter {name[:80]!r}", hint=_usage(tool))
        parameter = parameters.get(name, Parameter(name, Kind.TEXT))
        if parameter.kind is Kind.LIST:
            items = tool.schema["properties"][name].get("items", {})
            is_number = isinstance(items, dict) and items.get("type") in ("integer", "number")
            given.setdefault(name, []).append(_number(name, text) if is_number else text)
        elif name in given:
            raise ToolError(f"{name} is given twice")
        else:
            given[name] = _typed(parameter, text)
    return given


def _usage(tool: Tool) -> str:
    shown = " ".join(
        f"{parameter.name}=…" if parameter.is_required else f"[{parameter.name}=…]" for parameter in tool.parameters
    )
    return f"like: llmsh tools call {tool.name} {shown}".rstrip()


def _typed(parameter: Parameter, text: str) -> Any:
    if parameter.kind in (Kind.INTEGER, Kind.NUMBER):
        return _number(parameter.name, text)
    if parameter.kind is Kind.FLAG:
        if text.lower() not in _FLAGS:
            raise ToolError(f"{parameter.name} is true or false, not {text[:80]!r}")
        return _FLAGS[text.lower()]
    if parameter.kind is Kind.CHOICE:
        return next((choice for choice in parameter.choices if _as_text(choice) == text), text)
    if parameter.kind is Kind.VALUE:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text


def _number(name: str, text: str) -> int | float:
    if not _NUMBER.fullmatch(text) or len(text) > 300:
        raise ToolError(f"{name} is a number, not {text[:80]!r}")
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)


def to_words(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """`arguments` as bash words that `from_words` reads back; JSON where pairs cannot say it."""
    kinds = {parameter.name: parameter.kind for parameter in tool.parameters}
    words: list[str] = []
    for name, value in arguments.items():
        kind = kinds.get(name, Kind.VALUE)
        is_plain = isinstance(value, str | int | float) and kind is not Kind.VALUE
        is_list = kind is Kind.LIST and isinstance(value, list) and value != []
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) or not (is_plain or is_list):
            return quote(json.dumps(dict(arguments), ensure_ascii=False))
        words += [f"{name}={_word(_as_text(item))}" for item in (value if is_list else [value])]
    return " ".join(words)


def _word(text: str) -> str:
    return quote(text) if text else ""


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def argv_of(tool: Tool, arguments: Mapping[str, Any]) -> list[str]:
    """The command of a manifest with `arguments` in place: words are words, no shell reads them. Raises ToolError."""
    values = {
        parameter.name: arguments.get(parameter.name, parameter.default)
        for parameter in tool.parameters
        if arguments.get(parameter.name, parameter.default) is not None
    }
    kinds = {parameter.name: parameter.kind for parameter in tool.parameters}
    argv: list[str] = [os.path.expanduser(str(tool.command[0]))]
    for part in tool.command[1:]:
        if any(name not in values for name in _names(part)):
            continue
        for word in part if isinstance(part, tuple) else (part,):
            argv += _filled(word, values, kinds, is_operand="--" in argv[1:])
    return argv


def _names(part: Part) -> list[str]:
    return [name for word in (part if isinstance(part, tuple) else (part,)) for name in PLACE.findall(word)]


def _filled(word: str, values: Mapping[str, Any], kinds: Mapping[str, Kind], *, is_operand: bool) -> list[str]:
    alone = PLACE.fullmatch(word)
    if alone is None:
        filled = PLACE.sub(lambda match: _as_text(values[match[1]]), word)
        if filled.startswith("-") and not word.startswith("-"):
            raise ToolError(f"{word} becomes {filled[:80]!r}, which looks like an option")
        return [_without_nul(filled)]
    name = alone[1]
    value = values[name]
    items = value if isinstance(value, list) and kinds[name] is Kind.LIST else [value]
    found = []
    for item in items:
        text = _as_text(item)
        is_number = isinstance(item, int | float)
        if text.startswith("-") and not is_operand and not is_number:
            if kinds[name] is not Kind.PATH:
                hint = f'in the manifest, "--" before {word}, or --option={word}, takes such values'
                raise ToolError(f"{name} = {text[:80]!r} looks like an option", hint=hint)
            text = f"./{text}"
        found.append(_without_nul(text))
    return found


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ToolError("an argument holds a NUL character")
    return text
