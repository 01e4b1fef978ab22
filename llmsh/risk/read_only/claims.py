"""Whether one command is on the positive list, with every option, redirection and assignment that it has."""

import re
from dataclasses import replace

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.places import Place, is_key, place_of
from llmsh.risk.read_only import programs
from llmsh.risk.suspected import late_texts
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.inner import Inner

_FOLDERS = ("/bin/", "/usr/bin/", "/usr/local/bin/", "/sbin/", "/usr/sbin/")
_TRANSPARENT = names(
    """
    env nice ionice arch timeout stdbuf command builtin setsid chrt taskset time sh bash dash zsh ksh busybox xargs find
    watch caffeinate
    """
)
_HARMLESS_VARIABLES = late_pattern(
    r"(LC_\w+|LANG|LANGUAGE|TZ|COLUMNS|LINES|NO_COLOR|CLICOLOR|GREP_COLORS?|LS_COLORS|TERM|[a-z]\w*)\Z"
)
_OWN_OPTIONS = {  # what a transparent wrapper may have besides the command that it runs
    "xargs": late_pattern(
        r"-[0rtnPIiLsda]|-[0rtnPILsdai][\w{}%@]*|--(null|max-args|max-procs|no-run-if-empty|max-lines|replace|delimiter|verbose|arg-file)"
    ),
    "time": late_pattern(r"-[pvq]+\Z|-f|--(portability|verbose|quiet|format)"),
    "env": late_pattern(r"-[iu0]\w*|--(ignore-environment|unset|null)|[A-Za-z_]\w*="),
}


def of_assignments(command: SimpleCommand) -> bool:
    """Claims that the assignments and redirections alone change nothing but a plain variable of the shell."""
    names = [assignment.name.partition("[")[0] for assignment in command.assignments]
    return all(_HARMLESS_VARIABLES.match(name) for name in names) and _redirections(command)


def of_command(
    command: SimpleCommand, program: str, inners: tuple[Inner, ...], *, inside_is_read_only: bool, functions: set[str]
) -> bool:
    """Claims that `command` is proven to change nothing, given what was found of the commands inside it."""
    first = command.words[0]
    path = first.value or ""
    if first.glob is not None and program != "[":
        return False
    if (
        first.is_assumed
        or any(word.is_assumed for word in command.words)
        or ("/" in path and not path.startswith(_FOLDERS))
    ):
        return False
    if not of_assignments(command):
        return False
    if late_texts(command):
        return False  # bash would run what is quoted there
    if any(word.value is not None and late_texts(replace(command, words=(first, word))) for word in command.arguments):
        return False  # bash would run what is quoted there
    if program in functions:
        return True  # its body was visited too
    if inners:
        if not inside_is_read_only or program not in _TRANSPARENT:
            return False
        if program == "find":
            return programs.CHECKED["find"](command)
        return _own_words(command, program)
    if program in programs.ANY_FLAGS:
        return True
    check = programs.CHECKED.get(program)
    if check is None or not all(is_settled(word) for word in command.arguments):
        return is_question(command, program)
    return check(command) or is_question(command, program)


def _own_words(command: SimpleCommand, program: str) -> bool:
    allowed = _OWN_OPTIONS.get(program)
    if allowed is None:
        return True
    options = command.options("IdnPLsau", permute=False)
    own = command.arguments[: len(command.arguments) - len(options.operands)]
    return all(allowed.match(word.shape) for word in own if word.shape.startswith("-"))


def is_question(command: SimpleCommand, program: str) -> bool:
    """Claims that a known program is only asked for its version or help."""
    if command.shapes == (_VERSION_LETTERS.get(program),):
        return True
    return len(command.words) == 2 and command.shapes[0] in ("--version", "--help") and programs.is_tool(program)


_VERSION_LETTERS = {
    **dict.fromkeys(("node", "npm", "ruby", "perl", "php", "lua", "docker", "nginx", "yarn", "pnpm"), "-v"),
    **dict.fromkeys(("python", "python3", "python2", "ssh", "tmux", "rustc", "cargo", "psql", "mysql"), "-V"),
    "java": "-version",
    "rm": "--help",
}


def is_settled(word: Word) -> bool:
    """Claims that `word` cannot turn out to be an option: it is known, or begins with something else."""
    if word.value is not None:
        return True
    if word.may_split and not re.match(r"\$(HOME|PWD|\{HOME\}|\{PWD\})(/|\Z)", word.shape):
        return False
    return (
        re.match(r"[\w/.,:=@%+^~]|\$(HOME|PWD|OLDPWD|USER|\{HOME\}|\{PWD\}|\{USER\})(/|\Z)|<\(", word.shape) is not None
    )


def _redirections(command: SimpleCommand) -> bool:
    for item in command.redirections:
        if item.target is None or (item.operator == "<>"):
            return False
        if item.operator == ">&" and item.target.shape.isdigit() and int(item.target.shape) > 2:
            return False  # where that leads to was said before
        if item.target.shape.startswith(("/dev/tcp", "/dev/udp")) or is_key(item.target.shape):
            return False
        if item.writes_file and place_of(item.target.shape) is not Place.NULL:
            return False
    return True
