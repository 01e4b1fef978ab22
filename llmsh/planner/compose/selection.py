"""What find is to select, and the job that is done with it, as a request about files describes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.compose.matcher import Match


@dataclass(slots=True)
class Term:
    """One condition. kind: "name", "iname", "find" or "grep"; text: the glob, predicate or searched text."""

    kind: str
    text: str
    is_negated: bool = False


@dataclass(slots=True)
class Selection:
    """What find is to select. groups: conditions that all hold, each a list of alternatives.

    operands: files named one by one, then there is nothing to find. reads: roots and operands, unquoted.
    is_complement: all but the first of the order are meant. is_last: those at its end are taken.
    """

    roots: list[str] = field(default_factory=list)
    operands: list[str] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    type: str | None = None
    groups: list[list[Term]] = field(default_factory=list)
    prunes: list[str] = field(default_factory=list)
    depth: str = ""
    ignore_case: bool = False
    key: str = ""
    is_descending: bool = True
    take: str = ""
    is_superlative: bool = False
    is_complement: bool = False
    is_last: bool = False
    is_singular: bool = False
    words: list[str] = field(default_factory=list)
    noun: str = ""

    @property
    def terms(self) -> list[Term]:
        return [term for group in self.groups for term in group]


@dataclass(slots=True)
class Job:
    """A whole request about files: the selection, the act on it, how to show it, where to save it.

    has_numbers: line numbers are asked for. place: the folder that an archive is to be made in. is_bare: a folder was
    named by itself, and not as the place of other things. is_here: "here" was said, and nothing of what is below.
    is_deep: a folder is meant with all that is in it.
    """

    selection: Selection
    act: Match | None = None
    shows: list[Match] = field(default_factory=list)
    group: str = ""
    sink: Match | None = None
    has_ask: bool = False
    has_numbers: bool = False
    place: str = ""
    is_here: bool = False
    is_bare: bool = False
    is_deep: bool = False

    @property
    def act_name(self) -> str:
        return self.act.fragment.fuse.get("act", self.act.fragment.id) if self.act else ""


def is_of_depth(term: Term) -> bool:
    """Whether a condition says how deep find is to look."""
    return term.text.startswith(("-mindepth", "-maxdepth"))


def within(selection: Selection) -> Selection:
    """`selection` without the place itself, where the folders of a place are meant."""
    holds = any(term.text.startswith("-exec sh -c") for term in selection.terms)
    is_placed = selection.type == "d" and selection.roots not in ([], ["."]) and not holds
    return below(selection) if is_placed and not selection.depth else selection


def below(selection: Selection) -> Selection:
    """`selection` without the folder in which it is looked for."""
    if not any(map(is_of_depth, selection.terms)):
        selection.groups.insert(0, [Term("find", "-mindepth 1")])
    return selection


def looks_like_file(text: str, context: Context) -> bool:
    """Whether `text` names a file and not a directory: by what is there, else by its look."""
    if not context.elsewhere and not text.startswith("$"):
        path = Path(str(context.home) + text[1:]) if text.startswith("~") else context.cwd / text
        if path.is_dir():
            return False
        if path.exists() or path.is_symlink():
            return True  # a link that leads nowhere is no folder
    return bool(re.search(r"[^/.]\.[A-Za-z][A-Za-z0-9]{0,5}\Z", text)) and not text.endswith(".d")


# What prints the lines of packed text, and what unpacks it.
_READERS = {"gz": "zcat", "bz2": "bzcat", "xz": "xzcat", "zst": "zstdcat"}
_UNPACKERS = {"gz": "gunzip", "bz2": "bunzip2", "xz": "unxz"}


def reader_of(paths: Sequence[str]) -> str:
    """The program that prints the lines of `paths` where all are packed alike, or nothing; archives are no lines."""
    return _READERS.get(_ending_of_all(paths), "")


def unpacker_of(paths: Sequence[str]) -> str:
    """The program that unpacks `paths` where all are packed alike, and are no archives; or nothing."""
    return _UNPACKERS.get(_ending_of_all(paths), "")


def _ending_of_all(paths: Sequence[str]) -> str:
    endings = {ending if dot else "" for _, dot, ending in (path.strip("'\"").rpartition(".") for path in paths)}
    return endings.pop() if len(endings) == 1 and not any(".tar." in path for path in paths) else ""


# What the ends of an order are called.
_ENDS = {
    "size": ("largest", "smallest"),
    "time": ("newest", "oldest"),
    "read": ("last read", "longest unread"),
    "status": ("last changed", "longest unchanged"),
}


def describe(job: Job) -> str:
    """The selection in plain words: "files over 10 MB, under src, largest first"."""
    selection = job.selection
    noun = selection.noun or "files"
    where = "" if selection.roots in ([], ["."]) else " under " + " and ".join(selection.roots)
    if selection.operands:
        return " and ".join(selection.operands)
    words = noun + where + "".join(f" {word}" if word.startswith("that ") else f", {word}" for word in selection.words)
    if selection.take:
        which = _ENDS.get(selection.key, ("last", "first"))
        is_last = selection.is_last if not selection.key else selection.is_descending
        superlative = which[0] if is_last else which[1]
        left_out = f"all but the {selection.take}" if selection.is_complement else f"the {selection.take}"
        words = f"{left_out} {superlative} {words}"
    return words
