"""`llmsh try COMMAND`: run it on a copy of the file system, show what it does, then keep or drop that."""

import argparse
import contextlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from llmsh.app import trying
from llmsh.app.explaining import settings_or_defaults
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.core.ports import CheckpointRecord, TriedOut
from llmsh.core.trial import Limits, to_json
from llmsh.syntax.quote import join, visible

CHOICES = {"c": "commit", "v": "view all", "n": "drop"}
_MIB = 1 << 20


def run(arguments: argparse.Namespace) -> int:
    words: list[str] = arguments.words
    if not words:
        raise UsageError("no command to try", hint="like: llmsh try rm -r build, or: llmsh try 'make && make install'")
    if arguments.commit and arguments.drop:
        raise UsageError("--commit and --drop exclude each other")
    command = words[0] if len(words) == 1 else join(words)
    cwd = _directory(arguments.cwd)
    tried = trying.try_out(command, cwd, limits=_limits(arguments), to_stderr=arguments.json)
    try:
        return _settle(tried, arguments)
    finally:
        tried.drop()


def _directory(text: str | None) -> Path:
    try:
        path = Path(text).expanduser() if text else Path.cwd()
    except FileNotFoundError as error:
        raise LlmshError("the current directory no longer exists", hint="cd somewhere else first") from error
    if not path.is_dir():
        raise UsageError(f"--cwd {text}: no such directory")
    return path.resolve()


def _limits(arguments: argparse.Namespace) -> Limits:
    """The defaults, with what the options set. Raises UsageError."""
    given = {
        "time_s": arguments.time,
        "memory_bytes": arguments.memory and arguments.memory * _MIB,
        "processes": arguments.processes,
        "size_bytes": arguments.size and arguments.size * _MIB,
    }
    for name, value in given.items():
        if value is not None and value <= 0:
            raise UsageError(f"--{name.split('_')[0]} must be more than 0")
    limits: Limits = replace(trying.limits(), **{name: value for name, value in given.items() if value is not None})
    return limits


def _settle(tried: TriedOut, arguments: argparse.Namespace) -> int:
    """Show what came of it, commit or drop; the exit status is the command's, or LIMIT."""
    report = tried.report
    is_asked = not (arguments.commit or arguments.drop or arguments.json) and sys.stdin.isatty() and sys.stdout.isatty()
    if not arguments.json:
        _show(tried, everything=False)
    is_commit = arguments.commit
    if is_asked and report.changes and not report.stopped:
        is_commit = _ask(tried)
    record = None
    is_committed = False
    try:
        if is_commit and report.changes:
            record = trying.commit(tried, settings_or_defaults()[0])
            is_committed = True
    finally:
        if arguments.json:
            value = to_json(report, committed=is_committed, checkpoint=record.number if record else None)
            sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")
    if not arguments.json:
        _say(_outcome(record, is_committed=is_committed, has_changes=bool(report.changes)))
    return ExitStatus.LIMIT if report.stopped else report.status


def _outcome(record: CheckpointRecord | None, *, is_committed: bool, has_changes: bool) -> str:
    if record is not None:
        return f"committed · undo: llmsh undo {record.number}"
    if is_committed:
        return "committed"
    return "dropped; nothing was changed" if has_changes else ""


def _show(tried: TriedOut, *, everything: bool) -> None:
    from rich.console import Console

    from llmsh.views import trial as trial_view

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    console.print(trial_view.report(tried.report, everything=everything))


def _ask(tried: TriedOut) -> bool:
    from llmsh.app.terminal import ConsoleTerminal

    terminal = ConsoleTerminal()
    while (answer := terminal.ask_key("", CHOICES)) == "v":
        _show(tried, everything=True)
    return answer == "c"


def _say(text: str) -> None:
    if text:
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.write(visible(text) + os.linesep)
