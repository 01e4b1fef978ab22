"""Why a path may not be read, written or entered: the first part on the way that refuses, its owner and mode."""

import os
import stat

from llmsh.diagnosis.facts import Facts


def describe_rights(facts: Facts, path: str) -> str:
    """One clause on `path` or on the folder that refuses the way to it; "" when nothing can be seen."""
    folder = "/"
    for part in str(facts.resolve(path)).split("/")[1:]:
        found = facts.stat(folder)
        if found is not None and not _may(facts, found, 1):
            return f"the folder {folder} belongs to {facts.owner(folder)} with mode {facts.mode(folder)}"
        folder = os.path.join(folder, part)
    for shown in (path, os.path.dirname(path.rstrip("/")) or "."):
        if facts.stat(shown) is not None:
            return f"{shown} belongs to {facts.owner(shown)} with mode {facts.mode(shown)}; you are {facts.user}"
    return ""


def refusing(facts: Facts, path: str) -> tuple[str, str]:
    """The part of `path` that refuses, as typed where it can be, and what it lacks for the user: "rx", "r" or "w".

    A folder on the way that may not be entered, the folder that something was to be made or removed in, or the thing
    itself. ("", "") when nothing seen here refuses.
    """
    folder = "/"
    typed = [each for each in path.rstrip("/").split("/") if each]
    parts = str(facts.resolve(path)).rstrip("/").split("/")[1:]
    for number, part in enumerate(parts):
        found = facts.stat(folder)
        if found is not None and not _may(facts, found, 1):
            left = len(parts) - number
            shown = "/".join(typed[:-left]) if left < len(typed) and not path.startswith(("/", "~")) else folder
            return shown, "rx"
        folder = os.path.join(folder, part)
    found = facts.stat(path)
    if found is not None and stat.S_ISDIR(found.st_mode) and not (_may(facts, found, 1) and _may(facts, found, 4)):
        return path, "rx"
    if found is not None and not _may(facts, found, 4):
        return path, "r"
    if found is not None and not _may(facts, found, 2):
        return path, "w"
    parent = os.path.dirname(path.rstrip("/")) or ("/" if path.startswith("/") else ".")
    found = facts.stat(parent)
    if found is not None and not _may(facts, found, 2):
        return parent, "w"
    return "", ""


def _may(facts: Facts, found: os.stat_result, bit: int) -> bool:
    """Whether the user has `bit` (1 enter or run, 2 write, 4 read) by owner, group or others."""
    if facts.is_root:
        return True
    if found.st_uid == facts.uid:
        return bool(stat.S_IMODE(found.st_mode) >> 6 & bit)
    if facts.uid == os.geteuid() and found.st_gid in {os.getegid(), *os.getgroups()}:
        return bool(stat.S_IMODE(found.st_mode) >> 3 & bit)
    return bool(found.st_mode & bit)
