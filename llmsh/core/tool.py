"""A tool: a function that a program offers, with what it says of itself; the risk rules decide, not its words."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from llmsh.core.plan import Effect
from llmsh.core.risk import Level

# Of MCP, too: what a server names is put behind the name that the user gave that server, with a dot.
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}(?:\.[A-Za-z0-9_][A-Za-z0-9_./-]{0,127})?")

Part = str | tuple[str, ...]


class Kind(StrEnum):
    """What a parameter holds; `text` is any other string, `value` anything that is JSON."""

    PATH = "path"
    URL = "url"
    DATE = "date"
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    LIST = "list"
    VALUE = "value"


class Origin(StrEnum):
    """Who offers it: a file of the user's, a program that is connected to the kernel, an MCP server."""

    MANIFEST = "manifest"
    PROGRAM = "program"
    MCP = "mcp"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. choices: the JSON values of an enum. default: None where there is none."""

    name: str
    kind: Kind
    is_required: bool = False
    description: str = ""
    choices: tuple[Any, ...] = ()
    default: Any = None


@dataclass(frozen=True, slots=True)
class Tool:
    """schema: JSON Schema of the arguments, an object. source: the manifest's path, the program's or server's name.

    command: of a manifest, the argv template: `{name}` is a parameter; what holds one that is not given is left out,
    a tuple as a whole. reads_json: the program gets the arguments on its standard input as well.
    effect, claim: what the tool says that it does and how dangerous it is. phrasings: requests that mean it, with
    `{name}` for values. timeout_s: None for the caller's own.
    """

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    schema: Mapping[str, Any]
    origin: Origin
    source: str
    effect: Effect = Effect.CHANGES
    claim: Level = Level.SAFE
    command: tuple[Part, ...] = ()
    reads_json: bool = False
    timeout_s: float | None = None
    phrasings: tuple[str, ...] = field(default=())

    @property
    def fingerprint(self) -> str:
        """Another when anything changes that a grant was given for."""
        about = (
            *(self.name, self.description, dict(self.schema), self.origin.value, self.source, self.effect.value),
            *(int(self.claim), self.command, self.reads_json),
        )
        return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()[:16]

    @property
    def where(self) -> str:
        """Where it comes from, as a person reads it."""
        kinds = {Origin.MANIFEST: "", Origin.PROGRAM: "the program ", Origin.MCP: "the MCP server "}
        return kinds[self.origin] + self.source


def to_json(tool: Tool) -> dict[str, Any]:
    """What others are told of it; `from_json` of llmsh.tools.declaration reads it back."""
    return {
        "name": tool.name,
        "description": tool.description,
        "parameters": dict(tool.schema),
        "origin": tool.origin.value,
        "source": tool.source,
        "effect": tool.effect.value,
        "risk": str(tool.claim),
        "timeout_s": tool.timeout_s,
        "phrasings": list(tool.phrasings),
    }
