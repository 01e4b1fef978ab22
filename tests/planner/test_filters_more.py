"""Numbers in a row, two texts beside each other, and what becomes of the output of the rest."""

import subprocess
from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner import wrapped
from llmsh.planner.filters import reader
from llmsh.planner.planner import BuiltInPlanner


def _run(command: str, place: Path) -> str:
    done = subprocess.run(["bash", "-c", command], cwd=place, capture_output=True, text=True, timeout=20, check=False)
    return done.stdout


@pytest.mark.parametrize(
    ("request_text", "printed"),
    [
        ("print the numbers 8 to 11 padded with zeros to three digits", "008\n009\n010\n011\n"),
        ("print the numbers from 07 to 10 on one line", "07 08 09 10\n"),
        ("show 1 to 4 separated by semicolons", "1;2;3;4\n"),
        ("print the odd numbers between 2 and 9", "3\n5\n7\n9\n"),
        ("count from 5 down to 3", "5\n4\n3\n"),
        ("print 0 to 20 in steps of 10 in descending order", "20\n10\n0\n"),
        ("print the numbers 1 to 3 without spaces and without a newline", "123"),
        ("list the letters from c to e", "c\nd\ne\n"),
        ("print a comma separated list of numbers from 2 to 4", "2,3,4\n"),
        ("print 'ab' 3 times on one line", "ab ab ab\n"),
        ('output two lines of "-n"', "-n\n-n\n"),
        ("repeat 'x' 3 times separated by commas", "x,x,x\n"),
    ],
)
def test_numbers_in_a_row(tmp_path: Path, request_text: str, printed: str) -> None:
    found = reader.propose(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert found is not None
    assert _run(found.steps[0].command, tmp_path) == printed


@pytest.mark.parametrize(
    "request_text", ["print pages 3 to 5 of a.pdf", "show lines 3 to 5", "list the users from 1 to b"]
)
def test_other_ranges_are_no_row_of_numbers(tmp_path: Path, request_text: str) -> None:
    assert reader.propose(request_text, Context(cwd=tmp_path, home=tmp_path)) is None


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("compare one.txt and two.txt ignoring case and blank lines", "diff -iB one.txt two.txt"),
        ("show the differences between one.txt and two.txt side by side", "diff -y one.txt two.txt"),
        (
            "compare the folders old and new recursively excluding files ending in '.log' and '.tmp'",
            "diff -r -x '*.log' -x '*.tmp' old new",
        ),
        ("check whether the sorted lines of one.txt and two.txt differ", "diff -q <(sort one.txt) <(sort two.txt)"),
        (
            "show the difference between the output of 'ls old' and the output of 'ls new' in unified format",
            "diff -u <(ls old) <(ls new)",
        ),
        (
            "print the common second comma-separated fields of one.txt and two.txt",
            "comm -12 <(cut -d , -f 2 one.txt | sort -u) <(cut -d , -f 2 two.txt | sort -u)",
        ),
        ("print lines of one.txt that are not in two.txt", "comm -23 <(sort one.txt) <(sort two.txt)"),
    ],
)
def test_two_texts_beside_each_other(tmp_path: Path, request_text: str, command: str) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("a,b\n", encoding="utf-8")
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    found = reader.propose(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert found is not None
    assert found.steps[0].command == command


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("count the lines of a.txt and save the result in the variable n", "n=$(wc -l < a.txt)"),
        ("set the environment variable EDITOR to 'vi'", "export EDITOR=vi"),
        ('put the output of "date +%s" into variable now', "now=$(date +%s)"),
        ("create a temporary directory and store its path in variable work", "work=$(mktemp -d)"),
        (
            'read a line from standard input with the prompt "Go?" and save the answer in variable go',
            "read -r -p 'Go?' go",
        ),
        ("print a.txt with line numbers in less", "cat -n a.txt | less"),
        ('write "done" to standard output and to "log.txt"', "echo done | tee log.txt"),
        ('print "-x" and append it to the file log.txt', "printf '%s\\n' -x | tee -a log.txt"),
        ("copy standard input to the screen and to all.txt", "tee all.txt"),
        ('print "lines: " followed by the number of lines in a.txt', 'echo "lines: $(wc -l < a.txt)"'),
        ("set the variable n to the number of lines in a.txt, and export it", "export n=$(wc -l < a.txt)"),
    ],
)
def test_what_becomes_of_the_output(planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str) -> None:
    (tmp_path / "a.txt").write_text("x\n", encoding="utf-8")
    assert planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path)).script == command


@pytest.mark.parametrize(
    "request_text",
    [
        "copy a.txt to b.txt",
        "save the file a.txt as b.txt",
        "delete the variable n",
        "find files modified in less than 2 days",
    ],
)
def test_other_requests_have_nothing_around_them(request_text: str) -> None:
    assert wrapped.read(request_text) is None


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("split a.txt into files of at most 5 lines each with the prefix 'p_'", "split -l 5 a.txt p_"),
        ("split a.txt into 3 pieces of equal size", "split -n 3 a.txt"),
        ("divide a.txt into 3 parts without splitting lines", "split -n l/3 a.txt"),
        ("break a.txt into chunks of 10 kilobytes and use numeric suffixes", "split -b 10K -d a.txt"),
        (
            "split a.txt every 2 lines using a suffix length of 4 and ending in '.part'",
            "split -l 2 -a 4 --additional-suffix=.part a.txt",
        ),
        ("split standard input into files with 100 lines each", "split -l 100"),
        ("split a.txt into pieces of 2 lines named as part_NNN", "split -l 2 -a 3 a.txt part_"),
        ("split big.gz into pieces per 50 lines", "zcat big.gz | split -l 50 -"),
    ],
)
def test_parts_of_a_file(tmp_path: Path, request_text: str, command: str) -> None:
    for name in ("a.txt", "big.gz"):
        (tmp_path / name).write_text("x\n", encoding="utf-8")
    found = reader.propose(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert found is not None
    assert found.steps[0].command == command


@pytest.mark.parametrize("request_text", ["split the photos by year", "split a.txt into a file for each country"])
def test_other_parts_are_left_alone(tmp_path: Path, request_text: str) -> None:
    (tmp_path / "a.txt").write_text("x\n", encoding="utf-8")
    assert reader.propose(request_text, Context(cwd=tmp_path, home=tmp_path)) is None


@pytest.mark.parametrize(
    "request_text",
    [
        "recursively print the paths to all text file in this folder",
        "print the path to its target",
        "show the links to file",
    ],
)
def test_what_a_path_leads_to_is_never_written(planner: BuiltInPlanner, tmp_path: Path, request_text: str) -> None:
    assert ">" not in planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path)).script.replace("2>", "")
