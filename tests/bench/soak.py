"""`python -m tests.bench.soak [COMMANDS] [FILE.csv]`: many mixed commands in one shell; nothing may grow.

Prints, and writes as CSV, one line every so often: commands run, resident memory of llmsh and of the bash inside, open
descriptors, processes, and the median time from Enter to the next prompt.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.bench.measure import Screen
from tests.bench.shells import PROMPT, environment, home, interactive

COMMANDS = 10_000
EVERY = 250
COLUMNS = "commands,seconds,llmsh_mib,bash_mib,descriptors,processes,prompt_p50_ms,prompt_p99_ms"

MIXED = (
    "echo hi",
    "true",
    "false",
    "nosuchprogram_",
    "x=$((x + 1))",
    "cd /usr; cd - >/dev/null",
    "ls / >/dev/null",
    "seq 1 200",
    "printf unfinished",
    "for i in 1 2 3; do echo $i; done",
    "f() { echo in f; }; f",
    "alias a='echo aliased'",
    "yes | head -n 100",
    "sleep 0 & wait",
    "(exit 7)",
    "cat <<< here",
    "echo )",
    "head -c 20000 /dev/zero | tr '\\0' x",
    "printf '\\e[31mred\\e[0m\\n'",
    "a=(1 2 3); echo ${a[@]}",
    "echo wide 日本語 👍",
    "history | tail -n 1",
    "read -t 0 x",
    "echo $RANDOM >/dev/null",
)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMANDS
    out = Path(sys.argv[2]).open("w", encoding="utf-8") if len(sys.argv) > 2 else None  # noqa: SIM115
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for row in run(count, home(Path(folder)), EVERY):
            print(row, flush=True)
            if out is not None:
                out.write(row + "\n")
                out.flush()
    return 0


def run(count: int, root: Path, every: int) -> Iterator[str]:
    """Run `count` commands; yield the header and the rows."""
    yield COLUMNS
    started_s = time.monotonic()
    times: list[float] = []
    with Screen(interactive()["llmsh"], environment(root), root) as screen:
        screen.wait_for(PROMPT)
        screen.settle(2.0)
        for number, command in zip(range(1, count + 1), cycle(MIXED), strict=False):
            times.append(_turn(screen, command, number))
            if number % every == 0 or number == count:
                yield _row(screen.pid, number, time.monotonic() - started_s, times)
                times = []


def _turn(screen: Screen, command: str, number: int) -> float:
    """Seconds from Enter to the end of a command. Its end is told by the title that it sets, seen by us alone."""
    screen.send(f"{command}; printf '\\e]2;%s\\a' e''nd{number}".encode())
    pressed = screen.send(b"\r")
    if command == "echo )":
        screen.wait_for(b"syntax error")
    else:
        screen.wait_for(f"\x1b]2;end{number}\a".encode())
    return screen.wait_for(PROMPT) - pressed


def _row(pid: int, number: int, seconds: float, times: list[float]) -> str:
    inner = _children(pid)
    ordered = sorted(times)
    values = (
        number,
        round(seconds, 1),
        _resident_mib(pid),
        sum(_resident_mib(child) for child in inner),
        len(os.listdir(f"/proc/{pid}/fd")) + sum(len(os.listdir(f"/proc/{child}/fd")) for child in inner),
        1 + len(inner),
        round(statistics.median(times) * 1000, 2),
        round(ordered[int(0.99 * (len(ordered) - 1))] * 1000, 2),
    )
    return ",".join(map(str, values))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident_mib(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
