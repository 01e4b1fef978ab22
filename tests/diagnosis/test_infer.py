"""Which command failed, read from what was piped in."""

import pytest

from llmsh.diagnosis.infer import infer
from llmsh.diagnosis.output import extract

TRANSCRIPTS = {
    "ada@web:~/src$ make\nmake: *** No rule to make target 'all'.  Stop.": "make",
    "ada@web:~/src$ ls\na.txt\nada@web:~/src$ cat b.txt\n"
    "cat: b.txt: No such file or directory\nada@web:~/src$ ": "cat b.txt",
    '$ npm run biuld\nnpm error Missing script: "biuld"': "npm run biuld",
    "(venv) ada@web:~$ python a.py\nTraceback (most recent call last):\nValueError: x": "python a.py",
    "[ada@web src]$ git stauts\ngit: 'stauts' is not a git command.": "git stauts",
    "~/src ❯ cargo build\nerror: could not find `Cargo.toml` in `/x` or any parent directory": "cargo build",
    "bash-5.2$ gti\nbash: gti: command not found": "gti",
    "root@box:/# apt install x\nE: Unable to locate package x": "apt install x",
    "+ cd /app\n+ npm ci\nnpm error code EUSAGE": "npm ci",
    "gcc -c a.c\na.c:1:10: fatal error: x.h: No such file or directory\nmake: *** [Makefile:2: a.o] Error 1": "make",
    "npm ERR! code ELIFECYCLE\nnpm ERR! errno 1": "npm",
    "=== FAILURES ===\n____ test_a ____\nE   assert 1 == 2\n=== short test summary info ===": "pytest",
    "a.c:1:20: error: ‘x’ undeclared (first use in this function)": "gcc",
    "a.cpp:2:13: error: ‘cout’ was not declared in this scope": "g++",
    "bash: line 1: gti: command not found": "gti",
    "zsh: command not found: dokcer": "dokcer",
    "cp: cannot stat 'x': No such file or directory": "cp",
    "fatal: not a git repository (or any of the parent directories): .git": "git",
    "E: Unable to locate package x": "apt",
    'CMake Error at CMakeLists.txt:3 (find_package):\n  By not providing "FindX.cmake"': "cmake",
    "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyError: 'k'": "python3",
    "A.java:1: error: ';' expected": "javac",
    "FAILURE: Build failed with an exception.": "gradle",
}
SCRIPT = (
    'Script started on 2026-03-01 10:00:00+00:00 [COMMAND="make test" TERM="xterm" TTY="/dev/pts/1"]\n'
    "make: *** No rule to make target 'test'.  Stop.\n"
    'Script done on 2026-03-01 10:00:01+00:00 [COMMAND_EXIT_CODE="2"]\n'
)
CI = (
    "2026-03-01T10:00:00.1234567Z \x1b[36;1mpytest -q\x1b[0m\n"
    "2026-03-01T10:00:02.1234567Z \x1b[31mE   ModuleNotFoundError: No module named 'requests'\x1b[0m\n"
    "2026-03-01T10:00:02.2234567Z =========================== short test summary info ============================\n"
    "2026-03-01T10:00:02.3234567Z ##[error]Process completed with exit code 2.\n"
)
LOGS = {
    "GitHub": (
        "2026-03-01T10:00:00.1Z ##[group]Run npm run biuld\n2026-03-01T10:00:00.1Z \x1b[36;1mnpm run biuld\x1b[0m\n"
        "2026-03-01T10:00:00.1Z shell: /usr/bin/bash -e {0}\n2026-03-01T10:00:00.1Z ##[endgroup]\n"
        '2026-03-01T10:00:02.1Z npm error Missing script: "biuld"\n'
        "2026-03-01T10:00:02.3Z ##[error]Process completed with exit code 1.\n",
        ("npm run biuld", 1),
    ),
    "GitHub, fetched by its command line": (
        "build\tInstall\t2026-03-01T10:00:00.1Z ##[group]Run pip install reqests\n"
        "build\tInstall\t2026-03-01T10:00:00.2Z ##[endgroup]\n"
        "build\tInstall\t2026-03-01T10:00:01.1Z ERROR: No matching distribution found for reqests\n",
        ("pip install reqests", None),
    ),
    "GitLab": (
        "section_start:1:step\r\x1b[0K\x1b[32;1m$ make tets\x1b[0;m\nmake: *** No rule to make target 'tets'.  Stop.\n"
        "\x1b[31;1mERROR: Job failed: exit status 2\x1b[0;m",
        ("make tets", 2),
    ),
    "Jenkins": (
        "[Pipeline] sh\n+ mvn -B package\n[ERROR] COMPILATION ERROR : \nERROR: script returned exit code 1",
        ("mvn -B package", 1),
    ),
    "CircleCI": (
        '#!/bin/bash -eo pipefail\nyarn biuld\nerror Command "biuld" not found.\n\nExited with code exit status 1\n',
        ("yarn biuld", 1),
    ),
    "docker build": (
        " => ERROR [4/5] RUN pip install reqests      2.1s\n------\n > [4/5] RUN pip install reqests:\n"
        "1.9 ERROR: No matching distribution found for reqests\n",
        ("pip install reqests", None),
    ),
    "tox": ("py311: commands[0]> pytest tests\nERROR: file or directory not found: tests\n", ("pytest tests", None)),
    "oh-my-zsh": ('➜  app git:(main) ✗ npm rn build\nUnknown command: "rn"\n', ("npm rn build", None)),
    "fish": ("ada@box ~/x> dokcer ps\nfish: Unknown command: dokcer\nada@box ~/x [127]> ", ("dokcer ps", None)),
    "PowerShell": ("PS C:\\Users\\ada> git psuh\ngit: 'psuh' is not a git command.\n", ("git psuh", None)),
    "a recording without its command": (
        'Script started on 2026-03-01 10:00:00+00:00 [TERM="xterm"]\n\x1b[?2004hada@web:~$ gti status\n'
        "\x1b[?2004l\rbash: gti: command not found\n\x1b[?2004hada@web:~$ exit\n\x1b[?2004l\rexit\n\n"
        'Script done on 2026-03-01 10:00:05+00:00 [COMMAND_EXIT_CODE="127"]\n',
        ("gti status", 127),
    ),
}


@pytest.mark.parametrize("log", LOGS)
def test_command_and_status_are_read_from_a_log(log: str) -> None:
    text, expected = LOGS[log]
    found = infer(extract(text))
    assert (found.command, found.status) == expected


@pytest.mark.parametrize(("text", "command"), TRANSCRIPTS.items(), ids=list(TRANSCRIPTS.values()))
def test_command_is_inferred(text: str, command: str) -> None:
    assert infer(text).command == command


def test_only_the_output_of_the_failed_command_is_kept() -> None:
    found = infer("$ ls\nerror.log\n$ cat b\ncat: b: No such file or directory\n$ ")
    assert found.command == "cat b"
    assert found.output == "cat: b: No such file or directory"


def test_a_recording_of_script_gives_command_and_status() -> None:
    found = infer(extract(SCRIPT))
    assert (found.command, found.status) == ("make test", 2)
    assert found.output.startswith("make: ***")


def test_a_log_of_a_ci_service_gives_status_without_stamps_and_colours() -> None:
    found = infer(extract(CI))
    assert found.status == 2
    assert found.output.splitlines()[1] == "E   ModuleNotFoundError: No module named 'requests'"


@pytest.mark.parametrize("text", ["", "hello\nworld", "# A heading\n\nSome prose. It says nothing.", "100% done"])
def test_nothing_is_inferred_from_plain_text(text: str) -> None:
    assert infer(text).command == ""
