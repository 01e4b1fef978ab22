"""`find -delete` removes whatever the tests select; `-fprint` and its like overwrite a file.

Source: GNU findutils manual, Actions.
"""

from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, is_sensitive, place_of

PROGRAMS = frozenset({"find", "gfind", "bfs"})
_READERS = frozenset({"cat", "cp", "tar", "gzip", "grep", "strings", "base64", "md5sum", "sha256sum", "wc"})
_COPIERS = frozenset({"cat", "gzip", "base64", "tar", "strings"})
MATCHES = (
    "find / -exec cat {} + > all",
    "find . -name '*.tmp' -delete",
    "find / -fprint /etc/passwd",
    "find . -fprintf out %p",
    "find $x -name a $y",
)
IGNORES = ("find . -name delete", "find /tmp -type f", "find . -name '*.c' -print0")


def assess(command: SimpleCommand) -> Finding | None:
    shapes = command.shapes
    if "-delete" in shapes:
        return danger(Reason.DELETE, "deletes everything that it finds")
    for index, shape in enumerate(shapes[:-1]):
        if shape in ("-fprint", "-fprint0", "-fprintf", "-fls"):
            target = shapes[index + 1]
            if is_sensitive(place_of(target)):
                return danger(Reason.OVERWRITE, f"overwrites {place_of(target)}", target)
            return caution(Reason.OVERWRITE, "overwrites a file with what it finds", target)
    if _reads_devices(command):
        return danger(Reason.RESOURCE_EXHAUSTION, "reads every device and pipe of the system, some without end")
    loose = [word for word in command.arguments[1:] if word.value is None and word.may_split]
    return caution(Reason.INDIRECT, "has tests or actions that are not known here", *loose) if loose else None


def _reads_devices(command: SimpleCommand) -> bool:
    """Claims that the content of whatever is found below `/` is read, devices among it."""
    shapes = command.shapes
    runs = next((after for shape, after in pairwise(shapes) if shape in ("-exec", "-execdir")), "")
    written = [item.target.shape for item in command.redirections if item.writes_file and item.target is not None]
    keeps = any(place_of(shape) is not Place.NULL for shape in written)
    bounds = {"-type", "-xtype", "-xdev", "-mount", "-prune", "-name", "-iname", "-path", "-size", "-perm"}
    bounds -= {"-type"} if keeps and runs in _COPIERS else set()  # among plain files are some of /proc without end
    return shapes[:1] == ("/",) and runs in _READERS and not bounds & set(shapes)
