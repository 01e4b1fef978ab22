"""What a git command would take away: files of the working tree, and commits that nothing leads to afterwards.

Our calls only list, and compare objects and references: no filter, hook or monitor of a repository runs, and the
content of the working tree is never handed to git. Not covered: what a merge would make, and the server's state
since the last fetch.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from llmsh.core import git
from llmsh.core.command import Options, SimpleCommand, read_options
from llmsh.risk.git import subcommand

_OTHERS = ("--branches", "--remotes", "--tags")


@dataclass(frozen=True, slots=True)
class GitFacts:
    """What a git command would take away. paths: files of the working tree whose content it replaces or deletes."""

    paths: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_complete: bool = False


class Repository:
    """A working tree that is only looked at. until: when the answers have to be there, on the monotonic clock."""

    def __init__(self, cwd: Path, until: float) -> None:
        self.cwd = cwd
        self.is_in_time = True
        self._until = until
        self.root = self.ask("rev-parse", "--show-toplevel").strip("\n")

    def ask(self, *arguments: str) -> str:
        """The answer of git; "" when it has none in time."""
        left_s = self._until - time.monotonic()
        try:
            done = subprocess.run(
                ["git", *git.ARGUMENTS, *arguments],
                cwd=self.cwd,
                env=git.environment(LC_ALL="C"),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=max(left_s, 0.001),
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.is_in_time = False
            return ""
        except OSError:
            return ""
        return os.fsdecode(done.stdout) if done.returncode == 0 else ""

    def names(self, *arguments: str) -> list[str]:
        """Paths that git lists with `-z`, made absolute."""
        return [os.path.join(self.root, name) for name in self.ask(*arguments).split("\0") if name]

    def lost_commits(self, start: str, *kept: str) -> int:
        """How many commits only `start` leads to, when `kept` and all other branches and tags stay."""
        return int(self.ask("rev-list", "--count", start, "--not", *kept).strip() or 0)

    def modified(self) -> list[str]:
        """Tracked files whose size or time is not what the index says; their content is not compared."""
        found = []
        name, size, seconds = "", 0, 0
        for line in self.ask("-C", self.root, "ls-files", "--debug", "-z").replace("\0", "\n").split("\n"):
            if not line.startswith("  "):
                name = line
            elif match := re.match(r"  mtime: (\d+):\d+", line):
                seconds = int(match[1])
            elif match := re.match(r"  size: (\d+)", line):
                size = int(match[1])
                try:
                    now = os.lstat(os.path.join(self.root, name))
                except OSError:
                    continue
                if (now.st_size, int(now.st_mtime)) != (size, seconds):
                    found.append(os.path.join(self.root, name))
        return found


def git_facts(command: SimpleCommand, cwd: Path, until: float) -> GitFacts | None:
    """What `git reset --hard`, `checkout`, `clean`, `branch -D`, … would take away; None when that is not known."""
    found = subcommand(command) if command.program == "git" else None
    if found is None:
        return None
    verb, words = found
    if any(word.value is None for word in words):
        return None
    options = read_options(words)
    given = read_options(command.arguments, "Cc", permute=False)
    for name, value in given.flags:
        if name in ("git-dir", "work-tree"):
            return None
        if name == "C" and value is not None:
            cwd = cwd / (value if isinstance(value, str) else value.shape)
    operands = [word.shape for word in words if not word.shape.startswith("-")]
    reader = _READERS.get(verb)
    if reader is None:
        return None
    repository = Repository(cwd, until)
    if not repository.root:
        return GitFacts(notes=("there is no repository here",), is_complete=repository.is_in_time)
    facts = reader(repository, operands, options)
    return facts if repository.is_in_time else replace(facts, is_complete=False)


def _commits(count: int, what: str) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"{count} {'commit' if count == 1 else 'commits'} of {what} would be found only by the reflog",)


def _reset(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    target = operands[0] if operands else "HEAD"
    if not repository.ask("rev-parse", "--verify", "--quiet", f"{target}^{{commit}}"):
        return GitFacts()
    branch = repository.ask("symbolic-ref", "--quiet", "--short", "HEAD").strip()
    kept = [target, *([f"--exclude={branch}"] if branch else []), *_OTHERS]
    notes = _commits(repository.lost_commits("HEAD", *kept), branch or "HEAD")
    if not options.has("hard", "merge", "keep"):
        return GitFacts(notes=notes, is_complete=True)
    paths = repository.names("diff-tree", "-r", "-z", "--name-only", "HEAD", target)
    staged = repository.names("diff-index", "--cached", "-z", "--name-only", "HEAD")
    return _files([*paths, *staged, *repository.modified()], notes)


def _files(paths: list[str], notes: tuple[str, ...] = (), verb: str = "would lose what is not committed") -> GitFacts:
    unique = tuple(dict.fromkeys(paths))
    existing = [path for path in unique if os.path.lexists(path)]
    note = (f"{len(existing)} {'file' if len(existing) == 1 else 'files'} {verb}",) if existing else ()
    return GitFacts(unique, (*note, *notes), is_complete=True)


def _clean(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    if not options.has("f", "force"):
        return GitFacts(is_complete=True)
    ignored = ["--ignored"] if options.has("X") else []
    excluded = [] if options.has("x") else ["--exclude-standard"]
    found = repository.ask("ls-files", "--others", "-z", *excluded, *ignored, "--", *operands).split("\0")
    paths = [os.path.join(repository.cwd, name) for name in found if name]
    return GitFacts(
        tuple(paths), (f"{len(paths)} untracked files would be deleted",) if paths else (), is_complete=True
    )


def _branch(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    if not options.has("D", "d", "delete", "f", "force", "M"):
        return GitFacts(is_complete=True)
    notes: tuple[str, ...] = ()
    for name in operands:
        kept = ["HEAD", f"--exclude={name}", *_OTHERS]
        notes += _commits(repository.lost_commits(f"refs/heads/{name}", *kept), name)
    return GitFacts(notes=notes, is_complete=True)


def _checkout(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    if options.has("b", "B", "c", "C", "create", "orphan"):
        return GitFacts(is_complete=True)
    modified = repository.modified()
    first = operands[0] if operands else ""
    is_commit = bool(first) and bool(repository.ask("rev-parse", "--verify", "--quiet", f"{first}^{{commit}}"))
    if is_commit and len(operands) == 1:
        paths = repository.names("diff-tree", "-r", "-z", "--name-only", "HEAD", first)
        return _files([*paths, *(modified if options.has("f", "force") else [])], verb="would change")
    here = os.path.realpath(repository.cwd)
    wanted = [os.path.normpath(os.path.join(here, path)) for path in operands[is_commit:]]
    if not wanted and not options.has("f", "force"):
        return GitFacts()
    inside = [path for path in modified if not wanted or any(_is_in(path, root) for root in wanted)]
    return _files(inside)


def _is_in(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip("/") + "/")


def _stash(repository: Repository, operands: list[str], _: Options) -> GitFacts:
    if operands[:1] in (["drop"], ["clear"]):
        count = len(repository.ask("stash", "list", "--format=%H").split())
        gone = 1 if operands[0] == "drop" and count else count
        return GitFacts(notes=(f"{gone} of {count} stashes would be gone",) if count else (), is_complete=True)
    if operands[:1] in (["list"], ["show"]):
        return GitFacts(is_complete=True)
    return _files(repository.modified(), verb="would change")


def _push(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    forced = options.has("f", "force", "mirror", "delete", "d", "force-with-lease")
    notes: tuple[str, ...] = ()
    if forced:
        upstream = repository.ask("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}").strip()
        if upstream:
            count = repository.lost_commits(upstream, "HEAD")
            notes = _commits(count, upstream) if count else ()
        notes += ("what the server has now is known only as of the last fetch",)
    remote = operands[0] if operands else "origin"
    url = repository.ask("config", "--get", f"remote.{remote}.url").strip()
    shown = re.sub(r"//[^@/]*@", "//", url)
    return GitFacts(notes=(*notes, *((f"changes {shown}",) if shown else ())), is_complete=False)


def _amend(_: Repository, __: list[str], options: Options) -> GitFacts:
    notes = _commits(1, "this branch") if options.has("amend") else ()
    return GitFacts(notes=notes, is_complete=True)


def _rebase(repository: Repository, operands: list[str], options: Options) -> GitFacts:
    if options.has("abort", "continue", "skip", "quit") or not operands:
        return GitFacts()
    count = repository.lost_commits("HEAD", operands[0])
    return GitFacts(notes=_commits(count, "this branch"))


_READERS: dict[str, Callable[[Repository, list[str], Options], GitFacts]] = {
    "reset": _reset,
    "clean": _clean,
    "branch": _branch,
    "checkout": _checkout,
    "restore": _checkout,
    "switch": _checkout,
    "push": _push,
    "stash": _stash,
    "commit": _amend,
    "rebase": _rebase,
}
