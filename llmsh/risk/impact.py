"""What a step would touch: its words expanded, its selections run without their action; nothing is changed.

Not covered: what a program touches by its own configuration or by names that are made while it runs; then `complete`
is False, and a small directory is taken whole instead.
"""

import glob
import os
import re
import shutil
import stat
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from llmsh.core.command import Compound, Node, Pipeline, Script, SimpleCommand, Word
from llmsh.core.plan import Step
from llmsh.core.ports import Impact
from llmsh.risk import facts
from llmsh.risk.assess import assess
from llmsh.risk.git_facts import git_facts
from llmsh.risk.network import SENDERS
from llmsh.risk.read_only import claims
from llmsh.risk.targets import READERS, targets_of
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import join
from llmsh.syntax.unwrap.inner import Inner
from llmsh.syntax.unwrap.unwrap import unwrap

DEADLINE_S = 0.2
MAX_PATHS = 20_000
# A directory that is taken whole when names are not known before the run.
SMALL_ENTRIES = 2_000
SMALL_BYTES = 64 << 20
_ACTIONS = frozenset(
    {"-delete", "-exec", "-execdir", "-ok", "-okdir", "-fprint", "-fprint0", "-fprintf", "-fls", "-ls", "-print"}
    | {"-print0", "-printf", "-quit", "-prune"}
)
_MAKES_MORE = frozenset(
    {"tar", "gtar", "bsdtar", "unzip", "zip", "rsync", "scp", "patch", "ex", "ed", "gzip", "gunzip", "xz"}
)
_BEYOND_UNDO = (
    (frozenset({"kill", "pkill", "killall", "fuser"}), "processes that it ends cannot be brought back"),
    (SENDERS | {"kubectl", "terraform", "gcloud", "helm"}, "what leaves this machine cannot be undone"),
    (
        frozenset({"apt", "apt-get", "dnf", "yum", "pacman", "brew", "npm", "pip", "pip3"}),
        "packages are not brought back",
    ),
    (frozenset({"systemctl", "service", "mount", "umount", "sysctl"}), "the state of the system is not brought back"),
    (frozenset({"psql", "mysql", "mongosh", "redis-cli"}), "what a database server holds is not brought back"),
)
_CHANGES_PLACE = frozenset({"mv", "cp", "ln", "install", "rsync"})


def read_impact(step: Step, cwd: Path) -> Impact:
    """Implements core.ports.ImpactReader; takes DEADLINE_S at most, then says that it is not complete."""
    reader = _Reader(cwd)
    reader.script(parse(step.command))
    return reader.impact()


class _Reader:
    """Collects the paths of one step."""

    def __init__(self, cwd: Path) -> None:
        self._base = cwd
        self._start = cwd
        self._until = time.monotonic() + DEADLINE_S
        self._paths: dict[str, None] = {}
        self._notes: dict[str, None] = {}
        self._complete = True
        self._is_beyond = False  # something of it can never be undone

    def script(self, script: Script) -> None:
        if script.errors:
            self._complete = False
        for pipeline in script.items:
            self._pipeline(pipeline, script.text)

    def impact(self) -> Impact:
        if not self._complete:
            self._add_small_directory()
        count, size_bytes, counted = self._measure()
        is_undoable = (
            not self._is_beyond
            and len(self._paths) <= MAX_PATHS
            and (self._complete or str(self._start) in self._paths)
        )
        return Impact(
            paths=tuple(Path(path) for path in list(self._paths)[:MAX_PATHS]),
            count=count,
            size_bytes=size_bytes,
            complete=self._complete and counted,
            undoable=is_undoable and bool(self._paths),
            notes=tuple(self._notes),
        )

    def _pipeline(self, pipeline: Pipeline, text: str) -> None:
        for number, node in enumerate(pipeline.commands):
            if isinstance(node, SimpleCommand) and node.program == "xargs" and number:
                before = text[_start(pipeline.commands[0]) : _end(pipeline.commands[number - 1])]
                self._xargs(node, before)
            else:
                self._node(node)

    def _node(self, node: Node) -> None:
        if isinstance(node, SimpleCommand):
            self._simple(node)
            return
        self._compound(node)

    def _compound(self, node: Compound) -> None:
        if node.kind in ("for", "select"):
            for word in node.words:
                self._add(self._expand(word))
        if node.kind in ("for", "select", "while", "until", "function"):
            # Names made in a loop are not known before it runs.
            self._complete = False
        for inner in node.scripts:
            self.script(inner)

    def _simple(self, command: SimpleCommand) -> None:
        for target in targets_of(command):
            if command.program in ("scp", "rsync") and re.match(r"(?:[^/:]+@)?[\w.-]+:", target.word.shape):
                continue  # on another machine
            paths = self._expand(target.word)
            self._add(paths)
            if target.is_tree:
                self._note(facts.mounts(paths))
        self._note(facts.processes(command))
        self._note(facts.hosts(command))
        if command.program == "cd" and len(command.words) == 2:
            value = command.words[1].value
            if value is None:
                self._complete = False
            else:
                self._base = Path(os.path.join(self._base, os.path.expanduser(value)))
        elif command.program == "find":
            self._find(command)
        elif command.program == "git":
            self._git(command)
        elif command.program in _CHANGES_PLACE:
            self._into_directory(command)
        elif command.program == "xargs":
            self._complete = False
        elif inners := unwrap(command):
            for inner in inners:
                self._inside(inner)
        elif not self._is_plain(command):
            self._complete = False
        for programs, note in _BEYOND_UNDO:
            if command.program in programs:
                self._is_beyond = True
                self._notes[note] = None

    def _note(self, clauses: Iterable[str]) -> None:
        for clause in clauses:
            self._notes[clause] = None

    def _git(self, command: SimpleCommand) -> None:
        found = git_facts(command, self._base, self._until)
        if found is None:
            if not self._is_plain(command):
                self._complete = False
            return
        self._add(found.paths)
        self._note(found.notes)
        self._complete = self._complete and found.is_complete

    def _inside(self, inner: Inner) -> None:
        """What a wrapper runs; on another machine nothing can be looked up."""
        if inner.is_remote:
            self._complete = False
            self._is_beyond = True
            self._notes["what happens on the other machine is not known and cannot be undone"] = None
        elif inner.script is None:
            self._complete = False
        else:
            self.script(inner.script)

    def _is_plain(self, command: SimpleCommand) -> bool:
        """Claims that the words of `command` name everything that it changes."""
        if command.program is None:
            return not command.words
        if command.program in READERS and command.program not in _MAKES_MORE:
            return True
        return command.program in ("cd", "true", ":", "wait", "sleep", "kill", "pkill", "killall") or (
            claims.of_command(
                replace(command, redirections=()), command.program, (), inside_is_read_only=True, functions=set()
            )
        )

    def _into_directory(self, command: SimpleCommand) -> None:
        """`mv a b DIR` makes DIR/a and DIR/b; what stands there under those names is replaced."""
        operands = [path for word in command.operands for path in self._expand(word)]
        if len(operands) < 2 or not os.path.isdir(operands[-1]):
            return
        self._add(os.path.join(operands[-1], os.path.basename(path.rstrip("/"))) for path in operands[:-1])

    def _find(self, command: SimpleCommand) -> None:
        """The files that find selects, when it does something to them."""
        values = command.values
        if not any(value in _ACTIONS - {"-print", "-print0", "-printf", "-ls", "-prune", "-quit"} for value in values):
            return
        if any(value is None for value in values):
            self._complete = False
            return
        selection: list[str] = []
        rest = [value for value in values if value is not None]
        while rest:
            word = rest.pop(0)
            if word in ("-exec", "-execdir", "-ok", "-okdir"):
                action = []
                while rest and (end := rest.pop(0)) not in (";", "+"):
                    action.append(end)
                if end == ";" and _is_test(action):
                    selection += [word, *action, ";"]
                self._destinations(action)
            elif word in ("-fprint", "-fprint0", "-fls", "-fprintf"):
                self._add([os.path.join(self._base, target) for target in rest[:1]])
                del rest[: 2 if word == "-fprintf" else 1]
            elif word != "-delete":
                selection.append(word)
        if not assess(join(["find", *selection])).read_only:
            self._complete = False
            return
        found = self._lines(["find", *selection, "-print0"], b"\0")
        self._add(found)
        if any(value in ("mv", "cp", "bash", "sh", "gzip", "tar", "rename") for value in values):
            self._beside(found, command)

    def _destinations(self, action: list[str]) -> None:
        if len(action) > 2 and action[0] in _CHANGES_PLACE and "{}" not in action[-1]:
            self._add([os.path.join(self._base, action[-1])])

    def _beside(self, found: list[str], command: SimpleCommand) -> None:
        """What is made under new names: in the destination when it is known, else not known."""
        values = [value for value in command.values if value]
        at = next((number for number, value in enumerate(values) if value in ("mv", "cp")), None)
        last = [value for value in values[at or 0 :] if value not in (";", "+", "{}")][-1:]
        if at is None or not last or last[0].startswith("-") or last[0] in ("mv", "cp"):
            self._complete = False
            return
        target = os.path.join(self._base, os.path.expanduser(last[0]))
        self._add(os.path.join(target, os.path.basename(path)) for path in found)

    def _xargs(self, command: SimpleCommand, before: str) -> None:
        """What the commands before xargs print, when they only read."""
        if not assess(before).read_only:
            self._complete = False
            return
        separator = b"\0" if command.has_flag("0", "null") else b"\n"
        self._add(self._lines(["bash", "-c", before], separator))
        if not any(
            value in ("rm", "chmod", "chown", "sed", "touch", "rmdir", "wc", "grep") for value in command.values
        ):
            self._complete = False

    def _lines(self, argv: list[str], separator: bytes) -> list[str]:
        """Output of a reading command as paths; when it is too slow, what is missing is said."""
        left_s = self._until - time.monotonic()
        if left_s <= 0 or shutil.which(argv[0]) is None:
            self._complete = False
            return []
        try:
            done = subprocess.run(
                argv, cwd=self._base, stdin=subprocess.DEVNULL, capture_output=True, timeout=left_s, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            self._complete = False
            return []
        names = [os.fsdecode(name) for name in done.stdout.split(separator) if name]
        return [os.path.normpath(os.path.join(self._base, name)) for name in names]

    def _expand(self, word: Word) -> list[str]:
        """The paths that `word` stands for now; one that is not known makes the picture incomplete."""
        if word.value is None:
            self._complete = False
            return []
        text = os.path.expanduser(word.value) if word.has_tilde else word.value
        if word.glob is None:
            return [os.path.normpath(os.path.join(self._base, text))]
        pattern = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] in "*?[" else match[1], word.glob)
        pattern = os.path.expanduser(pattern) if word.has_tilde else pattern
        found = glob.glob(pattern, root_dir=self._base)
        return [os.path.normpath(os.path.join(self._base, name)) for name in found]

    def _add(self, paths: Iterable[str]) -> None:
        for path in paths:
            if path in ("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty"):
                continue
            self._paths[path] = None
            if os.path.islink(path):
                self._note_link(path)

    def _note_link(self, path: str) -> None:
        if not os.path.realpath(path).startswith(f"{os.path.realpath(self._start)}{os.sep}"):
            self._notes["a link leads out of this directory"] = None

    def _add_small_directory(self) -> None:
        """Names that are not known are most likely here: the directory itself, when it is small enough to keep."""
        size_bytes = 0
        for entries, (_, found) in enumerate(_walk(str(self._start)), 1):
            size_bytes += found.st_size
            if entries > SMALL_ENTRIES or size_bytes > SMALL_BYTES or time.monotonic() > self._until:
                return
        self._paths[str(self._start)] = None

    def _measure(self) -> tuple[int, int, bool]:
        """Number and bytes of the files that exist, and whether there was time to count them all."""
        count, size_bytes = 0, 0
        whole = str(self._start) if not self._complete else None
        for path in self._paths:
            if path == whole:
                continue
            for name, found in _walk(path):
                if stat.S_ISLNK(found.st_mode) and name != path:
                    self._note_link(name)
                count += 0 if stat.S_ISDIR(found.st_mode) and path != os.path.normpath(path) else 1
                size_bytes += found.st_size if stat.S_ISREG(found.st_mode) else 0
                if time.monotonic() > self._until:
                    return count, size_bytes, False
        return count, size_bytes, True


def _is_test(action: list[str]) -> bool:
    """`-exec grep -q … ;` selects; it changes nothing."""
    return assess(" ".join(word for word in action if word != "{}")).read_only if action else False


def _start(node: Node) -> int:
    return node.span[0]


def _end(node: Node) -> int:
    return node.span[1]


def _walk(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """`path` and, for a directory, everything below it, each with its stat."""
    try:
        found = os.lstat(path)
    except OSError:
        return
    yield path, found
    if not stat.S_ISDIR(found.st_mode):
        return
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            inside = os.path.join(folder, name)
            try:
                yield inside, os.lstat(inside)
            except OSError:
                continue
