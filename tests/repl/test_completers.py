"""Completion at the cursor, against real directories, real git and a real bash with bash-completion."""

import subprocess
from pathlib import Path

import pytest

from llmsh.repl.completers.options import options_of
from llmsh.repl.completers.place import find_place, split_at_breaks
from llmsh.repl.completers.shell_completer import ShellCompleter
from llmsh.repl.shell_facts import FactsReader
from tests.repl.bash_queries import BashQueries

SETUP = """
alias llong='ls -l'
myfunction() { :; }
MYVARIABLE=x
_greet() { COMPREPLY=($(compgen -W "hello hi 'good day' --loud" -- "$2")); }
complete -F _greet greet
complete -W "red green" paint
complete -A directory onlydirs
_files() { compopt -o filenames -o nospace; COMPREPLY=("a b.txt" folder); }
complete -F _files files
_where() { COMPREPLY=("cword=$COMP_CWORD" "prev=$3" "line=$COMP_LINE" "point=$COMP_POINT" "${COMP_WORDS[@]/#/w=}"); }
complete -o nosort -F _where where
_late() { complete -W "came later" late; return 124; }
complete -F _late late
_broken() { nosuchcommand; return 1; }
complete -F _broken broken
shout() { COMPREPLY=(never); }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a b.txt").write_text("")
    (tmp_path / "it's.txt").write_text("")
    (tmp_path / ".hidden").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner.txt").write_text("")
    script = tmp_path / "run.sh"
    script.write_text("")
    script.chmod(0o755)
    return tmp_path


def completed(folder: Path, text: str, setup: str = SETUP) -> list[str]:
    """Every line that Tab could make of `text`."""
    session = BashQueries(folder, setup)
    candidates = ShellCompleter(session, FactsReader(session)).candidates(text)
    return [text[: len(text) - candidate.replaces] + candidate.text for candidate in candidates]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("cat fol", ["cat folder/"]),
        ("cat a", [r"cat a\ b.txt "]),
        (r"cat a\ ", [r"cat a\ b.txt "]),
        ("cat 'a", ["cat 'a b.txt' "]),
        ('cat "a b', ['cat "a b.txt" ']),
        ("cat it", [r"cat it\'s.txt "]),
        ('cat "it', ['cat "it\'s.txt" ']),
        ("cat folder/", ["cat folder/inner.txt "]),
        ("cat ./folder/in", ["cat ./folder/inner.txt "]),
        ("cat .h", ["cat .hidden "]),
        ("cd ", ["cd folder/"]),
        ("cat <fol", ["cat <folder/"]),
        ("x=fol", ["x=folder/"]),
        ("./r", ["./run.sh "]),
        ("ls; cat fol", ["ls; cat folder/"]),
        ("echo $(cat fol", ["echo $(cat folder/"]),
        ("cat nosuch", []),
    ],
)
def test_paths_are_offered_and_quoted(folder: Path, text: str, lines: list[str]) -> None:
    assert completed(folder, text) == lines


def test_variables_in_a_path_are_asked_of_the_session(folder: Path) -> None:
    assert completed(folder, "cat $D/in", f"D={folder}/folder") == ["cat $D/inner.txt "]


def test_a_substitution_in_a_path_is_not_run(folder: Path) -> None:
    assert completed(folder, "cat $(touch ran)/") == []
    assert not (folder / "ran").exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("llon", "llong "),
        ("myfun", "myfunction "),
        ("shop", "shopt "),
        ("unti", "until "),
        ("echo $MYVAR", "echo $MYVARIABLE"),
        ("echo ${MYVAR", "echo ${MYVARIABLE}"),
        ('echo "$MYVAR', 'echo "$MYVARIABLE'),
        ("sudo llon", "sudo llong "),
    ],
)
def test_names_of_the_session_are_offered(folder: Path, text: str, line: str) -> None:
    assert line in completed(folder, text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("greet he", ["greet hello "]),
        ("greet --", ["greet --loud "]),
        ("paint r", ["paint red "]),
        ("onlydirs f", ["onlydirs folder "]),
        ("files ", [r"files a\ b.txt", "files folder/"]),
        ("files 'a", ["files 'a b.txt", "files 'folder/"]),
        ("late c", ["late came "]),
        ("broken fol", ["broken folder/"]),
        ("echo x | greet he", ["echo x | greet hello "]),
    ],
)
def test_the_users_own_compspecs_are_run(folder: Path, text: str, lines: list[str]) -> None:
    assert completed(folder, text) == lines


def test_a_completion_function_sees_what_readline_would_give_it(folder: Path) -> None:
    lines = completed(folder, "true; where one 'two 3' --x=ab")
    assert [line.removeprefix("true; where one 'two 3' --x=") for line in lines] == [
        "cword=5 ",
        "prev== ",
        "line=where one 'two 3' --x=ab ",
        "point=24 ",
        "w=where ",
        "w=one ",
        "w='two 3' ",
        "w=--x ",
        "w== ",
        "w=ab ",
    ]


def test_completing_changes_nothing_in_the_session(folder: Path) -> None:
    session = BashQueries(folder, SETUP)
    completer = ShellCompleter(session, FactsReader(session))
    assert completer.candidates("late c")
    assert session.query("complete -p late") == b"complete -F _late late\n"


@pytest.mark.skipif(not Path("/usr/share/bash-completion/bash_completion").exists(), reason="no bash-completion")
def test_bash_completion_is_used_even_where_the_shell_did_not_load_it(folder: Path) -> None:
    assert completed(folder, "git checko", "") == ["git checkout "]
    assert "kill -KILL " in completed(folder, "kill -K", "")


def test_git_refs_are_offered_without_bash_completion(folder: Path) -> None:
    for arguments in (["init", "-b", "trunk"], ["commit", "--allow-empty", "-m", "x"], ["tag", "t1"]):
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)
    # A default compspec that offers nothing stands for a shell without completions for git.
    bare = "_none() { :; }; complete -D -F _none"
    assert completed(folder, "git checkout tr", bare) == ["git checkout trunk "]
    assert completed(folder, "git log t1..tr", bare) == ["git log t1..trunk "]


def test_options_come_from_the_program_where_no_compspec_knows_them(folder: Path) -> None:
    bare = "_none() { :; }; complete -D -F _none"
    assert "ls --almost-all " in completed(folder, "ls --alm", bare)


def test_a_program_of_the_users_own_is_not_run_for_its_options(folder: Path) -> None:
    script = folder / "run.sh"
    script.write_text("#!/bin/sh\ntouch ran\n")
    assert options_of(str(script)) == ()
    assert not (folder / "ran").exists()


@pytest.mark.parametrize(
    ("text", "role", "raw", "words"),
    [
        ("", "command", "", ()),
        ("ls ", "argument", "", ("ls",)),
        ("ls | gr", "command", "gr", ()),
        ("a=1 ls x", "argument", "x", ("ls",)),
        ("ls > o", "target", "o", ("ls",)),
        ("for i in a", "argument", "a", ()),
        ("if gr", "command", "gr", ()),
        ("echo `da", "command", "da", ()),
    ],
)
def test_the_place_of_the_cursor_is_found(text: str, role: str, raw: str, words: tuple[str, ...]) -> None:
    place = find_place(text)
    assert (place.role, place.raw, place.words) == (role, raw, words)


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("--color=al", ["--color", "=", "al"]),
        ("host:/a:b", ["host", ":", "/a", ":", "b"]),
        ("'a=b'c", ["'a=b'c"]),
        (r"a\:b", [r"a\:b"]),
        ("x==", ["x", "=="]),
    ],
)
def test_words_are_cut_as_comp_words_are(raw: str, parts: list[str]) -> None:
    assert split_at_breaks(raw, " \t\n\"'><=;|&(:") == parts
