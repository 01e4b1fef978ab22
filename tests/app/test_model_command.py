"""`llmsh model` as it is called: lists, pulls, uses and removes models; the hub and the server are local ones."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmsh.app.main import run
from llmsh.app.model_bench import recommendation, summary
from llmsh.config import load
from llmsh.core.errors import ExitStatus
from llmsh.models.measured import read_trust, write_trust
from tests.models.local_server import LocalServer
from tests.models.server_shapes import LISTS, Shaped

pytest.importorskip("gguf")

from tests.models.local_hub import REPOSITORY, LocalHub, gguf_bytes


class Called:
    """The command in a home of its own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.config = home / "config/llmsh/config.toml"
        self.models = home / "data/llmsh/models"
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        status = run("llmsh", ["model", *words])
        return status, self._capsys.readouterr().out

    def rows(self) -> dict[str, dict[str, Any]]:
        _, out = self("list", "--json")
        rows = [json.loads(line) for line in out.splitlines()]
        return {row["name"]: row for row in rows}

    def place(self, name: str, data: bytes) -> Path:
        self.models.mkdir(parents=True, exist_ok=True)
        path = self.models / f"{name}.gguf"
        path.write_bytes(data)
        return path


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    for name in ("data", "state", "config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "*")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "LLAMA_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("OLLAMA_MODELS", "LLMSH_MODEL_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Called(tmp_path, capsys)


@pytest.fixture
def hub(tmp_path: Path, model: Called, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    del model
    with LocalHub({"tiny-Q4_K_M.gguf": gguf_bytes(tmp_path), "tiny-Q8_0.gguf": b"GGUF no more"}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer(Shaped("Ollama")) as running:
        yield running


def test_models_on_the_disk_are_listed_with_size_memory_and_licence(model: Called, tmp_path: Path) -> None:
    model.place("tiny", gguf_bytes(tmp_path, "mit"))
    status, out = model("list")
    line = next(line for line in out.splitlines() if " tiny " in line)
    assert status == ExitStatus.OK
    assert line.startswith("  tiny")
    assert all(word in line for word in ("2 MiB", "needs", "mit", "llmsh"))


def test_a_damaged_file_is_listed_as_one_that_cannot_be_read(model: Called) -> None:
    model.place("damaged", b"GGUF?")
    assert model.rows()["damaged"]["memory"] == "cannot be read"


def test_a_pull_tells_what_it_costs_before_and_asks(model: Called, hub: LocalHub) -> None:
    status, out = model("pull", REPOSITORY)
    assert status == ExitStatus.NEEDS_CONFIRMATION
    assert all(word in out for word in ("apache-2.0", "memory    about", "size "))
    assert "tiny-Q8_0" in out
    assert not list(model.models.glob("*")) if model.models.exists() else True
    assert not any(each.path.endswith("tiny-Q8_0.gguf") for each in hub.store.asked)


def test_what_was_pulled_is_listed_used_and_removed(model: Called, hub: LocalHub) -> None:
    pytest.importorskip("llama_cpp")
    del hub
    status, out = model("pull", REPOSITORY, "--yes")
    assert status == ExitStatus.OK
    name = model.rows().popitem()[0]
    assert f"llmsh model use {name}" in out
    status, out = model("use", name)
    assert status == ExitStatus.OK
    assert "llama" in out
    assert load(model.config).model == name
    assert model.rows()[name]["used"] is True
    status, _ = model("remove", name)
    assert status == ExitStatus.NEEDS_CONFIRMATION
    assert name in model.rows()
    status, _ = model("remove", name, "--yes")
    assert status == ExitStatus.OK
    assert name not in model.rows()
    assert load(model.config).model == ""


def test_a_file_that_is_no_model_is_not_taken_into_use(model: Called) -> None:
    model.place("damaged", b"GGUF?")
    assert model("use", "damaged")[0] != ExitStatus.OK
    assert not model.config.exists()


def test_a_servers_model_is_used_by_its_address_and_name(model: Called, server: LocalServer) -> None:
    named = LISTS["Ollama"]["data"][0]["id"]
    status, _ = model("use", server.url, "--name", named)
    assert status == ExitStatus.OK
    settings = load(model.config)
    assert (settings.model, settings.model_name) == (server.url, named)
    assert model.rows()[named]["used"] is True


def test_use_none_takes_the_model_out_and_leaves_the_rest_of_the_file(model: Called) -> None:
    model.config.parent.mkdir(parents=True)
    model.config.write_text('# mine\nmodel = "/old.gguf"\nhint = false  # quiet\n')
    assert model("use", "none")[0] == ExitStatus.OK
    assert model.config.read_text() == '# mine\nmodel = ""\nhint = false  # quiet\n'


def test_another_programs_model_is_not_removed(model: Called, tmp_path: Path) -> None:
    folder = tmp_path / "cache/llama.cpp"
    folder.mkdir(parents=True)
    path = folder / "theirs.gguf"
    path.write_bytes(gguf_bytes(tmp_path))
    assert model("remove", "theirs", "--yes")[0] != ExitStatus.OK
    assert path.exists()


@pytest.mark.parametrize("words", [("use",), ("pull",), ("pull", "a/b", "c/d"), ("list", "x"), ("remove",)])
def test_wrong_words_are_told(model: Called, words: tuple[str, ...]) -> None:
    assert model(*words)[0] == ExitStatus.USAGE


def test_the_setting_in_a_linked_file_is_changed_where_it_is(model: Called, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "default"\n')
    model.config.parent.mkdir(parents=True)
    model.config.symlink_to(real)
    model("use", "none")
    assert model.config.is_symlink()
    assert tomllib.loads(real.read_text()) == {"theme": "default", "model": ""}


def test_a_faulty_config_is_left_alone(model: Called) -> None:
    model.config.parent.mkdir(parents=True)
    model.config.write_text("model = \n")
    assert model("use", "none")[0] != ExitStatus.OK
    assert model.config.read_text() == "model = \n"


def test_trust_is_kept_for_this_model_alone(model: Called) -> None:
    assert model.rows() is not None
    write_trust("one 1 2", 0.25)
    write_trust("two", 1.0)
    assert (read_trust("one 1 2"), read_trust("two"), read_trust("one 1 3")) == (0.25, 1.0, None)
    (model.models / "measured.json").write_text("[")
    assert read_trust("two") is None


FOUND = {
    "model": "m",
    "cases": 60,
    "accuracy_without": 0.7,
    "accuracy_with": 0.75,
    "held_back_without": 1.0,
    "held_back_with": None,
    "asked": 20,
    "right_where_asked": 9,
    "built_in_right_where_asked": 5,
    "trust": 0.455,
    "p50_ms": 900,
    "p95_ms": 1500,
    "loaded_ms": 200,
    "memory_mb": 512,
}


def test_the_summary_says_what_was_found_and_what_to_do() -> None:
    said = summary(FOUND)
    assert "70.0 % without it, 75.0 % with it" in said
    assert "Worth using" in said


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"asked": 0}, "No request"),
        ({"right_where_asked": 1}, "Not worth"),
        ({"right_where_asked": 5}, "It helps"),
        ({"right_where_asked": 5, "p50_ms": 5000}, "Not worth"),
    ],
)
def test_the_recommendation_follows_the_figures(change: dict[str, Any], begins: str) -> None:
    assert recommendation({**FOUND, **change}).startswith(begins)


def test_a_bench_of_what_is_not_there_says_so(model: Called) -> None:
    assert model("bench", "no-such-model")[0] != ExitStatus.OK
    assert model("bench", "m", "--cases", "none")[0] == ExitStatus.USAGE
    assert model("bench", "m", "--cases", "0")[0] == ExitStatus.USAGE
    assert model("bench", "no-such-model", "--cases", "3")[0] == ExitStatus.FAILED
