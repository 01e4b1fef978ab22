"""The model that the settings name: a file, a name of one on the disk, or a server's address."""

from collections.abc import Iterator
from pathlib import Path

from llmsh.config import Settings
from llmsh.core.errors import ModelError
from llmsh.core.generation import GREEDY, Generation
from llmsh.core.ports import TextModel
from llmsh.models.discover import find_named


def open_model(settings: Settings) -> TextModel | None:
    """None where none is set. It is loaded, or connected, when it is first asked.

    Raises ModelError where `model` or what goes with it cannot be used.
    """
    named = settings.model
    if not named:
        return None
    if is_address(named):
        from llmsh.models.api_key import read_key
        from llmsh.models.endpoint import EndpointModel

        file = Path(settings.model_key_file).expanduser() if settings.model_key_file else None
        return EndpointModel(named, model=settings.model_name, key=read_key(file))
    from llmsh.models.llama import LlamaModel

    return LlamaModel(
        path_of(named),
        threads=max(0, settings.model_threads),
        context_tokens=max(0, settings.model_context_tokens),
        gpu_layers=settings.model_gpu_layers,
    )


class UnusableModel:
    """Implements core.ports.TextModel where the settings name a model that cannot be used: it says why, when asked."""

    form = ""

    def __init__(self, name: str, error: ModelError) -> None:
        self.name = self.identity = name
        self._error = error

    def pieces(self, prompt: str, how: Generation = GREEDY) -> Iterator[str]:
        raise self._error

    def complete(self, prompt: str, how: Generation = GREEDY) -> str:
        raise self._error

    def check(self) -> str:
        raise self._error

    def close(self) -> None:
        pass


def is_address(named: str) -> bool:
    return named.startswith(("http://", "https://"))


def path_of(named: str) -> Path:
    """The file that a path or a name means. Raises ModelError where a name means none, or several."""
    if named.startswith(("/", "~", "./", "../")) or (named.endswith(".gguf") and "/" in named):
        return Path(named).expanduser()
    found = find_named(named)
    if len(found) == 1:
        return found[0].path
    if found:
        raise ModelError(f"{named!r} may be {', '.join(model.name for model in found[:6])}", hint="say which")
    raise ModelError(f"no model is called {named!r} here", hint="see what there is: llmsh model list")
