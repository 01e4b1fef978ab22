"""What holds for every line: nothing crashes, one word is a command, the mark decides."""

import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.classifier import Kind, SystemResolver, build_classifier, looks_like_request_prefix, route_lines
from llmsh.core.routing import Route

classify = build_classifier(SystemResolver(path=lambda: "/nonexistent"))
PIECES_TEXT = (
    "find all the files $HOME 'it' \"a b\" it's -x --long | && ; & > < >> ( ) { } [[ ]] if for do $( ` \\ # ? * ~ "
    "./run FOO=1 10 MB é 显示 \n \t sudo time which git commit make test = ,"
)
PIECES = st.sampled_from(PIECES_TEXT.split(" "))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=200))
def test_no_text_crashes(line: str) -> None:
    assert classify(line).reason


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_no_mixture_of_shell_and_english_crashes(line: str) -> None:
    assert classify(line).reason


@settings(max_examples=400, deadline=None)
@given(st.from_regex(r"[^\s?|&;<>()'\"`$\\]+", fullmatch=True))
def test_one_word_is_a_command(word: str) -> None:
    assert classify(word).route is Route.COMMAND


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1).filter(lambda text: bool(text.strip()) and "\x00" not in text))
def test_a_question_mark_and_a_blank_make_a_request(text: str) -> None:
    assert classify(f"? {text}").route is Route.REQUEST
    assert looks_like_request_prefix(f"? {text}")


def test_a_line_with_an_option_after_a_program_is_never_a_request() -> None:
    for line in (
        "find all the files that are large -name a",
        "ls -la but only the directories please",
        "sort -u the lines of a.txt by the first column",
    ):
        assert classify(line).route is not Route.REQUEST


def test_an_alias_of_a_name_of_its_own_is_never_diverted() -> None:
    line = "summarise all of the logs of yesterday for me"
    assert classify(line).route is Route.REQUEST
    with_alias = build_classifier(SystemResolver(aliases={"summarise"}, path=lambda: "/nonexistent"))
    assert with_alias(line).route is not Route.REQUEST


def test_an_alias_that_only_colours_a_program_leaves_sentences_recognised() -> None:
    with_alias = build_classifier(SystemResolver(aliases={"ls", "grep"}))
    assert with_alias("ls but only the directories").route is Route.REQUEST


def test_operands_that_exist_speak_for_a_command() -> None:
    line = "sort the lines of notes"
    assert classify(line).route is Route.REQUEST
    names = {"the", "lines", "of", "notes"}
    with_files = build_classifier(SystemResolver(), exists=names.__contains__)
    assert with_files(line).route is Route.COMMAND


def test_a_line_of_a_mebibyte_is_routed() -> None:
    assert classify("echo " + "word " * 200_000).route is Route.COMMAND
    assert classify("find all of the " + "word " * 200_000).reason


def test_lines_are_routed_in_order() -> None:
    routes = [found.route for found in route_lines(["ls", "what is my ip", "? ls"], classify)]
    assert routes == [Route.COMMAND, Route.REQUEST, Route.REQUEST]


def test_a_program_on_path_resolves_once_it_is_installed(tmp_path: Path) -> None:
    resolver = SystemResolver(path=lambda: str(tmp_path))
    program = tmp_path / "frobnicate-the-disk"
    assert resolver.resolve(program.name) is None
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    os.utime(tmp_path, ns=(1, 1))
    fresh = SystemResolver(path=lambda: str(tmp_path))
    assert fresh.resolve(program.name) is Kind.PROGRAM


def test_a_file_that_cannot_be_executed_does_not_resolve(tmp_path: Path) -> None:
    (tmp_path / "frobnicate-the-disk").write_text("text")
    assert SystemResolver(path=lambda: str(tmp_path)).resolve("frobnicate-the-disk") is None


def test_a_directory_resolves_only_under_autocd(tmp_path: Path) -> None:
    (tmp_path / "projects-of-mine").mkdir()
    plain = SystemResolver(path=lambda: "", cwd=lambda: str(tmp_path))
    autocd = SystemResolver(path=lambda: "", cwd=lambda: str(tmp_path), autocd=lambda: True)
    assert plain.resolve("projects-of-mine") is None
    assert autocd.resolve("projects-of-mine") is Kind.DIRECTORY
