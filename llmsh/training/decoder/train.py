"""Trains the built-in model on prepared pairs; goes on from the last checkpoint in its folder.

    python -m llmsh.training.decoder.train --data DIR --out DIR --shape small --hours 3 [--threads 2]
    python -m llmsh.training.decoder.train --data DIR --out DIR --shape large --hours 0.5 --device cuda --batch 65536

The learning rate stays flat; the last part of the time (`--cool`, a share) it falls to nothing, from a copy of the last
checkpoint, so that a longer training can go on from there. The best by accuracy (of lines alone,
by loss) is kept as best.pt.
Needs the `semantic` extra (torch).
"""

import argparse
import contextlib
import json
import math
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from llmsh.training.decoder.data import IGNORED, Batch, Pairs
from llmsh.training.decoder.model import SHAPES, Decoder, Shape
from llmsh.training.decoder.muon import Muon, multiplies_bfloat16
from llmsh.training.decoder.tokenizer import END, TURN, encode_request, load_tokenizer, masks

MATRIX_RATE, OTHER_RATE = 0.02, 3e-3
WARM_UP_STEPS = 100
SMOOTHING = 0.03
LONGEST = 160
_LOWEST = 0.02


class Trainer:
    """One training: its model, its optimizers, how far it is."""

    def __init__(self, data: Path, out: Path, shape: Shape, device: str, batch_tokens: int) -> None:
        self.out, self.shape, self.device, self._batch_tokens = out, shape, device, batch_tokens
        out.mkdir(parents=True, exist_ok=True)
        self.tokenizer = load_tokenizer(data)
        kept = {self.tokenizer.token_to_id(text) for text in masks()}
        # What ends a mask, and what ends a request.
        kept |= {self.tokenizer.token_to_id("}"), *self.tokenizer.encode(TURN).ids}
        self._train = Pairs(data / "train.npz", frozenset(kept))
        self._held = Pairs(data / "held.npz", frozenset(kept))
        self._tuning: list[tuple[str, str]] = [tuple(pair) for pair in json.loads((data / "tuning.json").read_text())]
        torch.manual_seed(7)
        self.model = Decoder(shape).to(device)
        matrices = [weight for name, weight in self.model.named_parameters() if weight.ndim == 2 and "blk" in name]
        others = [weight for name, weight in self.model.named_parameters() if not (weight.ndim == 2 and "blk" in name)]
        self._matrices = Muon(matrices, MATRIX_RATE)
        self._others = torch.optim.AdamW(others, OTHER_RATE, betas=(0.9, 0.95), weight_decay=0.0)
        self.steps = self.tokens = 0
        # A model of lines alone is chosen by its loss.
        self.has_requests = any(request for request, _ in self._tuning)
        self.best = -math.inf
        self._rng = random.Random(7)
        self._batches = self._endless()

    def _endless(self) -> Iterator[Batch]:
        while True:
            yield from self._train.batches(self._batch_tokens, self._rng, longest=LONGEST)

    def _loss(self, batch: Batch, smoothing: float) -> torch.Tensor:
        tokens, targets = batch.tokens.to(self.device), batch.targets.to(self.device)
        kind = self.device.split(":")[0]
        with torch.autocast(kind, dtype=torch.bfloat16, enabled=multiplies_bfloat16(kind)):
            hidden = self.model(tokens)
            # Only what has a target goes through the widest layer.
            wanted = targets != IGNORED
            logits = self.model.logits(hidden[wanted])
        return functional.cross_entropy(logits.float(), targets[wanted], label_smoothing=smoothing)

    def step(self, rate: float) -> float:
        """One step at a share of the full learning rate; the loss before it."""
        batch = next(self._batches)
        self.model.train()
        loss = self._loss(batch, SMOOTHING)
        loss.backward()
        warm = min(1.0, (self.steps + 1) / WARM_UP_STEPS)
        for optimizer, full in ((self._matrices, MATRIX_RATE), (self._others, OTHER_RATE)):
            for group in optimizer.param_groups:
                group["lr"] = full * warm * rate
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        self.tokens += batch.size
        return float(loss.detach())

    @torch.inference_mode()  # type: ignore[untyped-decorator, unused-ignore]
    def held_loss(self, batches: int = 12) -> float:
        """Mean loss over the same part of what was kept from training, in nats a token."""
        self.model.eval()
        losses = []
        for number, batch in enumerate(
            self._held.batches(self._batch_tokens, random.Random(1), longest=LONGEST, noise=False)
        ):
            if number == batches:
                break
            losses.append(float(self._loss(batch, 0.0)))
        return sum(losses) / max(1, len(losses))

    def accuracy(self, count: int) -> float:
        """The share of requests kept from training whose command comes out exactly."""
        self.model.eval()
        asked = self._tuning[:count]
        right = 0
        for request, command in asked:
            said = self.model.greedy(encode_request(self.tokenizer, request), END)
            right += self.tokenizer.decode(said, skip_special_tokens=False) == command
        return right / max(1, len(asked))

    def save(self, name: str) -> None:
        value = {
            "shape": self.shape.as_dict(),
            "model": self.model.state_dict(),
            "matrices": self._matrices.state_dict(),
            "others": self._others.state_dict(),
            "steps": self.steps,
            "tokens": self.tokens,
            "best": self.best,
        }
        torch.save(value, self.out / f".{name}")
        os.replace(self.out / f".{name}", self.out / name)

    def resume(self, path: Path) -> None:
        value: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(value["model"])
        self._matrices.load_state_dict(value["matrices"])
        self._others.load_state_dict(value["others"])
        self.steps, self.tokens, self.best = value["steps"], value["tokens"], value["best"]
        # Another order than the one that was seen.
        self._rng = random.Random(self.steps)
        self._batches = self._endless()


def train(trainer: Trainer, *, seconds: float, cool: float, every_s: float, count: int) -> None:
    """Train for `seconds`, the last `cool` of them with a falling rate; log and save every `every_s`."""
    began = last = time.monotonic()
    flat_until = seconds * (1 - cool)
    is_cooling = False
    losses: list[float] = []
    with (trainer.out / "log.jsonl").open("a", encoding="utf-8") as log:
        while True:
            now = time.monotonic()
            spent = now - began
            is_done = spent >= seconds
            if losses and (is_done or now - last >= every_s or (not is_cooling and spent >= flat_until)):
                last = now
                _report(trainer, log, losses, spent, count, is_cooling=is_cooling)
                losses = []
                if is_done:
                    return
            if not is_cooling and spent >= flat_until:
                is_cooling = True
            rate = max(_LOWEST, (seconds - spent) / (seconds * cool)) if is_cooling and cool else 1.0
            losses.append(trainer.step(rate))


def _report(trainer: Trainer, log: Any, losses: list[float], spent_s: float, count: int, *, is_cooling: bool) -> None:
    accuracy = trainer.accuracy(count) if trainer.has_requests else 0.0
    held_loss = trainer.held_loss()
    line = {
        "steps": trainer.steps,
        "tokens": trainer.tokens,
        "seconds": round(spent_s),
        "loss": round(sum(losses) / len(losses), 4),
        "held_loss": round(held_loss, 4),
        "accuracy": round(accuracy, 4),
        "cooling": is_cooling,
    }
    log.write(json.dumps(line) + "\n")
    log.flush()
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    if not is_cooling:
        trainer.save("last.pt")
    score = accuracy if trainer.has_requests else -held_loss
    if score >= trainer.best:
        trainer.best = score
        trainer.save("best.pt")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="what prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shape", choices=sorted(SHAPES), default="small")
    parser.add_argument("--hours", type=float, default=2.5)
    parser.add_argument("--cool", type=float, default=0.3, help="share of the time with a falling rate; 0 for none")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=4096, help="tokens of one step")
    parser.add_argument("--every", type=float, default=300, help="seconds between checkpoints")
    parser.add_argument("--count", type=int, default=256, help="requests of which the accuracy is measured")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    trainer = Trainer(options.data, options.out, SHAPES[options.shape], options.device, options.batch)
    if (options.out / "last.pt").is_file():
        trainer.resume(options.out / "last.pt")
    with contextlib.suppress(KeyboardInterrupt):
        train(trainer, seconds=options.hours * 3600, cool=options.cool, every_s=options.every, count=options.count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
