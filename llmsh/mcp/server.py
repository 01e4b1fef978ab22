"""`llmsh mcp`: a server of the Model Context Protocol over standard input and output.

Nothing is run that the user did not confirm: in a dialog that the client shows (elicitation), where it has one and the
command is not dangerous, else in a terminal. What the client says that the user answered is all that a dialog proves.
Source: MCP specification 2025-11-25 (elicitation/create) and 2026-07-28 (input required).
"""

import json
import secrets
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from llmsh import __version__
from llmsh.core.errors import LlmshError, ToolError
from llmsh.core.policy import Approver
from llmsh.ipc.protocol import Json
from llmsh.mcp.functions import RUN, RUN_TIMEOUT_S, Considered, Declared, Functions, directory
from llmsh.mcp.missing import INSTALL
from llmsh.syntax.quote import visible
from llmsh.tools.command import Result

MISSING = "llmsh mcp needs one more package"
INSTRUCTIONS = (
    "A shell's own knowledge: plan turns a request into checked commands, explain says why one failed, search_history "
    "finds earlier ones, assess_risk says how dangerous one is. run asks the user each time."
)
# Dialogs that were opened and not answered; older ones are forgotten, and asked again.
MAX_ASKED = 64
# The first revision whose calls carry questions to the user in their results.
_ASKS_IN_RESULTS = "2026-07-28"
_QUESTION = "confirm"
_FORM: Json = {
    "type": "object",
    "properties": {
        "run": {"type": "boolean", "title": "Run this command", "description": "Yes runs exactly what is shown, once."}
    },
    "required": ["run"],
}


async def serve(functions: Functions, offered: Sequence[Declared], cwd: Path) -> None:
    """Until standard input ends. cwd: where commands run that name no directory. Raises LlmshError."""
    try:
        from mcp.server.lowlevel import Server
        from mcp.server.stdio import stdio_server
    except ImportError as error:
        raise LlmshError(MISSING, hint=INSTALL) from error
    answering = Answering(functions, offered, cwd)
    server = Server(
        "llmsh",
        title="llmsh",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=answering.list_tools,
        on_call_tool=answering.call_tool,
    )
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


class Answering:
    """The handlers of one connection."""

    def __init__(self, functions: Functions, offered: Sequence[Declared], cwd: Path) -> None:
        self._functions = functions
        self._offered = {declared.name: declared for declared in offered}
        self._cwd = cwd
        # What was asked in a result, by the state that the answer brings back; each is good for one answer.
        self._asked: dict[str, tuple[str, Path]] = {}

    async def list_tools(self, ctx: Any, params: Any) -> Any:
        del ctx, params
        from mcp.types import ListToolsResult, Tool, ToolAnnotations

        return ListToolsResult(
            tools=[
                Tool(
                    name=declared.name,
                    title=declared.title,
                    description=declared.description,
                    input_schema=declared.schema,
                    annotations=ToolAnnotations(
                        title=declared.title,
                        read_only_hint=declared.reads_only,
                        destructive_hint=not declared.reads_only,
                        idempotent_hint=declared.reads_only,
                        open_world_hint=not declared.reads_only,
                    ),
                )
                for declared in self._offered.values()
            ]
        )

    async def call_tool(self, ctx: Any, params: Any) -> Any:
        declared, given = self._offered.get(params.name), params.arguments or {}
        try:
            if declared is None:
                raise ToolError(f"there is no tool {str(params.name)[:80]!r}")
            declared.check(given)
            if declared.name == RUN:
                return await self._run(ctx, params, given)
            return _answer(await _in_thread(partial(self._call, declared.name, given)))
        except LlmshError as error:
            return _failure(error.message, error.hint)

    def _call(self, name: str, given: Mapping[str, Any]) -> Json:
        functions = self._functions
        if name == "search_history":
            by_meaning = bool(given.get("by_meaning", False))
            return functions.search_history(given["query"], int(given.get("limit", 20)), by_meaning=by_meaning)
        if name == "assess_risk":
            return functions.assess_risk(given["command"])
        cwd = directory(given, self._cwd)
        if name == "plan":
            return functions.plan(given["request"], cwd)
        return functions.explain(given.get("command", ""), given.get("status"), given.get("output", ""), cwd)

    async def _run(self, ctx: Any, params: Any, given: Mapping[str, Any]) -> Any:
        command, cwd, caller = given["command"], directory(given, self._cwd), _caller(ctx)
        considered = await _in_thread(partial(self._functions.consider, command, cwd, caller))
        if considered.refusal:
            return _failure(f"not run: {considered.refusal}", "")
        approver = await _in_thread(partial(self._functions.approved, command, cwd, caller))
        if approver is None and considered.by_dialog and _has_dialogs(ctx):
            answer = await self._ask(ctx, params, command, cwd, considered)
            if not isinstance(answer, bool):
                return answer
            if not answer:
                return _failure("not run: the user did not confirm it", "")
            approver = Approver.CLIENT
        if approver is None:
            number = await _in_thread(partial(self._functions.want, command, cwd, caller))
            hint = f"they do so by `llmsh tools approve {number}`; call run again then with the same arguments"
            return _failure("not run yet: the user has to approve it in a terminal", hint)
        timeout_s = float(given.get("timeout_s", RUN_TIMEOUT_S))
        return _result(await self._start(command, cwd, caller, approver, timeout_s))

    async def _start(self, command: str, cwd: Path, caller: str, approver: Approver, timeout_s: float) -> Result:
        """A call that the client takes back ends the command."""
        is_given_up = threading.Event()
        run = partial(
            self._functions.run, command, cwd, caller, approver, timeout_s=timeout_s, is_given_up=is_given_up.is_set
        )
        try:
            result: Result = await _in_thread(run)
            return result
        finally:
            is_given_up.set()

    async def _ask(self, ctx: Any, params: Any, command: str, cwd: Path, considered: Considered) -> Any:
        """Whether the user confirmed it; a result that asks them, where the protocol asks that way."""
        message = f"{considered.about}\n\n{visible(command, keep=chr(10))}"
        if str(ctx.protocol_version) < _ASKS_IN_RESULTS:
            answer = await ctx.session.elicit_form(message, _FORM, related_request_id=ctx.request_id)
            return _is_yes(answer)
        from mcp.types import ElicitRequest, ElicitRequestFormParams, InputRequiredResult

        if params.request_state is not None:
            asked = self._asked.pop(params.request_state, None)
            if asked == (command, cwd):
                return _is_yes((params.input_responses or {}).get(_QUESTION))
        state = secrets.token_urlsafe(16)
        while len(self._asked) >= MAX_ASKED:
            del self._asked[next(iter(self._asked))]
        self._asked[state] = (command, cwd)
        question = ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=_FORM))
        return InputRequiredResult(input_requests={_QUESTION: question}, request_state=state)


def _is_yes(answer: Any) -> bool:
    """Both: the form was sent off, and it says yes."""
    if getattr(answer, "action", "") != "accept":
        return False
    content = getattr(answer, "content", None)
    return isinstance(content, dict) and content.get("run") is True


def _has_dialogs(ctx: Any) -> bool:
    """Claims that the client shows forms. Without modes, elicitation means forms; addresses alone are none."""
    capabilities = ctx.session.client_capabilities
    elicitation = capabilities.elicitation if capabilities is not None else None
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


def _caller(ctx: Any) -> str:
    """How the client names itself."""
    about = ctx.session.client_params
    name = str(about.client_info.name) if about is not None and about.client_info is not None else ""
    return f"mcp:{name[:80] or 'unnamed'}"


async def _in_thread(work: Any) -> Any:
    import anyio.to_thread

    # What a thread does goes on when nobody waits for it any more; `run` is told so and ends its command.
    return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)


def _answer(value: Json) -> Any:
    from mcp.types import CallToolResult, TextContent

    text = json.dumps(value, ensure_ascii=False, indent=1)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=value)


def _failure(message: str, hint: str) -> Any:
    from mcp.types import CallToolResult, TextContent

    text = f"{message}; {hint}" if hint else message
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)


def _result(result: Result) -> Any:
    from mcp.types import CallToolResult, TextContent

    value = {"status": result.status, "output": result.output, "is_cut": result.is_cut}
    said = f"{result.output}\n[exit status {result.status}]" if result.status else result.output
    cut = "\n[the end of the output is missing]" if result.is_cut else ""
    content = [TextContent(type="text", text=f"{said}{cut}")]
    return CallToolResult(content=content, structured_content=value, is_error=result.status != 0)
