"""`-c :` as a whole process, against bash."""

from tests.bench.measure import Row, interleave, median_ms, wall
from tests.bench.shells import LLMSH

ROUNDS = 200


def rows() -> list[Row]:
    samples = interleave(
        {"bash": lambda: wall(["/bin/bash", "-c", ":"]), "llmsh": lambda: wall([LLMSH, "-c", ":"])},
        ROUNDS,
        20,
    )
    return [Row("`llmsh -c :`", median_ms(samples["llmsh"]), median_ms(samples["bash"]), "ms", "≤ 1.5 × bash")]
