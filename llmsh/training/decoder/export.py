"""Writes a trained decoder as GGUF (Q8_0; norms as f32) and compares what llama.cpp says with what torch says.

    python -m llmsh.training.decoder.export --data DIR --checkpoint DIR/best.pt --out FILE.gguf [--compare 100]

Needs the `semantic` extra (torch) and gguf; the comparison llama-cpp-python.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gguf
import torch
from gguf import GGMLQuantizationType, LlamaFileType
from tokenizers import Tokenizer

from llmsh.core.generation import Generation
from llmsh.models.gguf_file import FORM_KEY
from llmsh.models.llama import LlamaModel
from llmsh.planner.question import MASKED
from llmsh.training.decoder.model import NORM_EPSILON, ROPE_BASE, Decoder, Shape
from llmsh.training.decoder.tokenizer import BEGIN, CONTROL, END, PAD, TURN, load_tokenizer, masks

MOST_TOKENS = 96


def load_checkpoint(path: Path) -> Decoder:
    value: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    model = Decoder(Shape(**value["shape"]))
    model.load_state_dict(value["model"])
    model.eval()
    return model


def write_gguf(model: Decoder, tokenizer: Tokenizer, path: Path, *, quantised: bool = True) -> None:
    """quantised: matrices as Q8_0, else as f32."""
    shape = model.shape
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("llmsh built-in")
    writer.add_license("apache-2.0")
    writer.add_file_type(LlamaFileType.MOSTLY_Q8_0 if quantised else LlamaFileType.ALL_F32)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_layer_norm_rms_eps(NORM_EPSILON)
    writer.add_rope_dimension_count(shape.head_width)
    writer.add_rope_freq_base(ROPE_BASE)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_string(FORM_KEY, MASKED)
    _add_tokenizer(writer, tokenizer, shape.vocabulary)
    for name, weight in model.state_dict().items():
        data = weight.float().numpy()
        if quantised and data.ndim == 2:
            packed = gguf.quants.quantize(data, GGMLQuantizationType.Q8_0)
            writer.add_tensor(name, packed, raw_dtype=GGMLQuantizationType.Q8_0)
        else:
            writer.add_tensor(name, data)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokenizer(writer: Any, tokenizer: Tokenizer, size: int) -> None:
    known = {number: text for text, number in tokenizer.get_vocab().items()}
    own = set(masks())
    tokens, kinds = [], []
    for number in range(size):
        text = known.get(number)
        tokens.append(text if text is not None else f"<unused{number}>")
        if text is None:
            kinds.append(gguf.TokenType.UNUSED)
        elif text in CONTROL:
            kinds.append(gguf.TokenType.CONTROL)
        else:
            kinds.append(gguf.TokenType.USER_DEFINED if text in own else gguf.TokenType.NORMAL)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    writer.add_tokenizer_model("gpt2")
    # The one whose digits stand alone; "default" reads half of all texts otherwise.
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([merge if isinstance(merge, str) else " ".join(merge) for merge in merges])
    writer.add_bos_token_id(BEGIN)
    writer.add_eos_token_id(END)
    writer.add_pad_token_id(PAD)
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)


def prompts_of(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """What a model is given for these pairs: the request; where there is none, the command's first word."""
    return [request + TURN if request else TURN + command.split(" ")[0] for request, command in pairs]


def agreement(model: Decoder, tokenizer: Tokenizer, path: Path, prompts: Sequence[str]) -> float:
    """The share of prompts to which llama.cpp says, token by token, what torch says."""
    llama = LlamaModel(path, threads=1)
    same = 0
    for prompt in prompts:
        said = model.greedy([BEGIN, *tokenizer.encode(prompt, add_special_tokens=False).ids], END, MOST_TOKENS)
        wanted = tokenizer.decode(said, skip_special_tokens=False)
        same += llama.complete(prompt, Generation(max_tokens=MOST_TOKENS, stop=())) == wanted
    llama.close()
    return same / max(1, len(prompts))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--compare", type=int, default=100, metavar="N", help="requests to compare; 0 for none")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer = load_checkpoint(options.checkpoint), load_tokenizer(options.data)
    write_gguf(model, tokenizer, options.out)
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB\n")
    if options.compare:
        pairs = json.loads((options.data / "tuning.json").read_text())[: options.compare]
        same = agreement(model, tokenizer, options.out, prompts_of(pairs))
        sys.stdout.write(f"the same as torch: {same:.3f} of {len(pairs)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
