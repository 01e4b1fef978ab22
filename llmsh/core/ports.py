"""The Protocols through which rooms that never import each other meet; wired in app/ and kernel/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the way to the first prompt needs none of them
    from llmsh.core.context import Context
    from llmsh.core.diagnosis import Diagnosis, Failure
    from llmsh.core.generation import Generation
    from llmsh.core.plan import Plan, Step
    from llmsh.core.policy import Approver, Ruling
    from llmsh.core.risk import Assessment
    from llmsh.core.routing import Routing
    from llmsh.core.trial import Trial


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one text did in the session.

    status: exit status; pipestatus: that of each part of the last pipeline.
    output: captured bytes, the first and last part when it was over the bound (`truncated`).
    flags: bash's `$-` after it ran. interrupted: bash came back by SIGINT.
    expanded: the line that ran where history expansion (`!!`) changed it.
    """

    status: int
    cwd: Path
    duration_s: float
    output: bytes = b""
    truncated: bool = False
    pipestatus: tuple[int, ...] = ()
    flags: str = ""
    interrupted: bool = False
    expanded: str = ""


class Session(Protocol):
    """One persistent inner shell in a pty; effects of each text stay for the next."""

    @property
    def cwd(self) -> Path: ...

    @property
    def language(self) -> str:
        """The shell's name, "bash" mostly: what `query` is to be written in."""
        ...

    def run(self, text: str) -> Outcome:
        """Run `text` with the user's terminal relayed to it; block until the shell is back at its prompt.

        Raises SessionClosed when the shell ended (exit, exec, kill).
        """
        ...

    def query(self, code: str, *, timeout_s: float = 1.0) -> bytes:
        """Run our own read-only `code` invisibly while idle and return its stdout; leaves `$?`, `$_` as they were.

        Raises SessionError on timeout.
        """
        ...

    def close(self) -> int:
        """Hang up and reap; return the exit status."""
        ...


class Classifier(Protocol):
    """Routes one line. Fast enough for every key: p99 well under 1 ms."""

    def __call__(self, line: str, /) -> Routing: ...


class Planner(Protocol):
    """Turns a request into a plan; raises PlanError only for faults; no answer is a Plan without steps."""

    def plan(self, request: str, context: Context) -> Plan: ...


class TextModel(Protocol):
    """A language model that continues text, wherever it runs. Its methods raise ModelError."""

    @property
    def name(self) -> str: ...

    @property
    def identity(self) -> str:
        """Names it for good: another file in its place, or another model of a server, has another one."""
        ...

    @property
    def form(self) -> str:
        """How it wants to be asked: "" in words; another one only where the model was trained for that one alone."""
        ...

    def pieces(self, prompt: str, how: Generation = ...) -> Iterator[str]:
        """The continuation as it comes; it ends early when nobody waits for it any more, or at its deadline."""
        ...

    def complete(self, prompt: str, how: Generation = ...) -> str: ...

    def check(self) -> str:
        """Claims that it would answer now, by returning what it is; loads it where it is not loaded."""
        ...

    def close(self) -> None:
        """Give back what it holds; the next use takes it again."""
        ...


class Continues(Protocol):
    """Knows how lines go on that the history does not know."""

    def ask(self, line: str, /) -> str:
        """What `line` goes on with, "" for nothing; blocks for tens of milliseconds at most."""
        ...

    def cancel(self) -> None:
        """Nobody waits any more for what another thread asks."""
        ...


class RiskAssessor(Protocol):
    def __call__(self, command: str, /) -> Assessment: ...


class Diagnoser(Protocol):
    """Explains a failure; always an answer, never an invention."""

    def __call__(self, failure: Failure, /) -> Diagnosis: ...


@dataclass(frozen=True, slots=True)
class Impact:
    """What a step would touch, as far as read-only look-ups can tell.

    paths: a bounded sample; count and size_bytes are totals; complete: False when something could not be known.
    undoable: a checkpoint can bring all of it back. notes: what cannot be known or undone, as clauses.
    """

    paths: tuple[Path, ...] = ()
    count: int = 0
    size_bytes: int = 0
    complete: bool = True
    undoable: bool = True
    notes: tuple[str, ...] = ()


class ImpactReader(Protocol):
    def __call__(self, step: Step, cwd: Path, /) -> Impact: ...


class PolicyJudge(Protocol):
    def __call__(self, step: Step, cwd: Path, risk: Assessment, impact: Impact | None = None, /) -> Ruling: ...


class AuditTrail(Protocol):
    """What was generated and what of it ran, kept for the user. Never raises: a full disk must not stop a shell."""

    def generated(self, plan: Plan, cwd: Path) -> None:
        """A plan was made, whether anything of it will run or not."""
        ...

    def starts(self, step: Step, cwd: Path, risk: Assessment, approver: Approver) -> str:
        """A step is about to run; returns the name by which `ended` knows it."""
        ...

    def ended(self, run: str, status: int, duration_s: float) -> None: ...

    def refused(self, step: Step, cwd: Path, why: str) -> None:
        """A step did not run because the policy, or a missing approval, stopped it."""
        ...


@dataclass(frozen=True, slots=True)
class CheckpointRecord:
    """One undoable step. number: counts up, what `llmsh undo N` names; time: seconds since the epoch."""

    number: int
    time: float
    cwd: Path
    command: str
    changed: tuple[Path, ...] = ()
    undone: bool = False


class Checkpointer(Protocol):
    """Keeps pre-images so that what a step changed can be brought back."""

    def begin(self, command: str, cwd: Path, paths: Sequence[Path]) -> int:
        """Save the pre-images of `paths` (trees included, bounded); return the checkpoint's number."""
        ...

    def finish(self, number: int) -> CheckpointRecord:
        """Record the post-state; a later undo restores exactly the difference."""
        ...

    def undo(self, number: int | None = None) -> CheckpointRecord:
        """Undo checkpoint `number`, or the last one not undone. Raises DriftError, CheckpointError."""
        ...

    def records(self) -> Sequence[CheckpointRecord]: ...


class TriedOut(Protocol):
    """A command that has run on a copy of the file system; the copy is held until one of the two is called."""

    @property
    def report(self) -> Trial: ...

    def commit(self, checkpoints: Checkpointer | None) -> CheckpointRecord | None:
        """Give the real file system the difference, as a step that can be undone. Raises TrialError."""
        ...

    def drop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of history. time: seconds since the epoch; request: the sentence a generated command came from.

    host: the machine it ran on, "" where that is not known.
    """

    command: str
    time: float
    cwd: str = ""
    status: int | None = None
    duration_s: float | None = None
    request: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What an entry must be to pass. cwd: "" for anywhere; below: also in directories below it.

    status: "ok", "failed", a number, "" for any. since, until: seconds since the epoch.
    """

    cwd: str = ""
    below: bool = False
    status: str = ""
    host: str = ""
    since: float | None = None
    until: float | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.cwd or self.status or self.host) and self.since is None and self.until is None


EVERYTHING = HistoryFilter()


class HistoryStore(Protocol):
    """All lines ever run, newest last; safe under several writers."""

    def add(self, entry: HistoryEntry, *, typed: str = "") -> int:
        """Store `entry` before it runs; return its number for finish().

        typed: the line as it was typed where a secret was taken out of the entry's; for the arrow keys of this
        session alone, never stored.
        """
        ...

    def finish(self, number: int, *, status: int, duration_s: float) -> None:
        """Record how the command of entry `number` ended."""
        ...

    def erase(self, command: str) -> None:
        """Drop every entry of exactly `command`."""
        ...

    def commands(self) -> Iterator[str]:
        """Distinct commands known in memory, newest first."""
        ...

    def recent(self, limit: int) -> Sequence[HistoryEntry]:
        """The last `limit` entries, newest first."""
        ...

    def suggest(self, prefix: str, cwd: str) -> str | None:
        """The most recent command that begins with `prefix`, one from `cwd` first."""
        ...

    def search(
        self, text: str, limit: int, where: HistoryFilter = EVERYTHING, near: str = ""
    ) -> Sequence[HistoryEntry]:
        """Distinct commands that contain all words of `text` in any order, best first: often and lately used.

        near: a directory; what was used there comes first.
        """
        ...


class Embedder(Protocol):
    """Texts to vectors: (n,) strings in, float32 (n, d) rows of unit length out."""

    def __call__(self, texts: Sequence[str]) -> object: ...


OutputSink = Callable[[bytes], None]
