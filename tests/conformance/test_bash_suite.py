"""How the two shells' outputs of bash's own suite are compared."""

from pathlib import Path

import pytest

from tests.conformance.bash_suite import NoSourceError, between, names, prepare


def test_what_both_print_alike_is_no_difference() -> None:
    assert between([["a", "b"], ["a", "b"]], [["a", "b"]]) == ([], 0)


def test_a_line_that_only_llmsh_prints_or_leaves_out_is_one() -> None:
    assert between([["a", "b"], ["a", "b"]], [["a", "b", "c"]])[0] == ["+c"]
    assert between([["a", "b"], ["a", "b"]], [["b"]])[0] == ["-a"]
    assert between([["a", "b"], ["a", "b"]], [["a", "x"]])[0] == ["-b", "+x"]


def test_a_line_that_bash_prints_otherwise_each_time_is_left_out_and_no_other() -> None:
    theirs = [["one", "pid 12", "two", "three"], ["one", "pid 13", "two", "three"]]
    assert between(theirs, [["one", "pid 14", "two", "three"]]) == ([], 2)
    assert between(theirs, [["one", "pid 14", "two", "four"]])[0] == ["-three", "+four"]


def test_the_run_of_llmsh_that_is_nearest_counts() -> None:
    assert between([["a"], ["a"]], [["b"], ["a"]])[0] == []


def test_a_folder_without_the_suite_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSourceError, match="no tests/run-all"):
        prepare(tmp_path, tmp_path)


def test_every_run_script_but_the_collections_is_a_test(tmp_path: Path) -> None:
    for name in ("run-all", "run-array", "run-minimal", "run-trap", "array.tests"):
        (tmp_path / name).touch()
    assert names(tmp_path, []) == ["run-array", "run-trap"]
    assert names(tmp_path, ["trap"]) == ["run-trap"]
