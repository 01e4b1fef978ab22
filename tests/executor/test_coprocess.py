"""The bash behind `llmsh ask`: one process for all steps, status and directory exact."""

import os
import shutil
from pathlib import Path

import pytest

from llmsh.core.errors import SessionClosed
from llmsh.core.invocation import own_path
from llmsh.executor.coprocess import Coprocess

BASH = shutil.which("bash") or "/bin/bash"


def test_state_of_a_step_stays_for_the_next(tmp_path: Path) -> None:
    with Coprocess(BASH, tmp_path) as bash:
        assert bash.run("mkdir -p 'a b' && cd 'a b' && x=7 && f() { return $x; }").status == 0
        assert bash.run("f").status == 7
        assert bash.cwd == tmp_path / "a b"


def test_status_cannot_be_forged_by_output(tmp_path: Path) -> None:
    with Coprocess(BASH, tmp_path) as bash:
        outcome = bash.run("for fd in 3 4 5 6 7 8 9; do printf '0\\0/forged\\0' 2>/dev/null >&$fd; done; (exit 9)")
        assert outcome.status == 9
        assert outcome.cwd == tmp_path


def test_a_step_that_ends_the_shell_raises_with_its_status(tmp_path: Path) -> None:
    with Coprocess(BASH, tmp_path) as bash, pytest.raises(SessionClosed) as caught:
        bash.run("exit 5")
    assert caught.value.status == 5


def test_a_killed_shell_has_the_status_bash_would_give(tmp_path: Path) -> None:
    with Coprocess(BASH, tmp_path) as bash, pytest.raises(SessionClosed) as caught:
        bash.run("kill -KILL $$")
    assert caught.value.status == 137


def test_syntax_errors_and_long_texts_are_statuses(tmp_path: Path) -> None:
    with Coprocess(BASH, tmp_path) as bash:
        assert bash.run("if then").status != 0
        assert bash.run("x='" + "y" * 1_000_000 + "'; ((${#x} == 1000000))").status == 0


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    for _ in range(3):
        with Coprocess(BASH, tmp_path) as bash:
            bash.run("true")
    assert len(os.listdir("/dev/fd")) == before


def test_a_step_reaches_the_running_llmsh_without_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    with Coprocess(BASH, tmp_path) as bash:
        if shutil.which("llmsh") or not own_path():
            pytest.skip("needs an llmsh beside this Python, and none on PATH")
        assert bash.run("test $# = 0 && llmsh --version > said").status == 0
    assert (tmp_path / "said").read_text().startswith("llmsh ")
