"""Kinds of file: "python files", "images", ".log files", "pdfs", and the extension in "files ending in .txt"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.planner.entities.endings import EVERYDAY, OF_TRADES, endings_here
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.places import FOLDERS, names_in
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

NOUNS = frozenset(
    {
        "file",
        "files",
        "script",
        "scripts",
        "document",
        "documents",
        "source",
        "sources",
        "module",
        "modules",
        "code",
        "program",
        "programs",
    }
)
# What may be said alone: "delete the images"; everything else needs "files" after it.
_ALONE = {
    "images": "jpg jpeg png gif bmp webp tiff svg heic",
    "photos": "jpg jpeg png heic",
    "pictures": "jpg jpeg png gif bmp webp",
    "videos": "mp4 mkv avi mov webm wmv flv m4v",
    "movies": "mp4 mkv avi mov webm",
    "songs": "mp3 flac wav ogg m4a aac",
    "spreadsheets": "xls xlsx ods csv",
    "presentations": "ppt pptx odp",
    "tarballs": "tar tar.gz tgz tar.bz2 tar.xz tar.zst",
    "archives": "zip tar tar.gz tgz tar.bz2 tar.xz 7z rar gz bz2 xz zst",
    "ebooks": "epub mobi azw3",
    "pics": "jpg jpeg png gif bmp webp",
    "scripts": "sh",
}
# One of them: "the biggest picture". Bare, these are no kind: "picture" may be a verb's object of another program.
_SINGULAR = {
    "photo": _ALONE["photos"],
    "picture": _ALONE["pictures"],
    "image": _ALONE["images"],
    "video": _ALONE["videos"],
    "movie": _ALONE["movies"],
    "song": _ALONE["songs"],
    "spreadsheet": _ALONE["spreadsheets"],
    "tarball": _ALONE["tarballs"],
    "ebook": _ALONE["ebooks"],
}
# Words that say that what follows is one, or all, of a kind: "each csv", "every photo", "the newest song".
_PICKS = frozenset(
    """each every any no newest latest oldest biggest largest smallest heaviest longest shortest first last recent
    a an one second third another""".split()
)
_WITH_NOUN = {
    "image": _ALONE["images"],
    "photo": _ALONE["photos"],
    "picture": _ALONE["pictures"],
    "video": _ALONE["videos"],
    "movie": _ALONE["movies"],
    "audio": "mp3 flac wav ogg m4a aac",
    "music": "mp3 flac wav ogg m4a aac",
    "sound": "mp3 flac wav ogg m4a aac",
    "python": "py",
    "javascript": "js",
    "typescript": "ts",
    "java": "java",
    "ruby": "rb",
    "perl": "pl",
    "php": "php",
    "rust": "rs",
    "go": "go",
    "golang": "go",
    "kotlin": "kt",
    "swift": "swift",
    "c": "c",
    "c++": "cpp cc cxx",
    "cpp": "cpp",
    "c#": "cs",
    "header": "h",
    "shell": "sh",
    "bash": "sh",
    "html": "html",
    "css": "css",
    "sql": "sql",
    "markdown": "md",
    "text": "txt",
    "plaintext": "txt",
    "log": "log",
    "yaml": "yaml yml",
    "json": "json",
    "xml": "xml",
    "csv": "csv",
    "tsv": "tsv",
    "toml": "toml",
    "ini": "ini",
    "config": "conf cfg ini",
    "configuration": "conf cfg ini",
    "conf": "conf",
    "backup": "bak",
    "temp": "tmp",
    "temporary": "tmp",
    "tmp": "tmp",
    "object": "o",
    "swap": "swp",
    "lock": "lock",
    "pdf": "pdf",
    "word": "doc docx",
    "excel": "xls xlsx",
    "powerpoint": "ppt pptx",
    "jpeg": "jpg jpeg",
    "jpg": "jpg",
    "tex": "tex",
    "latex": "tex",
    "archive": _ALONE["archives"],
    "tar": "tar",
    "zip": "zip",
    "gzip": "gz",
    "gzipped": "gz",
    "compressed": "gz bz2 xz zst zip",
    "notebook": "ipynb",
    "jupyter": "ipynb",
    "jar": "jar",
    "class": "class",
    "pyc": "pyc",
    "deb": "deb",
    "rpm": "rpm",
    "iso": "iso",
}
# What an extension before them narrows: "the jpg photos".
_MEDIA = frozenset({*_ALONE, *_SINGULAR, "ones"} - {"scripts"})
_ONLY_AS_EXTENSION = frozenset(
    {
        "a",
        "o",
        "c",
        "h",
        "r",
        "go",
        "out",
        "bin",
        "dat",
        "class",
        "env",
        "lock",
        "patch",
        "diff",
        "log",
        "java",
        "swift",
        "sh",
        "md",
        "text",
        "db",
        "conf",
        "so",
        "el",
        "tmp",
        "vim",
        "dart",
        "tar",
    }
)
_SUFFIX_WORDS = frozenset({"extension", "extensions", "suffix", "ext"})
# Endings that are words too: only a dot, or "files ending in", makes them endings.
_WORDS = frozenset(
    """old new part copy current live raw draft final data map class text test save key page pages max min bat sig core
    original backup done todo bad good local example sample default dist template lock first second last
    numbers in on me so as at by my all and the app ass fish""".split()
)
# Plurals for what is in a file and not for files: "csv columns", "html tags".
_INSIDE = frozenset(
    """lines words columns rows fields values numbers characters letters tags elements attributes nodes objects arrays
    items keys queries tables statements messages strings entries pages comments functions methods classes imports
    packages modules processes users headers links records results errors settings options variables containers
    commits branches repos repositories versions dependencies libraries servers services tests lints as is has does
    exists contains was this""".split()
)
# Names of their own, no endings.
_HIDDEN = frozenset(
    f".{name}"
    for name in """bashrc profile git gitignore ssh config vimrc zshrc cache local env npmrc netrc svn hg bzr cvs idea
    vscode ds_store htaccess dockerignore editorconfig""".split()
)
_THOSE = frozenset("that this those these the all any both my our some only".split())


def find(tokens: Sequence[Token], context: Context) -> Iterator[Entity]:
    here = endings_here(context)
    for at in range(len(tokens)):
        found = list(_of_everyday(tokens, at))
        yield from found
        if not any(entity.kind == "kind" for entity in found):
            yield from _by_ending(tokens, at, here, context)


def _by_ending(
    tokens: Sequence[Token], at: int, here: Mapping[str, frozenset[str]], context: Context
) -> Iterator[Entity]:
    """Kinds that an ending alone tells: "dds textures", "the shps", "that .tmp", "each las"."""
    token = tokens[at]
    following = tokens[at + 1].low if at + 1 < len(tokens) and not token.stop else ""
    if token.quoted or not token.text:
        return
    if (dotted := re.fullmatch(r"\.([A-Za-z0-9_]{1,9}(?:\.[A-Za-z0-9]+)?)", token.text)) and token.low not in _HIDDEN:
        before = tokens[at - 1].low if at else ""
        if following in FOLDERS:
            return
        if _is_plural_noun(following):
            yield _kind(at, at + (1 if following in _folders(context) else 2), (dotted[1],))
        elif before in _THOSE | _PICKS | {"no"}:
            yield _kind(at, at + 1, (dotted[1],))
        return
    low, is_plural = token.low, False
    if low not in here and low not in OF_TRADES and low.endswith("s"):
        low, is_plural = low[:-1], True
    if len(low) < 2 or low in _WORDS or not (low in here or low in OF_TRADES or low in EVERYDAY):
        return
    is_known = low in OF_TRADES or low in here
    written = _as_written(low, token.text, here)
    end = 0
    if is_plural:
        if is_known and len(low) > 2 and low not in _ONLY_AS_EXTENSION:
            end = at + 1 + (following in NOUNS)
    elif low in _ONLY_AS_EXTENSION:
        return
    elif following in NOUNS or following in _SUFFIX_WORDS:
        end = at + 2
    elif _is_plural_noun(following):
        end = at + (1 if following in _folders(context) else 2)
    elif is_known and (token.text.isupper() or _is_picked(tokens, at)):
        end = at + 1
    if end:
        yield _kind(at, end, written)
    if is_known and low not in EVERYDAY and not is_plural:
        yield Entity("ext", at, at + 1, Value(written[0], parts=tuple(f"*.{one}" for one in written)), is_sure=False)
        yield Entity("barekind", at, at + 1, Value(low, parts=tuple(f"*.{one}" for one in written)), is_sure=False)


def _is_plural_noun(low: str) -> bool:
    return len(low) > 3 and low.endswith("s") and not low.endswith("ss") and low.isalpha() and low not in _INSIDE


def _folders(context: Context) -> frozenset[str]:
    if context.elsewhere:
        return frozenset()
    return frozenset(name.lower() for name, is_folder in names_in(context.cwd).items() if is_folder)


def _as_written(low: str, said: str, here: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The ending as it was said, or where no file has it so, in every way in which the files that are here write it."""
    written = here.get(low, frozenset())
    said = said[: len(low)]
    return (said,) if not written or said in written else tuple(sorted(written))


def _of_everyday(tokens: Sequence[Token], at: int) -> Iterator[Entity]:
    token = tokens[at]
    low = token.low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if token.quoted and at and tokens[at - 1].low in _SUFFIX_WORDS and re.fullmatch(r"\.?[a-z0-9]{1,8}", low):
        exact = token.text.lstrip(".")
        yield Entity("ext", at, at + 1, Value(exact, parts=(f"*.{exact}",)))
        return
    dotted = re.fullmatch(r"(?:\*)?\.([a-z0-9_]+(?:\.[a-z0-9_]+)?)", low)
    if dotted and not low.startswith("*") and (low not in _HIDDEN or following in _SUFFIX_WORDS):
        ext = dotted[1]
        noun = following in ("file", "files", "scripts", "documents", "images", *_SUFFIX_WORDS)
        exact = token.text.lstrip("*.")
        yield Entity("ext", at, at + 1, Value(exact, parts=(f"*.{exact}",)))
        if noun:
            yield _kind(at, at + 2, (exact,))
    elif low in EVERYDAY | OF_TRADES and following in _MEDIA and (not token.quoted or len(low) > 2):
        yield _kind(at, at + 2, (low,), folded=True)
    elif low in _ALONE and not _is_narrowed(tokens, at):
        after = at + 1 + (following in ("files", "file"))
        kind = _kind(at, after, tuple(_ALONE[low].split()), folded=low != "scripts")
        yield replace(kind, is_sure=low != "scripts")
    elif low in _SINGULAR and following not in NOUNS and not token.quoted and _is_picked(tokens, at):
        if not _is_narrowed(tokens, at):
            yield _kind(at, at + 1, tuple(_SINGULAR[low].split()), folded=True)
    elif low in EVERYDAY - _ONLY_AS_EXTENSION and following not in NOUNS and _is_picked(tokens, at):
        yield _kind(at, at + 1, (low,))
    elif low in _WITH_NOUN and following in NOUNS and not token.quoted:
        after = at + 2
        if following in ("source", "code") and at + 2 < len(tokens) and tokens[at + 2].low in ("files", "file", "code"):
            after += 1
        yield _kind(at, after, tuple(_WITH_NOUN[low].split()), folded=low + "s" in _ALONE)
    elif low in EVERYDAY and (following in NOUNS or following in _SUFFIX_WORDS) and not _is_article(token, following):
        yield _kind(at, at + 2, (low,))
    elif (
        low.endswith("s")
        and low[:-1] in EVERYDAY
        and low[:-1] not in _ONLY_AS_EXTENSION
        and low != "docs"
        and len(low) > 3
    ):
        ext = low[:-1]
        yield _kind(at, at + 1, tuple(_WITH_NOUN.get(ext, ext).split()))
    if low == "logs":
        yield replace(_kind(at, at + 1, ("log",)), is_sure=False)
    if low in EVERYDAY and not token.quoted and _is_said_as_extension(tokens, at):
        yield Entity("ext", at, at + 1, Value(low, parts=(f"*.{low}",)), is_sure=low not in _ONLY_AS_EXTENSION)
        if low not in _ONLY_AS_EXTENSION and low not in ("a", "r"):
            yield Entity("barekind", at, at + 1, Value(low, parts=(f"*.{low}",)), is_sure=False)
    elif low in _WITH_NOUN and len(_WITH_NOUN[low].split()) < 4:
        globs = tuple(f"*.{ext}" for ext in _WITH_NOUN[low].split())
        yield Entity("barekind", at, at + 1, Value(_WITH_NOUN[low].split()[0], parts=globs), is_sure=False)


def _is_article(token: Token, following: str) -> bool:
    """Whether "a" is no ending: "a file", where "a files" has none of its own."""
    return token.low == "a" and not token.quoted and not following.endswith("s")


def _is_narrowed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before names the extension: "png images"."""
    return bool(at) and tokens[at - 1].low in EVERYDAY and not tokens[at - 1].quoted


def _is_picked(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before say that one or each of a kind is meant."""
    if not at or tokens[at].quoted or tokens[at - 1].stop:
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) and not tokens[at].stop else ""
    return tokens[at - 1].low in _PICKS or (tokens[at - 1].low == "the" and following in ("from", "in", "of", "under"))


def _is_said_as_extension(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word may be an extension: single letters only beside a word that says so, or in a list."""
    if len(tokens[at].low) > 1:
        return True
    near = (*(token.low for token in tokens[max(at - 1, 0) : at]), *(token.low for token in tokens[at + 1 : at + 2]))
    return any(low in NOUNS or low in _SUFFIX_WORDS for low in near) or (
        tokens[at].low != "a" and any(low in ("and", "or") for low in near)
    )


def _kind(start: int, end: int, extensions: tuple[str, ...], *, folded: bool = False) -> Entity:
    """folded: the names are matched in any case, as cameras and players write them."""
    globs = tuple(f"*.{ext}" for ext in extensions)
    return Entity(
        "kind",
        start,
        end,
        Value(
            globs[0] if len(globs) == 1 else "*.{" + ",".join(extensions) + "}",
            parts=globs,
            unit="i" if folded else "",
            is_glob=True,
        ),
    )
