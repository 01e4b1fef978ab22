"""The code of all that an interactive start imports, kept in one private file: a sixth of the time to the editor.

Python looks for each of some 250 modules by itself and reads it from a file of its own. Here they are read at once, and
each is used only while its source file is the one it was made from (time and size); in all other cases the usual
import takes place. Imported before all else, so nothing but the interpreter's own modules is imported at the top.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import CodeType

    # Code, source file, its time (ns) and size, the file where Python keeps its code, the folders of a package.
    Entry = tuple[CodeType, str, int, int, str, list[str] | None]


class KeptCode:
    """A finder for `sys.meta_path`. file: in a private folder, "" for none."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._entries = _read(file)
        self._names = set(self._entries)

    @classmethod
    def install(cls) -> "KeptCode":
        """Use what was kept by this user's last start with this interpreter; never raises."""
        kept = cls(_file())
        if kept._entries:
            sys.meta_path.insert(0, kept)
        return kept

    def find_spec(self, name: str, path: "Sequence[str] | None" = None, target: object = None) -> ModuleSpec | None:
        entry = self._entries.pop(name, None)
        if entry is None:
            return None
        code, source, _, _, cached, folders = entry
        spec = ModuleSpec(name, _Loader(name, source, code), origin=source)
        spec.has_location = True
        spec.cached = cached
        spec.submodule_search_locations = folders
        return spec

    def remove(self) -> list[str]:
        """Import as usual from now on; the names of all modules that are imported."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        self._entries = {}
        return list(sys.modules)

    def keep(self, names: "Iterable[str]") -> bool:
        """Write the code of the modules `names` and of those kept before, if one is new. False when nothing changed."""
        new = [name for name in names if name not in self._names and _source_of(name)]
        if not self._file or not new:
            return False
        made = {name: entry for name in new if (entry := _entry(name)) is not None}
        return bool(made) and _write(self._file, _read(self._file) | made)


class _Loader(SourceFileLoader):
    """Python's own for a source file, with the code at hand for the first import."""

    def __init__(self, name: str, path: str, code: "CodeType") -> None:
        super().__init__(name, path)
        self._code: CodeType | None = code

    def get_code(self, fullname: str) -> "CodeType | None":
        code, self._code = self._code, None
        return code if code is not None else super().get_code(fullname)


def _key() -> tuple[str, ...]:
    """What the code depends on beside its source files."""
    return (sys.version, sys.prefix, *sys.path, *map(str, sys.flags))


def _file() -> str:
    from zlib import crc32

    folder = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME", "")
    if not folder.startswith("/"):
        folder = f"{home}/.cache" if home.startswith("/") else ""
    return f"{folder}/llmsh/code-{crc32(marshal.dumps(_key())):08x}" if folder else ""


def _read(file: str) -> "dict[str, Entry]":
    """The entries of `file` whose sources are as they were; none when it is not ours alone or is damaged."""
    from zlib import crc32

    try:
        fd = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(fd, "rb") as opened:
            status = os.fstat(fd)
            if status.st_uid != os.geteuid() or status.st_mode & 0o077:
                return {}
            content = opened.read()
        if crc32(content[4:]) != int.from_bytes(content[:4], "little"):
            return {}
        key, entries = marshal.loads(content[4:])
        return {name: entry for name, entry in entries.items() if _is_current(entry)} if key == _key() else {}
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _is_current(entry: "Entry") -> bool:
    status = os.stat(entry[1])
    return status.st_mtime_ns == entry[2] and status.st_size == entry[3]


def _source_of(name: str) -> str:
    """The file of a module that Python has read from source in the usual way."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    if spec is None or spec.name != name or not isinstance(spec.loader, SourceFileLoader) or name in _BEFORE:
        return ""
    return spec.origin or ""


def _entry(name: str) -> "Entry | None":
    source, spec = _source_of(name), sys.modules[name].__spec__
    try:
        status = os.stat(source)
        code = SourceFileLoader(name, source).get_code(name)
    except (OSError, ImportError, SyntaxError):
        return None
    if spec is None or code is None:
        return None
    folders = spec.submodule_search_locations
    packaged = None if folders is None else list(folders)
    return code, source, status.st_mtime_ns, status.st_size, spec.cached or "", packaged


def _write(file: str, entries: "dict[str, Entry]") -> bool:
    from contextlib import suppress
    from pathlib import Path
    from zlib import crc32

    from llmsh.config import private_dir

    content = marshal.dumps((_key(), entries))
    beside = f"{file}.{os.getpid()}"
    try:
        private_dir(Path(file).parent)
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        with open(fd, "wb") as out:
            out.write(crc32(content).to_bytes(4, "little") + content)
        os.replace(beside, file)
    except OSError:
        # The next start takes a little longer. On a full disk the beginning of a file is in the way of others.
        with suppress(OSError):
            os.unlink(beside)
        return False
    return True


_BEFORE = frozenset(sys.modules)
