"""Programs that write to a file they are given may replace what is in it.

Source: POSIX.1-2024, XCU, cp, mv, tee, dd; GNU coreutils manual.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution
from llmsh.risk.places import Place, place_of
from llmsh.risk.targets import READERS, Change

PROGRAMS = frozenset(READERS) - {
    "rm",
    "unlink",
    "rmdir",
    "srm",
    "shred",
    "truncate",
    "mkdir",
    "touch",
    "mkfifo",
    "tar",
    "gtar",
    "bsdtar",
    "chmod",
    "chown",
    "chgrp",
    "zip",
    "unzip",
    "rsync",
    "scp",
    "gcc",
    "cc",
    "docker",
    "podman",
    "nerdctl",
    "kubectl",
    "oc",
}
MATCHES = (
    "cp a b",
    "mv a.txt docs/",
    "echo x | tee out.txt",
    "sed -i s/a/b/ f",
    "sort -o f f",
    "curl -o page.html http://h/",
)
IGNORES = (
    "sed s/a/b/ f",
    "sort f",
    "curl http://h/",
    "cp -n a b",
    "tee /dev/null",
    "curl -o /dev/null http://h/",
    "tee",
)


def assess(command: SimpleCommand) -> Finding | None:
    reader = READERS.get(command.program or "")
    changed = [
        target.word
        for target in (reader(command) if reader else ())
        if target.change is not Change.CREATES
        and place_of(target.word.shape) is not Place.NULL
        and target.word.shape != "-"
    ]
    return caution(Reason.OVERWRITE, "may replace what it names", *changed) if changed else None
