"""What explains a failure, wired: diagnosers, what helped before, risk of the fixes. Loads nothing of planning."""

from collections.abc import Sequence
from dataclasses import replace

from llmsh.config import Settings, data_dir, load
from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.errors import ConfigError
from llmsh.core.risk import Assessment

# Entries of the history in which a failure like this one is looked for.
MEMORY_ENTRIES = 2_000


def settings_or_defaults() -> tuple[Settings, str]:
    """The user's settings, or the defaults and one line that says why."""
    try:
        return load(), ""
    except ConfigError as error:
        return Settings(), f"{error.message}; the defaults hold ({error.hint})"


def assess(command: str) -> Assessment:
    from llmsh.risk.assess import assess as assess_command

    return assess_command(command)


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
    path = data_dir() / "history.db"
    if not failure.command or failure.status == 0 or not path.is_file():
        return diagnosis
    from llmsh.diagnosis.harmless import answer_of

    if failure.status is not None and answer_of(failure.command, failure.status, failure.output):
        return diagnosis
    from llmsh.diagnosis.memory import remembered_fix, with_memory
    from llmsh.history.store import SqliteHistory

    store = SqliteHistory(path, say=lambda line: None)
    try:
        remembered = remembered_fix(failure.command, str(failure.cwd), store.recent(MEMORY_ENTRIES))
    finally:
        store.close()
    return diagnosis if remembered is None else with_memory(diagnosis, remembered)


def is_failure(command: str, status: int) -> bool:
    from llmsh.diagnosis.harmless import is_failure as check

    return check(command, status)


def explain_flags(command: str) -> Sequence[tuple[str, str]]:
    from llmsh.planner.flag_lines import explain_words

    return explain_words(command)
