"""Commands that change something on another machine, or send it something.

Source: RFC 9110, 9.2.1 (methods that are not safe); scp(1).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger

PROGRAMS = frozenset({"scp", "curl", "http", "https", "xh", "wget", "mail", "mailx", "sendmail", "mutt", "ftp", "sftp"})
MATCHES = (
    "scp a host:",
    "curl -X POST -d a=1 http://h/",
    "curl -d @f http://h/",
    "curl -X DELETE http://h/items/3",
    "curl -XDELETE http://h:9200/_all",
    "curl --json '{}' http://h/",
    "wget --post-data=x http://h/",
    "mail -s hi a@b",
)
IGNORES = (
    "scp host:a .",
    "curl http://h/",
    "curl -X GET http://h/",
    "curl -I http://h/",
    "wget http://h/",
    "curl -G -d a=1 http://h/",
)
_SENDS = late_pattern(
    r"(-d|--data\S*|-F|--form\S*|-T|--upload-file|--json|--post-data\S*|--post-file\S*|--body-data\S*)(=.*)?\Z"
)
_DROPS = late_pattern(
    r"(?i)\b(?:drop\s+(?:database|table|keyspace|measurement|index)|truncate\s+table|delete\s+from)\b"
)
_METHOD = late_pattern(r"(?:-[A-Za-z]*X|--request=?|--method=?)(\w*)\Z")


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    program, shapes = command.program, command.shapes
    if not shapes or command.has_flag("help", "version"):
        return None
    if program == "scp":
        words = command.options("cFiJloPSX").operands
        is_sent = len(words) > 1 and re.match(r"[^/]*:|scp://", words[-1].shape)
        return caution(Reason.OVERWRITE, "may replace a file on the other machine", words[-1]) if is_sent else None
    if program in ("mail", "mailx", "sendmail", "mutt"):
        return caution(Reason.INDIRECT, "sends a message, which cannot be taken back")
    if program in ("ftp", "sftp"):
        return None
    method = _method(shapes)
    if method == "DELETE":
        wide = any(re.search(r"/_all\b|\*", shape) for shape in shapes)
        how = danger if wide else caution
        found = how(Reason.DELETE, "deletes something on another machine", *shapes[-1:])
        if any(
            re.search(r":(9200|9201|5984|8086|8123|8983|6333|7474)\b|/(_all|_doc|indices)\b", shape) for shape in shapes
        ):
            return found, how(Reason.DATABASE_DROP, "deletes what a database holds", *shapes[-1:])
        return found
    is_write = method in ("POST", "PUT") or any(_SENDS.match(shape) for shape in shapes)
    if is_write and any("_delete_by_query" in shape or _DROPS.search(shape) for shape in shapes):
        return danger(Reason.DATABASE_DROP, "deletes what a database holds", *shapes[-1:])
    sends = any(_SENDS.match(shape) or re.match(r"-[a-zA-Z]*d\Z", shape) for shape in shapes)
    if method in ("POST", "PUT", "PATCH") or (
        sends and program in ("curl", "wget") and not command.has_flag("G", "get")
    ):
        return caution(Reason.INDIRECT, "sends data to another machine, or changes something there")
    return None


def _method(shapes: tuple[str, ...]) -> str:
    for index, shape in enumerate(shapes):
        match = _METHOD.match(shape)
        if match is not None:
            return (match[1] or next(iter(shapes[index + 1 : index + 2]), "")).upper()
    return shapes[0] if shapes[0] in ("POST", "PUT", "PATCH", "DELETE") else ""
