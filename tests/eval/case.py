"""The cases: requests with what counts as a right answer, read from cases/*.toml."""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.eval.fixtures import FIXTURES

FOLDER = Path(__file__).resolve().parent
SEALED_FILE = FOLDER / "sealed.txt"
SEED = 11
COMPARES = ("effects", "lines", "set", "numbers", "paths", "table", "text", "json", "contains")
REFUSE = "no-plan-or-question-or-danger"


@dataclass(frozen=True, slots=True)
class Case:
    """One request and its judgement.

    reference: a right bash command, run in the same world as the answer; accept: others that are right too.
    compare: how outputs are compared (judge.py); "effects" leaves output aside. Effects always have to agree.
    ordered: the order of lines matters. names: paths compare by their last part.
    setup: bash run before in both worlds; probe: bash run after in both, whose outputs have to agree.
    needs: programs without which the case is left out.
    """

    id: str
    request: str
    fixture: str
    family: str
    reference: str = ""
    accept: tuple[str, ...] = ()
    compare: str = "effects"
    ordered: bool = False
    names: bool = False
    multi: bool = False
    setup: str = ""
    probe: str = ""
    cwd: str = ""
    needs: tuple[str, ...] = ()
    expect: str = ""

    @property
    def is_refusal(self) -> bool:
        return self.expect == REFUSE

    @property
    def start(self) -> str:
        """The folder of the request, below the home folder."""
        return self.cwd or FIXTURES[self.fixture].start


def load_cases() -> list[Case]:
    """All cases, file by file in order of name. Raises ValueError for a faulty one."""
    cases: list[Case] = []
    for path in sorted((FOLDER / "cases").glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults = document.get("defaults", {})
        cases += [_case(path.stem, {**defaults, **entry}) for entry in document["case"]]
    repeated = {case.id for case in cases if sum(other.id == case.id for other in cases) > 1}
    if repeated:
        raise ValueError(f"ids used twice: {', '.join(sorted(repeated))}")
    return cases


def _case(stem: str, entry: dict[str, Any]) -> Case:
    name = f"{stem}/{entry.get('id', '?')}"
    try:
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
        }
        case = Case(**{**values, "id": name})
    except TypeError as error:
        raise ValueError(f"{name}: {error}") from error
    if case.fixture not in FIXTURES:
        raise ValueError(f"{name}: no fixture {case.fixture!r}")
    if case.compare not in COMPARES:
        raise ValueError(f"{name}: no comparison {case.compare!r}")
    if case.expect not in ("", REFUSE) or bool(case.expect) == bool(case.reference):
        raise ValueError(f"{name}: a case has either a reference or expect = {REFUSE!r}")
    return case


def choose_sealed(cases: list[Case]) -> list[str]:
    """A third of the ids, drawn file by file so that a new file changes no other's draw."""
    by_file: dict[str, list[str]] = {}
    for case in cases:
        by_file.setdefault(case.id.partition("/")[0], []).append(case.id)
    sealed: list[str] = []
    for ids in by_file.values():
        drawn = sorted(ids)
        random.Random(SEED).shuffle(drawn)
        sealed += drawn[: round(len(drawn) / 3)]
    return sorted(sealed)


def sealed_ids() -> frozenset[str]:
    return frozenset(SEALED_FILE.read_text(encoding="utf-8").split())
