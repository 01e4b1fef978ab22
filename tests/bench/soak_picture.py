"""`python -m tests.bench.soak_picture FILE.csv FILE.svg`: memory, descriptors and times of a soak as curves."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BETWEEN = 860, 150, 64, 170, 46, 44
PANELS = (
    ("resident memory, MiB", (("llmsh_mib", "llmsh"), ("bash_mib", "bash inside"), ("kernel_mib", "kernel"))),
    ("open descriptors; processes", (("descriptors", "descriptors"), ("processes", "processes"))),
    ("Enter to prompt, ms", (("prompt_p50_ms", "p50"), ("prompt_p99_ms", "p99"))),
    ("request to plan, ms", (("plan_p50_ms", "p50"),)),
)
COLOURS = ("#2a6fb0", "#c0562b", "#3d8a4e")


def main() -> int:
    source, target = map(Path, sys.argv[1:3])
    with source.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    target.write_text(picture(rows), encoding="utf-8")
    return 0


def picture(rows: Sequence[dict[str, str]]) -> str:
    """An SVG with one panel for each unit, commands to the right."""
    height = TOP + len(PANELS) * (HEIGHT + BETWEEN)
    last = rows[-1]
    title = f"{int(last['commands']):,} commands and requests in one shell, {float(last['seconds']) / 60:.0f} minutes"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        f'<text x="{LEFT}" y="22" font-size="15">{title}</text>',
    ]
    for number, (unit, curves) in enumerate(PANELS):
        parts += _panel(rows, unit, curves, TOP + number * (HEIGHT + BETWEEN))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(rows: Sequence[dict[str, str]], unit: str, curves: Sequence[tuple[str, str]], top: int) -> list[str]:
    commands = [int(row["commands"]) for row in rows]
    known = {
        name: [(at, float(row[name])) for at, row in zip(commands, rows, strict=True) if row[name]]
        for name, _ in curves
    }
    values = sorted(value for points in known.values() for _, value in points)
    # A moment in which the machine stood still must not flatten all the rest: what is higher leaves the panel.
    highest = min(values[-1], 4 * values[len(values) // 2]) * 1.1 if values else 1.0
    right, bottom = WIDTH - RIGHT, top + HEIGHT

    def place(at: float, value: float) -> str:
        return f"{LEFT + (right - LEFT) * at / commands[-1]:.1f},{bottom - HEIGHT * min(1.0, value / highest):.1f}"

    parts = [
        f'<text x="{LEFT}" y="{top - 6}" fill="#333">{unit}</text>',
        f'<rect x="{LEFT}" y="{top}" width="{right - LEFT}" height="{HEIGHT}" fill="none" stroke="#bbb"/>',
    ]
    for share in (0.0, 0.5, 1.0):
        y = bottom - HEIGHT * share
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{highest * share:.0f}</text>')
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = LEFT + (right - LEFT) * share
        parts.append(
            f'<text x="{x:.0f}" y="{bottom + 16}" text-anchor="middle" fill="#555">{commands[-1] * share:.0f}</text>'
        )
    for number, (name, label) in enumerate(curves):
        points = known[name]
        if not points:
            continue
        colour = COLOURS[number]
        line = " ".join(place(at, value) for at, value in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        told = f"{label}: {points[0][1]:g} → {points[-1][1]:g}"
        y = top + 16 + 34 * number
        parts.append(f'<text x="{right + 10}" y="{y}" fill="{colour}">{told}</text>')
        parts.append(f'<text x="{right + 10}" y="{y + 15}" fill="#777">at most {max(points, key=_value)[1]:g}</text>')
    return parts


def _value(point: tuple[int, float]) -> float:
    return point[1]


if __name__ == "__main__":
    sys.exit(main())
