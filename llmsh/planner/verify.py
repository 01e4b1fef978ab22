"""Verification: what of a command can be proven against this machine, and what cannot, as clauses."""

import pwd
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from llmsh.core.command import Compound, SimpleCommand
from llmsh.core.context import Context
from llmsh.planner.programs import BUILTINS, OptionIndex, is_installed
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.unwrap import unwrap

# Programs whose words that begin with a dash are an expression, not options, or that take any option.
_EXPRESSIONS = frozenset(
    {
        "find",
        "test",
        "[",
        "[[",
        "expr",
        "printf",
        "echo",
        "kill",
        "awk",
        "gawk",
        "jq",
        "git",
        "openssl",
        "docker",
        "kubectl",
        "ffmpeg",
        "convert",
        "dd",
    }
)

_MAX_COMMANDS = 64


class Verifier:
    """Checks commands against installed programs. options: None checks no options."""

    def __init__(self, options: OptionIndex | None) -> None:
        self._options = options

    def is_readable(self, command: str) -> bool:
        """Whether bash would accept the command."""
        return not parse(command).has_error

    def unproven(self, command: str, context: Context) -> tuple[str, ...]:
        """Clauses for what cannot be proven of `command`; none when the plan is for another machine."""
        if context.elsewhere:
            return ()
        clauses: list[str] = []
        functions = {
            node.name for node in parse(command).nodes() if isinstance(node, Compound) and node.kind == "function"
        }
        for simple, is_wrapper in _commands(command):
            program = simple.program
            if program is None or program in functions or not re.fullmatch(r"[\w.+@-]+", program):
                continue
            if not is_installed(program, context.env.get("PATH")):
                clauses.append(f"{program} is not installed")
            elif self._options is not None and program not in BUILTINS | _EXPRESSIONS:
                clauses += self._unknown_options(program, simple, is_wrapper=is_wrapper)
        return tuple(dict.fromkeys(clauses))

    def _unknown_options(self, program: str, simple: SimpleCommand, *, is_wrapper: bool) -> list[str]:
        known = self._options.options(program) if self._options else None
        if known is None:
            return []
        clauses = []
        for shape in simple.shapes:
            if shape == "--":
                break
            if is_wrapper and not shape.startswith("-"):
                break  # from here on the words belong to the command inside
            name = shape.split("=", 1)[0]
            if not shape.startswith("-") or len(shape) < 2 or shape[1].isdigit() or name in known:
                continue
            if shape.startswith("--"):
                is_known = any(option.startswith(name) for option in known) or len(name) < 4
            else:
                is_known = shape[:2] in known
            if not is_known:
                clauses.append(f"{name if shape.startswith('--') else shape[:2]} is not in the manual of {program}")
        return clauses


def _commands(text: str) -> Iterator[tuple[SimpleCommand, bool]]:
    """Every simple command of `text`, those that others run included, and whether it is itself such a wrapper."""
    waiting = list(parse(text).commands())
    seen = 0
    while waiting and seen < _MAX_COMMANDS:
        simple = waiting.pop(0)
        seen += 1
        inner = [item for item in unwrap(simple) if item.script is not None]
        yield simple, bool(inner)
        waiting += [
            command for item in inner if item.script and not item.is_remote for command in item.script.commands()
        ]


def missing_paths(paths: Iterable[str], context: Context) -> tuple[str, ...]:
    """Clauses for those of `paths` that do not exist; globs, variables and remote names are not looked at."""
    if context.elsewhere:
        return ()
    return tuple(f"{path} does not exist here" for path in dict.fromkeys(paths) if not exists(path, context))


def exists(path: str, context: Context) -> bool:
    """Whether `path`, as a request names it, is there; true for what cannot be known."""
    if re.search(r"[*?\[{$]|\A[\w.@-]+:", path) or (path.startswith("~") and path[1:2] not in ("", "/")):
        return True
    full = context.home / path[2:] if path.startswith("~") else context.cwd / path
    try:
        return full.exists() or full.is_symlink()
    except OSError:
        return True


def is_directory(path: str, context: Context) -> bool:
    """Whether `path`, as a request names it, is a directory that is there."""
    return not context.elsewhere and _is(path, context, Path.is_dir)


def is_file(path: str, context: Context) -> bool:
    """Whether `path`, as a request names it, is a file that is there."""
    return not context.elsewhere and _is(path, context, Path.is_file)


def _is(path: str, context: Context, test: Callable[[Path], bool]) -> bool:
    if not path or re.search(r"[*?\[{$]", path):
        return False
    try:
        return test(context.home / path[2:] if path.startswith("~") else context.cwd / path)
    except OSError:
        return False


def missing_users(users: Iterable[str], context: Context) -> tuple[str, ...]:
    """Clauses for those of `users` that this machine does not have."""
    if context.elsewhere:
        return ()
    return tuple(f"there is no user {user} here" for user in dict.fromkeys(users) if not _is_user(user))


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return name.startswith("$")
    return True
