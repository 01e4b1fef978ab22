"""Models that lie on this disk already: llmsh's own, and those of Ollama, llama.cpp, the Hugging Face cache, LM Studio.

Nothing is written, and other programs' files stay theirs.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from llmsh.config import data_dir

# What a folder is searched for at most, so that a wrong variable does not read a whole disk.
_MAX_ENTRIES = 20_000
_MAX_MANIFEST_BYTES = 1 << 20
# Later parts of a model in several files, and what sees pictures: no models by themselves.
_NO_MODEL = re.compile(r"-(?!00001)\d{5}-of-\d{5}\.gguf$|^mmproj|[-.]mmproj", re.IGNORECASE)
_PART = re.compile(r"-00001-of-(\d{5})$")
_OLLAMA_MODEL = "application/vnd.ollama.image.model"


@dataclass(frozen=True, slots=True)
class FoundModel:
    """name: what `model` in config.toml may call it. source: whose it is. size_bytes: of all its parts."""

    name: str
    path: Path
    source: str
    size_bytes: int

    @property
    def is_ours(self) -> bool:
        return self.source == OWN


OWN = "llmsh"


def models_dir() -> Path:
    """Where `llmsh model pull` puts models."""
    return data_dir() / "models"


def find_models() -> list[FoundModel]:
    """All, ours first, each file once; a folder that cannot be read has none."""
    found: list[FoundModel] = []
    seen: set[Path] = set()
    for model in _all():
        with contextlib.suppress(OSError):
            real = model.path.resolve(strict=True)
            if real not in seen:
                seen.add(real)
                found.append(model)
    return found


def find_named(name: str) -> list[FoundModel]:
    """The models called `name`: exactly, else without regard to case, else where it is a part of one name alone."""
    models = find_models()
    wanted = name.lower()
    tests: tuple[Callable[[FoundModel], bool], ...] = (
        lambda model: model.name == name,
        lambda model: model.name.lower() in (wanted, f"{wanted}:latest"),
        lambda model: wanted in model.name.lower(),
    )
    for test in tests:
        fitting = [model for model in models if test(model)]
        if fitting:
            # Ours stands for others of the same name.
            return fitting[:1] if len({model.name for model in fitting}) == 1 else fitting
    return []


def _all() -> Iterator[FoundModel]:
    home = Path.home()
    yield from _in_folder(models_dir(), OWN)
    for folder in _ollama_folders(home):
        yield from _of_ollama(folder)
    for folder in _llama_cpp_folders(home):
        yield from _in_folder(folder, "llama.cpp")
    for folder in _hub_caches(home):
        yield from _in_folder(folder, "Hugging Face")
    for folder in (home / ".lmstudio/models", home / ".cache/lm-studio/models"):
        yield from _in_folder(folder, "LM Studio")


def _ollama_folders(home: Path) -> Iterator[Path]:
    named = os.environ.get("OLLAMA_MODELS", "")
    if named.startswith("/"):
        yield Path(named)
    yield from (home / ".ollama/models", Path("/usr/share/ollama/.ollama/models"), Path("/var/lib/ollama/models"))


def _llama_cpp_folders(home: Path) -> Iterator[Path]:
    named = os.environ.get("LLAMA_CACHE", "")
    if named.startswith("/"):
        yield Path(named)
    cache = os.environ.get("XDG_CACHE_HOME", "")
    yield (Path(cache) if cache.startswith("/") else home / ".cache") / "llama.cpp"
    if sys.platform == "darwin":
        yield home / "Library/Caches/llama.cpp"


def _hub_caches(home: Path) -> Iterator[Path]:
    for variable, below in (("HF_HUB_CACHE", ""), ("HUGGINGFACE_HUB_CACHE", ""), ("HF_HOME", "hub")):
        named = os.environ.get(variable, "")
        if named.startswith("/"):
            yield Path(named) / below
    cache = os.environ.get("XDG_CACHE_HOME", "")
    yield (Path(cache) if cache.startswith("/") else home / ".cache") / "huggingface/hub"


def _in_folder(folder: Path, source: str) -> Iterator[FoundModel]:
    for path in sorted(_files(folder)):
        if path.suffix.lower() != ".gguf" or _NO_MODEL.search(path.name) or path.name.startswith("."):
            continue
        with contextlib.suppress(OSError):
            sizes = [part.stat().st_size for part in parts_of(path)]
            yield FoundModel(path.stem, path, source, sum(sizes))


def _files(folder: Path) -> Iterable[Path]:
    """Files below `folder`, links to files among them; folders behind links are not entered."""
    walk = ((Path(where), names) for where, _, names in os.walk(folder))
    return list(islice((where / name for where, names in walk for name in names), _MAX_ENTRIES))


def parts_of(path: Path) -> list[Path]:
    """All files of a model whose first one is `path`."""
    several = _PART.search(path.stem)
    if several is None:
        return [path]
    count = int(several[1])
    stem = path.stem[: several.start()]
    return [path.with_name(f"{stem}-{number:05}-of-{count:05}{path.suffix}") for number in range(1, count + 1)]


def _of_ollama(folder: Path) -> Iterator[FoundModel]:
    """Ollama keeps a manifest for each model, which names the file of its weights by its digest."""
    manifests = folder / "manifests"
    for path in sorted(_files(manifests)):
        parts = path.relative_to(manifests).parts
        if len(parts) < 3:
            continue
        blob = _weights_in(path, folder / "blobs")
        if blob is None:
            continue
        with contextlib.suppress(OSError):
            with blob.open("rb") as file:
                is_gguf = file.read(4) == b"GGUF"
            if is_gguf:
                yield FoundModel(_ollama_name(parts), blob, "Ollama", blob.stat().st_size)


def _ollama_name(parts: tuple[str, ...]) -> str:
    """registry.ollama.ai/library/qwen/0.5b is called qwen:0.5b; others keep what tells them apart."""
    *before, model, tag = parts
    if before[:1] == ["registry.ollama.ai"]:
        before = before[1:]
    if before == ["library"]:
        before = []
    return "/".join([*before, f"{model}:{tag}"])


def _weights_in(manifest: Path, blobs: Path) -> Path | None:
    try:
        if manifest.stat().st_size > _MAX_MANIFEST_BYTES:
            return None
        value = json.loads(manifest.read_bytes())
        for layer in value["layers"]:
            digest = layer["digest"]
            if layer["mediaType"] == _OLLAMA_MODEL and re.fullmatch(r"sha256:[0-9a-f]{64}", digest):
                return blobs / str(digest).replace(":", "-")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return None
