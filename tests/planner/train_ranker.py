"""Trains the weights of planner/features.py and prints them.

    python -m tests.planner.train_ranker --public DIR_OF_PAIRS --rows FOLDER

Requests: the recipes' examples and phrasings that the embedding has not seen, with values filled in and the indexes
blind to that very phrasing; requests put together from fragments; public pairs left out of the training of what a
command is expected to hold; the development part of the evaluation, each reading judged by running it; and sentences
that ask for nothing a shell can do. The features are kept in the folder, so that fitting can be tried again.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from llmsh.app import wiring
from llmsh.core.context import Context
from llmsh.planner import features, rank
from llmsh.planner.align import Pattern
from llmsh.planner.compiled import CompiledCorpus
from llmsh.planner.index_terms import bag_of
from llmsh.planner.planner import BuiltInPlanner, strip_politeness
from llmsh.planner.proposal import Proposal
from llmsh.training.pairs import public_is_held_back
from tests.eval import sandbox
from tests.eval.__main__ import environment
from tests.eval.case import load_cases, sealed_ids
from tests.eval.judge import Judge
from tests.planner import ranking_requests
from tests.planner.fixtures import build

TOP, TOP_RUN = 10, 6
# The share of the corpus' requests, and how many are put together from fragments.
SHARE, COMPOSED = 0.35, 500
# What a request of each kind counts.
COUNTS = {"recipe": 0.5, "composition": 0.3, "nothing": 1.0, "public": 1.0, "case": 2.0}
# Weights that none of these requests can teach: they are asked outside repositories, with invented values.
FIXED = ("fits", "outside_repository", "wrong_operand", "only_reads", "acts_unasked", "deletes_unasked", "fields_left")
PRIOR = 3.0
SEED = 7
LISTWISE = 1.0


@dataclass
class Rows:
    """One row a proposal. groups: the number of its request; kinds: the kind of each request."""

    features: NDArray[np.float64]
    labels: NDArray[np.float64]
    groups: NDArray[np.int64]
    kinds: NDArray[np.str_]


@contextmanager
def blinded(corpus: CompiledCorpus, document: int | None, blind: tuple[int, int]) -> Iterator[None]:
    """Hide one phrasing from both indexes and from its recipe's bag of words."""
    number, at = blind
    if document is None:
        yield
        return
    recipe = corpus.recipes[number]
    others = replace(recipe, phrasings=recipe.phrasings[:at] + recipe.phrasings[at + 1 :])
    kept_words = corpus.bag_words
    bag = frozenset(bag_of(others))
    lost = {corpus.bags.terms[word] for word in kept_words[number] - bag if word in corpus.bags.terms}
    spots = np.flatnonzero(corpus.index.documents == document)
    starts = corpus.bags.starts
    bag_spots = [
        int(starts[row] + np.flatnonzero(corpus.bags.documents[starts[row] : starts[row + 1]] == number)[0])
        for row in lost
    ]
    saved, saved_bags = corpus.index.weights[spots].copy(), corpus.bags.weights[bag_spots].copy()
    corpus.index.weights[spots] = 0
    corpus.bags.weights[bag_spots] = 0
    saved_vector = corpus.vectors.vectors[document].copy()
    corpus.vectors.vectors[document] = 0
    corpus.__dict__["bag_words"] = (*kept_words[:number], bag, *kept_words[number + 1 :])
    corpus.__dict__.setdefault("_patterns", {})[blind] = Pattern.of("zzzz")
    yield
    corpus.index.weights[spots] = saved
    corpus.bags.weights[bag_spots] = saved_bags
    corpus.vectors.vectors[document] = saved_vector
    corpus.__dict__["bag_words"] = kept_words
    del corpus.__dict__["_patterns"][blind]


class Collector:
    """Gathers rows."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, ...]] = []
        self._labels: list[float] = []
        self._groups: list[int] = []
        self._kinds: list[str] = []

    def add(self, found: Sequence[Proposal], labels: ranking_requests.Labels, kind: str) -> None:
        known = [(one.features, label) for one, label in zip(found, labels, strict=True) if label is not None]
        if known:
            self._rows += [shown for shown, _ in known]
            self._labels += [label for _, label in known]
            self._groups += [len(self._kinds)] * len(known)
            self._kinds.append(kind)

    def rows(self) -> Rows:
        return Rows(np.array(self._rows), np.array(self._labels), np.array(self._groups), np.array(self._kinds))


def of_texts(planner: BuiltInPlanner, public: Path, rng: random.Random) -> Rows:
    """Requests whose right answer is known from where they come from."""
    collector = Collector()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "tree"
        build("tree", root)
        documents = {pair: at for at, pair in enumerate(planner.corpus.documents)}
        here = Context(cwd=root, home=root)
        elsewhere = replace(here, elsewhere=True)
        asked = [
            *ranking_requests.of_corpus(planner, rng, SHARE),
            *ranking_requests.of_fragments(rng, COMPOSED),
            *ranking_requests.of_chatter(),
            *ranking_requests.of_public(public / "nl2bash.jsonl", public_is_held_back),
        ]
        for item in asked:
            with blinded(planner.corpus, documents.get(item.blind), item.blind):
                reading = planner._read(item.request, elsewhere if item.kind == "public" else here)
                found = rank.order(planner._one_step(reading))[:TOP]
            collector.add(found, item.label(found), item.kind)
    return collector.rows()


def of_cases(planner: BuiltInPlanner) -> Rows:
    """Readings of the development cases of one step, each judged by running it."""
    sealed = sealed_ids()
    collector = Collector()
    with sandbox.Worlds() as worlds, environment(worlds):
        judge = Judge(worlds)
        for case in load_cases():
            if case.id in sealed or case.multi:
                continue
            context = wiring.context(worlds.renew(case.fixture) / case.start)
            found = rank.order(planner._one_step(planner._read(strip_politeness(case.request), context)))[:TOP_RUN]
            scripts = ["\n".join(proposal.commands) for proposal in found]
            labels: ranking_requests.Labels = []
            for script in scripts:
                if case.is_refusal or not script:
                    labels.append(0.0)
                else:
                    fit = sandbox.is_fit(script, worlds.home)
                    labels.append(float(judge.judge(case, script).right) if fit else None)
            collector.add(found, labels, "case")
    return collector.rows()


def joined(one: Rows, other: Rows) -> Rows:
    return Rows(
        np.concatenate([one.features, other.features]),
        np.concatenate([one.labels, other.labels]),
        np.concatenate([one.groups, other.groups + len(one.kinds)]),
        np.concatenate([one.kinds, other.kinds]),
    )


def kept(path: Path, make: Callable[[], Rows]) -> Rows:
    """The rows in the file at `path`, made where it is missing."""
    if path.exists():
        with np.load(path) as stored:
            return Rows(stored["features"], stored["labels"], stored["groups"], stored["kinds"])
    rows = make()
    np.savez_compressed(path, features=rows.features, labels=rows.labels, groups=rows.groups, kinds=rows.kinds)
    return rows


def fit(rows: Rows, start: NDArray[np.float64], free: NDArray[np.bool_], steps: int = 3000) -> NDArray[np.float64]:
    """Weights by Adam: the loss of each row by itself, that of each request's right reading among its readings,

    and the distance from `start`. Only `free` weights move.
    """
    counts = np.array([COUNTS[kind] for kind in rows.kinds])
    own = counts[rows.groups] / np.bincount(rows.groups)[rows.groups]
    total = counts.sum()
    rights = np.bincount(rows.groups, rows.labels, len(rows.kinds))
    taught = rights > 0
    weights = start.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        logits = rows.features @ weights
        slope = own * 3 * (1 / (1 + np.exp(-np.clip(logits, -30, 30))) - rows.labels)
        raised = np.exp(np.clip(logits, -30, 30))
        shares = raised / np.bincount(rows.groups, raised, len(rows.kinds))[rows.groups]
        wanted = raised * rows.labels
        among = np.bincount(rows.groups, wanted, len(rows.kinds))[rows.groups]
        target = np.divide(wanted, among, out=np.zeros_like(wanted), where=among > 0)
        slope += LISTWISE * np.where(taught[rows.groups], counts[rows.groups] * (shares - target), 0.0)
        gradient = (rows.features.T @ slope + PRIOR * (weights - start)) / total * free
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= 0.03 * (1 - step / steps) * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return weights


def best_of(rows: Rows, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], list[int]]:
    """For each request: bias, the best reading's logit, its distance to the next; whether it is right; its number."""
    logits = rows.features @ weights
    found, right, numbers = [], [], []
    for group in range(len(rows.kinds)):
        spots = np.flatnonzero(rows.groups == group)
        ordered = spots[np.argsort(-logits[spots])]
        top = ordered[0]
        second = next((logits[at] for at in ordered[1:] if not (rows.labels[at] and rows.labels[top])), rank.NO_RIVAL)
        found.append((1.0, logits[top], min(logits[top] - max(second, rank.NO_RIVAL), rank.WIDEST_GAP)))
        right.append(rows.labels[top])
        numbers.append(group)
    return np.array(found), np.array(right), numbers


def calibrate(rows: Rows, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """rank.CALIBRATION by Newton's method with a little ridge."""
    found, right, numbers = best_of(rows, weights)
    counts = np.array([COUNTS[kind] for kind in rows.kinds[numbers]])
    answer = np.zeros(3)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(found @ answer, -30, 30)))
        hessian = (found * (counts * chance * (1 - chance))[:, None]).T @ found + np.eye(3)
        answer -= np.linalg.solve(hessian, found.T @ (counts * (chance - right)) + answer)
    return answer


def report(name: str, rows: Rows, weights: NDArray[np.float64]) -> None:
    _, right, _ = best_of(rows, weights)
    taught = np.bincount(rows.groups, rows.labels, len(rows.kinds)) > 0
    shares = []
    for kind in COUNTS:
        chosen = taught & (rows.kinds == kind)
        if chosen.any():
            shares.append(f"{kind} {right[chosen].sum():.0f} of {chosen.sum()}")
    print(f"{name}: right first, where it is among the readings: {', '.join(shares)}")


def crossed(rows: Rows, start: NDArray[np.float64], free: NDArray[np.bool_], folds: int = 4) -> None:
    """Print how many are right on requests that were not fitted to."""
    rng = np.random.default_rng(7)
    fold = rng.integers(0, folds, len(rows.kinds))
    right = np.zeros(len(rows.kinds))
    for number in range(folds):
        weights = fit(_chosen(rows, fold != number), start, free, 1500)
        right += np.where(fold == number, best_of(rows, weights)[1], 0.0)
    taught = np.bincount(rows.groups, rows.labels, len(rows.kinds)) > 0
    shown = [
        f"{kind} {right[taught & (rows.kinds == kind)].sum():.0f}" for kind in COUNTS if (rows.kinds == kind).any()
    ]
    print(f"… in {folds} folds: {', '.join(shown)}")


def _chosen(rows: Rows, wanted: NDArray[np.bool_]) -> Rows:
    spots = wanted[rows.groups]
    numbers = np.cumsum(wanted) - 1
    return Rows(rows.features[spots], rows.labels[spots], numbers[rows.groups[spots]], rows.kinds[wanted])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--public", type=Path, required=True, help="folder with the public pairs")
    parser.add_argument("--rows", type=Path, required=True, help="folder for the features; read where they are there")
    parser.add_argument("--only", choices=("texts", "cases"), help="collect these features and stop")
    options = parser.parse_args()
    options.rows.mkdir(exist_ok=True)
    planner = BuiltInPlanner(cache=None)
    sources = {
        "texts": lambda: of_texts(planner, options.public, random.Random(SEED)),
        "cases": lambda: of_cases(planner),
    }
    found = [kept(options.rows / f"{name}.npz", make) for name, make in sources.items() if options.only in (None, name)]
    if options.only:
        return 0
    rows = joined(*found)
    # A public request has one command that counts as right; where no reading is that, others may be right as well.
    taught = np.bincount(rows.groups, rows.labels, len(rows.kinds)) > 0
    rows = _chosen(rows, taught | (rows.kinds != "public"))
    start = np.array(features.WEIGHTS)
    free = np.array([name not in FIXED for name in features.NAMES])
    report("before", rows, start)
    weights = fit(rows, start, free)
    report("after", rows, weights)
    crossed(rows, start, free)
    for name, old, new in zip(features.NAMES, start, weights, strict=True):
        print(f"{name:24} {old:8.3f} {new:8.3f}")
    print("WEIGHTS: tuple[float, ...] = (" + ", ".join(f"{weight:.3f}" for weight in weights) + ")")
    print("CALIBRATION = (" + ", ".join(f"{weight:.3f}" for weight in calibrate(rows, weights)) + ")")
    return 0


if __name__ == "__main__":
    sys.exit(main())
