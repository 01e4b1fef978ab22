"""Errands of several steps, as people say them at length, do what a reference does."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import clauses, counted_loops, dropped, setting, things, voice
from llmsh.planner.planner import BuiltInPlanner
from tests.planner import errand_files
from tests.planner.errand_requests import NOT_YET, WORKED_ON
from tests.planner.multistep_requests import Asked
from tests.planner.multistep_running import verdict

ANSWERED = tuple(item for item in WORKED_ON if item[0][0] not in NOT_YET)


@pytest.mark.parametrize(("asked", "start"), ANSWERED, ids=[asked[0] for asked, _ in ANSWERED])
def test_an_errand_is_done_as_it_was_meant(planner: BuiltInPlanner, tmp_path: Path, asked: Asked, start: str) -> None:
    is_right, script, why = verdict(asked, planner, tmp_path, build=errand_files.build, start=start)
    assert is_right, f"{script}: {why}"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Context:
    folder = tmp_path_factory.mktemp("errands")
    errand_files.build(folder)
    return Context(cwd=folder, home=folder)


@pytest.mark.parametrize(
    ("said", "active"),
    [
        ("the folder can then be deleted", "delete the folder"),
        ("they should be moved to old", "move them to old"),
        ("everything else goes into misc", "move everything else into misc"),
        ("in the copy delete all logs", "delete all logs in the copy"),
        ("show what is left", "show what is left"),
    ],
)
def test_a_clause_is_put_with_its_verb_first(said: str, active: str) -> None:
    assert voice.active(said) == active


@pytest.mark.parametrize(
    ("phrase", "test"),
    [
        ("invoice in office/invoices that says OPEN", 'grep -q OPEN "$f"'),
        ("invoice in office/invoices without PAID", '! grep -q PAID "$f"'),
        ("jpg in shoot that has no raf file of the same name", '[ ! -e "${f%.*}.raf" ]'),
        ("folder in weddings without a contract.pdf", '[ ! -e "$d/"contract.pdf ]'),
        ("txt file in class/homework with more than two lines", '[ "$(wc -l < "$f")" -gt 2 ]'),
        ("log in server/logs older than a year", '[ -n "$(find "$f" -maxdepth 0 -mtime +365)" ]'),
        ("file in server/tmp except keep.dat", '[ "$n" != keep.dat ]'),
    ],
)
def test_what_is_said_of_things_becomes_a_test(here: Context, phrase: str, test: str) -> None:
    found = things.parse(phrase, here)
    assert found is not None
    assert found.test == test


@pytest.mark.parametrize("phrase", ["file with its size in server/conf", "letter in nowhere", "thing that says X"])
def test_unknown_things_are_none(here: Context, phrase: str) -> None:
    assert things.parse(phrase, here) is None


def test_a_placeholder_is_filled_in_every_name(here: Context, planner: BuiltInPlanner) -> None:
    plan = planner.plan(
        "for episodes 1 through 3, make a folder publish/epN and copy podcast/ep0N/audio.wav into it", here
    )
    body = 'mkdir -p "publish/ep${n}" && cp "podcast/ep0${n}/audio.wav" "publish/ep${n}"'
    assert plan.script == f"for n in {{1..3}}; do {body}; done"
    assert counted_loops.propose("for the 3 files make a copy", here, lambda *_: None) is None


def test_many_things_never_go_to_one_name(here: Context, planner: BuiltInPlanner) -> None:
    plan = planner.plan("rename every jpg in shoot from IMG_N.jpg to photoN.jpg", here)
    assert "photoN.jpg" not in plan.script or "mv" not in plan.script or "for" not in plan.script


def test_asides_are_put_where_they_belong(here: Context) -> None:
    told = setting.told("copy every letter (they are in office/letters) to backup, so a.txt becomes b.txt", here)
    assert told == "copy every file in office/letters to backup"
    assert setting.told("back up office/phone.txt as old.txt in the same folder", here).endswith("office/old.txt")


def test_a_verb_that_is_said_once_is_meant_for_all() -> None:
    assert clauses.ungapped("move the mp3s to music, the pdfs to docs and everything else to misc") == [
        "move the mp3s to music",
        "move the pdfs to docs",
        "move everything else to misc",
    ]


def test_a_plan_that_leaves_out_a_deletion_or_an_answer_drops_it() -> None:
    copy = Step("cp a.txt b.txt", "", Effect.CREATES)
    assert dropped.drops("copy a.txt to b.txt, then delete the original", [copy])
    assert dropped.drops("copy a.txt to b.txt and show me b.txt", [copy])
    assert not dropped.drops("copy a.txt to b.txt and delete the blank lines of it", [copy])
    assert not dropped.drops("copy a.txt to b.txt", [copy])


def test_a_pattern_of_names_keeps_what_stands_for_the_placeholder(here: Context, planner: BuiltInPlanner) -> None:
    plan = planner.plan("In class, rename each weekN.txt to week_0N.txt, so that week1.txt becomes week_01.txt", here)
    loop = 'for f in week*.txt; do n=${f#week}; n=${n%.txt}; mv -n -- "$f" "week_0${n}.txt"; done'
    assert plan.script == f"(cd class && {loop})"


def test_a_text_whose_changes_are_saved_elsewhere_stays_as_it_is(here: Context, planner: BuiltInPlanner) -> None:
    asked = "drop the blank lines from office/minutes.txt, lower-case the rest, save that as office/clean.txt"
    plan = planner.plan(asked, here)
    assert "-i" not in plan.script.split()
    assert plan.script.endswith("> office/clean.txt")


def test_a_branch_made_for_a_commit_is_gone_to(here: Context, planner: BuiltInPlanner) -> None:
    asked = "create a branch contact, add contact.html and only that, commit it with the message 'Add contact'"
    plan = planner.plan(asked, Context(cwd=here.cwd / "site", home=here.home))
    assert plan.steps[0].command == "git switch -c contact"
    assert plan.script.endswith("git commit -m 'Add contact'")


def test_a_word_that_goes_to_a_file_is_not_printed(tmp_path: Path, planner: BuiltInPlanner) -> None:
    errand_files.build(tmp_path)
    (tmp_path / "site" / "VERSION").write_text("1.0\n")
    asked = "write 2.1.0 into VERSION, stage just that file and commit it with the message Release 2.1.0"
    plan = planner.plan(asked, Context(cwd=tmp_path / "site", home=tmp_path))
    assert plan.steps[0].command == "echo 2.1.0 > VERSION"
    assert plan.steps[-1].command == "git commit -m 'Release 2.1.0'"
