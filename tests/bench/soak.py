"""`python -m tests.bench.soak [COMMANDS] [FILE.csv] [MINUTES]`: commands and requests in one shell; nothing may grow.

Prints, and writes as CSV, one line every so often: commands run, resident memory of llmsh, of the bash inside and of
the kernel, open descriptors, processes, and the time from Enter to the next prompt (for a request, to its plan).
MINUTES: spread over this time at least. `python -m tests.bench.soak_picture` draws the CSV.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.bench.measure import Screen
from tests.bench.shells import LLMSH, PROMPT, environment, home, interactive

COMMANDS = 10_000
EVERY = 250
COLUMNS = "commands,seconds,llmsh_mib,bash_mib,kernel_mib,descriptors,processes,prompt_p50_ms,prompt_p99_ms,plan_p50_ms"
PLANNED = b"cancel"  # the last key that a plan offers
PATIENCE_S = 300.0  # for the first plan, on a busy machine

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
REQUESTS = (
    "list the files here by size",
    "how many lines are in f3.txt",
    "count the words in f4.txt",
    "show the ten largest files here",
    "find files over 1 MB here",
    "which process uses the most memory",
    "sort f2.txt in reverse",
    "show the last 3 lines of f4.txt",
)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMANDS
    out = Path(sys.argv[2]).open("w", encoding="utf-8") if len(sys.argv) > 2 else None  # noqa: SIM115
    minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        for number in range(1, 6):
            (root / f"f{number}.txt").write_text("a line of words\n" * number)
        # As where systemd keeps the kernel: the shell never has to plan in its own process.
        for begin in (["kernel", "start"], ["ask", "--print", REQUESTS[0]]):
            subprocess.run([LLMSH, *begin], env=environment(root), cwd=root, stdout=subprocess.DEVNULL, check=False)
        try:
            for row in run(count, root, EVERY, minutes * 60):
                print(row, flush=True)
                if out is not None:
                    out.write(row + "\n")
                    out.flush()
        finally:
            subprocess.run([LLMSH, "kernel", "stop"], env=environment(root), stdout=subprocess.DEVNULL, check=False)
    return 0


def run(count: int, root: Path, every: int, at_least_s: float = 0.0) -> Iterator[str]:
    """Run `count` commands and requests; yield the header and the rows."""
    yield COLUMNS
    times: list[float] = []
    plans: list[float] = []
    with Screen(interactive()["llmsh"], environment(root), root) as screen:
        screen.wait_for(PROMPT)
        screen.settle(2.0)
        started_s = time.monotonic()
        lines = cycle(line for request in REQUESTS for line in (*MIXED, f"? {request}"))
        for number, line in zip(range(1, count + 1), lines, strict=False):
            time.sleep(max(0.0, started_s + at_least_s * number / count - time.monotonic()))
            if line.startswith("? "):
                plans.append(_request(screen, line))
            else:
                times.append(_turn(screen, line, number))
            if number % every == 0 or number == count:
                yield _row(screen.pid, root, (number, round(time.monotonic() - started_s, 1)), times, plans)
                times, plans = [], []


def _request(screen: Screen, line: str) -> float:
    """Seconds from Enter to a request's plan, which is then cancelled."""
    screen.send(line.encode())
    pressed = screen.send(b"\r")
    planned = screen.wait_for(PLANNED, timeout_s=PATIENCE_S)
    screen.send(b"n")
    screen.wait_for(PROMPT)
    return planned - pressed


def _turn(screen: Screen, command: str, number: int) -> float:
    """Seconds from Enter to the end of a command. Its end is told by the title that it sets, seen by us alone."""
    screen.send(f"{command}; printf '\\e]2;%s\\a' e''nd{number}".encode())
    pressed = screen.send(b"\r")
    if command == "echo )":
        screen.wait_for(b"syntax error")
    else:
        screen.wait_for(f"\x1b]2;end{number}\a".encode())
    return screen.wait_for(PROMPT) - pressed


def _row(pid: int, root: Path, progress: tuple[int, float], times: list[float], plans: list[float]) -> str:
    inner = _children(pid)
    ordered = sorted(times)
    values = (
        *progress,
        _resident_mib(pid),
        sum(_resident_mib(child) for child in inner),
        sum(_resident_mib(kernel) for kernel in _kernels(root)),
        len(os.listdir(f"/proc/{pid}/fd")) + sum(len(os.listdir(f"/proc/{child}/fd")) for child in inner),
        1 + len(inner),
        round(statistics.median(times) * 1000, 2),
        round(ordered[int(0.99 * (len(ordered) - 1))] * 1000, 2),
        round(statistics.median(plans) * 1000, 2) if plans else "",
    )
    return ",".join(map(str, values))


def _kernels(root: Path) -> list[int]:
    """The kernels that were started with this HOME."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_kernel = b"kernel\0run" in (folder / "cmdline").read_bytes()
            if is_kernel and f"HOME={root}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident_mib(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
