"""Enter to the preview of a plan on the screen, in an interactive shell: with the kernel warm, and with none running.

`python -m tests.bench.preview` prints these rows alone.
"""

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Row, Screen, median_ms, percentile_ms
from tests.bench.plan import REQUESTS
from tests.bench.shells import LLMSH, PROMPT, environment, home

# The last of the keys below a preview.
SHOWN, LEAVE = b" cancel", b"n"
ROUNDS, COLD_ROUNDS = 5, 3
# As people type, seconds between keys; the kernel is started while a line looks like a request.
KEY_S = 0.12
PATIENCE_S = 120.0


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        env = environment(root)
        with Screen([LLMSH, "-i"], env, root) as screen:
            screen.wait_for(PROMPT)
            screen.settle(1.0)
            first = _preview(screen, REQUESTS[0])
            cold = [_cold(screen, env) for _ in range(COLD_ROUNDS)]
            typed = [_cold(screen, env, key_s=KEY_S) for _ in range(COLD_ROUNDS)]
            for request in REQUESTS:
                _preview(screen, request)
            warm = [_preview(screen, request) for _ in range(ROUNDS) for request in REQUESTS]
        subprocess.run([LLMSH, "kernel", "stop"], env=env, stdout=subprocess.DEVNULL, check=False)
    return [
        Row("request → preview, kernel warm, p50", median_ms(warm), None, "ms", "≤ 150 ms"),
        Row("request → preview, kernel warm, p95", percentile_ms(warm, 0.95), None, "ms"),
        Row("request → preview, no kernel running, typed as people type", median_ms(typed), None, "ms"),
        Row("request → preview, no kernel running, pasted", median_ms(cold), None, "ms"),
        Row("request → preview, the first of all, pasted", first * 1000, None, "ms"),
    ]


def _cold(screen: Screen, env: dict[str, str], *, key_s: float = 0.0) -> float:
    subprocess.run([LLMSH, "kernel", "stop"], env=env, stdout=subprocess.DEVNULL, check=False)
    return _preview(screen, REQUESTS[0], key_s=key_s)


def _preview(screen: Screen, request: str, *, key_s: float = 0.0) -> float:
    """Seconds from Enter to the keys below the preview; the dialogue is left then. "?": never asked what it is."""
    for piece in _pieces(f"? {request}", key_s):
        screen.send(piece.encode())
        time.sleep(key_s)
    if not key_s:
        screen.settle(0.1)
    pressed = screen.send(b"\r")
    shown = screen.wait_for(SHOWN, timeout_s=PATIENCE_S)
    screen.send(LEAVE)
    screen.wait_for(PROMPT)
    screen.settle(0.2)
    return shown - pressed


def _pieces(request: str, key_s: float) -> Sequence[str]:
    return list(request) if key_s else [request]


def main() -> int:
    for row in rows():
        print(f"{row.what:70} {row.value:9.1f} {row.unit}")
    return 0


if __name__ == "__main__":
    main()
