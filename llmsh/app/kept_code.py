"""The code of all that a start imports, kept in one private file: a fifth of the time to the editor.

Python looks for each of some 250 modules by itself and reads it from a file of its own. Here one table tells where in
one file each lies; it is read when it is imported, so that no more memory is touched than it needs, which costs more
than the reading. Each is used only while its source file is the one it was made from (time and size); in all other
cases the usual import takes place. Imported before all else, so only the interpreter's own modules are at the top.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import CodeType

    from llmsh.app.kept_patterns import Kept, KeptPatterns, Key

    # Source file, its time (ns) and size; the file where Python keeps its code; the folders of a package.
    Origin = tuple[str, int, int, str, list[str] | None]
    # Where the code lies in the file (bytes), its size and CRC-32.
    Entry = tuple[int, int, int, Origin]

KEEP_DAYS = 90  # of another installation, and of one that is gone
HEAD_BYTES = 8  # where the table begins, which ends the file, and its CRC-32


class KeptCode:
    """A finder for `sys.meta_path`. file: in a private folder, "" for none."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._fd, self._entries, self._known = _open(file)
        self._names = set(self._entries)
        self._patterns: KeptPatterns | None = None

    @classmethod
    def install(cls, way_in: str = "") -> "KeptCode":
        """Use what was kept by this user's last start with this interpreter; never raises.

        way_in: names what is started, so that each keeps only what it needs.
        """
        kept = cls(_file(way_in))
        if kept._entries:
            sys.meta_path.insert(0, kept)
        return kept

    def install_patterns(self) -> None:
        """Use, and learn, compiled regular expressions as well, until `keep`."""
        from llmsh.app.kept_patterns import KeptPatterns

        self._patterns = KeptPatterns(self._known)
        self._patterns.install()

    def find_spec(self, name: str, path: "Sequence[str] | None" = None, target: object = None) -> ModuleSpec | None:
        entry = self._entries.pop(name, None)
        if entry is None:
            return None
        content = _content(self._fd, entry)
        if content is None:
            self._names.discard(name)
            return None
        source, _, _, cached, folders = entry[3]
        spec = ModuleSpec(name, _Loader(name, source, content), origin=source)
        spec.has_location = True
        spec.cached = cached
        spec.submodule_search_locations = folders
        return spec

    def remove(self) -> list[str]:
        """Import as usual from now on; the names of all modules that are imported."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        if self._fd >= 0:
            os.close(self._fd)
        self._fd, self._entries = -1, {}
        return list(sys.modules)

    def keep(self, names: "Iterable[str]") -> bool:
        """Write the code of the modules `names` and of those kept before, if one is new. False when nothing changed."""
        patterns = None
        if self._patterns is not None:
            self._patterns.remove()
            patterns = self._patterns.grown()
        if not self._file:
            return False
        new = [name for name in names if name not in self._names and _source_of(name)]
        made = {name: module for name in new if (module := _made(name)) is not None}
        if not made and patterns is None:
            return False
        return _write(self._file, _kept_before(self._file) | made, self._known if patterns is None else patterns)


class _Loader(SourceFileLoader):
    """Python's own for a source file, with the code at hand for the first import."""

    def __init__(self, name: str, path: str, content: bytes) -> None:
        super().__init__(name, path)
        self._content = content

    def get_code(self, fullname: str) -> "CodeType | None":
        content, self._content = self._content, b""
        return marshal.loads(content) if content else super().get_code(fullname)


def _key() -> tuple[str, ...]:
    """What the code depends on beside its source files."""
    return (sys.version, sys.prefix, *sys.path, *map(str, sys.flags))


def _file(way_in: str) -> str:
    from zlib import crc32

    folder = os.environ.get("XDG_CACHE_HOME", "")
    home = os.environ.get("HOME", "")
    if not folder.startswith("/"):
        folder = f"{home}/.cache" if home.startswith("/") else ""
    return f"{folder}/llmsh/code-{crc32(marshal.dumps((way_in, _key()))):08x}" if folder else ""


def _open(file: str) -> "tuple[int, dict[str, Entry], dict[Key, Kept]]":
    """The open file, its table and patterns; -1 and none when it is not ours alone or its table is damaged."""
    from zlib import crc32

    try:
        fd = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError):
        return -1, {}, {}
    try:
        status = os.fstat(fd)
        if status.st_uid == os.geteuid() and not status.st_mode & 0o077:
            head = os.pread(fd, HEAD_BYTES, 0)
            at = int.from_bytes(head[:4], "little")
            table = os.pread(fd, max(0, status.st_size - at), at)
            if len(head) == HEAD_BYTES and crc32(table) == int.from_bytes(head[4:], "little"):
                key, entries, patterns = marshal.loads(table)
                if key == _key():
                    return fd, entries, patterns
    except (OSError, ValueError, EOFError, TypeError):
        pass
    os.close(fd)
    return -1, {}, {}


def _content(fd: int, entry: "Entry") -> bytes | None:
    """The marshalled code of a module; None when its source has changed or the file is damaged there."""
    from zlib import crc32

    at, size_bytes, checksum, (source, time_ns, source_bytes, _, _) = entry
    try:
        status = os.stat(source)
        if status.st_mtime_ns != time_ns or status.st_size != source_bytes:
            return None
        content = os.pread(fd, size_bytes, at)
    except OSError:
        return None
    return content if crc32(content) == checksum else None


def _kept_before(file: str) -> "dict[str, tuple[bytes, Origin]]":
    fd, entries, _ = _open(file)
    if fd < 0:
        return {}
    try:
        found = {name: (_content(fd, entry), entry[3]) for name, entry in entries.items()}
        return {name: (content, origin) for name, (content, origin) in found.items() if content is not None}
    finally:
        os.close(fd)


def _source_of(name: str) -> str:
    """The file of a module that Python has read from source in the usual way."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    if spec is None or spec.name != name or not isinstance(spec.loader, SourceFileLoader) or name in _BEFORE:
        return ""
    return spec.origin or ""


def _made(name: str) -> "tuple[bytes, Origin] | None":
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
    return marshal.dumps(code), (source, status.st_mtime_ns, status.st_size, spec.cached or "", packaged)


def _write(file: str, modules: "dict[str, tuple[bytes, Origin]]", patterns: "dict[Key, Kept]") -> bool:
    from contextlib import suppress
    from pathlib import Path
    from zlib import crc32

    from llmsh.config import private_dir

    entries: dict[str, Entry] = {}
    end = HEAD_BYTES
    for name, (content, origin) in modules.items():
        entries[name] = (end, len(content), crc32(content), origin)
        end += len(content)
    table = marshal.dumps((_key(), entries, patterns))
    head = end.to_bytes(4, "little") + crc32(table).to_bytes(4, "little")
    beside = f"{file}.{os.getpid()}"
    try:
        private_dir(Path(file).parent)
        fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        with open(fd, "wb") as out:
            out.writelines((head, *(content for content, _ in modules.values()), table))
        os.replace(beside, file)
        _drop_old(Path(file))
    except (OSError, KeyboardInterrupt) as error:
        # The next start takes a little longer. On a full disk the beginning of a file is in the way of others.
        with suppress(OSError):
            os.unlink(beside)
        if isinstance(error, KeyboardInterrupt):
            raise
        return False
    return True


def _drop_old(file: "Path") -> None:
    """Remove what was kept long ago: each installation and each version of Python has a file of its own."""
    import time

    for other in file.parent.glob("code-*"):
        if other != file and time.time() - other.lstat().st_mtime > KEEP_DAYS * 86_400:
            other.unlink()


_BEFORE = frozenset(sys.modules)
