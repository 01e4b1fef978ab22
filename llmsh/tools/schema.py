"""The part of JSON Schema that tools use: what parameters there are, and whether arguments fit.

Checked: type, enum, const, required, properties, additionalProperties, items, minimum, maximum, minLength, maxLength,
minItems, maxItems. Not covered: $ref, allOf, anyOf, oneOf, pattern; what they say is left to the tool.
Source: JSON Schema 2020-12.
"""

from collections.abc import Mapping
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.tool import Kind, Parameter

MAX_PARAMETERS = 64
MAX_DEPTH = 8
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list, tuple),
    "object": (dict,),
    "null": (type(None),),
}
_PATH_NAMES = frozenset({"path", "file", "dir", "directory", "folder", "filename", "filepath", "source", "destination"})
_FORMATS = {
    **dict.fromkeys(("path", "file", "file-path", "directory", "directory-path"), Kind.PATH),
    **dict.fromkeys(("uri", "url", "uri-reference", "iri"), Kind.URL),
    **dict.fromkeys(("date", "date-time"), Kind.DATE),
}


def check_schema(schema: object, depth: int = 0) -> None:
    """Raise ToolError, naming what is wrong, unless `schema` is one that this module understands."""
    if schema is True or schema is False:
        return
    if not isinstance(schema, dict):
        raise ToolError(f"a schema is a table, not {schema!r}"[:200])
    if depth > MAX_DEPTH:
        raise ToolError(f"the schema is nested deeper than {MAX_DEPTH}")
    for name in _types_of(schema):
        if name not in _TYPES:
            raise ToolError(f"type = {name!r}"[:100], hint=f"one of: {', '.join(_TYPES)}")
    if "enum" in schema and (not isinstance(schema["enum"], list) or not schema["enum"]):
        raise ToolError("enum is a list of values")
    properties = schema.get("properties", {})
    if not isinstance(properties, dict) or len(properties) > MAX_PARAMETERS:
        raise ToolError(f"properties is a table of at most {MAX_PARAMETERS}")
    for name, inner in properties.items():
        try:
            check_schema(inner, depth + 1)
        except ToolError as error:
            raise ToolError(f"{name}: {error.message}"[:300], hint=error.hint) from error
    required = schema.get("required", [])
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        raise ToolError("required is a list of names")
    if properties and (missing := [name for name in required if name not in properties]):
        raise ToolError(f"required names {missing[0]!r}, which properties lacks"[:200])
    if "items" in schema:
        check_schema(schema["items"], depth + 1)


def _types_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = schema.get("type", ())
    if isinstance(kinds, str):
        return (kinds,)
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        return tuple(kinds)
    if kinds == ():
        return ()
    raise ToolError(f"type = {kinds!r}"[:100], hint=f"one of: {', '.join(_TYPES)}")


def parameters_of(schema: Mapping[str, Any]) -> tuple[Parameter, ...]:
    """The parameters of a checked schema, needed ones first, else in its order."""
    required = set(schema.get("required", ()))
    found = [
        Parameter(
            name,
            _kind(name, plain),
            name in required,
            str(inner.get("description", ""))[:500],
            tuple(plain.get("enum", ())),
            inner.get("default"),
        )
        for name, inner in schema.get("properties", {}).items()
        if isinstance(inner, dict)
        for plain in (_without_null(inner),)
    ]
    return tuple(sorted(found, key=lambda parameter: not parameter.is_required))


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A value that may be null as well, as many write one that may be left out: what it is else."""
    for key in ("anyOf", "oneOf"):
        ways = schema.get(key)
        if isinstance(ways, list):
            real = [way for way in ways if isinstance(way, dict) and way.get("type") != "null"]
            if len(real) == 1 and len(ways) > 1:
                check_schema(real[0])
                return {**schema, **real[0]}
    return schema


def _kind(name: str, schema: Mapping[str, Any]) -> Kind:
    kinds = [kind for kind in _types_of(schema) if kind != "null"]
    if schema.get("enum"):
        return Kind.CHOICE
    if kinds == ["boolean"]:
        return Kind.FLAG
    if kinds == ["integer"]:
        return Kind.INTEGER
    if kinds and set(kinds) <= {"number", "integer"}:
        return Kind.NUMBER
    if kinds == ["array"]:
        items = schema.get("items", {})
        is_flat = isinstance(items, dict) and set(_types_of(items)) <= {"string", "integer", "number"}
        return Kind.LIST if is_flat else Kind.VALUE
    if kinds != ["string"]:
        return Kind.VALUE
    told = _FORMATS.get(str(schema.get("format", "")))
    if told is not None:
        return told
    is_path = not _PATH_NAMES.isdisjoint(name.lower().replace("-", "_").split("_"))
    return Kind.PATH if is_path else Kind.TEXT


def check_arguments(schema: Mapping[str, Any], arguments: object) -> None:
    """Raise ToolError, naming the first that is wrong, unless `arguments` fit the checked `schema`."""
    if not isinstance(arguments, dict):
        raise ToolError("the arguments are an object")
    _check(arguments, {"type": "object", **schema}, "the arguments")
    if schema.get("properties") and schema.get("additionalProperties") is not False:
        # A name that is slightly wrong is likelier than one that is meant beside the schema.
        for name in arguments:
            if name not in schema["properties"] and schema.get("additionalProperties") is None:
                raise ToolError(f"there is no parameter {name!r}"[:200], hint=_known(schema))


def _known(schema: Mapping[str, Any]) -> str:
    return f"parameters: {', '.join(schema.get('properties', {})) or 'none'}"


def _check(value: object, schema: object, name: str) -> None:
    if schema is False:
        raise ToolError(f"{name} is not wanted")
    if not isinstance(schema, dict):
        return
    kinds = _types_of(schema)
    if kinds and not any(_is_of(value, kind) for kind in kinds):
        raise ToolError(f"{name} is {' or '.join(kinds)}, not {value!r}"[:300])
    if "enum" in schema and value not in schema["enum"]:
        raise ToolError(f"{name} is one of {', '.join(map(str, schema['enum']))}, not {value!r}"[:300])
    if "const" in schema and value != schema["const"]:
        raise ToolError(f"{name} is {schema['const']!r}"[:300])
    if isinstance(value, int | float) and not isinstance(value, bool):
        _check_bounds(value, schema, ("minimum", "maximum"), name, "")
    elif isinstance(value, str):
        _check_bounds(len(value), schema, ("minLength", "maxLength"), name, " characters")
    elif isinstance(value, list):
        _check_bounds(len(value), schema, ("minItems", "maxItems"), name, " items")
        for item in value:
            _check(item, schema.get("items"), f"an item of {name}")
    elif isinstance(value, dict):
        _check_object(value, schema, name)


def _check_object(value: Mapping[str, Any], schema: Mapping[str, Any], name: str) -> None:
    properties = schema.get("properties", {})
    for wanted in schema.get("required", ()):
        if wanted not in value:
            raise ToolError(f"{wanted} is missing", hint=_known(schema))
    for key, inner in value.items():
        if key in properties:
            _check(inner, properties[key], key)
        elif schema.get("additionalProperties") is False:
            raise ToolError(f"{name} has no {key!r}"[:200], hint=_known(schema))


def _check_bounds(value: float, schema: Mapping[str, Any], keys: tuple[str, str], name: str, unit: str) -> None:
    low, high = (schema.get(key) for key in keys)
    if isinstance(low, int | float) and value < low:
        raise ToolError(f"{name} is at least {low}{unit}")
    if isinstance(high, int | float) and value > high:
        raise ToolError(f"{name} is at most {high}{unit}")


def _is_of(value: object, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[kind])
