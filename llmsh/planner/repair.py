"""Repair: commands that copy or delete what turns out to be a directory get the option that this needs."""

import re
import shlex
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.core.plan import Step
from llmsh.planner.verify import is_directory

_SIMPLE = re.compile(
    r"(?P<program>cp|rm)(?P<options>(?: -[a-zA-Z]+)*) (?P<operands>[^-;|&<>$`(){}\n][^;|&<>$`(){}\n]*)\Z"
)


def repaired(step: Step, context: Context) -> Step:
    """`step` with `-r` where an operand of its cp or rm is a directory that is there."""
    match = _SIMPLE.match(step.command)
    if match is None or re.search(r"[rRadt]", match["options"]):
        return step
    try:
        operands = shlex.split(match["operands"])
    except ValueError:
        return step
    sources = operands if match["program"] == "rm" else operands[:-1]
    if not any(is_directory(path, context) for path in sources):
        return step
    return replace(step, command=f"{match['program']} -r{match['options']} {match['operands']}")
