"""Models on the disk: those of other programs are found by name, never touched."""

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("gguf")

from llmsh.config import Settings
from llmsh.core.errors import ModelError
from llmsh.models.choose import UnusableModel, open_model, path_of
from llmsh.models.discover import find_models, find_named, models_dir
from llmsh.models.endpoint import EndpointModel
from llmsh.models.llama import LlamaModel
from tests.models.scripted_gguf import write_scripted_gguf

DIGEST = "sha256:" + "ab" * 32


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (*(name for name in os.environ if name.startswith(("HF_", "XDG_"))), "OLLAMA_MODELS", "LLAMA_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_scripted_gguf(path, {"a": "b"})
    return path


def put_ollama(home: Path, name: str, layers: object) -> None:
    manifest = home / ".ollama/models/manifests" / name
    manifest.parent.mkdir(parents=True, exist_ok=True)
    manifest.write_text(json.dumps({"schemaVersion": 2, "layers": layers}))


def test_models_of_every_program_are_found(home: Path) -> None:
    put(models_dir() / "ours.gguf")
    put(home / ".cache/llama.cpp/org_qwen.gguf")
    snapshot = home / ".cache/huggingface/hub/models--org--x/snapshots/abc"
    snapshot.mkdir(parents=True)
    (snapshot / "x-q4.gguf").symlink_to(put(home / ".cache/huggingface/hub/models--org--x/blobs/0123"))
    put(home / ".lmstudio/models/org/repo/studio.gguf")
    put(home / ".ollama/models/blobs" / DIGEST.replace(":", "-"))
    put_ollama(
        home,
        "registry.ollama.ai/library/qwen/0.5b",
        [
            {"mediaType": "application/vnd.ollama.image.template", "digest": "sha256:" + "0" * 64},
            {"mediaType": "application/vnd.ollama.image.model", "digest": DIGEST},
        ],
    )
    found = {(model.source, model.name) for model in find_models()}
    assert found == {
        ("llmsh", "ours"),
        ("llama.cpp", "org_qwen"),
        ("Hugging Face", "x-q4"),
        ("LM Studio", "studio"),
        ("Ollama", "qwen:0.5b"),
    }
    assert path_of("qwen:0.5b").name == DIGEST.replace(":", "-")


@pytest.mark.parametrize(
    "layers", [None, [{}], [{"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:../../etc/passwd"}]]
)
def test_a_manifest_that_is_wrong_has_no_model(home: Path, layers: object) -> None:
    put_ollama(home, "registry.ollama.ai/library/qwen/0.5b", layers)
    assert find_models() == []


def test_one_file_is_listed_once_and_a_model_in_parts_as_one(home: Path) -> None:
    whole = put(models_dir() / "a.gguf")
    (models_dir() / "mmproj-a.gguf").write_bytes(b"GGUF")
    again = home / ".cache/llama.cpp/b.gguf"
    again.parent.mkdir(parents=True)
    again.symlink_to(whole)
    for number in (1, 2):
        (models_dir() / f"big-0000{number}-of-00002.gguf").write_bytes(b"GGUF" * 10)
    found = find_models()
    assert [model.name for model in found] == ["a", "big-00001-of-00002"]
    assert found[1].size_bytes == 80


def test_a_name_is_found_by_what_is_told_of_it(home: Path) -> None:
    for name in ("Qwen-0.5B-Q8_0", "qwen-7b", "phi"):
        put(models_dir() / f"{name}.gguf")
    assert [model.name for model in find_named("qwen-7b")] == ["qwen-7b"]
    assert [model.name for model in find_named("qwen-0.5b-q8_0")] == ["Qwen-0.5B-Q8_0"]
    assert [model.name for model in find_named("ph")] == ["phi"]
    with pytest.raises(ModelError, match="may be"):
        path_of("qwen")
    with pytest.raises(ModelError, match="no model is called"):
        path_of("llama")


def test_settings_name_a_file_a_name_or_a_server(home: Path) -> None:
    put(models_dir() / "phi.gguf")
    assert open_model(Settings()) is None
    assert isinstance(open_model(Settings(model="phi")), LlamaModel)
    assert isinstance(open_model(Settings(model="~/x.gguf")), LlamaModel)
    assert isinstance(open_model(Settings(model="http://localhost:11434", model_name="qwen")), EndpointModel)
    with pytest.raises(ModelError):
        open_model(Settings(model="http://"))


def test_a_model_that_cannot_be_used_says_why_when_it_is_asked() -> None:
    with pytest.raises(ModelError, match="gone"):
        UnusableModel("x", ModelError("gone")).complete("x")
