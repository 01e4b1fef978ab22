"""Loops without end that write or make something in every round.

Source: CWE-835.
"""

from collections.abc import Iterator

from llmsh.core.command import Compound, Pipeline, Script, SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, normalise, place_of
from llmsh.risk.rules.fork_bomb import is_endless
from llmsh.syntax.names import names

MATCHES = (
    "while :; do echo x >> log; done",
    "for ((;;)); do mkdir x && cd x; done",
    "until false; do cp a b$RANDOM; done",
    "while true; do cat big; done > out",
    "tail -f log >> log",
    "while true; do :; done",
    "while :; do a=$a$a; done",
    "while true; do docker run -d alpine sleep 1d; done",
    "tail -f a.log | tee -a a.log",
    "while read -r l; do echo $l >> f; done < f",
    "while :; do git gc --aggressive; done",
    "while true; do sha512sum /boot/*; done",
    "while :; do find / -type f -exec md5sum {} +; done",
)
IGNORES = (
    "while true; do a=$a; b=$(($a+1)); [ $b -gt 9 ] && break; done",
    "while true; do date >> log; sleep 60; done",
    "while true; do date; done",
    "while read l; do echo $l >> out; done < in",
    "while true; do echo x >> log; break; done",
    "while :; do nc -l 80; done",
)
_MAKERS = names(
    """
    mkdir touch cp ln mktemp dd tee fallocate
    """
)
_LABOURS = names(
    """
    gzip bzip2 xz zstd 7z zip tar du openssl sha1sum sha256sum sha512sum md5sum b2sum factor ffmpeg updatedb fsck
    """
)
_DETACHED = late_pattern(r"-[a-z]*d[a-z]*\Z|--detach\Z")
_ENDS = names(
    """
    sleep break read exit return wait inotifywait select timeout usleep
    """
)


def inspect(script: Script) -> Iterator[Finding]:
    for command in script.commands():
        if command.program in ("cat", "tail", "sed", "awk", "tac", "grep") and _feeds_itself(command):
            yield danger(Reason.RESOURCE_EXHAUSTION, "reads what it writes, and so never ends")
    for item in script.items:
        if _goes_round(item):
            yield danger(Reason.RESOURCE_EXHAUSTION, "reads what it writes, and so never ends")
    for node in script.nodes():
        if isinstance(node, Compound) and node.kind in ("while", "until") and _feeds_its_loop(node):
            yield danger(Reason.RESOURCE_EXHAUSTION, "reads what it writes, and so never ends")
        if (
            isinstance(node, Compound)
            and node.kind in ("while", "until", "for")
            and (is_endless(node) or _only_makes(node))
        ):
            commands = [command for body in node.scripts for command in body.commands()]
            if any(command.program in _ENDS for command in commands):
                continue
            if any(map(_labours, commands)) or all(command.program in (":", "true") for command in commands):
                yield danger(Reason.RESOURCE_EXHAUSTION, "keeps a processor busy without end")
            if any(map(_launches, commands)):
                yield danger(Reason.RESOURCE_EXHAUSTION, "starts things in the background without end")
            if any(_doubles(command) for command in commands):
                yield danger(Reason.RESOURCE_EXHAUSTION, "goes on until the memory is full")
            if _writes(node) or any(_writes(command) or command.program in _MAKERS for command in commands):
                yield danger(Reason.RESOURCE_EXHAUSTION, "writes or makes files without end")


def _labours(command: SimpleCommand) -> bool:
    """Claims that one round keeps a processor or a disk as busy as it can be."""
    if command.program in ("find", "xargs", "nice", "ionice"):
        return bool(_LABOURS & set(command.values))
    return command.program in _LABOURS or (
        command.program == "git" and bool({"gc", "repack", "fsck"} & set(command.shapes[:3]))
    )


def _only_makes(loop: Compound) -> bool:
    """Claims that the condition itself makes something in every round, and so goes on until nothing more fits."""
    condition = loop.scripts[0] if loop.kind == "while" and loop.scripts else None
    programs = [command.program for command in condition.commands()] if condition is not None else []
    return bool(_MAKERS & set(programs)) and set(programs) <= _MAKERS | {"cd", "pushd", "echo", "printf", "true", ":"}


def _launches(command: SimpleCommand) -> bool:
    """Claims that `command` leaves something running: a container, a session, a unit."""
    shapes = command.shapes
    match command.program:
        case "docker" | "podman" | "nerdctl":
            return shapes[:1] == ("run",) and any(_DETACHED.match(shape) for shape in shapes[1:6])
        case "kubectl" | "oc":
            return shapes[:1] in (("run",), ("create",))
        case "screen" | "tmux":
            return any(shape in ("-d", "-dm", "-dmS") for shape in shapes)
        case program:
            return program in ("systemd-run", "at", "batch")


def _doubles(command: SimpleCommand) -> bool:
    """Claims that a variable is given more than it had: `a=$a$a`, `a+=x`, `a=("${a[@]}" x)`."""
    return (
        any(
            item.is_append
            or (
                item.value is not None
                and item.name in item.value.variables
                and not item.value.substitutions
                and item.value.shape.strip("${}") != item.name
            )
            or any(item.name in word.variables for word in item.values or ())
            for item in command.assignments
        )
        and not command.words
    )


def _goes_round(pipeline: Pipeline) -> bool:
    """Claims that what `tail -f` reads is added to at the other end of the pipeline."""
    first, last = pipeline.commands[0], pipeline.commands[-1]
    if not isinstance(first, SimpleCommand) or not isinstance(last, SimpleCommand) or first is last:
        return False
    follows = first.program == "tail" and first.has_flag("f", "F", "follow")
    written = [item.target.shape for item in last.redirections if item.target is not None and item.operator == ">>"]
    written += [word.shape for word in last.operands] if last.program == "tee" else []
    return follows and bool({normalise(word.shape) for word in first.operands} & set(map(normalise, written)))


def _feeds_its_loop(loop: Compound) -> bool:
    """Claims that a loop adds to the file that it reads: `while read l; do echo $l >> f; done < f`."""
    read = {item.target.shape for item in loop.redirections if item.operator == "<" and item.target is not None}
    inside = [item for script in loop.scripts for command in script.commands() for item in command.redirections]
    return any(item.operator == ">>" and item.target is not None and item.target.shape in read for item in inside)


def _feeds_itself(command: SimpleCommand) -> bool:
    added = {
        normalise(item.target.shape)
        for item in command.redirections
        if item.target is not None and item.operator == ">>"
    }
    return any(normalise(word.shape) in added for word in command.operands)


def _writes(node: SimpleCommand | Compound) -> bool:
    return any(
        item.writes_file and item.target is not None and place_of(item.target.shape) is not Place.NULL
        for item in node.redirections
    )
