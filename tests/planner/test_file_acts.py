"""Requests that do something with files, or show them in an order or form that is said in passing."""

from pathlib import Path

import pytest

from llmsh.core.context import Context
from llmsh.planner.planner import BuiltInPlanner


@pytest.fixture
def tree(tmp_path: Path) -> Context:
    for name in ("src/lib", "docs/old", "tmp", "backup", "logs"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("notes.txt", "file1", "src/a.c", "docs/b.txt", "logs/x.log"):
        (tmp_path / name).write_text("x\n")
    return Context(cwd=tmp_path, home=tmp_path)


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        # What is done.
        ("truncate every .log file in logs", "find logs -type f -name '*.log' -exec truncate -s 0 {} +"),
        ("empty all txt files under docs", "find docs -type f -name '*.txt' -exec truncate -s 0 {} +"),
        (
            "move all .txt files to backup but not those in subdirectories",
            "find . -maxdepth 1 -type f -name '*.txt' ! -path '*/backup/*' -exec mv -t backup {} +",
        ),
        ("gzip all files in logs except the already gzipped ones", "find logs -type f ! -name '*.gz' -exec gzip {} +"),
        ("make all .c files in src owned by root", "find src -type f -name '*.c' -exec chown root {} +"),
        ("create a hard link to src/a.c in docs", "ln src/a.c docs/a.c"),
        ("forcefully create a symlink called app to src", "ln -sfn src app"),
        ("append every .c file to sources.tar", "find . -type f -name '*.c' -exec tar -rf sources.tar {} +"),
        (
            'append all .c files to the "$name.tar" tar archive',
            "find . -type f -name '*.c' -exec tar -rf \"$name\".tar {} +",
        ),
        (
            "find all .txt files under docs and merge them into all.txt",
            "find docs -type f -name '*.txt' -print0 | sort -z | xargs -0r cat > all.txt",
        ),
        ('create a hard link called "second" to "file1"', "ln file1 second"),
        ("make a symbolic link named app pointing to src", "ln -s src app"),
        (
            'find all directories with permissions "700" and change them to have "750" permissions',
            "find . -type d -perm 700 -exec chmod 750 {} +",
        ),
        ("run make in each of the folders under src", "find src -type d -exec sh -c 'cd \"$1\" && make' sh {} \\;"),
        (
            "add write permission for the group on all files in src, docs and logs",
            "find src docs logs -type f -exec chmod g+w {} +",
        ),
        (
            "find all .txt files belonging to nobody and set the owner to root",
            "find . -type f -name '*.txt' -user nobody -exec chown root {} +",
        ),
        (
            "set the permissions of all .sh files to be readable by others",
            "find . -type f -name '*.sh' -exec chmod o+r {} +",
        ),
        ("delete everything in tmp but keep the directory itself", "find tmp -mindepth 1 -delete"),
        ("make a temporary folder and show its path", "mktemp -d"),
        ("create the directory tree web/css and web/js", "mkdir -p web/css web/js"),
        ("tar and xz the docs folder", "tar -caf archive.tar.xz docs"),
        ("move the contents of docs to backup", "find docs -mindepth 1 -maxdepth 1 -exec mv -t backup {} +"),
        # What is shown.
        ("show the sizes of all .c files under src and the total", "find src -type f -name '*.c' -exec du -ch {} +"),
        ("write a list of all .c files to found.txt", "find . -type f -name '*.c' > found.txt"),
        (
            "show the file names without extension of all .txt files",
            r"find . -type f -name '*.txt' -printf '%f\n' | sed 's/\.[^.]*$//'",
        ),
        ("show free space in a human readable format", "df -h"),
        (
            "tell me how many files are in each folder under the current directory",
            'for d in ./*/; do echo "$(find "$d" -type f | wc -l) $d"; done | sort -rn',
        ),
        ("show all .c files under src with their line counts", r"find src -type f -name '*.c' -exec wc -l {} \;"),
        ("list the duplicate file names under docs and src", r"find docs src -type f -printf '%f\n' | sort | uniq -d"),
        (
            "find all .gz files in logs and show their uncompressed sizes",
            "find logs -type f -name '*.gz' -exec gzip -l {} +",
        ),
        ("list the names of all .c files without the path prefix", r"find . -type f -name '*.c' -printf '%f\n'"),
        (
            "find the newest file in docs and show its size in bytes",
            r"find docs -type f -printf '%T@\t%s %p\n' | sort -nr | head -n 1 | cut -f2-",
        ),
        ("check if the file b.txt exists in docs", "[ -e docs/b.txt ] && echo yes || echo no"),
        # In what order, and which.
        ("list the files in docs with permissions 600 or 640", r"find docs -type f \( -perm 600 -o -perm 640 \)"),
        ("find all .txt files, leaving out those in tmp", "find . -type f -name '*.txt' ! -path '*/tmp/*'"),
        ("list files with the extensions c and h in src", r"find src -type f \( -name '*.c' -o -name '*.h' \)"),
        (
            "sort all files under src by size and show the 2 smallest",
            r"find src -type f -printf '%s\t%p\n' | sort -n | head -n 2",
        ),
        ("find files smaller than notes.txt in src", """find src -type f -size -"$(stat -c %s notes.txt)"c"""),
        ("list the files in docs that do not start with a dot", "find docs -type f ! -name '.*'"),
        (
            "find files in src containing main but not test",
            "find src -type f -exec grep -q main {} \\; ! -exec grep -q test {} \\; -print",
        ),
        ("find directories with no group write permission", "find . -type d ! -perm -g+w"),
        ("find the files without permission 644 in docs", "find docs -type f ! -perm 644"),
        ("find all files under src excluding hidden folders", "find src -type f ! -path '*/.*'"),
        ("list the .c files in the folder given by the variable $base", "find \"$base\" -type f -name '*.c'"),
        ("find all .txt files in docs, src and tmp", "find docs src tmp -type f -name '*.txt'"),
        (
            "show the 3 least recently used files in docs",
            r"find docs -type f -printf '%A@\t%p\n' | sort -n | head -n 3 | cut -f2-",
        ),
        (
            "find all .c files sorted by the time of last access",
            r"find . -type f -name '*.c' -printf '%A@\t%p\n' | sort -rn | cut -f2-",
        ),
        ("list the symlinks under docs that lead to src", r"find docs -type l \( -lname 'src' -o -lname '*/src' \)"),
        (
            r'find files matching the posix-extended regex ".+\.(c|h)$" in src',
            r"find src -type f -regextype posix-extended -regex '.+\.(c|h)$'",
        ),
    ],
)
def test_acts_and_forms(request_text: str, command: str, tree: Context) -> None:
    plan = BuiltInPlanner().plan(request_text, tree)
    assert (plan.steps and plan.steps[0].command) == command
    assert len(plan.steps) == 1


@pytest.mark.parametrize(
    "request_text",
    [
        "move all .txt files to another folder",
        "copy src to some other location",
        "move the logs into a different directory",
    ],
)
def test_nothing_goes_to_a_place_that_is_not_named(request_text: str, tree: Context) -> None:
    plan = BuiltInPlanner().plan(request_text, tree)
    assert not any(word in plan.script.split() for word in ("mv", "cp"))
