"""`chown` and `chgrp`, above all recursively: the former owners are recorded nowhere.

Source: POSIX.1-2024, XCU, chown, chgrp.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import is_sensitive, place_of
from llmsh.risk.targets import READERS

PROGRAMS = frozenset({"chown", "chgrp"})
MATCHES = ("chown me a", "chown -R me: /usr", "chgrp staff f", "chown root /etc/shadow")
IGNORES = ("chown --help", "chmod 600 a")


def assess(command: SimpleCommand) -> Finding | None:
    targets = READERS["chown"](command)
    if not targets:
        return None
    words = [target.word for target in targets]
    if any(is_sensitive(place_of(word.shape)) for word in words):
        return danger(Reason.PERMISSIONS, "changes the owner of system or home files", *words)
    return caution(Reason.PERMISSIONS, "changes the owner", *words)
