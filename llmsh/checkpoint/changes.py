"""What a checkpoint's step did to each path, as words and as a diff of texts."""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from llmsh.checkpoint.entry import ABSENT, Entries, Entry, Kind
from llmsh.checkpoint.objects import Objects, blob_id
from llmsh.core.errors import CheckpointError

MAX_DIFF_BYTES = 256 << 10  # of one text; larger ones are only named
MAX_DIFF_LINES = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One path. what: a clause, e.g. "deleted" or "mode 644 → 755". diff: lines of a unified diff, of texts only."""

    path: str
    what: str
    diff: tuple[str, ...] = ()


def describe(path: str, before: Entries, after: Entries, objects: Objects) -> Change:
    """What the step did to `path`; the diff is left out where the step's result is no longer there."""
    old, new = before.get(path, ABSENT), after.get(path, ABSENT)
    if old.kind is Kind.FILE and new.kind in (Kind.FILE, Kind.ABSENT) and old.digest != new.digest:
        return Change(path, _what(old, new), _diff(path, old, new, objects))
    if old.kind is Kind.ABSENT and new.kind is Kind.FILE:
        return Change(path, _what(old, new), _diff(path, old, new, objects))
    return Change(path, _what(old, new))


def _what(old: Entry, new: Entry) -> str:
    if old.kind is Kind.ABSENT:
        return f"made, a {new.kind}" if new.kind is not Kind.FILE else f"made, {new.size} bytes"
    if new.kind is Kind.ABSENT:
        return f"deleted, a {old.kind}" if old.kind is not Kind.FILE else f"deleted, {old.size} bytes"
    if old.kind is not new.kind:
        return f"a {old.kind} became a {new.kind}"
    clauses = []
    if old.target != new.target:
        clauses.append(f"link {old.target} → {new.target}")
    if old.digest != new.digest:
        clauses.append(f"changed, {old.size} → {new.size} bytes")
    if old.mode != new.mode:
        clauses.append(f"mode {old.mode:o} → {new.mode:o}")
    if old.owner != new.owner:
        clauses.append(f"owner {old.owner[0]}:{old.owner[1]} → {new.owner[0]}:{new.owner[1]}")
    if old.attributes != new.attributes:
        clauses.append("extended attributes")
    return ", ".join(clauses) or "touched"


def _diff(path: str, old: Entry, new: Entry, objects: Objects) -> tuple[str, ...]:
    if max(old.size, new.size) > MAX_DIFF_BYTES:
        return ()
    try:
        was = objects.get_bytes(old.digest) if old.kind is Kind.FILE else b""
        if new.kind is Kind.FILE and (not os.path.isfile(path) or blob_id(path) != new.digest):
            return ("the step's result is no longer there",)
        now = Path(path).read_bytes() if new.kind is Kind.FILE else b""
        before, after = was.decode().splitlines(), now.decode().splitlines()
    except (OSError, CheckpointError, UnicodeDecodeError):
        return ()
    lines = list(difflib.unified_diff(before, after, "before", "after", lineterm="", n=2))[2:]
    return (*lines[:MAX_DIFF_LINES], *(["…"] if len(lines) > MAX_DIFF_LINES else []))
