"""Stand-ins: names that stand for values while a step is planned, and the variables of bash that take their place."""

import re
from collections.abc import Mapping

# One part of a command: quoted text, or what is outside quotes.
_PART = re.compile(r"'[^']*'|\"(?:\\.|[^\"\\])*\"|[^'\"]+")
_WORD = r"[\w./@%+:,=~-]*"
# Programs that would read a value as their own language.
_READS_CODE = re.compile(r"(?:^|[|;&(]\s*|\s)(?:sed|awk|perl|python3?|ruby|eval|xargs|ssh|jq|(?:ba|da|z)?sh)\s")
_ACTIVE = re.compile(r"[\\\"$`!]")
_TAKES_OPTIONS = re.compile(
    r"(?P<program>\b(?:rm|rmdir|mkdir|touch|cp|mv|gzip|gunzip|tar|cat|chmod \S+)(?: -\w+)*) (?P<value>\"\$)"
)


def written(command: str, values: Mapping[str, str]) -> str | None:
    """`command` with the expansion of a variable for each stand-in; None where a value could be read as code.

    values: stand-in → name of the variable, or what stands between the braces of its expansion. A value is never
    split, never expanded again, and never an option.
    """
    if not any(name in command for name in values):
        return command
    if _READS_CODE.search(command) and not _are_operands(command, values):
        return None
    parts: list[str] = []
    for part in _PART.findall(command):
        if not any(name in part for name in values):
            parts.append(part)
        elif part[0] == "'":
            if _ACTIVE.search(part):
                return None
            parts.append(f'"{_expanded(part[1:-1], values)}"')
        elif part[0] == '"':
            parts.append(_expanded(part, values))
        else:
            names = "|".join(map(re.escape, values))
            parts.append(re.sub(rf"{_WORD}(?:{names}){_WORD}", lambda match: f'"{_expanded(match[0], values)}"', part))
    made = re.sub(r"\bmkdir (?!-)", "mkdir -p ", "".join(parts))  # a value may come twice
    return _TAKES_OPTIONS.sub(r"\g<program> -- \g<value>", made)


def _expanded(text: str, values: Mapping[str, str]) -> str:
    for name, variable in sorted(values.items(), key=lambda item: -len(item[0])):
        is_plain = re.fullmatch(r"\w+", variable)
        text = re.sub(rf"{re.escape(name)}(?=\w)", f"${{{variable}}}", text)
        text = text.replace(name, f"${variable}" if is_plain else f"${{{variable}}}")
    return text


def _are_operands(command: str, values: Mapping[str, str]) -> bool:
    """Whether the stand-ins of a program with a language of its own are files at its end."""
    names = "|".join(map(re.escape, values))
    bare = re.sub(rf"(?:\s+<?\s*(?:{names})[\w.]*)+$", "", command)
    return not any(name in bare for name in values) and "bash -c" not in command and "xargs" not in command
