"""Phrases of manuals are put as people speak."""

import pytest

from llmsh.planner.wording import plainer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("all *.txt files that reside under and below /srv/a", "all *.txt files under /srv/a"),
        (
            "files/directories under '/usr/local' directory tree that contain the word 'blast' in their names",
            "files and directories under '/usr/local' with 'blast' in the name",
        ),
        ("print the names from directory tree ~/a/b", "print the names from ~/a/b"),
        ("search /srv for files older than a week", "find files older than a week in /srv"),
        ("search the current directory recursively for pdfs", "find pdfs in the current directory recursively"),
        (
            "find every regular/normal file in the current directory tree",
            "find every regular file in the current directory",
        ),
        ("list all files, writing the output to the file a.lst", "list all files and save it to a.lst"),
        ("list all files, discarding all error messages", "list all files suppressing errors"),
        ("find a.txt on the system", "find a.txt in the entire file system"),
        ("list the users on the system", "list the users on the system"),
        ("print 'files/directories' in a.txt", "print 'files/directories' in a.txt"),
        ("the words found in a.txt", "the words found in a.txt"),
    ],
)
def test_a_phrase_is_put_plainly(said: str, plain: str) -> None:
    assert plainer(said) == plain
