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
        (
            "rename all .png files, changing the string '_h' into '_half'",
            "rename all .png files by replacing '_h' with '_half'",
        ),
        ("replace 'a' with 'b' in the names of all png files", "rename by replacing 'a' with 'b' all png files"),
        ("files that are 2560 bytes in size", "files of size 2560 bytes"),
        ("files changed 50 days back", "files changed 50 days ago"),
        ("all files ending with the extension .c", "all files with extension .c"),
        ("lines in a.txt that exist in b.txt", "lines in a.txt that are also in b.txt"),
        ("search for aaa in all files and count the number of matches", "count the occurrences of aaa in all files"),
        ("clone ../a.git into b", "git clone the repository ../a.git into b"),
        ("commit all with the message First try and push", 'commit all with message "First try" and push'),
        ("empty files, anywhere below here", "empty files below here"),
        ("folders in src, first level only", "folders in src non-recursively"),
        ("files what are more big than 1 MB", "files that are bigger than 1 MB"),
        ("how much is 3 * 4", "what is 3 times 4"),
        ("zip src as src.zip, and once that has worked delete src", "zip src as src.zip, then delete src"),
        ("files of the user with UID=1000", "files owned by user 1000"),
        ("files with '.tgz' or '.gz' extension", "files ending in '.tgz' or '.gz'"),
        ("extract a.tar.gz to out", 'untar a.tar.gz in the folder "out"'),
        ("unpack a.zip into the folder out", 'unzip a.zip into "out"'),
        ("unpack a.tgz into the current directory", "unpack a.tgz into the current directory"),
        ("extract a.tar.gz into its own folder", "extract a.tar.gz into its own folder"),
        ("list the users on the system", "list the users on the system"),
        ("print 'files/directories' in a.txt", "print 'files/directories' in a.txt"),
        ("the words found in a.txt", "the words found in a.txt"),
    ],
)
def test_a_phrase_is_put_plainly(said: str, plain: str) -> None:
    assert plainer(said) == plain


def test_blanks_that_stand_for_a_tab_are_kept() -> None:
    assert plainer("replace every tab with 4 spaces in a.c") == 'replace "\t" with "    " in a.c'
