"""Taking over the history of another shell; what is there already is not taken twice, however often it is asked for."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.core.ports import HistoryEntry
from llmsh.history.atuin_file import read_atuin_history
from llmsh.history.bash_file import read_bash_history
from llmsh.history.fish_file import read_fish_history
from llmsh.history.schema import clean
from llmsh.history.zsh_file import read_zsh_history

if TYPE_CHECKING:
    from llmsh.history.store import SqliteHistory

READERS: dict[str, Callable[[Path], Iterator[HistoryEntry]]] = {
    "bash": read_bash_history,
    "zsh": read_zsh_history,
    "fish": read_fish_history,
    "atuin": read_atuin_history,
}
# Entries in one transaction, so that shells that write meanwhile wait only for a moment.
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Imported:
    """found: entries in the source; added; known: there already; masked, dropped: with a secret in their arguments."""

    found: int = 0
    added: int = 0
    known: int = 0
    masked: int = 0
    dropped: int = 0


def usual_files(source: str) -> tuple[Path, ...]:
    """Where the history of `source` is looked for, the likeliest first."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    zsh = Path(os.environ.get("ZDOTDIR") or home)
    own = os.environ.get("HISTFILE", "")
    return {
        "bash": (*([Path(own)] if "bash" in own else []), home / ".bash_history"),
        "zsh": (zsh / ".zsh_history", home / ".zsh_history", zsh / ".zhistory", zsh / ".histfile"),
        "fish": (data / "fish/fish_history",),
        "atuin": (Path(os.environ.get("ATUIN_DB_PATH") or data / "atuin/history.db"),),
    }[source]


def take_over(store: "SqliteHistory", source: str, path: Path, kept: Callable[[str], str | None]) -> Imported:
    """Copy what `path` has and the history has not. kept: what is stored of a line, None for nothing.

    An entry with a time is known when the same command has one in the same second, one without a time when the
    history has as many of the command as the file has. Raises OSError, LlmshError.
    """
    counts: Counter[str] = Counter()
    there = _there(store)
    new = _new(READERS[source](path), path.stat().st_mtime, there, kept, counts)
    while chunk := list(islice(new, CHUNK)):
        counts["added"] += store.add_all(chunk)
    return Imported(**counts)


def _new(
    entries: Iterable[HistoryEntry],
    written: float,
    there: Counter[int],
    kept: Callable[[str], str | None],
    counts: Counter[str],
) -> Iterator[HistoryEntry]:
    for entry in entries:
        counts["found"] += 1
        line = kept(entry.command)
        if line is None:
            counts["dropped"] += 1
            continue
        key = _key(line, entry.time)
        if there[key] > 0:
            there[key] -= 1
            counts["known"] += 1
            continue
        counts["masked"] += line != entry.command
        yield replace(entry, command=line, time=entry.time or written)


def _there(store: "SqliteHistory") -> Counter[int]:
    """How many entries there are of each command, and of each command in each second."""
    found: Counter[int] = Counter()
    for command, time in store.commands_and_times():
        found[_key(command, time)] += 1
        found[_key(command, 0.0)] += 1
    return found


def _key(command: str, time: float) -> int:
    # Numbers, not texts: a million entries stay below 200 MB while they are counted.
    return hash((clean(command), int(time)))
