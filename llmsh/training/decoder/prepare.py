"""Makes the built-in model's training data: pairs, tokenizer and token numbers in one folder.

    python -m llmsh.training.decoder.prepare --public DIR_OF_PAIRS --out DIR [--shape small] [--copies 6]
    python -m llmsh.training.decoder.prepare --public DIR_OF_PAIRS --out DIR --shape compact --lines

With --lines there are no requests: a model of how commands go on, for the completion of a line.
Needs the `semantic` extra (tokenizers comes with it).
"""

import argparse
import json
import random
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llmsh.planner.compose.fragment import load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.planner import BuiltInPlanner
from llmsh.training.decoder.composed import composed_pairs
from llmsh.training.decoder.model import SHAPES
from llmsh.training.decoder.pairs import Pair, public_pairs, recipe_pairs
from llmsh.training.decoder.tokenizer import encode_command, encode_request, train_tokenizer

SEED = 11
# Of programs that few people have, this many are kept; their examples would outweigh all others.
RARE = 0.15
_TUNING = 512
LINES_HELD_BACK = 24


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--public", type=Path, help="folder of public pairs (JSON lines)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shape", choices=sorted(SHAPES), default="small")
    parser.add_argument("--composed", type=int, default=0, help="requests to compose from fragments; ten a second")
    parser.add_argument("--copies", type=int, default=6, help="of each phrasing, with other values each time")
    parser.add_argument("--lines", action="store_true", help="commands alone, each once, rare programs as well")
    options = parser.parse_args()
    rng = random.Random(SEED)
    pairs = list(recipe_pairs(load_recipes(recipe_files()), options.copies, rng))
    if options.public:
        known = everyday(options.public)
        pairs += [pair for pair in public_pairs(options.public, rng) if options.lines or is_wanted(pair, known, rng)]
    if options.composed:
        files = recipe_files()
        pairs += composed_pairs(BuiltInPlanner(files), load_fragments(files), options.composed, rng)
    if options.lines:
        pairs = without_requests(pairs)
    counts = prepare(pairs, options.out, SHAPES[options.shape].vocabulary)
    sys.stdout.write(json.dumps(counts) + "\n")
    return 0


def everyday(folder: Path) -> set[str]:
    """Programs that tldr's pages mark as everyday ones."""
    rows = (json.loads(line) for path in folder.glob("*.jsonl") for line in path.open(encoding="utf-8"))
    return {row["command"].split()[0] for row in rows if row.get("everyday") and row.get("command")}


def is_wanted(pair: Pair, everyday_programs: set[str], rng: random.Random) -> bool:
    program = pair.command.removeprefix("sudo ").split(" ")[0]
    return pair.source == "nl2bash" or program in everyday_programs or rng.random() < RARE


def without_requests(pairs: Iterable[Pair]) -> list[Pair]:
    """The commands, each once; one in LINES_HELD_BACK is kept from training."""
    commands = dict.fromkeys(pair.command for pair in pairs)
    return [Pair("", each, "lines", zlib.crc32(each.encode()) % LINES_HELD_BACK == 0) for each in commands]


def prepare(pairs: Sequence[Pair], folder: Path, vocabulary: int) -> dict[str, int]:
    """Write tokenizer.json, train.npz, held.npz and tuning.json into `folder`; returns how much of what there is."""
    folder.mkdir(parents=True, exist_ok=True)
    trained = list(dict.fromkeys((pair.request, pair.command) for pair in pairs if not pair.is_held_back))
    held = list(dict.fromkeys((pair.request, pair.command) for pair in pairs if pair.is_held_back))
    seen = set(trained)
    held = [pair for pair in held if pair not in seen]
    random.Random(SEED).shuffle(held)
    tokenizer = train_tokenizer((text for pair in trained for text in pair), vocabulary)
    tokenizer.save(str(folder / "tokenizer.json"))
    for name, chosen in (("train", trained), ("held", held)):
        requests = [encode_request(tokenizer, request) for request, _ in chosen]
        commands = [encode_command(tokenizer, command) for _, command in chosen]
        arrays: dict[str, Any] = {**_flat("request", requests), **_flat("command", commands)}
        np.savez(folder / f"{name}.npz", **arrays)
    (folder / "tuning.json").write_text(json.dumps(held[:_TUNING], indent=0), encoding="utf-8")
    tokens = sum(len(tokenizer.encode(text).ids) for pair in trained[:2000] for text in pair)
    per_pair = tokens / max(1, min(2000, len(trained)))
    return {"train": len(trained), "held": len(held), "tokens": round(per_pair * len(trained))}


def _flat(name: str, lists: Iterable[Sequence[int]]) -> dict[str, NDArray[np.int32]]:
    """Lists of numbers as one, and where each begins."""
    chosen = list(lists)
    starts = np.cumsum([0, *(len(each) for each in chosen)]).astype(np.int32)
    numbers = [number for each in chosen for number in each]
    return {name: np.array(numbers, dtype=np.int32), f"{name}_starts": starts}


if __name__ == "__main__":
    sys.exit(main())
