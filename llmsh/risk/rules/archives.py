"""Unpacking may replace files that are there, and an archive decides which.

Source: GNU tar manual, Security; unzip(1); CWE-22.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, place_of
from llmsh.risk.targets import Change, targets_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    tar gtar bsdtar unzip 7z 7za 7zz unrar cpio ar jar unar pax patch dpkg-deb bsdcpio
    zip
    """
)
MATCHES = (
    "tar xf a.tgz",
    "tar -xzf a.tgz -C /",
    "unzip a.zip",
    "unzip -o a.zip -d /etc",
    "tar --remove-files -cf a.tar d",
    "7z x a.7z",
    "tar xPf a.tar",
    "7z a -sdel a.7z docs",
    "cpio -idmv",
    "patch -p1",
    "unrar x a.rar",
    "tar --extract --file a.tar",
    "tar --delete -f a.tar x",
    "zip -d a.zip x",
    "patch -p1 -d /usr",
    "unzip -o a.zip -d site",
)
IGNORES = (
    "tar tf a.tgz",
    "tar -tvf a.tar",
    "unzip -l a.zip",
    "7z l a.7z",
    "tar czf a.tgz d",
    "cpio -it",
    "tar --list -f a.tar",
    "patch --dry-run -p1",
    "unzip -p a.zip f",
    "unrar l a.rar",
    "ar t lib.a",
    "tar -xOf a.tar f",
    "zip -r a.zip d",
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    into_folder = command.options("dpiFDBVrYzg").get("d", "directory") if program == "patch" else None
    if into_folder and place_of(into_folder) in (Place.ROOT, Place.SYSTEM):
        return danger(Reason.SYSTEM_CONFIG, "changes system files as a patch says", into_folder)
    if not shapes and program not in ("patch", "cpio"):
        return None
    if any(shape.startswith("--remove-f") for shape in shapes):
        return danger(Reason.DELETE, "deletes the files it packs", *command.operands)
    if program in ("7z", "7za", "7zz", "7zr") and ("-sdel" in shapes or first_is_delete(shapes)):
        return danger(Reason.DELETE, "deletes the files it packs, or those in the archive", *command.operands)
    if command.has_flag("delete") or (program == "zip" and command.has_flag("d")):
        return caution(Reason.DELETE, "takes members out of an archive", *command.operands)
    if program == "zip" or not _unpacks(command, program):
        return None
    into = [target.word for target in targets_of(command) if target.change is Change.CREATES]
    places = {place_of(word.shape) for word in into}
    if (
        places & {Place.ROOT, Place.SYSTEM, Place.ACCESS, Place.STARTUP}
        or command.has_flag("absolute-names")
        or _has_letter(shapes, "P")
    ):
        return danger(Reason.SYSTEM_CONFIG, "unpacks over system files, or wherever the archive says", *into)
    if _overwrites_all(command, program):
        return danger(Reason.OVERWRITE, "replaces every file that is in the way, without a question", *into)
    return caution(Reason.OVERWRITE, "may replace files that are there", *into)


def _overwrites_all(command: SimpleCommand, program: str) -> bool:
    """Claims that an option says so; without one some ask, some skip, and tar replaces one by one, as always."""
    shapes = command.shapes
    if program == "unzip":
        return any(re.fullmatch(r"-[a-zA-Z]*o[a-zA-Z]*", shape) for shape in shapes)
    if program in ("7z", "7za", "7zz", "unrar"):
        return bool({"-aoa", "-y", "-o+"} & set(shapes))
    return command.has_flag("overwrite", "unlink-first", "recursive-unlink")


def first_is_delete(shapes: tuple[str, ...]) -> bool:
    """Claims that members are deleted from an archive by a pattern or all at once."""
    return shapes[0] == "d" and (len(shapes) < 3 or any(set(shape) & set("*?") for shape in shapes[2:]))


def _has_letter(shapes: tuple[str, ...], letter: str) -> bool:
    return bool(shapes) and re.fullmatch(r"-?[A-Za-z]+", shapes[0]) is not None and letter in shapes[0]


def _unpacks(command: SimpleCommand, program: str) -> bool:
    shapes = command.shapes
    first = shapes[0] if shapes else ""
    match program:
        case "tar" | "gtar" | "bsdtar":
            to_stdout = command.has_flag("to-stdout") or any(
                re.fullmatch(r"-?[a-zA-Z]*O[a-zA-Z]*", shape) for shape in shapes[:1]
            )
            extracts = command.has_flag("extract", "get") or any(
                re.fullmatch(r"-[A-Za-z]*x[A-Za-z]*", shape)
                or (index == 0 and re.fullmatch(r"[A-Za-z]*x[A-Za-z]*", shape))
                for index, shape in enumerate(shapes)
            )
            return extracts and not to_stdout
        case "unzip":
            return not command.has_flag("l", "t", "p", "v", "z", "Z", "c", "h", "help")
        case "7z" | "7za" | "7zz" | "unrar":
            return first in ("x", "e", "d", "rn", "u")
        case "cpio" | "bsdcpio" | "pax":
            letters = "".join(shape.lstrip("-") for shape in shapes if re.fullmatch(r"-[a-zA-Z]+", shape))
            lists = "t" in letters or command.has_flag("list")
            reads = "i" in letters or "p" in letters or "r" in letters or command.has_flag("extract", "pass-through")
            return reads and not lists
        case "ar":
            return first.lstrip("-")[:1] in ("x", "d", "r", "m", "q")
        case "jar":
            return first.lstrip("-")[:1] in ("x", "u")
        case "patch":
            return not command.has_flag("dry-run", "version", "help", "C")
        case "dpkg-deb":
            return command.has_flag("x", "X", "R", "extract", "vextract", "raw-extract")
    return not command.has_flag("l", "help")
