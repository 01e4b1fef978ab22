"""A command line whose own input it empties: `sort f > f` leaves nothing of f.

Source: POSIX.1-2024, XCU, 2.7 Redirection (the shell opens files before the command runs).
"""

from collections.abc import Iterator

from llmsh.core.command import Pipeline, Script, SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, normalise, place_of
from llmsh.syntax.names import names

MATCHES = (
    "sort f > f",
    "cat a | grep x > a",
    "sed s/a/b/ < f > f",
    "grep -v x ./list > list",
    "jq . a.json | tee a.json",
    "tr a b < x | cat > x",
)
IGNORES = (
    "sort f > g",
    "cat a >> b",
    "sort -o f f",
    "echo f > f",
    "ls > ls",
    "cat a | tee b",
    "grep x a > /dev/null",
    "printf a > a",
    "rm f > f",
)
_WITHOUT_INPUT = names(
    """
    echo printf ls cd mkdir touch date rm mv cp test [ find pwd basename dirname export set which type seq git make
    true :
    """
)


def inspect(script: Script) -> Iterator[Finding]:
    for pipeline in script.items:
        yield from _pipeline(pipeline)


def _pipeline(pipeline: Pipeline) -> Iterator[Finding]:
    read: set[str] = set()
    written: dict[str, str] = {}
    for command in pipeline.commands:
        if not isinstance(command, SimpleCommand):
            continue
        if command.program not in _WITHOUT_INPUT and command.program is not None:
            read |= {
                normalise(word.shape) for word in command.arguments if not word.shape.startswith("-") and word.shape
            }
        for item in command.redirections:
            if item.target is None or place_of(item.target.shape) is Place.NULL:
                continue
            name = normalise(item.target.shape)
            if item.operator == "<":
                read.add(name)
            elif item.operator in (">", ">|", "&>"):
                written[name] = item.target.shape
        if command.program == "tee" and not command.has_flag("a", "append"):
            names = {normalise(word.shape): word.shape for word in command.operands}
            read -= set(names)
            read |= {name for name in names if _read_before(pipeline, command, name)}
            written.update(names)
    for name in sorted(read & set(written)):
        yield danger(Reason.OVERWRITE, "empties a file that it reads", written[name])


def _read_before(pipeline: Pipeline, tee: SimpleCommand, name: str) -> bool:
    for command in pipeline.commands:
        if command is tee:
            return False
        if not isinstance(command, SimpleCommand) or command.program in _WITHOUT_INPUT:
            continue
        if any(normalise(word.shape) == name for word in command.arguments):
            return True
    return False
