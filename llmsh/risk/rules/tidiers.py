"""Programs that delete what they choose: emptied trash, duplicates, old files, old backups.

Source: gio(1), trash-cli, fdupes(1), tmpreaper(8), systemd-tmpfiles(8), restic and borg documentation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    gio gvfs-trash trash-empty trash-rm trash rmtrash trash-put gtrash fdupes jdupes rmlint bleachbit tmpreaper tmpwatch
    systemd-tmpfiles sweeper restic borg borgmatic duplicity rdiff-backup rsnapshot kopia rustic duply bup tarsnap
    backupninja rclone lftp wipe nwipe sfill sdmem rename prename file-rename mmv zmv detox
    """
)
MATCHES = (
    "gio trash --empty",
    "trash-empty",
    "fdupes -rdN .",
    "tmpreaper 1d /home",
    "restic forget --keep-last 1 --prune",
    "borg delete repo",
    "rdiff-backup --remove-older-than 1Y /b",
    "rclone purge r:x",
    "trash notes.txt",
    "lftp -e 'mirror -R --delete . /www' h",
    "rename 's/a/b/' *.txt",
    "systemd-tmpfiles --remove",
    "rclone copy a r:b",
)
IGNORES = (
    "gio list",
    "trash-list",
    "fdupes -r .",
    "restic snapshots",
    "borg list repo",
    "rclone ls r:x",
    "rdiff-backup --list-increments b",
    "rename -n s/a/b/ *.txt",
    "restic backup .",
    "borg create r::a .",
)
_BACKUPS = {
    "restic": ({"forget", "prune", "key", "repair", "rewrite"}, {"restore", "unlock", "tag", "migrate"}),
    "rustic": ({"forget", "prune"}, {"restore"}),
    "borg": ({"delete", "prune", "compact", "recreate"}, {"extract", "rename", "break-lock", "change-passphrase"}),
    "borgmatic": ({"prune", "compact", "delete"}, {"extract", "restore"}),
    "kopia": ({"snapshot", "delete"}, {"restore"}),
    "duplicity": ({"remove-older-than", "remove-all-but-n-full", "cleanup"}, {"restore", "full", "incremental"}),
    "rdiff-backup": ({"remove", "--remove-older-than", "regress"}, {"restore"}),
    "rsnapshot": (set(), {"daily", "hourly", "weekly", "sync"}),
    "tarsnap": ({"-d", "--nuke"}, {"-x"}),
    "bup": ({"rm", "prune-older", "gc"}, {"restore"}),
    "rclone": (
        {"purge", "delete", "sync", "cleanup", "rmdirs", "bisync"},
        {"move", "moveto", "deletefile", "rmdir", "copy", "copyto", "mkdir", "dedupe", "rcat", "touch", "settier"},
    ),
}


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    words = verbs(command)
    if says_dry_run(command) or command.has_flag("help", "version"):
        return None
    if program in _BACKUPS:
        gone, changed = _BACKUPS[program]
        if program == "kopia":
            return danger(Reason.DELETE, "deletes backups", *words) if "delete" in words else None
        if set(shapes) & gone and words[:2] not in (("key", "list"), ("key", "add")):
            return danger(Reason.DELETE, "deletes what is kept there, by rules and not by name", *words)
        return caution(Reason.OVERWRITE, "changes what is kept there", *words) if set(shapes) & changed else None
    if program == "lftp":
        text = " ".join(shapes)
        gone_there = "--delete" in text or "rm -r" in text or "mrm " in text
        return danger(Reason.DELETE, "deletes on the other machine", *shapes[-1:]) if gone_there else None
    if program == "gio":
        if words[:1] == ("trash",) and command.has_flag("empty"):
            return danger(Reason.DELETE, "deletes everything in the trash for good")
        changes = words[:1] and words[0] in ("remove", "trash", "move", "save", "set", "copy")
        return caution(Reason.DELETE, "changes what it names", *words) if changes else None
    if program in ("trash", "rmtrash", "trash-put", "gvfs-trash", "gtrash"):
        if command.has_flag("empty") or {"empty", "prune"} & set(words):
            return danger(Reason.DELETE, "deletes everything in the trash for good")
        return caution(Reason.DELETE, "moves what it names to the trash", *words) if words else None
    if program in ("trash-empty", "trash-rm"):
        return danger(Reason.DELETE, "deletes what is in the trash for good", *words)
    if program in ("fdupes", "jdupes"):
        deletes = command.has_flag("d", "delete", "L", "link", "N")
        return danger(Reason.DELETE, "deletes files that it takes for duplicates", *words) if deletes else None
    if program in ("rename", "prename", "file-rename", "mmv", "zmv", "detox"):
        if command.has_flag("n", "no-act", "nono", "just-print"):
            return None
        if command.has_flag("f", "force") and any(word.glob is not None or word.may_split for word in command.operands):
            return danger(Reason.OVERWRITE, "renames every file that matches over what has that name", *words)
        return caution(Reason.OVERWRITE, "renames every file that matches", *words) if words else None
    if program == "systemd-tmpfiles":
        acts = command.has_flag("remove", "clean", "purge")
        return danger(Reason.DELETE, "deletes files by the rules of the system", *words) if acts else None
    if program == "bleachbit":
        acts = command.has_flag("c", "clean", "s", "shred", "w", "wipe-free-space")
        return danger(Reason.DELETE, "deletes what it chooses", *words) if acts else None
    if program == "rmlint":
        return caution(Reason.DELETE, "writes a script that deletes what it takes for lint", *words)
    if program in ("backupninja", "duply", "sweeper"):
        return caution(Reason.DELETE, "deletes or replaces by its own rules", *words)
    return danger(Reason.DELETE, "deletes what it chooses", *words) if words else None
