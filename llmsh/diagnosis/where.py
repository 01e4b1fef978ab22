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


def _may(facts: Facts, found: os.stat_result, bit: int) -> bool:
    """Whether the user has `bit` (1 enter or run, 2 write, 4 read) by owner, group or others."""
    if facts.is_root:
        return True
    if found.st_uid == facts.uid:
        return bool(stat.S_IMODE(found.st_mode) >> 6 & bit)
    if facts.uid == os.geteuid() and found.st_gid in {os.getegid(), *os.getgroups()}:
        return bool(stat.S_IMODE(found.st_mode) >> 3 & bit)
    return bool(found.st_mode & bit)
