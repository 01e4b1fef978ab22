"""The header of a GGUF file: what the model is and how much memory it needs, without loading it.

Source: the GGUF specification of ggml, version 3. What is read is bounded, as the file may be anybody's.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from llmsh.core.errors import ModelError

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_FORMATS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_MAX_KEYS, _MAX_KEY_BYTES, _MAX_TEXT_BYTES = 10_000, 65_535, 1 << 20
# general.file_type: the names that people know the quantisations by.
_QUANTISATIONS = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S", 12: "Q3_K_M",
    13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K", 32: "BF16",
}  # fmt: skip
# A key and a value of 16 bits for each token and layer.
_CACHE_BYTES = 4
# What llama.cpp computes in, besides the weights and the cache.
_WORKING_BYTES = 128 << 20

# Written by training/decoder/export.py: how the model is to be asked.
FORM_KEY = "llmsh.form"

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class GgufFile:
    """facts: the scalar keys before the tokenizer's. size_bytes: of the file."""

    path: Path
    size_bytes: int
    facts: dict[str, Value]

    @property
    def architecture(self) -> str:
        return self._text("general.architecture")

    @property
    def title(self) -> str:
        return self._text("general.name") or self.path.stem

    @property
    def licence(self) -> str:
        return self._text("general.license")

    @property
    def form(self) -> str:
        """core.ports.TextModel.form."""
        return self._text(FORM_KEY)

    @property
    def quantisation(self) -> str:
        return _QUANTISATIONS.get(self._number("general.file_type", -1), "")

    @property
    def context_tokens(self) -> int:
        """The context that it was trained with; 0 when the file does not say."""
        return self._number(f"{self.architecture}.context_length", 0)

    def memory_bytes(self, context_tokens: int) -> int:
        """About what it takes with a context of so many tokens."""
        name = self.architecture
        layers = self._number(f"{name}.block_count", 0)
        width = self._number(f"{name}.embedding_length", 0)
        heads = self._number(f"{name}.attention.head_count", 1) or 1
        shared = self._number(f"{name}.attention.head_count_kv", heads)
        head = self._number(f"{name}.attention.key_length", width // heads)
        return self.size_bytes + layers * shared * head * context_tokens * _CACHE_BYTES + _WORKING_BYTES

    def _text(self, key: str) -> str:
        value = self.facts.get(key, "")
        return value if isinstance(value, str) else ""

    def _number(self, key: str, default: int) -> int:
        value = self.facts.get(key, default)
        return int(value) if isinstance(value, int | float) and 0 <= value < 1 << 40 else default


def read_gguf(path: Path) -> GgufFile:
    """Raises ModelError when it is no GGUF, or cut off in its header."""
    try:
        with path.open("rb") as file:
            return GgufFile(path, path.stat().st_size, facts_in(file))
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}", hint="see: llmsh model list") from error
    except (ValueError, EOFError) as error:
        raise ModelError(f"{path} is not a whole GGUF: {error}", hint="pull it again, or name another") from error


def facts_in(file: BinaryIO) -> dict[str, Value]:
    """The scalar keys before the tokenizer's. Raises ValueError when it is no GGUF, EOFError when it is cut off."""
    if file.read(4) != _MAGIC:
        raise ValueError("it does not begin with GGUF")
    version, _tensors, keys = _unpack(file, "IQQ")
    if version not in _VERSIONS:
        raise ValueError(f"version {version}")
    if keys > _MAX_KEYS:
        raise ValueError(f"{keys} keys")
    facts: dict[str, Value] = {}
    for _ in range(keys):
        key = _read_text(file, _MAX_KEY_BYTES)
        if key.startswith("tokenizer."):
            break  # tens of thousands of words follow
        value = _read_value(file, _unpack(file, "I")[0])
        if value is not None:
            facts[key] = value
    return facts


def _read_value(file: BinaryIO, kind: int) -> Value | None:
    """None for an array, which is passed over."""
    if kind == _STRING:
        return _read_text(file, _MAX_TEXT_BYTES)
    if kind == _ARRAY:
        inner, count = _unpack(file, "IQ")
        if inner in _FORMATS:
            file.seek(count * struct.calcsize(f"<{_FORMATS[inner]}"), 1)
        elif inner == _STRING and count <= _MAX_TEXT_BYTES:
            for _ in range(count):
                _read_text(file, _MAX_TEXT_BYTES)
        else:
            raise ValueError(f"an array of kind {inner}")
        return None
    if kind not in _FORMATS:
        raise ValueError(f"a value of kind {kind}")
    value: Value = _unpack(file, _FORMATS[kind])[0]
    return value


def _read_text(file: BinaryIO, limit: int) -> str:
    (length,) = _unpack(file, "Q")
    if length > limit:
        raise ValueError(f"a text of {length} bytes")
    data = file.read(length)
    if len(data) < length:
        raise EOFError("cut off")
    return data.decode("utf-8", "replace")


def _unpack(file: BinaryIO, form: str) -> tuple[int, ...]:
    size = struct.calcsize(f"<{form}")
    data = file.read(size)
    if len(data) < size:
        raise EOFError("cut off")
    return struct.unpack(f"<{form}", data)
