"""How much a line reads like a sentence: a logistic score over features, weights from fit.py."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("weights.txt")


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Feature → weight."""
    table: dict[str, float] = {}
    for line in WEIGHTS_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, value = line.rsplit(" ", 1)
            table[name] = float(value)
    return table


def logit(features: Mapping[str, float]) -> float:
    """Log-odds that the line is a sentence; 0 is even."""
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in features.items())
