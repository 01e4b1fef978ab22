"""The model's grey suggestions: the kernel says them, the shell takes them only in time and never starts a kernel."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmsh.app import kernel_lines
from llmsh.app.kernel_lines import KernelLines
from llmsh.app.line_model import LINE_MODEL, LineModel
from llmsh.core.work import Work
from llmsh.models.continuation import continued
from llmsh.models.llama import LlamaModel
from tests.kernel.serving import Running, wait_until

WORK = Work(is_given_up=lambda: False, report=lambda stage, value: None)


class Kernel:
    """A kernel whose `continue` says `text` after `delay_s`, or when it is cancelled."""

    def __init__(self, path: Path, *, delay_s: float = 0.0) -> None:
        self.asked: list[str] = []
        self.given_up: list[str] = []
        self._delay_s = delay_s
        self.running = Running(path, {"continue": self._continue})

    def _continue(self, params: dict[str, Any], work: Work) -> dict[str, str]:
        self.asked.append(params["line"])
        deadline = time.monotonic() + self._delay_s
        while time.monotonic() < deadline:
            if work.is_given_up():
                self.given_up.append(params["line"])
                break
            time.sleep(0.005)
        return {"text": "ut -b"}


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[KernelLines]:
    made = KernelLines(tmp_path / "k.sock")
    yield made
    made.close()


def _connect(lines: KernelLines) -> None:
    assert lines.ask("git") == ""
    wait_until(lambda: lines.is_connected)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Busy machines are slow: what is asked here may take longer than at a prompt."""
    monkeypatch.setattr(kernel_lines, "ANSWER_S", 10.0)


@pytest.mark.usefixtures("patient")
def test_a_running_kernel_is_asked(tmp_path: Path, lines: KernelLines) -> None:
    kernel = Kernel(tmp_path / "k.sock")
    try:
        _connect(lines)
        assert lines.ask("git checko") == "ut -b"
        assert lines.ask("git check") == "ut -b"
    finally:
        kernel.running.stop()
    assert kernel.asked == ["git checko", "git check"]


@pytest.mark.usefixtures("patient")
def test_the_next_key_cancels_what_is_asked(tmp_path: Path, lines: KernelLines) -> None:
    kernel = Kernel(tmp_path / "k.sock", delay_s=60.0)
    said: list[str] = []
    thread = threading.Thread(target=lambda: said.append(lines.ask("git checko")))
    try:
        _connect(lines)
        thread.start()
        wait_until(lambda: bool(kernel.asked))
        assert lines.ask("git checkou") == ""  # one at a time
        lines.cancel()
        thread.join(30)
        wait_until(lambda: bool(kernel.given_up))
    finally:
        kernel.running.stop()
    assert said == [""]


def test_a_kernel_that_is_late_is_left_alone_for_a_while(tmp_path: Path, lines: KernelLines) -> None:
    kernel = Kernel(tmp_path / "k.sock", delay_s=1.0)
    try:
        _connect(lines)
        assert [lines.ask(line) for line in ("git a", "git ad", "git add")] == ["", "", ""]
    finally:
        kernel.running.stop()
    assert len(kernel.asked) <= 1


def test_no_kernel_is_started(tmp_path: Path) -> None:
    lines = KernelLines(tmp_path / "k.sock")
    assert lines.ask("git checko") == ""
    wait_until(lambda: lines.is_paused)
    assert not lines.is_connected
    assert not (tmp_path / "k.sock").exists()


@pytest.mark.model
def test_what_makes_a_line_more_dangerous_is_not_suggested(tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp")
    pytest.importorskip("gguf")
    from tests.models.scripted_gguf import write_scripted_gguf

    path = tmp_path / "lines.gguf"
    write_scripted_gguf(path, {"m": " -rf", " -rf": " /", "s": " -l", " -l": " a", "t": "m"}, sharpness=40.0)
    lines = LineModel(path, idle_s=60)
    assert lines.continued("ls -", WORK) == ""  # it is loaded meanwhile
    wait_until(lambda: lines.resident.is_loaded)
    assert lines.continued("ls ", WORK) == "-l"
    with lines.resident.use() as model:
        assert continued(model, "rm ") == "-rf"
    assert lines.continued("rm ", WORK) == ""
    assert lines.continued("x" * 300, WORK) == ""


@pytest.mark.model
@pytest.mark.parametrize(
    ("begun", "more"), [("find . -type f -na", "me"), ("sort a.txt | uni", "q"), ("ls | wc -", "l")]
)
def test_the_model_that_comes_with_llmsh_ends_common_words(begun: str, more: str) -> None:
    pytest.importorskip("llama_cpp")
    model = LlamaModel(LINE_MODEL, threads=1, context_tokens=256)
    assert continued(model, begun).startswith(more)
    model.close()
