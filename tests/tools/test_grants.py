"""Grants: for one program, one tool as it was; asked once, taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from llmsh.core.tool import Origin
from llmsh.tools.declaration import read_tool
from llmsh.tools.grants import MAX_ASKED, Grants

TOOL = read_tool({"name": "double", "description": "Doubles."}, Origin.PROGRAM, "doubler")
OTHER = replace(TOOL, name="treble")


@pytest.fixture
def grants(tmp_path: Path) -> Grants:
    return Grants(tmp_path / "state" / "grants.json")


def test_nothing_is_granted_by_itself(grants: Grants) -> None:
    assert not grants.has("agent", TOOL)


def test_a_grant_is_for_one_program_and_one_tool(grants: Grants) -> None:
    grants.give("agent", TOOL)
    assert grants.has("agent", TOOL)
    assert not grants.has("other", TOOL)
    assert not grants.has("agent", OTHER)


def test_a_tool_that_has_changed_is_another_one(grants: Grants) -> None:
    grants.give("agent", TOOL)
    for changed in (
        replace(TOOL, description="Doubles, and more."),
        replace(TOOL, source="somebody"),
        replace(TOOL, schema={"properties": {"x": {}}}),
        replace(TOOL, command=("rm",)),
    ):
        assert not grants.has("agent", changed)


def test_it_is_asked_for_once_and_answered(grants: Grants) -> None:
    grants.ask("agent", TOOL)
    grants.ask("agent", TOOL)
    assert [(grant.caller, grant.tool) for grant in grants.asked()] == [("agent", "double")]
    assert not grants.has("agent", TOOL)
    grants.give("agent", TOOL)
    assert grants.asked() == ()


def test_taken_back_one_or_all(grants: Grants) -> None:
    for tool in (TOOL, OTHER):
        grants.give("agent", tool)
        grants.give("other", tool)
    assert grants.take_back("agent", "double") == 1
    assert not grants.has("agent", TOOL)
    assert grants.has("agent", OTHER)
    assert grants.take_back("other") == 2
    assert [grant.caller for grant in grants.given()] == ["agent"]


def test_what_is_asked_for_is_bounded(grants: Grants) -> None:
    for number in range(MAX_ASKED + 5):
        grants.ask(f"agent {number}", TOOL)
    assert len(grants.asked()) == MAX_ASKED


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"granted": 1}', '{"granted": [{"caller": 3}, null]}'])
def test_a_damaged_file_grants_nothing_and_is_written_anew(tmp_path: Path, text: str) -> None:
    path = tmp_path / "grants.json"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    grants = Grants(path)
    assert grants.given() == ()
    grants.give("agent", TOOL)
    assert grants.has("agent", TOOL)


def test_a_file_that_others_may_write_to_grants_nothing(tmp_path: Path) -> None:
    path = tmp_path / "grants.json"
    grants = Grants(path)
    grants.give("agent", TOOL)
    path.chmod(0o666)
    assert not grants.has("agent", TOOL)
    path.unlink()
    (tmp_path / "real").write_text("{}", encoding="utf-8")
    path.symlink_to(tmp_path / "real")
    grants.give("agent", TOOL)
    assert (tmp_path / "real").read_text(encoding="utf-8") == "{}"
