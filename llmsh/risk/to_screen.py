"""Programs that are not made to print and print all the same: archivers and editors, with the words that make them.

Source: tar(1), bsdtar(1), 7z(1), unzip(1), unrar(1), cpio(1), git-archive(1), nano(1), vim(1), ed(1), emacs(1).
"""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.names import names

_TARS = names("tar gtar bsdtar star")
_SEVENS = names("7z 7za 7zz 7zr")
COPIERS = names("docker podman nerdctl kubectl oc lxc incus aws gsutil gcloud s3cmd mc mcli rclone scp s5cmd")
_LINE_EDITORS = names("vim vi nvim ex gvim vimx")
_PACKERS = _TARS | _SEVENS | names("unzip unrar rar cpio bsdcpio bsdcat funzip bsdunzip ar unar zip git pax")
_KEEPERS = names("restic rustic borg kopia unsquashfs isoinfo virt-cat mtype ostree")  # of back-ups and disk images
ARCHIVERS = _PACKERS | _KEEPERS
EDITORS = _LINE_EDITORS | names("nano pico rnano ed emacs")
_PRINTING = late_pattern(
    r"(?:\+|.*[%\d$.,|:\s])?(?:p|pr|print|P|nu|number|l|list|#)(?:\s*\|.*)?\Z|.*/dev/(?:std|tty)|.*!cat\b"
)
_SCREEN = late_pattern(r"-|/dev/(?:stdout|stderr|tty|fd/[12])|/proc/self/fd/[12]")
_LISP_PRINTS = late_pattern(r"(?s).*\((?:princ|message|print|prin1|send-string-to-terminal)\b")


def unpacks(command: SimpleCommand) -> bool:
    """Claims that members of an archive go to standard output."""
    program, shapes = command.program or "", command.shapes
    if program in _TARS:
        is_bundle = any(re.match(r"[a-zA-Z]*O", shape) for shape in shapes[:1])
        return command.has_flag("O", "to-stdout") or is_bundle
    if program in _SEVENS:
        return "-so" in shapes and not packs(command)
    if program in ("unzip", "bsdunzip"):
        return command.has_flag("p", "c")
    if program in ("unrar", "rar", "ar"):
        return bool(shapes) and shapes[0].lstrip("-") in ("p", "P", "pv")
    if program in ("cpio", "bsdcpio"):
        return command.has_flag("to-stdout")
    if program in _KEEPERS:
        return _gives_out(command)
    if program == "unar":
        return any(left == "-o" and right == "-" for left, right in pairwise(shapes))
    return program in ("bsdcat", "funzip")


def _gives_out(command: SimpleCommand) -> bool:
    """Claims that a file of a back-up or of an image goes to standard output."""
    verbs = {word.shape for word in command.operands[:1]}
    match command.program:
        case "restic" | "rustic":
            return "dump" in command.shapes and not command.has_flag("t", "target")
        case "borg":
            return "extract" in command.shapes and command.has_flag("stdout")
        case "kopia":
            return verbs == {"show"}
        case "ostree":
            return verbs == {"cat"}
        case "unsquashfs":
            return "-cat" in command.shapes
        case "isoinfo":
            return "-x" in command.shapes
    return True


def packs(command: SimpleCommand) -> bool:
    """Claims that an archive of the files named goes to standard output."""
    program, shapes = command.program or "", command.shapes
    is_to_pipe = "-" in shapes or any(shape in ("-f-", "--file=-", "/dev/stdout") for shape in shapes)
    if program in _TARS:
        first = shapes[0] if shapes else ""
        creates = command.has_flag("c", "create") or re.match(r"[a-zA-Z]*c", first) is not None
        names_file = command.has_flag("f", "file") or re.match(r"[a-zA-Z]*f", first) is not None
        return creates and (is_to_pipe or not names_file or re.search(r"f-\Z", first) is not None)
    if program in _SEVENS:
        return shapes[:1] == ("a",) and "-so" in shapes
    if program == "zip":
        return is_to_pipe
    if program == "git":
        is_archive = bool(command.operands) and command.operands[0].shape == "archive"
        return is_archive and not command.has_flag("o", "output")
    return program == "pax" and command.has_flag("w") and not command.has_flag("f")


def edits_to_screen(command: SimpleCommand) -> bool:
    """Claims that an editor only shows the file, or is told by its words to print it."""
    program, shapes = command.program or "", command.shapes
    if program in ("nano", "pico", "rnano"):
        return program == "rnano" or command.has_flag("v", "view")
    if program == "ed":
        return command.has_flag("s", "quiet", "silent")
    if program == "emacs":
        is_batch = any(shape.lstrip("-") in ("batch", "script") for shape in shapes)
        return is_batch and any(map(_LISP_PRINTS.match, shapes))
    if program not in _LINE_EDITORS:
        return False
    if command.has_flag("R") or any(shape == "-M" for shape in shapes):
        return True
    is_silent = command.has_flag("s", "E") or any(re.fullmatch(r"-[eEs]{2,}", shape) for shape in shapes)
    return (program == "ex" or is_silent) and any(map(_PRINTING.fullmatch, shapes))


def copied_out(command: SimpleCommand) -> tuple[Word, ...]:
    """The words of a copy out of a container or a store that nothing keeps: `docker cp web:a -`, `rclone cat r:a`."""
    if command.program not in COPIERS:
        return ()
    words = tuple(word for word in command.arguments if word.shape == "-" or not word.shape.startswith("-"))
    shapes = [word.shape for word in words]
    is_copy = bool({"cp", "copyto"} & set(shapes[:2])) or command.program == "scp" or shapes[:2] == ["file", "pull"]
    is_shown = "cat" in shapes[:2] or (is_copy and any(map(_SCREEN.fullmatch, shapes[-1:])))
    return words if is_shown else ()
