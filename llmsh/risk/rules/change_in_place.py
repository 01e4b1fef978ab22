"""In-place editing of a glob rewrites every file that matches, without a copy unless a suffix is given.

Source: GNU sed manual, Command-Line Options (-i).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger, is_many
from llmsh.risk.targets import Change, targets_of

PROGRAMS = frozenset({"sed", "gsed", "perl", "ruby", "ex", "vim", "vi", "nvim", "tee", "sponge", "cp", "install"})
MATCHES = (
    "sed -i s/a/b/ *.py",
    "perl -pi -e s/a/b/ $files",
    "ruby -pi -e x *.md",
    "ex -sc x *.c",
    "tee *.txt",
    "cp a */.env",
)
IGNORES = (
    "sed -i.bak s/a/b/ *.py",
    "sed s/a/b/ *.py",
    "sed -i s/a/b/ one.py",
    "cp *.txt docs/",
    "tee -a *.log",
    "vim *.c",
    "cp a $b",
)
_IN_PLACE = frozenset({"sed", "gsed", "perl", "ruby"})
_EDITORS = frozenset({"ex", "vim", "vi", "nvim"})
_SUFFIX = late_pattern(r"-[a-z]*i[.~_][^ ]*|--in-place=.+")


def assess(command: SimpleCommand) -> Finding | None:
    in_place = command.program in _IN_PLACE
    if in_place and any(_SUFFIX.match(shape) for shape in command.shapes):
        return None
    is_editing = in_place or command.program in _EDITORS
    written = [target.word for target in targets_of(command) if target.change is Change.WRITES]
    many = [word for word in written if (is_many(word) if is_editing else word.glob is not None)]
    return danger(Reason.OVERWRITE, "rewrites every file that matches, keeping no copy", *many) if many else None
