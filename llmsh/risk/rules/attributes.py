"""ACLs, attributes, capabilities and labels that guard files.

Source: setfacl(1), chattr(1), setcap(8).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.places import is_sensitive, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    setfacl chattr setcap chcon restorecon setfattr umask chflags xattr
    """
)
MATCHES = ("setfacl -R -m u:bob:rwx /srv", "chattr -i /etc/passwd", "setcap cap_setuid+ep tool", "umask 000")
IGNORES = ("umask", "umask 077", "umask -S", "umask 022")

_FOR_ALL = late_pattern(r"(?:^|,|:)o(?:ther)?::?[r-]?w|\bmask::?[r-]?w.*o:")


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    shapes = command.shapes
    program = command.program
    if program == "umask":
        loose = [shape for shape in shapes if shape.isdigit() and int(shape, 8) & 0o022 != 0o022]
        return (
            caution(Reason.PERMISSIONS, "lets others write to every new file") if loose and shapes != ("077",) else None
        )
    if program == "setcap" and "-r" not in shapes:
        message = "gives a program rights of root"
        return danger(Reason.PRIVILEGE, message, *shapes[-1:]), danger(Reason.PERMISSIONS, message, *shapes[-1:])
    if not shapes or (program == "xattr" and not command.has_flag("w", "d", "c")):
        return None
    operands = command.operands
    if any(is_sensitive(place_of(word.shape)) for word in operands):
        return danger(Reason.PERMISSIONS, "changes who may touch system files", *operands)
    if program == "setfacl" and any(_FOR_ALL.search(shape) for shape in shapes):
        return danger(Reason.PERMISSIONS, "lets every user write there", *operands)
    if command.has_flag("b", "k") and any(is_many(word) for word in operands):
        return danger(Reason.PERMISSIONS, "drops access rules", *operands)
    return caution(Reason.PERMISSIONS, "changes who may touch what it names", *operands)
