"""Requests that the ranking is trained on, each with what says which command is right."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmsh.planner.compose.fragment import Fragment, load_fragments
from llmsh.planner.corpus import load_recipes, recipe_files
from llmsh.planner.planner import BuiltInPlanner, strip_politeness
from llmsh.planner.proposal import Proposal
from llmsh.planner.recipe import Recipe, Slot
from llmsh.planner.sketch import sketch
from llmsh.training.pairs import is_held_back

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


# Right, wrong, or nobody knows, for each proposal, best first.
Labels = list[float | None]


@dataclass(frozen=True)
class Asked:
    """A request. label: says which of the proposals are right. blind: the phrasing to hide, as recipe and number."""

    request: str
    kind: str
    label: Callable[[Sequence[Proposal]], Labels]
    blind: tuple[int, int] = (-1, -1)


def of_corpus(planner: BuiltInPlanner, rng: random.Random, share: float) -> Iterator[Asked]:
    """Examples and phrasings that the embedding and the expectation have not seen, values filled in."""
    examples = {recipe.id: recipe.example for recipe in load_recipes(recipe_files())}  # the compiled corpus has none
    for number, recipe in enumerate(planner.corpus.recipes):
        unseen = [at for at, text in enumerate(recipe.phrasings) if is_held_back(text)]
        label = by_recipe(recipe)
        if rng.random() < share:
            yield Asked(examples[recipe.id].request, "recipe", label, (number, -1))
        for at in unseen:
            if rng.random() < share:
                yield Asked(said(recipe.phrasings[at], dict(recipe.slots), rng), "recipe", label, (number, at))


def of_fragments(rng: random.Random, count: int) -> Iterator[Asked]:
    fragments = load_fragments(recipe_files())
    for _ in range(count):
        yield Asked(composed(fragments, rng), "composition", by_composition)


def of_chatter() -> Iterator[Asked]:
    for line in CHATTER.read_text(encoding="utf-8").splitlines():
        yield Asked(line, "nothing", lambda found: [0.0] * len(found))


def of_public(path: Path, is_held_back: Callable[[str], bool]) -> Iterator[Asked]:
    """Requests of nl2bash whose commands `is_held_back`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if is_held_back(pair["cmd"]):
            yield Asked(strip_politeness(pair["nl"]), "public", by_command(pair["cmd"]))


def by_recipe(recipe: Recipe) -> Callable[[Sequence[Proposal]], Labels]:
    def label(found: Sequence[Proposal]) -> Labels:
        right = {item.commands for item in found if item.steps and item.steps[0].recipes[:1] == (recipe.id,)}
        labels: Labels = []
        for item in found:
            is_right = item.commands in right if item.steps else item.note == recipe.id
            # A composition may answer what a recipe answers, in other words.
            labels.append(1.0 if is_right else None if item.origin == "composition" else 0.0)
        return labels

    return label


def by_composition(found: Sequence[Proposal]) -> Labels:
    """The best composition is right; nobody knows of the others."""
    best = next((item for item in found if item.origin == "composition"), None)
    return [1.0 if item is best else None if item.origin == "composition" else 0.0 for item in found]


# How much of two sketches must be shared before a difference may be no difference.
_NEAR = 0.6
_SAME_VALUES = 0.7


def by_command(command: str) -> Callable[[Sequence[Proposal]], Labels]:
    """Right is what has the sketch and the values of `command`; what is near to it may be right too."""
    wanted, values = sketch(command), values_of(command)

    def label(found: Sequence[Proposal]) -> Labels:
        labels: Labels = []
        for item in found:
            text = "\n".join(item.commands)
            shared = _shared(sketch(text), wanted)
            same_values = _shared(values_of(text), values) >= _SAME_VALUES
            labels.append(float(same_values) if shared == 1.0 else None if shared >= _NEAR and same_values else 0.0)
        return labels

    return label


def values_of(command: str) -> frozenset[str]:
    """The words of a command that are no options, quotes and a leading ./ off."""
    words = (word.strip("'\"").removeprefix("./").rstrip("/") for word in re.split(r"[\s;|()]+", command))
    return frozenset(word for word in words if word and not re.match(r"-[A-Za-z-]|\.$|\{\}$|\\?;$|\+$", word))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
