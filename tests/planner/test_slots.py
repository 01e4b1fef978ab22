"""Values are written so that bash reads them back, whatever they hold and wherever they stand."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.core.context import Context
from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Slot
from llmsh.planner.slots import Value, bre, ere, quote_path, render, sed
from llmsh.planner.template import fill, fill_sentence, places, quotes_at

NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab '\"$`\\!*?[]{}~#&;|<>()=-\t\n/.é"), st.characters(codec="utf-8", exclude_characters="\0\r")
    ),
    min_size=1,
    max_size=12,
)


def argv(words: str) -> list[str]:
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {words}"],
        capture_output=True,
        check=True,
        env={"HOME": "/home/x", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    return done.stdout.decode().split("\0")[:-1]


@settings(max_examples=60, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=8))
def test_a_written_path_comes_back_as_the_same_word(texts: list[str]) -> None:
    plain = [text for text in texts if not text.startswith(("~", "$"))]
    if plain:
        wanted = [f"./{text}" if text.startswith("-") else text for text in plain]
        assert argv(" ".join(quote_path(text) for text in plain)) == wanted


@settings(max_examples=60, deadline=None)
@given(NASTY)
def test_a_value_comes_back_from_every_kind_of_quotes(text: str) -> None:
    slots = {"x": Slot("x", "text")}
    values = {"x": Value(text)}
    written = fill("{x} '<{x:raw}>' \"[{x:raw}]\"", slots, values)
    if "!" not in text:  # history expansion is off in bash -c; in double quotes it would need a backslash that stays
        assert argv(written) == [text, f"<{text}>", f"[{text}]"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab.*[]^$\\/+?(){}|&", min_size=1, max_size=8))
def test_an_escaped_text_matches_itself_alone(text: str) -> None:
    for flag, escaped in (("-x", bre(text)), ("-xE", ere(text))):
        done = subprocess.run(
            ["grep", flag, "-e", escaped], input=f"{text}\n".encode(), capture_output=True, check=False
        )
        assert done.stdout.decode() == f"{text}\n"
    done = subprocess.run(["sed", f"s/{sed(text)}/done/"], input=f"{text}\n".encode(), capture_output=True, check=True)
    assert done.stdout == b"done\n"


def test_home_keeps_its_meaning_and_the_rest_is_quoted() -> None:
    assert argv(quote_path("~/my notes.txt")) == ["/home/x/my notes.txt"]
    assert argv(quote_path("$HOME/a b")) == ["/home/x/a b"]
    assert quote_path("~") == "~"


@pytest.mark.parametrize(
    ("kind", "form", "value", "written"),
    [
        ("size", "", Value("10 MB", 10 << 20), "10M"),
        ("size", "", Value("1.5 MB", 3 << 19), "1536k"),
        ("size", "bytes", Value("2k", 2048), "2048"),
        ("size", "under", Value("2k", 2048), "2047"),
        ("duration", "", Value("2 hours", 7200), "120"),
        ("duration", "days", Value("36 hours", 129_600), "2"),
        ("duration", "date", Value("2 weeks", 1_209_600), "'2 weeks ago'"),
        ("duration", "newer", Value("a week", 604_800), "time -7"),
        ("duration", "older", Value("90 min", 5400), "min +90"),
        ("date", "day", Value("yesterday"), "'yesterday 00:00'"),
        ("date", "next", Value("2024-05-01"), "'2024-05-01 +1 day'"),
        ("path", "stem", Value("a/b.tar.gz"), "b"),
        ("path", "dir", Value("a/b.txt"), "a"),
        ("path", "base", Value("a/b c.txt"), "'b c.txt'"),
        ("files", "", Value("", parts=("a b.txt", "*.log")), "'a b.txt' *.log"),
        ("ext", "", Value("pdf"), "pdf"),
    ],
)
def test_each_type_is_written_in_its_forms(kind: str, form: str, value: Value, written: str) -> None:
    assert render(value, Slot("x", kind), form, "") == written


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="stern"):
        render(Value("x"), Slot("x", "path"), "stern", "")


def test_an_optional_slot_vanishes_with_its_blank() -> None:
    slots = {"a": Slot("a", "path"), "n": Slot("n", "count")}
    assert fill("ls -l {a?} | head -n {n:raw?}", slots, {"n": Value("3")}) == "ls -l | head -n 3"
    with pytest.raises(KeyError, match="a"):
        fill("ls {a}", slots, {})


def test_braces_of_other_programs_are_no_slots() -> None:
    slots = {"n": Slot("n", "number")}
    assert (
        fill("awk '{print $1}' ${HOME} {} {a,b} {n}", slots, {"n": Value("1")}) == "awk '{print $1}' ${HOME} {} {a,b} 1"
    )
    assert [place.name for place in places("docker ps --format '{{name}}' ${x} {n?}")] == ["n"]


def test_quotes_around_a_place_are_seen() -> None:
    text = """a 'b "c' "d 'e" \\' f"""
    assert [quotes_at(text, text.index(letter)) for letter in "abcdef"] == ["", "'", "'", '"', '"', ""]


def test_a_sentence_names_the_values_as_they_were_said() -> None:
    slots = {"a": Slot("a", "path"), "b": Slot("b", "ext")}
    assert fill_sentence("Copies {a} to .{b} .", slots, {"a": Value("x y"), "b": Value("md")}) == "Copies x y to .md."


def test_files_of_a_kind_give_their_extension(tmp_path: Path) -> None:
    reading = Reading.of("convert all png files to jpg", Context(cwd=tmp_path, home=tmp_path))
    found = {filling.value.text for ways in reading.fillings(Slot("old", "ext")) for filling in ways}
    assert "png" in found
    assert "*.png" not in found
