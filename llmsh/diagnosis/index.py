"""Which diagnoser to ask: by program and by signature, so that only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """programs: empty for any; statuses: empty for any; signatures: lower-case parts of the output, one must be there."""

    name: str
    programs: frozenset[str]
    statuses: frozenset[int]
    signatures: tuple[str, ...]


def _entry(name: str, programs: str, statuses: tuple[int, ...], *signatures: str) -> Entry:
    return Entry(name, frozenset(programs.split()), frozenset(statuses), signatures)


INDEX: tuple[Entry, ...] = (
    # begin
    # fmt: off
    _entry("command_not_found", "", (), "not found", "unknown command"),
    # fmt: on
    # end
)
