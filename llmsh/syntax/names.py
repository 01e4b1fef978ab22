"""Sets of names written as plain text, so that a long list stays readable."""


def names(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
