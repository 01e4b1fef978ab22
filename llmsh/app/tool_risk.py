"""How dangerous a call of a tool is: its command, where that shows, and what it says of itself; the stricter wins.

A call in a plan is a command like any other: `llmsh tools call NAME KEY=VALUE …`.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from llmsh.app import known_tools
from llmsh.core.command import SimpleCommand
from llmsh.core.errors import ToolError
from llmsh.core.plan import Effect, Step
from llmsh.core.policy import Action, Ruling
from llmsh.core.ports import Impact, PolicyJudge
from llmsh.core.risk import Assessment, Finding, Level, Reason
from llmsh.core.tool import Origin, Tool
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import join
from llmsh.tools.arguments import argv_of, from_words

RULE = "tool_call"
_LEAD = ("llmsh", "tools", "call")
_TILDE = re.compile(r"\A([A-Za-z_][A-Za-z0-9_-]*=)~(?=/|\Z)")


@dataclass(frozen=True, slots=True)
class Call:
    """A call in a command line. tool: None when nobody offers it. arguments: None when they do not fit or only show

    when it runs. is_alone: the line is this call and nothing else.
    """

    name: str
    tool: Tool | None
    arguments: dict[str, Any] | None
    is_alone: bool

    @property
    def inner(self) -> str | None:
        """The command line that it runs, where that can be seen."""
        if self.tool is None or self.tool.origin is not Origin.MANIFEST or self.arguments is None:
            return None
        try:
            return join(argv_of(self.tool, self.arguments))
        except ToolError:
            return None


def calls_in(command: str) -> list[Call]:
    """The calls of tools that stand in `command` itself; those that another program makes are not seen."""
    if "llmsh" not in command or "tools" not in command:
        return []
    script = parse(command)
    found = [simple for simple in script.commands() if _is_call(simple)]
    is_alone = len(found) == 1 and not script.has_error and command.strip() == _text(command, found[0])
    return [_call(simple, is_alone=is_alone) for simple in found]


def _is_call(command: SimpleCommand) -> bool:
    words = [word.value for word in command.words[:4]]
    return command.program == _LEAD[0] and tuple(words[1:3]) == _LEAD[1:] and len(words) == 4 and bool(words[3])


def _text(command: str, simple: SimpleCommand) -> str:
    if simple.assignments or simple.redirections or simple.substitutions:
        return ""
    return command[simple.span[0] : simple.span[1]].strip()


def _call(command: SimpleCommand, *, is_alone: bool) -> Call:
    name = str(command.words[3].value)
    tool = known_tools.current().find(name)
    values = [word.value for word in command.words[4:]]
    arguments = None
    if tool is not None and all(value is not None and word.glob is None for value, word in _pairs(command)):
        home = os.path.expanduser("~").replace("\\", "\\\\")
        words = [_TILDE.sub(rf"\g<1>{home}", str(value)) for value in values]
        try:
            arguments = from_words(tool, words)
        except ToolError:
            arguments = None
    return Call(name, tool, arguments, is_alone)


def _pairs(command: SimpleCommand) -> Iterator[tuple[str | None, Any]]:
    return ((word.value, word) for word in command.words[4:])


def with_tools(command: str, base: Assessment) -> Assessment:
    """`base`, the assessment of `command`, with what is known of the tools that it calls."""
    calls = calls_in(command)
    if not calls:
        return base
    parts = [assessed(call) for call in calls]
    findings = [finding for part in parts for finding in part.findings]
    is_alone = calls[0].is_alone
    if not is_alone:
        findings += base.findings
    ordered = tuple(sorted(dict.fromkeys(findings), key=lambda finding: -finding.level))
    level = max((finding.level for finding in ordered), default=Level.SAFE)
    return Assessment(level, ordered, is_alone and level is Level.SAFE and parts[0].read_only)


def assessed(call: Call) -> Assessment:
    """The call by itself."""
    from llmsh.risk.assess import assess

    tool = call.tool
    if tool is None:
        return _caution(f"calls a tool that nobody offers now: {call.name}")
    claimed = () if tool.claim is Level.SAFE else (_finding(tool.claim, f"is {tool.claim} by its own word"),)
    if tool.origin is not Origin.MANIFEST:
        seen = _caution(f"calls a tool of {tool.where}; what it does shows only when it runs")
    elif call.inner is None:
        seen = _caution(f"calls the tool {tool.name} with arguments that do not fit or show only when it runs")
    else:
        seen = assess(call.inner)
    findings = (*seen.findings, *claimed)
    level = max(seen.level, tool.claim)
    return Assessment(level, findings, seen.read_only and level is Level.SAFE)


def _caution(message: str) -> Assessment:
    return Assessment(Level.CAUTION, (_finding(Level.CAUTION, message),))


def _finding(level: Level, message: str) -> Finding:
    return Finding(level, Reason.INDIRECT, message, (), RULE)


def seen(step: Step, risk: Assessment) -> Step:
    """`step` with the effect that its tools have where that shows: one that says it reads, and does not, changes."""
    if step.effect is not Effect.READS or risk.read_only:
        return step
    shows = any(call.inner is not None for call in calls_in(step.command))
    return replace(step, effect=Effect.CHANGES) if shows else step


def command_of(step: Step) -> Step:
    """The command of a manifest in place of its call, to look at what it would touch; other steps as they are."""
    calls = calls_in(step.command)
    inner = calls[0].inner if len(calls) == 1 and calls[0].is_alone else None
    return step if inner is None else replace(step, command=inner)


@dataclass(frozen=True, slots=True)
class ToolJudge:
    """A PolicyJudge that looks at what a tool's command is as well as at the call; the stricter wins."""

    judge: PolicyJudge

    def __call__(self, step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None) -> Ruling:
        ruling = self.judge(step, cwd, risk, impact)
        for call in calls_in(step.command):
            if call.inner is not None:
                ruling = _stricter(ruling, self.judge(replace(step, command=call.inner), cwd, risk, impact))
        return ruling


def _stricter(one: Ruling, other: Ruling) -> Ruling:
    action = max((said.action for said in (one, other) if said.action is not None), default=None)
    sources = tuple(dict.fromkeys(source for said in (one, other) if said.action is action for source in said.sources))
    is_automatic = one.is_automatic and other.is_automatic and action is Action.ALLOW
    return Ruling(action, sources, is_automatic)
