"""`llmsh tools`: what other programs offer: list, show, call, allow."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from llmsh.app import explaining, permission
from llmsh.app.known_tools import KnownTools, connect_servers, known_tools
from llmsh.app.tool_calls import USER, call_step, require_grant
from llmsh.config import private_dir
from llmsh.core.errors import ExitStatus, KernelUnavailable, RemoteError, ToolError, UsageError
from llmsh.core.tool import Origin, Tool, to_json
from llmsh.ipc.client import Client
from llmsh.syntax.quote import json_text, quote, visible
from llmsh.tools.approvals import Approvals
from llmsh.tools.arguments import from_words
from llmsh.tools.command import TIMEOUT_S, run_attached
from llmsh.tools.grants import Grant, Grants
from llmsh.tools.manifests import tools_dir

# How long servers that are being connected are waited for.
SERVERS_S = 15.0
# More than what the tool itself is given, so that the kernel's answer says why.
SLACK_S = 5.0


def run(arguments: argparse.Namespace) -> int:
    action = arguments.action or "list"
    actions = {"list": _list, "show": _show, "call": _call, "grant": _grant, "revoke": _revoke, "path": _path}
    if action == "approve":
        from llmsh.app.approving import approve

        return approve(arguments.words)
    return actions[action](arguments, arguments.words)


def _known() -> tuple[KnownTools, list[str]]:
    """What is known now, and a line for each that is left out; MCP servers that are being connected are waited for."""
    known = known_tools()
    problems = list(known.manifests.problems)
    try:
        problems += connect_servers(within_s=SERVERS_S)
    except KernelUnavailable as error:
        problems.append(f"the MCP servers are not connected: {error.message}")
    return known, problems


def _complain(problems: Sequence[str]) -> None:
    for problem in problems:
        sys.stderr.write(f"llmsh: {visible(problem)}\n")


def _list(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    wanted = [word.lower() for word in words]
    known, problems = _known()
    _complain(problems)
    found = [tool for tool in known.all() if all(word in f"{tool.name} {tool.description}".lower() for word in wanted)]
    if arguments.json:
        for tool in found:
            sys.stdout.write(json_text(to_json(tool)) + "\n")
        return ExitStatus.OK
    width = min(max((len(tool.name) for tool in found), default=0), 32)
    for tool in found:
        about = f"{tool.name:<{width}}  {tool.effect.value:<9} {tool.description}"
        origin = "" if tool.origin is Origin.MANIFEST else f" ({tool.where})"
        sys.stdout.write(visible(about[:160] + origin) + "\n")
    if not found:
        sys.stdout.write(visible(f"no tools yet; a manifest goes into {tools_dir()}, see llmsh-kernel(7)") + "\n")
    if wishes := Approvals().waiting():
        sys.stderr.write(visible(f"llmsh: {len(wishes)} commands wait for your approval: llmsh tools approve") + "\n")
    for grant in Grants().asked():
        sys.stderr.write(visible(f"llmsh: {grant.caller} asks for {grant.tool}: llmsh tools grant") + "\n")
    return ExitStatus.OK


def _find(name: str) -> Tool:
    tool = known_tools().manifest(name)
    if tool is not None:
        return tool
    known, problems = _known()
    tool = known.find(name)
    if tool is None:
        _complain(problems)
        raise ToolError(f"nobody offers a tool {name!r}", hint="see: llmsh tools list")
    return tool


def _one(words: Sequence[str], what: str) -> str:
    if len(words) != 1:
        raise UsageError(f"{what} takes the name of one tool")
    return words[0]


def _show(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    tool = _find(_one(words, "show"))
    callers = [grant.caller for grant in Grants().given() if _holds(grant, tool)]
    if arguments.json:
        sys.stdout.write(json_text({**to_json(tool), "granted": callers}) + "\n")
        return ExitStatus.OK
    lines = [tool.name, f"  {tool.description}", f"  from {tool.where}"]
    lines.append(f"  {tool.effect.value}, {tool.claim}, by its own word")
    if tool.command:
        shown = (" ".join(part) if isinstance(part, tuple) else part for part in tool.command)
        lines.append(f"  runs {' '.join(shown)}")
    for parameter in tool.parameters:
        choices = f" ({'|'.join(map(str, parameter.choices))})" if parameter.choices else ""
        needed = "" if parameter.is_required else ", may be left out"
        lines.append(f"  {parameter.name}=…  {parameter.kind.value}{choices}{needed}  {parameter.description}".rstrip())
    lines.append(f"  may be called by: {', '.join(callers) or 'you alone'}")
    sys.stdout.writelines(visible(line) + "\n" for line in lines)
    return ExitStatus.OK


def _holds(grant: Grant, tool: Tool) -> bool:
    return grant.tool == tool.name and grant.fingerprint == tool.fingerprint


def _call(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    if not words:
        raise UsageError("call takes the name of a tool, then KEY=VALUE", hint="see: llmsh tools list")
    cwd = Path(arguments.cwd).expanduser().absolute() if arguments.cwd else Path.cwd()
    if not cwd.is_dir():
        raise UsageError(f"--cwd {arguments.cwd}: no such directory")
    tool = _find(words[0])
    given = from_words(tool, words[1:])
    caller = getattr(arguments, "as") or USER
    if caller != USER:
        _require(tool, given, cwd, caller, ask=not arguments.yes)
    if tool.origin is Origin.MANIFEST:
        return _run_here(tool, given, cwd, caller)
    with Client(start=True, name=USER) as kernel:
        answer = kernel.call(
            "tools.call",
            {"name": tool.name, "arguments": given, "cwd": str(cwd)},
            timeout_s=(tool.timeout_s or TIMEOUT_S) + SLACK_S,
        )
    return _print(answer)


def _require(tool: Tool, given: dict[str, Any], cwd: Path, caller: str, *, ask: bool) -> None:
    """Raise RemoteError unless `caller` may; on a terminal the user is asked, once."""
    settings, grants = explaining.settings_or_defaults()[0], Grants()
    try:
        require_grant(tool, given, cwd, caller=caller, settings=settings, grants=grants)
    except RemoteError as refused:
        is_new = not grants.has(caller, tool) and "policy" not in refused.message
        if not (ask and is_new and sys.stdin.isatty() and sys.stderr.isatty() and _is_allowed(caller, tool)):
            raise
        grants.give(caller, tool)
        require_grant(tool, given, cwd, caller=caller, settings=settings, grants=grants)


def _is_allowed(caller: str, tool: Tool) -> bool:
    about = f"{tool.description} ({tool.effect.value}, from {tool.where})"
    sys.stderr.write(visible(f"may {caller} call {tool.name} from now on? {about}") + " [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _run_here(tool: Tool, given: dict[str, Any], cwd: Path, caller: str) -> int:
    """In this process's own terminal; written down like any other call."""
    audit = permission.audit_log(explaining.settings_or_defaults()[0])
    step = call_step(tool, given)
    number = audit.called(caller, step, cwd, explaining.assess(step.command), f"{tool.name} of {tool.where}")
    began, status = time.monotonic(), int(ExitStatus.FAILED)
    try:
        status = run_attached(tool, given, cwd)
    finally:
        audit.ended(number, status, time.monotonic() - began)
    return status


def _print(answer: object) -> int:
    if not isinstance(answer, dict):
        raise ToolError("the kernel's answer is none")
    output = str(answer.get("output", ""))
    # On a terminal, what can be looked at; into a pipe, the text as it is.
    sys.stdout.write(visible(output, keep="\n\t") if sys.stdout.isatty() else output)
    if output and not output.endswith("\n"):
        sys.stdout.write("\n")
    if answer.get("is_cut"):
        sys.stderr.write("llmsh: the output was cut: it is too long\n")
    status = answer.get("status", 0)
    return status if isinstance(status, int) else int(ExitStatus.FAILED)


def _grant(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    grants = Grants()
    if len(words) == 2:
        tool = _find(words[1])
        grants.give(words[0], tool)
        sys.stdout.write(visible(f"{words[0]} may call {tool.name}; the way back: llmsh tools revoke ") + "")
        sys.stdout.write(visible(f"{quote(words[0])} {quote(tool.name)}") + "\n")
        return ExitStatus.OK
    if words:
        raise UsageError("grant takes a program and a tool", hint="alone it asks about what programs wanted")
    for grant in grants.given():
        sys.stdout.write(visible(f"{grant.caller} may call {grant.tool}") + "\n")
    known = _known()[0] if grants.asked() else known_tools()
    for grant in grants.asked():
        wanted = known.find(grant.tool)
        if wanted is None:
            sys.stdout.write(visible(f"{grant.caller} asked for {grant.tool}, which nobody offers now") + "\n")
        elif not sys.stdin.isatty() or arguments.yes:
            line = f"{grant.caller} asks for {grant.tool}: llmsh tools grant {quote(grant.caller)} {quote(grant.tool)}"
            sys.stdout.write(visible(line) + "\n")
        elif _is_allowed(grant.caller, wanted):
            grants.give(grant.caller, wanted)
        else:
            grants.take_back(grant.caller, grant.tool)
    return ExitStatus.OK


def _revoke(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    del arguments
    if len(words) not in (1, 2):
        raise UsageError("revoke takes a program, and a tool or none for all")
    count = Grants().take_back(*words)
    sys.stdout.write(visible(f"{count} {'grant' if count == 1 else 'grants'} of {words[0]} taken back") + "\n")
    return ExitStatus.OK


def _path(arguments: argparse.Namespace, words: Sequence[str]) -> int:
    del arguments, words
    sys.stdout.write(os.fspath(private_dir(tools_dir())) + "\n")
    return ExitStatus.OK
