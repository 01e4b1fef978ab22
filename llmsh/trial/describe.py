"""A difference as words, and as a diff where it is of texts."""

import contextlib
import difflib
from collections.abc import Iterator, Sequence

from llmsh.checkpoint.entry import Entry, Kind
from llmsh.core.trial import Change, Touch
from llmsh.trial.difference import Difference

MAX_TEXT_BYTES = 256 << 10  # of one text; of a larger one only the size is said
MAX_DIFF_LINES = 200  # of one text
MAX_ALL_LINES = 5_000  # of all texts together


def describe(differences: Sequence[Difference]) -> tuple[Change, ...]:
    """One Change for each difference, in order; a directory that went stands for what was in it."""
    room = MAX_ALL_LINES
    changes = []
    gone = {each.path for each in differences if each.after.kind is Kind.ABSENT and each.before.kind is Kind.DIRECTORY}
    inside: dict[str, list[Difference]] = {}
    for difference in differences:
        top = _outermost(difference.path, gone)
        if difference.after.kind is Kind.ABSENT and top is not None:
            inside.setdefault(top, []).append(difference)
            if top != difference.path:
                continue
        diff = tuple(_diff(difference))[: max(room, 0)]
        room -= len(diff)
        changes.append(_change(difference, diff))
    return tuple(_whole(change, inside[change.path]) if change.path in inside else change for change in changes)


def _outermost(path: str, gone: set[str]) -> str | None:
    found = path if path in gone else None
    while "/" in path[1:]:
        path = path.rpartition("/")[0]
        if path in gone:
            found = path
    return found


def _whole(change: Change, inside: Sequence[Difference]) -> Change:
    files = [each for each in inside if each.before.kind is not Kind.DIRECTORY]
    size = sum(each.before.size for each in files)
    count = f"{len(files)} {'file' if len(files) == 1 else 'files'}" if files else "empty"
    what = f"deleted, a directory, {count}" + (f", {size} bytes" if size else "")
    return Change(change.path, Touch.DELETED, what, size_before=size)


def _change(difference: Difference, diff: tuple[str, ...]) -> Change:
    old, new = difference.before, difference.after
    touch, what = _touch_and_what(difference)
    return Change(difference.path, touch, what, old.size, new.size, difference.moved_from, diff)


def _touch_and_what(difference: Difference) -> tuple[Touch, str]:
    old, new = difference.before, difference.after
    if difference.moved_from:
        return Touch.MOVED, ", ".join(["moved", *_attributes(old, new)])
    if new.kind is Kind.ABSENT:
        return Touch.DELETED, f"deleted, {old.size} bytes" if old.kind is Kind.FILE else f"deleted, a {old.kind}"
    if old.kind is Kind.ABSENT:
        if difference.twin:
            return Touch.MADE, f"made, another name of {difference.twin}"
        what = {
            Kind.FILE: f"made, {new.size} bytes",
            Kind.LINK: f"made, a link to {new.target}",
        }.get(new.kind, f"made, a {new.kind}")
        return Touch.MADE, what + (f", mode {new.mode:o}" if new.mode & 0o7111 and new.kind is Kind.FILE else "")
    if old.kind is not new.kind:
        return Touch.CHANGED, f"a {old.kind} became a {new.kind}"
    clauses = []
    if old.target != new.target:
        clauses.append(f"link {old.target} → {new.target}")
    if new.kind is Kind.FILE and not difference.same_content:
        clauses.append(f"changed, {old.size} → {new.size} bytes")
    if difference.twin:
        clauses.append(f"now another name of {difference.twin}")
    clauses += _attributes(old, new)
    return Touch.CHANGED, ", ".join(clauses) or "time"


def _attributes(old: Entry, new: Entry) -> Iterator[str]:
    if old.mode != new.mode and new.kind is not Kind.LINK:
        yield f"mode {old.mode:o} → {new.mode:o}"
    if old.owner != new.owner:
        yield f"owner {old.owner[0]}:{old.owner[1]} → {new.owner[0]}:{new.owner[1]}"
    if old.attributes != new.attributes:
        yield "extended attributes"


def _diff(difference: Difference) -> Iterator[str]:
    """The lines of a unified diff, without its head; nothing where one of the two is no text."""
    old, new = difference.before, difference.after
    if Kind.FILE not in (old.kind, new.kind) or difference.same_content or difference.twin or difference.moved_from:
        return
    if max(old.size, new.size) > MAX_TEXT_BYTES:
        return
    try:
        before = _lines(difference.path) if old.kind is Kind.FILE else []
        after = _lines(difference.store) if new.kind is Kind.FILE else []
    except (OSError, UnicodeDecodeError):
        return
    if before is None or after is None:
        return
    made = difflib.unified_diff(before, after, lineterm="", n=3)
    with contextlib.suppress(StopIteration):
        next(made)
        next(made)
    for number, line in enumerate(made):
        if number == MAX_DIFF_LINES:
            yield "…"
            return
        yield line


def _lines(path: str) -> list[str] | None:
    """The lines of a text; a last one without a newline is marked as diff does. None for anything else."""
    with open(path, "rb") as file:
        data = file.read()
    if b"\0" in data:
        return None
    lines = data.decode().split("\n")
    if lines[-1] == "":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]
