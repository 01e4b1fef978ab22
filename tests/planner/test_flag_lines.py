"""Flags are explained by the entry of the manual that defines them."""

import pytest

from llmsh.planner.flag_lines import line_of, summary_of

MANUAL = """
NAME
       seek - look for
       things

OPTIONS
       -type c
              File is of type c:

              b      block special

       -depth Process each directory's contents before the directory
              itself.  The action is implied by
              -type and
              -print too.

       -print True; print the  full  name,  with‐
              out quotes.  Followed by more.

       -i[SUFFIX], --in-place[=SUFFIX]

              edit files in place

       -<number>, -n <number>, --max-count=<number>
           Limit the number.

       -l     long
  -r, --reverse          reverse the result
      --sort=WORD        sort by WORD
"""


@pytest.mark.parametrize(
    ("flag", "meaning"),
    [
        ("-type", "File is of type c"),
        ("-print", "print the full name, without quotes"),
        ("--max-count", "Limit the number."),
        ("-n", "Limit the number."),
        ("-l", "long"),
        ("-r", "reverse the result"),
        ("--sort", "sort by WORD"),
        ("--nope", ""),
    ],
)
def test_flag_has_the_words_of_its_own_entry(flag: str, meaning: str) -> None:
    assert line_of(flag, MANUAL) == meaning


def test_name_section_says_what_the_program_is() -> None:
    assert summary_of("seek", MANUAL) == "look for things"
