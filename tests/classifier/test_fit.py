"""Fitting learns from lines and writes a file that scoring can read."""

import random
from pathlib import Path

from llmsh.classifier.fit import fit, line_examples
from llmsh.classifier.score import WEIGHTS_FILE, weights


def test_a_word_of_sentences_gets_weight_and_one_of_commands_loses_it(tmp_path: Path) -> None:
    sentences, commands = tmp_path / "sentences.txt", tmp_path / "commands.txt"
    sentences.write_text("".join(f"qwerty the size of x{number}\n" for number in range(40)))
    commands.write_text("".join(f"qwerty push master x{number}\n" for number in range(40)))
    examples = [*line_examples([sentences], 1, 1), *line_examples([commands], 0, 1)]
    weight = fit(examples, random.Random(1))
    assert weight["word:size"] > 0 > weight["word:push"]


def test_weights_hold_more_than_a_few_words() -> None:
    assert len(weights()) == sum(not row.startswith("#") for row in WEIGHTS_FILE.read_text().splitlines())
    assert len(weights()) > 1_000
