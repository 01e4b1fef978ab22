"""Contradictions: recipes that sort the other way than was said, show one of several, or cannot be done."""

import re
from collections.abc import Mapping

from llmsh.planner.reading import Reading
from llmsh.planner.recipe import Recipe
from llmsh.planner.slots import Value

_DOWN = frozenset(
    """highest largest biggest greatest longest heaviest deepest tallest priciest dearest widest hottest fastest
    strongest descending decreasing""".split()
)
_UP = frozenset(
    """lowest smallest least shortest lightest shallowest cheapest narrowest coldest tiniest ascending increasing
    earliest""".split()
)
_SUPERLATIVES = _DOWN | _UP | frozenset("top most best worst newest oldest latest youngest".split())
_SORTS = re.compile(r"\bsort\b((?:\s+(?:-t\s*\S+(?:\s\S')?|-[A-Za-z]+|-k\s*\S+))*)")
# What speaks against a recipe, in log-odds.
_OTHER_WAY, _ONE_FOR_MANY = -4.0, -3.0
# rm refuses to remove the directory it stands in: a reading that wants it has lost what is to go.
_REMOVES_HERE = re.compile(r"\brm -\w+ (?:--?\S+ )*\.{1,2}/?\Z")
_REFUSED = -6.0
# What deletes all but what is named answers only what speaks of something that stays.
_DELETES_OTHERS = re.compile(r"! -i?name .* -(?:delete|exec rm)\b|! -i?name .*\| *xargs\b.* rm\b|\brm\b.*!\(")
_RANGE = re.compile(r"\blines?\s+(\d+)\s*(?:to|through|until|up\s+to|-|–)\s*(\d+)\b", re.IGNORECASE)
# What takes columns apart: awk by blanks, or cut by commas.
_OF_COLUMNS = re.compile(r"awk '[^']*(?:\$[1-9]|\bNF\b)|cut (?P<comma>-d ?'?,)|awk (?P<other>-F ?'?,)")
_DECOMPRESSES_TAR = re.compile(r"(?:gunzip|gzip -d|bunzip2|unxz|unzstd)\b[^|;]*\.(?:tar\.\w+|tgz)\b")
_TAKES_APART = frozenset("extract extracts unpack unpacks untar expand archive contents".split())
_STAYS = frozenset(
    """except but not without excluding exclude keep keeping other others unless apart only save besides leave leaving
    spare aside remaining rest everything else non""".split()
)


def told(recipe: Recipe, values: Mapping[str, Value], command: str, reading: Reading) -> float:
    """Log-odds against the recipe from what was said of the order and of how many are wanted; never above 0."""
    is_refused = _REMOVES_HERE.search(command) or _loses_others(command, reading) or _leaves_packed(command, reading)
    refused = _REFUSED if is_refused else 0.0
    said = _direction(recipe, command, reading) + _amount(recipe, values, reading) + _of_range(command, reading)
    return refused + said + _of_separator(recipe, command, reading)


def _leaves_packed(command: str, reading: Reading) -> bool:
    """Whether an archive that is to be taken apart would only be decompressed."""
    return _DECOMPRESSES_TAR.match(command) is not None and not _TAKES_APART.isdisjoint(
        token.low for token in reading.tokens
    )


def _loses_others(command: str, reading: Reading) -> bool:
    return _DELETES_OTHERS.search(command) is not None and not any(
        token.low in _STAYS or token.low.endswith("n't") for token in reading.tokens
    )


def _direction(recipe: Recipe, command: str, reading: Reading) -> float:
    if not recipe.source.startswith(("data_csv", "text_sort")):
        return 0.0
    lows = [token.low for token in reading.tokens if not token.quoted]
    says_down, says_up = not _DOWN.isdisjoint(lows), not _UP.isdisjoint(lows)
    found = _SORTS.search(command)
    if found is None or says_down == says_up or ("first" not in lows and not {"ascending", "descending"} & set(lows)):
        return 0.0
    is_down = re.search(r"-[a-zA-Z]*r|,\d+[a-zA-Z]*r", found[1]) is not None
    return _OTHER_WAY if is_down != says_down else 0.0


def _of_range(command: str, reading: Reading) -> float:
    """ "lines 1 to 5" has two ends: what knows one of them alone does something else."""
    found = _RANGE.search(reading.request)
    if found is None:
        return 0.0
    ends = [re.search(rf"(?<!\d){end}(?!\d)", command) is not None for end in found.groups()]
    return _ONE_FOR_MANY if any(ends) and not all(ends) else 0.0


def _of_separator(recipe: Recipe, command: str, reading: Reading) -> float:
    """Columns of a CSV are not divided by blanks, and those of other text not by commas unless that is said."""
    if not recipe.source.startswith("text_") or not (found := _OF_COLUMNS.match(command)):
        return 0.0
    names_csv = re.search(r"\.csv\b", command) is not None
    says_comma = re.search(r"comma|csv|,[\"')]|[\"'(],", reading.request, re.IGNORECASE) is not None
    by_comma = found["comma"] is not None or found["other"] is not None
    return _OTHER_WAY if (names_csv and not by_comma) or (by_comma and not names_csv and not says_comma) else 0.0


def _amount(recipe: Recipe, values: Mapping[str, Value], reading: Reading) -> float:
    """ "the two highest" is more than one: a recipe that has no place for the number shows the wrong."""
    if any(slot.type in ("count", "number") for slot in recipe.slots.values()):
        return 0.0
    said = {value.text for value in values.values()}
    for entity in reading.entities:
        if entity.kind != "number" or not entity.is_sure or entity.value.amount < 2 or entity.value.text in said:
            continue
        after = reading.tokens[entity.end].low if entity.end < len(reading.tokens) else ""
        before = reading.tokens[entity.start - 1].low if entity.start else ""
        if after in _SUPERLATIVES or before in _SUPERLATIVES:
            return _ONE_FOR_MANY
    return 0.0
