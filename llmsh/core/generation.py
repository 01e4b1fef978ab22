"""How a language model is to continue a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Generation:
    """One continuation.

    stop: texts that end it, left out of it. temperature: 0 takes the most likely token each time.
    grammar: GBNF that holds the output, "" for none. schema: JSON Schema for servers that know only that.
    deadline_s: from then on what came is the answer.
    """

    stop: tuple[str, ...] = ("\n",)
    max_tokens: int = 160
    temperature: float = 0.0
    seed: int = 1
    grammar: str = ""
    schema: Mapping[str, Any] | None = None
    deadline_s: float = 8.0


GREEDY = Generation()
