"""The shadow git repository: file contents and manifests as objects, one reference a checkpoint.

Only this module imports GitPython. The repository is our own, bare, in the state directory; no configuration,
hook, filter, template or attribute of the user or of a project takes part, and no project's `.git` is touched.
"""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from llmsh.checkpoint.large import LARGE_BYTES, LargeFiles, Writable
from llmsh.core.errors import CheckpointError

_CHUNK = 1 << 20
_PENDING = 6_000  # pieces that are joined for one write


def _neutral(path: Path) -> dict[str, str]:
    """The environment in which git sees nothing but the repository at `path`."""
    return {
        "GIT_DIR": str(path),
        "GIT_OBJECT_DIRECTORY": str(path / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": "",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": "0",
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TEMPLATE_DIR": "",
        "GIT_NAMESPACE": "",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_TRACE": "0",
        "LC_ALL": "C",
    }


class Objects:
    """Opens the repository at `path`, making it where it is missing. Raises CheckpointError.

    large: beside it, the contents of large files that need no copy.
    """

    def __init__(self, path: Path) -> None:
        os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
        try:
            import git
        except ImportError as error:
            raise CheckpointError("GitPython cannot be loaded", hint="install llmsh again; undo needs it") from error
        self._git_error = git.exc.GitError
        self._ready: dict[str, bytes] = {}
        self.large = LargeFiles(path.with_name("large"))
        try:
            if not path.exists():
                _lay_out(path)
            self._repo = git.Repo(str(path), expand_vars=False)
            self._repo.git.update_environment(**_neutral(path))
            self._repo.git.rev_parse("--git-dir")
        except (git.exc.GitError, OSError, ValueError) as error:
            raise CheckpointError(f"{path}: not usable: {_first_line(error)}") from error

    def close(self) -> None:
        self._repo.close()

    def put_large(self, number: int, sizes: Mapping[str, int], *, is_removed: bool) -> dict[str, str]:
        """Blob ids of those files that are large and could be kept for checkpoint `number` without a copy.

        is_removed: the step does nothing but remove files.
        """
        large = [path for path, size in sizes.items() if size >= LARGE_BYTES]
        found = ((path, self.large.keep(number, path, blob_id, is_removed=is_removed)) for path in large)
        return {path: digest for path, digest in found if digest}

    def put_files(self, paths: Sequence[str], *, write: bool) -> dict[str, str]:
        """Blob ids by path. write: keep the contents too. Raises CheckpointError naming what cannot be read.

        The contents are read, not mapped as `git hash-object` does: on a tmpfs that would fill the holes of a file.
        """
        if not write:
            return {path: blob_id(path) for path in paths}
        digests: dict[str, str] = {}
        seen: set[str] = set()
        try:
            importing: Any = self._repo.git.fast_import(
                "--quiet", "--force", "--depth=0", "--done", istream=subprocess.PIPE, as_process=True
            )
            with importing.stdin as stream:
                pending: list[bytes] = []  # a write a file would be a change of process a file
                pending_bytes = 0
                for path in paths:
                    with open(path, "rb") as content:
                        data = content.read(_CHUNK)
                        if len(data) == _CHUNK:
                            stream.write(b"".join(pending))
                            pending, pending_bytes = [], 0
                            digests[path] = _import_piecewise(path, data, content, stream)
                            continue
                    digest = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
                    digests[path] = digest
                    if digest not in seen:
                        seen.add(digest)
                        pending += (b"blob\ndata %d\n" % len(data), data, b"\n")
                        pending_bytes += len(data)
                    if pending_bytes >= _CHUNK or len(pending) >= _PENDING:
                        stream.write(b"".join(pending))
                        pending, pending_bytes = [], 0
                stream.write(b"".join((*pending, b"done\n")))
            importing.wait()
        except (self._git_error, OSError) as error:
            raise CheckpointError(f"the copies could not be kept: {_first_line(error)}") from error
        return digests

    def put_bytes(self, content: bytes) -> str:
        with tempfile.TemporaryFile() as stream:
            stream.write(content)
            stream.seek(0)
            return self._run("hash_object", "-w", "--stdin", istream=stream).strip()

    def copy_to(self, digest: str, output: Writable) -> None:
        """Write the content `digest` to `output`. Raises CheckpointError when it is missing or damaged."""
        ready = self._ready.pop(digest, None)
        if ready is not None:
            output.write(ready)
            return
        if self.large.has(digest):
            self.large.copy_to(digest, output)
            return
        try:
            _, _, size, stream = self._repo.git.stream_object_data(digest)
            written = 0
            while chunk := stream.read(_CHUNK):
                written += output.write(chunk)
            if written != size:
                raise ValueError(digest)
        except (self._git_error, ValueError, OSError, KeyError) as error:
            raise CheckpointError(f"the kept content {digest[:12]} is missing or damaged") from error

    def fetch(self, digests: Sequence[str]) -> None:
        """Have the contents of `digests`, none of a large file, ready in memory for `copy_to`, once each."""
        with tempfile.TemporaryFile() as names, tempfile.TemporaryFile() as found:
            names.write("".join(f"{digest}\n" for digest in digests).encode())
            names.seek(0)
            self._run("cat_file", "--batch", istream=names, output_stream=found)
            found.seek(0)
            for digest in digests:
                header = found.readline().split()
                if len(header) != 3 or header[1] != b"blob":
                    raise CheckpointError(f"the kept content {digest[:12]} is missing or damaged")
                self._ready[digest] = found.read(int(header[2]))
                found.read(1)

    def get_bytes(self, digest: str) -> bytes:
        with tempfile.TemporaryFile() as stream:
            self.copy_to(digest, stream)
            stream.seek(0)
            return stream.read()

    def keep(
        self, number: int, manifests: Mapping[str, str], digests: Iterable[str], *, are_checked: bool = False
    ) -> None:
        """Make checkpoint `number` hold on to `manifests` (name to blob id) and the contents `digests`.

        are_checked: all of `digests` were kept before; else one that is missing raises CheckpointError.
        """
        options = ["--missing"] if are_checked else []
        lines = [f"100644 blob {digest}\t{name}" for name, digest in manifests.items()]
        with tempfile.TemporaryFile() as listing:
            elsewhere = self.large.digests(number)
            ordered = sorted(set(digests) - elsewhere)
            contents = "".join(f"100644 blob {digest}\t{digest}\n" for digest in ordered)
            listing.write(contents.encode())
            listing.seek(0)
            tree = self._run("mktree", *options, istream=listing).strip()
        lines.append(f"040000 tree {tree}\tcontents")
        with tempfile.TemporaryFile() as listing:
            listing.write(("\n".join(sorted(lines, key=lambda line: line.split("\t")[1])) + "\n").encode())
            listing.seek(0)
            top = self._run("mktree", istream=listing).strip()
        self._run("update_ref", f"refs/checkpoints/{number}", top)

    def drop(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._run("update_ref", "-d", f"refs/checkpoints/{number}")
            self.large.drop(number)

    def prune(self) -> None:
        """Delete every object that no checkpoint holds on to. Only while no other process stores."""
        self._run("repack", "-a", "-d", "-q")
        self._run("prune", "--expire=now")

    def size_bytes(self) -> int:
        """What the objects take on disk."""
        counted = dict(line.split(": ") for line in self._run("count_objects", "-v").splitlines())
        packed = (int(counted.get("size", 0)) + int(counted.get("size-pack", 0))) << 10
        return packed + self.large.size_bytes()

    def _run(
        self, name: str, *arguments: str, istream: BinaryIO | None = None, output_stream: BinaryIO | None = None
    ) -> str:
        try:
            output = getattr(self._repo.git, name)(*arguments, istream=istream, output_stream=output_stream)
        except self._git_error as error:
            raise CheckpointError(f"git {name.replace('_', '-')} failed: {_first_line(error)}") from error
        return str(output)


def blob_id(path: str) -> str:
    """The id that git gives the content of `path`, without asking git. Raises CheckpointError."""
    try:
        with open(path, "rb") as content:
            size = os.fstat(content.fileno()).st_size
            digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
            read = 0
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                read += len(chunk)
    except OSError as error:
        raise CheckpointError(f"{path}: {error.strerror}") from error
    if read != size:
        raise CheckpointError(f"{path} changed while it was read", hint="undo again when nothing writes to it")
    return digest.hexdigest()


def _import_piecewise(path: str, data: bytes, content: BinaryIO, stream: BinaryIO) -> str:
    """Hand `data` and the rest of `content` to `git fast-import`; return the blob id. Raises CheckpointError."""
    size = os.fstat(content.fileno()).st_size
    digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    stream.write(b"blob\ndata %d\n" % size)
    left = size
    while data and left >= len(data):
        digest.update(data)
        stream.write(data)
        left -= len(data)
        data = content.read(_CHUNK)
    if data or left:
        raise CheckpointError(f"{path} changed while its copy was made")
    stream.write(b"\n")
    return digest.hexdigest()


def _lay_out(path: Path) -> None:
    """Make an empty bare repository; `git init` would heed templates and the caller's GIT_WORK_TREE."""
    path.mkdir(mode=0o700)
    for folder in ("objects", "refs"):
        (path / folder).mkdir()
    # Without a flush an object, a thousand pre-images take 0.3 s, not 1.3 s. The kernel keeps what a killed
    # process has written; only a power cut within seconds of the step could lose pre-images.
    settings = ("repositoryformatversion = 0", "bare = true", "fsync = none", "looseCompression = 1", "compression = 1")
    (path / "config").write_text("[core]\n" + "".join(f"\t{line}\n" for line in settings))
    (path / "HEAD").write_text("ref: refs/heads/none\n")


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "stderr", "") or error).strip()
    return next((line.strip() for line in text.splitlines() if "fatal" in line or "error" in line), text[:200])
