"""Verification marks what this machine does not prove, and says nothing it does not know."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.programs import OptionIndex, options_in, read_options
from llmsh.planner.verify import Verifier, missing_paths


@pytest.fixture
def context(tmp_path: Path) -> Context:
    (tmp_path / "there.txt").write_text("")
    return Context(cwd=tmp_path, home=tmp_path)


def test_programs_inside_other_commands_are_looked_for(context: Context) -> None:
    verifier = Verifier(None)
    command = "find . -exec nosuchprogram {} + | xargs -0 othermissing && f() { ls; }; f"
    assert verifier.unproven(command, context) == ("nosuchprogram is not installed", "othermissing is not installed")


def test_what_bash_refuses_is_not_readable() -> None:
    assert not Verifier(None).is_readable("if true; then")
    assert not Verifier(None).is_readable("echo 'open")
    assert Verifier(None).is_readable('for f in *; do echo "$f"; done')


def test_an_option_that_no_manual_names_is_marked(tmp_path: Path, context: Context) -> None:
    index = OptionIndex(tmp_path / "options.json")
    assert index.options("ls") is None
    index.wait(20)
    verifier = Verifier(index)
    assert verifier.unproven("ls -l --sort=size", context) == ()
    (clause,) = verifier.unproven("ls --frobnicate", context)
    assert clause == "--frobnicate is not in the manual of ls"
    assert OptionIndex(tmp_path / "options.json").options("ls") == index.options("ls")


def test_a_damaged_option_file_is_read_as_empty(tmp_path: Path) -> None:
    (tmp_path / "options.json").write_text("{")
    index = OptionIndex(tmp_path / "options.json")
    assert index.options("ls") is None
    index.wait(20)


def test_options_are_found_in_roff_and_in_help() -> None:
    roff = r"\fB\-a\fR, \fB\-\-all\fR  do not ignore" + "\n.BI \\-\\-block\\-size= SIZE\n"
    assert {"-a", "--all", "--block-size"} <= options_in(roff)
    assert {"-n", "--lines"} <= options_in("  -n, --lines=[-]NUM  print")
    assert read_options("../evil; rm") == set()


def test_paths_that_do_not_exist_are_named(context: Context) -> None:
    paths = ["there.txt", "~/there.txt", "gone.txt", "*.log", "$HOME/x", "host:/x"]
    assert missing_paths(paths, context) == ("gone.txt does not exist here",)
