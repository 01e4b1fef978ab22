"""Fit weights.txt: `python -m llmsh.classifier.fit PAIRS.jsonl … [--sentences FILE …] [--commands FILE …]`.

A PAIRS file holds one JSON object a line with `nl` (a sentence) and `cmd` (a command). Logistic regression,
AdaGrad, L2, plain Python; the same seed gives the same file. Features: features.py.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from llmsh.classifier.english import TAGS, Tag
from llmsh.classifier.features import features_of
from llmsh.classifier.line import Line, Shape, Sign, Word, read_line
from llmsh.classifier.operands import Takes, operands_of
from llmsh.classifier.resolver import is_known
from llmsh.classifier.score import WEIGHTS_FILE

EPOCHS = 6
RATE = 0.15
L2 = 2e-6
MIN_COUNT = 12
MIN_WEIGHT = 0.08
SEED = 20

Example = tuple[dict[str, float], int]

_OPENINGS = (
    "how do i",
    "how can i",
    "how to",
    "can you",
    "could you",
    "please",
    "i want to",
    "i need to",
    "help me",
    "is there a way to",
    "what is the command to",
    "let's",
    "would you",
    "i'd like to",
)
_SHORT_NAMES = ("k", "gst", "gco", "dc", "dps", "ll", "be", "mk", "tf", "d", "p", "run.sh", "mytool", "x9", "deploy2")
_INVENTED = ("fooctl", "acme", "qtool", "zbuild", "mycli", "svcadm", "xrun", "dbtool", "proj", "stackctl")


def _features(words: list[Word], line: Line, *, is_program: bool) -> dict[str, float]:
    operands = operands_of(words[0].text)
    return features_of(
        words,
        is_program=is_program,
        own_words=operands.words if is_program else (),
        own_count=operands.own_count,
        signs=line.signs,
        parses=line.parses,
    )


def sentence_examples(text: str, program: str, chance: random.Random) -> Iterator[dict[str, float]]:
    """A sentence as typed, lower-cased, as a question, and begun with a program's name."""
    text = text.strip().rstrip(".").strip()
    if not text:
        return
    if chance.random() < 0.8:
        text = text[0].lower() + text[1:]
    draw = chance.random()
    if draw < 0.15:
        text = f"{chance.choice(_OPENINGS)} {text}"
    elif draw < 0.20:
        text = f"{text} please"
    if chance.random() < 0.1:
        text += chance.choice("?.")
    line = read_line(text)
    if len(line.words) < 2 or line.rest:
        return
    words = list(line.words)
    yield _features(words, line, is_program=is_known(words[0].text))
    if len(words) >= 4 and TAGS.get(words[0].bare) is Tag.VERB and is_known(program):
        name = Word(program, program, Shape.PLAIN)
        draw = chance.random()
        if draw < 0.35:
            yield _features([name, *words[1:]], line, is_program=True)
        elif draw < 0.5:
            yield _features([name, *words], line, is_program=True)
    if len(words) >= 5 and chance.random() < 0.25:
        length = chance.randint(3, 5)
        yield _features(words[:length], line, is_program=is_known(words[0].text))


def misspelt(word: str, chance: random.Random) -> str:
    """`word` with one slip of the fingers."""
    if len(word) < 3:
        return word + "q"
    at = chance.randrange(len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
    )


def command_examples(text: str, chance: random.Random) -> Iterator[dict[str, float]]:
    """A command as written, with only its bare operands, and with a first word that is not known."""
    line = read_line(text)
    words = list(line.words)
    while len(words) > 1 and operands_of(words[0].text).takes is Takes.COMMAND:
        words = words[1:]
        while words and words[0].shape in {Shape.OPTION, Shape.ASSIGNMENT}:
            words = words[1:]
    if len(words) < 2 or operands_of(words[0].text).takes is Takes.TEXT:
        return
    known = is_known(words[0].text)
    if known or words[0].shape is Shape.PLAIN:
        yield _features(words, line, is_program=known)
    bare = [word for word in words if word.shape is not Shape.OPTION]
    quiet = Line(line.text, tuple(bare), signs=line.signs & {Sign.QUOTE, Sign.GLOB})
    if len(bare) >= 2 and known:
        yield _features(bare, quiet, is_program=True)
        first = chance.choice(_SHORT_NAMES + _INVENTED) if chance.random() < 0.5 else misspelt(words[0].text, chance)
        if not is_known(first):
            other = Word(first, first, Shape.PLAIN)
            yield _features([other, *bare[1:]], quiet, is_program=False)


def pair_examples(files: Iterable[Path], chance: random.Random) -> Iterator[Example]:
    for file in files:
        for row in file.read_text(encoding="utf-8").splitlines():
            pair = json.loads(row)
            command, sentence = pair["cmd"].strip(), (pair.get("nl_concrete") or pair["nl"])
            if not command or (command.startswith("find") and chance.random() < 0.6):
                continue
            program = command.split()[0]
            yield from ((found, 1) for found in sentence_examples(sentence, program, chance))
            yield from ((found, 0) for found in command_examples(command, chance))


def line_examples(files: Iterable[Path], label: int, times: int) -> Iterator[Example]:
    """The lines of plain files, all of one label, each counted `times`."""
    for file in files:
        for text in file.read_text(encoding="utf-8").splitlines():
            line = read_line(text)
            if len(line.words) >= 2:
                words = list(line.words)
                found = _features(words, line, is_program=is_known(words[0].text))
                yield from [(found, label)] * times


def fit(examples: list[Example], chance: random.Random) -> dict[str, float]:
    """Weights of a logistic regression over features seen at least MIN_COUNT times."""
    counts = Counter(name for found, _ in examples for name in found)
    # A first word counts only where sentences begin with it; every other one is known by its class alone.
    openings = Counter(name for found, label in examples if label for name in found if name.startswith("first:"))
    kept = {
        name
        for name, count in counts.items()
        if count >= MIN_COUNT and (not name.startswith("first:") or openings[name] >= MIN_COUNT)
    }
    rows = [([(n, v) for n, v in found.items() if n in kept], label) for found, label in examples]
    weight = dict.fromkeys(kept, 0.0)
    squares = dict.fromkeys(kept, 1e-6)
    for epoch in range(EPOCHS):
        chance.shuffle(rows)
        loss = 0.0
        for found, label in rows:
            z = sum(weight[name] * value for name, value in found)
            p = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
            loss -= math.log(max(1e-12, p if label else 1.0 - p))
            error = p - label
            for name, value in found:
                gradient = error * value + L2 * counts[name] * weight[name]
                squares[name] += gradient * gradient
                weight[name] -= RATE * gradient / math.sqrt(squares[name])
        sys.stderr.write(f"epoch {epoch}: {len(rows)} examples, mean loss {loss / len(rows):.4f}\n")
    return {name: value for name, value in weight.items() if abs(value) >= MIN_WEIGHT}


def main() -> None:
    parser = argparse.ArgumentParser(prog="llmsh.classifier.fit", description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--sentences", nargs="*", type=Path, default=[])
    parser.add_argument("--commands", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    examples = list(pair_examples(arguments.pairs, chance))
    examples += line_examples(arguments.sentences, 1, 4)
    examples += line_examples(arguments.commands, 0, 4)
    weight = fit(examples, chance)
    rows = "".join(f"{name} {weight[name]:.2f}\n" for name in sorted(weight))
    header = "# Feature and weight; written by fit.py, not by hand. Positive: reads like a sentence.\n"
    arguments.out.write_text(header + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
