"""Dropped clauses: whether a plan leaves out something that the request says is to be done."""

import re
from collections.abc import Sequence

from llmsh.core.plan import Effect, Step
from llmsh.planner import protected
from llmsh.planner.multistep import clauses, voice

_DELETES = re.compile(r"^(?:delete|remove|erase|wipe|trash)\s", re.IGNORECASE)
# What is deleted out of a text, or of a listing, and not from the disk.
_IN_TEXT = re.compile(
    r"\b(?:lines?|rows?|columns?|fields?|words?|characters?|chars?|"
    r"letters?|digits?|duplicates?|doubles|blanks?|spaces?|"
    r"whitespace|"
    r"comments?|headers?|prefix|suffix|endings?|extensions?|quotes?|"
    r"commas?|text|entry|entries|key|keys|bits?|permissions?|rights?|"
    r"access|newlines?|tabs?|tags?|parts?\s+of|from\s+(?:the\s+)?(?:list|output|results?))\b",
    re.IGNORECASE,
)
_DELETION = re.compile(
    r"\brm\b|rmdir|-delete\b|unlink|trash|\bgit\b|kill|userdel|"
    r"drop|prune|clean|--remove|uninstall|purge|crontab|unset|"
    r"\bmv\b|"
    r"truncate|remove|gzip|--move|\bxz\b|bzip2|zip -\w*m|docker|DELETE|gpg|del\b",
)
_TELLS = re.compile(
    r"^(?:(?:show|tell|list|print|display|count)\s|"
    r"say\s)(?!.*\b(?:to|into|in)\s+(?:the\s+)?(?:file\s+)?\S"
    r"+\.\w+$)",
    re.IGNORECASE,
)
# A command that changes something and says nothing of it.
_SILENT = frozenset({Effect.CREATES, Effect.CHANGES, Effect.DELETES})
_MORE = re.compile(r"&&|;|\||\btee\b|-print|\s-\w*v\b|--verbose|\n|--itemize|\bgit (?:log|show|diff|status)\b|-exec")


def drops(request: str, steps: Sequence[Step]) -> bool:
    """Whether `steps` pass over a clause of `request` that deletes, tells something after a change or protects."""
    if protected.is_touched(request, steps):
        return True
    parts = [voice.active(part.text) for part in clauses.split(request)]
    if len(parts) < 2 or not steps:
        return False
    script = " ; ".join(step.command for step in steps)
    for text in parts:
        if _DELETES.match(text) and not _IN_TEXT.search(text) and not _DELETION.search(script):
            return True
    is_silent = all(step.effect in _SILENT and not _MORE.search(step.command) for step in steps)
    return is_silent and any(_TELLS.match(text) for text in parts[1:])
