"""A prompt that asks the kernel every 10 ms until its standard input ends.

Prints how often, then the longest wait and the 99th percentile, in seconds.
"""

import selectors
import sys
import time
from pathlib import Path

from llmsh.ipc import ask_briefly


def main() -> None:
    path = Path(sys.argv[1])
    waits: list[float] = []
    with selectors.DefaultSelector() as selector:
        selector.register(sys.stdin, selectors.EVENT_READ)
        while not selector.select(0.01):
            began = time.monotonic()
            ask_briefly("status", path=path)
            waits.append(time.monotonic() - began)
    waits.sort()
    print(len(waits), max(waits, default=0.0), waits[len(waits) * 99 // 100] if waits else 0.0)


if __name__ == "__main__":
    main()
