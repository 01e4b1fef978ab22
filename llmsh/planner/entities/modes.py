"""File modes: `755`, `u+x`, `a-w`, "executable"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

# Without a word that says so, only these are modes; 1440 and 2560 may be anything.
_TYPICAL = re.compile(r"0?[4-7][0-7]{2}")
_SAYING = frozenset(
    """chmod mode modes permission permissions perm perms octal umask access accessible rights lock readable writable
    executable bits sticky setuid setgid suid sgid install""".split()
)

_SYMBOLIC = re.compile(r"[ugoa]*[+=-][rwxXst]+(,[ugoa]*[+=-][rwxXst]*)*|[ugoa]+=(,[ugoa]+[+=-][rwxXst]*)+")


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    is_said = any(token.low in _SAYING for token in tokens)
    for at, token in enumerate(tokens):
        if re.fullmatch(r"[0-7]{3,4}", token.text) and (is_said or _TYPICAL.fullmatch(token.text)):
            yield Entity("mode", at, at + 1, Value(token.text), is_sure=False)
        elif _SYMBOLIC.fullmatch(token.text) and len(token.text) > 1:
            yield Entity("mode", at, at + 1, Value(token.text))
