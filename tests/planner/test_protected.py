"""What a request protects, limits or wants kept is in the plan, or the plan is none."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner import protected
from llmsh.planner.planner import BuiltInPlanner

CONF = "port=80\ncolor=red\n"


@pytest.fixture
def place(tmp_path: Path) -> Context:
    for folder in ("docs", "notes"):
        (tmp_path / folder).mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "notes" / name).write_text("hi\n")
    for name in ("people.txt", "names.txt", "draft.txt"):
        (tmp_path / name).write_text("ann\nbob\nann\n")
    (tmp_path / "app.conf").write_text(CONF)
    return Context(cwd=tmp_path, home=tmp_path)


@pytest.mark.parametrize(
    ("request_text", "script"),
    [
        # A change "there" is one of the copy.
        (
            "copy app.conf to test.conf and change there 80 to 8080",
            "cp app.conf test.conf && sed -i s/80/8080/g test.conf",
        ),
        ("copy app.conf to docs and change there red to blue", "cp app.conf docs && sed -i s/red/blue/g docs/app.conf"),
        (
            "copy names.txt to short.txt and delete the lines with ann there",
            "cp names.txt short.txt && sed -i '/ann/d' short.txt",
        ),
        ("copy the folder notes to archive and delete a.txt there", "cp -a notes archive && rm archive/a.txt"),
        ("make a folder out and put a copy of people.txt in there", "mkdir out && cp people.txt out"),
        # What is to be kept is kept first.
        (
            "change ann to anna in all txt files and keep a copy of each one ending in .orig",
            "find . -type f -name '*.txt' -exec sed -i.orig s/ann/anna/g {} +",
        ),
        ("replace 80 with 81 in app.conf, making a .bak copy first", "sed -i.bak 's/80/81/g' app.conf"),
        ("replace red with blue in app.conf but first make a backup", "sed -i.bak 's/red/blue/g' app.conf"),
        (
            "sort names.txt in place, first make a backup",
            "cp -p names.txt names.txt.bak && sort -o names.txt names.txt",
        ),
        # Nobody twice is no loop and no pattern.
        ("show people.txt without anyone appearing twice", "cat people.txt | sort -u"),
        ("print people.txt with each name only once", "cat people.txt | sort -u"),
        (
            "merge people.txt and names.txt into all.txt without any name twice",
            "sort -u people.txt names.txt > all.txt",
        ),
        # What is left out is left out.
        (
            "delete all txt files except the ones in docs",
            "find . -type f -name '*.txt' ! -path '*/docs/*' -delete",
        ),
        (
            "delete all files older than 30 days except those in docs",
            "find . -type f -mtime +30 ! -path '*/docs/*' -delete",
        ),
        ("copy people.txt to docs unless it is already there", "cp -r -n -t docs people.txt"),
    ],
)
def test_what_is_said_beside_is_in_the_plan(
    planner: BuiltInPlanner, place: Context, request_text: str, script: str
) -> None:
    assert planner.plan(request_text, place).script.replace("\n", " && ") == script


def test_a_key_of_the_copy_is_known_from_the_original(planner: BuiltInPlanner, place: Context) -> None:
    script = planner.plan("copy app.conf to test.conf and change the port there to 8080", place).script
    assert script.endswith(r"\18080/' test.conf")


def test_a_file_that_stays_is_no_folder(planner: BuiltInPlanner, place: Context) -> None:
    script = planner.plan("move all txt files to docs but not draft.txt", place).script
    assert "! -path '*/draft.txt' " in script or "! -name draft.txt " in script


@pytest.mark.parametrize(
    ("request_text", "command", "effect", "is_touched"),
    [
        ("delete all txt files except the ones in docs", "find docs ! -name '*.txt' -delete", Effect.DELETES, True),
        ("delete old files except those in docs", "find . -type f ! -name docs -delete", Effect.DELETES, True),
        ("delete old files except those in docs", "find . ! -path '*/docs/*' -delete", Effect.DELETES, False),
        ("delete all but the files in docs", "find . -path ./docs -prune -o -exec rm {} +", Effect.DELETES, False),
        ("list all files except those in docs", "find . -type f ! -name docs", Effect.READS, False),
        ("delete lines with ann in a but not the first one", "sed -i '/ann/d' a", Effect.CHANGES, True),
        ("replace x by y in a only on the first line", "sed -i '1s/x/y/g' a", Effect.CHANGES, False),
        ("empty a but make a backup first, as b", "truncate -s 0 a", Effect.CHANGES, True),
        ("empty a but keep a copy as b", "truncate -s 0 a && cp a b", Effect.CHANGES, True),
        ("empty a but keep a copy as b", "cp a b && truncate -s 0 a", Effect.CHANGES, False),
        ("replace x by y in a without changing the original", "sed -i s/x/y/g a", Effect.CHANGES, True),
        ("sort a into b, do not touch the original", "sort -o b a", Effect.CREATES, False),
        ("delete all in notes but keep b.txt", "find notes ! -name notes/b.txt -delete", Effect.DELETES, True),
    ],
)
def test_what_is_protected_is_seen(request_text: str, command: str, effect: Effect, is_touched: bool) -> None:
    assert protected.is_touched(request_text, (Step(command, "X.", effect),)) == is_touched
