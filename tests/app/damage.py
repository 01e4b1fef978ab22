"""Ways in which a file of ours can be damaged, each the same for the same seed."""

import os
import random
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path, random.Random], None]


def _cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(max(1, len(data)))])


def _empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def _nulls(path: Path, chance: random.Random) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))


def _hole(path: Path, chance: random.Random) -> None:
    """A block of NUL, as after a power failure."""
    data = bytearray(path.read_bytes())
    start = chance.randrange(max(1, len(data)))
    data[start : start + 4096] = bytes(len(data[start : start + 4096]))
    path.write_bytes(data)


def _garbage(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(3000))


def _flipped(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(20 if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _first_bytes(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(16) + path.read_bytes()[16:])


def _doubled(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() * 2)


def _prefixed(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"\xff\xfe\x00\xed\xa0\x80" + path.read_bytes())


def _large(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(1 << 16) * 160)


def _text(path: Path, chance: random.Random) -> None:
    path.write_text("<<<<<<< HEAD\nours = 1\n=======\ntheirs = 2\n>>>>>>> other\n")


def _directory(path: Path, chance: random.Random) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


def _link_to(target: str) -> Damage:
    def link(path: Path, chance: random.Random) -> None:
        path.unlink()
        path.symlink_to(target)

    return link


def _link_to_itself(path: Path, chance: random.Random) -> None:
    path.unlink()
    path.symlink_to(path)


def _pipe(path: Path, chance: random.Random) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def _unreadable(path: Path, chance: random.Random) -> None:
    path.chmod(0)


def _read_only(path: Path, chance: random.Random) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)


def _parent_is_a_file(path: Path, chance: random.Random) -> None:
    for each in path.parent.iterdir():
        each.unlink()
    path.parent.rmdir()
    path.parent.write_text("a file\n")


# Every kind of file may meet these.
OF_ANY_FILE: dict[str, Damage] = {
    "cut": _cut,
    "empty": _empty,
    "nulls": _nulls,
    "hole": _hole,
    "garbage": _garbage,
    "flipped": _flipped,
    "first bytes": _first_bytes,
    "doubled": _doubled,
    "prefixed": _prefixed,
    "large": _large,
    "merge conflict": _text,
    "directory": _directory,
    "dangling link": _link_to("nowhere/at/all"),
    "link to /dev/null": _link_to("/dev/null"),
    "link to /dev/zero": _link_to("/dev/zero"),
    "link to /dev/full": _link_to("/dev/full"),
    "link to itself": _link_to_itself,
    "pipe": _pipe,
    "unreadable": _unreadable,
    "read only": _read_only,
    "parent is a file": _parent_is_a_file,
}

# config.toml: values that TOML allows and nobody can use.
SETTINGS: dict[str, str] = {
    "not closed": "prompt = [",
    "a word": "hint = yes",
    "wrong type": "theme = 1\nhint = 'yes'",
    "list of lists": "never_explain = [['ls'], 1]",
    "a table for a value": "[theme]\nname = 'x'",
    "array of tables": "[[undo]]\n[[undo]]",
    "same key twice": "hint = true\nhint = false",
    "unknown key": "colour = 'red'",
    "deep": "never_explain = " + "[" * 20_000 + "]" * 20_000,
    "number too long": "history_size = " + "9" * 5_000,
    "number too large": f"history_size = {2**70}\nundo_max_bytes = {2**70}\ncapture_command_bytes = {2**70}",
    "negative": "history_size = -1\ncapture_command_bytes = -1\ncapture_session_bytes = -1\nundo_keep_days = -1",
    "zero": "history_size = 0\ncapture_command_bytes = 0\ncapture_session_bytes = 0",
    "not a number": "plan_timeout_s = nan\nkernel_idle_s = inf\nmodel_idle_s = -inf",
    "theme is no file": "theme = '/dev/null/x'",
    "theme without an end": "theme = '/dev/zero'",
    "theme is a directory": "theme = '/'",
    "NUL in a path": 'theme = "a\\u0000b"\nmodel = "a\\u0000b"',
    "escape codes": 'theme = "\\u001b[2J\\u001b]0;x\\u0007"',
    "no such choice": "edit_mode = 'emax'\ninner_shell = 'tcsh'",
    "control bytes": "hint = true\x00\x01\x1b[2J",
    "long line": "theme = '" + "x" * 300_000 + "'",
}
