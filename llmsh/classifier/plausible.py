"""What the operands of a known program say: could it take them, or do they hold together as a sentence?"""

from collections.abc import Sequence

from llmsh.classifier.english import AMBIGUOUS, TELLING, Tag, is_english
from llmsh.classifier.features import tag_of
from llmsh.classifier.line import Shape, Word
from llmsh.classifier.operands import Operands, Takes
from llmsh.classifier.phrases import RELATING, begins_noun_phrase, holding_words, relates
from llmsh.classifier.resolver import is_known

# Subcommands that any program may have.
COMMON_SUBCOMMANDS = frozenset({"help", "version", "init", "config", "status", "--"})
# Log-odds added when plain words are no use to the program.
IMPLAUSIBLE = {
    Takes.NONE: 4.0,
    Takes.ONLY: 7.0,
    Takes.NUMBERS: 2.5,
    Takes.PATHS: 1.0,
    Takes.PROOF: 2.0,
    Takes.NAMES: 2.5,
    Takes.COMMAND: 0.5,
    Takes.INVENTED: -1.0,
}
UNKNOWN_SUBCOMMAND = 1.0
# What a telling word adds, and what one adds right after the program or its subcommand.
TELLING_WORD, MAX_TELLING_WORDS = 0.8, 3
AFTER_PROGRAM, AFTER_SUBCOMMAND = 1.5, 2.5
# What a word adds that holds a sentence together, where operands are names of a closed set.
HOLDING_WORD = {Takes.PATHS: 1.5, Takes.TARGETS: 2.0, Takes.WORDS: 1.0, Takes.SUBCOMMAND: 0.5}
# What an imperative after the program adds, "sed replace …", and a preposition between two operands, "a.txt to b.txt".
VERB_FIRST, RELATED = 1.5, 1.5
# What it adds where neither operand is a word, "*.jpeg to *.jpg".
RELATED_NAMES = 2.5
# What a program named at the end adds, "in vim", "with curl".
BY_PROGRAM = 1.5
# What "please" adds.
COURTESY = 2.5
COURTESIES = frozenset({"please", "thanks", "pls", "plz"})
# What a result at the end adds, "make all names lowercase".
MADE_SO = 5.5
_RESULTS_TEXT = """
    lowercase uppercase executable default public private visible hidden empty small large short long fast slow quiet
    loud smaller larger bigger shorter longer faster slower quieter louder brighter darker smoother read-only"""
RESULTS = frozenset(_RESULTS_TEXT.split())
# What a pronoun and a particle at the end add, "zip this up", "shut it down".
PHRASAL = 2.5
POINTING = frozenset({"it", "this", "that", "these", "those", "them", "everything", "all"})
PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "open", "together", "apart", "over"})
# What the lack of any word that holds a sentence together takes away.
NO_GLUE = -2.5
# Programs to which names made of plain words are no use, so that a sentence needs no glue to be one.
NEEDS_NO_GLUE = frozenset({Takes.NONE, Takes.ONLY, Takes.NUMBERS, Takes.PATHS, Takes.PROOF, Takes.NAMES})


def _is_result(word: Word) -> bool:
    return word.bare in RESULTS or (word.bare.endswith("able") and len(word.bare) > 6)


def is_made_so(operands: Operands, rest: Sequence[Word]) -> bool:
    """Whether targets read like "all names lowercase"."""
    return (
        operands.takes is Takes.TARGETS
        and len(rest) > 1
        and _is_result(rest[-1])
        and (rest[-2].shape is not Shape.PLAIN or is_english(rest[-2].bare))
    )


def _relates_names(rest: Sequence[Word]) -> bool:
    """Whether a preposition stands between a file or a pattern and another."""
    return any(
        word.bare in RELATING and not {before.shape, after.shape} & {Shape.PLAIN, Shape.OPTION}
        for before, word, after in zip(rest, rest[1:], rest[2:], strict=False)
    )


def _is_phrasal(rest: Sequence[Word]) -> bool:
    """Whether the words end with something pointed at and a particle: "this up", "it down"."""
    return len(rest) > 1 and rest[-1].bare in PARTICLES and rest[-2].bare in POINTING


def _leads(word: Word) -> bool:
    """Whether `word`, right after the program, begins a phrase: "the …", "for …", "a …"."""
    return word.bare in TELLING or word.bare == "a" or (tag_of(word) is Tag.PREPOSITION and word.bare not in AMBIGUOUS)


def _begins_phrase(rest: Sequence[Word]) -> bool:
    return rest[1].bare == "all" or begins_noun_phrase(rest, 1)


def operand_odds(operands: Operands, rest: Sequence[Word]) -> float:
    """Log-odds that the words `rest`, after a program that takes `operands`, are the rest of a sentence."""
    outside = [word for word in rest if word.shape is Shape.PLAIN and word.bare not in operands.words]
    holding = holding_words(rest, operands.words)
    total = TELLING_WORD * min(sum(bare in TELLING for bare in holding), MAX_TELLING_WORDS)
    if outside:
        total += IMPLAUSIBLE.get(operands.takes, 0.0)
    leads = bool(holding) and len(rest) > 2
    if operands.takes is Takes.SUBCOMMAND:
        first = rest[0].bare
        if first not in operands.words:
            total += -1.0 if first in COMMON_SUBCOMMANDS else UNKNOWN_SUBCOMMAND
            if tag_of(rest[0]) in {Tag.VERB, Tag.QUESTION}:
                total += VERB_FIRST
        elif holding and len(rest) > 1 and (rest[1].bare in TELLING or _begins_phrase(rest)):
            total += AFTER_SUBCOMMAND
    elif holding and len(rest) > 2 and tag_of(rest[0]) is Tag.VERB and rest[0].bare not in operands.words:
        total += VERB_FIRST
    elif leads and rest[0].bare == holding[0] and _leads(rest[0]):
        total += AFTER_PROGRAM
    if relates(rest, operands.words):
        total += RELATED
        if _relates_names(rest):
            total += RELATED_NAMES
        if rest[-2].bare in RELATING and is_known(rest[-1].bare):
            total += BY_PROGRAM
    if is_made_so(operands, rest):
        total += MADE_SO
    if any(word.bare in COURTESIES for word in rest):
        total += COURTESY
    if _is_phrasal(rest):
        total += PHRASAL
    if holding:
        total += HOLDING_WORD.get(operands.takes, 0.0)
    elif operands.takes not in NEEDS_NO_GLUE and not is_made_so(operands, rest):
        total += NO_GLUE
    return total
