"""`llmsh risk`: how dangerous a command is; one command as arguments, or JSON lines in and out."""

import argparse
import sys
from typing import Any

from llmsh.app.commands.route import read_field
from llmsh.app.explaining import assess
from llmsh.core.errors import ExitStatus, UsageError
from llmsh.core.risk import Assessment
from llmsh.syntax.quote import json_text, visible


def run(arguments: argparse.Namespace) -> int:
    if not arguments.command:
        return _stream()
    # One argument is a command line; several are the words of one, as typed.
    command = arguments.command[0] if len(arguments.command) == 1 else " ".join(arguments.command)
    assessment = assess(command)
    if arguments.json:
        _print_json(to_json(assessment))
        return ExitStatus.OK
    sys.stdout.write(f"{assessment.level}{' (read-only)' if assessment.read_only else ''}\n")
    for finding in assessment.findings:
        subjects = f": {' '.join(finding.subjects)}" if finding.subjects else ""
        sys.stdout.write(visible(f"  {finding.level} · {finding.reason}: {finding.message}{subjects}") + "\n")
    return ExitStatus.OK


def _stream() -> int:
    """JSON lines in and out, each answered at once; a wrong line gets an answer with "error" and the next goes on.

    The exit status is that of a usage error if any line was wrong.
    """
    status = ExitStatus.OK
    for number, text in enumerate(sys.stdin.buffer, 1):
        if not text.strip():
            continue
        try:
            answer = to_json(assess(read_field(text, "command", number)))
        except (UsageError, RecursionError) as error:
            answer = {"error": str(error) or f"line {number} is nested too deeply"}
            status = ExitStatus.USAGE
        _print_json(answer)
    return status


def to_json(assessment: Assessment) -> dict[str, Any]:
    return {
        "level": str(assessment.level),
        "reasons": [reason.value for reason in assessment.reasons],
        "findings": [
            {
                "level": str(finding.level),
                "reason": finding.reason.value,
                "message": finding.message,
                "subjects": list(finding.subjects),
                "rule": finding.rule,
            }
            for finding in assessment.findings
        ],
        "read_only": assessment.read_only,
    }


def _print_json(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write((json_text(answer) + "\n").encode())
    sys.stdout.flush()
