"""The last word: does the line read like a sentence, and could bash mean it all the same?"""

from dataclasses import replace

from llmsh.classifier.english import AMBIGUOUS, GLUE, TAGS, TELLING, Tag
from llmsh.classifier.features import features_of, tag_of
from llmsh.classifier.line import Shape, Sign
from llmsh.classifier.operands import Takes
from llmsh.classifier.reading import Example, Reading, command, request, unsure
from llmsh.classifier.resolver import Kind
from llmsh.classifier.score import logit, weights
from llmsh.classifier.typo import correct
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("find all files over 10 MB", Route.REQUEST),
    ("sort the lines of a.txt", Route.REQUEST),
    ("kill whatever listens on port 8080", Route.REQUEST),
    ("make a folder called x", Route.REQUEST),
    ("date in ISO format please", Route.REQUEST),
    ("git undo my last commit but keep the changes", Route.REQUEST),
    ("docker containers that use the most memory", Route.REQUEST),
    ("who is logged in right now", Route.REQUEST),
    ("ls but only the directories", Route.REQUEST),
    ("find . -name a", Route.COMMAND),
    ("sort a.txt", Route.COMMAND),
    ("make install", Route.COMMAND),
    ("make all tests", Route.COMMAND),
    ("who am i", Route.COMMAND),
    ("test -f a", Route.COMMAND),
    ('git commit -m "fix the thing"', Route.COMMAND),
    ("gti status", Route.COMMAND),
    ("gti push origin main", Route.COMMAND),
    ("show disk usage", Route.REQUEST),
    ("what is my ip address", Route.REQUEST),
    ("zeige mir alle Dateien", Route.REQUEST),
)

# Log-odds from which a line counts as a sentence, and from which it is doubtful.
RESOLVED_REQUEST, RESOLVED_UNSURE = 1.5, 0.0
UNRESOLVED_REQUEST, UNRESOLVED_UNSURE = 0.5, -0.5
# With clear syntax a line is never a request; a doubt is raised only by what reads like a sentence throughout.
SYNTAX_UNSURE = 6.0
# What a foreign word adds; fit.py sees English only.
FOREIGN_WORD, MAX_FOREIGN_WORDS = 1.2, 4
# From these odds on even a first word with digits or underscores opens a sentence, and two words are one.
ODD_FIRST_WORD_REQUEST = 4.0
# Subcommands that any program may have.
COMMON_SUBCOMMANDS = frozenset({"help", "version", "init", "config", "status", "--"})
# What the operands of a program add when plain words are no use to it.
IMPLAUSIBLE = {
    Takes.NONE: 2.0,
    Takes.ONLY: 4.0,
    Takes.NUMBERS: 1.5,
    Takes.PATHS: 1.0,
    Takes.NAMES: 1.0,
    Takes.COMMAND: 0.5,
}
# What each word of TELLING adds after a program, what one does right after a subcommand, and what the lack of any
# word that holds a sentence together takes away.
TELLING_WORD, MAX_TELLING_WORDS = 0.8, 3
AFTER_SUBCOMMAND = 2.5
NO_GLUE = -2.5
# What a first word adds that begins no command: a pronoun, an article, an auxiliary …
SENTENCE_OPENING = 2.5
HOLDING_TAGS = GLUE | {Tag.ADVERB, Tag.POLITE, Tag.FOREIGN}
OPENING_TAGS = GLUE | {Tag.POLITE}
# Three words, the first a program's name, may always be a command.
SHORT_REQUEST = 2.5


def score(reading: Reading) -> float:
    """Log-odds that the line is a sentence, with what is known about the program's operands."""
    operands, is_program = reading.operands, reading.kind is not None
    found = features_of(
        reading.line.words,
        is_program=is_program,
        own_words=operands.words if is_program else (),
        signs=reading.line.signs,
        parses=reading.line.parses,
    )
    total = logit(found) + FOREIGN_WORD * min(_foreign_count(reading), MAX_FOREIGN_WORDS)
    if not is_program:
        opens = tag_of(reading.first) in OPENING_TAGS and reading.first.bare not in AMBIGUOUS
        return total + (SENTENCE_OPENING if opens else 0.0)
    return total + _operand_odds(reading) if reading.rest else total


def _operand_odds(reading: Reading) -> float:
    """What the operands add, given what the program takes."""
    operands, rest = reading.operands, reading.rest
    plain = [word.bare for word in rest if word.shape is Shape.PLAIN]
    foreign = [bare for bare in plain if bare not in operands.words]
    telling = sum(bare in TELLING for bare in foreign)
    total = TELLING_WORD * min(telling, MAX_TELLING_WORDS)
    if foreign:
        total += IMPLAUSIBLE.get(operands.takes, 0.0)
    if operands.takes is Takes.SUBCOMMAND:
        first = rest[0].bare
        if first not in operands.words:
            total += -1.0 if first in COMMON_SUBCOMMANDS else 1.0
        elif len(rest) > 2 and (rest[1].bare in TELLING or rest[1].bare == "all"):
            total += AFTER_SUBCOMMAND
    held = telling > 0 or any(
        tag_of(word) in HOLDING_TAGS and word.bare not in AMBIGUOUS and word.bare not in operands.words for word in rest
    )
    if not held and operands.takes not in {Takes.NONE, Takes.ONLY, Takes.NUMBERS, Takes.PATHS}:
        total += NO_GLUE
    return total


def decide(reading: Reading) -> Routing:
    return unresolved(reading) if reading.kind is None else resolved(reading)


def resolved(reading: Reading) -> Routing:
    """A line whose first word resolves: a command unless it clearly reads like a sentence."""
    name = f"first word is {_article(reading)}"
    plain = reading.plain_count()
    if plain == 0 or len(reading.rest) == 1:
        return command(name)
    if reading.exists is not None and _names_files(reading):
        return command(f"{name} and its operands exist")
    if not {Sign.PIPE}.isdisjoint(reading.line.signs) and reading.line.parses:
        return command(f"{name}, with shell syntax")
    odds = score(reading)
    if reading.line.has_clear_syntax and reading.line.parses:
        if odds >= SYNTAX_UNSURE and plain >= 4:
            return unsure("shell syntax in what reads like a sentence")
        return command(f"{name}, with shell syntax")
    if odds < RESOLVED_UNSURE:
        return command(name)
    enough = SHORT_REQUEST if len(reading.rest) == 2 else RESOLVED_REQUEST
    if odds < enough or not reading.is_well_known:
        return unsure(f"{name}, but the line reads like a sentence")
    return request(f"reads like a sentence, not like operands of {reading.first.text}")


def unresolved(reading: Reading, *, never_valid: bool = False) -> Routing:
    """A line whose first word is unknown: a sentence, a misspelt command, or a command from elsewhere."""
    if len(reading.line.words) == 1:
        return command("one word")
    if not never_valid:
        meant = correct(reading.first)
        if meant is not None:
            found = resolved(_respelt(reading, meant))
            return found if found.route is not Route.COMMAND else command(f"looks like {meant}, misspelt")
    odds = score(reading)
    if odds < ODD_FIRST_WORD_REQUEST and not never_valid and _looks_invented(reading):
        return command("first word is an unknown name")
    if odds < UNRESOLVED_UNSURE:
        return command("first word is unknown and the rest is no sentence")
    if odds < (SHORT_REQUEST if len(reading.rest) == 1 else UNRESOLVED_REQUEST):
        return unsure("first word is unknown; the line may be a sentence")
    return request("reads like a sentence")


def _foreign_count(reading: Reading) -> int:
    return sum(
        word.shape is Shape.PLAIN
        and word.bare not in AMBIGUOUS
        and (TAGS.get(word.bare) is Tag.FOREIGN or not word.bare.isascii())
        for word in reading.line.words
    )


def _looks_invented(reading: Reading) -> bool:
    """Whether the first word is no word of a language: it has digits or underscores, or is one of only two."""
    first = reading.first
    if first.shape is Shape.OTHER:
        return True
    if len(reading.rest) > 1 or first.bare in TAGS or not first.bare.isascii():
        return False
    table = weights()
    known = max(table.get(f"first:{first.bare}", 0.0), table.get(f"word:{first.bare}", 0.0))
    return known < 0.5 or reading.rest[0].bare in COMMON_SUBCOMMANDS


def _respelt(reading: Reading, name: str) -> Reading:
    word = replace(reading.first, text=name, bare=name)
    line = replace(reading.line, words=(word, *reading.rest))
    return replace(reading, line=line, kind=Kind.KNOWN)


def _names_files(reading: Reading) -> bool:
    """Whether every operand that could be a file is one."""
    names = [word.text for word in reading.rest if word.shape is not Shape.OPTION]
    exists = reading.exists
    return bool(names) and exists is not None and all(exists(name) for name in names)


def _article(reading: Reading) -> str:
    kind = str(reading.kind or "a name")
    return f"an {kind}" if kind[0] in "a" else f"a {kind}"
