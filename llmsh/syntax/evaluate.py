"""What a text prints, for the few programs whose output follows from their words alone.

This is how `$(echo rm)` and `echo … | base64 -d | sh` are seen for what they are; nothing is run.
"""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from llmsh.core.command import Redirection, Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.quote import unescape_ansi

_MAX_WIDTH = 1000  # of one printf directive
MAX_OUTPUT = 1 << 20
_WRAPPERS = frozenset({"command", "builtin", "env", "nice", "nohup", "busybox", "exec"})
_SHELLS = frozenset({"sh", "bash", "dash", "zsh", "ksh"})
_DIRECTIVE = late_pattern(r"%(%|[-+ 0#]*\d*(?:\.\d+)?[sbdiqxXoc])")
_SET_RANGE = late_pattern(r"(.)-(.)", re.DOTALL)
_CLASSES = {"[:upper:]": "A-Z", "[:lower:]": "a-z", "[:digit:]": "0-9", "[:space:]": " \t\n\r\f\v"}


@dataclass(frozen=True, slots=True)
class Output:
    """Text on stdout. is_assumed: it rests on an assignment that may have been skipped.

    has_unknown: parts that are not known stand in it as written, e.g. `$x`; good for reading it as commands only.
    """

    text: str
    is_assumed: bool = False
    has_unknown: bool = False


def output(script: Script, stdin: Output | None = None) -> Output | None:
    """What `script` prints; None when that is not statically known."""
    texts: list[str] = []
    is_assumed = has_unknown = False
    for pipeline in script.items:
        current = stdin
        for node in pipeline.commands:
            current = command_output(node, current) if isinstance(node, SimpleCommand) else None
            if current is None:
                return None
        assert current is not None
        texts.append(current.text)
        has_unknown = has_unknown or current.has_unknown
        is_assumed = is_assumed or current.is_assumed or pipeline.operator in ("&&", "||")
    text = "".join(texts)
    return Output(text, is_assumed, has_unknown) if len(text) <= MAX_OUTPUT else None


def command_output(command: SimpleCommand, stdin: Output | None) -> Output | None:
    """What `command` prints when it reads `stdin`; None when unknown."""
    if command.assignments and not command.words:
        return Output("")
    skipped = 0
    while skipped < len(command.words) and command.words[skipped].value in _WRAPPERS:
        skipped += 1
    if skipped and skipped < len(command.words) and not command.words[skipped].shape.startswith("-"):
        command = replace(command, words=command.words[skipped:])
    if command.program == "xargs" and stdin is not None and not stdin.has_unknown:
        return _xargs(command, stdin)
    if (command.program == "which" or (command.program == "type" and "-p" in command.shapes)) and command.arguments:
        found = _which([word.shape for word in command.arguments], None)
        return None if found is None else Output(found, is_assumed=True)
    if command.words[:1] and command.words[0].value == "command" and command.shapes[:1] == ("-v",):
        found = _which([word.shape for word in command.arguments[1:]], None)
        return None if found is None else Output(found, is_assumed=True)
    if command.program in _SHELLS and not command.redirections:
        return _run_by_shell(command, stdin)
    if command.program == "cat" and any(word.shape.startswith("<(") for word in command.operands):
        return _joined(command.operands)
    program = _PROGRAMS.get(command.program or "")
    if program is None:
        return None
    for redirection in command.redirections:
        if redirection.operator.startswith("<<") and redirection.target is not None:
            stdin = text_of(redirection)
        elif redirection.descriptor != "2":
            return None
    words = command.arguments
    has_unknown = any(word.value is None or word.glob or word.has_tilde for word in words)
    if has_unknown and program not in (_echo, _printf):
        return None
    text = program([word.shape for word in words], None if stdin is None else stdin.text)
    if text is None:
        return None
    is_assumed = any(word.is_assumed for word in words) or (stdin is not None and stdin.is_assumed)
    return Output(text, is_assumed, has_unknown or (stdin is not None and stdin.has_unknown))


def _run_by_shell(command: SimpleCommand, stdin: Output | None) -> Output | None:
    """What the text prints that a shell is given by `-c` or reads: `echo 'echo rm x' | sh`."""
    from llmsh.syntax.parse import parse  # which needs this module to read a text

    words = command.arguments
    if len(words) == 2 and words[0].shape == "-c" and words[1].value is not None:
        return output(parse(words[1].value), stdin)
    is_fed = stdin is not None and not stdin.has_unknown and all(word.shape in ("-", "-s") for word in words)
    return output(parse(stdin.text)) if is_fed and stdin is not None else None


def _joined(words: tuple[Word, ...]) -> Output | None:
    """What `cat <(…) <(…)` prints."""
    printed = [output(word.substitutions[0]) if len(word.substitutions) == 1 else None for word in words]
    known = [one for one in printed if one is not None]
    if len(known) < len(words) or any(not word.shape.startswith("<(") for word in words):
        return None
    is_assumed, has_unknown = any(one.is_assumed for one in known), any(one.has_unknown for one in known)
    return Output("".join(one.text for one in known), is_assumed, has_unknown)


def _xargs(command: SimpleCommand, stdin: Output) -> Output | None:
    """What `xargs` without other options than a count prints, when all its input fits into one run."""
    words = command.arguments
    if len(words) > 1 and words[0].shape in ("-n", "-L", "-P") and (words[1].value or "").isdigit():
        words = words[2:]
    if words and words[0].shape.startswith("-"):
        return None
    items = tuple(Word(item, (0, 0), item, item, is_assumed=stdin.is_assumed) for item in stdin.text.split())
    if not words:
        return Output(" ".join(item.shape for item in items) + "\n", stdin.is_assumed)
    return command_output(replace(command, words=(*words, *items)), None)


def text_of(redirection: Redirection) -> Output | None:
    """The text that a here-string or here-document gives; None when unknown."""
    word = redirection.target
    if word is None or word.value is None:
        return None
    return Output(word.value + ("\n" if redirection.operator == "<<<" else ""), word.is_assumed)


def _echo(words: list[str], _: str | None) -> str:
    ending, escapes = "\n", False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        ending = "" if "n" in words[0] else ending
        escapes = "e" in words[0] or (escapes and "E" not in words[0])
        words = words[1:]
    text = " ".join(words)
    return (_unescape(text) if escapes else text) + ending


def _unescape(text: str) -> str:
    return unescape_ansi(re.sub(r"\\0([0-7]{1,3})", r"\\\1", text))


def _printf(words: list[str], _: str | None) -> str | None:
    if words[:1] == ["--"]:
        words = words[1:]
    if not words or words[0].startswith("-"):
        return None
    template, arguments = words[0], words[1:]
    if "%" not in template:
        return _unescape(template)
    if any(int(width) > _MAX_WIDTH for width in re.findall(r"\d+", template) if len(width) > 2):
        return None
    if len(_DIRECTIVE.findall(template)) != template.replace("%%", "%\0").count("%"):
        return None
    pieces: list[str] = []
    remaining = arguments
    while True:
        before = len(remaining)
        pieces.append(_unescape(_DIRECTIVE.sub(lambda match: _format(match[1], remaining), template)))
        if not remaining or len(remaining) == before or len(pieces) > 1000:
            return "".join(pieces)


def _format(directive: str, remaining: list[str]) -> str:
    """One directive; takes its argument off `remaining`."""
    if directive == "%":
        return "%"
    argument = remaining.pop(0) if remaining else ""
    kind = directive[-1]
    if kind in "dixXo":
        try:
            number = ord(argument[1]) if argument[:1] in "'\"" and len(argument) > 1 else int(argument or "0", 0)
        except ValueError:
            number = 0
        return _escaped(f"%{directive}" % number)
    if kind == "c":
        return _escaped(argument[:1])
    text = _unescape(argument) if kind == "b" else argument
    return _escaped(f"%{directive[:-1]}s" % text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


def _base64(words: list[str], stdin: str | None) -> str | None:
    if stdin is None or not any(
        word in ("-d", "-D", "-di", "--decode") or ("--decode".startswith(word) and len(word) > 2) for word in words
    ):
        return None
    return _decoded(stdin)


def _decoded(text: str) -> str | None:
    try:
        return base64.b64decode("".join(text.split())).decode("utf-8", "surrogateescape")
    except (binascii.Error, ValueError):
        return None


def _openssl(words: list[str], stdin: str | None) -> str | None:
    if stdin is None or "-d" not in words or not ({"base64", "-base64", "-a"} & set(words)):
        return None
    return _decoded(stdin) if set(words) <= {"base64", "enc", "-base64", "-d", "-a", "-A"} else None


def _xxd(words: list[str], stdin: str | None) -> str | None:
    letters = "".join(word[1:] for word in words)
    if stdin is None or set(letters) != {"r", "p"}:
        return None
    try:
        return bytes.fromhex("".join(stdin.split())).decode("utf-8", "surrogateescape")
    except ValueError:
        return None


def _tr(words: list[str], stdin: str | None) -> str | None:
    if stdin is None or not words:
        return None
    if words[0] == "-d" and len(words) == 2:
        return "".join(character for character in stdin if character not in _set(words[1]))
    if len(words) != 2 or words[0].startswith("-"):
        return None
    source, target = _set(words[0]), _set(words[1])
    if not target:
        return None
    target += target[-1] * (len(source) - len(target))
    return stdin.translate({ord(old): new for old, new in zip(source, target, strict=False)})


def _set(text: str) -> str:
    for name, characters in _CLASSES.items():
        text = text.replace(name, characters)
    text = unescape_ansi(text)
    return _SET_RANGE.sub(lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))), text)


def _rev(words: list[str], stdin: str | None) -> str | None:
    if stdin is None or words:
        return None
    return "".join(line.rstrip("\n")[::-1] + "\n" for line in stdin.splitlines(keepends=True))


def _cat(words: list[str], stdin: str | None) -> str | None:
    return stdin if not words or words == ["-"] else None


def _tee(_: list[str], stdin: str | None) -> str | None:
    return stdin


def _tac(words: list[str], stdin: str | None) -> str | None:
    return None if words or stdin is None else "".join(reversed(stdin.splitlines(keepends=True)))


def _sort(words: list[str], stdin: str | None) -> str | None:
    return None if words or stdin is None else "".join(sorted(stdin.splitlines(keepends=True)))


def _head(words: list[str], stdin: str | None) -> str | None:
    return _part_of(words, stdin, first=True)


def _tail(words: list[str], stdin: str | None) -> str | None:
    return _part_of(words, stdin, first=False)


def _part_of(words: list[str], stdin: str | None, *, first: bool) -> str | None:
    match = re.fullmatch(r"-(?:([nc]) ?|)(\d+)", " ".join(words)) if words else None
    if stdin is None or (words and match is None):
        return None
    count = int(match[2]) if match else 10
    if match and match[1] == "c":
        return stdin[:count] if first else stdin[-count:]
    lines = stdin.splitlines(keepends=True)
    return "".join(lines[:count] if first else lines[len(lines) - min(count, len(lines)) :])


def _grep(words: list[str], stdin: str | None) -> str | None:
    if stdin is None or len(words) != 1 or not re.fullmatch(r"[\w.]*", words[0]):
        return None
    return "".join(line for line in stdin.splitlines(keepends=True) if re.search(words[0], line))


def _basename(words: list[str], _: str | None) -> str | None:
    return words[0].rstrip("/").rpartition("/")[2] + "\n" if len(words) == 1 and words[0][:1] != "-" else None


def _which(words: list[str], _: str | None) -> str | None:
    """The name alone: the directory is not known here, and does not matter to who reads the name."""
    names = [word for word in words if word not in ("-p", "-P", "-a")]
    return names[0] + "\n" if len(names) == 1 and names[0][:1] != "-" else None


def _nothing(_: list[str], __: str | None) -> str:
    return ""


_PROGRAMS: dict[str, Callable[[list[str], str | None], str | None]] = {
    "echo": _echo,
    "printf": _printf,
    "base64": _base64,
    "openssl": _openssl,
    "xxd": _xxd,
    "tr": _tr,
    "rev": _rev,
    "cat": _cat,
    "tee": _tee,
    "tac": _tac,
    "sort": _sort,
    "head": _head,
    "tail": _tail,
    "grep": _grep,
    "basename": _basename,
    ":": _nothing,
    "true": _nothing,
}
