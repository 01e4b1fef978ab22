"""Processes that start themselves again: the process table fills and the machine stands still.

Source: CWE-674; bash manual, Shell Functions.
"""

from collections.abc import Iterator

from llmsh.core.command import Compound, Node, Pipeline, Script, SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.syntax.unwrap.shells import SHELLS

MATCHES = (
    ":(){ :|:& };:",
    "f() { f | f & }; f",
    "bomb() { bomb & bomb & }; bomb",
    "while true; do sleep 1000 & done",
    "function x { x|x; }; x",
    "for ((;;)); do bash & done",
    "b(){ b& }; while :; do b; done",
    "while ((1)); do sh & done",
    "for ((i=0;;i++)); do sh & done",
    "$0 & $0 &",
    "./$0 | ./$0 &",
    "while :; do $0 & done",
    "for i in $(seq 100000); do curl h & done",
    "for i in {1..50000}; do sleep 9 & done",
)
IGNORES = (
    "f() { ls; }; f",
    "while true; do date; sleep 1; done",
    "for i in 1 2 3; do sleep $i & done",
    "for ((i=0;i<5;i++)); do sleep $i & done",
    "for i in $(seq 5000); do job $i & wait; done",
    "for i in $(seq 8); do job $i & done",
    "while read l; do echo $l & done < f",
    "fact() { [ $1 -le 1 ] || fact $(($1-1)); }",
)

_MAKERS = frozenset({"touch", "mkdir", "mktemp", "cp", "ln", "truncate"})
_MANY = 1000
_NUMBERS = late_pattern(r"(?<![\w.])\d{1,9}(?![\w])|(?<=\.\.)\d{1,9}")


def inspect(script: Script) -> Iterator[Finding]:
    message = "starts processes without end"
    for node in script.nodes():
        if isinstance(node, Compound) and node.kind == "function" and _calls_itself(node):
            yield danger(Reason.RESOURCE_EXHAUSTION, message, node.name)
        elif isinstance(node, Compound) and node.kind in ("while", "until", "for") and is_endless(node):
            body = node.scripts[-1]
            if _in_background(body):
                yield danger(Reason.RESOURCE_EXHAUSTION, message)
        elif isinstance(node, Compound) and node.kind == "for" and _rounds(node) >= _MANY:
            items = node.scripts[-1].items
            if _in_background(node.scripts[-1]) and not any(_runs(item, "wait") for item in items):
                yield danger(Reason.RESOURCE_EXHAUSTION, "starts thousands of processes at once")
            makes = any(one.program in _MAKERS for one in node.scripts[-1].commands())
            if makes and _rounds(node) >= 100 * _MANY:
                yield danger(Reason.RESOURCE_EXHAUSTION, "makes more files than a file system is made for")
    own = [(item.operator, len(item.commands)) for item in script.items for node in item.commands if _is_itself(node)]
    if len(own) > 1 and any(operator == "&" or length > 1 for operator, length in own):
        yield danger(Reason.RESOURCE_EXHAUSTION, message)


def _in_background(script: Script) -> bool:
    """Claims that something in `script`, or in a subshell of it, is not waited for."""
    return any(
        item.operator == "&"
        or any(isinstance(node, Compound) and any(map(_in_background, node.scripts)) for node in item.commands)
        for item in script.items
    )


def _rounds(loop: Compound) -> int:
    """How often a loop goes round, as far as `seq` and `{1..N}` tell."""
    texts = [word.text for word in loop.words]
    texts += [
        shape
        for inside in loop.substitutions
        for one in inside.commands()
        if one.program == "seq"
        for shape in one.shapes
    ]
    return max([int(number) for text in texts for number in _NUMBERS.findall(text)], default=0)


def _runs(pipeline: Pipeline, shape: str) -> bool:
    return any(
        isinstance(node, SimpleCommand) and node.words and node.words[0].shape == shape for node in pipeline.commands
    )


def _is_itself(node: Node) -> bool:
    """Claims that `node` runs the script once more in which it stands."""
    shapes = [word.shape.removeprefix("./") for word in node.words[:2]] if isinstance(node, SimpleCommand) else []
    return shapes[:1] in (["$0"], ["$BASH_SOURCE"]) or (len(shapes) > 1 and shapes[0] in SHELLS and shapes[1] == "$0")


def _calls_itself(function: Compound) -> bool:
    """Claims that the body runs the function again in a pipeline or in the background."""
    return any(_multiplies(body, function.name) for body in function.scripts)


def _multiplies(script: Script, name: str) -> bool:
    for item in script.items:
        calls = sum(
            1
            for node in item.commands
            if isinstance(node, SimpleCommand) and node.words and node.words[0].value == name
        )
        if calls > 1 or (calls and item.operator == "&"):
            return True
        for node in item.commands:
            if isinstance(node, Compound) and any(_multiplies(inner, name) for inner in node.scripts):
                return True
    return False


def is_endless(loop: Compound) -> bool:
    """Claims that the condition of `loop` is always true, or never where it has to become true."""
    if loop.kind == "for":
        parts = loop.expression.split(";")
        return len(parts) == 3 and parts[1].strip() in ("", "1")
    condition = loop.scripts[0].items
    return bool(condition) and all(_is_certain(node) for item in condition for node in item.commands)


def _is_certain(node: Node) -> bool:
    """Claims that `node` ends in the same way every time."""
    shapes = tuple(word.shape for word in node.words)
    if isinstance(node, Compound):
        return shapes == ("1",) if node.kind == "test" else node.kind == "arithmetic" and node.expression.strip() == "1"
    if node.program in ("[", "test", "sleep"):
        return shapes[1:3] in (("1", "]"), ("1",), ("true", "]"), ("true",)) or node.program == "sleep"
    return node.program in ("true", ":", "false", "echo", "printf")
