"""Fitness: whether the values of a recipe's slots are of the kind that its command works on."""

import re
from collections.abc import Mapping

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.entities.refs import refs_of
from llmsh.planner.free_text import is_no_program
from llmsh.planner.programs import may_run
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import PATH_TYPES, Value
from llmsh.planner.verify import is_directory, is_file

_MEDIA = {
    "image": "jpg jpeg png gif bmp webp tiff svg heic ico",
    "video": "mp4 mkv avi mov webm wmv flv m4v",
    "audio": "mp3 flac wav ogg m4a aac opus",
    "pdf": "pdf",
    "zip": "zip",
    "tar": "tar tgz tbz tbz2 txz tar.gz tar.bz2 tar.xz tar.zst",
    "single": "gz bz2 xz zst",
    "json": "json jsonl ndjson geojson",
    "csv": "csv tsv",
    "xml": "xml xsd rss atom plist",
    "html": "html htm xhtml",
    "yaml": "yaml yml",
    "markdown": "md markdown",
    "ini": "ini cfg conf cnf env toml properties",
    "sqlite": "db sqlite sqlite3 db3",
    "iso": "iso img",
    "rar": "rar",
    "7z": "7z",
}
_KIND_OF = {extension: kind for kind, extensions in _MEDIA.items() for extension in extensions.split()}
# Files that no tool for text makes sense of.
_BINARY = frozenset({"image", "video", "audio", "pdf", "zip", "tar", "single", "iso", "rar", "7z", "sqlite"})
# The kinds that recipes of a topic, or of a file of the corpus, are about.
_ABOUT = {
    "image": {"image"},
    "video": {"video", "image", "audio"},
    "audio": {"audio", "video"},
    "pdf": {"pdf"},
    "archive_zip": {"zip"},
    "archive_tar": {"tar"},
    "archive_single": {"single", "tar"},
    "data_json": {"json"},
    "data_csv": {"csv"},
    "data_yaml": {"yaml"},
    "data_xml": {"xml"},
    "data_html": {"html"},
    "data_markdown": {"markdown"},
    "data_ini": {"ini"},
    "data_sqlite": {"sqlite"},
}
# What speaks for a recipe made for such files, and against one that is not, in log-odds.
_FITS, _MISFITS = 1.2, -2.5
# The same where the recipe names the very extensions; no likeness of words makes gunzip read a zip.
_FITS_ENDING, _MISFITS_ENDING = 2.0, -6.0
# What speaks against a recipe for a kind of data where the file's name tells nothing of it: "compare a.txt and b.txt".
_UNTOLD = -1.5
# What speaks against running a word that is no program here.
_UNKNOWN_PROGRAM = -1.0
_NEW_BRANCH = re.compile(r"git (?:branch(?: -m)?(?: \{\w+\})?|switch -c|checkout -b) \{(\w+)\}\Z")


def kind_of(path: str) -> str:
    """The kind of file that the extension of `path` says, or nothing."""
    match = re.search(r"\.(tar\.\w+|\w+)\Z", path.lower())
    if match is None:
        return ""
    return _KIND_OF.get(match[1], _KIND_OF.get(match[1].rpartition(".")[2], ""))


_MAKES_FILES = frozenset({Effect.CREATES, Effect.DELETES})
# Names under /dev that files stand for as well as any.
_PLAIN_DEVICES = tuple(f"/dev/{name}" for name in "null zero full random urandom std fd shm tty pts loop".split())


def fitness(recipe: Recipe, values: Mapping[str, Value], context: Context) -> float:
    """Log-odds that the kinds of the values speak for the recipe, or against it."""
    topic = recipe.source.removesuffix(".toml")
    about = next((kinds for name, kinds in _ABOUT.items() if topic == name or topic.startswith(f"{name}_")), None)
    kinds = [
        (name, kind)
        for name, value in values.items()
        if recipe.slots[name].type in (*PATH_TYPES, "files", "ext", "glob")
        for text in (value.parts or (value.text,))
        if (kind := kind_of(f".{text}" if recipe.slots[name].type == "ext" else text))
    ]
    told = _told_by_endings(recipe, values)
    is_made_for_them = told > 0.0
    if is_made_for_them:
        about = None
    if about is not None and not kinds and _is_of_no_kind(recipe, topic, values):
        told += _UNTOLD
    if about is not None and kinds:
        wrong = any(kind not in about for _, kind in kinds)
        told += _MISFITS if all(kind not in about for _, kind in kinds) else 0.0 if wrong else _FITS
    elif about is None and not is_made_for_them and topic.startswith(("text_", "audio", "image", "video")):
        # What reads text makes nothing of what is packed, which has readers of its own.
        told += _MISFITS_ENDING if any(kind == "single" for _, kind in kinds) else 0.0
        told += _MISFITS if any(kind in _BINARY for _, kind in kinds) else 0.0
    told += _told_by_devices(recipe, values) + _told_by_remotes(recipe, values) + _told_by_command(values)
    told += _told_by_branches(recipe, values, context)
    for name, value in values.items():
        if recipe.slots[name].type == "user" and ("/" in value.text or _names_file(value.text)):
            told += _MISFITS_ENDING
        if recipe.slots[name].type == "file" and (value.unit == "d" or is_directory(value.text, context)):
            told += _MISFITS
        if recipe.slots[name].type == "dir" and (_names_file(value.text) or is_file(value.text, context)):
            told += _MISFITS
    return told


def _told_by_endings(recipe: Recipe, values: Mapping[str, Value]) -> float:
    """What the extensions of the values say where the recipe names those it is made for."""
    told = 0.0
    for name, value in values.items():
        endings = tuple(f".{ending}" for ending in recipe.slots[name].endings)
        if not endings:
            continue
        for text in value.parts or (value.text,):
            if text.lower().endswith(endings):
                told = max(told, _FITS_ENDING)
            elif kind_of(text) or _names_file(text) or len(value.parts) > 1:
                return _MISFITS_ENDING
    return told


def _told_by_devices(recipe: Recipe, values: Mapping[str, Value]) -> float:
    """A disk is no file: what takes a `device` takes names under /dev; what makes or deletes files does not."""
    told = 0.0
    for name, value in values.items():
        if recipe.slots[name].type not in PATH_TYPES:
            continue
        is_device = value.text.startswith("/dev/") and not value.text.startswith(_PLAIN_DEVICES)
        if name == "device":
            told += _FITS_ENDING if is_device else _MISFITS_ENDING
        elif is_device and recipe.effect in _MAKES_FILES and not recipe.source.startswith("disk"):
            told += _MISFITS_ENDING
    return told


def _told_by_remotes(recipe: Recipe, values: Mapping[str, Value]) -> float:
    """A `remote` names a machine and a place on it, server:/srv; any other host is a machine alone."""
    told = 0.0
    for name, value in values.items():
        if recipe.slots[name].type == "host":
            is_remote = re.search(r":(?!//)[~/.]", value.text) is not None
            told += _MISFITS_ENDING if is_remote != (name == "remote") else _FITS_ENDING if is_remote else 0.0
    return told


def _told_by_branches(recipe: Recipe, values: Mapping[str, Value], context: Context) -> float:
    """A branch that is made, or the new name of one, is not there yet."""
    if not recipe.source.startswith("git_") or context.elsewhere:
        return 0.0
    new = {match[1] for command in recipe.commands_for(context.userland) if (match := _NEW_BRANCH.search(command))}
    return _MISFITS if any(values[name].text in refs_of(context.cwd) for name in new if name in values) else 0.0


def _told_by_command(values: Mapping[str, Value]) -> float:
    """What is to be run is a program or a path; a word that people describe things with is neither."""
    words = values["command"].text.split() if "command" in values else []
    if not words or may_run(words[0]):
        return 0.0
    return _MISFITS_ENDING if is_no_program(words[0]) else _UNKNOWN_PROGRAM


def _is_of_no_kind(recipe: Recipe, topic: str, values: Mapping[str, Value]) -> bool:
    """Whether a file that should be data, or an archive to be opened, has an extension that says something else."""
    if topic.startswith("data_"):
        return any(_names_file(value.text) for name, value in values.items() if recipe.slots[name].type in PATH_TYPES)
    if topic.startswith(("image", "audio", "video", "pdf")):
        paths = [
            value.text for name, value in values.items() if name in ("file", "image", "video", "audio", "pdf", "source")
        ]
        return bool(paths) and not any(re.search(r"[*?]|\.\w+\Z", path) for path in paths)
    return topic.startswith("archive_") and "archive" in values and _names_file(values["archive"].text)


def _names_file(text: str) -> bool:
    return bool(re.search(r"[^/.]\.[A-Za-z][A-Za-z0-9]{0,4}\Z", text)) and not text.endswith((".d", ".git"))
