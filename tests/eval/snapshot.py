"""What a folder holds, as values that compare: contents, modes, link targets, members of archives, git state."""

import bz2
import gzip
import hashlib
import io
import lzma
import stat
import subprocess
import tarfile
import zipfile
from pathlib import Path

from tests.eval.fixture_repo import git_environment

# Written as a side effect by ordinary programs; no request is about them.
_LITTER = frozenset({".lesshst", ".viminfo", ".wget-hsts", ".python_history", ".bash_history", ".rnd"})
_PACKED_LIMIT_BYTES = 64 * 1024 * 1024
Snapshot = dict[str, str]


class Snapshots:
    """Takes snapshots; remembers the hash of each (path, size, mtime), so that an untouched file is read once."""

    def __init__(self) -> None:
        self._hashes: dict[tuple[str, int, int], str] = {}

    def take(self, root: Path) -> Snapshot:
        """Every path below `root` with what it is; a repository as its state instead of its `.git` folder."""
        found: Snapshot = {}
        folders = [root]
        while folders:
            folder = folders.pop()
            for path in folder.iterdir():
                name = str(path.relative_to(root))
                info = path.lstat()
                mode = stat.S_IMODE(info.st_mode)
                if stat.S_ISLNK(info.st_mode):
                    found[name] = f"link to {path.readlink()}"
                elif stat.S_ISDIR(info.st_mode):
                    if path.name == ".git":
                        found[name] = _git_state(folder)
                    elif (path / "HEAD").exists() and (path / "refs").exists():
                        found[name] = _git_refs(path)
                    else:
                        found[name] = f"folder {mode:o}"
                        if path.name != ".cache" or folder != root:
                            folders.append(path)
                elif not stat.S_ISREG(info.st_mode):
                    found[name] = f"special {stat.S_IFMT(info.st_mode):o}"
                elif name not in _LITTER:
                    key = (name, info.st_size, info.st_mtime_ns)
                    if key not in self._hashes:
                        self._hashes[key] = _content(path, info.st_size)
                    found[name] = f"file {mode:o} {self._hashes[key]}"
        return found


def _content(path: Path, size_bytes: int) -> str:
    if size_bytes > _PACKED_LIMIT_BYTES:  # sparse: its beginning and length tell it
        with path.open("rb") as file:
            return f"{size_bytes} {hashlib.sha1(file.read(4096)).hexdigest()}"
    return _describe(path.read_bytes(), path.name)


def _describe(data: bytes, name: str) -> str:
    """The hash of `data`; for what is packed, that of what is inside, since headers hold the time of packing."""
    try:
        for magic, unpack in ((b"\x1f\x8b", gzip.decompress), (b"BZh", bz2.decompress), (b"\xfd7zXZ", lzma.decompress)):
            if data.startswith(magic):
                return f"{magic!r} {_describe(unpack(data), name)}"
        if data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as bundle:
                return _members({info.filename: bundle.read(info) for info in bundle.infolist() if not info.is_dir()})
        if data[257:262] == b"ustar":
            with tarfile.open(fileobj=io.BytesIO(data)) as tar:
                return _members({m.name: (f.read() if (f := tar.extractfile(m)) else b"") for m in tar if m.isfile()})
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError):
        pass  # not what it looks like: plain bytes
    return hashlib.sha1(data).hexdigest()


def _members(members: dict[str, bytes]) -> str:
    lines = sorted(f"{name.removeprefix('./')} {hashlib.sha1(data).hexdigest()}" for name, data in members.items())
    return "members " + hashlib.sha1("\n".join(lines).encode()).hexdigest()


_GIT_STATE = r"""
git symbolic-ref -q HEAD || git log -1 --format='detached %T %s'
git for-each-ref --format='%(refname) %(tree) %(subject) %(upstream)' | while read -r ref rest; do
  echo "$ref $rest"; done
git for-each-ref --format='%(refname)' | while read -r ref; do
  case $ref in refs/stash|refs/tags/*) ;; *) echo "$ref"; git log --format='  %an %T %s' "$ref" ;; esac; done
git status --porcelain -uall
git diff --cached | git hash-object --stdin
git stash list --format='%gd %gs'
git config --local --list | sort
git remote -v
"""


def _git_state(folder: Path) -> str:
    return _git(_GIT_STATE, folder)


def _git_refs(folder: Path) -> str:
    return _git("git for-each-ref --format='%(refname) %(tree) %(subject)'", folder)


def _git(script: str, folder: Path) -> str:
    env = git_environment(folder) | {"GIT_OPTIONAL_LOCKS": "0", "GIT_CONFIG_COUNT": "1"}
    env |= {"GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    result = subprocess.run(["bash", "-c", script], cwd=folder, env=env, capture_output=True, check=False, timeout=20)
    return result.stdout.decode("utf-8", "replace")
