"""What holds words together as a sentence: articles, prepositions, "old files", a comma."""

from collections.abc import Sequence

from llmsh.classifier.english import AMBIGUOUS, GLUE, TELLING, Tag, is_english, is_plural, is_quality
from llmsh.classifier.features import tag_of
from llmsh.classifier.line import Shape, Word

HOLDING_TAGS = GLUE | {Tag.ADVERB, Tag.POLITE, Tag.FOREIGN}
# Pronouns that are no loose end at the end of a line.
FINAL = frozenset({"everything", "anything", "everyone", "something", "them"})
# Prepositions that relate what stands before them to what follows: "a.txt to b.txt".
RELATING = frozenset(
    {"to", "from", "with", "into", "as", "and", "by", "of", "using", "in", "onto", "for", "without", "on"}
)


def _is_attached(words: Sequence[Word], index: int) -> bool:
    """Whether the glue word at `index` governs the word after it, and is not loose at the end."""
    tag = tag_of(words[index])
    if tag in {Tag.ADVERB, Tag.POLITE} or words[index].bare in FINAL or begins_noun_phrase(words, index):
        return True
    if index + 1 == len(words):
        return tag is Tag.PRONOUN and index > 2
    following = words[index + 1]
    if following.shape is Shape.OPTION:
        return False
    return tag is not Tag.DETERMINER or tag_of(following) not in {Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN}


def _holds(words: Sequence[Word], index: int) -> bool:
    bare = words[index].bare
    if bare in {"in", "on"}:
        return index > 0 or len(words) > 3
    if bare in {"first", "last", "back", "now"} and index == 0:
        return False
    if bare.endswith("ly") and is_english(bare):
        return True
    return tag_of(words[index]) in HOLDING_TAGS and bare not in AMBIGUOUS


def begins_noun_phrase(words: Sequence[Word], index: int) -> bool:
    """Whether a number or a quality stands before a plural: "10 files", "old kernels"."""
    if index + 1 == len(words) or words[index + 1].shape is not Shape.PLAIN:
        return False
    counts = words[index].shape is Shape.NUMBER or (words[index].shape is Shape.PLAIN and is_quality(words[index].bare))
    if not counts:
        return False
    following = words[index + 1].bare
    return is_plural(following) or (is_quality(following) and begins_noun_phrase(words, index + 1))


def _has_comma(words: Sequence[Word], index: int) -> bool:
    return words[index].text.endswith(",") and index + 1 < len(words)


def _is_article(words: Sequence[Word], index: int) -> bool:
    """Whether `a` stands before a word of English and not for a file."""
    if words[index].bare != "a" or index + 1 == len(words):
        return False
    following = words[index + 1].bare
    return len(following) > 2 and is_english(following)


def _is_subject(words: Sequence[Word], index: int) -> bool:
    """Whether `i` stands before a verb that more follows: "i belong to"."""
    if words[index].bare != "i" or index + 2 >= len(words):
        return False
    following = words[index + 1]
    return following.shape is Shape.PLAIN and len(following.bare) > 3 and is_english(following.bare)


def holding_words(words: Sequence[Word], own_words: frozenset[str]) -> list[str]:
    """The bare words among `words` that hold them together as a sentence."""
    return [word.bare for index, word in enumerate(words) if word.bare not in own_words and _is_held(words, index)]


def _is_held(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if begins_noun_phrase(words, index):
        return True
    if word.shape is not Shape.PLAIN:
        return False
    if _has_comma(words, index):
        return True
    return _is_subject(words, index) or (
        (word.bare in TELLING or _is_article(words, index) or _holds(words, index)) and _is_attached(words, index)
    )


def relates(words: Sequence[Word], own_words: frozenset[str]) -> bool:
    """Whether a preposition in the middle relates two of the words: "a.txt to b.txt"."""
    return any(word.bare in RELATING and word.bare not in own_words for word in words[1:-1])
