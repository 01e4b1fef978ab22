"""The frame for a listing of one folder: what is said of its look, order and contents, as the options of ls.

Source: GNU coreutils manual, "ls: List directory contents".
"""

import re

from llmsh.core.context import Userland
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.naming import Named
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory

_STYLES = r"(?P<style>full-iso|long-iso|iso|locale)"
_SORT = r"(?:and )?(?:sort(?:ed|ing)?|order(?:ed|ing)?)(?: (?:them|it|the (?:list|listing|output|result)))?"
# What is said, and the options that it means.
_OPTIONS: tuple[tuple[str, str], ...] = (
    (rf"(?:with|using|in)? ?(?:a |the )?time style (?:of |set to )?{_STYLES}", "style"),
    (rf"(?:with|using|in)? ?(?:a |the )?{_STYLES} (?:time style|times?|dates?|timestamps?|style)", "style"),
    (r"(?:with|showing|using) (?:the )?(?:full|complete|exact) (?:date and time|dates?|times?|timestamps?)", "full"),
    (r"(?:in|with|using) (?:a |the )?(?:long|detailed) (?:list(?:ing)? )?(?:format|form|style)", "l"),
    (r"(?:a |the )?(?:long|detailed) list(?:ing)?(?: format| of)?", "l"),
    (r"(?:with|in|including|showing) (?:all |full |more |their )?details?", "l"),
    (r"(?:with|in|and|using|showing)? ?(?:their )?human[- ]readable (?:file )?(?:sizes?|formats?|form|units?)", "lh"),
    (r"(?:with|showing) sizes (?:in )?human[- ]readable(?: format| form)?", "lh"),
    (
        r"(?:and |also )?(?:including|include|with|plus|also) (?:the |all )?hidden (?:ones|files|entries|"
        r"items)?(?: too)?",
        "A",
    ),
    (
        r"(?:and |also )?(?:including|include) (?:the |all )?(?:dot ?files|(?:files|those|ones|names|"
        r"entries) (?:that )?(?:start|begin)\w* with a dot)",
        "A",
    ),
    (r"(?:both )?hidden and (?:non-?hidden|visible|regular)", "A"),
    (rf"{_SORT} by (?:last |time of last )?access(?: time| date)?", "ltu"),
    (rf"{_SORT} by (?:last |status )?change time", "ltc"),
    (
        rf"{_SORT} (?:by (?:the |their )?(?:last )?(?:modification |modified )?(?:time|date|age) )?(?:from "
        rf"|by )?oldest(?: modified)?(?: first| to newest(?: modified)?)",
        "tr",
    ),
    (rf"{_SORT} (?:from |by )?newest(?: modified)?(?: first| to oldest(?: modified)?)", "t"),
    (
        rf"{_SORT} by (?:the |their )?(?:last )?(?:modification |modified |mod )?(?:time|date|age)(?: of "
        rf"(?:last )?modification)?",
        "t",
    ),
    (r"(?:the )?oldest first", "tr"),
    (r"(?:the )?(?:newest|latest|most recent) first", "t"),
    (
        rf"{_SORT} by (?:the |their )?(?:file )?size (?:from smallest to (?:largest|biggest)|smallest "
        rf"first|in (?:ascending|increasing) order)",
        "Sr",
    ),
    (
        rf"{_SORT} by (?:the |their )?(?:file )?size(?: (?:from (?:largest|biggest) to smallest|(?:largest|"
        rf"biggest) first|in (?:descending|decreasing) order))?",
        "S",
    ),
    (rf"{_SORT} by (?:the |their )?(?:file )?(?:extension|type|suffix)s?", "X"),
    (rf"{_SORT} (?:by version(?: number)?|naturally|in natural order|numerically)", "v"),
    (r"(?:smallest first)", "Sr"),
    (r"(?:(?:largest|biggest) first)", "S"),
    (r"(?:and )?(?:in|with) (?:the )?reverse(?:d)?(?: order)?|reversed|in descending order", "r"),
    (r"unsorted|without sorting|in directory order", "U"),
    (
        r"(?:with|showing|appending|using) (?:the )?(?:appended |file |type )*(?:indicators?|"
        r"classifiers?)(?: appended| of (?:the )?(?:file )?types?)?",
        "F",
    ),
    (
        r"(?:with|appending|showing) (?:a |the )?(?:trailing )?(?:slash|/)(?:es)?(?: appended)? (?:after|"
        r"for|to|at the end of|on|behind) (?:the |all |each )?(?:names of )?(?:directory|directories|"
        r"folders?)(?: names?)?",
        "p",
    ),
    (r"(?:with|and|showing|including) (?:the |their )?i-?nodes?(?: numbers?| ids?)?", "i"),
    (
        r"(?:with|and|showing|including) (?:the |their )?(?:size in blocks|block sizes?|allocated (?:size|"
        r"blocks)|number of blocks)",
        "s",
    ),
    (r"(?:with|and|showing|using) (?:the )?numeric(?:al)? (?:user and group )?(?:ids|uids and gids|owners?)", "n"),
    (
        r"(?:one|1) (?:file|entry|name|item|each)? ?(?:per|on each|in each|a) line|in (?:a|one) single "
        r"column|in (?:a|one) column",
        "1",
    ),
    (r"(?:separated|delimited) by commas?|comma[- ](?:separated|delimited)", "m"),
    (r"(?:with|using|showing) (?:c-?style |octal )?escapes?(?: sequences)?(?: for .*)?", "b"),
    (r"(?:in|with|enclosed in|between) double quotes|(?:with )?quoted names", "Q"),
    (r"without (?:the |their )?groups?(?: names?)?", "lG"),
    (r"without (?:the |their )?owners?(?: names?)?", "g"),
    (r"(?:with |and )?(?:the )?(?:directories|folders) (?:listed |shown )?first", "first"),
    (r"(?:ignoring|without|excluding|except) (?:the )?backups?(?: files| copies)?", "B"),
    (r"recursively", "R"),
)
_NOUNS = (
    r"(?:all |the |every )*(?:files and (?:directories|folders|subdirectories)|directories and files|"
    r"files|file names|names|"
    r"contents?|entries|everything|listing|directory listing|directory contents?|directory|(?:current "
    r"|this )?(?:directory|folder))"
)
_PLACES = r"(?:in|of|from|inside|for|on)? ?(?:the )?(?:directory |folder )?D(?: directory| folder)?"


def _phrase(pattern: str) -> re.Pattern[str]:
    """`pattern` up to the end of a word."""
    return re.compile(rf"(?:{pattern})(?: |$)")


_SAID = tuple((_phrase(pattern), letters) for pattern, letters in _OPTIONS)
_NOUN, _PLACE, _FILLER = map(_phrase, (_NOUNS, _PLACES, r"(?:and|of|the|then|,|all)"))
_VERB = re.compile(r"(?:list|show|display|print|give|see|view|get)s?(?: me)? ")
_LETTERS = "lhnigGsAFpbQmR1XStuUvcBr"
# Of these orders there is one; those that are whole words are long options.
_ORDERS, _WORDS = "tSXvU", frozenset({"style", "full", "first"})
_SHARE = 0.97
# What a recipe says as well; two of them, or one of the others, are for this frame.
_PLAIN = frozenset(
    {"l", "lh", "A", "t", "tr", "S", "X", "R", "1", "m", "i", "n", "F", "ltu", "v", "r", "first", "full"}
)


def read(reading: Reading) -> Named | None:
    """The request as one ls; None where a word is no option, noun or place of it."""
    if reading.context.userland is not Userland.GNU:
        return None
    text, place = _text(reading)
    verb = _VERB.match(text)
    if verb is None:
        return None
    found: list[str] = []
    styles: list[str] = []
    at, nouns, places = verb.end(), 0, 0
    while at < len(text):
        if end := _said(text, at, found, styles):
            at = end
        elif word := _NOUN.match(text, at):
            at, nouns = word.end(), nouns + 1
        elif word := _PLACE.match(text, at):
            at, places = word.end(), places + 1
        elif word := _FILLER.match(text, at):
            at = word.end()
        else:
            return None
    if nouns > 2 or places > 1 or not found or (len(found) == 1 and set(found) <= _PLAIN):
        return None
    orders = {letter for one in found if one not in _WORDS for letter in one if letter in _ORDERS}
    if len(orders) > 1:
        return None
    return Named(_step(found, styles, place), share=_SHARE)


def _step(found: list[str], styles: list[str], place: str) -> Step:
    said = set("".join(one for one in found if one not in _WORDS))
    if styles or "full" in found or {"c", "u"} & said:
        said.add("l")
    letters = "".join(letter for letter in _LETTERS if letter in said)
    options = [f"-{letters}"] if letters else []
    if styles or "full" in found:
        options.append(f"--time-style={styles[0] if styles else 'full-iso'}")
    if "first" in found:
        options.append("--group-directories-first")
    words = ["ls", *options, *([quote_path(place)] if place else [])]
    where = place or "this folder"
    return Step(
        " ".join(words), f"Lists {where} with the options that were asked for.", Effect.READS, recipes=("folder.list",)
    )


def _said(text: str, at: int, found: list[str], styles: list[str]) -> int:
    """Where what is said from `at` on ends, with its options added to `found`; 0 where it is none."""
    for pattern, letters in _SAID:
        match = pattern.match(text, at)
        if match is not None:
            found.append(letters)
            if letters == "style":
                styles.append(match["style"])
            return match.end()
    return 0


def _text(reading: Reading) -> tuple[str, str]:
    """The words of the request, a folder that is here as "D", and that folder."""
    by_start = {entity.start: entity for entity in reversed(reading.entities) if entity.kind in ("place", "path")}
    words: list[str] = []
    place, at = "", 0
    while at < len(reading.tokens):
        entity, token = by_start.get(at), reading.tokens[at]
        path = entity.value.text if entity is not None else token.text
        if path not in ("", ".") and is_directory(path, reading.context) and token.low not in {"directory", "folder"}:
            words.append("D")
            place = path
            at = entity.end if entity is not None else at + 1
            continue
        words.append(token.low)
        at += 1
    return " ".join(words), place
