"""The set itself: its rounds, its sealed thirds, and that its checks tell a right command from an idle one."""

import shutil

import pytest

from tests.eval import sandbox
from tests.eval.case import PARTS, choose_part, choose_sealed, load_cases, sealed_ids
from tests.eval.judge import Judge
from tests.eval.prove import find_faults


@pytest.mark.parametrize("draw", PARTS)
def test_sealed_cases_exist_and_belong_to_their_round(draw: int) -> None:
    rounds = {case.id: case.draw for case in load_cases()}
    assert {rounds.get(name) for name in sealed_ids(draw)} == {draw}


@pytest.mark.parametrize("draw", [draw for draw in PARTS if draw > 2])
def test_later_rounds_are_sealed_by_the_hash_of_their_ids(draw: int) -> None:
    cases = load_cases()
    sealed = sealed_ids(draw)
    assert sorted(sealed) == choose_sealed(cases, draw)
    share = len(sealed) / sum(case.draw == draw for case in cases)
    assert 0.25 < share < 0.42


def test_parts_share_no_case() -> None:
    cases = load_cases()
    parts = [{case.id for case in choose_part(cases, part)} for part in ("dev", *PARTS.values())]
    assert sum(map(len, parts)) == len(cases) == len(set.union(*parts))


def test_no_request_of_the_later_rounds_is_asked_twice() -> None:
    requests = [case.request for case in load_cases() if case.draw > 2]
    assert len(requests) == len(set(requests))


@pytest.mark.skipif(not sandbox.can_isolate(), reason="needs namespaces")
def test_a_check_takes_right_commands_and_no_idle_ones() -> None:
    """One case a user; `python -m tests.eval.prove` proves all."""
    first: dict[str, object] = {}
    with sandbox.Worlds() as worlds:
        judge = Judge(worlds)
        for case in load_cases():
            user = case.id.partition("/")[0]
            present = all(shutil.which(program, path=sandbox.PATH) for program in case.needs)
            if case.draw > 2 and case.proofs and present and not case.setup and user not in first:
                first[user] = case
                assert find_faults(case, judge) == []
    assert first
