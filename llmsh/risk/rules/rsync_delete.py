"""rsync options that delete what the other side lacks, or what was sent.

Source: rsync(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    rsync rclone lftp unison robocopy restic borg duplicity rdiff-backup tarsnap zip mc
    """
)
MATCHES = (
    "rsync -a --delete src/ dst/",
    "rsync --remove-source-files a b",
    "rclone purge r:x",
    "rsync -a src/ host:dst/",
    "restic forget --prune x",
    "rsync -av --del a/ b/",
    "borg delete repo::a",
    "zip -m a.zip f",
    "rclone sync a b:",
    "mc rm --recursive s3/b",
    "rsync -a /dev/null /",
)
IGNORES = (
    "rsync -n --delete a b",
    "rsync --list-only a",
    "rclone ls r:",
    "restic snapshots",
    "borg list repo",
    "rsync --dry-run -a --delete a b",
    "zip -r a.zip d",
    "rsync -avn a b",
)
_VERBS = {
    "rclone": (
        {"purge", "delete", "deletefile", "sync", "cleanup", "rmdirs", "move", "bisync", "dedupe"},
        {"copy", "copyto", "moveto", "rmdir", "mkdir", "mount"},
    ),
    "restic": ({"forget", "prune"}, {"restore", "backup", "init", "unlock", "rebuild-index", "migrate"}),
    "borg": ({"delete", "prune", "recreate", "compact"}, {"create", "init", "extract", "mount"}),
    "mc": ({"rm", "rb", "mirror"}, {"cp", "mv", "mb"}),
    "duplicity": ({"remove-older-than", "remove-all-but-n-full", "cleanup"}, {"restore", "full", "incremental"}),
    "tarsnap": (set(), set()),
}


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if (
        says_dry_run(command)
        or command.has_flag("list-only", "help", "version")
        or (program == "rsync" and command.has_flag("n"))
    ):
        return None
    if program in _VERBS:
        verb = next((shape for shape in shapes if not shape.startswith("-")), "")
        destroys, changes = _VERBS[program]
        if verb in destroys:
            reason = Reason.CLOUD_DESTROY if program in ("rclone", "mc") else Reason.DELETE
            return danger(reason, "deletes what the other side, or a rule, does not keep", *command.operands[1:])
        return (
            caution(Reason.OVERWRITE, "may replace what is there", *command.operands[1:]) if verb in changes else None
        )
    if program == "zip":
        return (
            danger(Reason.DELETE, "deletes the files it packs", *command.operands[1:])
            if command.has_flag("m", "move")
            else None
        )
    if program == "robocopy" and {"/mir", "/purge", "/move", "/mov"} & {shape.lower() for shape in shapes}:
        return danger(Reason.DELETE, "deletes what the source lacks, or what was sent", *command.operands)
    if any(shape.startswith(("--del", "--remove-s", "--force")) for shape in shapes) or "--existing" in shapes[:0]:
        return danger(Reason.DELETE, "deletes what the source lacks, or what was sent", *command.operands)
    operands = command.options("eTfB", ("rsh", "exclude", "include", "filter", "files-from")).operands
    if program == "rsync" and len(operands) > 1:
        if place_of(operands[-1].shape) in (Place.ROOT, Place.SYSTEM, Place.ACCESS, Place.STARTUP):
            return danger(Reason.SYSTEM_CONFIG, "writes over system files", operands[-1])
        return caution(Reason.OVERWRITE, "may replace files in the destination", operands[-1])
    return None
