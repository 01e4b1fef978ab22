"""The journal: one JSON file a checkpoint, written whole and renamed into place; a damaged one is set aside."""

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from llmsh.checkpoint.snapshot import Picture, picture_from_json
from llmsh.core.errors import CheckpointError
from llmsh.core.ports import CheckpointRecord


@dataclass(slots=True)
class Journal:
    """One checkpoint. after: None until the step is finished. roots, changed: absolute paths."""

    number: int
    time: float
    cwd: str
    command: str
    roots: list[str]
    before: Picture
    after: Picture | None = None
    changed: list[str] = field(default_factory=list)
    is_undone: bool = False

    @property
    def undoes(self) -> int | None:
        """The number of the checkpoint that this one undid; None for a step."""
        word, _, number = self.command.partition(" ")
        return int(number) if word == "undo" and number.isdecimal() else None

    def record(self) -> CheckpointRecord:
        paths = tuple(Path(path) for path in self.changed)
        return CheckpointRecord(self.number, self.time, Path(self.cwd), self.command, paths, self.is_undone)


def write(folder: Path, entry: Journal) -> None:
    """Raises OSError."""
    value = {
        "number": entry.number,
        "time": entry.time,
        "cwd": entry.cwd,
        "command": entry.command,
        "roots": entry.roots,
        "before": {path: item.to_json() for path, item in entry.before.items()},
        "after": None if entry.after is None else {path: item.to_json() for path, item in entry.after.items()},
        "changed": entry.changed,
        "is_undone": entry.is_undone,
    }
    fd, name = tempfile.mkstemp(dir=folder, prefix=".new-")
    with os.fdopen(fd, "w", encoding="utf-8", errors="surrogateescape") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, _path(folder, entry.number))


def read(folder: Path, number: int) -> Journal:
    """Raises CheckpointError when there is none, or it is damaged (it is then set aside)."""
    path = _path(folder, number)
    try:
        value = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
        value["before"] = picture_from_json(value["before"])
        value["after"] = None if value["after"] is None else picture_from_json(value["after"])
        return Journal(**value)
    except FileNotFoundError as error:
        raise CheckpointError(f"there is no checkpoint {number}", hint="see: llmsh undo --list") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        path.rename(path.with_suffix(".damaged"))
        raise CheckpointError(
            f"checkpoint {number} is damaged and was set aside", hint=f"it is {path}.damaged"
        ) from error


def read_all(folder: Path) -> list[Journal]:
    """All readable checkpoints, oldest first."""
    found = []
    for number in _numbers(folder):
        try:
            found.append(read(folder, number))
        except CheckpointError:
            continue
    return found


def next_number(folder: Path) -> int:
    return max(_numbers(folder), default=0) + 1


def remove(folder: Path, number: int) -> None:
    _path(folder, number).unlink(missing_ok=True)


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number}.json"


def _numbers(folder: Path) -> list[int]:
    return sorted(int(path.stem) for path in folder.glob("*.json") if path.stem.isdecimal())
