"""Prepared pairs as batches of like length."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from llmsh.training.decoder.tokenizer import PAD

# No loss at such targets.
IGNORED = -100
# How often a word of a request is left out, so that none is relied on; masks are never.
DROPPED = 0.08


@dataclass(frozen=True)
class Batch:
    """tokens, targets: (batch, time); the targets are those of commands alone."""

    tokens: torch.Tensor
    targets: torch.Tensor

    @property
    def size(self) -> int:
        """Tokens in it, filling left out."""
        return int((self.tokens != PAD).sum())


class Pairs:
    """One of the files that prepare.py writes. kept: token numbers that are never dropped, masks above all."""

    def __init__(self, path: Path, kept: frozenset[int]) -> None:
        with np.load(path) as arrays:
            self._requests, self._request_starts = arrays["request"], arrays["request_starts"]
            self._commands, self._command_starts = arrays["command"], arrays["command_starts"]
        self._kept = kept

    def __len__(self) -> int:
        return len(self._request_starts) - 1

    def pair(self, at: int) -> tuple[list[int], list[int]]:
        request = self._requests[self._request_starts[at] : self._request_starts[at + 1]]
        command = self._commands[self._command_starts[at] : self._command_starts[at + 1]]
        return request.tolist(), command.tolist()

    def batches(self, tokens: int, rng: random.Random, *, longest: int, noise: bool = True) -> Iterator[Batch]:
        """One pass over all pairs in batches of about `tokens`, those of like length together, in random order."""
        lengths = np.diff(self._request_starts) + np.diff(self._command_starts)
        order = sorted(range(len(self)), key=lambda at: (int(lengths[at]) + rng.random() * 6, at))
        groups: list[list[int]] = []
        group: list[int] = []
        for at in order:
            if lengths[at] > longest:
                continue
            if group and (len(group) + 1) * int(lengths[at]) > tokens:
                groups.append(group)
                group = []
            group.append(at)
        if group:
            groups.append(group)
        rng.shuffle(groups)
        for chosen in groups:
            yield self._batch(chosen, rng if noise else None)

    def _noised(self, request: list[int], rng: random.Random) -> list[int]:
        return [request[0], *(each for each in request[1:] if each in self._kept or rng.random() > DROPPED)]

    def _batch(self, chosen: list[int], rng: random.Random | None) -> Batch:
        rows, targets = [], []
        for at in chosen:
            request, command = self.pair(at)
            if rng is not None:
                request = self._noised(request, rng)
            whole = request + command
            rows.append(whole[:-1])
            targets.append([IGNORED] * (len(request) - 1) + command)
        width = max(map(len, rows))
        return Batch(
            torch.tensor([row + [PAD] * (width - len(row)) for row in rows]),
            torch.tensor([row + [IGNORED] * (width - len(row)) for row in targets]),
        )
