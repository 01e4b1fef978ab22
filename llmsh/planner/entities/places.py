"""Places: "here", "my downloads", "the root of this repo", "the logs directory", and bare names that exist here."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

FOLDER_WORDS = frozenset({"directory", "folder", "dir", "directories", "folders", "dirs"})
FOLDERS = frozenset({"directories", "folders", "dirs"})
# Names that many folders have: "all build folders".
_TYPICAL = frozenset(
    """build dist target node_modules __pycache__ .git .svn venv .venv env cache .cache tmp temp log logs bin obj out
    vendor coverage test tests backup cvs .cvs svn .hg .idea .vscode .mypy_cache .pytest_cache .tox
    migrations""".split()
)
# Words that may follow: "the src directory tree".
_TREE_WORDS = frozenset({"tree", "hierarchy", "structure"})
_INTO = frozenset({"in", "under", "inside", "within", "from", "to", "into", "across"})
_CLOSING = frozenset({"to", "into", "as", "in", "up", "and", "with", "from", "under"})
_PLACING = _INTO | {"of", "below", "through"}
_STANDARD = {
    "downloads": "~/Downloads",
    "documents": "~/Documents",
    "desktop": "~/Desktop",
    "pictures": "~/Pictures",
    "music": "~/Music",
    "videos": "~/Videos",
}
_PHRASES: dict[tuple[str, ...], str] = {
    ("here",): ".",
    ("cwd",): ".",
    ("pwd",): ".",
    **{
        (*before, word): "."
        for word in ("directory", "folder", "dir", "location")
        for before in (
            ("this",),
            ("current",),
            ("current", "working"),
            ("working",),
            ("present",),
            ("present", "working"),
        )
    },
    ("home",): "~",
    **{("home", word): "~" for word in ("directory", "folder", "dir")},
    ("parent",): "..",
    **{("parent", word): ".." for word in ("directory", "folder", "dir")},
    ("root", "directory"): "/",
    ("root", "folder"): "/",
    ("root", "filesystem"): "/",
    ("root", "file", "system"): "/",
    **{
        (a, *b): "/"
        for a in ("whole", "entire")
        for b in (
            ("system",),
            ("filesystem",),
            ("file", "system"),
            ("disk",),
            ("computer",),
            ("machine",),
            ("drive",),
            ("hard", "drive"),
        )
    },
    **{(a, b): "/tmp" for a in ("temp", "temporary", "tmp") for b in ("directory", "folder", "dir")},
}
_ROOTS = frozenset({"root", "top"})
_PROJECTS = frozenset({"repo", "repository", "project", "checkout"})
# Words before "directory" that describe it and do not name it.
_NOT_NAMES = frozenset(
    """a an the this that these those each every any all some no my our your its his her their sub empty current
    working parent home new hidden whole entire same other another first last largest biggest smallest newest oldest
    deepest top nested which what per in of by and or single one two three temp temporary tmp root non-empty
    specific given following named called multiple several many existing child system source target destination
    second only just own main both list show count find create make delete remove copy move into from to""".split()
)
_MAKES_NEW = frozenset("a an new another create creates make makes generate generates".split())
_MAX_NAMES = 5000
_MAX_LISTINGS = 128


def find(tokens: Sequence[Token], context: Context) -> Iterator[Entity]:
    names = _names_in(context)
    for at, token in enumerate(tokens):
        if token.quoted:
            if token.text and _is_folder_word(tokens, at + 1, plural=False):
                yield Entity("place", at, _end_of_folder(tokens, at + 1), Value(token.text, unit="d"))
            continue
        yield from _phrase(tokens, at, names)
        yield from _root_of_project(tokens, at, context)
        low = token.low
        if low in _STANDARD and (
            (at and tokens[at - 1].low in ("my", "the"))
            or (at and tokens[at - 1].low in _INTO and _real_name(low, names))
            or (at + 1 < len(tokens) and tokens[at + 1].low in FOLDER_WORDS)
            or (token.text.istitle() and at)
        ):
            mine = at and tokens[at - 1].low == "my"
            text = _real_name(token.text, names) if not mine else ""
            yield Entity("place", at, _end_of_folder(tokens, at + 1), Value(text or _STANDARD[low]))
            continue
        if folders := list(_folders_of_name(tokens, at, names)):
            yield from folders
            continue
        yield from _named_folder(tokens, at, names, elsewhere=context.elsewhere)


def _phrase(tokens: Sequence[Token], at: int, names: dict[str, bool]) -> Iterator[Entity]:
    for length in (3, 2, 1):
        words = tuple(token.low for token in tokens[at : at + length])
        if len(words) == length and words in _PHRASES:
            if words == ("home",) and not (at and tokens[at - 1].low in ("my", "in", "at", "from", "to", "under")):
                return
            if (
                words == ("parent",)
                and at + 1 < len(tokens)
                and tokens[at + 1].low in ("process", "pid", "commit", "id")
            ):
                return
            if words[0] == "home" and _is_of_another(tokens, at + length):
                return
            if _PHRASES[words] == "/tmp" and words[0] in names:
                return  # "the tmp directory" is the one that is here
            if _PHRASES[words] == "/tmp" and at and tokens[at - 1].low in _MAKES_NEW:
                return  # "a temporary folder" is a new one
            end = at + length
            while words[-1] in FOLDER_WORDS and end < len(tokens) and tokens[end].low in _TREE_WORDS:
                end += 1
            yield Entity("place", at, end, Value(_PHRASES[words]))
            return


def _is_of_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows "the home directory" says whose: "of the user root", and not "of the current user"."""
    after = [token.low for token in tokens[at : at + 5]]
    return after[:1] == ["of"] and not {"current", "my", "mine", "this", "me"}.intersection(after)


def _root_of_project(tokens: Sequence[Token], at: int, context: Context) -> Iterator[Entity]:
    """ "the root of this repo", "repo root", "the project's root directory"."""
    words = [token.low for token in tokens[at : at + 4]]
    length = 0
    if words and words[0] in _ROOTS and "of" in words[1:3] and any(word in _PROJECTS for word in words[2:]):
        length = next(index for index, word in enumerate(words) if index > 1 and word in _PROJECTS) + 1
    elif len(words) > 1 and words[0] in _PROJECTS and words[1] == "root":
        length = 2 + (len(words) > 2 and words[2] in FOLDER_WORDS)
    elif (
        len(words) > 1
        and words[0] in ("this", "the", "my")
        and words[1] in ("repo", "repository", "project", "checkout")
    ):
        following = words[2] if len(words) > 2 else ""
        if at and tokens[at - 1].low in ("in", "of", "under", "inside", "from", "within") and following != "root":
            length = 2
    if length:
        yield Entity("place", at, at + length, Value(*_project_root(context)))


def _project_root(context: Context) -> tuple[str]:
    """The path of the repository's top from the current directory; without one in sight, the directory itself."""
    if not context.elsewhere:
        for up, folder in enumerate((context.cwd, *context.cwd.parents)):
            if (folder / ".git").exists():
                return ("/".join([".."] * up) or ".",)
    return (".",)


def _named_folder(tokens: Sequence[Token], at: int, names: dict[str, bool], *, elsewhere: bool) -> Iterator[Entity]:
    """ "the logs directory", "folder src", and bare words that exist in the current directory."""
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.low in FOLDER_WORDS and following and _can_be_name(tokens[at + 1]) and not token.stop:
        named = tokens[at + 1]
        after_next = tokens[at + 2].low if at + 2 < len(tokens) else ""
        if (named.text in names or named.quoted) and after_next not in ("files", "file"):
            yield Entity("place", at, at + 2, Value(named.text, unit="d"))
        elif following in ("named", "called") and at + 2 < len(tokens):
            yield Entity("place", at, at + 3, Value(tokens[at + 2].text, unit="d"), is_sure=False)
    if not _can_be_name(token) and not (token.text in names and following in FOLDER_WORDS):
        return
    if following in FOLDER_WORDS and following not in FOLDERS:
        text = token.text
        is_sure = text in names or "/" in text or text.startswith((".", "$"))
        yield Entity("place", at, _end_of_folder(tokens, at + 1), Value(text, unit="d"), is_sure=is_sure)
    elif (
        at > 1
        and tokens[at - 1].low in ("called", "named")
        and tokens[at - 2].low in (*FOLDER_WORDS, "file")
        and token.low not in ("after", "like", "by", "for", "as")
    ):
        is_file = tokens[at - 2].low == "file"
        yield Entity("path" if is_file else "place", at, at + 1, Value(token.text, unit="" if is_file else "d"))
    elif (name := _name_meant(tokens, at, names)) and not token.text.isdigit():
        # "in reports", where that folder is here: the place is meant, and no word of the sentence
        is_sure = names[name] and name == token.text and at > 0 and tokens[at - 1].low in _PLACING
        # "zip reports", "move reports to bak": it follows the verb, and nothing that it could describe comes after it
        is_sure = is_sure or (
            name == token.text and _follows_verb(tokens, at) and (at + 1 == len(tokens) or following in _CLOSING)
        )
        yield Entity("place" if names[name] else "path", at, at + 1, Value(name), is_sure=is_sure)


def _follows_verb(tokens: Sequence[Token], at: int) -> bool:
    return at == 1 or (at == 2 and tokens[1].low in ("up", "out", "all", "the", "my", "away", "down"))


def _name_meant(tokens: Sequence[Token], at: int, names: dict[str, bool]) -> str:
    """The name in the current directory that the word is, in another case only where the words before say so."""
    token = tokens[at]
    if token.text in names:
        return token.text
    return _real_name(token.text, names) if at and tokens[at - 1].low in _INTO | {"my"} else ""


def _real_name(text: str, names: dict[str, bool]) -> str:
    """`text` as it is written in the current directory; nothing when it is not there, or in two ways."""
    if text in names:
        return text
    found = [name for name in names if name.lower() == text.lower()]
    return found[0] if len(found) == 1 else ""


def _is_folder_word(tokens: Sequence[Token], at: int, *, plural: bool = True) -> bool:
    return at < len(tokens) and tokens[at].low in (FOLDER_WORDS if plural else FOLDER_WORDS - FOLDERS)


def _end_of_folder(tokens: Sequence[Token], at: int) -> int:
    """The index after "directory tree" and the like that begin at token `at`, or `at`."""
    if _is_folder_word(tokens, at):
        at += 1
        while at < len(tokens) and tokens[at].low in _TREE_WORDS:
            at += 1
    return at


def _folders_of_name(tokens: Sequence[Token], at: int, names: dict[str, bool]) -> Iterator[Entity]:
    """ "all node_modules folders": every folder of that name, wherever it is."""
    token = tokens[at]
    if at + 1 == len(tokens) or tokens[at + 1].low not in FOLDERS or token.stop:
        return
    if any(before.low in _INTO for before in tokens[max(0, at - 4) : at]):
        return
    if token.text in names or token.low in _TYPICAL or re.search(r"[._-]|\A[A-Z]{2,}[A-Z0-9]*\Z", token.text):
        yield Entity("dirname", at, at + 2, Value(token.text))


def _can_be_name(token: Token) -> bool:
    return bool(token.text) and token.low not in _NOT_NAMES and not token.text.isdigit()


_listings: dict[tuple[str, int], dict[str, bool]] = {}


def _names_in(context: Context) -> dict[str, bool]:
    """Names in the current directory → whether each is a directory; empty when it must not be looked at."""
    if context.elsewhere:
        return {}
    return names_in(context.cwd)


def names_in(folder: Path) -> dict[str, bool]:
    """Names in `folder`, at most a few thousand → whether each is a directory; empty when unreadable."""
    try:
        key = (str(folder), folder.stat().st_mtime_ns)
        if key not in _listings:
            with os.scandir(folder) as entries:
                found = {entry.name: entry.is_dir() for entry, _ in zip(entries, range(_MAX_NAMES), strict=False)}
            if len(_listings) >= _MAX_LISTINGS:
                _listings.clear()
            _listings[key] = found
        return _listings[key]
    except OSError:
        return {}
