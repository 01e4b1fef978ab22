"""Requests about trees: what folders hold, whole trees that change hands, what is kept and not overwritten."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner

_HOLDS = (
    """find . -type d {}-exec sh -c 'find "$1" -mindepth 1 -maxdepth 1 -name "{}" | grep -q .' sh {{}} \\; -print"""
)


@pytest.fixture
def tree(tmp_path: Path) -> Context:
    for name in ("src/lib", "docs/old", "tmp", "bin", "backup", "logs", "web"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("notes.txt", "file1", "src/a.c", "docs/b.txt", "docs/c.md", "tmp/x.log", "tmp/y"):
        (tmp_path / name).write_text("x\n")
    (tmp_path / "broken").symlink_to("nowhere")
    return Context(cwd=tmp_path, home=tmp_path)


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        # What folders hold.
        ("find every folder that has no Makefile in it", _HOLDS.format("! ", "Makefile")),
        ("list the directories which do not have a lib folder", _HOLDS.format("! ", "lib")),
        ("show all folders that hold at least one .md file", _HOLDS.format("", "*.md")),
        ("find directories without any txt files in them", _HOLDS.format("! ", "*.txt")),
        (
            "find all folders containing at least 2 java files",
            "find . -type d -exec sh -c "
            """'[ "$(find "$1" -mindepth 1 -maxdepth 1 -name "*.java" | wc -l)" -ge 2 ]' sh {} \\; -print""",
        ),
        ("show directories having no subdirectories", "find . -type d -links 2"),
        ("find files that contain no FIXME", "grep -rL FIXME ."),
        ("find all directories except docs", "find . -type d ! -path '*/docs/*' ! -path '*/docs'"),
        ("find directories whose name contains bin", "find . -type d -name '*bin*'"),
        # What is alike.
        ("list all files of the same size as file1", """find . -type f -size "$(stat -c %s file1)"c"""),
        ("find files under docs with the same owner as notes.txt", 'find docs -type f -user "$(stat -c %U notes.txt)"'),
        ("list files in web owned by root and group wheel", "find web -type f -user root -group wheel"),
        ("list dangling symlinks in this folder", "find . -xtype l"),
        ("list broken links in the current directory", "find . -xtype l"),
        # Whole trees.
        ("change the owner of web and everything below it to www", "chown -R www web"),
        ("recursively set the group of the logs folder to adm", "chgrp -R adm logs"),
        ("change the owner of docs to carol", "chown carol docs"),
        ("give the web directory to user www and group staff", "chown -R www:staff web"),
        ("sync docs to backup and delete extraneous files", "rsync -a --delete docs/ backup"),
        # What is kept, and what is not overwritten.
        (
            "delete files in tmp older than 3 days but keep the .log files",
            "find tmp -type f ! -name '*.log' -mtime +3 -delete",
        ),
        (
            "remove all files over 2MB in docs, but do not touch the .md files",
            "find docs -type f ! -name '*.md' -size +2M -delete",
        ),
        (
            "copy everything in src into backup, but don't overwrite what is already there",
            "find src -mindepth 1 -maxdepth 1 -exec cp -r -n -t backup {} +",
        ),
        (
            "move the txt files from docs to tmp unless they already exist",
            "find docs -type f -name '*.txt' -exec mv -n -t tmp {} +",
        ),
        # Modes that are there.
        (
            "set the permissions to 600 for all files in docs that have permissions 644",
            "find docs -type f -perm 644 -exec chmod 600 {} +",
        ),
        ("find all files with mode 666 and set them to 644", "find . -type f -perm 666 -exec chmod 644 {} +"),
        (
            "set permissions to 755 for all directories under src unless they are already set",
            "find src -type d ! -perm 755 -exec chmod 755 {} +",
        ),
        # What is made.
        ("make x, y and z under docs", "mkdir -p docs/x docs/y docs/z"),
        ("create the folders a, b and c in src", "mkdir -p src/a src/b src/c"),
        ("create one.txt and two.txt inside src", "touch src/one.txt src/two.txt"),
        ("create a symbolic link called current in web pointing to ../src", "ln -s ../src web/current"),
        # What is shown.
        ("show the disk usage of all directories under src", "du -h src"),
        ("touch all .txt files under docs", "find docs -type f -name '*.txt' -exec touch {} +"),
        (
            "find the 3 largest files in docs and show only their sizes",
            r"find docs -type f -printf '%s\t%s\n' | sort -nr | head -n 3 | cut -f2-",
        ),
        ("list the names of all files without an extension", "find . -type f ! -name '*.*'"),
        ("find files whose names have no suffix", "find . -type f ! -name '*.*'"),
        (
            "skip the tmp and logs directories when looking for .txt files",
            "find . -type f -name '*.txt' ! -path '*/tmp/*' ! -path '*/logs/*'",
        ),
    ],
)
def test_phrases_about_trees(request_text: str, command: str, tree: Context) -> None:
    plan = BuiltInPlanner().plan(request_text, tree)
    assert (plan.steps and plan.steps[0].command) == command
    assert len(plan.steps) == 1


@pytest.mark.parametrize(
    "request_text",
    ["delete the folders older than 5 days", "remove files bigger than 3 MB but spare the 2 newest of them"],
)
def test_nothing_is_deleted_without_the_bound_that_was_said(request_text: str, tree: Context) -> None:
    plan = BuiltInPlanner().plan(request_text, tree)
    assert not plan.steps or "-size" in plan.script or "-mtime" in plan.script
