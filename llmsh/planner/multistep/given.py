"""Names that a command gives or uses and that are no paths: what "the tag", "the service" and "it" mean afterwards."""

import re
from collections.abc import Iterable

from llmsh.core.plan import Step

_NAME = r"(?P<name>[\w][\w.@:/-]*)"
_GIVEN = (
    ("tag", re.compile(rf"\bgit tag (?:-\w+ )*{_NAME}")),
    ("branch", re.compile(rf"\bgit (?:switch -c|checkout(?: -q)? -b|branch|merge(?: --no-edit)?) {_NAME}")),
    ("user", re.compile(rf"\b(?:useradd|adduser)(?: \S+)* {_NAME}$")),
    ("group", re.compile(rf"\bgroupadd {_NAME}")),
    ("remote", re.compile(rf"\bgit remote add {_NAME}")),
    (
        "service",
        re.compile(rf"\bsystemctl (?:--\S+ )*(?:start|stop|restart|reload|enable|disable)(?: --now)? {_NAME}$"),
    ),
    ("process", re.compile(rf"\b(?:pkill|killall)(?: -\S+)* {_NAME}$")),
    ("container", re.compile(rf"\bdocker (?:(?:start|stop|restart|kill|rm)(?: -\w+)*|run .*--name) {_NAME}(?=\s|$)")),
    ("image", re.compile(rf"\bdocker (?:pull|build -t) {_NAME}")),
    ("package", re.compile(rf"\b(?:apt(?:-get)?|dnf|brew|pip3?|snap|npm) (?:install|remove|purge)(?: -\w+)* {_NAME}$")),
    ("session", re.compile(rf"\btmux new(?:-session)?(?: -d)? -s {_NAME}")),
)
_POINTS = re.compile(
    r"\b(?:it|him|her|(?:this|that|the)\s+(?:service|program|user|package|one))\b(?:\s+again\b)?", re.IGNORECASE
)
_OWNED = re.compile(
    r"\b(?:its|his|her)\s+(?P<what>\w+)(?=\s*(?:$|[,;.]|\b(?:and|to|into|in|as|for|with)\b))", re.IGNORECASE
)
# What is staged and committed are changes, whatever branch or tag was named before.
_TAKES_CHANGES = re.compile(r"^(?:git )?(?:commit|stage|add|amend)\b", re.IGNORECASE)
_SERVES = re.compile(r"^(?:re)?(?:start|load|stop|enable|disable|launch)\b", re.IGNORECASE)


def names_of(steps: Iterable[Step]) -> dict[str, str]:
    """Kind of thing → its name, as the commands of `steps` say it; the last of a kind."""
    return {
        kind: match["name"] for step in steps for kind, pattern in _GIVEN if (match := pattern.search(step.command))
    }


def pointed(clause: str, kind: str, name: str) -> str:
    """`clause` with the first "it" as the thing of that kind; a program that is started again is a service."""
    if kind in ("branch", "tag", "remote") and _TAKES_CHANGES.match(clause):
        return clause
    called = "service" if kind in ("package", "process") and _SERVES.match(clause) else kind
    said = name if called in ("package", "process", "branch", "tag") else f"the {called} {name}"
    clause = _OWNED.sub(lambda match: f"the {match['what']} of {said}", clause, count=1)
    return _POINTS.sub(lambda _: said, clause, count=1)
