"""What a request leads one to expect in its command: log-odds for each piece of a command's sketch.

A small network (terms and their neighbours → hidden units → pieces), trained by `llmsh.training.train_expectation` on
the recipes and on public pairs of requests and commands; at run time only numpy reads it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS_FILE = Path(__file__).with_name("expectation.npz")
_LEVELS = 127


def grams(terms: Sequence[str]) -> list[str]:
    """The network's inputs: the terms and each with the one before it."""
    return [*terms, *(f"{one} {other}" for one, other in zip(("^", *terms), terms, strict=False))]


class Expectation:
    """inputs: grams; pieces: what is told about; weights: see `save`."""

    def __init__(self, inputs: Sequence[str], pieces: Sequence[str], weights: dict[str, NDArray[np.float32]]) -> None:
        self._inputs = {gram: at for at, gram in enumerate(inputs)}
        self.rows = {piece: at for at, piece in enumerate(pieces)}
        self._weights = weights

    def log_odds(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """For each piece how likely it is in the command for a request of these terms; shape (pieces,)."""
        known = [self._inputs[gram] for gram in grams(terms) if gram in self._inputs]
        weights = self._weights
        summed = weights["embedding"][known].sum(axis=0) / max(len(known), 1) ** 0.5
        hidden = np.maximum(summed + weights["hidden_bias"], 0)
        return np.asarray(weights["output"] @ hidden + weights["output_bias"], dtype=np.float32)


def quantise(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """8-bit steps, and the size of a step in each row."""
    scales = np.abs(matrix).max(axis=1, keepdims=True) / _LEVELS
    return np.round(matrix / np.where(scales == 0, 1, scales)).astype(np.int8), scales.astype(np.float32)


def save(path: Path, inputs: Sequence[str], pieces: Sequence[str], weights: dict[str, NDArray[np.float32]]) -> None:
    """weights: embedding (inputs, hidden), hidden_bias (hidden,), output (pieces, hidden), output_bias (pieces,)."""
    embedding, embedding_scales = quantise(weights["embedding"])
    output, output_scales = quantise(weights["output"])
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            inputs=_bytes(inputs),
            pieces=_bytes(pieces),
            embedding=embedding,
            embedding_scales=embedding_scales,
            hidden_bias=weights["hidden_bias"],
            output=output,
            output_scales=output_scales,
            output_bias=weights["output_bias"],
        )


def _bytes(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


@cache
def load_expectation(path: Path = WEIGHTS_FILE) -> Expectation:
    """The shipped network. Raises OSError, ValueError when the file is missing or damaged."""
    with np.load(path, allow_pickle=False) as stored:
        inputs = stored["inputs"].tobytes().decode().split("\n")
        pieces = stored["pieces"].tobytes().decode().split("\n")
        weights = {
            "embedding": stored["embedding"].astype(np.float32) * stored["embedding_scales"],
            "hidden_bias": stored["hidden_bias"],
            "output": stored["output"].astype(np.float32) * stored["output_scales"],
            "output_bias": stored["output_bias"],
        }
    if len(inputs) != len(weights["embedding"]) or len(pieces) != len(weights["output"]):
        raise ValueError(f"{path}: the lists and the weights do not agree")
    return Expectation(inputs, pieces, weights)


# Features of a reading's command, see `Told`.
NAMES = ("expected", "expected_behind", "least_expected", "least_expected_program", "expected_left", "strange_pieces")
NOTHING = (0.0,) * len(NAMES)
_LEAST, _MOST = -6.0, 3.0


class Told:
    """What the network says about commands for one request."""

    def __init__(self, terms: Sequence[str]) -> None:
        network = load_expectation()
        self._rows = network.rows
        self._log_odds = network.log_odds(terms)
        likely = np.flatnonzero(self._log_odds > 0)
        chances = 1 / (1 + np.exp(-self._log_odds[likely]))
        self._likely = dict(zip(likely.tolist(), chances.tolist(), strict=True))

    def features(self, sketches: Sequence[frozenset[str]]) -> list[tuple[float, ...]]:
        """For each sketch: the sum of its pieces' log-odds and how far it is behind the best one's, the least of them

        all and of programs, the pieces it lacks, as the sum of their chances, and how many are unknown.
        """
        found = []
        for pieces in sketches:
            known = [self._rows[piece] for piece in pieces if piece in self._rows]
            odds = [min(max(float(self._log_odds[row]), _LEAST), _MOST) for row in known]
            programs = [
                min(max(float(self._log_odds[self._rows[piece]]), _LEAST), _MOST)
                for piece in pieces
                if " " not in piece and piece in self._rows
            ]
            left = sum(chance for row, chance in self._likely.items() if row not in known)
            strange = sum(piece not in self._rows for piece in pieces)
            least_program = min(programs, default=_LEAST)
            found.append(
                (sum(odds) / 10, min(odds, default=_LEAST) / 5, least_program / 5, min(left, 6.0), min(strange, 4) / 4)
            )
        best = max((item[0] for item in found), default=0.0)
        return [(item[0], best - item[0], *item[1:]) for item in found]
