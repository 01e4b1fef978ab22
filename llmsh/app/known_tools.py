"""The tools that this process knows: the manifests of the user's, and what the kernel says that others offer.

Inside the kernel, what it holds itself takes the place of the second.
"""

import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect
from llmsh.core.risk import Level
from llmsh.core.tool import Origin, Tool
from llmsh.tools import manifests

# The look-up before a step is assessed; who does not answer by then has its tools taken for unknown ones.
BUDGET_S = 1.0
FRESH_S = 2.0
_LOOK_S = 0.05


class KnownTools:
    """others: the tools that are not manifests."""

    def __init__(self, others: Callable[[], tuple[Tool, ...]]) -> None:
        self._others = others
        self._state: object = None
        self._manifests = manifests.Manifests()

    @property
    def manifests(self) -> manifests.Manifests:
        """Read again when a file has changed."""
        state = (manifests.tools_dir(), manifests.state())
        if state != self._state:
            self._manifests, self._state = manifests.load(), state
        return self._manifests

    def all(self) -> tuple[Tool, ...]:
        """A manifest goes before another tool of its name."""
        own = self.manifests.tools
        names = {tool.name for tool in own}
        return (*own, *(tool for tool in self._others() if tool.name not in names))

    def manifest(self, name: str) -> Tool | None:
        return next((tool for tool in self.manifests.tools if tool.name == name), None)

    def find(self, name: str) -> Tool | None:
        """Asks others only where no manifest has that name."""
        return self.manifest(name) or next((tool for tool in self._others() if tool.name == name), None)


class _KernelsTools:
    """What a running kernel says; none where there is no kernel."""

    def __init__(self) -> None:
        self._asked = float("-inf")
        self._tools: tuple[Tool, ...] = ()

    def __call__(self) -> tuple[Tool, ...]:
        if time.monotonic() - self._asked < FRESH_S:
            return self._tools
        from llmsh.ipc.client import ask_briefly

        self.take(ask_briefly("tools.list", budget_s=BUDGET_S))
        return self._tools

    def take(self, rows: object) -> None:
        """rows: the kernel's answer to tools.list."""
        found = [tool_from_json(row) for row in rows.get("tools", ())] if isinstance(rows, dict) else []
        self._tools = tuple(tool for tool in found if tool is not None)
        self._asked = time.monotonic()


def tool_from_json(row: object) -> Tool | None:
    """A tool that is no manifest, as core.tool.to_json wrote it; None for anything else."""
    from llmsh.tools.declaration import read_tool

    if not isinstance(row, dict):
        return None
    declared: Mapping[str, Any] = {
        key: row[key]
        for key in ("name", "description", "parameters", "effect", "risk", "timeout_s", "phrasings")
        if row.get(key) is not None
    }
    try:
        origin = Origin(str(row.get("origin")))
        if origin is Origin.MANIFEST:
            return None  # its file says what it is
        return read_tool(declared, origin, str(row.get("source", "")))
    except (ToolError, ValueError):
        return None


@cache
def _kernels_tools() -> _KernelsTools:
    return _KernelsTools()


@cache
def known_tools() -> KnownTools:
    return KnownTools(_kernels_tools())


def connect_servers(*, within_s: float) -> tuple[str, ...]:
    """Start the kernel when MCP servers are configured, and wait for those that it is connecting.

    Returns a line for each that cannot be used. Raises KernelUnavailable.
    """
    from llmsh.mcp import configured

    named = configured.load()
    if not named.servers:
        return named.problems
    from llmsh.ipc.client import Client

    deadline = time.monotonic() + within_s
    with Client(start=True, timeout_s=within_s) as kernel:
        while True:
            answer = kernel.call("tools.list")
            pending = answer.get("pending") if isinstance(answer, dict) else None
            if not pending or time.monotonic() >= deadline:
                break
            time.sleep(_LOOK_S)
    _kernels_tools().take(answer)
    late = [f"the MCP server {name}: no answer within {within_s:.0f} s" for name in pending or ()]
    problems = answer.get("problems", ()) if isinstance(answer, dict) else ()
    return (*(str(line) for line in problems if "MCP server" in str(line) or "mcp.servers" in str(line)), *late)


_held: list[KnownTools] = []


def use(tools: KnownTools) -> None:
    """From now on `current` is `tools`: for the kernel, which holds them itself."""
    _held[:] = [tools]


def current() -> KnownTools:
    return _held[0] if _held else known_tools()


def unknown(name: str) -> Tool:
    """What stands for a tool that nobody offers: nothing is known about it."""
    return Tool(name, "", (), {}, Origin.PROGRAM, "", Effect.CHANGES, Level.CAUTION)
