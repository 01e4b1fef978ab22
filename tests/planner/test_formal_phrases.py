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
        ("delete all files with '.cache' extension under /srv/x", "find /srv/x -type f -name '*.cache' -delete"),
        (
            "find all *.txt files/directories in the entire file system without descending to other file systems",
            "find / -xdev -name '*.txt'",
        ),
        ("find all files following symlinks whose names end with '~' in /srv", "find -L /srv -type f -name '*~'"),
        ("list the leaf directories", "find . -type d -links 2"),
        ("find files with execute permission for group or others", "find . -type f -perm /go+x"),
        (
            "find all files that have read, write and execute permissions set for all users",
            "find . -type f -perm -777",
        ),
        ("find files named a.c in the current directory only, ignoring case", "find . -maxdepth 1 -type f -iname a.c"),
        ("find *.ogg files that are not greater than 20MB in size", "find . -type f -name '*.ogg' ! -size +20M"),
        ("find files at least 4 levels deep in src", "find src -mindepth 4 -type f"),
        (
            "find files modified after /tmp/first and before /tmp/second in /home",
            "find /home -type f -newer /tmp/first ! -newer /tmp/second",
        ),
        ("find StringBuffer in all *.java files", "grep -r --include='*.java' StringBuffer ."),
        ('print the contents of "~/.ssh/config"', "cat ~/.ssh/config"),
        ("remove all empty lines from /srv/a.txt and print the result", "sed '/^[[:space:]]*$/d' /srv/a.txt"),
        ("move all pdfs in src to backup", "mkdir -p backup && find src -type f -name '*.pdf' -exec mv -t backup {} +"),
        ("delete the core files in /usr", "find /usr -type f -name core -delete"),
        (
            "total lines of all *.m and *.h files here",
            r"find . -type f \( -name '*.m' -o -name '*.h' \) -exec cat {} + | wc -l",
        ),
        ("change cgi files to mode 755", "find . -type f -name '*.cgi' -exec chmod 755 {} +"),
        # Who may do what.
        (
            "find all files and set read-write permission for owner, read permission for group and no permission for "
            "other for those files",
            "find . -type f -exec chmod u=rw,g=r,o= {} +",
        ),
        ("search src for regular files with at least these permissions: 647", "find src -type f -perm -647"),
        ("list files in src which have read permission to them", "find src -type f -readable"),
        ("find files executable by 'user', 'group' and 'others'", "find . -type f -perm -111"),
        # What is left out.
        ("print the list of all files except files named BBB", "find . -type f ! -name BBB"),
        ("list everything except folders", "find . ! -type d"),
        ("find files not named a.txt or b.txt", "find . -type f ! -name a.txt ! -name b.txt"),
        ("find files whose names do not end in '1' and '2'", "find . -type f ! -name '*1' ! -name '*2'"),
        ("find all hidden regular files", "find . -type f -name '.*'"),
        ("display all files in this folder expect text files", "find . -type f ! -name '*.txt'"),
        (
            "find all files/directories under src that are not newer than Jul 01 by modification time",
            "find src ! -newermt 'July 1'",
        ),
        # Whole paths, and folders of the system.
        ("find all files in etc", "find /etc -type f"),
        ("remove all tmp/*.mp3 files", "find . -type f -path '*/tmp/*.mp3' -delete"),
        ("create directory `junk' in the home directory", "mkdir -p ~/junk"),
        (
            "copy all .c files from the current directory tree to out/",
            "mkdir -p out/ && find . -type f -name '*.c' ! -path '*/out/*' -exec cp -t out/ {} +",
        ),
        # What is shown, and where it goes.
        ("list directories in src and remove the trailing '/'", "find src -mindepth 1 -type d"),
        ("find all *.jpg files and print only unique names", "find . -type f -name '*.jpg' -printf '%f\\n' | sort -u"),
        (
            "find files with '.conf' extension in src and display the last ten files",
            "find src -type f -name '*.conf' | tail -n 10",
        ),
        ("find all files in src and count the number of lines for the output", "find src -type f | wc -l"),
        ("print a colon-separated list of all directories in src", "find src -mindepth 1 -type d | paste -sd : -"),
        ("make directories to /srv/x as needed and print a message for each created directory", "mkdir -v -p /srv/x"),
        ("delete empty files and print their names", "find . -type f -empty -print -delete"),
        ("save the list of files in src to all.txt", "find src -type f > all.txt"),
        # Archives without a name, and what is added to them.
        (
            "create a tar ball of all pdf files",
            "find . -type f -name '*.pdf' -print0 | tar -caf archive.tar.gz --null -T -",
        ),
        ("append all png files to tar archive a.tar", "find . -type f -name '*.png' -exec tar -rf a.tar {} +"),
        (
            "create a bzip2 archive of all .txt files from the src directory tree",
            "find src -type f -name '*.txt' -print0 | tar -caf archive.tar.bz2 --null -T -",
        ),
        ("unzip all files that match '*.gz' in src", "find src -type f -name '*.gz' -exec gunzip {} +"),
        ("unzip 'file.gz' to stdout", "gunzip -c file.gz"),
        ("extract 'b.tar' with verbose output", "tar -xvf b.tar"),
        ("delete lines 1-5 of notes.txt", "sed -i '1,5d' notes.txt"),
        (
            "delete lines 1 to 5 of notes.txt and back up the original file with a .orig extension",
            "sed -i.orig '1,5d' notes.txt",
        ),
        ("remove blank lines from notes.txt, keeping a backup", "sed -i.bak '/^[[:space:]]*$/d' notes.txt"),
        ("find all c, cpp files", "find . -type f \\( -name '*.c' -o -name '*.cpp' \\)"),
        (
            "change the permissions of the current directory and all its subdirectories to 755",
            "find . -type d -exec chmod 755 {} +",
        ),
        ("set permissions to 700 for every subdirectory of src", "find src -mindepth 1 -type d -exec chmod 700 {} +"),
        ("count the lines in 'reads.fastq.gz'", "zcat reads.fastq.gz | wc -l"),
        (
            "find all files excluding paths that match '.git' or '.svn'",
            "find . -type f ! -path '*.git*' ! -path '*.svn*'",
        ),
        ("find css files omitting results containing 'vendor'", "find . -type f -name '*.css' ! -path '*vendor*'"),
        (
            "search for directories that contain the phrase 'foo' but do not end in '.bar'",
            "find . -type d -name '*foo*' ! -name '*.bar'",
        ),
        (
            "list files which have read-write permission for owner and only read permission for group and others",
            "find . -type f -perm -644",
        ),
        (
            "find all files and execute 'echo first; false' for each file",
            "find . -type f -exec sh -c 'echo first; false' sh {} \\;",
        ),
        ("compress all files in this folder (not recursively)", "find . -maxdepth 1 -type f -exec gzip {} +"),
        ("list files that start with a or b", "find . -type f \\( -name 'a*' -o -name 'b*' \\)"),
        ("find files in src modified in 1 year or more", "find src -type f -mtime +365"),
        ("find all c, cpp and h files", "find . -type f \\( -name '*.c' -o -name '*.cpp' -o -name '*.h' \\)"),
        (
            "find all *.rb (regular) files and change their mode to 600",
            "find . -type f -name '*.rb' -exec chmod 600 {} +",
        ),
        ("delete all text files", "find . -type f -name '*.txt' -delete"),
        ("list all files in src, writing the output to the file found", "find src -type f > found"),
        # Deletions keep every word that narrows them.
        ("find and remove all .txt regular files in src", "find src -type f -name '*.txt' -delete"),
        ("find files whose names start with my", "find . -type f -name 'my*'"),
        (
            "find files that contain 'readme' (case insensitive) at the beginning of their names",
            "find . -type f -iname 'readme*'",
        ),
        ("list files modified since /bin/sh was last modified", "find . -type f -newer /bin/sh"),
        (
            "prefix all files and folders in the current directory with 'x_'",
            'find . -mindepth 1 -maxdepth 1 -exec bash -c \'mv -- "$1" "${1%/*}/x_${1##*/}"\' _ {} \\;',
        ),
        (
            "count the total number of lines that are present in all regular files",
            "find . -type f -exec cat {} + | wc -l",
        ),
        (
            "find all files with their timestamp and paths and print a sorted list",
            "find . -type f -printf '%TY-%Tm-%Td %TH:%TM %p\\n' | sort",
        ),
        ("make the directories a b c", "mkdir a b c"),
        ("write current directory listing to standard output and to 'files.txt'", "ls | tee files.txt"),
        # Texts and commands where a file could be named.
        ("print the second line of output of 'ls -l'", "ls -l | sed -n 2p"),
        ("count the lines in the output of 'seq 10'", "seq 10 | wc -l"),
        ("print the third column of the output of ls -l", "ls -l | awk '{ print $3 }'"),
        ("sort the output of df by the fifth column numerically", "df | sort -n -k 5,5"),
        ("print the last 3 lines of df -h", "df -h | tail -n 3"),
        ("replace ';' with '\\n' in 'a;b'", "tr ';' '\\n' <<< 'a;b'"),
        ("print all lines of 'seq 1 10' except the last 3", "seq 1 10 | head -n -3"),
        ("print 'hello world' backwards", "rev <<< 'hello world'"),
        ("split a.txt into files containing at most 20 lines and prefix 'x_'", "split -l 20 a.txt x_"),
    ],
)
def test_phrases_of_manuals_are_answered(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    (tmp_path / "src").mkdir()
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert plan.script == command


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ("print all but the first line of a.txt", "tail -n +2 a.txt"),
        ("print all lines but the last 3 of a.txt", "head -n -3 a.txt"),
        ('show the line containing "foo" in a.txt and the next line', "grep -A 1 foo a.txt"),
        ('print only the matching part of lines in a.txt that match the regex "[0-9]+"', "grep -o -E '[0-9]+' a.txt"),
        ('print lines in a.txt that are exactly "foo"', "grep -x 'foo' a.txt"),
        ('print lines of a.txt that do not start with "#"', "grep -v '^#' a.txt"),
        ("print lines with more than 5 words in a.txt", "awk 'NF > 5' a.txt"),
        ("print lines of a.txt where the second column equals the third", "awk '$2 == $3' a.txt"),
        ('print lines of a.csv whose third field contains "foo"', "awk -F, '$3 ~ /foo/' a.csv"),
        ("print lines 10 to 20 of a.txt with line numbers", "cat -n a.txt | sed -n '10,20p'"),
        ("count the occurrences of each line in a.txt sorted by descending count", "sort a.txt | uniq -c | sort -rn"),
        ("remove everything after the first space on each line of a.txt", "sed 's/ .*//' a.txt"),
        ('replace "x" by "y" in a.txt and save the result to b.txt', "tr x y < a.txt > b.txt"),
        ("print fourth column of space-separated data from text file a.txt", "cut -d ' ' -f 4 a.txt"),
    ],
)
def test_what_is_said_of_lines_is_in_the_command(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str, command: str
) -> None:
    for name in ("a.txt", "a.csv"):
        (tmp_path / name).write_text("alpha beta 3\ngamma delta 5\n")
    assert planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path)).script == command


def test_who_asks_for_a_command_that_deletes_is_given_no_deletion(planner: BuiltInPlanner, tmp_path: Path) -> None:
    text = "display the commands to force delete all jpg files in the current directory"
    assert "delete" not in planner.plan(text, Context(cwd=tmp_path, home=tmp_path)).script


def test_file_before_a_name_says_only_what_follows(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for name in ("file", "data.txt"):
        (tmp_path / name).write_text("b\na\n")
    assert planner.plan('sort file "data.txt"', Context(cwd=tmp_path, home=tmp_path)).script == "sort data.txt"


def test_who_has_all_rights_needs_no_sudo(planner: BuiltInPlanner, tmp_path: Path) -> None:
    for is_superuser, command in ((True, "apt install htop"), (False, "sudo apt install htop")):
        context = Context(cwd=tmp_path, home=tmp_path, is_superuser=is_superuser)
        assert planner.plan("install htop", context).script == command


def test_a_word_that_describes_is_no_program(planner: BuiltInPlanner, tmp_path: Path) -> None:
    plan = planner.plan(
        "find all files and execute multiple commands for each file", Context(cwd=tmp_path, home=tmp_path)
    )
    assert "multiple" not in plan.script


def test_an_archive_is_taken_apart_and_not_only_decompressed(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").touch()
    plan = planner.plan("unzip and untar 'a.tar.gz'", Context(cwd=tmp_path, home=tmp_path))
    assert plan.script == "tar -xf a.tar.gz"


def test_a_file_without_an_ending_makes_a_request_as_sure_as_another(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "qwertz").touch()
    context = Context(cwd=tmp_path, home=tmp_path)
    assert planner.plan("delete lines 1 to 5 of the file qwertz", context).script == "sed -i '1,5d' qwertz"


def test_a_kind_of_files_is_no_folder_of_nearly_that_name(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "src").mkdir()
    context = Context(cwd=tmp_path, home=tmp_path)
    assert planner.plan("find all log files in src", context).script == "find src -type f -name '*.log'"
    assert planner.plan("list the files in logs", context).script.startswith(("ls", "find logs"))


def test_words_on_the_look_of_an_answer_are_not_printed(planner: BuiltInPlanner, tmp_path: Path) -> None:
    plan = planner.plan("list all files with their sizes and print a sorted list", Context(cwd=tmp_path, home=tmp_path))
    assert "echo" not in plan.script


@pytest.mark.parametrize(
    "request_text",
    [
        "find all php files and delete text matching the regex 'eval.*' in those files",
        "search for all non empty files and empty them ie., delete the content not the file",
    ],
)
def test_what_is_in_files_is_never_deleted_with_them(
    planner: BuiltInPlanner, tmp_path: Path, request_text: str
) -> None:
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert "-delete" not in plan.script
    assert "rm " not in plan.script


def test_sums_said_in_passing_are_made(planner: BuiltInPlanner, tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    request_text = "find all files under src, calculate their md5sums and redirect the results to sums.md5"
    plan = planner.plan(request_text, Context(cwd=tmp_path, home=tmp_path))
    assert "md5sum" in plan.script
    assert plan.script.endswith("> sums.md5")
