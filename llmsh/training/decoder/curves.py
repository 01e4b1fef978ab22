"""Draws training curves as an SVG: losses and accuracy over the tokens that were read.

python -m llmsh.training.decoder.curves --log DIR/log.jsonl --out FILE.svg
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, MARGIN, GAP = 760, 250, 56, 40
_COLOURS = {"loss": "#4269d0", "held_loss": "#ff725c", "accuracy": "#3ca951"}
_TITLES = {"loss": "loss, training (smoothed labels)", "held_loss": "loss, kept from training", "accuracy": "exact"}
_PANELS = (("nats a token", ("loss", "held_loss")), ("share of requests kept from training", ("accuracy",)))


def draw(rows: Sequence[dict[str, Any]], title: str) -> str:
    """An SVG of one panel above the other. rows: of log.jsonl, one at least."""
    panels = [(label, names) for label, names in _PANELS if any(row[name] for row in rows for name in names)]
    height = len(panels) * (HEIGHT + GAP) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        f'<text x="{MARGIN}" y="20" font-size="15">{title}</text>',
    ]
    for number, (label, names) in enumerate(panels):
        parts += _panel(rows, label, names, GAP + number * (HEIGHT + GAP))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(rows: Sequence[dict[str, Any]], label: str, names: Sequence[str], top: int) -> list[str]:
    most_x = max(row["tokens"] for row in rows) or 1
    most_y = max((row[name] for row in rows for name in names), default=0) * 1.05 or 1.0
    left, right, bottom = MARGIN, WIDTH - 20, top + HEIGHT - 24

    def x(tokens: float) -> float:
        return left + (right - left) * tokens / most_x

    def y(value: float) -> float:
        return bottom - (bottom - top - 16) * value / most_y

    parts = [f'<path d="M{left},{top + 16}V{bottom}H{right}" fill="none" stroke="#888"/>']
    for share in (0.25, 0.5, 0.75, 1.0):
        said = f"{most_y * share:.2g}"
        parts.append(f'<text x="{left - 6}" y="{y(most_y * share) + 4:.0f}" text-anchor="end">{said}</text>')
        said = f"{most_x * share / 1e6:.3g} M"
        parts.append(f'<text x="{x(most_x * share):.0f}" y="{bottom + 16}" text-anchor="end">{said}</text>')
    parts.append(f'<text x="{left + 8}" y="{top + 10}" fill="#555">{label}; below: tokens read</text>')
    for number, name in enumerate(names):
        points = " ".join(f"{x(row['tokens']):.1f},{y(row[name]):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{_COLOURS[name]}" stroke-width="2"/>')
        parts.append(
            f'<text x="{right - 4}" y="{top + 30 + 16 * number}" text-anchor="end" fill="{_COLOURS[name]}">'
            f"{_TITLES[name]}</text>"
        )
    return parts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--title", default="Training of the built-in model")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.log.read_text(encoding="utf-8").splitlines()]
    options.out.write_text(draw(rows, options.title), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
