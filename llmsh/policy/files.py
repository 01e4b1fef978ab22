"""Where policies are: the system's, the user's and the project's file, and which projects are trusted."""

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from llmsh.config import config_path, private_dir, state_dir
from llmsh.policy.reader import MAX_BYTES, PolicyFile, read_policy
from llmsh.policy.rule import Origin, Rule

SYSTEM_FILE = Path("/etc/llmsh/policy.toml")
PROJECT_FILE = Path(".llmsh") / "policy.toml"


def user_file() -> Path:
    return config_path().parent / "policy.toml"


def trust_file() -> Path:
    return state_dir() / "trusted-policies.json"


@dataclass(frozen=True, slots=True)
class Policy:
    """Every file that holds in one directory, the system's first."""

    files: tuple[PolicyFile, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for file in self.files for rule in file.rules)

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def auto_approves(self) -> bool:
        """Claims that the user chose it and that nobody, the system's file first of all, said never."""
        said = {file.origin: file.auto_approve for file in self.files if file.auto_approve}
        return said.get(Origin.USER) == "read_only" and "never" not in said.values()

    @property
    def forbids_automatic(self) -> bool:
        return any(file.auto_approve == "never" and file.origin is not Origin.USER for file in self.files)


@dataclass(frozen=True, slots=True)
class PolicyFiles:
    """The places of the files. root_uid: who must own the system's file."""

    system: Path
    user: Path
    trust: Path
    home: Path
    root_uid: int = 0

    @classmethod
    def of_this_user(cls) -> "PolicyFiles":
        return cls(SYSTEM_FILE, user_file(), trust_file(), Path.home())

    def load(self, cwd: Path) -> Policy:
        """The policy that holds in `cwd`. Never raises: what cannot be read is a problem, and then steps ask."""
        found = [self._read(self.system, Origin.SYSTEM), self._read(self.user, Origin.USER)]
        for path in project_files(cwd):
            origin = Origin.TRUSTED_PROJECT if self.is_trusted(path) else Origin.PROJECT
            found.append(self._read(path, origin))
        return Policy(tuple(file for file in found if file is not None))

    def _read(self, path: Path, origin: Origin) -> PolicyFile | None:
        try:
            text = _text_of(path, follow=origin in (Origin.SYSTEM, Origin.USER), owners=self._owners(origin))
        except FileNotFoundError:
            return None
        except NotADirectoryError:
            return None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            return PolicyFile(path, origin, problems=(f"{path}:1: {reason}; correct it or move it away",))
        return read_policy(text, path, origin, self.home)

    def _owners(self, origin: Origin) -> frozenset[int] | None:
        if origin is Origin.SYSTEM:
            return frozenset({self.root_uid})
        return frozenset({self.root_uid, os.geteuid()}) if origin is Origin.USER else None

    # Trust: the digest of a project's file as it was when the user trusted it.

    def is_trusted(self, path: Path) -> bool:
        known = self._trusted()
        if str(path) not in known:
            return False
        with contextlib.suppress(OSError, ValueError):
            return known[str(path)] == _digest(_text_of(path, follow=False, owners=None))
        return False

    def set_trust(self, path: Path, *, trusted: bool) -> None:
        """Remember the file at `path` as it is now, or forget it. Raises OSError, ValueError."""
        known = self._trusted()
        known.pop(str(path), None)
        if trusted:
            known[str(path)] = _digest(_text_of(path, follow=False, owners=None))
        folder = private_dir(self.trust.parent)
        temporary = folder / f".{self.trust.name}.{os.getpid()}"
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(temporary, flags, 0o600), "w", encoding="utf-8") as file:
            json.dump(known, file)
        temporary.replace(self.trust)

    def _trusted(self) -> dict[str, str]:
        """Path → digest. Nothing is trusted where the record cannot be read or is not this user's alone."""
        try:
            value = json.loads(_text_of(self.trust, follow=False, owners=frozenset({os.geteuid()})))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(value, dict):
            return {}
        return {path: digest for path, digest in value.items() if isinstance(path, str) and isinstance(digest, str)}


def project_files(cwd: Path) -> Iterator[Path]:
    """The policy files of the projects around `cwd`, the innermost first; all of them hold."""
    real = Path(os.path.realpath(cwd))
    for folder in (real, *real.parents):
        path = folder / PROJECT_FILE
        if os.path.lexists(path):
            yield path


def _text_of(path: Path, *, follow: bool, owners: frozenset[int] | None) -> str:
    """The text of a regular file. Raises OSError, ValueError when it is anything else, or somebody else's.

    owners: who may own it, and nobody else may write to it; None for any. A pipe or device is not waited for.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP and not follow:
            raise ValueError("it is a link") from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is no regular file")
        if owners is not None and status.st_uid not in owners:
            raise ValueError("it belongs to somebody else")
        if owners is not None and status.st_mode & 0o022:
            raise ValueError("others may write to it: chmod go-w")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES >> 10} KiB")
    return data.decode("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
