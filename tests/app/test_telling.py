"""Failures with a model: the diagnosers' text first and whole, then the model's words, by the kernel alone."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from llmsh.core.work import Work
from tests.app.interactive import Open, home, launcher, opened, run
from tests.kernel.serving import environment
from tests.models.local_server import Asked, LocalServer, Reply, json_reply, stream_reply
from tests.models.server_shapes import LISTS, chunk

__all__ = ["home", "launcher", "opened"]

SAID = "The file nots.txt is not in this folder."
FAILED = ("--command", "cat nots.txt", "--status", "1")
OUTPUT = "cat: nots.txt: No such file or directory\n"
OPEN = ("--command", "frobnicate --turn 7", "--status", "3")
WEDGED = "frobnicate: sprocket 7 is wedged\n"


@dataclass
class Scene:
    """A folder, settings, and a server whose model says `says`. wait: it says nothing before this is set."""

    root: Path
    server: LocalServer
    says: list[str]
    wait: threading.Event
    env: dict[str, str] = field(default_factory=dict)

    def configure(self, more: str = "") -> None:
        config = self.root / "config" / "llmsh" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f'model = "{self.server.url}/v1"\n{more}')

    def explain(self, *arguments: str, output: str = OUTPUT) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "llmsh", "explain", *arguments],
            input=output,
            cwd=self.root / "work",
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def completions(self) -> list[Asked]:
        return [asked for asked in self.server.asked if asked.body]

    @property
    def has_kernel(self) -> bool:
        return (self.root / "run" / "llmsh" / "kernel.sock").exists()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "notes.txt").write_text("hello\n")
    says, wait = [SAID], threading.Event()
    wait.set()

    def answer(asked: Asked) -> Reply:
        if asked.path == "/v1/models":
            return json_reply(LISTS["LM Studio"])
        wait.wait(60)
        return stream_reply(chunk(says[0]), chunk(None, "stop"), "data: [DONE]\n\n")

    env = {**environment(tmp_path), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "no_proxy": "*"}
    with LocalServer(answer) as server:
        scene = Scene(tmp_path, server, says, wait, env)
        scene.configure()
        yield scene
        wait.set()
        subprocess.run([sys.executable, "-m", "llmsh", "kernel", "stop"], env=env, capture_output=True, check=False)


def test_the_text_of_the_diagnosers_comes_first_then_the_words_of_the_model(scene: Scene) -> None:
    scene.configure("explain_model_s = 0\n")
    without = scene.explain(*FAILED)
    assert scene.completions == []
    assert not scene.has_kernel
    scene.configure()
    done = scene.explain(*FAILED)
    assert done.stderr == ""
    assert done.stdout.startswith(without.stdout)
    assert done.stdout.removeprefix(without.stdout) == f"In the words of the model (model at 127.0.0.1):\n   {SAID}\n"
    assert len(scene.completions) == 1


def test_json_names_the_tier_and_keeps_the_fixes(scene: Scene) -> None:
    scene.says[0] = f"{SAID} Run `rm -rf .` to fix it."
    found = json.loads(scene.explain("--json", *FAILED).stdout)
    assert found["tier"] == "model"
    assert found["model"]["text"] == SAID
    assert found["model"]["command"] is None
    assert [fix["command"] for fix in found["fixes"]] == ["cat notes.txt"]
    scene.says[0] = "zxc vbn qwe"
    found = json.loads(scene.explain("--json", *FAILED).stdout)
    assert (found["tier"], found["model"]) == ("built-in", None)


def test_a_guess_says_that_it_is_one_and_is_no_fix(scene: Scene) -> None:
    scene.says[0] = "Sprocket 7 is wedged and does not turn.\nCommand: ls -l\n"
    text = scene.explain(*OPEN, output=WEDGED).stdout
    assert "A guess of the model (model at 127.0.0.1), nothing proves it:" in text
    assert " ? ls -l  (a guess)" in text
    found = json.loads(scene.explain("--json", *OPEN, output=WEDGED).stdout)
    assert found["fixes"] == []
    assert found["model"]["is_guess"] is True
    assert found["model"]["command"]["command"] == "ls -l"
    fix = scene.explain("--fix", *OPEN, output=WEDGED)
    assert (fix.stdout, fix.returncode) == ("", 1)


def test_a_model_that_does_not_answer_leaves_the_text_of_the_diagnosers(scene: Scene) -> None:
    scene.configure("explain_model_s = 0\n")
    without = scene.explain(*FAILED).stdout
    # The kernel is up, so that only the model is waited for.
    subprocess.run([sys.executable, "-m", "llmsh", "kernel", "start"], env=scene.env, capture_output=True, check=True)
    scene.configure("explain_model_s = 0.5\n")
    scene.wait.clear()
    done = scene.explain(*FAILED)
    assert done.returncode == 0
    assert done.stdout.startswith(without)
    assert "The local model was not heard" in done.stdout


def test_a_model_is_not_asked_where_texts_are_in_another_language(scene: Scene) -> None:
    scene.env["LC_ALL"] = "de_DE.UTF-8"
    done = scene.explain(*FAILED)
    assert "gibt es nicht" in done.stdout
    assert scene.completions == []


def test_without_a_model_nothing_of_it_is_loaded_or_started(scene: Scene) -> None:
    scene.configure()
    (scene.root / "config" / "llmsh" / "config.toml").write_text("")
    code = (
        "import sys, os\n"
        "leave = os._exit\n"
        "def end(status):\n"
        "    names = [name for name in sys.modules if 'telling' in name or name.startswith(('llmsh.ipc', 'socket'))]\n"
        "    sys.stderr.write(repr(names)); sys.stderr.flush(); leave(status)\n"
        "os._exit = end\n"
        "sys.argv = ['llmsh', 'explain', '--command', 'cat nots.txt', '--status', '1']\n"
        "from llmsh.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        input=OUTPUT,
        cwd=scene.root / "work",
        env=scene.env,
        capture_output=True,
        text=True,
    )
    assert "notes.txt" in done.stdout
    assert done.stderr == "[]"
    assert not scene.has_kernel


def test_in_the_shell_the_key_shows_the_words_of_the_model(scene: Scene, home: Path, opened: Open) -> None:
    (home / "notes.txt").write_text("hello\n")
    config = home / ".config" / "llmsh" / "config.toml"
    config.write_text(config.read_text().replace("hint = false", f'hint = true\nmodel = "{scene.server.url}/v1"'))
    terminal = opened(no_proxy="*")
    try:
        run(terminal, "cat nots.txt", "notes")
        terminal.send("\x1be")
        terminal.expect("not in this folder")
        terminal.expect("ready>")
        assert b"In the words of the model" in terminal.seen
    finally:
        run(terminal, "llmsh kernel stop")


@pytest.mark.model
def test_a_model_in_a_file_tells_in_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("llama_cpp")
    pytest.importorskip("gguf")
    from llmsh.app.kernel_services import Services
    from llmsh.config import load
    from tests.models.scripted_gguf import write_scripted_gguf

    for name in ("data", "state", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    path, said = tmp_path / "scripted.gguf", "Nothing here has the name that the command was given."
    words = ["Explanation:", " Nothing here has", " the name that the command", " was given.", "\n"]
    write_scripted_gguf(path, {**dict(pairwise(words)), "\n": "\n"})
    config = tmp_path / "config/llmsh/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'model = "{path}"\nmodel_threads = 1\n')
    heard: list[Any] = []
    report: Callable[[str, Any], None] = lambda stage, value: heard.append((stage, value))  # noqa: E731
    question = {
        "command": "cat nots.txt",
        "status": 1,
        "summary": "There is nothing here of the name `nots.txt`.",
        "evidence": ["there is nothing of that name here"],
        "explanation": "The command was given a name that nothing here has.",
    }
    found = Services(load()).methods["tell"](question, Work(is_given_up=lambda: False, report=report))
    assert found["model"] == {"name": "scripted", "text": said, "is_guess": False, "command": None}
    assert ("said", found["model"]) in heard
