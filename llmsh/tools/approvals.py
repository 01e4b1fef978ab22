"""Commands that a program wants to run: asked for, approved by the user in a terminal, used once.

An approval is for one command, byte for byte, in one directory as it was then, by one program. Not defended: another
process of this user can write this file.
"""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from llmsh.config import private_dir, state_dir
from llmsh.tools.private_file import read_private, replace_private

MAX_BYTES = 4 << 20
MAX_WAITING = 50
MAX_COMMAND_BYTES = 32 << 10
# Who asked has gone on long ago; and a yes that was not used soon was for something else.
ASKED_S, APPROVED_S = 3_600.0, 600.0


@dataclass(frozen=True, slots=True)
class Wish:
    """caller: how the program names itself. asked, approved: seconds since the epoch, 0 when not approved.

    place: what the directory is, so that another in its place is none. word: the user typed the word that dangerous
    commands need.
    """

    number: int
    caller: str
    command: str
    cwd: str
    place: str
    asked: float
    approved: float = 0.0
    word: bool = False


class Approvals:
    """The wishes in one file; several processes may change them at once."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or state_dir() / "approvals.json"

    def waiting(self) -> tuple[Wish, ...]:
        """What nobody has decided about, oldest first."""
        return tuple(wish for wish in self._load() if not wish.approved)

    def ask(self, caller: str, command: str, cwd: Path) -> int:
        """Write the wish down, once; its number. Raises OSError."""
        with self._changing() as wishes:
            wanted = (caller, command, str(cwd), _place(cwd))
            for wish in wishes:
                if _about(wish) == wanted and not wish.approved:
                    return wish.number
            number = max((wish.number for wish in wishes), default=0) + 1
            wishes[:] = [*wishes[-(MAX_WAITING - 1) :], Wish(number, *wanted, asked=time.time())]
            return number

    def approve(self, wish: Wish, *, word: bool) -> bool:
        """The user's yes to exactly `wish`; False when it has gone meanwhile. Raises OSError."""
        with self._changing() as wishes:
            if wish not in wishes:
                return False
            wishes[wishes.index(wish)] = replace(wish, approved=time.time(), word=word)
            return True

    def refuse(self, wish: Wish) -> None:
        """Raises OSError."""
        with self._changing() as wishes:
            wishes[:] = [other for other in wishes if other.number != wish.number]

    def take(self, caller: str, command: str, cwd: Path) -> Wish | None:
        """Use up the approval of this very command; None where there is none. Raises OSError."""
        with self._changing() as wishes:
            for wish in wishes:
                if _about(wish) == (caller, command, str(cwd), _place(cwd)) and wish.approved:
                    wishes.remove(wish)
                    return wish
        return None

    def _load(self) -> list[Wish]:
        """Those that still count; nothing is approved where the file cannot be read or is not this user's alone."""
        try:
            rows = json.loads(read_private(self._path, max_bytes=MAX_BYTES))
        except (OSError, ValueError, RecursionError):
            return []
        found = [_wish(row) for row in rows] if isinstance(rows, list) else []
        now = time.time()
        return [wish for wish in found if wish is not None and _counts(wish, now)]

    @contextlib.contextmanager
    def _changing(self) -> Iterator[list[Wish]]:
        private_dir(self._path.parent)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        lock = os.open(self._path.with_suffix(".lock"), flags, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            wishes = self._load()
            before = list(wishes)
            yield wishes
            if wishes != before:
                replace_private(self._path, json.dumps([asdict(wish) for wish in wishes], indent=1) + "\n")
        finally:
            os.close(lock)


def _about(wish: Wish) -> tuple[str, str, str, str]:
    return wish.caller, wish.command, wish.cwd, wish.place


def _place(cwd: Path) -> str:
    status = cwd.stat()
    return f"{status.st_dev}:{status.st_ino}"


def _counts(wish: Wish, now: float) -> bool:
    """A clock that was set back makes nothing live longer."""
    age_s = now - (wish.approved or wish.asked)
    return 0 <= age_s < (APPROVED_S if wish.approved else ASKED_S)


def _wish(row: object) -> Wish | None:
    names = {item.name for item in fields(Wish)}
    if not isinstance(row, dict) or set(row) != names:
        return None
    is_text = all(isinstance(row[key], str) for key in ("caller", "command", "cwd", "place"))
    is_time = all(isinstance(row[key], int | float) and not isinstance(row[key], bool) for key in ("asked", "approved"))
    return Wish(**row) if is_text and is_time and type(row["number"]) is int and type(row["word"]) is bool else None
