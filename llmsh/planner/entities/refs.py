"""Branches and tags of the repository that is here: `feature/login` is one, though it looks like a path."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_MOST = 4000
_KINDS = ("heads", "tags")
_REVISION = re.compile(r"HEAD(?:[~^]\d*)*|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?:[~^]\d*)*")
# Words before a name that is no path, whether it is there already or not.
_ANNOUNCING = frozenset({"branch", "tag", "branches", "tags", "remote", "bookmark"})
_BEFORE = frozenset("in into to from on onto since between of with against than".split())


def find(tokens: Sequence[Token], context: Context) -> Iterator[Entity]:
    """Entities of kind `ref`, for the names that the repository's files list."""
    if context.elsewhere:
        return
    names = refs_of(context.cwd)
    if not names:
        return
    for at, token in enumerate(tokens):
        if _REVISION.fullmatch(token.text):
            yield Entity("ref", at, at + 1, Value(token.text))
        elif token.text in names and (len(token.text) > 3 or not token.text.islower()):
            yield Entity(
                "ref", at, at + 1, Value(token.text), is_sure=not token.text.isalpha() or _is_placed(tokens, at)
            )


def _is_placed(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and not tokens[at - 1].stop and tokens[at - 1].low in _BEFORE | _ANNOUNCING


def is_announced(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before says that a name of a branch or tag follows, which may not be there yet."""
    if not at or tokens[at].quoted or tokens[at - 1].low not in _ANNOUNCING or tokens[at - 1].stop:
        return False
    return not tokens[at].text.startswith((".", "~", "/"))


def refs_of(folder: Path) -> frozenset[str]:
    """Names of branches and tags of the repository that `folder` is in; empty without one, or where .git is a file."""
    for top in (folder, *folder.parents):
        git = top / ".git"
        try:
            if git.is_dir():
                return _read(str(git), _stamp(git))
            if git.exists():
                return frozenset()
        except OSError:
            return frozenset()
    return frozenset()


def _stamp(git: Path) -> tuple[int, ...]:
    """What changes when a name comes or goes."""
    places = [git / "packed-refs", *(git / "refs" / kind for kind in _KINDS)]
    return tuple(place.stat().st_mtime_ns if place.exists() else 0 for place in places)


@lru_cache(maxsize=8)
def _read(git: str, stamp: tuple[int, ...]) -> frozenset[str]:
    names: set[str] = set()
    for kind in _KINDS:
        root = Path(git) / "refs" / kind
        for path in islice(root.rglob("*"), _MOST):
            if path.is_file():
                names.add(path.relative_to(root).as_posix())
    packed = Path(git) / "packed-refs"
    if packed.is_file():
        with packed.open(encoding="utf-8", errors="replace") as lines:
            for line in islice(lines, _MOST):
                _, _, name = line.rstrip("\n").partition(" ")
                for kind in _KINDS:
                    if name.startswith(f"refs/{kind}/"):
                        names.add(name.removeprefix(f"refs/{kind}/"))
    return frozenset(names)
