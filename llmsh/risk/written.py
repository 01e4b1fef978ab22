"""Files that a text writes with words that are known, so that running them later is no mystery.

Source: `echo 'rm -rf x' > s.sh; sh s.sh` and the same with a here-document, printf or tee.
"""

import posixpath
from collections.abc import Iterator, Mapping

from llmsh.core.command import Script, SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.evaluate import Output, command_output, text_of
from llmsh.syntax.unwrap import escapes

_ADDED = late_pattern(r"(?:^|[\d$/;])[iac]\\?\s*([a-z./\w][^;]*)")


def name_of(shape: str) -> str:
    return posixpath.normpath(shape) if shape else ""


def printed(command: SimpleCommand, files: Mapping[str, str]) -> Output | None:
    """What `cat FILE…` prints when all its files were written before."""
    names = [name_of(word.shape) for word in command.operands]
    if command.program not in ("cat", "tac") or not names or any(name not in files for name in names):
        return None
    return Output("".join(files[name] for name in names))


_MAKEFILES = ("Makefile", "makefile", "GNUmakefile")


def recipes(command: SimpleCommand, files: Mapping[str, str]) -> Iterator[Script]:
    """What `make` runs of a makefile that was written before."""
    if command.program not in ("make", "gmake") or not files:
        return
    given = command.options("fCIjoW", ("file", "makefile")).get("f", "file", "makefile")
    for name in (given,) if given else _MAKEFILES:
        for inner in escapes.recipes(files.get(name_of(name), "")):
            if inner.script is not None:
                yield inner.script


def texts(command: SimpleCommand, stdin: Output | None, files: Mapping[str, str]) -> dict[str, str]:
    """The files that `command` writes, with their text; only those whose text is known in full.

    files: those written before.
    """
    if command.program in ("cp", "mv", "ln", "install") and len(command.operands) == 2:
        source, target = (name_of(word.shape) for word in command.operands)
        return {target: files[source]} if source in files else {}
    if command.program in ("sed", "gsed") and any(shape.startswith("-i") for shape in command.shapes):
        added = [match[1] for shape in command.shapes for match in _ADDED.finditer(shape)]
        names = [name_of(word.shape) for word in command.operands[-1:]]
        return {name: "\n".join([files.get(name, ""), *added]) for name in names} if added else {}
    targets = [
        item.target.shape
        for item in command.redirections
        if item.writes_file and item.target is not None and item.descriptor in ("", "1")
    ]
    for item in command.redirections:
        if item.operator.startswith("<<"):
            stdin = text_of(item)
    if command.program == "dd":
        targets += [shape[3:] for shape in command.shapes if shape.startswith("of=")]
    if (command.program in ("tee", "dd") or (command.program == "cat" and not command.operands)) and stdin is not None:
        output: Output | None = stdin
        targets += [word.shape for word in command.operands] if command.program == "tee" else []
    elif targets:
        redirections = tuple(item for item in command.redirections if not item.writes_file)
        plain = SimpleCommand(command.assignments, command.words, redirections, command.span)
        output = command_output(plain, stdin)
    else:
        return {}
    if output is None:
        return {}
    return {name_of(target): output.text for target in targets}
