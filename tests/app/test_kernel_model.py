"""The kernel plans with the user's model: loaded when it is asked, its memory given back when it is idle."""

from pathlib import Path

import pytest

pytest.importorskip("llama_cpp")
pytest.importorskip("gguf")

from llmsh.app.kernel_services import Services
from llmsh.config import load
from llmsh.core.work import Work
from tests.models.scripted_gguf import write_scripted_gguf

pytestmark = pytest.mark.model


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    for name in ("data", "state", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "scripted.gguf"
    write_scripted_gguf(path, {"Command:": " uptime", " uptime": "\n", "\n": "\n"})
    config = tmp_path / "config/llmsh/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'model = "{path}"\nmodel_idle_s = 0.0\nmodel_threads = 1\n')
    return Services(load())


def test_a_plan_asks_the_model_and_its_memory_is_given_back(services: Services, tmp_path: Path) -> None:
    assert services.facts()["model"] == {"name": "scripted", "loaded": False}
    work = Work(is_given_up=lambda: False, report=lambda stage, value: None)
    context = {"cwd": str(tmp_path), "home": str(tmp_path)}
    services.methods["plan"]({"request": "frobnicate the quux until it sings", "context": context}, work)
    assert services.facts()["model"] == {"name": "scripted", "loaded": True}
    assert services._resident is not None
    assert services._resident.release_if_idle()
    assert services.facts()["model"] == {"name": "scripted", "loaded": False}
