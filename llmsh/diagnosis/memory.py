"""What helped last time: failed commands of this user's history and what came after them in the same project."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from llmsh.core.diagnosis import Cause, Diagnosis, Fix
from llmsh.core.ports import HistoryEntry
from llmsh.diagnosis.similar import distance

# A fix is looked for in so many commands, and so many seconds, after the failure.
MAX_STEPS = 5
MAX_WAIT_S = 900.0
# Signs of a project's top folder: what helped anywhere in it counts.
TOPS = (".git", ".hg", "package.json", "pyproject.toml", "Cargo.toml", "go.mod", "pom.xml", "Makefile")
# Commands that only look or move; what follows a failure by habit is no fix.
LOOKING = frozenset({"ls", "cd", "pwd", "cat", "less", "clear", "history", "man", "echo", "exit", "git status", "ll"})
CONFIDENCE = 0.99


@dataclass(frozen=True, slots=True)
class Remembered:
    """command: what helped. again: whether the failed command succeeded right after it. times: how often."""

    command: str
    again: bool
    times: int


def project_of(cwd: str) -> str:
    """The top folder of the project that holds `cwd`; `cwd` itself where there is none."""
    folder = cwd
    while folder not in ("", "/"):
        if any(os.path.lexists(os.path.join(folder, name)) for name in TOPS):
            return folder
        folder = os.path.dirname(folder)
    return cwd


def remembered_fix(command: str, cwd: str, newest_first: Sequence[HistoryEntry]) -> Remembered | None:
    """What made `command` succeed, or took its place, the last time it failed in this project."""
    wanted = " ".join(command.split())
    project = project_of(cwd)
    projects = {folder: project_of(folder) for folder in {entry.cwd for entry in newest_first}}
    entries = [entry for entry in reversed(newest_first) if entry.cwd and projects[entry.cwd] == project]
    found: dict[tuple[str, bool], int] = {}
    for at, entry in enumerate(entries):
        if entry.status and " ".join(entry.command.split()) == wanted:
            fix = _what_followed(entry, entries[at + 1 : at + 1 + MAX_STEPS])
            if fix is not None:
                # The newest comes last, so that it is the one that counts.
                found[fix] = found.pop(fix, 0) + 1
    if not found:
        return None
    (fixed, again), times = list(found.items())[-1]
    return Remembered(fixed, again, times)


def _what_followed(failed: HistoryEntry, after: Sequence[HistoryEntry]) -> tuple[str, bool] | None:
    """(command, whether the failed one was run again after it and succeeded)."""
    helped = ""
    for entry in after:
        if entry.time - failed.time > MAX_WAIT_S or entry.status is None:
            return None
        text = entry.command.strip()
        if text == failed.command.strip():
            if entry.status == 0:
                return (helped, True) if helped else None
            continue
        if entry.status or text in LOOKING or text.split(maxsplit=1)[:1] == ["cd"] or text.split(" ")[0] in LOOKING:
            continue
        if _is_correction(failed.command, text):
            return text, False
        helped = text
    return None


def _is_correction(failed: str, text: str) -> bool:
    """Whether `text` is the failed command written better: most of it is the same."""
    old, new = failed.split(), text.split()
    if old[:1] == ["sudo"] or new[:1] == ["sudo"]:
        return [word for word in old if word != "sudo"] == [word for word in new if word != "sudo"]
    return abs(len(failed) - len(text)) <= 12 and distance(failed, text) <= max(2.0, len(failed) / 4)


def with_memory(diagnosis: Diagnosis, remembered: Remembered) -> Diagnosis:
    """`diagnosis` with what helped last time in front."""
    failure = diagnosis.failure
    shown = remembered.command
    command = f"{shown} && {failure.command}" if remembered.again else shown
    often = f", {remembered.times} times" if remembered.times > 1 else ""
    fix = Fix(command, f"last time here, `{shown}` helped{often}")
    fixes = (fix, *(each for each in diagnosis.fixes if each.command != command))
    if diagnosis.causes:
        first = diagnosis.causes[0]
        seen = Cause(
            first.summary, (*first.evidence, f"`{shown}` helped here before"), first.confidence, first.diagnoser
        )
        causes = (seen, *diagnosis.causes[1:])
    else:
        summary = f"This has failed here before, and `{shown}` helped."
        causes = (Cause(summary, (diagnosis.explanation,), CONFIDENCE, "memory"),)
    return Diagnosis(failure, causes, diagnosis.explanation, fixes, diagnosis.steps, diagnosis.tier)
