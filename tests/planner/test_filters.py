"""Texts through filters: what each clause says becomes one stage, whatever it is that is read."""

import subprocess
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.filters import reader

_FILES = {
    "list.txt": "b  x\na y\nb  x\n",
    "people.csv": "ann,12,paris\nbob,7,rome\n",
    "words": "one\ntwo\nthree\nfour\n",
}


def _command(request: str, place: Path) -> str | None:
    for name, text in _FILES.items():
        (place / name).write_text(text, encoding="utf-8")
    found = reader.propose(request, Context(cwd=place, home=place))
    return None if found is None else found.steps[0].command


@pytest.mark.parametrize(
    ("request_text", "printed"),
    [
        # files
        ("squeeze runs of spaces in list.txt to one and print the second space-separated field", "x\ny\nx\n"),
        ("delete all commas in people.csv and print it in upper case", "ANN12PARIS\nBOB7ROME\n"),
        ("put every two lines of words on one line separated by a semicolon", "one;two\nthree;four\n"),
        ("print lines 2 to 3 of words with line numbers", "     2\ttwo\n     3\tthree\n"),
        (
            "sort list.txt, drop the duplicates and prefix each line with its number of occurrences",
            "      1 a y\n      2 b  x\n",
        ),
        ("print the last comma-separated field of people.csv", "paris\nrome\n"),
        ("show the second to last comma separated column of people.csv", "12\n7\n"),
        ("print the comma separated fields of people.csv starting from the second", "12,paris\n7,rome\n"),
        ("show the first and third columns of people.csv separated by commas", "ann,paris\nbob,rome\n"),
        ("break people.csv on commas and count the unique entries", "6\n"),
        ("display words in reverse and number the lines", "     1\teno\n     2\towt\n     3\teerht\n     4\truof\n"),
        # texts
        ('replace "-" with newlines in "a-b-c" and count the lines', "3\n"),
        ('remove all digits from "a1b22c" and reverse it', "cba\n"),
        ('remove everything after the first colon from the string "key:value:more"', "key\n"),
        ('print the last dot-separated part of "photo.tar.gz"', "gz\n"),
        ("display 123 backwards", "321\n"),
        ('convert the text "Abc" to upper case', "ABC\n"),
        ('remove the extension from the name "report.final.txt"', "report.final\n"),
        ("print the first 3 characters of 'abcdef'", "abc"),
        ('count the occurrences of "an" in the string "banana"', "2\n"),
        ('keep only the digits of "tel. 030-12"', "03012\n"),
        ("remove every second line from the output of 'seq 5'", "1\n3\n5\n"),
        ('remove the last two dot-separated fields of the string "a.b.c.d"', "a.b\n"),
        ("sort people.csv by the second ',' delimited field numerically", "bob,7,rome\nann,12,paris\n"),
        ("count the lines of words and people.csv together", "6\n"),
        ("remove all characters except digits and commas from people.csv and print it", ",12,\n,7,\n"),
        # what commands print
        ("print the last line of the output of 'seq 4'", "4\n"),
        ('show the output of "seq 3" on one line separated by commas', "1,2,3\n"),
        ("replace newlines with spaces in the output of `printf 'a\\nb\\n'`", "a b\n"),
        ("sum the numbers in the output of 'seq 4'", "10\n"),
    ],
)
def test_every_clause_becomes_a_stage(tmp_path: Path, request_text: str, printed: str) -> None:
    command = _command(request_text, tmp_path)
    assert command is not None
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.stdout == printed


@pytest.mark.parametrize(
    "request_text",
    [
        "delete all commas from people.csv",
        'replace "ann" with "eve" in people.csv',
        "remove list.txt and print words",
        "print the files in docs sorted by size",
        "count the files in this folder",
        "show the second column of the biggest file",
        "convert a.png to a.jpg",
        "delete the file words",
        "sort the photos into folders",
        "print the names of all users",
    ],
)
def test_changes_of_a_file_and_other_requests_are_left_alone(tmp_path: Path, request_text: str) -> None:
    assert _command(request_text, tmp_path) is None


@pytest.mark.parametrize(
    ("request_text", "file", "text"),
    [
        ("print the first line of words and save it to first.txt", "first.txt", "one\n"),
        ("remove all commas from people.csv and write the result to plain.txt", "plain.txt", "ann12paris\nbob7rome\n"),
        ("sort words and append the output to all.txt", "all.txt", "four\none\nthree\ntwo\n"),
    ],
)
def test_output_goes_where_it_is_said(tmp_path: Path, request_text: str, file: str, text: str) -> None:
    command = _command(request_text, tmp_path)
    assert command is not None
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True, timeout=20)
    assert (tmp_path / file).read_text(encoding="utf-8") == text
    assert all((tmp_path / name).read_text(encoding="utf-8") == kept for name, kept in _FILES.items())


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ('replace ":" with newlines in the variable $PATH', "tr : '\\n' <<< \"$PATH\""),
        ("print the last slash-separated part of the variable dir", "awk -F/ '{ print $NF }' <<< \"$dir\""),
        ("print the working directory separated by newlines instead of slashes", "pwd | tr / '\\n'"),
        ("print the output of history without the line numbers", "history | sed 's/^ *[0-9]* *//'"),
        ("print the first line of words as a hex dump", "head -n 1 words | xxd"),
        ("page through words", "less words"),
    ],
)
def test_what_is_read_is_written_as_bash_has_it(tmp_path: Path, request_text: str, command: str) -> None:
    assert _command(request_text, tmp_path) == command
