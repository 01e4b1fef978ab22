"""Names that the words beside them announce: "the process named worker", "the nginx service", "install ripgrep"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.free_text import is_descriptive
from llmsh.planner.lexicon import COMMON
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_BEARERS = frozenset(
    """process processes service services daemon daemons container containers program programs unit units user group
    package host variable alias session screen job jobs""".split()
)
_AFTER = frozenset("process processes service services daemon daemons container containers".split())
# What is said of processes and services and is no name of one.
_SAID_OF_THEM = frozenset(
    """running stopped background foreground zombie child parent new old other system failed active inactive enabled
    disabled docker podman dead defunct stuck hung sleeping idle busy heavy hungry suspended paused top own root
    my user users cpu memory ram network file which what no more many few several exited unused current first last
    next previous linux unix shell git web web's single multiple different healthy unhealthy orphan orphaned
    longest oldest newest biggest largest slowest any every each those these this that same called named whole
    kernel per long short main init two three four five ten hundred systemd listening started""".split()
)
# What is installed has a name that nobody need have heard of.
_INSTALLS = frozenset("install instal uninstall deinstall reinstall".split())
_AFTER_PACKAGE = frozenset(
    "and or with via using from on for in globally locally please now again as by system-wide".split()
)
_NO_PACKAGE = frozenset(
    """it them everything all dependencies dependency requirements packages package updates update software programs
    apps locally globally something""".split()
)
_NAME = re.compile(r"[A-Za-z][\w.@+-]*\Z")


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    """Entities of kind `announced`."""
    for at, token in enumerate(tokens):
        if token.quoted or not _NAME.match(token.text) or token.low in COMMON:
            continue
        if _is_package(tokens, at):
            yield Entity("announced", at, at + 1, Value(token.text))
        if token.low in _SAID_OF_THEM:
            continue
        is_called = at > 1 and tokens[at - 1].low in ("named", "called") and tokens[at - 2].low in _BEARERS
        is_told = (
            at + 1 < len(tokens)
            and not token.stop
            and tokens[at + 1].low in _AFTER
            and at > 0
            and not is_descriptive(token)
            and not token.low.endswith(("ing", "ed"))
        )
        if is_called or is_told:
            yield Entity("announced", at, at + 1, Value(token.text))


def _is_package(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word stands where the name of a package does: "install curl and ripgrep with brew"."""
    if tokens[at].low in _NO_PACKAGE or (
        at + 1 < len(tokens) and not tokens[at].stop and tokens[at + 1].low not in _AFTER_PACKAGE
    ):
        return False
    before = at - 1
    while before > 1 and tokens[before].low in ("and", ","):
        before -= 2
    return before >= 0 and tokens[before].low in _INSTALLS and not tokens[before].quoted
