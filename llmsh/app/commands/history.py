"""`llmsh history`: list, search, import, delete and pause."""

import argparse
import fnmatch
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from llmsh.app.explaining import settings_or_defaults
from llmsh.app.history_times import moment
from llmsh.config import data_dir
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.core.ports import HistoryEntry, HistoryFilter
from llmsh.history import pause as pausing
from llmsh.history.store import SqliteHistory
from llmsh.syntax.quote import json_text, visible

SHOWN = 50
# Entries that a deletion looks at, and of those that it would take away, how many are shown before it asks.
LOOKED_AT = 10_000_000
PREVIEWED = 10
SCHEMA_VERSION = 1


def run(arguments: argparse.Namespace) -> int:
    actions: dict[str, Callable[[argparse.Namespace, SqliteHistory], int]] = {
        "list": _list,
        "search": _search,
        "import": _import,
        "delete": _delete,
        "pause": lambda arguments, store: _pause(arguments),
        "resume": lambda arguments, store: _resume(arguments),
    }
    store = SqliteHistory(data_dir() / "history.db", say=_warn)
    try:
        return actions[arguments.action or "list"](arguments, store)
    finally:
        store.close()


def _list(arguments: argparse.Namespace, store: SqliteHistory) -> int:
    found = store.passing(" ".join(arguments.words), _limit(arguments), _filter(arguments))
    for number, entry in reversed(found):
        _print(entry, arguments, number)
    return ExitStatus.OK


def _search(arguments: argparse.Namespace, store: SqliteHistory) -> int:
    text, where = " ".join(arguments.words), _filter(arguments)
    if not text and where.is_empty:
        raise UsageError("history search needs words, or a filter", hint="like: llmsh history search ffmpeg talk")
    if arguments.meaning:
        found = _by_meaning(text, where, arguments)
    else:
        found = store.search(text, _limit(arguments), where, os.getcwd())
    for entry in found:
        _print(entry, arguments)
    return ExitStatus.OK if found else ExitStatus.FAILED


def _by_meaning(text: str, where: HistoryFilter, arguments: argparse.Namespace) -> Sequence[HistoryEntry]:
    """By the kernel, which keeps the vectors, or in this process where there is none."""
    from llmsh.app import wiring
    from llmsh.core.errors import KernelUnavailable, ProtocolError
    from llmsh.ipc.client import Client

    if not text or not where.is_empty:
        raise UsageError("--meaning takes words and no filters", hint="like: llmsh history search --meaning make a gif")
    limit = min(_limit(arguments), 1_000)
    try:
        with Client() as kernel:
            answer = kernel.call("recall", {"query": text, "limit": limit}, timeout_s=30)
        return [HistoryEntry(**entry) for entry in answer["entries"]]
    except (KernelUnavailable, ProtocolError):
        return wiring.load_planner().recall(text, limit)


def _import(arguments: argparse.Namespace, store: SqliteHistory) -> int:
    from llmsh.history.importing import READERS, take_over, usual_files
    from llmsh.history.secrets import keeper

    source = arguments.words[0] if arguments.words else ""
    if source not in READERS or len(arguments.words) > 2:
        raise UsageError("history import needs a source", hint=f"one of: {', '.join(READERS)}; then a file, if need be")
    places = (Path(arguments.words[1]),) if len(arguments.words) == 2 else usual_files(source)
    path = next((place for place in places if place.is_file()), places[0])
    try:
        counts = take_over(store, source, path, keeper(settings_or_defaults()[0].history_secrets))
    except OSError as error:
        hint = f"give its file: llmsh history import {source} FILE"
        raise LlmshError(f"{path}: {error.strerror or error}", hint=hint) from error
    store.open()
    if arguments.json:
        values = {name: getattr(counts, name) for name in ("found", "added", "known", "masked", "dropped")}
        _say(json_text({"version": SCHEMA_VERSION, "source": source, "path": str(path), **values}))
        return ExitStatus.OK
    notes = [f"{counts.known} were there"] if counts.known else []
    notes += [f"{counts.masked} without a secret that they had"] if counts.masked else []
    notes += [f"{counts.dropped} with a secret left out"] if counts.dropped else []
    _say(f"{path}: {counts.found} entries, {counts.added} added{''.join(f', {note}' for note in notes)}")
    return ExitStatus.OK


def _delete(arguments: argparse.Namespace, store: SqliteHistory) -> int:
    chosen = _chosen(arguments, store)
    if not chosen:
        _warn("llmsh: the history has no such entry")
        return ExitStatus.FAILED
    if not arguments.yes:
        for _, entry in chosen[:PREVIEWED]:
            _warn(f"  {_when(entry)}  {_one_line(entry.command)}")
        if len(chosen) > PREVIEWED:
            _warn(f"  and {len(chosen) - PREVIEWED} more")
        if not _confirm(f"delete {_entries(len(chosen))}?"):
            return ExitStatus.NEEDS_CONFIRMATION
    count = store.delete([number for number, _ in chosen])
    _say(f"{_entries(count)} deleted")
    _warn_of_bash({entry.command for _, entry in chosen})
    return ExitStatus.OK if count else ExitStatus.FAILED


def _chosen(arguments: argparse.Namespace, store: SqliteHistory) -> list[tuple[int, HistoryEntry]]:
    """What is to be deleted, newest first."""
    pattern, where = " ".join(arguments.words), _filter(arguments)
    ways = [bool(pattern or not where.is_empty), arguments.id is not None, arguments.last]
    if sum(ways) != 1:
        raise UsageError("history delete needs one of: a PATTERN or filters, --id N, --last")
    if arguments.id is not None:
        entry = store.entry(arguments.id)
        return [(arguments.id, entry)] if entry else []
    if arguments.last:
        # The newest is this very line, where the shell that keeps it is llmsh.
        newest = store.passing("", PREVIEWED)
        return [pair for pair in newest if not pair[1].command.lstrip().startswith("llmsh history delete")][:1]
    if any(character in pattern for character in "*?["):
        found = store.passing("", LOOKED_AT, where)
        return [pair for pair in found if fnmatch.fnmatchcase(pair[1].command, pattern)]
    return [pair for pair in store.passing("", LOOKED_AT, where) if pattern in pair[1].command]


def _pause(arguments: argparse.Namespace) -> int:
    pausing.pause(_shell(arguments))
    scope = "in every shell" if arguments.all else "in this shell"
    _say(f"nothing is kept {scope} until: llmsh history resume{' --all' if arguments.all else ''}")
    return ExitStatus.OK


def _resume(arguments: argparse.Namespace) -> int:
    pausing.resume(_shell(arguments))
    if pausing.is_paused_everywhere():
        _say("still paused in every shell; to end that: llmsh history resume --all")
        return ExitStatus.FAILED
    _say("lines are kept again")
    return ExitStatus.OK


def _shell(arguments: argparse.Namespace) -> int | None:
    """The inner bash that this command was run by; None for all shells."""
    return None if arguments.all else os.getppid()


def _filter(arguments: argparse.Namespace) -> HistoryFilter:
    status = arguments.status or ""
    if status and status not in ("ok", "failed") and not status.isdecimal():
        raise UsageError(f"--status {status}: not ok, failed or a number")
    if arguments.below and arguments.dir is None:
        raise UsageError("--below belongs to --dir")
    return HistoryFilter(
        cwd=os.path.abspath(arguments.dir) if arguments.dir is not None else "",
        below=arguments.below,
        status=status,
        host=arguments.host or "",
        since=moment(arguments.since) if arguments.since else None,
        until=moment(arguments.until) if arguments.until else None,
    )


def _limit(arguments: argparse.Namespace) -> int:
    if arguments.limit is None:
        return SHOWN
    if arguments.limit < 1:
        raise UsageError(f"--limit {arguments.limit}: at least 1")
    return int(arguments.limit)


def _print(entry: HistoryEntry, arguments: argparse.Namespace, number: int | None = None) -> None:
    if arguments.json:
        values = {name: getattr(entry, name) for name in HistoryEntry.__slots__}
        _say(json_text({"version": SCHEMA_VERSION, **({"id": number} if number is not None else {}), **values}))
        return
    head = f"{number:>7}  " if number is not None else ""
    status = "" if entry.status in (0, None) else f"  [{entry.status}]"
    _say(f"{head}{_when(entry)}  {_one_line(entry.command)}{status}")


def _when(entry: HistoryEntry) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(entry.time))


def _one_line(command: str) -> str:
    return visible(command.replace("\n", " ⏎ "))


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _confirm(question: str) -> bool:
    if not sys.stdin.isatty():
        _warn("not on a terminal; add --yes to do it")
        return False
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _warn_of_bash(commands: set[str]) -> None:
    """bash has a list of its own, in memory and in its file: said where it is still in there."""
    path = Path(os.environ.get("HISTFILE") or Path.home() / ".bash_history")
    try:
        lines = set(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return
    left = sum(command.split("\n")[0] in lines for command in commands)
    if left:
        _warn(f"{path} still has {left} of these lines; bash takes out one with: history -d NUMBER; history -w")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _warn(line: str) -> None:
    sys.stderr.write(line + "\n")
