"""Trains what a request leads one to expect in its command and writes `llmsh/planner/expectation.npz`.

    python -m llmsh.training.train_expectation --public DIR_OF_PAIRS

Requests are the recipes' phrasings and the public pairs; for each piece of a command's sketch the network learns how
likely it is. What pairs.py holds back is left out: the ranking is trained on that. Needs the `semantic` extra (torch);
two minutes on two cores.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from llmsh.core.context import Context, Userland
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.expectation import WEIGHTS_FILE, grams, save
from llmsh.planner.index_terms import index_terms
from llmsh.planner.planner import strip_politeness
from llmsh.planner.reading import Reading
from llmsh.planner.retrieve import query_terms
from llmsh.planner.sketch import sketch
from llmsh.training.pairs import is_held_back, public_is_held_back

HIDDEN = 160
EPOCHS = 8
BATCH = 512
LEARNING_RATE = 8e-3
DROPOUT = 0.3
SEED = 7
# How often a term, a pair of neighbours and a piece must be seen.
LEAST_TERM, LEAST_PAIR, LEAST_PIECE = 3, 4, 6
# Rare programs of tldr count less, and cheat-sheets half: their texts are terse.
RARE, TERSE = 0.2, 0.5
LONGEST = 400


@dataclass(frozen=True)
class Row:
    """A request as grams, the pieces of its command, what it counts, and whether it is kept from training."""

    grams: list[str]
    pieces: list[str]
    weight: float
    is_held_back: bool


def rows_of(public: Path) -> Iterator[Row]:
    context = Context(cwd=Path("/nowhere"), home=Path("/nowhere"), elsewhere=True)
    for path in sorted(public.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            is_nl2bash = pair["source"] == "nl2bash"
            weight = 1.0 if is_nl2bash or pair.get("everyday") else RARE if "everyday" in pair else TERSE
            for text in {pair["nl"], pair.get("nl_concrete") or pair["nl"]}:
                if len(text) <= LONGEST:
                    terms = query_terms(Reading.of(strip_politeness(text), context))
                    held_back = is_nl2bash and public_is_held_back(pair["cmd"])
                    yield Row(grams(terms), sorted(sketch(pair["cmd"])), weight, held_back)
    for recipe in load_recipes(recipe_files()):
        pieces = sorted(sketch(recipe.commands[Userland.GNU][0]))
        for phrasing in recipe.phrasings:
            yield Row(grams(index_terms(phrasing, dict(recipe.slots))), pieces, 1.0, is_held_back(phrasing))


class Network(nn.Module):  # type: ignore[misc]
    def __init__(self, inputs: int, pieces: int) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(inputs, HIDDEN, mode="sum")
        nn.init.normal_(self.embedding.weight, std=0.1)
        self.hidden_bias = nn.Parameter(torch.zeros(HIDDEN))
        self.output = nn.Linear(HIDDEN, pieces)
        nn.init.constant_(self.output.bias, -5)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, inputs: torch.Tensor, starts: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
        hidden = torch.relu(self.embedding(inputs, starts) / counts[:, None] ** 0.5 + self.hidden_bias)
        found: torch.Tensor = self.output(self.dropout(hidden))
        return found


class Encoded:
    """Rows as numbers, a batch at a time."""

    def __init__(self, rows: Sequence[Row], inputs: dict[str, int], pieces: dict[str, int]) -> None:
        self.inputs = [[inputs[gram] for gram in row.grams if gram in inputs] for row in rows]
        self.pieces = [[pieces[piece] for piece in row.pieces if piece in pieces] for row in rows]
        self.weights = torch.tensor([row.weight for row in rows])
        self.width = len(pieces)

    def batch(self, chosen: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """The network's three arguments, and the pieces as zeros and ones, shape (batch, pieces)."""
        lists = [self.inputs[at] for at in chosen]
        starts = np.cumsum([0, *(len(found) for found in lists[:-1])])
        wanted = torch.zeros(len(chosen), self.width)
        for line, at in enumerate(chosen):
            wanted[line, self.pieces[at]] = 1
        counts = torch.tensor([float(max(len(found), 1)) for found in lists])
        flat = torch.tensor([number for found in lists for number in found], dtype=torch.long)
        return flat, torch.tensor(starts), counts, wanted


def train(network: Network, data: Encoded, rng: random.Random) -> None:
    total = len(data.inputs)
    optimizer = torch.optim.Adam(network.parameters())
    steps = EPOCHS * ((total + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=steps)
    network.train()
    for _ in range(EPOCHS):
        order = rng.sample(range(total), total)
        for start in range(0, total, BATCH):
            chosen = order[start : start + BATCH]
            *arguments, wanted = data.batch(chosen)
            losses = nn.functional.binary_cross_entropy_with_logits(network(*arguments), wanted, reduction="none")
            loss = (losses.sum(1) * data.weights[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()


def measure(network: Network, data: Encoded) -> tuple[float, float]:
    """Nats for each row, and the share of rows whose pieces are all right."""
    network.eval()
    loss, exact = 0.0, 0
    with torch.no_grad():
        for start in range(0, len(data.inputs), BATCH):
            *arguments, wanted = data.batch(range(start, min(start + BATCH, len(data.inputs))))
            told = network(*arguments)
            loss += float(nn.functional.binary_cross_entropy_with_logits(told, wanted, reduction="sum"))
            exact += int(((told > 0).float() == wanted).all(1).sum())
    return loss / len(data.inputs), exact / len(data.inputs)


def _numbered(counts: Counter[str], least: dict[bool, float]) -> dict[str, int]:
    return {name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= least[" " in n]))}


def _array(tensor: torch.Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--public", type=Path, required=True, help="folder with the public pairs")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args()
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    rows = list(rows_of(options.public))
    trained = [row for row in rows if not row.is_held_back]
    seen: Counter[str] = Counter(gram for row in trained for gram in set(row.grams))
    weights: Counter[str] = Counter()
    for row in trained:
        for piece in row.pieces:
            weights[piece] += row.weight  # type: ignore[assignment]
    inputs = _numbered(seen, {False: LEAST_TERM, True: LEAST_PAIR})
    pieces = _numbered(weights, {False: LEAST_PIECE, True: LEAST_PIECE})
    network = Network(len(inputs), len(pieces))
    train(network, Encoded(trained, inputs, pieces), rng)
    nats, exact = measure(network, Encoded([row for row in rows if row.is_held_back], inputs, pieces))
    matrices = {
        "embedding": _array(network.embedding.weight),
        "hidden_bias": _array(network.hidden_bias),
        "output": _array(network.output.weight),
        "output_bias": _array(network.output.bias),
    }
    save(options.out, list(inputs), list(pieces), matrices)
    sys.stdout.write(
        f"{len(inputs)} grams, {len(pieces)} pieces, {options.out.stat().st_size} bytes; "
        f"held back: {nats:.2f} nats, {exact:.3f} exact\n"
    )


if __name__ == "__main__":
    main()
