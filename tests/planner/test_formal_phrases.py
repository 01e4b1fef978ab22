"""Phrases of manuals: as they are said, and the command that answers them."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.wording import plainer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("find all of jzb's files", "find files owned by user jzb"),
        ("find today's files", "find today's files"),
        ("list dirs starting from the root", "list dirs in the root directory"),
        ("sort a.txt and display the result on the screen", "sort a.txt and print the result"),
        ("delete 'old' from all the log files", "replace 'old' with \"\" in all the log files"),
        ("remove the pdf files without prompting for confirmation", "remove the pdf files"),
        ("compress them with the 'bzip2' utility", "compress them with the bzip2"),
        ("files changed in the last 2-6 days", "files changed between 2 days and 6 days ago"),
    ],
)
def test_phrases_of_manuals_become_plain(said: str, plain: str) -> None:
    assert plainer(said) == plain


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ('display all files in the file system excluding all the ".c" files', "find / -type f ! -name '*.c'"),
        ("delete all files with '.cache' extension under /tmp/x", "find /tmp/x -type f -name '*.cache' -delete"),
        (
            "find all *.txt files/directories in the entire file system without descending to other file systems",
            "find / -xdev -name '*.txt'",
        ),
        ("find all files following symlinks whose names end with '~' in /srv", "find -L /srv -type f -name '*~'"),
        ("list the leaf directories", "find . -type d -links 2"),
        ("find files with execute permission for group or others", "find . -type f -perm /go+x"),
        (
            "find all files that have read, write and execute permissions set for all users",
            "find . -type f -perm -a+rwx",
        ),
        ("find files named a.c in the current directory only, ignoring case", "find . -maxdepth 1 -type f -iname a.c"),
        ("find *.ogg files that are not greater than 20MB in size", "find . -type f -name '*.ogg' ! -size +20M"),
        ("find files at least 4 levels deep in src", "find src -mindepth 4 -type f"),
        (
            "find files modified after /tmp/first and before /tmp/second in /home",
            "find /home -type f -newer /tmp/first ! -newer /tmp/second",
        ),
        ("find StringBuffer in all *.java files", "grep -rn --include='*.java' StringBuffer ."),
        ('print the contents of "~/.ssh/config"', "cat ~/.ssh/config"),
        ("remove all empty lines from /srv/a.txt and print the result", "sed '/^[[:space:]]*$/d' /srv/a.txt"),
        ("move all pdfs in src to backup", "mkdir -p backup && find src -type f -name '*.pdf' -exec mv -t backup {} +"),
        ("delete the core files in /usr", "find /usr -type f -name core -delete"),
        (
            "total lines of all *.m and *.h files here",
            r"find . -type f \( -name '*.m' -o -name '*.h' \) -exec cat {} + | wc -l",
        ),
        ("change cgi files to mode 755", "find . -type f -name '*.cgi' -exec chmod 755 {} +"),
    ],
)
def test_phrases_of_manuals_are_answered(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    (tmp_path / "src").mkdir()
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert plan.script == command


def test_who_has_all_rights_needs_no_sudo(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for is_superuser, command in ((True, "apt install htop"), (False, "sudo apt install htop")):
        context = Context(cwd=tmp_path, home=tmp_path, is_superuser=is_superuser)
        assert planner.plan("install htop", context).script == command
