"""How a line that is being typed goes on, as far as a model is sure of it: whole words, no values."""

from collections.abc import Callable, Sequence
from typing import Protocol

# Each token is as sure as this, so that three suggestions of four are right (training/LOG.md).
SURE = 0.8
MOST_TOKENS = 10
# What our model reads before a command for which nothing was asked.
NO_REQUEST = "\n"
# What stands for the end of a line in `texts`.
END = "\n"


class NextToken(Protocol):
    """A model, token by token.

    texts: of every token; END for the one that ends a line, "" for what is no part of a line (the place of a value).
    """

    @property
    def texts(self) -> Sequence[str]: ...

    def tokens(self, text: str) -> list[int]: ...

    def probabilities(self, tokens: Sequence[int]) -> Sequence[float]:
        """Of each token to follow `tokens`."""
        ...


def continued(
    model: NextToken, begun: str, *, sure: float = SURE, is_given_up: Callable[[], bool] = lambda: False
) -> str:
    """What `begun` goes on with, "" where the model is not sure of a whole word.

    The last word may be a part of a token's text: the model says it again, held to what was typed.
    """
    head, held = _before_last_word(begun)
    tokens = model.tokens(NO_REQUEST + head)
    said = whole = ""
    for _ in range(MOST_TOKENS):
        if is_given_up():
            return ""
        shares = model.probabilities(tokens)
        left = held[len(said) :]
        if not left and said and _is_word_over(model.texts, shares):
            whole = said
        best, share = _best(model.texts, shares, left)
        if share < sure or model.texts[best] in ("", END):
            break
        said += model.texts[best]
        tokens.append(best)
    return whole[len(held) :].rstrip()


def _before_last_word(begun: str) -> tuple[str, str]:
    """`begun` without its last word and the blank before it, and these; a blank at the end begins the last word."""
    at = len(begun) - 1 if begun.endswith(" ") else begun.rfind(" ")
    return (begun[:at], begun[at:]) if at > 0 else ("", begun)


def _best(texts: Sequence[str], shares: Sequence[float], left: str) -> tuple[int, float]:
    """The likeliest token and its share: of all, or of those that say `left`, or a part of it, first."""
    if not left:
        best = max(range(len(shares)), key=shares.__getitem__)
        return best, shares[best]
    fitting = [at for at, text in enumerate(texts) if text and (text.startswith(left) or left.startswith(text))]
    best = max(fitting, key=shares.__getitem__, default=0)
    total = sum(shares[at] for at in fitting)
    return best, shares[best] / total if total else 0.0


def _is_word_over(texts: Sequence[str], shares: Sequence[float]) -> bool:
    """Whether a blank or the end is more likely than more of the word."""
    return sum(share for text, share in zip(texts, shares, strict=True) if text[:1] in (" ", END)) > 0.5
