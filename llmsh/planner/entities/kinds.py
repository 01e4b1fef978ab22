"""Kinds of file: "python files", "images", ".log files", "pdfs", and the extension in "files ending in .txt"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from llmsh.planner.entities.entity import Entity
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
# Extensions that people use as words: "all mp3s", "the png files".
_EXTENSIONS = frozenset(
    """py js ts jsx tsx rb pl php rs go kt sh c h cc cpp hpp cs html htm css scss sql md rst txt log yaml yml json
    xml csv tsv toml ini conf cfg bak tmp swp o so a pdf doc docx xls xlsx ppt pptx odt ods jpg jpeg png gif bmp webp
    svg tiff heic ico mp3 flac wav ogg m4a aac mp4 mkv avi mov webm zip tar gz tgz bz2 xz zst 7z rar jar class pyc deb
    rpm iso epub mobi ipynb tex env lock patch diff orig out dat bin db sqlite parquet r lua vim el java swift
    dart scala vue tar.gz tar.bz2 tar.xz tar.zst""".split()
)
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


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        low = token.low
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        dotted = re.fullmatch(r"(?:\*)?\.([a-z0-9_]+(?:\.[a-z0-9_]+)?)", low)
        if (
            dotted
            and not low.startswith("*")
            and dotted[1]
            not in (
                "bashrc",
                "profile",
                "git",
                "gitignore",
                "ssh",
                "config",
                "vimrc",
                "zshrc",
                "cache",
                "local",
            )
        ):
            ext = dotted[1]
            noun = following in ("file", "files", "scripts", "documents", "images", *_SUFFIX_WORDS)
            exact = token.text.lstrip("*.")
            yield Entity("ext", at, at + 1, Value(exact, parts=(f"*.{exact}",)))
            if noun:
                yield _kind(at, at + 2, (exact,))
        elif low in _EXTENSIONS and following in _MEDIA and not token.quoted:
            yield _kind(at, at + 2, (low,), folded=True)
        elif low in _ALONE and not _is_narrowed(tokens, at):
            after = at + 1 + (following in ("files", "file"))
            kind = _kind(at, after, tuple(_ALONE[low].split()), folded=low != "scripts")
            yield replace(kind, is_sure=low != "scripts")
        elif low in _SINGULAR and following not in NOUNS and not token.quoted and _is_picked(tokens, at):
            if not _is_narrowed(tokens, at):
                yield _kind(at, at + 1, tuple(_SINGULAR[low].split()), folded=True)
        elif low in _EXTENSIONS - _ONLY_AS_EXTENSION and following not in NOUNS and _is_picked(tokens, at):
            yield _kind(at, at + 1, (low,))
        elif low in _WITH_NOUN and following in NOUNS and not token.quoted:
            after = at + 2
            if (
                following in ("source", "code")
                and at + 2 < len(tokens)
                and tokens[at + 2].low in ("files", "file", "code")
            ):
                after += 1
            yield _kind(at, after, tuple(_WITH_NOUN[low].split()), folded=low + "s" in _ALONE)
        elif low in _EXTENSIONS and (following in NOUNS or following in _SUFFIX_WORDS):
            yield _kind(at, at + 2, (low,))
        elif (
            low.endswith("s")
            and low[:-1] in _EXTENSIONS
            and low[:-1] not in _ONLY_AS_EXTENSION
            and low != "docs"
            and len(low) > 3
        ):
            ext = low[:-1]
            yield _kind(at, at + 1, tuple(_WITH_NOUN.get(ext, ext).split()))
        if low == "logs":
            yield replace(_kind(at, at + 1, ("log",)), is_sure=False)
        if low in _EXTENSIONS and not token.quoted and _is_said_as_extension(tokens, at):
            yield Entity("ext", at, at + 1, Value(low, parts=(f"*.{low}",)), is_sure=low not in _ONLY_AS_EXTENSION)
            if low not in _ONLY_AS_EXTENSION and low not in ("a", "r"):
                yield Entity("barekind", at, at + 1, Value(low, parts=(f"*.{low}",)), is_sure=False)
        elif low in _WITH_NOUN and len(_WITH_NOUN[low].split()) < 4:
            globs = tuple(f"*.{ext}" for ext in _WITH_NOUN[low].split())
            yield Entity("barekind", at, at + 1, Value(_WITH_NOUN[low].split()[0], parts=globs), is_sure=False)


def _is_narrowed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before names the extension: "png images"."""
    return bool(at) and tokens[at - 1].low in _EXTENSIONS and not tokens[at - 1].quoted


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
