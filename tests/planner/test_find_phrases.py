"""Requests for find, ls, cp and chown as manuals put them: what is printed, which are meant, what becomes of them."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner


@pytest.fixture
def tree(tmp_path: Path) -> Context:
    for name in ("src/lib", "docs", "dir1", "node_modules", "tests"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("notes.txt", "file1", "src/a.c", "docs/b.txt"):
        (tmp_path / name).write_text("x\n")
    return Context(cwd=tmp_path, home=tmp_path)


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        # How a name does not end; links to a file, which are never that file; files like another.
        ("list regular files whose name is NOT ending with .txt", "find . -type f ! -name '*.txt'"),
        ("list files whose name is not end with .txt", "find . -type f ! -name '*.txt'"),
        ("find all symbolic links to notes.txt", r"find . -type l -exec test {} -ef notes.txt \; -print"),
        (
            "find duplicate .txt files in docs",
            "find docs -type f -name '*.txt' -exec md5sum {} + | sort | uniq -w32 -D",
        ),
        # Links to a name are not those to a longer one, and not what is in it.
        (
            "find symlinks pointing to notes.txt and delete them",
            r"find . -type l \( -lname 'notes.txt' -o -lname '*/notes.txt' \) -delete",
        ),
        ("delete all symlinks to docs", r"find . -type l \( -lname 'docs' -o -lname '*/docs' \) -delete"),
        # The total besides what each has, and by itself.
        ("count the lines in every .txt file and show the total", "find . -type f -name '*.txt' -exec wc -l {} +"),
        ("number of words per .txt file, and in total", "find . -type f -name '*.txt' -exec wc -w {} +"),
        (
            "count the lines in every .txt file and show only the total",
            "find . -type f -name '*.txt' -exec cat {} + | wc -l",
        ),
        ("set the group sticky bit for directories under docs", "find docs -type d -exec chmod g+s {} +"),
        ("make a gzip of every .txt file", "find . -type f -name '*.txt' -exec gzip {} +"),
        # What is printed of each.
        ("print the depth of each file under src", r"find src -type f -printf '%d %p\n'"),
        ("print permissions, owner and path of all files under docs", r"find docs -type f -printf '%M %u %p\n'"),
        (
            "find all .c files in docs and print the modification time and path of each, separated by a tab",
            r"find docs -type f -name '*.c' -printf '%TY-%Tm-%Td %TH:%TM\t%p\n'",
        ),
        (
            "print the owner, group and size in bytes of all .txt files, sorted by size",
            r"find . -type f -name '*.txt' -printf '%s\t%u %g %s %p\n' | sort -nr | cut -f2-",
        ),
        ("find all symbolic links and show where they point", r"find . -type l -printf '%p -> %l\n'"),
        ("find all files under src and print their names with sizes", "find src -type f -exec du -h {} +"),
        (
            "list the unique directories that contain .java files",
            r"find . -type f -name '*.java' -printf '%h\n' | sort -u",
        ),
        (
            "find all .c files and print at most two file names per line",
            "find . -type f -name '*.c' | paste -d ' ' - -",
        ),
        # Which are meant.
        ("find files in docs whose status changed more than 2 hours ago", "find docs -type f -cmin +120"),
        ("find all files accessed since 2024-05-01", "find . -type f -newerat 2024-05-01"),
        ("find files modified since 2024-05-01 12:30", "find . -type f -newermt '2024-05-01 12:30'"),
        ("find all regular files with 2 or more hard links", "find . -type f ! -links -2"),
        (
            "find all files with more than 100 lines",
            """find . -type f -exec sh -c '[ "$(wc -l < "$1")" -gt 100 ]' sh {} \\; -print""",
        ),
        (
            "search for all files in docs and display all the files which contain 16 lines",
            """find docs -type f -exec sh -c '[ "$(wc -l < "$1")" -eq 16 ]' sh {} \\; -print""",
        ),
        (
            "find all files except those in the node_modules and tests directories",
            "find . -type f ! -path '*/node_modules/*' ! -path '*/tests/*'",
        ),
        (
            "find all files in the current directory that are not the same file as notes.txt",
            "find . -type f ! -samefile notes.txt",
        ),
        ("find files modified between 72 and 96 hours before", "find . -type f -mmin +4320 -mmin -5760"),
        ("find files/directoires modified more than 3 days ago under docs", "find docs -mtime +3"),
        ("counts lines of ~/docs/file.txt file.", "wc -l < ~/docs/file.txt"),
        (
            "find all .py files excluding those in the tests directory",
            "find . -type f -name '*.py' ! -path '*/tests/*'",
        ),
        ("find all files which are more than 3 levels deep", "find . -mindepth 4 -type f"),
        # What becomes of them.
        (
            "give the owner read, write and execute permission on all .sh files",
            "find . -type f -name '*.sh' -exec chmod u+rwx {} +",
        ),
        ("extract all .tar.gz files in the current directory", r"find . -type f -name '*.tar.gz' -exec tar -xf {} \;"),
        (
            "find all directories with permission 777 under docs and change it to 755",
            "find docs -type d -perm 777 -exec chmod 755 {} +",
        ),
        (
            "search all jpg and png files in the current folder and calculate the total size of them",
            r"find . -type f \( -name '*.jpg' -o -name '*.png' \) -print0 | du -ch --files0-from=- | tail -n 1",
        ),
        ("find all .bak files and print then delete them", "find . -type f -name '*.bak' -print -delete"),
        (
            'remove all files whose names begin with "heapdump" and write their names to "delete.txt"',
            "find . -type f -name 'heapdump*' ! -name delete.txt -print -delete > delete.txt",
        ),
        (
            "copy all .txt files under src to dir1 preserving the directory structure",
            "find src -type f -name '*.txt' -exec cp --parents -t dir1 {} +",
        ),
        (
            "create symbolic links in dir1 to all .conf files under docs",
            """find "$PWD"/docs -type f -name '*.conf' -exec ln -s -t dir1 {} +""",
        ),
        (
            "find all files starting from level 3 of directory tree docs and move them one level up",
            """find docs -mindepth 3 -type f -exec bash -c 'mv -n -- "$1" "${1%/*}/.."' _ {} \\;""",
        ),
        # Listings.
        ("list files in long format with a time style of long-iso", "ls -l --time-style=long-iso"),
        (
            "list the contents of docs in long format, sorted by size in reverse order, including hidden files",
            "ls -lASr docs",
        ),
        (
            "prints long listing of the current directory sorted from oldest to newest, with appended indicators",
            "ls -lFtr",
        ),
    ],
)
def test_what_manuals_say_of_files_is_answered(
    planner: BuiltInPlanner, tree: Context, request_text: str, command: str
) -> None:
    assert planner.plan(request_text, tree).script == command


def test_a_word_after_and_is_no_folder(planner: BuiltInPlanner, tree: Context) -> None:
    for request_text in ("find all jpg files in src and sort them", "list all c files in src in a 3 column format"):
        assert "find src " in planner.plan(request_text, tree).script


def test_modes_of_files_and_directories_are_set_below_one_place(planner: BuiltInPlanner, tree: Context) -> None:
    said = "change the permission of all files under docs to 644 and all directories to 755"
    script = planner.plan(said, tree).script
    assert "644" in script
    assert "755" in script
    assert "find ." not in script


def test_the_oldest_is_one_of_those_that_were_found(planner: BuiltInPlanner, tree: Context) -> None:
    said = "find all the regular files with '.tgz' and '.gz' extensions and delete the oldest file under docs"
    script = planner.plan(said, tree).script
    assert not script or ("tgz" in script and "docs" in script)


def test_a_command_that_is_to_be_shown_is_not_run(planner: BuiltInPlanner, tree: Context) -> None:
    shown = planner.plan("display the commands to delete all jpg files here", tree)
    done = planner.plan("delete all jpg files here", tree)
    assert shown.confidence < done.confidence / 2


def test_what_is_here_is_not_linked_to_here(planner: BuiltInPlanner, tree: Context) -> None:
    script = planner.plan("create a link to all the html files in the current folder", tree).script
    assert "current" not in script
    assert "-t ." not in script


@pytest.mark.parametrize(
    "request_text",
    [
        "delete all files in docs except the 3 newest",
        "delete all but the 3 newest files in docs",
        "delete all files in docs except the newest",
        "remove all files in docs except the largest one",
        "delete every log in docs except the last two",
    ],
)
def test_those_that_are_to_be_kept_are_kept(planner: BuiltInPlanner, tree: Context, request_text: str) -> None:
    script = planner.plan(request_text, tree).script
    assert not script or ("| tail -zn +" in script and "find docs" in script)


@pytest.mark.parametrize(
    "request_text",
    [
        "find all links to the file notes.txt",
        "list the files similar to notes.txt",
        "show which file belongs to notes.txt",
    ],
)
def test_what_something_leads_to_is_not_written_over(planner: BuiltInPlanner, tree: Context, request_text: str) -> None:
    plan = planner.plan(request_text, tree)
    assert not [other.script for other in (plan, *plan.alternatives) if "> notes.txt" in other.script]


def test_a_wish_for_a_link_is_no_search_for_links(planner: BuiltInPlanner, tree: Context) -> None:
    plan = planner.plan("latest.txt should link to notes.txt", tree)
    assert not plan.script.startswith("ln latest.txt")
    assert planner.plan("find all links to notes.txt", tree).script == "find . -type f -samefile notes.txt"
