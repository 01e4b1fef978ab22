"""Requests about JSON, tables and settings, as many people say them, answered by what the files hold."""

import shutil
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.compose import settings_data, table_json
from llmsh.planner.compose.table_files import table_at
from llmsh.planner.planner import BuiltInPlanner
from tests.planner import structured_files
from tests.planner.structured_requests import EVERY, NOT_YET, Asked
from tests.planner.structured_running import verdict

ANSWERED = tuple(asked for asked in EVERY if asked[0] not in NOT_YET)


@pytest.mark.parametrize("asked", ANSWERED, ids=[asked[0] for asked in ANSWERED])
def test_a_question_about_a_structured_file_is_answered(planner: BuiltInPlanner, tmp_path: Path, asked: Asked) -> None:
    if ".json" in asked[0] and shutil.which("jq") is None:
        pytest.skip("needs jq")
    structured_files.build(tmp_path)
    plan = planner.plan(asked[0], Context(cwd=tmp_path, home=tmp_path))
    is_right, why = verdict(asked, plan, tmp_path)
    assert is_right, f"{plan.script}: {why}"


def test_words_of_json_and_settings_never_run(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "evil.json").write_text('[{"name": "$(touch pwned)", "a b\'; touch pwned": 1}]')
    (tmp_path / "evil.env").write_text("KEY=$(touch pwned)\n")
    context = Context(cwd=tmp_path, home=tmp_path)
    for request in (
        "name of the entries in evil.json where name is $(touch pwned)",
        "sum of a b'; touch pwned in evil.json",
        "set KEY to $(touch pwned) in evil.env",
        "what is KEY in evil.env",
    ):
        plan = planner.plan(request, context)
        verdict((request, "", {}), plan, tmp_path)
        assert not (tmp_path / "pwned").exists(), plan.script


def test_json_is_known_by_looking(tmp_path: Path) -> None:
    context = Context(cwd=tmp_path, home=tmp_path)
    for name, text, form, root in (
        ("array.json", '[{"a": 1}, {"a": 2}]', "json", "."),
        ("under.json", '{"v": 1, "items": [{"a": 1}]}', "json", ".items"),
        ("lines.log", '{"a": 1}\n{"a": 2}\n', "lines", "."),
        ("one.json", '{"a": {"b": 1}}', "document", "."),
    ):
        (tmp_path / name).write_text(text)
        table = table_at(name, context)
        assert table is not None
        assert (table.form, table.root) == (form, root)
    (tmp_path / "broken.json").write_text("{nothing")
    assert table_at("broken.json", context) is None


def test_the_beginning_of_long_json_is_enough(tmp_path: Path) -> None:
    entries = ",".join(f'{{"id": {number}, "name": "n{number}"}}' for number in range(9000))
    (tmp_path / "long.json").write_text(f'{{"total": 9000, "people": [{entries}]}}')
    table = table_at("long.json", Context(cwd=tmp_path, home=tmp_path))
    assert table is not None
    assert table.root == ".people"
    assert [column.path for column in table.columns] == [".id", ".name"]
    assert table_json.jq_key("odd key") == '."odd key"'


def test_settings_have_keys_and_sections(tmp_path: Path) -> None:
    structured_files.build(tmp_path)
    found = settings_data.settings_at("php.ini", Context(cwd=tmp_path, home=tmp_path))
    assert found is not None
    assert found.sections == ("mail", "session")
    assert [(key.parent, key.name) for key in found.keys][:2] == [("mail", "smtp"), ("mail", "port")]
