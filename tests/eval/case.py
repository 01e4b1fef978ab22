"""The cases: requests with what counts as a right answer, read from cases/*.toml."""

import hashlib
import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.eval.fixtures import FIXTURES

FOLDER = Path(__file__).resolve().parent
# The cases were written in rounds; each has its own sealed third.
PARTS = {1: "sealed", 2: "sealed2", 3: "sealed3", 4: "sealed4"}
SEALED_FILES = {draw: FOLDER / f"{part}.txt" for draw, part in PARTS.items()}
SEED = 11
COMPARES = ("effects", "lines", "set", "numbers", "paths", "table", "text", "json", "contains")
REFUSE = "no-plan-or-question-or-danger"


@dataclass(frozen=True, slots=True)
class Case:
    """One request and its judgement.

    reference: a right bash command, run in the same world as the answer; accept: others that are right too.
    proofs: other right commands that agree with the reference, to prove the check itself (prove.py).
    compare: how outputs are compared (judge.py); "effects" leaves output aside. Effects always have to agree.
    ordered: the order of lines matters. names: paths compare by their last part.
    setup: bash run before in both worlds; probe: bash run after in both, whose outputs have to agree.
    needs: programs without which the case is left out.
    draw: the round the case was written in (SEALED_FILES).
    """

    id: str
    request: str
    fixture: str
    family: str
    reference: str = ""
    accept: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    compare: str = "effects"
    ordered: bool = False
    names: bool = False
    multi: bool = False
    setup: str = ""
    probe: str = ""
    cwd: str = ""
    needs: tuple[str, ...] = ()
    expect: str = ""
    draw: int = 1

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


def choose_sealed(cases: list[Case], draw: int) -> list[str]:
    """A third of the ids of round `draw`.

    Round 1 is drawn file by file, so that a new file changes no other's draw; round 2 is drawn evenly over the
    families: one of every three in a random order within each family, starting at random; from round 3 on the hash
    of the id decides, so that a case that is added or taken away changes no other's draw.
    """
    chosen = [case for case in cases if case.draw == draw]
    if draw > 2:
        return sorted(case.id for case in chosen if int(hashlib.sha256(case.id.encode()).hexdigest(), 16) % 3 == 0)
    dice = random.Random(SEED)
    if draw == 1:
        by_file: dict[str, list[str]] = {}
        for case in chosen:
            by_file.setdefault(case.id.partition("/")[0], []).append(case.id)
        sealed: list[str] = []
        for ids in by_file.values():
            drawn = sorted(ids)
            random.Random(SEED).shuffle(drawn)
            sealed += drawn[: round(len(drawn) / 3)]
        return sorted(sealed)
    order = sorted(chosen, key=lambda case: case.id)
    dice.shuffle(order)
    order.sort(key=lambda case: case.family)
    return sorted(case.id for case in order[dice.randrange(3) :: 3])


def sealed_ids(draw: int | None = None) -> frozenset[str]:
    """The sealed ids of round `draw`, or of all rounds."""
    paths = SEALED_FILES.values() if draw is None else (SEALED_FILES[draw],)
    return frozenset(name for path in paths for name in path.read_text(encoding="utf-8").split())


def choose_part(cases: list[Case], part: str) -> list[Case]:
    """The cases of `part`: "dev" (all rounds), "sealed" (round 1), "sealed2" and so on."""
    sealed = {draw: sealed_ids(draw) for draw in SEALED_FILES}
    if part == "dev":
        return [case for case in cases if case.id not in sealed[case.draw]]
    return [case for case in cases if part == PARTS[case.draw] and case.id in sealed[case.draw]]
