"""Paths and globs: what looks like a file name, `~/x`, `*.log`, `src/`, "notes.txt"."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_GLOB = re.compile(r"[*?]|\[[^\]]+\]|\{[^{}]*,[^{}]*\}")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_EXTENSIONS = re.compile(r"[\w.+-]*[A-Za-z_0-9]\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}\Z", re.IGNORECASE)
_FAMOUS = frozenset(
    [
        "makefile",
        "dockerfile",
        "readme",
        "license",
        "changelog",
        ".bashrc",
        ".profile",
        ".gitignore",
        ".env",
        ".ssh",
        ".vimrc",
        ".zshrc",
        ".config",
        ".git",
        "node_modules",
        "__pycache__",
        ".venv",
        "venv",
        ".cache",
        ".bash_history",
        "authorized_keys",
        "known_hosts",
        "id_rsa",
        "vagrantfile",
        "gemfile",
        "procfile",
        ".htaccess",
        ".netrc",
        ".npmrc",
        ".dockerignore",
        ".editorconfig",
    ]
)
# "files/directories": words with a slash between them, and no path.
_ALTERNATIVES = re.compile(
    r"(?:files?|director(?:y|ies)|folders?|dirs?|links?|symlinks?|regular|normal|owner|group|read|write|lines?|names?)"
    r"(?:/(?:files?|director(?:y|ies)|folders?|dirs?|links?|symlinks?|regular|normal|owner|group|read|write|rows?|paths?))+"
)
_DOMAIN = re.compile(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|dev|edu|gov|example|local|test)\Z")


def is_glob(text: str) -> bool:
    return bool(_GLOB.search(text)) and not _URL.match(text)


# A word in capitals inside a name that stands for any number: "core.NUMBER", "run-NUM.log", "part_#.csv".
_NUMBER = re.compile(
    r"(?<=[a-z][._-])(?:NUMBERS?|NUM|DIGITS?|#+)(?=[._-]|\Z)|(?<=[a-z])(?:NUMBERS?|NUM|DIGITS?|#+)(?=\.)"
)
_VARIABLE = re.compile(r"\$(\{[A-Za-z_]\w*\}|[A-Za-z_]\w*|\d)(/\S*)?")


def looks_like_path(token: Token) -> bool:
    """Whether the look of `token` alone says that it names a file or a directory."""
    text = token.text
    if _VARIABLE.fullmatch(text):
        return True
    if token.quoted:
        return "/" in text or bool(_EXTENSIONS.match(text.replace(" ", "_")))
    if _URL.match(text) or re.fullmatch(r"[\w.+-]+@[\w.-]+(:.*)?", text) or text.startswith(("--", "s/")):
        return False
    if text in (".", "..", "~", "/"):
        return True
    if _ALTERNATIVES.fullmatch(token.low):
        return False
    if re.fullmatch(r"\d+/\d+|and/or|and/n|i/o|[a-z]/[a-z]|[a-z]+/(sec|s|min|hour)", token.low) or _DOMAIN.match(
        token.low
    ):
        return False
    if "/" in text or text.startswith("~"):
        return not re.fullmatch(r"\d+\.\d+\.\d+\.\d+/\d+|s/.*/.*/\w*", text)
    if token.low in _FAMOUS:
        return True
    if re.fullmatch(r"tar\.(gz|bz2|xz|zst)", token.low):
        return False  # the kind of archive, not a file of that name
    if re.fullmatch(r"\d+(\.\d+)+[a-z]*|v\d+(\.\d+)+|e\.g|i\.e", token.low):
        return False
    return bool(_EXTENSIONS.match(text))


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        if not token.text:
            continue
        if (pattern := _with_number(token)) is not None:
            yield Entity("glob", at, at + 1, Value(pattern, is_glob=True))
        elif is_glob(token.text) and not re.search(r"\s", token.text) and token.text not in ("?", "*?"):
            yield Entity("glob", at, at + 1, Value(token.text, is_glob=not token.quoted))
        elif looks_like_path(token) and not _is_folder_name(tokens, at):
            yield Entity("path", at, at + 1, Value(token.text))


def _with_number(token: Token) -> str | None:
    """The pattern that "core.NUMBER" stands for; None for a name that holds no such word."""
    pattern = token.text if token.quoted or "/" in token.text else any_number(token.text)
    return None if pattern == token.text else pattern


def any_number(name: str) -> str:
    """`name` with the pattern for any number in place of a word in capitals that stands for one."""
    return _NUMBER.sub("[0-9]*", name)


def _is_folder_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word names many folders, "node_modules folders", and no path."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    into = any(token.low in ("in", "under", "inside", "from", "to", "into") for token in tokens[max(0, at - 4) : at])
    return after in ("directories", "folders", "dirs") and "/" not in tokens[at].text and not into
