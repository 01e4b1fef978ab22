"""`chmod` that lets everyone write, sets setuid, opens a secret, or runs through a whole tree.

Source: POSIX.1-2024, XCU, chmod; CWE-732.
"""

import re

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.places import Place, is_secret, place_of

PROGRAMS = frozenset({"chmod", "gchmod", "install", "mkdir", "mknod", "mkfifo"})
MATCHES = (
    "chmod 777 a",
    "chmod -R 755 /",
    "chmod u+s tool",
    "chmod 4755 tool",
    "chmod +x run.sh",
    "chmod a+w f",
    "chmod 644 ~/.ssh/id_rsa",
    "chmod -R u+w src",
    "install -m 4755 a /usr/local/bin/a",
    "mkdir -m 777 shared",
)
IGNORES = ("chmod --help", "chown me a", "install -m 755 a b", "mkdir -m 700 a", "mkdir -p a")
_MODE = late_pattern(r"[0-7]{1,5}\Z|[ugoa]*[-+=][ugorwxXstal,=+-]*\Z")
_SYMBOLIC_WORLD = late_pattern(r"(?:^|,)(?:[ug]*[oa][ugoa]*|)[+=][rxXst]*w")
_SYMBOLIC_SET = late_pattern(r"[+=][rwxX]*s")


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    if command.program not in ("chmod", "gchmod"):
        return _made_with(command)
    words = [word for word in command.arguments if not re.match(r"-[A-Za-z]*[Rfvc]\Z|--", word.shape)]
    if not words:
        return None
    mode = words[0].shape
    operands = words[1:] if _MODE.match(mode) else words
    is_tree = command.has_flag("R", "recursive") or any(is_many(word) for word in operands)
    octal = int(mode, 8) if re.fullmatch(r"[0-7]{1,5}", mode) else None
    opens = bool(octal & 0o002) if octal is not None else (_SYMBOLIC_WORLD.search(mode) is not None and mode != "+w")
    if (octal is not None and octal & 0o6000) or (octal is None and _SYMBOLIC_SET.search(mode)):
        return _setuid(*operands)
    if opens:
        return danger(Reason.PERMISSIONS, "lets every user write there", *operands)
    shown = octal & 0o077 if octal is not None else re.search(r"(^|,)[ugoa]*[oga][ugoa]*[+=][wxX]*r|^\+r", mode)
    if shown and any(is_secret(word.shape) and not word.shape.endswith(".pub") for word in operands):
        return danger(Reason.PERMISSIONS, "lets other users read a secret", *operands)
    places = {place_of(word.shape) for word in operands}
    if is_tree and places & {Place.ROOT, Place.HOME, Place.SYSTEM, Place.ACCESS, Place.STARTUP}:
        return danger(Reason.PERMISSIONS, "changes modes through a whole system or home tree", *operands)
    if places & {Place.ROOT, Place.SYSTEM, Place.ACCESS, Place.DEVICE, Place.KERNEL}:
        return danger(Reason.PERMISSIONS, "changes the mode of a system file", *operands)
    if octal is not None and is_tree and not octal & 0o700:
        return danger(Reason.PERMISSIONS, "locks its owner out of a whole tree", *operands)
    if octal is None and is_tree and re.search(r"(?:^|,)(?:u[ugo]*|a|)-[wxXst]*r", mode):
        return danger(Reason.PERMISSIONS, "locks its owner out of a whole tree", *operands)
    return caution(Reason.PERMISSIONS, "changes modes through a tree" if is_tree else "changes modes", *operands)


def _made_with(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    """The mode that `install -m`, `mkdir -m` and their like give to what they make."""
    options = command.options("mogtSZ", ("mode", "owner", "group", "target-directory", "suffix"))
    mode = options.get("m", "mode")
    if mode is None:
        return None
    octal = int(mode, 8) if re.fullmatch(r"[0-7]{1,5}", mode) else None
    if (octal is not None and octal & 0o6000) or (octal is None and _SYMBOLIC_SET.search(mode)):
        return _setuid(*options.operands)
    is_sticky = octal is not None and octal & 0o1000
    if (octal is not None and octal & 0o002 and not is_sticky) or (octal is None and _SYMBOLIC_WORLD.search(mode)):
        return danger(Reason.PERMISSIONS, "lets every user write there", *options.operands)
    return None


def _setuid(*operands: Word) -> tuple[Finding, ...]:
    message = "lets others run it with its owner's rights"
    return (danger(Reason.PRIVILEGE, message, *operands), danger(Reason.PERMISSIONS, message, *operands))
