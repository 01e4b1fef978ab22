"""How far a word is from the one that was meant: edit distance with transpositions, keyboard neighbours nearer."""

from collections.abc import Iterable

ROWS = ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
POSITION = {key: (row, column + row * 0.5) for row, keys in enumerate(ROWS) for column, key in enumerate(keys)}


def _substitution(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one.lower() == other.lower():
        return 0.2
    a, b = POSITION.get(one.lower()), POSITION.get(other.lower())
    if a and b and abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1.1:
        return 0.7
    return 1.0


def distance(word: str, meant: str) -> float:
    """Cost to turn `word` into `meant`: 1 an insertion, deletion or substitution, less for slips of a finger."""
    before: list[float] = []
    last = [float(column) for column in range(len(meant) + 1)]
    for i, letter in enumerate(word, 1):
        row = [float(i)]
        for j, other in enumerate(meant, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + _substitution(letter, other))
            if i > 1 and j > 1 and letter == meant[j - 2] and word[i - 2] == other and letter != other:
                cost = min(cost, before[j - 2] + 0.6)
            # A letter typed twice, or once too few.
            if i > 1 and letter == word[i - 2] and cost > last[j] + 0.5:
                cost = last[j] + 0.5
            row.append(cost)
        before, last = last, row
    return last[-1]


def closest(word: str, candidates: Iterable[str], *, limit: int = 3, common: Iterable[str] = ()) -> tuple[str, ...]:
    """Candidates near enough to be what was meant, nearest first; those in `common` win ties.

    Near enough: a third of the word's length, and at least one slip.
    """
    allowed = max(1.0, len(word) / 3)
    favourites = frozenset(common)
    scored = []
    for candidate in set(candidates):
        if candidate == word or abs(len(candidate) - len(word)) > allowed:
            continue
        # Few people miss the first letter: with another one a word has to be nearer.
        cost = distance(word, candidate) + (0.3 if candidate[:1].lower() != word[:1].lower() else 0.0)
        if cost <= allowed and cost < max(len(word), len(candidate)):
            bonus = 0.3 if candidate in favourites else 0.0
            scored.append((cost - bonus, len(candidate), candidate))
    return tuple(candidate for _, _, candidate in sorted(scored)[:limit])
