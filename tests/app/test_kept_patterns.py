"""Regular expressions written in a program are compiled once for many starts; what somebody typed is never kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import re, sys
from llmsh.app.kept_code import KeptCode
kept = KeptCode.install()
kept.install_patterns()
compiled = []
parse = re._parser.parse
re._parser.parse = lambda pattern, *rest: compiled.append(pattern) or parse(pattern, *rest)
import written
found = written.NAMED.fullmatch("xAb").groupdict(), written.OF_BYTES.sub(rb"<\\1>", b"a1b22")
all_of_it = {written.TEXT, written.BYTES, written.LATE, written.typed("secret")}
late = written.LATELY.findall("1 é٣")
print(len(all_of_it & set(compiled)), "of secret" in compiled)
print(*found, late)
print(written.NAMED == re.compile(written.TEXT, re.IGNORECASE), written.NAMED.pattern == written.TEXT)
names = kept.remove()
print(kept.keep(names))
"""
WRITTEN = r"""
import re
from llmsh.core.late_pattern import late_pattern
TEXT = r"x(?P<first>[ab])(?P<second>[b-d])?"
NAMED = re.compile(TEXT, re.IGNORECASE)
BYTES = rb"(\d+)"
OF_BYTES = re.compile(BYTES)
LATE = r"\d|é(?=\d)"
LATELY = late_pattern(LATE)
def typed(word):
    re.compile("of " + word)
    return "of " + word
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "written.py").write_text(WRITTEN)
    return tmp_path


def start(place: Path) -> list[str]:
    env = {"PYTHONPATH": str(place / "code"), "HOME": str(place), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-c", START], env=env, cwd=place, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_the_second_start_compiles_nothing_that_is_written_and_all_match_as_before(place: Path) -> None:
    first = start(place)
    assert (first[0], first[3]) == ("4 True", "True")
    second = start(place)
    assert second[0] == "1 True"
    assert second[1:] == [*first[1:3], "False"]
    assert second[1].startswith("{'first': 'A', 'second': 'b'}")
    assert second[2] == "True True"


def test_what_is_made_of_words_is_not_kept(place: Path) -> None:
    start(place)
    (file,) = (place / ".cache" / "llmsh").iterdir()
    assert b"?P<first>" in file.read_bytes()
    assert b"of secret" not in file.read_bytes()
