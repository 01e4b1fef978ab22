"""The frame for names in a row: "part-N.csv to chunk-N.csv", "day01 to day10", swapping two names."""

import re
from dataclasses import dataclass

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import exists, is_directory
from llmsh.syntax.quote import quote

_NAME = r"(?:\"[^\"]+\"|'[^']+'|[^\s,;\"']*[^\s,;\"'.?!])"
# Where a name leaves a place open: part-N.csv, part-*.csv, part-<n>.csv, part-X.csv, part-#.csv
_OPEN = re.compile(
    r"(?<![A-Za-z])(?:N|X|n|x|i|NN|NNN|#+|\?+|\*|%d|<\w+>|\{\w*\})(?![A-Za-z])|(?<=[a-z])(?:N|X|NN|NNN)(?=[._-]|\Z)"
)
_FILES = r"(?:(?:all|every|each|the|of|my)\s+)*(?:(?:files?|names?)\s+)?(?:(?:called|named|like|matching)\s+)?"
_RENAME = re.compile(
    rf"^(?:rename|change|move|mv|turn)\s+{_FILES}(?P<old>{_NAME})"
    rf"(?:\s+(?:in|under|inside|of|from)\s+(?:the\s+)?(?:folder\s+|directory\s+)?(?P<from>{_NAME})(?:\s+(?:folder|directory))?)?"
    rf"\s+(?:to|into|as)\s+(?P<new>{_NAME})"
    rf"(?:\s*,?\s+(?:for|with)\s+(?:every|each|all|any)\s+(?:\w+|values?\s+of\s+\w+|of\s+them))?(?:\s+(?:in|"
    rf"under|inside)\s+(?:the\s+)?(?:folder\s+|directory\s+)?"
    rf"(?P<dir>{_NAME})(?:\s+(?:folder|directory))?)?(?:\s*,?\s+(?:and\s+so\s+on|etc\.?|and\s+so\s+forth|"
    rf"keeping\s+the\s+numbers?))*$",
    re.IGNORECASE,
)
_SWAP = re.compile(
    rf"^(?:swap|exchange|switch|interchange|swop)\s+(?:around\s+)?(?:the\s+)?(?:(?:names?|contents?|files?|"
    rf"folders?|directories)\s+)*(?:of\s+)?(?:the\s+)?"
    rf"(?:files?\s+|folders?\s+)?(?P<one>{_NAME})\s+(?:and|with|for)\s+(?:the\s+)?(?:file\s+|"
    rf"folder\s+)?(?P<two>{_NAME})(?:\s+(?:around|over|with\s+each\s+other))?$",
    re.IGNORECASE,
)
_COUNTED = (
    r"(?:(?:a|an|the|some|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|new|empty|blank|"
    r"numbered|text)\s+)*"
)
_KIND = r"(?P<kind>folders?|director(?:y|ies)|dirs?|subfolders?|subdirector(?:y|ies)|files?)"
_SERIES = re.compile(
    rf"^(?:create|make|mkdir|touch|add|set\s+up|generate)\s+(?:me\s+)?{_COUNTED}(?:{_KIND}\s+)?(?:(?:called|"
    rf"named|numbered|with\s+(?:the\s+)?names?)\s+)*(?:from\s+)?"
    rf"(?P<first>[^\s,;\"']*\d+[^\s,;\"']*)\s*(?:to|through|thru|till|until|up\s+to|-|"
    rf"\.\.\.?)\s*(?P<last>[^\s,;\"']*\d[^\s,;\"'.]*(?:\.[A-Za-z]\w*)?)(?P<tail>(?:[\s,].*)?)$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"^\s*,?\s*(?:in|inside|under|within)\s+(?:the\s+|my\s+)?(?:folder\s+|"
    rf"directory\s+)?(?P<dir>{_NAME})(?:\s+(?:folder|directory))?\s*$",
    re.IGNORECASE,
)
_EACH_WITH = re.compile(
    rf"^\s*,?\s*(?:and\s+)?(?:each|every\s+one|all)?\s*(?:of\s+them\s+)?(?:with|containing|holding|"
    rf"having)\s+(?:an?\s+)?(?:empty\s+|blank\s+|new\s+)*(?:file\s+)?(?:called\s+|named\s+)?"
    rf"(?P<file>{_NAME})(?:\s+(?:file|inside|in\s+it|in\s+each(?:\s+of\s+them)?|in\s+them))*\s*$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)(?P<rest>[^\d]*)\Z")
_MOST = 1000
_CERTAINTY = 0.97


@dataclass(frozen=True, slots=True)
class Named:
    """A step about names. made: what it makes; product: what a later "it" means; share: 0..1, how sure it is."""

    step: Step
    made: tuple[str, ...] = ()
    product: str = ""
    share: float = _CERTAINTY


def read(reading: Reading) -> Named | None:
    """The request as names made, changed or swapped by a pattern; None when it is nothing of the kind."""
    request = reading.request.strip().rstrip(".!?")
    for pattern, write in ((_SERIES, _series), (_RENAME, _renamed), (_SWAP, _swapped)):
        if match := pattern.match(request):
            return write(match, reading.context)
    return None


def _plain(word: str) -> str:
    return word.strip("\"'").rstrip("/") or word


def _series(match: re.Match[str], context: Context) -> Named | None:
    """ "folders day01 to day10" as a brace expansion, which counts with the zeros of its ends."""
    first, last = _PARTED.match(_plain(match["first"])), _PARTED.match(_plain(match["last"]))
    if first is None or last is None:
        return None
    rest = first["rest"] or last["rest"]
    if last["stem"] not in (first["stem"], "") or last["rest"] not in (rest, "") or first["rest"] not in (rest, ""):
        return None
    low, high = first["number"], last["number"]
    kind = (match["kind"] or "").lower()
    makes_files = kind.startswith("file") or (not kind and ("." in rest or match[0].lower().startswith("touch")))
    if (not kind and not makes_files and not match[0].lower().startswith("mkdir")) or not 0 < int(high) - int(
        low
    ) < _MOST:
        return None
    if not first["stem"] and not rest and not kind:
        return None
    folder, inner, tail = "", "", match["tail"]
    if tail.strip(" ,"):
        if inside := _INSIDE.match(tail):
            folder = _plain(inside["dir"])
        elif (each := _EACH_WITH.match(tail)) and not makes_files:
            inner = _plain(each["file"])
        else:
            return None
    if folder and not is_directory(folder, context):
        return None
    stem = f"{folder}/{first['stem']}" if folder else first["stem"]
    names = f"{quote_path(stem) if stem else ''}{{{low}..{high}}}{quote(rest) if rest else ''}"
    command = f"{'touch' if makes_files else 'mkdir'} {'-- ' if stem.startswith('-') else ''}{names}"
    said = f"Creates the {'files' if makes_files else 'folders'} {stem}{low}{rest} to {stem}{high}{rest}"
    if inner:
        command += f" && touch {names}/{quote_path(inner)}"
        said += f", each with {inner}"
    width = len(low) if low.startswith("0") else 0
    made = tuple(f"{stem}{number:0{width}}{rest}" for number in range(int(low), min(int(high), int(low) + 20) + 1))
    return Named(Step(command, f"{said}.", Effect.CREATES, recipes=("series",)), made, folder)


def _renamed(match: re.Match[str], context: Context) -> Named | None:
    """A loop over the files that the pattern fits, each with its part of the name kept."""
    old, new = _plain(match["old"]), _plain(match["new"])
    folder = _plain(match["dir"] or match["from"] or "")
    head, _, old_name = old.rpartition("/")
    new_head, _, new_name = new.rpartition("/")
    folder = head or folder
    at, other = _OPEN.search(old_name), _OPEN.search(new_name)
    if at is None or other is None or (new_head and new_head != folder) or (exists(old, context) and "*" not in old):
        return None
    before, after = old_name[: at.start()], old_name[at.end() :]
    new_before, new_after = new_name[: other.start()], new_name[other.end() :]
    if (
        not (before or after)
        or _OPEN.search(after)
        or _OPEN.search(new_after)
        or (before, after) == (new_before, new_after)
    ):
        return None
    inside = f"{quote_path(folder)}/" if folder else "./"
    glob = f"{inside}{quote(before) if before else ''}*{quote(after) if after else ''}"
    cut = "${f##*/}" if not before else f"${{f#{inside if folder else './'}{_in_pattern(before)}}}"
    body = f"n={cut}; " + (f"n=${{n%{_in_pattern(after)}}}; " if after else "")
    target = f'{inside}{quote(new_before) if new_before else ""}"$n"{quote(new_after) if new_after else ""}'
    command = f'for f in {glob}; do {body}mv -n -- "$f" {target}; done'
    said = (
        f"Renames {before}…{after} to {new_before}…{new_after}"
        + (f" in {folder}" if folder else "")
        + ", keeping what stands between; nothing is overwritten."
    )
    return Named(Step(command, said, Effect.CHANGES, recipes=("rename_pattern",)), product=folder)


def _in_pattern(text: str) -> str:
    """`text` inside `${f#…}`: plain where it needs no quotes."""
    return text if re.fullmatch(r"[\w.@+,-]+", text) else quote(text)


def _swapped(match: re.Match[str], context: Context) -> Named | None:
    one, two = _plain(match["one"]), _plain(match["two"])
    if not (exists(one, context) and exists(two, context)) or re.search(r"[*?\[$]", one + two) or one == two:
        return None
    spare = f"{one}.swap"
    first, second, third = (quote_path(path) for path in (one, two, spare))
    command = f"mv -n {first} {third} && mv {second} {first} && mv {third} {second}"
    return Named(Step(command, f"Swaps {one} and {two}.", Effect.CHANGES, recipes=("swap",)), product=one)
