"""Intent: whether a request only wants to see something, or a number, and the command is of that kind."""

import re

from llmsh.core.plan import Effect, Step
from llmsh.planner import protected
from llmsh.planner.evidence import NO_TEXT
from llmsh.planner.reading import Reading
from llmsh.planner.verify import is_directory

_SHOWS = frozenset("print show display list count what which who whose where tell see view how is are does do".split())
# Who looks for something wants no more, unless a second clause says what becomes of it.
_FINDS = frozenset("find locate".split())
_THEN = frozenset("and then to , ; :".split())
# Words of requests that want something done; most are verbs, some say what becomes of the output.
_DOES = frozenset(
    """delete remove erase clear clean drop discard purge wipe rename move copy put place replace change set make create
    add append prepend insert write save store convert compress extract unpack pack zip unzip tar archive sort swap
    merge split join edit update upgrade install uninstall start stop restart kill run execute apply fix strip trim
    turn switch enable disable give grant allow revoke own chmod chown touch empty fill link mount unmount push pull
    commit merge rebase reset revert undo stash checkout clone fetch tag enter send upload download trash truncate
    format mark encrypt decrypt sign hide unhide open close lock unlock rotate resize crop""".split()
)
_NO_ANSWER = 0.2
# The same for one that makes something new.
_HARDLY = 0.5
# Verbs of the system: a command that only reads does none of them.
_ENACTED = frozenset(
    """install instal uninstall reinstall upgrade reboot restart kill start stop enable disable mount unmount rename
    move delete remove""".split()
)
_ONLY_TELLS = 0.25
# Text on standard output can be what is asked for; and who deletes from a text sees what is left.
_PRINTS_CHANGED = re.compile(
    r"\b(?:sed|tr|awk|cut|grep|sort|uniq|tail|head|jq|perl|python3?|printf|echo|rev|col|fold|cat|paste|xargs|date)\b"
)
# A line of text behind a film or a picture breaks it.
_WRITES_TEXT = re.compile(r"\b(?:echo|printf|date)\b[^|;&]*>>?\s*'?([\w./ -]+)")
_COUNT = re.compile(
    r"^(?:(?:print|show|display|get|find|give\s+me|tell\s+me|calculate|compute|output|return)\s+)?(?:the\s+)?(?:total\s+)?"
    r"(?:(?:number|count)\s+of\s+(?!times|the\s+line)|how\s+many\s|count\s+(?!lines\s+by))",
    re.IGNORECASE,
)
# What shows a number, or may.
_NUMBERS = re.compile(
    r"\bwc\b|\s-\w*c\b|\buniq\b|count|length|\bEND\b|nproc|\bNR\b|\bNF\b|sum|total|\bdu\b|\bstat\b|\$\(\(|\bbc\b|%h|num|info|rows|"
    r"\bdate\b|\bps\b|\btree\b|\bid\b|\bfree\b|\bdf\b|\bls -\w*l|shortlog|identify|ffprobe|printf|llmsh tools|tail -n 1"
)
_NO_NUMBER = 0.6
# Who asks for the command itself wants to read it.
_COMMAND = re.compile(
    r"^(?:print|show|display|list|echo|output|write|generate|give|tell)s?\s+(?:me\s+)?(?:the\s+|an?\s+|all\s+)?(?:\w+\s+)?commands?\s+(?:to|that|which|for)\b"
    r"|\b(?:print|show|display|echo|output)\s+(?:the\s+|an?\s+)?\w+\s+commands?\s+(?:to|for|that)\b",
    re.IGNORECASE,
)
_ONLY_READ = 0.02
# A place that is not named, to which nothing can go.
_ELSEWHERE = re.compile(
    r"\b(?:another|some\s+other|a\s+different|any\s+other)\s+(?:folder|directory|location|place)\b(?!\s*(?:called|named|[~/.\"'`]|\w+[/.]))",
    re.IGNORECASE,
)
_GOES = re.compile(r"\b(?:mv|cp|rsync|install)\b")
# Those that are to be kept, and how a command keeps them: it leaves out one end of an order.
_KEPT = re.compile(
    r"\b(?:except|but|excluding|save|apart\s+from|other\s+than|keep(?:ing)?)\s+(?:for\s+)?(?:only\s+)?(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:newest|oldest|latest|largest|biggest|smallest|most\s+recent|last|first)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\btail\s+-\w*\s*\+|\bhead\s+-\w*\s*-\d|\bNR\s*>|\bsed\s|\bfor\b|\[@\]:|\bgit\b|\bdocker\b|\bsnap\b|\bapt\b"
)
_NOT_KEPT = 0.1
# A folder has no lines.
_READS_FOLDER = re.compile(r"(?:wc|head|tail|md5sum|sha\d+sum|sort|nl|tac|uniq)(?: -\S+)*(?: <)? \.{1,2}/?(?:$| [|>])")

# What says how old, how big or of when the things are that are to go, and where a command on files says it.
_BOUNDS = frozenset({"duration", "size", "date"})
_FILES_GO = re.compile(r"\bfind\b|\brm\b|\bunlink\b")
_BOUNDED = re.compile(
    r"-[acm](?:time|min)\b|-newer|-size\b|-empty\b|\bfind -|\bawk\b|\btest\b|\[|\bdate\b|tmpwatch|--older"
)


# Where things are that are to go, and a command that looks for them everywhere below.
_IN_FOLDER = re.compile(
    r"\b(?:in|inside|within|under)\s+(?:(?:the|my)\s+)?(?:(?:folder|directory)\s+)?(?P<place>[\w.~/-]*\w)"
)
_ALL_OVER = re.compile(r"find \.(?: -\w+ \S+)* ")


def _leaves_out_bound(commands: list[str], reading: Reading) -> bool:
    """Whether files are deleted without a look at the age or size that was named: more would go than was asked."""
    is_bound = any(entity.kind in _BOUNDS and entity.is_sure for entity in reading.entities)
    on_files = [command for command in commands if _FILES_GO.search(command)]
    return is_bound and bool(on_files) and not any(_BOUNDED.search(command) for command in on_files)


def _deletes_elsewhere(commands: list[str], reading: Reading) -> bool:
    """Whether something is deleted all over here, although a folder was named in which it is to go."""
    named = [match["place"] for match in _IN_FOLDER.finditer(reading.request)]
    folders = [place for place in named if is_directory(place, reading.context)]
    return any(
        _ALL_OVER.match(command) and not any(folder.rstrip("/") in command for folder in folders)
        for command in commands
        if folders
    )


def oversteps(steps: tuple[Step, ...], reading: Reading) -> bool:
    """Whether one step would delete more than was asked, or take something to a place that was not named.

    What the request protects is more than was asked, too.
    """
    if protected.is_touched(reading.request, steps):
        return True
    deleting = [step.command for step in steps if step.effect is Effect.DELETES]
    if deleting and (_leaves_out_bound(deleting, reading) or _deletes_elsewhere(deleting, reading)):
        return True
    return goes_nowhere(steps, reading)


def goes_nowhere(steps: tuple[Step, ...], reading: Reading) -> bool:
    """Whether something would go to a place that was not named: "another folder"."""
    going = [step for step in steps if step.effect is not Effect.READS and _GOES.search(step.command)]
    return bool(going) and _ELSEWHERE.search(reading.request) is not None


def fits(steps: tuple[Step, ...], reading: Reading) -> float:
    """What is left of a reading whose command changes things, or counts none, though nothing else is asked: 0..1."""
    if _COUNT.search(reading.request) and steps and not any(_NUMBERS.search(step.command) for step in steps):
        return _NO_NUMBER
    if _only_tells(steps, reading):
        return _ONLY_TELLS
    if any(_READS_FOLDER.match(step.command) for step in steps):
        return _NOT_KEPT
    deleting = [step.command for step in steps if step.effect is Effect.DELETES]
    if deleting and _KEPT.search(reading.request) and not any(_KEEPS.search(command) for command in deleting):
        return _NOT_KEPT
    changing = [step for step in steps if step.effect in (Effect.CHANGES, Effect.DELETES, Effect.CREATES)]
    # What a tool of the user's does is only claimed: one that asks is told to change, too.
    if not any(not step.command.startswith("llmsh tools ") for step in changing):
        return 1.0
    if _COMMAND.search(reading.request):
        return _ONLY_READ
    lows = [token.low for token in reading.tokens if not token.quoted]
    if not lows or not (lows[0] in _SHOWS or (lows[0] in _FINDS and _THEN.isdisjoint(lows))):
        return 1.0
    if any((low.removesuffix("d") in _DOES or low in _DOES) and not _is_right(lows, at) for at, low in enumerate(lows)):
        return 1.0
    return _NO_ANSWER if any(step.effect is not Effect.CREATES for step in changing) else _HARDLY


def _is_right(lows: list[str], at: int) -> bool:
    """Whether the verb says what somebody may do: "that everybody is allowed to write to", "who can execute"."""
    before = lows[max(at - 2, 0) : at]
    return before[-1:] in (["can"], ["may"], ["could"]) or (
        before[-1:] == ["to"] and before[0] in ("allowed", "able", "permitted", "free")
    )


def breaks_a_file(command: str) -> bool:
    """Whether `command` writes a line of text into a file that is no text."""
    into = _WRITES_TEXT.search(command)
    return into is not None and into[1].lower().endswith(NO_TEXT)


def _only_tells(steps: tuple[Step, ...], reading: Reading) -> bool:
    """Whether something is to be done to the system or to files, and the command only says something about it."""
    first = next((token.low for token in reading.tokens if not token.quoted), "")
    if first not in _ENACTED or not steps or any(step.effect is not Effect.READS for step in steps):
        return False
    return not any(_PRINTS_CHANGED.search(step.command) for step in steps)
