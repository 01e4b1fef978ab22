"""What a first word is: alias, function, builtin, keyword, program, path, or nothing known."""

import os
import stat
import time
from collections.abc import Callable, Container
from enum import StrEnum
from typing import Protocol

from llmsh.classifier.bash_words import BUILTINS, KEYWORDS
from llmsh.classifier.operands import operand_table
from llmsh.core.invocation import NAME
from llmsh.core.programs import known_programs

RECHECK_S = 1.0


class Kind(StrEnum):
    """How bash would take a first word; KNOWN is a well-known program that this machine lacks."""

    ALIAS = "alias"
    FUNCTION = "function"
    BUILTIN = "builtin"
    KEYWORD = "keyword"
    PROGRAM = "program"
    KNOWN = "known program"
    PATH = "path"
    DIRECTORY = "directory"


class Resolver(Protocol):
    def resolve(self, word: str) -> Kind | None:
        """What `word` is as the first word of a command, None when nothing of that name is known."""
        ...


def is_known(word: str) -> bool:
    """Whether `word` names a builtin, a keyword or a program whose operands are known."""
    return word in BUILTINS or word in KEYWORDS or word in known_programs() or word in operand_table()


class PathPrograms:
    """Names in the directories of PATH; a directory is listed again when its modification time changed."""

    def __init__(self, path: Callable[[], str], clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock
        self._checked_at = float("-inf")
        self._checked_path: str | None = None
        self._listings: dict[str, tuple[int, frozenset[str]]] = {}

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or not word or "/" in word:
            return False
        path, now = self._path(), self._clock()
        if path != self._checked_path or now - self._checked_at > RECHECK_S:
            self._refresh(path)
            self._checked_path, self._checked_at = path, now
        return any(
            word in names and _is_executable(os.path.join(folder, word))
            for folder, (_, names) in self._listings.items()
        )

    def _refresh(self, path: str) -> None:
        fresh: dict[str, tuple[int, frozenset[str]]] = {}
        for folder in path.split(os.pathsep):
            if not folder.startswith("/") or folder in fresh:
                continue
            try:
                mtime_ns = os.stat(folder).st_mtime_ns
                old = self._listings.get(folder)
                fresh[folder] = old if old and old[0] == mtime_ns else (mtime_ns, frozenset(os.listdir(folder)))
            except OSError:
                continue
        self._listings = fresh


def _is_executable(path: str) -> bool:
    try:
        return os.access(path, os.X_OK) and stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


class SystemResolver:
    """Resolves against this machine: bash's own words, PATH, and what the session reports.

    aliases, functions: live views that the session keeps current. path: the session's PATH.
    autocd: whether a directory's name alone is a command. cwd: where relative directories are looked up.
    """

    def __init__(
        self,
        *,
        aliases: Container[str] = (),
        functions: Container[str] = (),
        path: Callable[[], str] = lambda: os.environ.get("PATH", os.defpath),
        autocd: Callable[[], bool] = lambda: False,
        cwd: Callable[[], str] = lambda: ".",
    ) -> None:
        self._aliases = aliases
        self._functions = functions
        self._programs = PathPrograms(path)
        self._autocd = autocd
        self._cwd = cwd

    def resolve(self, word: str) -> Kind | None:
        if word in self._aliases:
            return Kind.ALIAS
        if word in KEYWORDS:
            return Kind.KEYWORD
        if "/" in word or word.startswith("~"):
            return Kind.PATH
        if word in self._functions:
            return Kind.FUNCTION
        if word in BUILTINS:
            return Kind.BUILTIN
        if word == NAME or word in self._programs:  # a shell of ours finds it without PATH
            return Kind.PROGRAM
        if word in known_programs():
            return Kind.KNOWN
        if self._autocd() and self._is_directory(word):
            return Kind.DIRECTORY
        return None

    def _is_directory(self, word: str) -> bool:
        try:
            return os.path.isdir(os.path.join(self._cwd(), word))
        except (OSError, ValueError):
            return False
