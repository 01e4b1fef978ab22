"""Whereabouts: where files are, and what they are called, after a step."""

import re

from llmsh.core.context import Context
from llmsh.planner.proposal import Proposal
from llmsh.planner.verify import is_directory

# Programs that replace a file by another, with the name of the new one.
_TURNED = (
    (
        re.compile(r"^(?:gunzip|unxz|bunzip2|unzstd|uncompress)(?: -[a-z]+)* (?P<path>\S+)\.(?:gz|xz|bz2|zst|Z)$"),
        "{path}",
    ),
    (re.compile(r"^mkdir (?:-p )?\"\$\(date \+%F\)(?P<path>)\"$"), "llmsh_today"),
    (re.compile(r"^zip (?:-\w+ )*(?P<path>[^\s'\"]+\.zip) "), "{path}"),
    (re.compile(r"^tar -\w*c\w*f (?P<path>[^\s'\"]+\.(?:tar(?:\.\w+)?|t[a-z]z2?)) "), "{path}"),
    (re.compile(r"^(?:7z|rar) a (?P<path>[^\s'\"]+\.(?:7z|zip|rar)) "), "{path}"),
    (re.compile(r"^gzip(?: -[a-z0-9]+)* (?P<path>\S+)$"), "{path}.gz"),
    (re.compile(r"^xz(?: -[a-z0-9]+)* (?P<path>\S+)$"), "{path}.xz"),
    (re.compile(r"^bzip2(?: -[a-z0-9]+)* (?P<path>\S+)$"), "{path}.bz2"),
    (re.compile(r"^(?:wget|curl)\b.*\s'?https?://[^\s']*/(?P<path>[\w.+-]+\.\w+)'?$"), "{path}"),
    (re.compile(r"^git clone (?:-\S+ )*\S*[/:](?P<path>[\w.-]+?)(?:\.git)?/?$"), "{path}"),
    (re.compile(r"^git clone (?:-\S+ )*\S*[/:]\S+ (?P<path>[\w./-]+)$"), "{path}"),
    (re.compile(r"^mv (?:-\w+ )*(?P<old>[^\s'\"]+) (?P<path>[^\s'\"]+)$"), "{path}"),
)
_PLACING = re.compile(
    r"^(?:mkdir -p [^\s'\"]+ && )?(?P<program>mv|cp)(?: -(?!t\b)[a-zA-Z]+)* "
    r"(?:-t (?P<dir>[^\s'\"-][^\s'\"]*) (?P<files>[^'\"|;&]+)|"
    r"(?P<files2>[^'\"|;&-][^'\"|;&]*?) (?P<dir2>[^\s'\"]+))$"
)

_PUT = re.compile(
    r"^(?:mkdir -p \S+ && )?(?:cp|mv)(?: -[a-zA-Z]+)* (?P<file>[^\s'\"*?$-][^\s'\"*?$]*\.\w+) (?P<folder>[^\s'\"]+)$"
)


def placed(command: str, context: Context) -> tuple[str, ...]:
    """Where the files are that a move or copy has named one by one and put into a folder."""
    match = _PLACING.match(command)
    if match is None:
        return ()
    folder = (match["dir"] or match["dir2"]).rstrip("/")
    files = (match["files"] or match["files2"]).split()
    if not match["dir"] and not is_directory(folder, context):
        return ()
    if match["program"] == "cp" and len(files) < 2:
        return ()  # "it" may still be the one that was copied
    if any(re.search(r"[*?\[{}<>$()]", file) or is_directory(file, context) for file in files):
        return ()
    return tuple(f"{folder}/{file.rstrip('/').rpartition('/')[2]}" for file in files)


def turned(proposal: Proposal) -> str:
    """The path that the steps leave behind, where a program names it by itself."""
    for pattern, name in _TURNED:
        if match := pattern.match(proposal.steps[-1].command):
            return name.format(path=match["path"])
    return proposal.product


def put_by(command: str, context: Context, made: tuple[str, ...]) -> str:
    """Where the one file is that `command` has put into a folder, which is there or was made; nothing for others."""
    match = _PUT.match(command)
    folder = match["folder"].rstrip("/") if match else ""
    if match is None or not (is_directory(folder, context) or folder in made):
        return ""
    return f"{folder}/{match['file'].rpartition('/')[2]}"
