"""The decoder: Llama's shape, so that llama.cpp runs its GGUF; embeddings tied, no biases."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional

ROPE_BASE = 10_000.0
NORM_EPSILON = 1e-5


@dataclass(frozen=True)
class Shape:
    """width: of the embedding. hidden: of the feed-forward layer. context: the longest text, in tokens."""

    vocabulary: int = 4096
    width: int = 256
    layers: int = 5
    heads: int = 8
    hidden: int = 768
    context: int = 512

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


TINY = Shape(vocabulary=704, width=64, layers=2, heads=2, hidden=128)
# 1.4 and 5.3 million parameters, for a training on CPUs; and 27 million, for one on a GPU.
COMPACT = Shape(width=128, layers=4, heads=4, hidden=384)
SMALL = Shape()
LARGE = Shape(vocabulary=8192, width=448, layers=9, heads=14, hidden=1344)
SHAPES = {"tiny": TINY, "compact": COMPACT, "small": SMALL, "large": LARGE}

Cache = list[tuple[torch.Tensor, torch.Tensor]]


class Norm(nn.Module):  # type: ignore[misc]
    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        wide = x.float()
        scaled = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + NORM_EPSILON)
        return (scaled * self.weight.float()).to(x.dtype)


def rotate(x: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
    """Rotary embedding on neighbouring pairs, as llama.cpp does it for `llama`; x: (batch, heads, time, width)."""
    half = x.shape[-1] // 2
    speed = ROPE_BASE ** (-torch.arange(half, device=x.device, dtype=torch.float32) / half)
    angle = positions.float()[:, None] * speed
    cosine, sine = angle.cos().to(x.dtype), angle.sin().to(x.dtype)
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


def attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """Causal attention, the last query beside the last key. Written out: faster on CPUs and short texts."""
    scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
    time, length = scores.shape[-2:]
    later = torch.ones(time, length, dtype=torch.bool, device=scores.device).triu(length - time + 1)
    return scores.masked_fill(later, float("-inf")).softmax(-1) @ value


class Layer(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.head_width = shape.heads, shape.head_width
        self.attn_norm, self.ffn_norm = Norm(shape.width), Norm(shape.width)
        self.attn_q = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_k = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_v = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(
        self, x: torch.Tensor, positions: torch.Tensor, past: tuple[torch.Tensor, torch.Tensor] | None
    ) -> tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]:
        batch, time, width = x.shape
        normed = self.attn_norm(x)

        def split(linear: nn.Linear) -> torch.Tensor:
            return linear(normed).view(batch, time, self.heads, self.head_width).transpose(1, 2)

        query, key, value = (
            rotate(split(self.attn_q), positions),
            rotate(split(self.attn_k), positions),
            split(self.attn_v),
        )
        if past is not None:
            key, value = torch.cat((past[0], key), 2), torch.cat((past[1], value), 2)
        mixed = attend(query, key, value)
        x = x + self.attn_output(mixed.transpose(1, 2).reshape(batch, time, width))
        normed = self.ffn_norm(x)
        x = x + self.ffn_down(functional.silu(self.ffn_gate(normed)) * self.ffn_up(normed))
        return x, (key, value)


class Decoder(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.output_norm = Norm(shape.width)
        for name, weight in self.named_parameters():
            if weight.ndim == 2:
                nn.init.normal_(weight, std=0.02 if "embd" in name else shape.width**-0.5)
                if name.endswith(("attn_output.weight", "ffn_down.weight")):
                    nn.init.zeros_(weight)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Hidden states (batch, time, width) before the output layer."""
        hidden, _ = self.states(tokens, None)
        return hidden

    def states(self, tokens: torch.Tensor, past: Cache | None) -> tuple[torch.Tensor, Cache]:
        start = past[0][0].shape[2] if past else 0
        positions = torch.arange(start, start + tokens.shape[1], device=tokens.device)
        x = self.token_embd(tokens)
        now: Cache = []
        for number, layer in enumerate(self.blk):
            x, kept = layer(x, positions, past[number] if past else None)
            now.append(kept)
        return self.output_norm(x), now

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        return functional.linear(hidden, self.token_embd.weight)

    @torch.inference_mode()  # type: ignore[untyped-decorator, unused-ignore]
    def greedy(self, prompt: Sequence[int], end: int, most: int = 96) -> list[int]:
        """The likeliest continuation of `prompt` up to `end`, which is left out, or `most` tokens."""
        said: list[int] = []
        tokens = torch.tensor([list(prompt)], device=self.token_embd.weight.device)
        past: Cache | None = None
        while len(said) < most:
            hidden, past = self.states(tokens, past)
            token = int(self.logits(hidden[:, -1]).argmax())
            if token == end:
                break
            said.append(token)
            tokens = torch.tensor([[token]], device=tokens.device)
        return said
