"""What a server of the Model Context Protocol says of a tool, as a tool of ours; and its answer as an output.

Source: MCP specification 2025-11-25 and 2026-07-28, Tools.
"""

import json
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect
from llmsh.core.tool import NAME, Origin, Tool
from llmsh.mcp.configured import ServerConfig
from llmsh.tools.command import MAX_OUTPUT_BYTES, Result
from llmsh.tools.declaration import read_tool

FAILED_STATUS = 1


def tool_of(raw: Any, server: ServerConfig) -> Tool:
    """raw: an mcp Tool. Raises ToolError where it is none that can be used."""
    name = f"{server.name}.{raw.name}"
    if not NAME.fullmatch(name):
        raise ToolError(f"{str(raw.name)[:80]!r} is no name that can be typed")
    described = next((text for text in (raw.description, raw.title, raw.name) if text and text.strip()), raw.name)
    schema = dict(raw.input_schema or {})
    declared: dict[str, Any] = {
        "name": name,
        "description": described,
        "parameters": schema if schema.get("type", "object") == "object" else {},
        "effect": _effect(raw.annotations).value,
        "timeout_s": server.timeout_s,
    }
    return read_tool(declared, Origin.MCP, server.name)


def _effect(hints: Any) -> Effect:
    """By its own word; what it says nothing of counts as a change."""
    if hints is None:
        return Effect.CHANGES
    if hints.read_only_hint:
        return Effect.NETWORK if hints.open_world_hint else Effect.READS
    if hints.destructive_hint:
        return Effect.DELETES
    return Effect.CREATES if hints.destructive_hint is False else Effect.CHANGES


def result_of(answer: Any) -> Result:
    """answer: an mcp CallToolResult."""
    parts = [_text_of(block) for block in answer.content]
    if not parts and answer.structured_content is not None:
        parts = [json.dumps(answer.structured_content, ensure_ascii=False)]
    data = "\n".join(parts).encode("utf-8", "surrogatepass")
    status = FAILED_STATUS if answer.is_error else 0
    text = data[:MAX_OUTPUT_BYTES].decode("utf-8", "replace")
    return Result(text, status, is_cut=len(data) > MAX_OUTPUT_BYTES)


def _text_of(block: Any) -> str:
    kind = str(getattr(block, "type", ""))
    if kind == "text":
        return str(block.text)
    if kind in ("image", "audio"):
        return f"[{kind}, {block.mime_type}, {len(block.data) * 3 // 4} bytes]"
    if kind == "resource_link":
        return str(block.uri)
    if kind == "resource":
        inner = block.resource
        return str(inner.text) if hasattr(inner, "text") else f"[{inner.uri}, {len(inner.blob) * 3 // 4} bytes]"
    return f"[{kind or 'something unknown'}]"
