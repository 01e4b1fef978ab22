"""The part of a manual that belongs to a failure is found by the option, the word or the status."""

import pytest

from llmsh.diagnosis.telling.manual import MAX_CHARS, manual_of, sections
from llmsh.diagnosis.telling.question import Question

MANUAL = """FROB(1)                         Commands

NAME
       frob - turn sprockets

OPTIONS
       -t, --turn N
              Turn sprocket N by one tooth.

       -q, --quiet
              Print nothing; see also
              -t and so on.

       --teeth=N
              Turn by N teeth at once.

SPROCKETS
       A sprocket that is wedged cannot be turned before its pawl is lifted.

       Sprockets are counted from the left.

EXIT STATUS
       0   all went well

       3   the pawl was not lifted

AUTHORS
       Written by somebody who knows wedged sprockets and every pawl.
"""
HELP = """Usage: frob [OPTION]... FILE
  -t, --turn=N   turn sprocket N
  -q, --quiet    print nothing
      --teeth=N  turn by N teeth
"""


def test_an_option_has_its_own_entry_and_nothing_of_the_others() -> None:
    found = sections(MANUAL, {"--teeth": 4.0}, [])
    assert found == "OPTIONS\n--teeth=N\nTurn by N teeth at once."


def test_an_option_in_the_middle_of_an_entry_is_not_its_name() -> None:
    assert "Print nothing" not in sections(MANUAL, {"-t": 4.0}, [])


def test_a_word_that_was_printed_finds_where_the_manual_speaks_of_it() -> None:
    found = sections(MANUAL, {}, ["sprocket", "wedged"])
    assert "cannot be turned before its pawl is lifted" in found
    assert "Written by" not in found


def test_a_status_has_its_line() -> None:
    found = sections(MANUAL, {}, [], 3)
    assert "the pawl was not lifted" in found
    assert "all went well" not in found


def test_help_is_read_line_by_line() -> None:
    assert sections(HELP, {"-q": 4.0}, []) == "-q, --quiet print nothing"


def test_nothing_is_found_where_nothing_fits() -> None:
    assert sections(MANUAL, {"-z": 4.0}, ["carburettor"]) == ""


def test_what_is_found_is_bounded() -> None:
    long = "OPTIONS\n\n" + "\n\n".join(f"  --x{n}\n       {'word ' * 200}" for n in range(9))
    assert len(sections(long, {f"--x{n}": 4.0 for n in range(9)}, [])) <= MAX_CHARS


@pytest.mark.parametrize(
    ("command", "output", "page"),
    [
        ("git stash pop -q", "error: could not restore", "git-stash"),
        ("sudo frob x", "frob: wedged", "frob"),
        ("/usr/bin/frob x", "frob: wedged", "frob"),
    ],
)
def test_the_manual_is_that_of_what_failed(command: str, output: str, page: str) -> None:
    asked: list[str] = []

    def documentation(name: str) -> str:
        asked.append(name)
        return MANUAL if name in ("git-stash", "git", "frob") else ""

    manual_of(Question(command, 1, output=output), documentation)
    assert asked[-1] == page
