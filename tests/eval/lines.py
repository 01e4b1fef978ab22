"""Measures grey suggestions by a model: the references of the development part typed key by key, with no history.

    python -m tests.eval.lines --model FILE.gguf [--sure 0.8] [--lines 150]

A suggestion is right where all of it comes next and ends a word there; right ones are taken. Files and names are
those of the evaluation's worlds, so the model cannot know them.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmsh.app.line_model import raises_danger
from llmsh.models.continuation import NextToken, continued
from llmsh.models.llama import LlamaModel
from tests.eval.case import choose_part, load_cases

SEED = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """begun: what was typed. more: what was suggested. ms: of processor time."""

    begun: str
    more: str
    is_right: bool
    ms: float


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.lines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--sure", type=float, nargs="*", default=[0.6, 0.7, 0.8, 0.9])
    parser.add_argument("--lines", type=int, default=150)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N suggestions")
    options = parser.parse_args()
    model = LlamaModel(options.model, threads=1, context_tokens=256)
    _ = model.texts
    lines = references(options.lines)
    sys.stdout.write(f"{len(lines)} lines, {sum(map(len, lines))} characters\n")
    for sure in options.sure:
        asked = [each for line in lines for each in typed(model, line, sure)]
        sys.stdout.write(f"sure {sure:.2f}: {summary(asked, lines)}\n")
        shown = [each for each in asked if each.more]
        for each in random.Random(SEED).sample(shown, min(options.show, len(shown))):
            sys.stdout.write(f"  {'right' if each.is_right else 'wrong'}  {each.begun}[{each.more}]\n")
    return 0


def references(count: int) -> list[str]:
    found = {case.reference.strip() for case in choose_part(load_cases(), "dev")}
    chosen = sorted(line for line in found if " " in line and "\n" not in line)
    random.Random(SEED).shuffle(chosen)
    return chosen[:count]


def typed(model: NextToken, line: str, sure: float) -> Iterator[Shown]:
    """What is suggested at each key from the first blank on; what is right is taken."""
    at = line.index(" ") + 1
    while at < len(line):
        began = time.process_time()
        more = continued(model, line[:at], sure=sure)
        if more and raises_danger(line[:at], more):
            more = ""
        ms = (time.process_time() - began) * 1000
        after = line[at + len(more) :]
        is_right = bool(more) and line[at:].startswith(more) and (not after or after[0] in " '\"/|;)")
        yield Shown(line[:at], more, is_right, ms)
        at += len(more) if is_right else 1


def summary(asked: Sequence[Shown], lines: Iterable[str]) -> str:
    shown = [each for each in asked if each.more]
    right = [each for each in shown if each.is_right]
    # A key takes it.
    saved = sum(len(each.more) - 1 for each in right) / sum(map(len, lines))
    times = sorted(each.ms for each in asked)
    p50, p95 = times[len(times) // 2], times[len(times) * 95 // 100]
    share = len(right) / max(1, len(shown))
    return (
        f"shown at {len(shown)} of {len(asked)} keys, right {len(right)} ({100 * share:.0f} %), "
        f"{100 * saved:.1f} % of the characters saved; p50 {p50:.1f} ms, p95 {p95:.1f} ms of processor time"
    )


if __name__ == "__main__":
    sys.exit(main())
