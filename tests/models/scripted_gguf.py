"""A real GGUF whose words are known: each token's only follower is written into the output matrix.

Embeddings are one-hot, attention and feed-forward add nothing, so the logits depend on the last token alone.
"""

from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

_HEADS, _HEAD_WIDTH = 10, 32
WIDTH = _HEADS * _HEAD_WIDTH
_FEED_FORWARD = 32
_CONTROL, _NORMAL, _USER = 3, 1, 4


def write_scripted_gguf(
    path: Path,
    followers: Mapping[str, str],
    *,
    chat_template: str = "",
    context: int = 4096,
    licence: str = "",
    noise: np.random.Generator | None = None,
    quantised: bool = False,
    sharpness: float = 1.0,
) -> None:
    """A model that says `followers[token]` after `token`; those of several characters are tokens of their own.

    noise: its words are drawn from that instead. quantised: matrices as Q8_0. sharpness: how sure it is of each.
    """
    own = sorted({*followers, *followers.values()} - {"\n", *_bytes()})
    tokens = ["<s>", "</s>", *_bytes(), *own]
    kinds = [_CONTROL, _CONTROL, *[_NORMAL] * 256, *[_USER] * len(own)]
    assert len(tokens) <= WIDTH
    rows = {token: at for at, token in enumerate(tokens)} | {"\n": tokens.index("Ċ")}
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0 if quantised else gguf.LlamaFileType.ALL_F32)
    if licence:
        writer.add_license(licence)
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_FEED_FORWARD)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_HEAD_WIDTH)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges(["a b"])
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(1)
    writer.add_add_bos_token(True)
    if chat_template:
        writer.add_chat_template(chat_template)
    embedding = np.eye(len(tokens), WIDTH, dtype=np.float32)
    output = np.zeros((len(tokens), WIDTH), dtype=np.float32)
    output[1] = 0.1  # what has no follower ends the text
    for token, follower in followers.items():
        output[rows[follower], rows[token]] = sharpness
    if noise is not None:
        output = noise.normal(size=output.shape).astype(np.float32)

    def add(name: str, matrix: NDArray[np.float32]) -> None:
        if quantised:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(matrix, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, matrix)

    add("token_embd.weight", embedding)
    add("output.weight", output)
    ones, square = np.ones(WIDTH, dtype=np.float32), np.zeros((WIDTH, WIDTH), dtype=np.float32)
    writer.add_tensor("output_norm.weight", ones)
    for name in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{name}.weight", ones)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        add(f"blk.0.{name}.weight", square)
    for name in ("ffn_gate", "ffn_up"):
        add(f"blk.0.{name}.weight", np.zeros((_FEED_FORWARD, WIDTH), dtype=np.float32))
    add("blk.0.ffn_down.weight", np.zeros((WIDTH, _FEED_FORWARD), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_random_gguf(path: Path, seed: int = 1) -> None:
    """A model of bytes that has learned nothing: its weights are noise."""
    write_scripted_gguf(path, {"e": "l", "l": "s"}, noise=np.random.default_rng(seed))


def _bytes() -> list[str]:
    """The 256 bytes as GPT-2's byte-level alphabet writes them: printable ones as themselves, others shifted."""
    kept = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    shifted = iter(range(0x100, 0x200))
    return [chr(byte) if byte in kept else chr(next(shifted)) for byte in range(256)]
