"""What a step names, as far as its text tells: programs, paths, effects, classes of risk."""

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from llmsh.core.command import Assignment, Script, SimpleCommand, Word
from llmsh.core.plan import Effect, Step
from llmsh.core.ports import Impact
from llmsh.core.risk import Assessment, Level, Reason
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.unwrap import program_of, unwrap

MAX_DEPTH = 12
MAX_COMMANDS = 2_000
MAX_EXPANDED = 10_000

# Programs that work on everything below a path they are given, whatever their options.
_ON_TREES = frozenset(
    {"find", "fd", "fdfind", "rsync", "tar", "mv", "du", "tree", "rg", "ag", "ack", "zip", "7z", "scp", "rclone"}
    | {"restic", "borg", "ncdu", "trash", "gio", "cpio", "unlink", "git", "svn", "hg", "mount", "umount", "chroot"}
)
_ON_NETWORK = frozenset(
    {"curl", "wget", "ssh", "scp", "sftp", "rsync", "ftp", "lftp", "nc", "ncat", "netcat", "socat", "telnet", "rclone"}
    | {"mail", "mailx", "sendmail", "mutt", "msmtp", "aria2c", "http", "https", "xh", "gh", "glab", "aws", "gcloud"}
    | {"az", "s3cmd", "dig", "nslookup", "host", "ping", "traceroute", "nmap", "whois", "ssh-copy-id", "mosh"}
)
_EFFECT_OF = {
    Reason.DELETE: Effect.DELETES,
    Reason.OVERWRITE: Effect.CHANGES,
    Reason.DISK: Effect.SYSTEM,
    Reason.PERMISSIONS: Effect.CHANGES,
    Reason.PRIVILEGE: Effect.SYSTEM,
    Reason.PROCESS_KILL: Effect.PROCESSES,
    Reason.NETWORK_EXEC: Effect.NETWORK,
    Reason.GIT_HISTORY_LOSS: Effect.DELETES,
    Reason.DATABASE_DROP: Effect.DELETES,
    Reason.PACKAGE_REMOVAL: Effect.SYSTEM,
    Reason.CLOUD_DESTROY: Effect.NETWORK,
    Reason.SHUTDOWN: Effect.SYSTEM,
    Reason.PERSISTENCE: Effect.SYSTEM,
    Reason.NETWORK_LOCKOUT: Effect.SYSTEM,
    Reason.SYSTEM_CONFIG: Effect.SYSTEM,
}
_DIRECTORY_CHANGES = frozenset({"cd", "pushd"})
_PATH_INSIDE = re.compile(r"(?<![\w.~/-])(?:~|/)[^\s'\"`;|&<>()${}*?,]*")
_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Subject:
    """paths: absolute, as written and with links resolved. trees: those that the step works on with all below.

    has_unknown_program, has_unknown_path, has_unknown_effect: something of the kind shows only when it runs.
    """

    level: Level
    is_read_only: bool
    programs: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    trees: frozenset[str] = frozenset()
    effects: frozenset[Effect] = frozenset()
    reasons: frozenset[Reason] = frozenset()
    rules: frozenset[str] = frozenset()
    has_unknown_program: bool = False
    has_unknown_path: bool = False
    has_unknown_effect: bool = False


def subject_of(step: Step, cwd: Path, risk: Assessment, impact: Impact | None, home: Path) -> Subject:
    """What `step`, run in `cwd`, is about. impact: what is known of the files it would touch."""
    reader = _Reader(str(cwd), str(home))
    reader.script(parse(step.command), 0)
    paths = set(reader.paths)
    for path in impact.paths if impact is not None else ():
        paths.update(_both(str(path)))
    if not risk.read_only:
        # Where it runs is where a program writes that is not told otherwise.
        paths.update(path for base in reader.bases for path in _both(base))
    effects = {step.effect, *(_EFFECT_OF[reason] for reason in risk.reasons if reason in _EFFECT_OF)}
    effects |= reader.effects
    is_told = risk.read_only or step.effect is not Effect.READS
    return Subject(
        level=risk.level,
        is_read_only=risk.read_only,
        programs=frozenset(reader.programs),
        paths=frozenset(paths),
        trees=frozenset(reader.trees),
        effects=frozenset(effects),
        reasons=frozenset(risk.reasons),
        rules=frozenset(finding.rule for finding in risk.findings if finding.rule),
        has_unknown_program=reader.has_unknown_program,
        has_unknown_path=reader.has_unknown_path,
        has_unknown_effect=not is_told,
    )


def _both(path: str) -> tuple[str, str]:
    """`path` without `.` and `..`, and with links resolved: a rule may name either."""
    return os.path.normpath(path), os.path.realpath(path)


@dataclass
class _Reader:
    """Collects while it walks over the commands of a text and what these run in turn."""

    cwd: str
    home: str
    programs: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    trees: set[str] = field(default_factory=set)
    effects: set[Effect] = field(default_factory=set)
    bases: list[str] = field(default_factory=list)
    has_unknown_program: bool = False
    has_unknown_path: bool = False
    seen: int = 0

    def __post_init__(self) -> None:
        self.bases.append(self.cwd)

    def script(self, script: Script, depth: int) -> None:
        if depth > MAX_DEPTH or script.errors:
            self.has_unknown_program = self.has_unknown_path = True
        if depth > MAX_DEPTH:
            return
        for command in script.commands():
            self.seen += 1
            if self.seen > MAX_COMMANDS:
                self.has_unknown_program = self.has_unknown_path = True
                return
            self.command(command)
            for inner in unwrap(command):
                if inner.script is None:
                    self.has_unknown_program = self.has_unknown_path = True
                else:
                    self.script(inner.script, depth + 1)
                for producer in inner.producers:
                    self.script(producer, depth + 1)

    def command(self, command: SimpleCommand) -> None:
        program = program_of(command)
        if program is not None:
            self.programs.add(program)
        elif command.words:
            self.has_unknown_program = True
        if program in _ON_NETWORK:
            self.effects.add(Effect.NETWORK)
        is_tree = program in _ON_TREES or command.has_flag("r", "R", "a", "recursive", "archive")
        if command.words and "/" in command.words[0].shape:
            self.word(command.words[0], is_tree=False)
        for word in command.arguments:
            self.word(word, is_tree=is_tree)
        if program in _DIRECTORY_CHANGES:
            self.directory(command)
        if program == "find" and not any(not word.shape.startswith(("-", "(", "!")) for word in command.arguments[:1]):
            self.trees.update(path for base in self.bases for path in _both(base))
        for redirection in command.redirections:
            if redirection.target is not None and not redirection.operator.startswith("<<"):
                self.word(redirection.target, is_tree=False)
            if redirection.writes_file:
                self.effects.add(Effect.CHANGES)
        for assignment in command.assignments:
            for word in _values(assignment):
                if "/" in word.shape or word.has_tilde:
                    self.word(word, is_tree=False)

    def directory(self, command: SimpleCommand) -> None:
        """What comes after may mean any directory that was gone to before."""
        for word in command.operands[:1]:
            self.bases.extend(
                path
                for text in self.texts(word)
                for base in list(self.bases)
                if (path := os.path.join(base, text)) not in self.bases
            )
        del self.bases[64:]

    def word(self, word: Word, *, is_tree: bool) -> None:
        for text in self.texts(word):
            for part in _path_parts(text, is_option=text.startswith("-")):
                self.path(part, is_tree=is_tree)
        if word.is_quoted:
            for found in _PATH_INSIDE.findall(word.shape):
                self.path(self.at_home(found), is_tree=is_tree)

    def path(self, text: str, *, is_tree: bool) -> None:
        if "\0" in text:  # no path at all; what bash makes of it is not known
            self.has_unknown_path = True
            return
        for base in self.bases:
            path = os.path.join(base, text)
            self.paths.update(_both(path))
            if is_tree:
                self.trees.update(_both(path))
            if text.startswith("/"):
                return

    def texts(self, word: Word) -> Iterator[str]:
        """What `word` may stand for, `~` and the best known variables resolved, patterns expanded."""
        text = word.value if word.value is not None else self.resolved(word.shape)
        if "$" in text or "`" in text:
            if word.value is None and not text.startswith("-"):
                self.has_unknown_path = True
        elif word.value is None and word.shape == "{}":
            self.has_unknown_path = self.has_unknown_path or not self.trees
        if word.has_tilde or text.startswith("~"):
            text = self.at_home(text)
        yield text
        if word.glob is not None and "\0" not in text and _GLOB.search(text):
            yield text[: _GLOB.search(text).start()].rpartition("/")[0] or "."  # type: ignore[union-attr]
            for base in self.bases:
                yield from islice(glob.iglob(text, root_dir=base, include_hidden=True), MAX_EXPANDED)

    def resolved(self, shape: str) -> str:
        for name, value in (("HOME", self.home), ("PWD", self.cwd)):
            shape = re.sub(rf"\$(?:{name}(?!\w)|\{{{name}\}})", value.replace("\\", "\\\\"), shape)
        return shape

    def at_home(self, text: str) -> str:
        if text == "~" or text.startswith("~/"):
            return self.home + text[1:]
        return text if "\0" in text else os.path.expanduser(text)


def _values(assignment: Assignment) -> tuple[Word, ...]:
    if assignment.values is not None:
        return assignment.values
    return (assignment.value,) if assignment.value is not None else ()


def _path_parts(text: str, *, is_option: bool) -> Iterator[str]:
    """The paths in a word: the whole of an operand, what follows `=`, what is glued to a short option."""
    if not is_option:
        yield text
    _, equals, value = text.partition("=")
    if equals and value:
        yield value
    if is_option and not equals:
        at = min((index for index in (text.find("/"), text.find("~")) if index >= 0), default=-1)
        if at >= 0:
            yield text[at:]
        elif len(text) > 2 and text[1] != "-":
            yield text[2:]
    if not is_option and ":" in text:  # host:path, -v here:there
        yield from (part for part in text.split(":") if part)
