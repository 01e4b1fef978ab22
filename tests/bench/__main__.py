"""Measure everything and print the table; `--write` puts it into .github/BENCH.md."""

import os
import sys
from pathlib import Path

from tests.bench import explain, first_prompt, history, invocation, plan, preview, relay, round_trip, startup
from tests.bench.measure import Row

REPORT = Path(__file__).resolve().parents[2] / ".github" / "BENCH.md"
SOAK = """
## Soak

`python -m tests.bench.soak 10000 soak.csv 31`, drawn by `python -m tests.bench.soak_picture soak.csv assets/soak.svg`:
commands that print, fail, change directories, run jobs, and requests that are planned; nothing may grow. This run
shared two cores with the tests and evaluations, which explains its times.
What an allocation trace still sees growing has an end: the newest 20,000 commands, twice, and what followed 2,000 of
them are kept in memory for suggestions, some 0.4 KiB a command; the widths of the last 1,000 texts that were drawn.

![memory, descriptors and times over 10,000 commands and requests](assets/soak.svg)
"""


def main() -> int:
    rows: list[Row] = []
    for module in (invocation, first_prompt, startup, round_trip, history, relay, plan, preview, explain):
        sys.stderr.write(f"measuring {module.__name__.rpartition('.')[2]} …\n")
        rows.extend(module.rows())
    report = f"{_report(rows)}\n{startup.profile()}{SOAK}"
    sys.stdout.write(report)
    if "--write" in sys.argv[1:]:
        REPORT.write_text(report, encoding="utf-8")
    return 0


def _report(rows: list[Row]) -> str:
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    lines = [
        "# Speed",
        "",
        f"Written by `make bench ARGS=--write`; {os.cpu_count()} cores, {memory_gib:.0f} GiB of memory; medians of one "
        "run, the shells measured in turn. Ratios count; milliseconds depend on the machine.",
        "",
        "| what | llmsh | yardstick | ratio | budget | |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        yardstick = f"{row.yardstick:.1f} {row.unit}" if row.yardstick is not None else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        lines.append(f"| {row.what} | {row.value:.1f} {row.unit} | {yardstick} | {ratio} | {row.budget} | {row.note} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
