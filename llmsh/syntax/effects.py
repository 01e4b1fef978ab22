"""What a simple command does to the variables of the shell that reads it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from llmsh.core.command import Assignment, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax import evaluate
from llmsh.syntax.environment import Environment

_DECLARATIONS = frozenset({"export", "declare", "typeset", "local", "readonly"})
_SETTERS = frozenset({"read", "mapfile", "readarray", "unset", "let", "getopts", "wait", "coproc"})
_NAME = late_pattern(r"[A-Za-z_]\w*", re.ASCII)
_REFERENCE_OPTION = late_pattern(r"-[a-zA-Z]*n")
_ARRAY_OPTION = late_pattern(r"-[a-z]*[aA]")


def is_declaration(words: list[Word]) -> bool:
    """Claims that what follows `words` may be assignments: `export x=1`."""
    value = words[0].value
    if value in ("command", "builtin") and len(words) > 1:
        value = words[1].value
    return value in _DECLARATIONS


def apply(command: SimpleCommand, environment: Environment) -> None:
    """Record what `command` assigns; a name whose new value cannot be known is unknown from here on."""
    program = command.program
    if not command.words or program in _DECLARATIONS:
        for assignment in command.assignments:
            _assign(assignment, environment)
    if not command.words:
        return
    if program in ("eval", "source", ".") or (program is None and command.words):
        environment.forget_all()
    elif program in _DECLARATIONS and any(_REFERENCE_OPTION.match(shape) for shape in command.shapes):
        for assignment in command.assignments:
            environment.assign(assignment.name, None)
    elif program in _DECLARATIONS and any(_ARRAY_OPTION.match(shape) for shape in command.shapes):
        for assignment in command.assignments:
            if assignment.values is not None and any("A" in shape for shape in command.shapes):
                environment.assign(assignment.name, None)
    elif program == "printf" and command.values[:1] == ("-v",) and len(command.words) > 3:
        _print_into(command, environment)
    elif program in _SETTERS or (program == "printf" and "-v" in command.values):
        _forget(command.shapes, environment)
    elif program == "set":
        _positional(command, environment)
    elif program == "shift":
        values = environment.get("@").values
        by = command.values[0] if command.values else "1"
        if values is not None:
            environment.assign("@", values[int(by) :] if by and by.isdigit() else None, is_array=True)


def _assign(assignment: Assignment, environment: Environment) -> None:
    name, bracket, _ = assignment.name.partition("[")
    if bracket:
        environment.assign(name, None)
        return
    if assignment.values is not None:
        items = [word.value for word in assignment.values]
        known = [item for item in items if item is not None]
        is_plain = len(known) == len(items) and not any(
            word.glob or word.has_tilde or word.text.startswith("[") for word in assignment.values
        )
        values = tuple(known) if is_plain else None
        is_array = True
    else:
        text = assignment.value.value if assignment.value is not None else ""
        # A tilde is expanded in an assignment; where to is not known here.
        is_known = text is not None and not (assignment.value is not None and assignment.value.has_tilde)
        values = (text,) if text is not None and is_known else None
        is_array = False
    if assignment.is_append:
        before = environment.get(name)
        if before.values is None or values is None or not environment.is_assigned(name):
            values = None
        elif is_array:
            values = before.values + values
        else:
            values = (before.values[0] + values[0], *before.values[1:]) if before.values else values
    environment.assign(name, values, is_array=is_array)


def _print_into(command: SimpleCommand, environment: Environment) -> None:
    """`printf -v NAME …` gives NAME what it would print."""
    printing = replace(command, words=(command.words[0], *command.words[3:]))
    printed = evaluate.command_output(printing, None)
    name = command.values[1]
    if name is not None and _NAME.fullmatch(name):
        # A tilde among the words is printed as the directory that a later reading of the text would make of it.
        only_tildes = all(word.value is not None and not word.glob for word in printing.arguments)
        is_known = printed is not None and (not printed.has_unknown or only_tildes) and not printed.is_assumed
        environment.assign(name, (printed.text,) if printed is not None and is_known else None)


def _forget(shapes: Iterable[str], environment: Environment) -> None:
    for shape in shapes:
        match = _NAME.match(shape)
        if match is not None:
            environment.assign(match[0], None)


def _positional(command: SimpleCommand, environment: Environment) -> None:
    values = command.values
    if "--" not in values:
        if not command.shapes or command.shapes[0][:1] in ("-", "+"):
            return
        rest = values
    else:
        rest = values[values.index("--") + 1 :]
    known = tuple(value for value in rest if value is not None)
    environment.assign("@", known if len(known) == len(rest) else None, is_array=True)
