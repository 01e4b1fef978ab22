"""`llmsh audit`: what was generated and what of it ran, from the private log."""

import argparse
import json
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from llmsh.audit.log import NAME, events
from llmsh.config import state_dir
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.syntax.quote import visible

SHOWN = 50
KINDS = ("plan", "run", "refused", "undo", "tool")


def run(arguments: argparse.Namespace) -> int:
    words = [word.lower() for word in arguments.words]
    limit = _number(arguments.last)
    found = deque((event for event in _joined() if _contains(event, words)), maxlen=limit)
    for event in found:
        if arguments.json:
            sys.stdout.write(json.dumps(event, ensure_ascii=True) + "\n")
        else:
            sys.stdout.write(visible(_line(event), keep="") + "\n")
    return ExitStatus.OK


def _number(text: str | None) -> int:
    if text is None:
        return SHOWN
    if not text.isdecimal():
        raise UsageError(f"--last {text}: not a number")
    return int(text)


def _joined() -> Iterator[dict[str, Any]]:
    """Every event, a run with its status and duration once these are known."""
    kept: list[dict[str, Any]] = []
    runs: dict[str, dict[str, Any]] = {}
    for event in events(state_dir() / NAME):
        if event["event"] in ("run", "tool"):
            runs[str(event.get("run"))] = event
        elif event["event"] == "end":
            begun = runs.pop(str(event.get("run")), {})
            begun |= {"status": event.get("status"), "duration_s": event.get("duration_s")}
            continue
        kept.append(event)
    return iter(kept)


def _contains(event: dict[str, Any], words: list[str]) -> bool:
    if not words:
        return True
    text = json.dumps(event, ensure_ascii=False).lower()
    return all(event["event"] == word if word in KINDS else word in text for word in words)


def _line(event: dict[str, Any]) -> str:
    """One event as a line: when, what, how it was approved or ended, the text."""
    stamp = event.get("time")
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(stamp if isinstance(stamp, int | float) else 0))
    kind = event["event"]
    if kind == "plan":
        steps = event.get("steps") if isinstance(event.get("steps"), list) else []
        commands = " ; ".join(str(step.get("command")) for step in steps or () if isinstance(step, dict))
        return f"{when}  plan     {event.get('tier')}: {event.get('request') or 'a fix'} → {commands}"
    status = event.get("status")
    ended = "did not end" if status is None else f"status {status}"
    if kind == "tool":
        return f"{when}  tool     for {event.get('caller')}, {ended}, {event.get('tool')}: {event.get('command')}"
    if kind == "run":
        return f"{when}  run      by {event.get('approved')}, {ended}, in {event.get('cwd')}: {event.get('command')}"
    if kind == "refused":
        return f"{when}  refused  {event.get('command')} ({event.get('why')})"
    return f"{when}  {kind:<8} {event.get('command', '')}"
