"""Version control other than git: history that is stripped, and work that is reverted.

Source: hg help strip, histedit; Subversion book, svn delete, svn revert; jj documentation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, verbs

PROGRAMS = frozenset({"hg", "svn", "svnadmin", "jj", "bzr", "fossil", "p4", "cvs", "bfg", "hub"})
MATCHES = (
    "hg strip -r 100",
    "svn delete https://h/trunk -m x",
    "svn revert -R .",
    "hg update -C",
    "jj abandon x",
    "svn commit -m x",
    "hg purge",
)
IGNORES = ("hg log", "svn status", "hg diff", "svn info", "jj log", "svn log -l 5", "hg update tip")
_LOSES = {
    "hg": {"strip", "rollback", "purge", "histedit", "prune", "debugstrip"},
    "jj": {"abandon", "restore", "undo"},
    "svnadmin": {"rmtxns", "setrevprop", "load"},
    "bzr": {"uncommit", "clean-tree"},
    "p4": {"obliterate", "revert"},
    "fossil": {"purge", "revert"},
    "svn": set(),
    "cvs": set(),
}
_CHANGES = frozenset(
    {"commit", "ci", "push", "pull", "merge", "revert", "delete", "rm", "move", "mv", "up", "copy", "cp", "import"}
    | {"switch", "submit", "update", "rebase", "amend", "backout", "unshelve", "shelve", "graft", "lock", "unlock"}
)


def assess(command: SimpleCommand) -> Finding | None:
    program = command.program or ""
    words = verbs(command, "mrRFl", ("message", "rev", "revision", "file", "limit"))
    if not words or command.has_flag("help", "dry-run", "n"):
        return None
    verb, lost = words[0], Reason.GIT_HISTORY_LOSS
    if program == "bfg" or (program == "hub" and verb == "delete"):
        return danger(lost, "rewrites or deletes a whole repository", *words)
    if program == "hub":
        return None
    if verb in _LOSES[program]:
        return danger(lost, "drops commits or changes that are kept nowhere else", *words)
    if program == "svn" and verb in ("delete", "del", "remove", "rm") and any("://" in word for word in words[1:]):
        return danger(lost, "deletes a branch on the server", *words[1:])
    if program == "svn" and verb == "revert" and command.has_flag("R", "recursive", "depth"):
        return danger(lost, "throws away every uncommitted change", *words[1:])
    if (
        program == "hg"
        and verb in ("update", "up", "checkout", "co", "revert")
        and command.has_flag("C", "clean", "all")
    ):
        return danger(lost, "throws away every uncommitted change", *words[1:])
    if verb in _CHANGES and (verb not in ("update", "up") or program != "hg"):
        return caution(Reason.OVERWRITE, "changes the working tree or the repository", *words)
    return None
