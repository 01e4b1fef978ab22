"""What a simple command runs in turn, whatever way it does so."""

import re

from llmsh.core.command import SimpleCommand
from llmsh.syntax.evaluate import Output
from llmsh.syntax.unwrap import escapes, interpreters, prefixes, selections, shells
from llmsh.syntax.unwrap.inner import Inner

_SHELL_VARIABLES = frozenset({"$SHELL", "${SHELL}", "$BASH", "${BASH}", "$0", "${0}", "/proc/self/exe"})


def program_of(command: SimpleCommand) -> str | None:
    """The program's name; a shell that is named by a variable counts as sh."""
    if command.program is None and command.words:
        shape = command.words[0].shape
        if shape in _SHELL_VARIABLES or re.match(r"\$\{(?:0|SHELL|BASH)(?:[-:#%/][^}]*)?\}\Z", shape):
            return "sh"
    return command.program


def unwrap(command: SimpleCommand, stdin: Output | None = None, *, is_fed: bool = False) -> tuple[Inner, ...]:
    """Everything that `command` runs by itself, one layer deep; substitutions are not part of it.

    stdin: what is piped into it, where that is known. is_fed: something is piped into it.
    """
    program = program_of(command)
    if program is None:
        return ()
    found = prefixes.unwrap(command, program)
    if found:
        return found
    return (
        shells.unwrap(command, program, stdin, is_fed=is_fed)
        or selections.unwrap(command, program, stdin)
        or escapes.unwrap(command, program, stdin)
        or interpreters.unwrap(command, program, stdin, is_fed=is_fed)
    )
