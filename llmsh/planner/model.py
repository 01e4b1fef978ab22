"""The door to llama.cpp: a GGUF of the user's that continues text. Nothing else imports llama_cpp."""

import os
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from llmsh.core.errors import ModelError
from llmsh.core.work import current

CONTEXT_TOKENS = 4096
MAX_TOKENS = 160
# Longer than this nobody waits for a plan; what came until then is used.
DEADLINE_S = 8.0


class LlamaModel:
    """Implements core.ports.TextModel over llama-cpp-python; the file is loaded at the first need.

    path: a GGUF. threads: None takes the machine's cores, at most 8.
    """

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self._path = path
        self._threads = threads or min(os.cpu_count() or 1, 8)

    @property
    def name(self) -> str:
        return self._path.stem

    def complete(self, prompt: str, *, stop: Sequence[str] = ("\n",)) -> str:
        """The model's most likely continuation of `prompt` up to `stop`. Raises ModelError."""
        return "".join(self._pieces(prompt, stop))

    def _pieces(self, prompt: str, stop: Sequence[str]) -> Iterator[str]:
        deadline = time.monotonic() + DEADLINE_S
        try:
            stream = self._llama.create_completion(
                prompt, max_tokens=MAX_TOKENS, stop=list(stop), temperature=0.0, stream=True
            )
            for piece in stream:
                yield piece["choices"][0]["text"]
                if time.monotonic() > deadline or current().is_given_up():
                    return
        except (ValueError, RuntimeError) as error:
            raise ModelError(
                f"{self._path}: {error}", hint="try another model, or unset `model` in config.toml"
            ) from error

    @cached_property
    def _llama(self) -> Any:
        if not self._path.is_file():
            raise ModelError(f"{self._path}: no such file", hint="set `model` in config.toml to a GGUF file")
        from llama_cpp import Llama

        try:
            return Llama(str(self._path), n_ctx=CONTEXT_TOKENS, n_threads=self._threads, verbose=False)
        except (ValueError, RuntimeError, OSError) as error:
            raise ModelError(f"{self._path}: llama.cpp cannot load it: {error}", hint="is it a whole GGUF?") from error
