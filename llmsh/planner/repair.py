"""Repair: commands that a look at their operands shows to lack an option, or to want the sibling of their program."""

import re
import shlex
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_SIMPLE = re.compile(
    r"(?P<program>cp|rm|mv|gunzip)(?P<options>(?: -[a-zA-Z]+)*) (?P<operands>[^-;|&<>$`(){}\n][^;|&<>$`(){}\n]*)\Z"
)
# The letter that tar wants for the ending of an archive; nothing for a plain one.
_TAR = re.compile(r"\btar -c(?P<letter>[zjJ])f (?P<path>\S+?\.(?P<ending>tar|xz|txz|bz2|tbz2?|gz|tgz|zst))(?= |\Z)")
# An archive of "." that was named after it; it gets the folder's own name, and tar does not pack it into itself.
_OF_HERE = re.compile(r"(?<!\S)\.(?P<ending>\.(?:zip|7z|tgz|tar(?:\.\w+)?))(?= )")
# sudo with no options of its own, at the beginning of a command.
_SUDO = re.compile(r"(?P<before>\A|(?:&&|\|\||[;|(]) |\bxargs (?:-\S+ )*)sudo (?=[^-\s])")
_LINK = re.compile(r"ln -s (?P<source>[\w./~-]+) (?P<link>[\w./-]+)\Z")
# What zip leaves out is a pattern for whole paths.
_ZIP = re.compile(r"(?P<zip>\Azip -r \S+ (?P<source>[\w./~-]+)) -x (?P<name>[\w.-]+)\Z")
# Columns of a table are divided by its own mark.
_SORT_TABLE = re.compile(
    r"\bsort (?P<options>(?:-[a-zA-Z]+ )*)(?P<key>-k ?\d\S*) (?P<path>[\w./~-]+\.(?P<ending>csv|tsv))\b"
)
_TABS = r"-F'\t'"
_AWK_TABLE = re.compile(r"\bawk (?P<program>'[^']*\$(?:[1-9]|\(?NF)[^']*') (?P<path>[\w./~-]+\.(?P<ending>csv|tsv))\b")
_LETTERS = {"tar": "", "xz": "J", "txz": "J", "bz2": "j", "tbz": "j", "tbz2": "j", "gz": "z", "tgz": "z", "zst": "a"}
_UNPACKERS = {".bz2": "bunzip2", ".xz": "unxz", ".zst": "unzstd"}


def repaired(step: Step, context: Context) -> Step:
    """`step` as its operands want it: `-r` for directories, the program and the letter of a compression."""
    command = _TAR.sub(lambda match: f"tar -c{_LETTERS[match['ending']]}f {match['path']}", step.command)
    command = _named_after_folder(command, context)
    if context.is_superuser:
        command = _SUDO.sub(r"\g<before>", command)
    if (link := _LINK.match(command)) is not None and _is_link(link["link"], context):
        # The link is there and is to lead elsewhere; without -n the new one would land in the folder it leads to.
        return replace(step, command=f"ln -sfn {link['source']} {link['link']}", effect=Effect.CHANGES)
    command = _SORT_TABLE.sub(_with_mark, command)
    command = _AWK_TABLE.sub(
        lambda match: f"awk {'-F,' if match['ending'] == 'csv' else _TABS} {match['program']} {match['path']}", command
    )
    command = _ZIP.sub(lambda match: _leaving_out(match, context), command)
    match = _SIMPLE.match(command)
    operands = _operands(match["operands"]) if match else []
    if match is not None and operands:
        program, options, rest = match["program"], match["options"], match["operands"]
        sources = operands if program == "rm" else operands[:-1]
        if program == "gunzip" and len(operands) == 1:
            program = next((name for ending, name in _UNPACKERS.items() if operands[0].endswith(ending)), program)
        elif program in ("cp", "rm") and not re.search(r"[rRadt]", options):
            is_bounded = not {".", "..", "/", "~"}.intersection(sources)  # "delete ." ends a sentence, and no folder
            options = (
                f" -r{options}" if is_bounded and any(is_directory(path, context) for path in sources) else options
            )
        elif program == "mv" and len(operands) == 2 and any(name.endswith("rename") for name in step.recipes):
            rest = _in_place(rest, operands, context)
        command = f"{program}{options} {rest}"
    return step if command == step.command else replace(step, command=command)


def _with_mark(match: re.Match[str]) -> str:
    if any("t" in option for option in match["options"].split()):
        return match[0]
    mark = "," if match["ending"] == "csv" else "$'\\t'"
    return f"sort -t {mark} {match['options']}{match['key']} {match['path']}"


def _leaving_out(match: re.Match[str], context: Context) -> str:
    folder = f"{match['source'].rstrip('/')}/{match['name']}"
    pattern = f"{folder}/*" if is_directory(folder, context) else f"*/{match['name']}"
    return f"{match['zip']} -x '{pattern}'"


def _named_after_folder(command: str, context: Context) -> str:
    match = _OF_HERE.search(command)
    if match is None:
        return command
    name = quote_path(f"{'archive' if context.elsewhere else context.cwd.name or 'root'}{match['ending']}")
    own = f" --exclude=./{name}" if command.startswith("tar ") and command.endswith(" .") else ""
    return f"{command[: match.start()]}{name}{own}{command[match.end() :]}"


def _is_link(path: str, context: Context) -> bool:
    return not context.elsewhere and (context.cwd / path).is_symlink()


def _operands(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return []


def _in_place(written: str, operands: list[str], context: Context) -> str:
    """The operands of a renaming; a new name without folder means the folder of the old one."""
    old, new = operands
    folder, slash, _ = old.rpartition("/")
    if not slash or "/" in new or is_directory(new, context):
        return written
    return f"{quote_path(old)} {quote_path(f'{folder}/{new}')}"
