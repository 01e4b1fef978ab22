"""Names of well-known programs, so that a line is read the same on a machine that lacks them."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def known_programs() -> frozenset[str]:
    """Names of well-known programs, installed or not."""
    text = Path(__file__).with_name("programs.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())
