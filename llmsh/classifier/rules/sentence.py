"""The last word: does the line read like a sentence, and could bash mean it all the same?"""

from dataclasses import replace

from llmsh.classifier.english import AMBIGUOUS, GLUE, TAGS, Tag, is_english
from llmsh.classifier.features import features_of, tag_of
from llmsh.classifier.line import Shape, Sign
from llmsh.classifier.operands import Takes
from llmsh.classifier.phrases import FINAL, holding_words
from llmsh.classifier.plausible import COURTESIES, COURTESY, NEEDS_NO_GLUE, is_made_so, operand_odds
from llmsh.classifier.reading import Example, Reading, command, request, unsure
from llmsh.classifier.resolver import Kind
from llmsh.classifier.score import logit
from llmsh.classifier.typo import correct, misspells_opening
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
    ("install numpy", Route.REQUEST),
    ("install a.txt", Route.COMMAND),
    ("base64 of 'hello world'", Route.REQUEST),
    ("md5sum of film.iso", Route.REQUEST),
    ("rename *.jpeg to *.jpg", Route.REQUEST),
    ("sshd port number", Route.REQUEST),
    ("volume up", Route.REQUEST),
    ("wifi off", Route.REQUEST),
    ("tunnelctl up", Route.COMMAND),
    ("zip this up", Route.REQUEST),
    ("tar everything up", Route.REQUEST),
    ("make run.sh executable", Route.REQUEST),
    ("mkdir my new project", Route.UNSURE),
    ("touch our notes", Route.COMMAND),
    ("groups i belong to", Route.REQUEST),
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
    ("öffne bericht.pdf", Route.REQUEST),
    ("comprime fotos.tar", Route.REQUEST),
    ("uuid please", Route.REQUEST),
)

# Log-odds from which a line counts as a sentence, and from which it is doubtful.
RESOLVED_REQUEST, RESOLVED_UNSURE = 1.0, 0.0
UNRESOLVED_REQUEST, UNRESOLVED_UNSURE = 0.5, -0.5
# With clear syntax a line is never a request; a doubt is raised only by what reads like a sentence throughout.
SYNTAX_UNSURE = 6.0
# With clear syntax and an unknown first word, the odds from which it is a request all the same.
UNKNOWN_SYNTAX_REQUEST = 5.0
# With options and an unknown first word that may open a sentence, the odds below which the line is doubtful.
OPTION_REQUEST = 3.0
# What a foreign word adds; fit.py sees English only.
FOREIGN_WORD, MAX_FOREIGN_WORDS = 1.2, 4
# What one of five letters or more adds where the line begins with it, "entpacke archiv.zip".
FOREIGN_OPENING = 3.0
# From these odds on even a first word with digits or underscores opens a sentence, and two words are one.
ODD_FIRST_WORD_REQUEST = 4.0
# What a first word adds that begins no command: a pronoun, an article, an auxiliary …
SENTENCE_OPENING = 3.0
# Programs whose operands are any bare words: without a word that holds them together they are no sentence.
BARE_WORDS = frozenset({Takes.FILES, Takes.INVENTED, Takes.WORDS})
# What a first word of English adds to a line of nothing but English, "battery level".
ENGLISH_FIRST, ALL_ENGLISH = 1.0, 2.5
# What a state after one word of English adds, "brightness up".
STATE_AFTER_THING, STATES = 3.0, frozenset({"on", "off", "up", "down"})
# What a slip in the first word of a request adds, "shwo".
MISSPELT_OPENING = 3.0
# What a line adds that no command can begin like.
NEVER_VALID = 1.5
# What a line adds that bash would not accept: an apostrophe, a parenthesis among operands.
NO_PARSE = 1.5
# From these odds on a line is doubtful although its first word may be a misspelt program.
MISSPELT_UNSURE = 4.0
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "their"})
OPENING_TAGS = GLUE | {Tag.POLITE}
# Three words, the first a program's name, may always be a command.
SHORT_UNSURE, SHORT_REQUEST = 1.5, 2.0
# Three words of which one holds the others, "tail with timestamps", need these odds when a program's name is no verb.
SHORT_PHRASE_REQUEST = 4.5
# The odds that they need after "of", "base64 of 'hello'": no file and no pattern is called so.
OF_REQUEST = 3.5
# Names and patterns that the user makes up may well read like English.
INVENTED_REQUEST = 2.8
# The odds that a line needs which no word holds together, 3.5 where nothing is said.
NO_GLUE_REQUEST = {
    Takes.ONLY: 2.0,
    Takes.NONE: 2.0,
    Takes.PATHS: 3.0,
    Takes.NUMBERS: 4.5,
    Takes.NAMES: 2.0,
    Takes.PROOF: 1.0,
}
BARE_WORDS_UNSURE = 3.0


def score(reading: Reading) -> float:
    """Log-odds that the line is a sentence, with what is known about the program's operands."""
    operands, is_program = reading.operands, reading.kind is not None
    found = features_of(
        reading.line.words,
        is_program=is_program,
        own_words=operands.words if is_program else (),
        own_count=operands.own_count,
        signs=reading.line.signs,
        parses=reading.line.parses,
    )
    total = logit(found) + FOREIGN_WORD * min(_foreign_count(reading), MAX_FOREIGN_WORDS)
    if is_program:
        total += operand_odds(operands, reading.rest) if reading.rest else 0.0
        return total if reading.line.parses else total + NO_PARSE
    if _opens_a_sentence(reading):
        total += SENTENCE_OPENING
    elif tag_of(reading.first) is Tag.FOREIGN and len(reading.first.bare) > 4:
        total += FOREIGN_OPENING
    if reading.rest and reading.rest[-1].bare in COURTESIES:
        total += COURTESY
    if misspells_opening(reading.first):
        total += MISSPELT_OPENING
    elif reading.first.shape is Shape.PLAIN and is_english(reading.first.bare):
        total += ENGLISH_FIRST
        plain = [word.bare for word in reading.rest if word.shape is Shape.PLAIN]
        if plain and all(map(is_english, plain)):
            total += ALL_ENGLISH
        if len(plain) == len(reading.rest) == 1 and plain[0] in STATES:
            total += STATE_AFTER_THING
    return total


def _opens_a_sentence(reading: Reading) -> bool:
    first = reading.first
    return tag_of(first) in OPENING_TAGS and (len(first.bare) > 1 or first.text in {"I", "A"})


def decide(reading: Reading) -> Routing:
    return unresolved(reading) if reading.kind is None else resolved(reading)


def resolved(reading: Reading) -> Routing:
    """A line whose first word resolves: a command unless it clearly reads like a sentence."""
    name = f"first word is {_article(reading)}"
    plain = reading.plain_count()
    if operands_short(reading):
        return request(f"{reading.first.text} takes two files at least")
    if plain == 0 or len(reading.rest) == 1:
        return command(name)
    if reading.exists is not None and _names_files(reading):
        return command(f"{name} and its operands exist")
    if Sign.PIPE in reading.line.signs and reading.line.parses:
        return command(f"{name}, with shell syntax")
    operands = reading.operands
    if operands.takes is Takes.PROOF and any(word.text in operands.words for word in reading.rest):
        return command(f"operands of {reading.first.text}")
    odds = score(reading)
    if reading.line.has_clear_syntax and reading.line.parses:
        if odds >= SYNTAX_UNSURE and plain >= 4:
            return unsure("shell syntax in what reads like a sentence")
        return command(f"{name}, with shell syntax")
    if odds < RESOLVED_UNSURE:
        return command(name)
    holding = bool(holding_words(reading.rest, operands.words)) or is_made_so(operands, reading.rest)
    asks = any(word.bare in COURTESIES or word.bare in FINAL for word in reading.rest)
    needs_glue = operands.takes not in NEEDS_NO_GLUE
    if not holding and operands.takes in BARE_WORDS and reading.line.parses and odds < BARE_WORDS_UNSURE:
        return command(name)
    short = len(reading.rest) == 2
    if holding:
        is_verb = tag_of(reading.first) is Tag.VERB and operands.takes is not Takes.INVENTED
        is_said = asks or is_verb or operands.takes is Takes.TARGETS or not reading.line.parses
        may_be_operands = short and needs_glue and not is_said
        if tag_of(reading.rest[-1]) is Tag.OTHER and odds >= SHORT_PHRASE_REQUEST:
            may_be_operands = False
        if reading.rest[0].bare == "of" and odds >= OF_REQUEST:
            may_be_operands = False
    else:
        may_be_operands = needs_glue or odds < NO_GLUE_REQUEST.get(operands.takes, 3.5)
    if short and may_be_operands and odds < SHORT_UNSURE:
        return command(name)
    enough = SHORT_REQUEST if short else RESOLVED_REQUEST
    if operands.takes is Takes.INVENTED:
        enough = INVENTED_REQUEST
        # "mkdir my new project": such names are given.
        may_be_operands = may_be_operands or set(holding_words(reading.rest, operands.words)) <= POSSESSIVES
    if may_be_operands or odds < enough or not reading.is_well_known:
        return unsure(f"{name}, but the line reads like a sentence")
    return request(f"reads like a sentence, not like operands of {reading.first.text}")


def operands_short(reading: Reading) -> bool:
    """Whether the one operand of `install` is a name and no file: "install numpy"; install(1) takes two at least."""
    if reading.first.text != "install" or len(reading.line.words) != 2 or reading.line.has_clear_syntax:
        return False
    word = reading.rest[0]
    return word.shape is Shape.PLAIN and not (reading.exists is not None and reading.exists(word.text))


def unresolved(reading: Reading, *, never_valid: bool = False) -> Routing:
    """A line whose first word is unknown: a sentence, a misspelt command, or a command from elsewhere."""
    if len(reading.line.words) == 1:
        return command("one word")
    reading = replace(reading, kind=None)
    if not never_valid:
        meant = correct(reading.first, even_english=reading.plain_count() == 0)
        if meant is not None:
            found = resolved(_respelt(reading, meant))
            if found.route is not Route.COMMAND:
                return found
            if score(reading) < MISSPELT_UNSURE:
                return command(f"looks like {meant}, misspelt")
            return unsure(f"may be {meant}, misspelt, or a sentence")
    odds = score(reading) + (NEVER_VALID if never_valid else 0.0)
    if odds < ODD_FIRST_WORD_REQUEST and not never_valid and _looks_invented(reading):
        return command("first word is an unknown name")
    if reading.line.has_clear_syntax and reading.line.parses and not never_valid and odds < UNKNOWN_SYNTAX_REQUEST:
        if not _opens_a_sentence(reading) and not is_english(reading.first.bare):
            return command("first word is unknown, with shell syntax")
        if Sign.OPTION in reading.line.signs and odds < OPTION_REQUEST and odds >= UNRESOLVED_UNSURE:
            return unsure("first word is unknown; options in what may be a sentence")
    if odds < UNRESOLVED_UNSURE:
        return command("first word is unknown and the rest is no sentence")
    if odds < UNRESOLVED_REQUEST:
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
    if reading.rest and reading.rest[-1].bare in COURTESIES:
        return False
    if len(reading.rest) > 1 or first.bare in TAGS or misspells_opening(first) or not first.bare.isascii():
        return False
    return not is_english(first.bare)


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
    return f"an {kind}" if kind[0] == "a" else f"a {kind}"
