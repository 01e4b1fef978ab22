"""Enter to the first output of a command, at a warm prompt, against bash."""

import tempfile
from pathlib import Path

from tests.bench.measure import Row, Screen, interleave, median_ms, percentile_ms
from tests.bench.shells import PROMPT, environment, home, interactive

ROUNDS = 60


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = home(Path(folder))
        env = environment(root)
        shells = interactive()
        with Screen(shells["bash"], env, root) as bash, Screen(shells["llmsh"], env, root) as llmsh:
            for screen in (bash, llmsh):
                screen.wait_for(PROMPT)
                screen.settle(1.0)
            samples = interleave({"bash": lambda: _echo(bash), "llmsh": lambda: _echo(llmsh)}, ROUNDS)
    return [
        Row(
            "Enter to output, p50",
            median_ms(samples["llmsh"]),
            median_ms(samples["bash"]),
            "ms",
            "≤ bash + 3 ms",
            f"p99 {percentile_ms(samples['llmsh'], 0.99):.1f} ms",
        )
    ]


def _echo(screen: Screen) -> float:
    screen.send(b"echo do''ne")
    screen.settle(0.1)
    pressed = screen.send(b"\r")
    arrived = screen.wait_for(b"done\r\n")
    screen.settle(0.1)
    return arrived - pressed
