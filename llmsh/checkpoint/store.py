"""Checkpoints: pre-images in a shadow git repository, a journal beside it, and undo of exactly what a step changed.

The only door for GitPython. The repository is bare and ours alone; git is called without any configuration of the
system, the user or a project. Not covered: ownership, extended attributes, sockets and devices.
"""

import contextlib
import fcntl
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import git

from llmsh.checkpoint import journal
from llmsh.checkpoint.journal import Journal
from llmsh.checkpoint.restore import restore
from llmsh.checkpoint.snapshot import ABSENT, Picture, difference, take
from llmsh.config import private_dir
from llmsh.core.errors import CheckpointError, DriftError
from llmsh.core.ports import CheckpointRecord

DAY_S = 86_400
ISOLATED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
# What a user's environment could point git at.
FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")


class CheckpointStore:
    """Implements core.ports.Checkpointer in `root` (made when needed, mode 0700)."""

    def __init__(self, root: Path, *, max_bytes: int, keep_days: int) -> None:
        self._root = root
        self._max_bytes = max_bytes
        self._keep_s = keep_days * DAY_S
        self._repo: git.Repo | None = None

    def begin(self, command: str, cwd: Path, paths: Sequence[Path]) -> int:
        """Save what stands at `paths`; return the checkpoint's number. Raises CheckpointError."""
        roots = [Path(os.path.abspath(cwd / path)) for path in paths]
        with self._locked():
            self._drop_old()
            number = self._next_number()
            before = self._take(roots)
            self._keep(number, before)
            self._write(Journal(number, time.time(), str(cwd), command, [str(root) for root in roots], before))
        return number

    def finish(self, number: int) -> CheckpointRecord:
        """Record what stands there now; a later undo restores the difference. Raises CheckpointError."""
        with self._locked():
            entry = self._read(number)
            after = self._take([Path(root) for root in entry.roots])
            entry.after = after
            entry.changed = difference(entry.before, after)
            self._keep(number, {**entry.before, **{f"{path}\0after": item for path, item in after.items()}})
            if entry.changed:
                self._write(entry)
            else:
                self._forget(number)
        return entry.record()

    def undo(self, number: int | None = None) -> CheckpointRecord:
        """Undo checkpoint `number`, or the last one that is not undone. What the undo replaces is kept as well.

        Raises DriftError when one of the paths was changed since, CheckpointError when there is nothing to undo.
        """
        with self._locked():
            entry = self._last_done() if number is None else self._read(number)
            if entry.is_undone:
                raise CheckpointError(f"checkpoint {entry.number} is undone already", hint="see: llmsh undo --list")
            if entry.after is None:
                raise CheckpointError(f"checkpoint {entry.number} was never finished", hint="see: llmsh undo --list")
            paths = [Path(path) for path in entry.changed]
            now = self._take(paths)
            drifted = [
                path for path in entry.changed if not now.get(path, ABSENT).is_same(entry.after.get(path, ABSENT))
            ]
            if drifted:
                names = ", ".join(drifted[:5]) + (" …" if len(drifted) > 5 else "")
                raise DriftError(f"changed since: {names}", hint="nothing was touched; undo by hand what you need")
            redo = self._next_number()
            self._keep(redo, now)
            again = Journal(redo, time.time(), entry.cwd, f"undo {entry.number}", list(entry.changed), now)
            self._write(again)
            restore(entry.changed, entry.before, entry.after, self._content)
            again.after = self._take(paths)
            again.changed = difference(now, again.after)
            self._keep(redo, {**now, **{f"{path}\0after": item for path, item in again.after.items()}})
            self._write(again)
            entry.is_undone = True
            self._write(entry)
            self._mark_redone(entry)
        return entry.record()

    def records(self) -> Sequence[CheckpointRecord]:
        """All checkpoints that changed something, oldest first."""
        if not self._journals.is_dir():
            return ()
        with self._locked():
            return tuple(entry.record() for entry in self._entries() if entry.after is not None)

    @property
    def _journals(self) -> Path:
        return self._root / "journal"

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, over all shells of the user."""
        try:
            private_dir(self._root)
            private_dir(self._journals)
            fd = os.open(self._root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise CheckpointError(f"{self._root} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield
        except (git.GitError, OSError) as error:
            raise CheckpointError(f"the checkpoint store failed: {error}", hint="see: llmsh doctor") from error
        finally:
            os.close(fd)

    def _repository(self) -> git.Repo:
        """The shadow repository; one that git no longer reads is set aside and made anew."""
        if self._repo is None:
            path = self._root / "objects.git"
            for name in FOREIGN:
                os.environ.pop(name, None)
            try:
                self._repo = git.Repo(path) if path.exists() else git.Repo.init(path, mkdir=True, bare=True)
            except (git.InvalidGitRepositoryError, git.NoSuchPathError):
                path.rename(path.with_name(f"objects.damaged-{int(time.time())}"))
                self._repo = git.Repo.init(path, mkdir=True, bare=True)
            path.chmod(0o700)
            self._repo.git.update_environment(**ISOLATED)
        return self._repo

    def _take(self, roots: Sequence[Path]) -> Picture:
        own = os.path.abspath(self._root)
        if any(own == str(root) or own.startswith(f"{root}{os.sep}") for root in roots):
            raise CheckpointError("the checkpoints themselves are below a path of this step")
        return take(roots, self._store_files, max_bytes=self._max_bytes)

    def _store_files(self, paths: list[str]) -> list[str]:
        """Hashes of the files' contents, in order, each content kept once."""
        repo = self._repository()
        plain = [path for path in paths if "\n" not in path and not path.startswith('"')]
        hashes: dict[str, str] = {}
        if plain:
            done = subprocess.run(
                ["git", f"--git-dir={repo.git_dir}", "hash-object", "-w", "--no-filters", "--stdin-paths"],
                input=os.fsencode("\n".join(plain) + "\n"),
                capture_output=True,
                env={**os.environ, **ISOLATED},
                check=False,
            )
            found = done.stdout.decode().split()
            if done.returncode or len(found) != len(plain):
                raise CheckpointError(f"a file cannot be read: {done.stderr.decode(errors='replace').strip()}")
            hashes.update(zip(plain, found, strict=True))
        for path in paths:
            if path not in hashes:
                hashes[path] = str(repo.git.hash_object("-w", "--no-filters", "--", path))
        return [hashes[path] for path in paths]

    def _content(self, content: str) -> bytes:
        """The bytes of a kept file. Raises CheckpointError when the store lost them."""
        stream = self._repository().odb.stream(bytes.fromhex(content))
        return bytes(stream.read())

    def _keep(self, number: int, picture: Picture) -> None:
        """A ref on a tree of all contents, so that git's own clean-up keeps them as long as the checkpoint."""
        contents = sorted({entry.content for entry in picture.values() if entry.kind == "file" and entry.content})
        listing = "".join(f"100644 blob {content}\t{content}\n" for content in contents)
        repo = self._repository()
        done = subprocess.run(
            ["git", f"--git-dir={repo.git_dir}", "mktree"],
            input=listing.encode(),
            capture_output=True,
            env={**os.environ, **ISOLATED},
            check=True,
        )
        repo.git.update_ref(f"refs/checkpoints/{number}", done.stdout.decode().strip())

    def _entries(self) -> list[Journal]:
        return journal.read_all(self._journals)

    def _read(self, number: int) -> Journal:
        return journal.read(self._journals, number)

    def _write(self, entry: Journal) -> None:
        journal.write(self._journals, entry)

    def _next_number(self) -> int:
        return journal.next_number(self._journals)

    def _last_done(self) -> Journal:
        for entry in reversed(self._entries()):
            if entry.after is not None and not entry.is_undone and entry.undoes is None:
                return entry
        raise CheckpointError(
            "nothing to undo", hint="plans that change files leave a checkpoint; see: llmsh undo --list"
        )

    def _mark_redone(self, entry: Journal) -> None:
        """Undoing an undo: what it undid stands again."""
        if entry.undoes is None:
            return
        with contextlib.suppress(CheckpointError):
            original = self._read(entry.undoes)
            original.is_undone = False
            self._write(original)

    def _forget(self, number: int) -> None:
        journal.remove(self._journals, number)
        self._repository().git.update_ref("-d", f"refs/checkpoints/{number}")

    def _drop_old(self) -> None:
        """Checkpoints past their age go, with the contents that nothing else keeps."""
        oldest = time.time() - self._keep_s
        old = [entry for entry in self._entries() if entry.time < oldest]
        for entry in old:
            self._forget(entry.number)
        if old:
            self._repository().git.gc("--quiet", "--prune=now")
