"""In-place editing of a glob rewrites every file that matches, without a copy unless a suffix is given.

Source: GNU sed manual, Command-Line Options (-i).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger, is_many
from llmsh.risk.targets import targets_of

PROGRAMS = frozenset({"sed", "gsed", "perl", "ruby"})
MATCHES = ("sed -i s/a/b/ *.py", "perl -pi -e s/a/b/ $files")
IGNORES = ("sed -i.bak s/a/b/ *.py", "sed s/a/b/ *.py", "sed -i s/a/b/ one.py")
_SUFFIX = late_pattern(r"-[a-z]*i[.~_][^ ]*|--in-place=.+")


def assess(command: SimpleCommand) -> Finding | None:
    if any(_SUFFIX.match(shape) for shape in command.shapes):
        return None
    many = [target.word for target in targets_of(command) if is_many(target.word)]
    return danger(Reason.OVERWRITE, "rewrites every file that matches, keeping no copy", *many) if many else None
