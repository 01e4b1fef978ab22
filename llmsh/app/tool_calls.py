"""Tools in the kernel: listed for every program, called for those that the user let call them.

A caller is a program by the name it gives. The user's own word, `llmsh tools call`, needs no grant: a step that calls a
tool was confirmed at its preview, and a line that was typed is the user's.
"""

import time
from collections.abc import Callable
from pathlib import Path

from llmsh.app import explaining, known_tools, permission
from llmsh.config import Settings
from llmsh.core.errors import ProtocolError, RemoteError, ToolError
from llmsh.core.plan import Step
from llmsh.core.risk import Level
from llmsh.core.tool import Origin, Tool, to_json
from llmsh.core.work import Work
from llmsh.ipc import protocol
from llmsh.ipc.protocol import Json
from llmsh.kernel.server import Handler
from llmsh.kernel.tool_desk import ToolDesk
from llmsh.mcp.client import McpServers
from llmsh.syntax.quote import quote
from llmsh.tools.arguments import checked, to_words
from llmsh.tools.command import Result, run_captured
from llmsh.tools.grants import Grants

# How `llmsh tools call` names itself.
USER = "llmsh tools"
FAILED_STATUS = 1


def call_step(tool: Tool, arguments: Json) -> Step:
    """The call as the step of a plan."""
    command = f"llmsh tools call {quote(tool.name)} {to_words(tool, arguments)}".strip()
    return Step(command, tool.description, tool.effect)


def require_grant(tool: Tool, arguments: Json, cwd: Path, *, caller: str, settings: Settings, grants: Grants) -> None:
    """Raise RemoteError unless the user let `caller` call `tool`, and this very call is nothing to be asked about."""
    gate = permission.build_gate(settings, lambda line: None)
    step = call_step(tool, arguments)
    risk = gate.risk(step)
    ruling = gate.ruling(step, cwd)
    if ruling.is_denied:
        why, hint = f"the policy denies this: {'; '.join(ruling.sources)}", "see: llmsh policy"
    elif not grants.has(caller, tool):
        grants.ask(caller, tool)
        why, hint = f"{caller} may not call {tool.name}", f"the user allows it by: llmsh tools grant {quote(caller)}"
        hint += f" {quote(tool.name)}"
    elif risk.level is Level.DANGER or ruling.asks:
        asks = f"the policy asks about this: {'; '.join(ruling.sources)}" if ruling.asks else "this call is dangerous"
        why, hint = f"{asks}; a grant does not cover it", f"the user runs it by: {step.command}"
    else:
        return
    gate.audit.refused(step, cwd, f"{caller}: {why}")
    raise RemoteError(why, code=protocol.NOT_GRANTED, hint=hint)


class KernelTools:
    """What the kernel offers about tools. desk: those of connected programs; servers: those of MCP servers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.desk = ToolDesk(self._is_taken)
        self.servers = McpServers()
        self._known = known_tools.KnownTools(lambda: (*self.desk.tools(), *self.servers.tools()))
        self.methods: dict[str, Handler] = {"tools.list": self._list, "tools.call": self._call}

    # Calls wait for other programs.
    aside = frozenset({"tools.call"})

    def hold(self) -> None:
        """From now on what this process assesses knows these tools; the user's MCP servers are connected."""
        known_tools.use(self._known)
        self.servers.tools()

    def close(self) -> bool:
        """Claims that there were MCP servers."""
        return self.servers.close()

    def all(self) -> tuple[Tool, ...]:
        return self._known.all()

    def _is_taken(self, name: str) -> bool:
        return any(tool.name == name for tool in self._known.manifests.tools)

    def _list(self, params: Json, work: Work) -> Json:
        del params, work
        return {
            "tools": [to_json(tool) for tool in self.all()],
            "problems": [*self._known.manifests.problems, *self.servers.problems()],
            "pending": list(self.servers.pending()),
        }

    def _call(self, params: Json, work: Work) -> Json:
        name, arguments, cwd = params.get("name"), params.get("arguments", {}), params.get("cwd", "/")
        if not isinstance(name, str) or not isinstance(arguments, dict) or not isinstance(cwd, str):
            raise ProtocolError("name and cwd are texts, arguments is an object")
        place = Path(cwd)
        if not place.is_absolute() or "\0" in cwd or not place.is_dir():
            raise ProtocolError("cwd is an absolute path of a directory")
        tool = self._known.find(name)
        if tool is None:
            raise ToolError(f"nobody offers {name[:80]!r}", hint="see: llmsh tools list")
        checked(tool, arguments)
        if work.caller != USER:
            require_grant(tool, arguments, place, caller=work.caller, settings=self._settings, grants=Grants())
        timeout_s = params.get("timeout_s")
        limit_s = float(timeout_s) if isinstance(timeout_s, int | float) and timeout_s > 0 else None

        def run() -> Result:
            return self._run(tool, arguments, place, limit_s, work)

        result = audited(tool, arguments, place, run, caller=work.caller, settings=self._settings)
        return {"output": result.output, "status": result.status, "is_cut": result.is_cut}

    def _run(self, tool: Tool, arguments: Json, cwd: Path, timeout_s: float | None, work: Work) -> Result:
        if tool.origin is Origin.MANIFEST:
            return run_captured(tool, arguments, cwd, timeout_s=timeout_s, is_given_up=work.is_given_up)
        if tool.origin is Origin.MCP:
            return self.servers.call(tool.name, arguments, timeout_s=timeout_s, is_given_up=work.is_given_up)
        about: Json = {"caller": work.caller, "cwd": str(cwd)}
        return self.desk.call(tool.name, arguments, about, timeout_s=timeout_s, is_given_up=work.is_given_up)


def audited(
    tool: Tool, arguments: Json, cwd: Path, run: Callable[[], Result], *, caller: str, settings: Settings
) -> Result:
    """What `run` gives, with the call and its end in the audit log."""
    audit = permission.audit_log(settings, lambda line: None)
    step = call_step(tool, arguments)
    number = audit.called(caller, step, cwd, explaining.assess(step.command), f"{tool.name} of {tool.where}")
    began = time.monotonic()
    status = FAILED_STATUS
    try:
        result = run()
        status = result.status
    finally:
        audit.ended(number, status, time.monotonic() - began)
    return result
