"""A prompt that asks the kernel every 10 ms until its standard input ends.

Prints how often, the longest wait, the 99th percentile, and the longest wait without the time in which the machine had
no processor for this process (schedstat's; the same where that is not told), in seconds.
"""

import selectors
import sys
import time
from pathlib import Path

from llmsh.ipc import ask_briefly


def main() -> None:
    path = Path(sys.argv[1])
    waits: list[float] = []
    own: list[float] = []
    with selectors.DefaultSelector() as selector:
        selector.register(sys.stdin, selectors.EVENT_READ)
        while not selector.select(0.01):
            queued_s, began = _queued_s(), time.monotonic()
            ask_briefly("status", path=path)
            waits.append(time.monotonic() - began)
            own.append(waits[-1] - (_queued_s() - queued_s))
    waits.sort()
    longest = max(waits, default=0.0)
    print(len(waits), longest, waits[len(waits) * 99 // 100] if waits else 0.0, max(own, default=longest))


def _queued_s() -> float:
    """How long this process has been ready to run and had no processor. Source: proc(5), schedstat."""
    try:
        return int(Path("/proc/self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


if __name__ == "__main__":
    main()
