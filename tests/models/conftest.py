"""What every test of the models' room needs: nothing of the developer's network settings."""

import pytest


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "LLMSH_MODEL_API_KEY"):
        monkeypatch.delenv(name, raising=False)
