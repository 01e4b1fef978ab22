"""How often and how lately a command was used, as one number that never needs to be computed anew.

Every use counts 2^(-age / HALF_LIFE_S). The sums' order at any moment is that of log2(sum of 2^(time / HALF_LIFE_S)),
which does not depend on the moment; in units of seconds it reads like the time of one single use.
"""

import math

HALF_LIFE_S = 7 * 86400.0
# A command that was used in this directory counts as eight times as often.
PLACE_BONUS_S = 3 * HALF_LIFE_S


def with_use(score: float | None, time: float) -> float:
    """The score after one more use at `time`; None: there was none."""
    if score is None:
        return time
    return max(score, time) + HALF_LIFE_S * math.log2(1 + 2 ** (-abs(score - time) / HALF_LIFE_S))
