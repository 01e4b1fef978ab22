"""Definite nouns: "the minutes" after minutes.txt was named, "the csv", "the letters" in the folder spoken of."""

import re
from collections.abc import Sequence

from llmsh.core.context import Context
from llmsh.planner.verify import is_directory, is_file

# Words that mean more than a file that is called so.
_NO_NAME = frozenset(
    "list copy file folder report result output name number version line date original backup size total sum".split()
)
_ENDINGS = frozenset("csv pdf log conf json ini md".split())
_BOTH = re.compile(r"\bboth\s+(?:of\s+)?(?:the\s+)?(?P<noun>[a-z]{3,})s\b(?!\s+(?:in|of|from)\b)", re.IGNORECASE)
_FOLDER = re.compile(r"\b(?:all\s+(?:of\s+)?)?the\s+(?P<noun>[a-z]{3,}s)\b(?!\s+(?:of|in|from|under)\b)")


_COUNTS = {"two": 2, "both": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_COUNTED = re.compile(
    r"\b(?:(?:the|those|these)\s+(?P<n>two|three|four|[2-4])|both(?:\s+of)?(?:\s+the(?:se)?)?)\s+(?P<kind>folders|directories|dirs|files)\b(?!\s+(?:in|of|with|that|which)\b)",
    re.IGNORECASE,
)


def resolved(clause: str, named: tuple[str, ...], made: tuple[str, ...], context: Context) -> str:
    """`clause` with the paths for nouns that mean them.

    named: paths that were spoken of, the last first; made: those among them that earlier steps make.
    """
    text = clause
    for path in dict.fromkeys(named):
        stem, dot, ending = path.rstrip("/").rpartition("/")[2].partition(".")
        if not dot or path in text or not (is_file(path, context) or path in made):
            continue
        for word in (stem, ending if ending in _ENDINGS else ""):
            if re.fullmatch(r"[A-Za-z]{3,}", word) and word.lower() not in _NO_NAME:
                said = rf"\bthe\s+{word}(?:\s+file)?\b(?!\s+(?:file|folder|of|in|from)\b)"
                text = re.sub(said, _written(path).replace("\\", r"\\\\"), text, flags=re.IGNORECASE)
    text = _BOTH.sub(lambda match: _two(match, context), text)
    copies = [path for path in named if re.search(r"\bcopy\b|\.(?:bak|old|orig)$|~$", path) and is_file(path, context)]
    if len(set(copies)) == 1:
        text = re.sub(r"\bthe\s+copy\b", _written(copies[0]).replace("\\", r"\\"), text)
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in named if "/" in path):
        for match in reversed(list(_FOLDER.finditer(text))):
            if is_directory(inner := f"{folder}/{match['noun']}", context):
                text = f"{text[: match.start()]}the files in {_written(inner)}{text[match.end() :]}"
    return text


def _two(match: re.Match[str], context: Context) -> str:
    """ "both drafts" as the two files that are called so: draft1.txt and draft2.txt."""
    try:
        names = sorted(
            item.name for item in context.cwd.iterdir() if item.name.lower().startswith(match["noun"].lower())
        )
    except OSError:
        return match[0]
    return f"{_written(names[0])} and {_written(names[1])}" if len(names) == 2 else match[0]


def counted(clause: str, named: Sequence[str], context: Context) -> str:
    """`clause` with the paths in place of "the two folders", "both files", where so many were spoken of."""
    match = _COUNTED.search(clause)
    if match is None:
        return clause
    is_kind = is_file if match["kind"].lower().startswith("file") else is_directory
    paths = [path for path in dict.fromkeys(named) if is_kind(path, context)]
    if len(paths) != _COUNTS[(match["n"] or "both").lower()]:
        return clause
    said = " and ".join(map(_written, paths))
    return f"{clause[: match.start()]}{said}{clause[match.end() :]}"


def _written(path: str) -> str:
    return path if re.fullmatch(r"[\w~+-]*[./][\w./~+-]*", path) else f"'{path}'"
