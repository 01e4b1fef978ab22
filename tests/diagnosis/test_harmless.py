"""Statuses that are answers stay silent; real failures do not."""

import pytest

from llmsh.diagnosis.harmless import answer_of, is_failure, without_mentions

ANSWERS = (
    ("grep x notes.txt", 1), ("egrep -c x f", 1), ("rg todo", 1), ("git grep x", 1), ("ps aux | grep nginx", 1),
    ("cat f | grep -v x | grep y", 1), ("pgrep firefox", 1), ("pidof nginx", 1), ("zgrep x a.gz", 1),
    ("diff a b", 1), ("cmp a b", 1), ("git diff --exit-code", 1), ("git diff --no-index a b", 1),
    ("git diff --quiet", 1),
    ("test -f x", 1), ("[ -f x ]", 1), ("[[ a == b ]]", 1), ("false", 1), ("false", 7), ("expr 1 - 1", 1),
    ("let x=0", 1),
    ("((x=0))", 1), ("which nosuch", 1), ("command -v nosuch", 1), ("type nosuch", 1), ("hash nosuch", 1),
    ("systemctl is-active ssh", 3), ("systemctl is-enabled ssh", 1), ("systemctl status ssh", 3),
    ("timeout 1 sleep 5", 124), ("timeout -k 1 1 sleep 5", 137), ("timeout 5 grep x f", 1),
    ("ssh host false", 1), ("ssh host 'make test'", 2), ("sudo grep x /etc/shadow", 1), ("env LC_ALL=C grep x f", 1),
    ("find . | xargs grep x", 123), ("find . -print0 | xargs -0 -n 1 grep x", 123), ("nice -n 5 grep x f", 1),
    ("time grep x f", 1), ("! true", 1), ("A=1 grep x f", 1), ("/usr/bin/grep x f", 1), ("bash -c 'grep x f'", 1),
    ("for f in *; do grep x $f; done", 1), ("if true; then grep x f; fi", 1), ("{ grep x f; }", 1),
    ("make; grep x f", 1), ("grep -q x f && echo yes", 1), ("[ -f x ] && rm x", 1), ("test -d a || test -d b", 1),
    ("fzf", 130), ("ls | fzf", 1), ("vim notes.txt", 1), ("less f", 1), ("exit 3", 3), ("return 1", 1), ("read x", 1),
    ("git config user.nam", 1), ("git merge-base --is-ancestor a b", 1), ("git check-ignore x", 1), ("nc -z h 22", 1),
    ("ping -c 1 h", 1), ("dnf check-update", 100), ("wait", 1), ("getent passwd nosuch", 2),
    # Ctrl-C, Ctrl-\, a reader that had enough, Ctrl-Z, asked to end: whatever the command
    ("make", 130), ("python3 a.py", 131), ("yes | head -1", 141), ("vim", 148), ("./server", 143), ("npm start", 130),
)  # fmt: skip
FAILURES = (
    ("grep x nofile", 2), ("diff a nofile", 2), ("make", 2), ("gti", 127), ("./run.sh", 126), ("ssh nohost", 255),
    ("python3 a.py", 1), ("cp a b", 1), ("git push", 1), ("sudo make", 2), ("timeout 5 make", 2), ("./a.out", 139),
    ("grep x f && make", 2), ("make && grep x f", 2), ("grep x f; make", 1), ("cat f | sort -k", 2),
    ("bash -c make", 2),
    ("find . | xargs rm", 123), ("git status", 128), ("./train", 137), ("systemctl start x", 5), ("test 1 -eq a", 2),
    ("git diff nosuch", 128), ("rg '(' f", 2), ("which", 2), ("for f in *; do cp $f x; done", 1),
)  # fmt: skip
LINES = {
    ("grep -c x < nosuch.txt", 1): "bash: line 1: nosuch.txt: No such file or directory",
    ("exit abc", 2): "bash: line 1: exit: abc: numeric argument required",
    ("grep -q x f && python3 a.py", 1): 'Traceback (most recent call last):\n  File "a.py"\nValueError: x',
    ("nano a", 1): "Error opening terminal: alacritty.",
    ("read $x", 1): "bash: line 1: read: `a b': not a valid identifier",
}


MESSAGES = (
    "cp: cannot open 'a': Permission denied",
    "git@h: Permission denied (publickey).",
    "bash: gti: command not found",
    "zsh: command not found: gti",
    "Segmentation fault (core dumped)",
    "curl: (7) Failed to connect to h port 80: Connection refused",
    "psql: error: connection refused, is the server running?",
    "[Errno 2] No such file or directory: 'a.txt'",
)
MENTIONS = (
    "the permission denied page",
    'it handles "connection refused" too',
    "Segmentation fault handler installed",
    '"No such file or directory"',
)


@pytest.mark.parametrize("line", MESSAGES)
def test_a_message_of_an_unknown_command_is_kept(line: str) -> None:
    assert without_mentions(f"building\n{line}\n") == f"building\n{line}\n"


@pytest.mark.parametrize("line", MENTIONS)
def test_a_line_that_only_speaks_of_an_error_is_left_out(line: str) -> None:
    assert without_mentions(f"building\n{line}\n") == "building\n"


@pytest.mark.parametrize(("command", "status"), ANSWERS)
def test_an_answer_is_no_failure(command: str, status: int) -> None:
    assert not is_failure(command, status)
    assert answer_of(command, status).endswith(".")


@pytest.mark.parametrize(("command", "status"), FAILURES)
def test_a_failure_is_one(command: str, status: int) -> None:
    assert is_failure(command, status)


@pytest.mark.parametrize("command", ["make", "grep x f", "false", ""])
def test_success_is_no_failure(command: str) -> None:
    assert not is_failure(command, 0)


@pytest.mark.parametrize(("case", "output"), LINES.items(), ids=str)
def test_an_answering_program_that_complains_has_failed(case: tuple[str, int], output: str) -> None:
    assert is_failure(*case, output)


def test_differences_shown_by_diff_are_no_complaints() -> None:
    assert not is_failure("diff a b", 1, "3c3\n< error: old\n---\n> bash: foo: command not found")
