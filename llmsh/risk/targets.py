"""Which files a simple command writes or deletes, by its words; shared by rules and by impact."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from llmsh.core.command import Options, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.outputs import outputs


class Change(StrEnum):
    """What happens to a target."""

    WRITES = "writes"
    APPENDS = "appends to"
    CREATES = "creates"
    UNPACKS = "unpacks into"
    DELETES = "deletes"
    MOVES = "moves"
    ATTRIBUTES = "changes the attributes of"


@dataclass(frozen=True, slots=True)
class Target:
    """One word that names what is changed. is_tree: with everything below it."""

    word: Word
    change: Change
    is_tree: bool = False


Reader = Callable[[SimpleCommand], list[Target]]


def targets_of(command: SimpleCommand) -> list[Target]:
    """Every target that the words and redirections of `command` name; unknown programs only by redirection."""
    found = redirected(command)
    reader = READERS.get(command.program or "")
    if reader is not None:
        found.extend(reader(command))
    found.extend(Target(word, Change.WRITES) for word in outputs(command))
    return found


def redirected(command: SimpleCommand) -> list[Target]:
    return [
        Target(item.target, Change.APPENDS if ">>" in item.operator else Change.WRITES)
        for item in command.redirections
        if item.target is not None and item.writes_file
    ]


def _removed(command: SimpleCommand) -> list[Target]:
    is_tree = command.has_flag("r", "R", "recursive")
    return [Target(word, Change.DELETES, is_tree) for word in command.operands]


def _destination(options: Options) -> tuple[tuple[Word, ...], Word | None]:
    """Sources and destination of cp, mv, ln and install."""
    for name, value in options.flags:
        if (name == "t" or ("target-directory".startswith(name) and len(name) > 2)) and isinstance(value, Word):
            return options.operands, value
        if name in ("t", "target-directory") and isinstance(value, str):
            return options.operands, Word(value, (0, 0), value, value)
    if len(options.operands) < 2:
        return options.operands, None
    return options.operands[:-1], options.operands[-1]


def _copied(command: SimpleCommand) -> list[Target]:
    options = command.options("tSmog", ("target-directory", "suffix", "mode", "owner", "group"))
    if command.program == "install" and options.has("d", "directory"):
        return [Target(word, Change.CREATES) for word in options.operands]
    _, destination = _destination(options)
    change = Change.CREATES if options.has("n", "no-clobber") else Change.WRITES
    return [Target(destination, change, options.has("r", "R", "a", "recursive", "archive"))] if destination else []


def _moved(command: SimpleCommand) -> list[Target]:
    sources, destination = _destination(command.options("tS", ("target-directory", "suffix")))
    moved = [Target(word, Change.MOVES, True) for word in sources]
    return [*moved, Target(destination, Change.WRITES)] if destination else moved


def _linked(command: SimpleCommand) -> list[Target]:
    options = command.options("tS", ("target-directory", "suffix"))
    sources, destination = _destination(options)
    if destination is None:
        return []
    change = Change.WRITES if options.has("f", "force") else Change.CREATES
    return [Target(destination, change)] if sources else []


def _all_written(command: SimpleCommand) -> list[Target]:
    return [Target(word, Change.WRITES) for word in command.operands]


def _tee(command: SimpleCommand) -> list[Target]:
    change = Change.APPENDS if command.has_flag("a", "append") else Change.WRITES
    return [Target(word, change) for word in command.operands]


def _dd(command: SimpleCommand) -> list[Target]:
    return _keyed(command, "of=", Change.WRITES)


def _keyed(command: SimpleCommand, key: str, change: Change) -> list[Target]:
    return [
        Target(_part(word, word.shape[len(key) :]), change) for word in command.arguments if word.shape.startswith(key)
    ]


def _part(word: Word, text: str) -> Word:
    value = text if word.value is not None else None
    return Word(text, word.span, value, text, has_tilde=text.startswith("~"))


def _in_place(command: SimpleCommand) -> list[Target]:
    """sed -i and perl -i: the operands after the program text."""
    # before its `i` a bundle has letters without a value only: `-MFile::Path` and `-rfileutils` are no `-i`
    if not any(re.match(r"-[pnlawWstTuUSEz0]*i|--i(?:n(?:-\w*)?)?(?:=|\Z)", shape) for shape in command.shapes):
        return []
    has_text = any(re.match(r"-[A-Za-z0-9]*[ef]|--expression|--file", shape) for shape in command.shapes)
    options = command.options("efl", ("expression", "file", "line-length"))
    operands = options.operands if has_text else options.operands[1:]
    return [Target(word, Change.WRITES) for word in operands]


_SED_FILES = late_pattern(r"(?:^|[;{}\n/\d$gp|#,]|\s)w\s+([^\s;}]+)")


def _sed(command: SimpleCommand) -> list[Target]:
    """sed: the files that are edited in place, and those that `w` writes."""
    written = [
        Target(_part(word, name), Change.WRITES)
        for word in command.arguments[:4]
        for name in _SED_FILES.findall(word.shape)
        if word.is_quoted and not word.shape.startswith("-i")
    ]
    return [*_in_place(command), *written]


def _owned(command: SimpleCommand) -> list[Target]:
    """chmod, chown and chgrp: all operands but the first."""
    is_tree = command.has_flag("R", "recursive")
    has_reference = any(shape.startswith("--ref") for shape in command.shapes)
    words = [word for word in command.arguments if not re.match(r"-[A-Za-z]*[RfvchLPH]|--", word.shape)]
    operands = words if has_reference else words[1:]
    return [Target(word, Change.ATTRIBUTES, is_tree) for word in operands]


_AWK_FILES = late_pattern(r">>?\s*\"([^\"]+)\"")
_EDITOR_WRITES = late_pattern(r"(?:^|[|:])\s*(?:w|wq|x|xit|wall|wqa|xa|update|up)!?\s*(?:$|\|)")
_EDITOR_FILES = late_pattern(r"(?:^|[|:])\s*(?:w|wq|sav(?:eas)?|up(?:date)?)!?\s+((?!!)[^\s|]+)")


def _awk_files(command: SimpleCommand) -> list[Target]:
    """The files that an awk program names after `>`."""
    return [
        Target(_part(word, name), Change.WRITES)
        for word in command.arguments
        for name in _AWK_FILES.findall(word.shape)
    ]


def _edited(command: SimpleCommand) -> list[Target]:
    """The files that vim and ex are told to write by the commands they are given."""
    options = command.options("cTuUiw", ("cmd",))
    texts = [value.shape if isinstance(value, Word) else value or "" for name, value in options.flags if name == "c"]
    named = [match for text in texts for match in _EDITOR_FILES.findall(text)]
    if named:
        return [Target(Word(name, (0, 0), name, name), Change.WRITES) for name in named]
    if command.program == "ex" or any(_EDITOR_WRITES.search(text) for text in texts):
        return [Target(word, Change.WRITES) for word in options.operands if not word.shape.startswith("+")]
    return []


def _truncated(command: SimpleCommand) -> list[Target]:
    return [Target(word, Change.WRITES) for word in command.options("sr", ("size", "reference")).operands]


def _shredded(command: SimpleCommand) -> list[Target]:
    change = Change.DELETES
    return [Target(word, change) for word in command.options("ns", ("iterations", "size", "random-source")).operands]


def _output_option(*names: str) -> Reader:
    def read(command: SimpleCommand) -> list[Target]:
        found: list[Target] = []
        words = command.arguments
        for index, word in enumerate(words):
            for name in names:
                if word.shape == name and index + 1 < len(words):
                    found.append(Target(words[index + 1], Change.WRITES))
                elif name.startswith("--") and word.shape.startswith(name + "="):
                    found.append(Target(_part(word, word.shape[len(name) + 1 :]), Change.WRITES))
                elif len(name) == 2 and word.shape.startswith(name) and len(word.shape) > 2:
                    found.append(Target(_part(word, word.shape[2:]), Change.WRITES))
        return found

    return read


def _compressed(command: SimpleCommand) -> list[Target]:
    if command.program == "zstd" and not command.has_flag("rm"):
        return _output_option("-o")(command)
    if command.has_flag("c", "stdout", "to-stdout", "l", "list", "t", "test", "k", "keep"):
        return []
    return [Target(word, Change.MOVES) for word in command.operands]


def _unpacked(command: SimpleCommand) -> list[Target]:
    found = _output_option("-C", "--directory", "-d")(command)
    return [Target(target.word, Change.UNPACKS, True) for target in found]


def _unpacked_by(command: SimpleCommand, *names: str) -> list[Target]:
    return [Target(target.word, Change.UNPACKS, True) for target in _output_option(*names)(command)]


def _archived(command: SimpleCommand) -> list[Target]:
    """tar: the archive that is written, or the folder that is unpacked into."""
    words = command.arguments
    letters = "".join(
        shape.lstrip("-")
        for index, shape in enumerate(command.shapes)
        if re.fullmatch(r"-?[A-Za-z]+", shape) and (index == 0 or shape[0] == "-") and not shape.startswith("--")
    )
    if "x" in letters or command.has_flag("extract", "get"):
        return _unpacked(command)
    if not (set(letters) & set("cru") or command.has_flag("create", "append", "update", "delete")):
        return []
    change = Change.WRITES if "c" in letters or command.has_flag("create") else Change.APPENDS
    for index, word in enumerate(words):
        if word.shape.startswith("--file="):
            return [Target(_part(word, word.shape[7:]), change)]
        is_bundle = re.fullmatch(r"-?[A-Za-z]*f", word.shape) and (index == 0 or word.shape[0] == "-")
        if (is_bundle or word.shape == "--file") and index + 1 < len(words):
            return [Target(words[index + 1], change)]
    return []


def _last(command: SimpleCommand) -> list[Target]:
    operands = command.options("eTfB", ("rsh", "exclude", "include", "exclude-from", "files-from", "filter")).operands
    return [Target(operands[-1], Change.WRITES, True)] if len(operands) > 1 else []


def _edited_archive(command: SimpleCommand) -> list[Target]:
    return [Target(word, Change.WRITES) for word in command.operands[:1]]


def _fetched(command: SimpleCommand) -> list[Target]:
    """curl -o FILE, and -O, which names the file by the address."""
    found = _output_option("-o", "--output")(command)
    if any(re.fullmatch(r"-[a-zA-Z]*O|--remote-name(-all)?", shape) for shape in command.shapes):
        addresses = [word for word in command.arguments if "/" in word.shape and not word.shape.startswith("-")]
        found.extend(
            Target(_part(word, word.shape.split("?")[0].rpartition("/")[2]), Change.WRITES) for word in addresses
        )
    return found


def _out_of_container(command: SimpleCommand) -> list[Target]:
    """`docker cp WEB:/x HERE`: what is written on this machine."""
    words = command.operands
    if command.shapes[:1] not in (("cp",), ("container",)) or len(words) < 3 or ":" in words[-1].shape:
        return []
    return [Target(words[-1], Change.WRITES, True)]


READERS: dict[str, Reader] = {
    **dict.fromkeys(("docker", "podman", "nerdctl", "kubectl", "oc"), _out_of_container),
    "rm": _removed,
    "unlink": _removed,
    "rmdir": _removed,
    "trash": _removed,
    "shred": _shredded,
    "srm": _removed,
    "cp": _copied,
    "gcp": _copied,
    "install": _copied,
    "mv": _moved,
    "ln": _linked,
    "tee": _tee,
    "sponge": _tee,
    "dd": _dd,
    "sed": _sed,
    "gsed": _sed,
    "perl": _in_place,
    "ruby": _in_place,
    "chmod": _owned,
    "chown": _owned,
    "chgrp": _owned,
    "truncate": _truncated,
    "fallocate": _all_written,
    "touch": lambda command: [Target(word, Change.CREATES) for word in command.operands],
    "mkdir": lambda command: [Target(word, Change.CREATES) for word in command.operands],
    "mkfifo": lambda command: [Target(word, Change.CREATES) for word in command.operands],
    "sort": _output_option("-o", "--output"),
    "curl": _fetched,
    "wget": lambda command: [
        *_output_option("-O", "--output-document")(command),
        *_unpacked_by(command, "-P", "--directory-prefix"),
    ],
    "gcc": _output_option("-o"),
    "cc": _output_option("-o"),
    "gzip": _compressed,
    "gunzip": _compressed,
    "bzip2": _compressed,
    "bunzip2": _compressed,
    "xz": _compressed,
    "unxz": _compressed,
    "zstd": _compressed,
    "tar": _archived,
    "gtar": _archived,
    "bsdtar": _archived,
    "unzip": _unpacked,
    "cpio": lambda command: _unpacked_by(command, "-D", "--directory"),
    "7z": lambda command: _unpacked_by(command, "-o"),
    "zip": _edited_archive,
    "rsync": _last,
    "scp": _last,
    "patch": _edited_archive,
    "ed": _edited_archive,
    "ex": _edited,
    "vim": _edited,
    "vi": _edited,
    "nvim": _edited,
    "awk": _awk_files,
    "gawk": _awk_files,
    "mawk": _awk_files,
}
