"""Protected: what a request says is to stay as it is or to be kept first, and whether a plan touches it all the same.

A plan that passes over such words does harm where it looks right, so it is no reading of them.
Not covered: what is protected by a description ("but not the important ones").
"""

import re
from collections.abc import Sequence

from llmsh.core.plan import Effect, Step

_BUT = (
    r"(?:except(?:ing)?|excluding|apart\s+from|aside\s+from|other\s+than|besides|"
    r"but(?:\s+not)?|not|leav(?:e|ing)\s+out|spar(?:e|ing))"
)
# "except those in docs": a place that is left out, and no name.
_SPARED_PLACE = re.compile(
    rf"\b{_BUT}\s+(?:for\s+)?(?:the\s+)?(?:those|these|ones|files|anything|everything|whatever|what|all)\s+"
    r"(?:(?:that|which|is|are|lies?|files)\s+)*(?:in|inside|under|below|within)\s+(?:the\s+)?(?:(?:folder|directory)\s+)?"
    r"(?P<place>\"[^\"]+\"|'[^']+'|[\w.~/-]*\w)",
    re.IGNORECASE,
)
_SPARED_LINE = re.compile(
    r"\b(?:except|but\s+not|apart\s+from|other\s+than|but\s+keep)\s+(?:for\s+|in\s+|on\s+)?the\s+(?:first|last|second|header)\b|"
    r"\b(?:only|just)\s+(?:on|in|for)?\s*the\s+(?:very\s+)?(?:first|last|second)\s+(?:one|line|match|occurrence)\b",
    re.IGNORECASE,
)
# Every line, every match.
_ALL_LINES = re.compile(r"\bsed (?:-\w+ )*(?:-i(?:\.\w+)? )?'?(?:s(\W).*?\1.*?\1g|/[^/]*/d)'?(?= )")
_COPY_FIRST = re.compile(
    r"\b(?:keep|mak|sav|leav|tak|creat|put)(?:e|ing)?\s+(?:an?|one)\s+(?:[.\w'-]+\s+)?(?:backup|copy)\b|"
    r"\bback(?:ing)?\s+(?:it|them)\s+up\b",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"\b(?:cp|tar|zip|7z|rsync|install|tee|dd|git|scp|rclone|docker|pg_dump|mysqldump|sqlite3|btrfs|convert|gpg|crontab)\b|"
    r"\bsed (?:-\w+ )*-i\.?\w|\bperl -\w*i\.|--backup|-[a-z]*k[a-z]*\b|\.(?:bak|orig|old|save)\b|\bcat [^|;&]*>|\bln\b"
)
_UNTOUCHED = re.compile(
    r"\bwithout\s+(?:chang|touch|modify|alter|edit|overwrit|affect)(?:e|ing)\s+(?:the\s+(?:original|source|input|file)|it\b|them\b|\S+\.\w+)|"
    r"\b(?:leav(?:e|ing)|keep(?:ing)?)\s+(?:the\s+)?(?:originals?|sources?)(?:\s+files?)?\s+(?:alone|untouched|intact|unchanged|as|unmodified|where)\b|"
    r"\b(?:do\s+not|don'?t|never)\s+(?:change|touch|modify|alter|edit|overwrite)\s+(?:the\s+(?:original|source|input|file)|it\b|them\b)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\bsed (?:-\w+ )*-\w*i(?!\.?\w)|\bperl -\w*i\b|\bsort -\w*o (?P<file>\S+) (?P=file)\b|\btruncate\b|"
    r"(?P<tmp>\S+)\.tmp && mv (?P=tmp)\.tmp (?P=tmp)(?= |$)|\brm\b|-delete\b|\bmv\b"
)
# A name has no slash: this leaves out nothing.
_LEAVES_OUT_NOTHING = re.compile(r"! -name (?:'[^']*/[^']*'|[^\s'\"]*/)")
_CHANGING = (Effect.CHANGES, Effect.DELETES)


def is_touched(request: str, steps: Sequence[Step]) -> bool:
    """Whether `steps` change or delete what `request` protects, or change what it wants copied first."""
    script = " && ".join(step.command for step in steps)
    changes = any(step.effect in _CHANGING for step in steps)
    if (
        any(_touches_place(match["place"].strip("\"'"), script) for match in _SPARED_PLACE.finditer(request))
        and changes
    ):
        return True
    if _SPARED_LINE.search(request) and _ALL_LINES.search(script):
        return True
    if not changes:
        return False
    if _LEAVES_OUT_NOTHING.search(script):
        return True
    place = _IN_PLACE.search(script)
    before = script[: place.end()] if place else script
    if _COPY_FIRST.search(request) and not _COPIES.search(f"{before} " if place else script):
        return True
    return place is not None and _UNTOUCHED.search(request) is not None and not _COPIES.search(before)


def _touches_place(place: str, script: str) -> bool:
    """Whether no command leaves out what is in `place`."""
    name = re.escape(place.removeprefix("./").rstrip("/"))
    is_left_out = re.search(
        rf"(?:!|-not|--exclude\S*|-x|grep -\w*v|:!|\(exclude\))[^|;&]*{name}|-path \S*{name}\S* -prune", script
    )
    is_only_named = re.search(rf"! -name '?{name}'?(?= |$)", script) and "-maxdepth" not in script
    return not is_left_out or is_only_named is not None
