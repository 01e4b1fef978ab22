"""Explanations in other languages: what a catalogue says it has it has, places agree, and English costs nothing."""

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from llmsh.diagnosis import diagnose as engine
from llmsh.diagnosis import register
from llmsh.diagnosis.catalogue import LOCALE, Entry, read, written
from llmsh.diagnosis.finding import Case
from llmsh.diagnosis.messages import all_texts, renewed
from llmsh.diagnosis.translate import Translator, language, translate, translator
from tests.diagnosis.machine import run

CATALOGUES = sorted(LOCALE.glob("*.po"))
# One case of each diagnoser: to run them all would take longer than it tells.
CASES = [(path.stem, name, engine.load(name).MATCHES[0]) for path in CATALOGUES for name in register.names()]
PLACE = re.compile(r"\{\d+\}")


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text(catalogue: Path) -> None:
    translated = {entry.text for entry in read(catalogue) if entry.translation}
    assert not [text for text in all_texts() if text not in translated], "translate what is new in the catalogue"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_in_step_with_the_sources(catalogue: Path) -> None:
    assert catalogue.read_text(encoding="utf-8") == renewed(catalogue), "run: python -m llmsh.diagnosis.messages"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_places_and_the_space_around_a_text_agree(catalogue: Path) -> None:
    for entry in read(catalogue):
        assert Counter(PLACE.findall(entry.translation)) == Counter(PLACE.findall(entry.text)), entry.text
        assert entry.translation[:1].isspace() == entry.text[:1].isspace(), entry.text
        assert entry.translation.endswith(".") == entry.text.endswith("."), entry.text


@cache
def spoken(code: str) -> Translator:
    """Reading a catalogue takes longer than translating with it."""
    return translator(code)


@pytest.mark.parametrize(("code", "name", "case"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_shown_is_translated(code: str, name: str, case: Case, tmp_path: Path) -> None:
    found = run(case, tmp_path)
    shown = translate(found, spoken(code))
    assert [fix.command for fix in shown.fixes] == [fix.command for fix in found.fixes]
    if found.causes[0].diagnoser == name:
        # What a program says itself stays in its language.
        own = found.causes[0].summary.rpartition(": ")[2].rstrip(".")
        assert shown.causes[0].summary != found.causes[0].summary or own in case.output
        assert shown.explanation != found.explanation


def test_values_stay_what_they_are() -> None:
    say = Translator([Entry("`{0}` is in {1}.", "{1} hat `{0}`."), Entry("a folder", "ein Ordner")])
    assert say("`{1} {0}` is in a folder.") == "ein Ordner hat `{1} {0}`."
    assert say("`.*` is in /x.") == "/x hat `.*`."


def test_a_text_of_several_sentences_is_translated_one_by_one() -> None:
    say = Translator([Entry("It is full.", "Es ist voll."), Entry("Take another one.", "Nimm ein anderes.")])
    assert say("It is full. Take another one.") == "Es ist voll. Nimm ein anderes."
    assert say("It is full. Nobody knows this.") == "Es ist voll. Nobody knows this."


def test_a_text_is_read_with_the_templates_of_the_diagnoser_that_said_it() -> None:
    say = Translator(
        [
            Entry("There is no {0} `{1}` here. Did you mean `{2}`?", "{1} fehlt ({0}). {2}?", ("git_branch",)),
            Entry("There is no program called `{0}` here.{1}", "Kein Programm `{0}`.{1}", ("command_not_found",)),
            Entry(" Did you mean `{0}`?", " Meintest du `{0}`?", ("command_not_found",)),
        ]
    )
    told = say("There is no program called `sl` here. Did you mean `ls`?", ["command_not_found"])
    assert told == "Kein Programm `sl`. Meintest du `ls`?"


def test_a_template_that_says_little_is_used_for_its_own_diagnoser_alone() -> None:
    say = Translator([Entry("{0} line {1}: {2}", "{0} Zeile {1}: {2}", ("compiler_error",))])
    assert say("bash: line 1: x: not found", ["command_not_found"]) == "bash: line 1: x: not found"
    assert say("a.c line 3: odd", ["compiler_error"]) == "a.c Zeile 3: odd"


def test_what_has_no_translation_stays_english() -> None:
    assert Translator([Entry("one text", "")])("one text") == "one text"


@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
        ({"LANG": "en_US.UTF-8"}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({}, ""),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ""),
        ({"LANG": "C", "LC_MESSAGES": "de_DE.UTF-8"}, "de"),
        ({"LANG": "xx_XX.UTF-8"}, ""),
        ({"LANG": "xx_XX.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, ""),
        ({"LANG": "../../etc/passwd"}, ""),
    ],
)
def test_the_locale_says_which_language(env: dict[str, str], code: str) -> None:
    assert language(env) == code


def test_a_catalogue_is_written_as_it_is_read(tmp_path: Path) -> None:
    entries = [Entry('a "b" \\ c\n', "d\te", ("x", "y")), Entry("`{0}` {{}}", "", ("x",))]
    path = tmp_path / "de.po"
    path.write_text(written("de", entries))
    assert read(path) == entries


def explain(folder: Path, locale: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-X", "importtime", "-m", "llmsh", "explain", "--command", "cat nots.txt", *arguments]
    return subprocess.run(
        argv,
        input="cat: nots.txt: No such file or directory\n",
        env={**os.environ, "HOME": str(folder), "LC_ALL": locale, "LANGUAGE": "", "PYTHONUTF8": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )


def test_english_loads_no_catalogue_and_german_is_german(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello\n")
    english = explain(tmp_path, "C.UTF-8")
    assert "does not exist" in english.stdout
    assert "llmsh.diagnosis.translate" not in english.stderr
    german = explain(tmp_path, "de_DE.UTF-8")
    assert "gibt es nicht" in german.stdout
    assert "does not exist" not in german.stdout
    assert "cat notes.txt" in german.stdout


def test_programs_read_english(tmp_path: Path) -> None:
    assert "does not exist" in explain(tmp_path, "de_DE.UTF-8", "--json").stdout
