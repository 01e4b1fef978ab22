"""What a program says of a tool, read and checked: the same keys in a manifest and in a registration."""

import json
import re
from collections.abc import Mapping, Set
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect
from llmsh.core.risk import Level
from llmsh.core.tool import NAME, Origin, Parameter, Part, Tool
from llmsh.tools.schema import check_schema, parameters_of

MAX_DESCRIPTION_CHARS = 2_000
MAX_SCHEMA_BYTES = 32 << 10
MAX_PHRASINGS, MAX_PHRASING_CHARS = 50, 300
MAX_PARTS = 100
MAX_TIMEOUT_S = 86_400
PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_-]*)\}")

_COMMON = frozenset({"name", "description", "parameters", "effect", "risk", "timeout_s", "phrasings"})
DECLARED = _COMMON
IN_MANIFEST = _COMMON | {"command", "stdin"}


def read_tool(raw: Mapping[str, Any], origin: Origin, source: str, *, known: Set[str] = DECLARED) -> Tool:
    """The tool that `raw` declares. Raises ToolError naming what is wrong."""
    for key in sorted(set(raw) - known):
        raise ToolError(f"unknown key {key!r}"[:100], hint=f"known: {', '.join(sorted(known))}")
    name = _text(raw, "name")
    if not NAME.fullmatch(name) or (origin is not Origin.MCP and "." in name):
        raise ToolError(f"name = {name[:80]!r}", hint="letters, digits, - and _, at most 64, a letter first")
    description = " ".join(_text(raw, "description").split())
    if not description:
        raise ToolError("description is empty", hint="one sentence: what it does, in a user's words")
    schema = raw.get("parameters", {})
    check_schema(schema)
    if not isinstance(schema, dict) or schema.get("type", "object") != "object":
        raise ToolError("parameters is a schema of type object")
    if len(json.dumps(schema, default=str)) > MAX_SCHEMA_BYTES:
        raise ToolError(f"parameters is larger than {MAX_SCHEMA_BYTES >> 10} KiB")
    parameters = parameters_of(schema)
    reads_json = raw.get("stdin", "") == "json"
    if "stdin" in raw and not reads_json:
        raise ToolError(f"stdin = {raw['stdin']!r}"[:100], hint='"json": the arguments as one JSON object')
    return Tool(
        name=name,
        description=description[:MAX_DESCRIPTION_CHARS],
        parameters=parameters,
        schema=schema,
        origin=origin,
        source=source,
        effect=_effect(raw),
        claim=_claim(raw),
        command=_command(raw["command"], parameters) if "command" in raw else (),
        reads_json=reads_json,
        timeout_s=_timeout(raw.get("timeout_s")),
        phrasings=_phrasings(raw.get("phrasings", []), parameters),
    )


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str):
        raise ToolError(f"{key} is missing" if value is None else f"{key} is text, not {value!r}"[:200])
    return value


def _effect(raw: Mapping[str, Any]) -> Effect:
    value = raw.get("effect", Effect.CHANGES.value)
    if value not in set(Effect):
        raise ToolError(f"effect = {value!r}"[:100], hint=f"one of: {', '.join(Effect)}")
    return Effect(value)


def _claim(raw: Mapping[str, Any]) -> Level:
    value = raw.get("risk", "safe")
    if not isinstance(value, str) or value.upper() not in Level.__members__:
        raise ToolError(f"risk = {value!r}"[:100], hint=f"one of: {', '.join(map(str, Level))}")
    return Level[value.upper()]


def _timeout(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MAX_TIMEOUT_S:
        raise ToolError(f"timeout_s = {value!r}"[:100], hint=f"seconds, above 0, at most {MAX_TIMEOUT_S}")
    return float(value)


def _phrasings(value: object, parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ToolError("phrasings is a list of texts")
    if len(value) > MAX_PHRASINGS or any(len(item) > MAX_PHRASING_CHARS for item in value):
        raise ToolError(f"at most {MAX_PHRASINGS} phrasings of {MAX_PHRASING_CHARS} characters")
    _check_places(value, parameters, "a phrasing")
    return tuple(value)


def _command(value: object, parameters: tuple[Parameter, ...]) -> tuple[Part, ...]:
    hint = 'like: ["forecast", "{city}", ["--days", "{days}"]]'
    if not isinstance(value, list) or not value or len(value) > MAX_PARTS:
        raise ToolError("command is a list of words", hint=hint)
    parts: list[Part] = []
    for item in value:
        words = item if isinstance(item, list) else [item]
        if not words or not all(isinstance(word, str) and "\0" not in word for word in words):
            raise ToolError(f"command holds {item!r}"[:200], hint=hint)
        parts.append(tuple(words) if isinstance(item, list) else item)
    first = parts[0]
    if not isinstance(first, str) or not first or PLACE.search(first):
        raise ToolError("the first word of command is a program, and no parameter chooses it")
    if "/" in first and not first.startswith(("/", "~/")):
        raise ToolError(f"command begins with {first!r}"[:200], hint="a name on PATH, or a path from / or ~/")
    words = [word for part in parts for word in (part if isinstance(part, tuple) else (part,))]
    _check_places(words, parameters, "command")
    return tuple(parts)


def _check_places(texts: list[str], parameters: tuple[Parameter, ...], where: str) -> None:
    known = {parameter.name for parameter in parameters}
    for text in texts:
        for name in PLACE.findall(text):
            if name not in known:
                raise ToolError(f"{where} uses {{{name}}}, which parameters lacks"[:200])
