"""A command line → its Assessment: all findings, the strictest level, and whether it is proven to change nothing."""

from collections.abc import Mapping

from llmsh.core.risk import Assessment, Level, Reason
from llmsh.risk.circumstances import Circumstances
from llmsh.risk.found import danger
from llmsh.risk.visit import Visitor
from llmsh.syntax.parse import parse


def assess(
    command: str, *, variables: Mapping[str, str] | None = None, aliases: Mapping[str, str] | None = None
) -> Assessment:
    """Assess `command` as the running session would read it; implements core.ports.RiskAssessor.

    variables, aliases: what the session is known to have; both may be left out.
    Not covered: what a program does by its own configuration, what a file holds that is sourced or run, and
    aliases and functions of the session that are not given.
    """
    visitor = Visitor(aliases)
    try:
        is_read_only = visitor.script(parse(command, variables or None), Circumstances())
    except RecursionError:
        visitor.add(danger(Reason.INDIRECT, "is nested deeper than can be checked"), "nesting")
        is_read_only = False
    findings = tuple(sorted(visitor.findings, key=lambda finding: -finding.level))
    level = max((finding.level for finding in findings), default=Level.SAFE)
    return Assessment(level, findings, is_read_only and level is Level.SAFE and bool(command.strip()))
