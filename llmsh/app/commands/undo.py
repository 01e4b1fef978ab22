"""`llmsh undo [N|--list]`: bring back what a step changed."""

import argparse
import json
import sys
import time
from typing import Any

from llmsh.app.wiring import checkpoints, settings_or_defaults
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.core.ports import CheckpointRecord
from llmsh.syntax.quote import visible


def run(arguments: argparse.Namespace) -> int:
    settings, _ = settings_or_defaults()
    store = checkpoints(settings)
    if arguments.list:
        for record in reversed(store.records()):
            _print(record, as_json=arguments.json)
        return ExitStatus.OK
    number = None
    if arguments.number is not None:
        if not arguments.number.isdecimal():
            raise UsageError(f"{arguments.number!r} is not the number of a checkpoint", hint="see: llmsh undo --list")
        number = int(arguments.number)
    record = store.undo(number)
    _print(record, as_json=arguments.json)
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
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        return
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.time))
    state = "undone" if record.undone else f"{len(record.changed)} changed"
    sys.stdout.write(f"{record.number:>4}  {when}  {state:<12} {visible(record.command)}\n")
