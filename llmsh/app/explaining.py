"""What explains a failure, wired: diagnosers, what helped before, risk of the fixes. Loads nothing of planning."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from llmsh.config import Settings, data_dir, load_usable
from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.risk import Assessment, Level

if TYPE_CHECKING:
    from llmsh.core.ports import HistoryEntry
    from llmsh.diagnosis.expertise import Reader
    from llmsh.diagnosis.translate import Translator
    from llmsh.views.failure import Line

# Entries of the history in which a failure like this one is looked for, and from which the reader is inferred.
MEMORY_ENTRIES = 2_000


def settings_or_defaults() -> tuple[Settings, str]:
    """The user's settings, or the defaults and one line that says why."""
    settings, error = load_usable()
    return settings, "" if error is None else f"{error.message}; a default holds instead ({error.hint})"


def assess(command: str) -> Assessment:
    from llmsh.risk.assess import assess as assess_command

    found = assess_command(command)
    if "llmsh" not in command or "tools" not in command:
        return found
    from llmsh.app.tool_risk import with_tools

    return with_tools(command, found)


def diagnose(failure: Failure, *, rated: int | None = None) -> Diagnosis:
    """The explanation of `failure`. rated: of how many fixes the risk is assessed, all of them when None."""
    from llmsh.diagnosis.diagnose import diagnose as find_causes

    found = _with_memory(find_causes(failure))
    fixes = found.fixes[:rated]
    return replace(
        found,
        fixes=(*(replace(fix, risk=assess(fix.command).level) for fix in fixes), *found.fixes[len(fixes) :]),
    )


def _with_memory(diagnosis: Diagnosis) -> Diagnosis:
    """`diagnosis` with what helped last time in this project, where the history knows it."""
    failure = diagnosis.failure
    if not failure.command or failure.status == 0 or not _history_file().is_file():
        return diagnosis
    from llmsh.diagnosis.harmless import answer_of

    if failure.status is not None and answer_of(failure.command, failure.status, failure.output):
        return diagnosis
    from llmsh.diagnosis.memory import remembered_fix, with_memory

    remembered = remembered_fix(failure.command, str(failure.cwd), recent())
    return diagnosis if remembered is None else with_memory(diagnosis, remembered)


def _history_file() -> Path:
    return data_dir() / "history.db"


def recent() -> "Sequence[HistoryEntry]":
    """The newest entries of the history; () where there is none."""
    if not _history_file().is_file():
        return ()
    from llmsh.history.store import SqliteHistory

    store = SqliteHistory(_history_file(), say=lambda line: None)
    try:
        return store.recent(MEMORY_ENTRIES)
    finally:
        store.close()


def reader(settings: Settings) -> "Reader":
    """Whom texts are for: as set, or with `auto` as the history lets one infer."""
    from llmsh.diagnosis.expertise import Reader

    return _inferred_reader() if settings.expertise == "auto" else Reader(settings.expertise)


@cache
def _inferred_reader() -> "Reader":
    from llmsh.diagnosis.expertise import infer_reader

    return infer_reader(entry.command for entry in recent())


def lines(diagnosis: Diagnosis, reader: "Reader") -> "list[Line]":
    """`diagnosis` as lines for that reader, in the language of the locale; what a novice needs besides is looked up."""
    from llmsh.views.failure import lines_of

    look, meanings = "", tuple[tuple[str, str], ...]()
    if reader.level == "novice" and diagnosis.fixes:
        look = _safe_look(diagnosis)
        meanings = tuple(dict.fromkeys(explain_flags(diagnosis.fixes[0].command)))
    say = _translator()
    if say is None:
        return lines_of(diagnosis, reader.level, meanings, look=look, is_inferred=bool(reader.says))
    from llmsh.diagnosis.translate import translate

    translated = translate(diagnosis, say)
    return lines_of(translated, reader.level, meanings, look=look, is_inferred=bool(reader.says), say=say)


def is_translated() -> bool:
    """Claims that texts are shown in another language than English."""
    return _translator() is not None


@cache
def _translator() -> "Translator | None":
    """Into the language of the locale; None where that is English, or one without a catalogue."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "C"
    if named.startswith(("C", "POSIX", "en")):
        return None
    from llmsh.diagnosis.translate import language, translator

    code = language(os.environ)
    return translator(code) if code else None


def _safe_look(diagnosis: Diagnosis) -> str:
    """A command that shows what the first fix would change; "" where that is safe, or nothing is known."""
    from llmsh.diagnosis.looking import look_before

    fix = diagnosis.fixes[0]
    look = "" if fix.risk is Level.SAFE else look_before(fix.command, diagnosis.failure.cwd)
    return look if look and look != diagnosis.failure.command and assess(look).read_only else ""


def is_failure(command: str, status: int) -> bool:
    from llmsh.diagnosis.harmless import is_failure as check

    return check(command, status)


def explain_flags(command: str) -> Sequence[tuple[str, str]]:
    from llmsh.planner.flag_lines import explain_words

    return explain_words(command)
