"""One trial from its start to its commit or its end: what the command line and the preview use."""

import contextlib
import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from llmsh.checkpoint.entry import Kind
from llmsh.core.errors import TrialError
from llmsh.core.ports import Checkpointer, CheckpointRecord
from llmsh.core.trial import Limits, Trial
from llmsh.trial import commit, start
from llmsh.trial.describe import describe
from llmsh.trial.difference import Difference, differences

MAX_LOOKED_AT = 1_000  # entries of the directory, when a command has failed


class TrialRun:
    """A trial that has ended; implements core.ports.TriedOut. Holds what it wrote until `drop` or `commit`."""

    def __init__(self, report: Trial, found: Sequence[Difference], store: int, started_ns: int) -> None:
        self.report = report
        self._found = found
        self._store = store
        self._started_ns = started_ns

    def commit(self, checkpoints: Checkpointer | None) -> CheckpointRecord | None:
        """Give the real file system the difference. Raises TrialError, also for a trial that a limit ended."""
        if self._store < 0:
            raise TrialError("the trial is over")
        if self.report.stopped:
            hint = "nothing was changed; raise the limit, or run the command itself"
            raise TrialError("a limit ended the trial, so it did not do all that the command does", hint=hint)
        report = self.report
        try:
            return commit.commit(self._found, self._started_ns, report.command, Path(report.cwd), checkpoints)
        finally:
            self.drop()

    def drop(self) -> None:
        if self._store >= 0:
            os.close(self._store)
            self._store = -1


def try_out(
    command: str,
    cwd: Path,
    *,
    bash: str,
    environment: Mapping[str, str],
    limits: Limits | None = None,
    own: Sequence[str] = (),
    stdout: int | None = None,
) -> TrialRun:
    """Run `command` by `bash` in a trial; return when it has ended. Arguments as of `trial.start.start`.

    Raises TrialError where no trial can be made.
    """
    argv = [bash, "-c", command]
    ended = start.start(argv, cwd, limits or start.default_limits(), environment, own=own, stdout=stdout)
    try:
        found = differences(ended.store, ended.units, ended.started_ns)
        report = Trial(command, str(cwd), ended.status, ended.duration_s, describe(found), ended.stopped, ended.notes)
    except BaseException:
        os.close(ended.store)
        raise
    others = [each.path for each in found if _has_unseen_names(each)]
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        note = f"{others[0]}{more} has other names (hard links); only what is listed would change"
        report = replace(report, notes=(*report.notes, note))
    if ended.status and not ended.stopped and os.geteuid() and _has_strangers(cwd):
        note = "here are files of another owner or group, which a trial of an ordinary user cannot change"
        report = replace(report, notes=(*report.notes, note))
    return TrialRun(report, found, ended.store, ended.started_ns)


def _has_strangers(cwd: Path) -> bool:
    """Claims that the user may write to something here that is not altogether the user's: the kernel cannot copy it."""
    own = (os.geteuid(), os.getegid())
    with contextlib.suppress(OSError), os.scandir(cwd) as entries:
        for entry in itertools.islice(entries, MAX_LOOKED_AT):
            status = entry.stat(follow_symlinks=False)
            if (status.st_uid, status.st_gid) != own and not entry.is_symlink() and os.access(entry.path, os.W_OK):
                return True
    return False


def _has_unseen_names(each: Difference) -> bool:
    is_file = each.before.kind is Kind.FILE and each.after.kind is Kind.FILE and each.before.links > 1
    return is_file and not each.is_in_place and not each.moved_from and not each.same_content
