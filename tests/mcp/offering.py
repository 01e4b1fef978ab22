"""An MCP server for tests, as a program: over stdio, or with --http over streamable HTTP on a port that it prints."""

import asyncio
import os
import socket
import sys
from pathlib import Path
from typing import Any

from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import (
    CallToolResult,
    ImageContent,
    ListToolsResult,
    TextContent,
    Tool,
    ToolAnnotations,
)

TEXT = {"type": "string"}
TOOLS = [
    Tool(
        name="shout",
        description="Writes a phrase in capitals.",
        input_schema={"type": "object", "required": ["phrase"], "properties": {"phrase": TEXT}},
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    ),
    Tool(
        name="wipe",
        description="Wipes a board.",
        input_schema={"type": "object", "properties": {"board": {"anyOf": [TEXT, {"type": "null"}]}}},
        annotations=ToolAnnotations(destructive_hint=True),
    ),
    Tool(name="sleep", description="Sleeps.", input_schema={"type": "object"}),
    Tool(name="fail", description="Fails.", input_schema={"type": "object"}),
    Tool(name="die", description="Ends the server.", input_schema={"type": "object"}),
    Tool(name="draw", description="Draws.", input_schema={"type": "object"}),
    Tool(name="odd name", description="Has a name with a blank.", input_schema={"type": "object"}),
]


async def list_tools(ctx: Any, params: Any) -> ListToolsResult:
    del ctx, params
    return ListToolsResult(tools=TOOLS)


async def call_tool(ctx: Any, params: Any) -> CallToolResult:
    del ctx
    given = params.arguments or {}
    if params.name == "sleep":
        await asyncio.sleep(600)
    if params.name == "die":
        os._exit(3)
    if params.name == "draw":
        return CallToolResult(content=[ImageContent(type="image", data="AAAA", mime_type="image/png")])
    if params.name == "fail":
        return CallToolResult(content=[TextContent(type="text", text="it went wrong")], is_error=True)
    return CallToolResult(content=[TextContent(type="text", text=str(given.get("phrase", "")).upper())])


async def serve(is_http: bool) -> None:
    if "OFFERING_PID" in os.environ:
        Path(os.environ["OFFERING_PID"]).write_text(str(os.getpid()), encoding="ascii")
    server: Any = Server("offering", version="1", on_list_tools=list_tools, on_call_tool=call_tool)
    if not is_http:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())
        return
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    token = os.environ.get("OFFERING_TOKEN", "")
    app = server.streamable_http_app()

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        """Only who brings the token is let in, where there is one."""
        sent = dict(scope.get("headers", ())).get(b"authorization", b"")
        if scope["type"] == "http" and token and sent != f"Bearer {token}".encode():
            await send({"type": "http.response.start", "status": 401, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send)

    await uvicorn.Server(uvicorn.Config(guarded, log_level="error")).serve(sockets=[listening])


if __name__ == "__main__":
    asyncio.run(serve("--http" in sys.argv))
