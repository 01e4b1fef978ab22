"""Files and directories, as bash's filename completion offers and quotes them."""

import os
import stat
from collections.abc import Callable, Iterator

from llmsh.repl.completers.candidate import Candidate, written
from llmsh.repl.completers.place import Place

Accepts = Callable[[os.DirEntry[str]], bool]


def any_file(entry: os.DirEntry[str]) -> bool:
    return True


def is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_runnable(entry: os.DirEntry[str]) -> bool:
    """A directory, or a file that may be executed."""
    try:
        return entry.is_dir() or bool(entry.stat().st_mode & stat.S_IXUSR)
    except OSError:
        return False


def complete_path(
    place: Place, cwd: str, folder_of: Callable[[str], str | None], accepts: Accepts = any_file
) -> list[Candidate]:
    """Names that continue the word. folder_of: the real directory for its raw part up to the last slash."""
    raw_folder, slash, raw_base = place.raw.rpartition("/")
    folder = folder_of(raw_folder + slash) if slash else ""
    if folder is None:
        return []
    base = _base(place, raw_base, has_slash=bool(slash))
    replaced = len(raw_base) - (1 if place.quote and not slash else 0)
    found = []
    for name, is_dir in _names(os.path.join(cwd, folder), base, accepts):
        end = "/" if is_dir else f"{place.quote} "
        found.append(Candidate(written(name, place.quote) + end, max(0, replaced), name + ("/" if is_dir else "")))
    return found


def _base(place: Place, raw_base: str, *, has_slash: bool) -> str:
    """The typed part of the last component, without quoting."""
    if place.value is not None:
        return place.value.rpartition("/")[2]
    return raw_base.lstrip("\"'") if not has_slash else raw_base


def _names(folder: str, base: str, accepts: Accepts) -> Iterator[tuple[str, bool]]:
    """Entries of `folder` that begin with `base`, sorted; hidden ones only when asked for."""
    try:
        with os.scandir(folder or ".") as entries:
            chosen = sorted(
                (
                    entry
                    for entry in entries
                    if entry.name.startswith(base) and (base or not entry.name.startswith(".")) and accepts(entry)
                ),
                key=lambda entry: entry.name,
            )
    except (OSError, ValueError):
        return
    for entry in chosen:
        yield entry.name, is_directory(entry)
