"""What is bounded once and not when it is done for everything that is found: `find … -exec`, `xargs`, `parallel`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from llmsh.core.command import Node, SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.circumstances import is_for_each
from llmsh.risk.places import Place, place_of

_WIDE_PLACES = frozenset({Place.ROOT, Place.HOME, Place.SYSTEM, Place.ACCESS, Place.STARTUP})
_HARM_BY_NUMBER = frozenset({Reason.PERMISSIONS, Reason.OVERWRITE, Reason.DELETE})
_STOPPING = frozenset({"services", "facts_machine"})
_FINDERS = frozenset({"find", "gfind", "fd", "fdfind"})


def in_all_found(findings: Iterable[Finding], finders: Iterable[Node | None]) -> Iterator[Finding]:
    """Those of `findings` that are dangers because what they are about is not known: each thing found.

    finders: what may have found them, the command itself and what stands before it in the pipe.
    """
    is_wide = any(
        place_of(word.shape) in _WIDE_PLACES
        for found in finders
        if isinstance(found, SimpleCommand) and found.program in _FINDERS
        for word in found.arguments
        if word.shape.startswith(("/", "~", "$HOME"))
    )
    for finding in findings:
        is_unknown = any("$" in subject or subject == "{}" for subject in finding.subjects)
        if finding.level is not Level.CAUTION or not is_unknown:
            continue
        if is_wide and finding.reason in _HARM_BY_NUMBER:
            message = finding.message + ", for everything found in a system or home folder"
        elif _is_lost(finding):
            message = finding.message + ", for every file found"
        else:
            continue
        yield replace(finding, level=Level.DANGER, message=message)


def _is_lost(finding: Finding) -> bool:
    is_session = finding.rule == "kill_processes" and "terminal session" in finding.message
    if (finding.rule in _STOPPING or is_session) and finding.reason is not Reason.INDIRECT:
        return True
    return finding.reason is Reason.DELETE or is_for_each(finding, finding.rule)
