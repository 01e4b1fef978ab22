"""`llmsh route`: JSON lines in, routes out, in order."""

import argparse
import json
import sys
from typing import Any

from llmsh.core.errors import ExitStatus, UsageError
from llmsh.syntax.quote import json_text


def run(arguments: argparse.Namespace) -> int:
    from llmsh.app.wiring import classifier

    classify = classifier()
    if arguments.line:
        _print(classify(" ".join(arguments.line)))
        return ExitStatus.OK
    for number, text in enumerate(sys.stdin.buffer, 1):
        if text.strip():
            _print(classify(read_field(text, "line", number)))
    return ExitStatus.OK


def _print(routing: Any) -> None:
    answer = {"route": routing.route.value, "reason": routing.reason}
    sys.stdout.write(json_text(answer) + "\n")
    sys.stdout.flush()


def read_field(text: bytes, field: str, number: int) -> str:
    """The string `field` of a JSON line. Raises UsageError naming the line."""
    try:
        value = json.loads(text.decode("utf-8", "surrogateescape"))[field]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"line {number} is not a JSON object with {field!r}", hint=f'like: {{"{field}": "…"}}'
        ) from error
    if not isinstance(value, str):
        raise UsageError(f"line {number}: {field!r} must be a string")
    return value
