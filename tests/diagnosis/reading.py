"""How hard a text is to read, by counting: for tests that hold texts to a budget."""

import re

# A name, path or command in backquotes is read as one word; that it is long does not make a sentence harder.
NAMED = re.compile(r"`[^`]*`|[^\s]*[/\\_=~$<>{}()*|][^\s]*|\b[\w-]+\.\w+\b")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; names count as one short word."""
    plain = NAMED.sub("name", text)
    return [words for part in re.split(r"[.?!:;](?:\s|$)", plain) if (words := re.findall(r"[A-Za-z'-]+", part))]


def grade(text: str) -> float:
    """Years of school that a text asks for (Flesch and Kincaid 1975), syllables counted as groups of vowels."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * syllables / len(words) - 15.59
