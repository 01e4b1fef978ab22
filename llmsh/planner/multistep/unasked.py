"""Unasked: steps that delete or change what no word of the request asks for."""

import re

from llmsh.core.plan import Effect, Step
from llmsh.planner.proposal import Proposal

_DELETES = re.compile(
    r"\b(?:delet|remov|eras|rm|unlink|wip|clean|clear|empt|purg|trash|discard|drop|rid|uninstall|throw|destroy|"
    r"prun|keep|expire|forget|"
    r"expung|tid|mov|mirror|sync|undo|reset|revert|replac|clos|kill|truncat|shred|overwrit|abort|leav|off|without)"
)


_RUNS = re.compile(r"(?:run|start|execute|launch)\b", re.IGNORECASE)
_MODES = re.compile(r"(?:sudo\s+)?(?:chmod|chown|chgrp)\b")


_DELETES_FOLDER = re.compile(r"rm -rf? (?:-- )?('[^']+'|[^\s'\";|&]+)$")
# All that is here, which only words like "all" ask for.
_ALL_HERE = re.compile(r"find \.(?: -mindepth 1)?(?: -type f)? -delete$|rm -rf? \*$")
_ALL = re.compile(r"\b(?:all|every|everything|any|anything|whole|here|this\s+folder|current)\b", re.IGNORECASE)


def is_unasked(proposal: Proposal, text: str) -> bool:
    """Whether a step deletes although no word of the clause asks for that, or changes a mode where it should run."""
    deletes = any(step.effect is Effect.DELETES for step in proposal.steps)
    if _RUNS.match(text) and all(_MODES.match(step.command) for step in proposal.steps):
        return True
    if any(_ALL_HERE.match(step.command) for step in proposal.steps) and not _ALL.search(text):
        return True
    return deletes and not _DELETES.search(text.lower())


def loses(steps: list[Step], *, made: tuple[str, ...]) -> bool:
    """Whether a later step deletes a folder in which an earlier one has just put something."""
    deleted = [match[1].strip("'") for step in steps[1:] if (match := _DELETES_FOLDER.match(step.command))]
    return any(path.startswith(f"{folder.rstrip('/')}/") for folder in deleted for path in made)
