"""Requests of several steps, as many people say them, do what a reference does."""

import subprocess
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep import remainder, stand_ins, unasked
from llmsh.planner.planner import BuiltInPlanner
from tests.planner import multistep_files
from tests.planner.multistep_requests import NOT_YET, WORKED_ON, Asked
from tests.planner.multistep_running import verdict

ANSWERED = tuple(asked for asked in WORKED_ON if asked[0] not in NOT_YET)


@pytest.mark.parametrize("asked", ANSWERED, ids=[asked[0] for asked in ANSWERED])
def test_a_request_of_several_steps_does_what_was_meant(planner: BuiltInPlanner, tmp_path: Path, asked: Asked) -> None:
    is_right, script, why = verdict(asked, planner, tmp_path)
    assert is_right, f"{script}: {why}"


def test_words_of_a_variable_never_run(planner: BuiltInPlanner, tmp_path: Path) -> None:
    multistep_files.build(tmp_path)
    (tmp_path / "names.txt").write_text("$(touch pwned)\n`touch pwned`\n")
    context = Context(cwd=tmp_path, home=tmp_path)
    plan = planner.plan("set a variable user to the first line of names.txt and print welcome followed by it", context)
    assert plan.script == 'user=$(head -n 1 names.txt) && echo "welcome ${user}"'
    said = planner.plan(
        "put the size of draft.txt into a variable size, then print '$(id) `id`' and its value", context
    )
    assert said.script.endswith('echo "\\$(id) \\`id\\` ${size}"')


@pytest.mark.parametrize(
    ("command", "others"),
    [
        ("grep up hosts.txt", "grep -v up hosts.txt"),
        ("grep -v up hosts.txt", "grep up hosts.txt"),
        ("grep -iv up hosts.txt", "grep -i up hosts.txt"),
        ("head -n 2 a.txt", "tail -n +3 a.txt"),
        ("tail -n 2 a.txt", "head -n -2 a.txt"),
        ("awk '$3 > 5' a.txt", "awk '!($3 > 5)' a.txt"),
        ("grep -c up hosts.txt", ""),
        ("sort a.txt", ""),
    ],
)
def test_the_other_lines_are_those_that_were_left(command: str, others: str) -> None:
    assert remainder.complement(command) == others


def test_what_was_taken_is_not_among_the_rest() -> None:
    whole, taken = "logs in 'var'", "two oldest logs in var"
    gone = remainder.resolved("gzip the rest", whole=whole, taken=taken, is_gone=True)
    there = remainder.resolved("delete the others", whole=whole, taken=taken, is_gone=False)
    assert (gone, there) == ("gzip the logs in 'var'", "delete all but the two oldest logs in var")
    assert remainder.resolved("leave the rest alone", whole=whole, taken=taken, is_gone=True) == "leave the rest alone"
    assert remainder.resolved("delete the others", whole="", taken="", is_gone=True) == "delete the others"


@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("mkdir -p out/llmsh_x", 'mkdir -p "out/$x"'),
        ("mkdir llmsh_x", 'mkdir -p -- "$x"'),
        ("rm llmsh_x", 'rm -- "$x"'),
        ("echo 'hello llmsh_x'", 'echo "hello $x"'),
        ("head -n 1 llmsh_x.txt", 'head -n 1 "$x.txt"'),
        ("sed -n 1p llmsh_x", 'sed -n 1p "$x"'),
        ("sed 's/a/llmsh_x/' b.txt", None),
        ("awk '/llmsh_x/' b.txt", None),
        ("bash -c 'echo llmsh_x'", None),
    ],
)
def test_a_value_is_one_word_and_never_code(command: str, made: str | None) -> None:
    assert stand_ins.written(command, {"llmsh_x": "x"}) == made


def test_a_row_that_bites_is_only_a_name(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("$(touch pwned)\n-p\na b\n")
    plan = planner.plan("for each line of names.txt make a folder with that name", Context(cwd=tmp_path, home=tmp_path))
    done = subprocess.run(["bash", "-c", plan.script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"$(touch pwned)", "-p", "a b"}


def test_no_later_step_deletes_what_an_earlier_one_made() -> None:
    steps = [Step("tar -czf out/a.tar.gz b", "", Effect.CREATES), Step("rm -r out", "", Effect.DELETES)]
    assert unasked.loses(steps, made=("out/a.tar.gz",))
    assert not unasked.loses(steps, made=("a.tar.gz",))
