"""Where the time of a start goes: stages until the editor takes keys, and what each import costs."""

import os
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.bench.measure import Row, Screen, interleave, median_ms, wall
from tests.bench.shells import LLMSH, PROMPT, environment, home

ROUNDS = 11
ROOT = Path(__file__).resolve().parents[2]
GROUPS = 14  # of imports, the dearest
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| +(\S+)")


def rows() -> list[Row]:
    """The editor against an interpreter that does nothing: that part of it is Python's own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        _start_once(root)
        python = [sys.executable, "-E", "-P", "-c", "pass"]
        used: list[float] = []
        samples = interleave({"editor": lambda: _editor(root, used), "python": lambda: wall(python)}, ROUNDS)
    note = (
        f"quickest {min(samples['editor']) * 1000:.0f} ms; {median_ms(used):.0f} ms of processor time; yardstick: an "
        "interpreter that does nothing"
    )
    editor_ms = median_ms(samples["editor"])
    return [
        Row(
            "a key typed at the first prompt on the screen",
            editor_ms,
            median_ms(samples["python"]),
            "ms",
            "≤ 120 ms",
            note,
        )
    ]


def profile() -> str:
    """The chapter of the report, in Markdown."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        _start_once(root)
        starts = [_stages(root, Path(folder) / "stages") for _ in range(ROUNDS)]
        imports = _imports(root)
    lines = [
        "## Start-up",
        "",
        "From spawn to the editor's first drawing, milliseconds, medians; keys typed meanwhile are kept. The first "
        "prompt is drawn by the launcher before any of this. Of the clock, and of the processor, which other processes "
        "change less.",
        "",
        "| at | processor | + | stage |",
        "|---|---|---|---|",
    ]
    before_ms = 0.0
    for number, (_, _, stage) in enumerate(starts[0]):
        at_ms = statistics.median(start[number][0] for start in starts)
        used_ms = statistics.median(start[number][1] for start in starts)
        lines.append(f"| {at_ms:.0f} | {used_ms:.0f} | {max(0.0, used_ms - before_ms):.1f} | {stage} |")
        before_ms = used_ms
    whole = sum(cost for cost, _ in imports.values())
    lines += [
        "",
        f"Its {sum(count for _, count in imports.values())} imports by `python -X importtime`; in shares, for it makes "
        "them dearer:",
        "",
        "| package | modules | share |",
        "|---|---|---|",
    ]
    dearest = sorted(imports.items(), key=lambda item: -item[1][0])
    for name, (cost, count) in dearest[:GROUPS]:
        lines.append(f"| {name} | {count} | {100 * cost / whole:.0f} % |")
    rest = dearest[GROUPS:]
    share = 100 * sum(cost for _, (cost, _) in rest) / whole
    lines.append(f"| {len(rest)} others | {sum(count for _, (_, count) in rest)} | {share:.0f} % |")
    return "\n".join(lines) + "\n"


def _start_once(root: Path) -> None:
    """A first start, which keeps its code and its prompt for all others."""
    with Screen([LLMSH, "-i"], environment(root), root) as screen:
        screen.wait_for(PROMPT)
        screen.settle(2.0)


def _editor(root: Path, used: list[float]) -> float:
    """Seconds until a key is drawn; the processor time of all threads until then is appended to `used`, in seconds."""
    with Screen([LLMSH, "-i"], environment(root), root) as screen:
        screen.wait_for(PROMPT)
        screen.send(b"z")
        took = screen.wait_for(b"z") - screen.started
        threads = Path(f"/proc/{screen.pid}/task").glob("*/schedstat")
        used.append(sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9)
        return took


def _stages(root: Path, report: Path) -> list[tuple[float, float, str]]:
    """(milliseconds since spawn, milliseconds of processor time, stage) of one start."""
    report.unlink(missing_ok=True)
    env = environment(root) | {"T_STAGES": str(report), "T_SPAWNED_S": repr(time.monotonic())}
    stages = Path(__file__).with_name("startup_stages.py")
    deadline_s = time.monotonic() + 20
    with Screen([sys.executable, "-E", "-P", str(stages)], env, root) as screen:
        while not report.exists() and time.monotonic() < deadline_s:
            screen.settle(0.05)
    lines = [line.split("\t") for line in report.read_text(encoding="utf-8").splitlines()]
    return [(float(at_ms), float(used_ms), stage) for at_ms, used_ms, stage in lines]


def _imports(root: Path) -> dict[str, tuple[int, int]]:
    """Microseconds and number of modules of each package, from an interactive start."""
    script = Path(LLMSH).with_name("llmsh-python")
    argv = [sys.executable, "-E", "-P", "-X", "importtime", str(script), "llmsh", "-i"]
    with Screen(argv, environment(root), root) as screen:
        seen = b""
        deadline_s = time.monotonic() + 20
        while b"llmsh.repl.editor_lines" not in seen and time.monotonic() < deadline_s:
            seen += os.read(screen.fd, 1 << 16)
    cost: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for own_us, _, module in _IMPORT.findall(seen.decode("utf-8", "replace")):
        parts = module.split(".")
        name = ".".join(parts[:2]) if parts[0] == "llmsh" else parts[0]
        cost[name] += int(own_us)
        count[name] += 1
    return {name: (cost[name], count[name]) for name in cost}


if __name__ == "__main__":
    print(profile())
