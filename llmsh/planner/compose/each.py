"""The frame for a number of each file and for the newest or largest file of each folder."""

import re

from llmsh.core.context import Userland
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.naming import Named
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory
from llmsh.syntax.quote import quote

_EACH = r"(?:each|every(?: single)?|all)(?: one)?(?: of)?(?: the| my| these)?"
_PLACE = r"(?: (?:in|under|of|below|inside|from|within)(?: the)?(?: folder| directory)? DIR(?: folder| directory)?)?"
_WHAT = (
    r"(?:(?P<unit>line|word|character|char|byte)s?|(?P<with>TEXT\d+) lines?|"
    r"lines? (?:with|containing|that contain|that have|having|mentioning)(?: the)?(?: word| text)? (?P<with2>TEXT\d+))"
)
_ORDER = (
    r"(?:(?: ,)? (?:and )?(?:sorted |ordered |starting )?(?:with )?(?:the )?(?:one with )?(?:the )?"
    r"(?:(?P<down>most|longest|largest|biggest|highest)|(?P<up>fewest|least|shortest|smallest|lowest))(?: \w+){0,2}?"
    r" first)?"
)
_ASK = r"(?:(?:show|list|print|display|give|tell|count|write|output|say)(?: me)? )?"
_COUNTS = tuple(
    re.compile(text)
    for text in (
        rf"{_ASK}(?:how many|(?:the )?(?:number|count) of) {_WHAT} (?:are |there )*"
        rf"(?:(?:do|does|has|have|is|in|of|for) )+{_EACH} KIND{_PLACE}"
        rf"(?: has| have| hold| holds| contain| contains)?{_ORDER}",
        rf"{_ASK}(?:the )?{_WHAT} counts? (?:of|for|in) {_EACH} KIND{_PLACE}{_ORDER}",
        rf"for {_EACH} KIND{_PLACE} ?,? ?{_ASK}(?:(?:its|the)(?: file)? name and )?"
        rf"(?:how many|(?:the )?(?:number|count) of) {_WHAT}(?: it has| there are| in it| it contains)?{_ORDER}",
    )
)
_BEST = (
    r"(?P<best>newest|latest|most recent|most recently changed|oldest|largest|biggest|smallest)"
    r"(?: (?:KIND|files?|one))?"
)
_FOLDERS = r"(?:\w+ )?(?:folder|directory|subfolder|subdirectory|subdir)s?"
_EXTREMES = tuple(
    re.compile(text)
    for text in (
        rf"(?:in|of|from|for) {_EACH} {_FOLDERS}{_PLACE} ?,? ?{_ASK}(?:find |get )?"
        rf"(?:(?:which|what) (?:KIND|file) is )?(?:the )?{_BEST}",
        rf"{_ASK}(?:find |get |which |what )?(?:is )?(?:the )?{_BEST} (?:in|of|from|inside|for) {_EACH} "
        rf"{_FOLDERS}{_PLACE}",
    )
)
_FLAGS = {"line": "l", "word": "w", "character": "m", "char": "m", "byte": "c"}


def read(reading: Reading) -> Named | None:
    """The request as something told of each file or folder; None when it is nothing of the kind."""
    if not any(token.low in ("each", "every", "all") for token in reading.tokens):
        return None
    text, place, glob, texts = _outlined(reading)
    for pattern in _COUNTS:
        if (match := pattern.fullmatch(text)) and glob:
            return _counts(match, place, glob, texts)
    if reading.context.userland is not Userland.GNU:
        return None
    for pattern in _EXTREMES:
        if match := pattern.fullmatch(text):
            return _extremes(match, place, glob)
    return None


def _outlined(reading: Reading) -> tuple[str, str, str, list[str]]:
    """The request with DIR, KIND and TEXT for what it names; the folder, the glob and the texts that it names."""
    words: list[str] = []
    texts: list[str] = []
    place = glob = ""
    at = 0
    while at < len(reading.tokens):
        token = reading.tokens[at]
        here = [entity for entity in reading.entities if entity.start == at]
        kinds = ("kind", "ext") if words and words[-1] in ("each", "every") else ("kind",)
        kind = next((item for item in here if item.kind in kinds and len(item.value.parts or ("",)) == 1), None)
        path = next((item for item in here if item.kind in ("place", "path")), None)
        named = path.value.text if path is not None else token.text
        if not place and named not in ("~", "/") and is_directory(named, reading.context):
            words.append("DIR")
            place, at = named.rstrip("/"), path.end if path is not None else at + 1
        elif kind is not None and not glob and not token.quoted:
            words.append("KIND")
            glob, at = f"*.{kind.value.text.lstrip('.')}" if kind.kind == "ext" else kind.value.text, kind.end
        elif token.quoted or token.text.isupper():
            words.append(f"TEXT{len(texts)}")
            texts.append(token.text)
            at += 1
        else:
            words.append(token.low)
            at += 1
    return " ".join(words).rstrip(" ?.!"), place or ".", glob, texts


def _counts(match: re.Match[str], place: str, glob: str, texts: list[str]) -> Named:
    order = "" if not (match["down"] or match["up"]) else "rn" if match["down"] else "n"
    found = f"find {quote_path(place)} -type f -name {quote(glob)}"
    sought = match["with"] or match["with2"]
    if sought:
        text = texts[int(sought.removeprefix("TEXT"))]
        command = f"{found} -exec grep -HcF -e {quote(text)} {{}} +" + (f" | sort -t : -k 2 -{order}" if order else "")
        said = f"Counts the lines with {text} in each {glob} in {place}"
    else:
        unit = match["unit"]
        command = f"{found} -exec wc -{_FLAGS[unit]} {{}} \\;" + (f" | sort -{order}" if order else "")
        said = f"Counts the {unit}s of each {glob} in {place}"
    said += f", {'largest' if order == 'rn' else 'smallest'} first." if order else "."
    return Named(Step(command, said, Effect.READS, recipes=("each.count",)))


def _extremes(match: re.Match[str], place: str, glob: str) -> Named:
    best = match["best"]
    key = "%s" if best in ("largest", "biggest", "smallest") else "%T@"
    order = "n" if best in ("oldest", "smallest") else "rn"
    folders = "*/" if place == "." else f"{quote_path(place)}/*/"
    named = f" -name {quote(glob)}" if glob else ""
    command = (
        f"for d in {folders}; do find \"$d\" -type f{named} -printf '{key}\\t%p\\n' | sort -{order} | head -n 1"
        " | cut -f 2-; done"
    )
    said = f"Shows the {best} file of each folder in {place}."
    return Named(Step(command, said, Effect.READS, recipes=("each.extreme",)))
