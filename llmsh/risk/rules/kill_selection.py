"""Signals to whatever a listing of processes gives, when nothing narrows that listing down.

Source: pgrep(1), ps(1), xargs(1), POSIX.1-2024, XCU, kill.
"""

import re
from collections.abc import Iterator

from llmsh.core.command import Compound, Node, Script, SimpleCommand, walk
from llmsh.core.risk import Finding, Reason
from llmsh.risk.circumstances import redirected_scripts
from llmsh.risk.found import danger
from llmsh.risk.places import Place, place_of
from llmsh.risk.rules.kill_processes import VITAL
from llmsh.syntax.names import names

MATCHES = (
    "ps aux | awk '{print $2}' | xargs kill -9",
    "pgrep -u bob | xargs kill",
    "kill -9 $(ps -eo pid)",
    "for p in $(pgrep .); do kill -9 $p; done",
    "ls /proc | xargs -n1 kill",
    "kill $(lsof -t -u bob)",
    "lsof -t / | xargs kill",
    "pidof sshd | xargs kill -9",
    "for i in $(seq 2 65535); do kill -9 $i; done",
    "for i in {2..9999}; do kill $i; done",
    "xargs kill -9 < <(pgrep -u root)",
)
IGNORES = (
    "ps aux | grep firefox | awk '{print $2}' | xargs kill",
    "kill $(pgrep firefox)",
    "kill $(lsof -t -i :8080)",
    "kill $(lsof -ti :3000)",
    "lsof -ti tcp:8080 | xargs kill",
    "pidof firefox | xargs kill",
    "lsof -t ./data.db | xargs kill",
    "ps aux | awk '{print $2}'",
    "kill $(cat app.pid)",
    "pgrep -f server.py | xargs kill",
)
_LONG_RANGE = 30
_FILTERS = names(
    """
    grep egrep fgrep rg head tail fzf
    """
)


def inspect(script: Script) -> Iterator[Finding]:
    message = "kills every process that a wide listing gives"
    for item in script.items:
        for node in item.commands:
            for inner in walk(node):
                fed = (*inner.substitutions, *redirected_scripts(inner.redirections))
                if _kills(inner) and any(map(_is_wide, fed)):
                    yield danger(Reason.PROCESS_KILL, message)
            if isinstance(node, Compound) and _kills(node) and _goes_through_many(node):
                yield danger(Reason.PROCESS_KILL, message)
        for index, node in enumerate(item.commands):
            if index and _kills(node) and _lists(item.commands[:index]):
                yield danger(Reason.PROCESS_KILL, message)


def _goes_through_many(loop: Compound) -> bool:
    """Claims that a loop goes through a wide listing, or through a long range of numbers."""
    if any(_is_wide(inside) for inside in loop.substitutions):
        return True
    for inside in loop.substitutions:
        for command in inside.commands():
            numbers = [int(shape) for shape in command.shapes if shape.isdigit()]
            if command.program == "seq" and max(numbers, default=0) - min(numbers, default=0) >= _LONG_RANGE:
                return True
    if any(word.shape.startswith("/proc/") and word.glob is not None for word in loop.words):
        return True
    return len(loop.words) > _LONG_RANGE or any(re.search(r"\{\d+\.\.\d{3,}\}", word.text) for word in loop.words)


def _kills(node: Node) -> bool:
    """Claims that `node` runs kill, by xargs or in a loop too."""
    for inner in walk(node):
        if isinstance(inner, SimpleCommand) and (
            inner.program == "kill"
            or (inner.program in ("xargs", "parallel", "sudo", "doas") and "kill" in inner.values)
        ):
            return True
    return False


def _is_wide(script: Script) -> bool:
    return any(_lists(item.commands) for item in script.items)


def _lists(commands: tuple[Node, ...]) -> bool:
    """Claims that a pipeline begins with a listing of many processes and that nothing filters it by name."""
    first = commands[0] if commands else None
    if not isinstance(first, SimpleCommand):
        return False
    program, shapes = first.program, first.shapes
    if program == "pgrep":
        patterns = first.options("dgGPstuUF", ("signal", "euid", "uid", "group", "parent", "terminal")).operands
        wide = not patterns or any(word.shape in ("", ".", ".*", "^", "$") for word in patterns)
        wide = (
            wide
            or bool({word.shape for word in patterns} & VITAL)
            or first.has_flag("v", "inverse", "u", "U", "G", "euid", "uid")
        )
    elif program == "ps":
        wide = not first.has_flag("p", "pid", "C", "ppid")
    elif program == "lsof":
        narrow = any(re.match(r"-[a-zA-Z]*[pc]|-[a-zA-Z]*i.*[:@]|.*:[\dA-Za-z]|.*@", shape) for shape in shapes)
        named = [shape for shape in shapes if "/" in shape]
        wide = not narrow and all(place_of(shape) in (Place.ROOT, Place.HOME, Place.SYSTEM) for shape in named)
    elif program == "seq":
        numbers = [int(shape) for shape in shapes if shape.isdigit()]
        wide = max(numbers, default=0) - min(numbers, default=0) >= _LONG_RANGE
    elif program == "pidof":
        wide = bool(set(shapes) & VITAL)
    else:
        wide = program == "ls" and any(shape.rstrip("/") == "/proc" for shape in shapes)
    return wide and not any(_narrows(node) for node in commands[1:])


def _narrows(node: Node) -> bool:
    if not isinstance(node, SimpleCommand):
        return False
    if node.program == "tail" and any(re.match(r"-?\w*\+\d", shape) for shape in node.shapes):
        return False  # all but the heading
    if node.program in _FILTERS:
        return not any(
            shape.lstrip("^").startswith(("[0-9", "\\d", ".")) or shape == "" for shape in node.shapes
        ) and not (node.has_flag("v", "invert-match"))
    if node.program in ("awk", "gawk", "mawk", "sed"):
        return any("/" in shape or "==" in shape or "~" in shape for shape in node.shapes[:2])
    return False
