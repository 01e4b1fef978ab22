"""`llmsh undo [N|--list|--show|--to N]`: bring back what a step changed."""

import argparse
import sys
import time
from typing import Any

from llmsh.app.explaining import settings_or_defaults
from llmsh.app.wiring import checkpoints
from llmsh.checkpoint.store import CheckpointStore, Drifted
from llmsh.core.errors import DriftError, ExitStatus, UsageError
from llmsh.core.ports import CheckpointRecord
from llmsh.syntax.quote import json_text, visible


def run(arguments: argparse.Namespace) -> int:
    settings, _ = settings_or_defaults()
    store = checkpoints(settings)
    assert isinstance(store, CheckpointStore)
    if arguments.list:
        for record in reversed(store.records()):
            _print(record, as_json=arguments.json)
        return ExitStatus.OK
    number = _number(arguments.number)
    if arguments.show:
        return _show(store, number, as_json=arguments.json)
    if arguments.keep_changed and arguments.replace_changed:
        raise UsageError("--keep-changed and --replace-changed exclude each other")
    drifted = Drifted.REFUSE
    if arguments.keep_changed or arguments.replace_changed:
        drifted = Drifted.KEEP if arguments.keep_changed else Drifted.REPLACE
    if arguments.to is not None:
        if number is not None:
            raise UsageError("name one checkpoint: after undo, or after --to")
        for record in store.undo_to(arguments.to, drifted=drifted):
            _print(record, as_json=arguments.json)
        return ExitStatus.OK
    try:
        record = store.undo(number, drifted=drifted)
    except DriftError as error:
        record = store.undo(number, drifted=_ask(error))
    _print(record, as_json=arguments.json)
    return ExitStatus.OK


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise UsageError(f"{text!r} is not the number of a checkpoint", hint="see: llmsh undo --list")
    return int(text)


def _ask(error: DriftError) -> Drifted:
    """The user's choice about files that changed since the step. Raises `error` where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise error
    sys.stderr.write(visible(f"{error.message}\n", keep="\n"))
    sys.stderr.write("k keep those as they are, r replace them (that can be undone too), c cancel [c] ")
    sys.stderr.flush()
    answer = sys.stdin.readline().strip().lower()
    if answer[:1] not in ("k", "r"):
        raise error
    return Drifted.KEEP if answer[0] == "k" else Drifted.REPLACE


def _show(store: CheckpointStore, number: int | None, *, as_json: bool) -> int:
    record, changes = store.changes(number)
    _print(record, as_json=as_json)
    for change in changes:
        if as_json:
            value = {"path": change.path, "what": change.what, "diff": list(change.diff)}
            sys.stdout.write(json_text(value) + "\n")
            continue
        sys.stdout.write(visible(f"{change.path}: {change.what}") + "\n")
        for line in change.diff:
            sys.stdout.write("    " + visible(line, keep="\t") + "\n")
    return ExitStatus.OK


def _print(record: CheckpointRecord, *, as_json: bool) -> None:
    if as_json:
        value: dict[str, Any] = {
            "number": record.number,
            "time": record.time,
            "cwd": str(record.cwd),
            "command": record.command,
            "changed": [str(path) for path in record.changed],
            "undone": record.undone,
        }
        sys.stdout.write(json_text(value) + "\n")
        return
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.time))
    state = "undone" if record.undone else f"{len(record.changed)} changed"
    sys.stdout.write(f"{record.number:>4}  {when}  {state:<12} {visible(record.command)}\n")
