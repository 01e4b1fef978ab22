"""Points in time as people write them: a date, a date with a time, today, yesterday, 3d (three days ago)."""

import re
import time
from datetime import datetime, timedelta

from llmsh.core.errors import UsageError

_AGO = re.compile(r"(\d{1,6})\s*(s|m|min|h|d|w)(?:\s+ago)?", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400, "w": 7 * 86400}


def moment(text: str, now: float | None = None) -> float:
    """Seconds since the epoch, local time. Raises UsageError."""
    now = time.time() if now is None else now
    today = datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0)
    word = text.strip().lower()
    if ago := _AGO.fullmatch(word):
        return now - int(ago[1]) * _SECONDS[ago[2]]
    if word in ("today", "yesterday"):
        return (today - timedelta(days=word == "yesterday")).timestamp()
    if re.fullmatch(r"\d{9,12}(\.\d+)?", word):
        return float(word)
    try:
        return datetime.fromisoformat(text.strip()).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"{text!r} is no time", hint="like: 2026-01-31, '2026-01-31 18:00', today, yesterday, 3d, 12h"
        ) from error
