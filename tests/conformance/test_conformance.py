"""The quick part of `make conformance`; all of it takes minutes."""

import pytest

from tests.app.ways import launcher
from tests.conformance.__main__ import check, name_of
from tests.conformance.invocations import INVOCATIONS
from tests.conformance.paired import Invocation, Session
from tests.conformance.sessions import SESSIONS

__all__ = ["launcher"]

pytestmark = pytest.mark.pty

QUICK_INVOCATIONS = [case for case in INVOCATIONS if not case.exception][::3]
QUICK_SESSIONS = [case for case in SESSIONS if not case.exception][::5]


@pytest.mark.parametrize("case", QUICK_INVOCATIONS, ids=name_of)
def test_an_invocation_is_bashs(case: Invocation, launcher: str) -> None:
    assert check(case, launcher) == []


@pytest.mark.parametrize("case", QUICK_SESSIONS, ids=name_of)
def test_a_session_is_bashs(case: Session, launcher: str) -> None:
    assert check(case, launcher) == []


def test_there_are_enough_cases_and_each_exception_has_its_reason() -> None:
    assert len(INVOCATIONS) >= 200
    assert len(SESSIONS) >= 80
    assert len({name_of(case) for case in SESSIONS}) == len(SESSIONS)
    reasons = [case.exception for case in INVOCATIONS if case.exception]
    reasons += [case.exception for case in SESSIONS if case.exception]
    assert all(len(reason.split()) >= 4 for reason in reasons)
