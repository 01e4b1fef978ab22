"""Whether a command does nothing to files but remove them; undo keeps large ones without a copy then."""

from llmsh.core.command import SimpleCommand
from llmsh.risk.git import subcommand
from llmsh.syntax.parse import parse

_REMOVERS = frozenset({"rm", "unlink", "rmdir"})
_WRITING_ACTIONS = ("-exec", "-ok", "-fprint", "-fls")


def only_removes(text: str) -> bool:
    """Claims that `text` runs removers alone, with nothing redirected and nothing substituted.

    Not covered: an alias or a function of that name; undo looks afterwards whether a file was only moved.
    """
    script = parse(text)
    commands = [node for pipeline in script.items for node in pipeline.commands]
    return not script.errors and bool(commands) and all(map(_is_remover, commands))


def _is_remover(node: object) -> bool:
    if not isinstance(node, SimpleCommand) or node.redirections or node.assignments or node.substitutions:
        return False
    if node.program == "find":
        return "-delete" in node.shapes and not any(shape.startswith(_WRITING_ACTIONS) for shape in node.shapes)
    if node.program == "git":
        found = subcommand(node)
        return found is not None and found[0] == "clean"
    return node.program in _REMOVERS
