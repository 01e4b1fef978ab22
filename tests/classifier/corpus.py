"""The routing corpus: lines that are commands, lines that are sentences, and the third kept unseen while building."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "corpus" / "routing"
COMMAND_FILES = ("commands.txt", "aliases.txt", "paths.txt", "typos.txt")
SENTENCE_FILES = ("sentences_program.txt", "sentences_plain.txt")


@dataclass(frozen=True, slots=True)
class Entry:
    """text: the line as typed. alias: the name that is an alias or a function there. unseen: kept back at first."""

    file: str
    number: int
    text: str
    unseen: bool
    alias: str = ""

    @property
    def is_command(self) -> bool:
        return self.file in COMMAND_FILES


def _unseen() -> frozenset[tuple[str, int]]:
    rows = (FOLDER / "unseen.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.rsplit(":", 1) for row in rows if row and not row.startswith("#"))
    return frozenset((name, int(number)) for name, number in pairs)


def entries(*, seen_only: bool) -> list[Entry]:
    """All lines of the corpus, or only those that may be looked at while rules are written."""
    unseen = _unseen()
    found = []
    for name in COMMAND_FILES + SENTENCE_FILES:
        for number, row in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), start=1):
            alias, text = row.split("\t", 1) if name == "aliases.txt" else ("", row)
            if text.strip():
                found.append(Entry(name, number, text, (name, number) in unseen, alias))
    return [entry for entry in found if not (seen_only and entry.unseen)]
