"""What each well-known program takes as operands, read from operands.txt."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path


class Takes(StrEnum):
    """The operands of a program; operands.txt says what each word means."""

    TEXT = "text"
    NONE = "none"
    COMMAND = "command"
    NAMES = "names"
    NUMBERS = "numbers"
    PATHS = "paths"
    FILES = "files"
    SUBCOMMAND = "sub"
    WORDS = "words"
    ONLY = "only"
    TARGETS = "targets"
    PROOF = "proof"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Operands:
    """takes: the kind of operands. words: those that belong to the program's own language."""

    takes: Takes = Takes.FILES
    words: frozenset[str] = field(default_factory=frozenset)

    @property
    def own_count(self) -> int:
        """How many operands may be words of the program's own; a subcommand is followed by names."""
        return 2 if self.takes is Takes.SUBCOMMAND else 99


@lru_cache(maxsize=1)
def operand_table() -> dict[str, Operands]:
    """Program name → Operands; a later line about the same program adds its words."""
    table: dict[str, Operands] = {}
    text = Path(__file__).with_name("operands.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        names, takes, *words = line.split()
        for name in names.split(","):
            before = table.get(name)
            if before is None:
                table[name] = Operands(Takes(takes), frozenset(words))
            else:
                table[name] = Operands(before.takes, before.words | frozenset(words))
    return table


UNKNOWN = Operands()


def operands_of(program: str) -> Operands:
    return operand_table().get(program, UNKNOWN)
