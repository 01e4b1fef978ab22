"""Trains the weights of planner/features.py and prints them: `python -m tests.planner.train_ranker`.

Requests: every recipe's example and some of its phrasings with values filled in, asked with the index blind to that
very phrasing; requests generated from fragments; sentences that ask for nothing a shell can do.
"""

import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from llmsh.core.context import Context
from llmsh.planner import compiled, features
from llmsh.planner.align import Pattern
from llmsh.planner.compiled import CompiledCorpus
from llmsh.planner.compose.fragment import Fragment, load_fragments
from llmsh.planner.corpus import recipe_files
from llmsh.planner.planner import BuiltInPlanner
from llmsh.planner.proposal import Proposal
from llmsh.planner.recipe import Recipe, Slot
from llmsh.training.pairs import is_held_back
from tests.planner.fixtures import build

SAMPLES: dict[str, tuple[str, ...]] = {
    "path": ("notes.txt", "src", "data/people.csv", "~/Documents/report.pdf"),
    "file": ("notes.txt", "data/people.csv", "report.pdf", "logs/app.log", "'todo list.txt'"),
    "dir": ("src", "the docs folder", "/var/log", "here", "my downloads"),
    "files": ("a.txt and b.txt", "*.csv", "notes.txt"),
    "glob": ("*.log", "*.py"),
    "kind": ("python files", "images", ".txt files", "pdfs", "log files"),
    "barekind": ("python", "csv", "markdown"),
    "ext": ("pdf", ".txt", "py"),
    "size": ("10 MB", "500k", "2 gigs", "1.5GB"),
    "duration": ("2 hours", "a week", "30 days", "5 minutes"),
    "date": ("yesterday", "2024-05-01", "last monday"),
    "number": ("3", "2", "10"),
    "count": ("5", "ten", "20", "3"),
    "text": ("'hello world'", "TODO", "error", '"foo bar"'),
    "pattern": ("'[0-9]+'", "'^a.*z$'"),
    "name": ("web", "feature", "ann", "nginx"),
    "url": ("https://example.com/a.tgz",),
    "host": ("example.com", "10.0.0.1"),
    "port": ("8080", "443"),
    "pid": ("1234", "4321"),
    "mode": ("755", "u+x"),
    "user": ("ann", "root"),
    "dirname": ("node_modules folders", "build directories"),
    "searched": ("src", "the docs folder"),
}
CHATTER = Path(__file__).with_name("chatter.txt")
TOP = 8


def said(phrasing: str, slots: dict[str, Slot], rng: random.Random) -> str:
    def value(match: re.Match[str]) -> str:
        slot = slots[match[1]]
        return rng.choice(tuple(slot.values) if slot.type == "choice" else SAMPLES[slot.type])

    return re.sub(r"\{(\w+)\}", value, phrasing)


def one_wording(phrasing: str, rng: random.Random) -> str:
    """One of the wordings that a fragment's phrasing stands for."""
    while match := re.search(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]", phrasing):
        chosen = rng.choice((match[1] if match[1] is not None else match[2]).split("|"))
        if match[2] is not None and rng.random() < 0.5:
            chosen = ""
        phrasing = phrasing[: match.start()] + chosen + phrasing[match.end() :]
    return " ".join(phrasing.split())


def composed(fragments: Sequence[Fragment], rng: random.Random) -> str:
    """A request about files put together from fragments."""

    def pick(part: str, *, plain: bool = False) -> str:
        while True:
            fragment = rng.choice([item for item in fragments if item.part == part and item.domain == "files"])
            wording = one_wording(rng.choice(fragment.phrasings), rng)
            if "fuse" in fragment.id or fragment.fuse.get("bare") or (plain and "..." in wording) or not wording:
                continue
            return said(wording, dict(fragment.slots), rng)

    act = pick("act") if rng.random() < 0.6 else rng.choice(("find", "list", "show me", "which", "find all"))
    noun = pick("noun")
    filters = [pick("filter") for _ in range(rng.choice((0, 1, 1, 2)))]
    root = [rng.choice(("in", "under", "inside")) + " " + rng.choice(SAMPLES["dir"])] if rng.random() < 0.5 else []
    body = " ".join([noun, *rng.sample([*filters, *root], len(filters) + len(root))])
    return act.replace("...", body) if "..." in act else f"{act} {body}"


def requests(planner: BuiltInPlanner, rng: random.Random) -> Iterator[tuple[str, Recipe | None, str, tuple[int, int]]]:
    """Request, recipe that answers it, "composition" or "nothing" where none does, the phrasing to be blind to."""
    for number, recipe in enumerate(planner.corpus.recipes):
        yield recipe.example.request, recipe, "recipe", (number, -1)
        unseen = [at for at, text in enumerate(recipe.phrasings) if is_held_back(text)]
        for at in rng.sample(unseen, min(3, len(unseen))):
            yield said(recipe.phrasings[at], dict(recipe.slots), rng), recipe, "recipe", (number, at)
    fragments = load_fragments(recipe_files())
    for _ in range(len(planner.corpus.recipes)):
        yield composed(fragments, rng), None, "composition", (-1, -1)
    for line in CHATTER.read_text().splitlines() * 3:
        yield line, None, "nothing", (-1, -1)


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
    bag = frozenset(compiled.bag_of(others))
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


def examples(
    planner: BuiltInPlanner, context: Context, rng: random.Random
) -> tuple[NDArray[np.float64], NDArray[np.float64], list[int]]:
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    groups: list[int] = []
    documents = {pair: at for at, pair in enumerate(planner.corpus.documents)}
    for group, (request, recipe, kind, blind) in enumerate(requests(planner, rng)):
        with blinded(planner.corpus, documents.get(blind), blind):
            found = sorted(planner._one_step(planner._read(request, context)), key=lambda item: -item.score)[:TOP]
        for proposal in found:
            if _is_unknown(proposal, kind, found):
                continue
            rows.append(proposal.features)
            labels.append(float(_is_right(proposal, recipe, kind, found)))
            groups.append(group)
    return np.array(rows), np.array(labels), groups


def _is_right(proposal: Proposal, recipe: Recipe | None, kind: str, found: Sequence[Proposal]) -> bool:
    if kind == "composition":
        best = next((item for item in found if item.origin == "composition"), None)
        return proposal is best
    if recipe is None:
        return False
    right = [item for item in found if _recipe_of(item) == recipe.id]
    return proposal in right or any(item.steps and item.commands == proposal.commands for item in right)


def _is_unknown(proposal: Proposal, kind: str, found: Sequence[Proposal]) -> bool:
    """Whether nobody has said if it is right: a composition may answer what a recipe answers, in other words."""
    if proposal.origin != "composition":
        return False
    if kind == "recipe":
        return proposal.features[features.NAMES.index("covered_by_parts")] > 0.8
    return kind == "composition" and proposal is not next(item for item in found if item.origin == "composition")


def _recipe_of(proposal: Proposal) -> str:
    return proposal.steps[0].recipes[0] if proposal.steps else proposal.note


def fit(rows: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method with a little ridge."""
    weights = np.zeros(rows.shape[1])
    ridge = np.eye(rows.shape[1]) * 1.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (chance - labels) + ridge @ weights
        hessian = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def calibration_data(
    logits: NDArray[np.float64], labels: NDArray[np.float64], groups: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each request: bias, logit of the best reading and its distance to the next; and whether the best is right."""
    by_group: dict[int, list[tuple[float, float]]] = {}
    for logit, label, group in zip(logits.tolist(), labels.tolist(), groups, strict=True):
        by_group.setdefault(group, []).append((logit, label))
    rows, right = [], []
    for found in by_group.values():
        ordered = sorted(found, reverse=True)
        second = next((logit for logit, label in ordered[1:] if not (label and ordered[0][1])), -8.0)
        rows.append((1.0, ordered[0][0], min(ordered[0][0] - second, 6.0)))
        right.append(ordered[0][1])
    return np.array(rows), np.array(right)


def main() -> int:
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "tree"
        build("tree", root)
        planner = BuiltInPlanner(cache=None)
        planner.warm()
        rows, labels, groups = examples(planner, Context(cwd=root, home=root), rng)
    weights = fit(rows, labels)
    print(dict(zip(features.NAMES, weights.round(2).tolist(), strict=True)))
    print("WEIGHTS: tuple[float, ...] = (" + ", ".join(f"{weight:.3f}" for weight in weights) + ")")
    best_and_gap, right = calibration_data(rows @ weights, labels, groups)
    print("CALIBRATION = (" + ", ".join(f"{weight:.3f}" for weight in fit(best_and_gap, right)) + ")")
    for name, chosen in (("before", np.array(features.WEIGHTS)), ("after", weights)):
        _, right = calibration_data(rows @ chosen, labels, groups)
        print(f"{name}: best is right in {right.sum():.0f} of {len(right)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
