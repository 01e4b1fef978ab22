"""`rm` takes files away for good; with `-r`, a glob or a list from elsewhere, more than those named.

Source: POSIX.1-2024, XCU, rm; GNU coreutils manual, rm invocation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.places import Place, is_sensitive, normalise, place_of

PROGRAMS = frozenset({"rm", "grm", "unlink", "srm", "del", "erase", "rimraf", "del-cli", "rmtree"})
MATCHES = (
    "rm -rf build",
    "rm --recurs build",
    "rm *.log",
    "rm notes.txt",
    "rm a b -fR",
    "rm /etc/passwd",
    "rimraf dist",
)
IGNORES = ("rm --help", "rmdir empty", "ls rm")


_TREES = frozenset({"rimraf", "del-cli", "rmtree"})  # these take directories without being asked
_REPOSITORY = late_pattern(
    r"(?:.*/)?(?:\.git|\.hg|\.svn)(?:/(?:refs|objects|logs|packed-refs|HEAD|index|store)\b.*|/?)\Z"
)


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    words = command.operands
    if not words:
        return None
    if command.program in _TREES or command.has_flag("r", "R", "recursive", "no-preserve-root"):
        found = danger(Reason.DELETE, "removes whole directory trees", *words)
        history = [word for word in words if _REPOSITORY.match(normalise(word.shape))]
        if history:
            return found, danger(Reason.GIT_HISTORY_LOSS, "removes the history of a repository", *history)
        return found
    many = [word for word in words if is_many(word)]
    if many:
        return danger(Reason.DELETE, "removes every file that matches, not one that is named", *many)
    sensitive = [
        word for word in words if is_sensitive(place_of(word.shape)) and place_of(word.shape) is not Place.NULL
    ]
    internals = [word for word in words if _REPOSITORY.match(normalise(word.shape))]
    if internals:
        return danger(Reason.GIT_HISTORY_LOSS, "removes the history of a repository", *internals)
    if sensitive:
        return danger(Reason.DELETE, f"removes {place_of(sensitive[0].shape)}", *sensitive)
    return caution(Reason.DELETE, "removes what it names", *words)
