"""Words for what a folder holds: "the essays", where `essays` is here; "the tracks in music" for files of any sort."""

from collections.abc import Iterator, Sequence

from llmsh.core.context import Context
from llmsh.planner.entities.endings import EVERYDAY, OF_TRADES
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.places import FOLDER_WORDS, names_in
from llmsh.planner.free_text import is_descriptive
from llmsh.planner.lexicon import COMMON
from llmsh.planner.slots import Value
from llmsh.planner.words import Token
from llmsh.search.stem import stem

_SHORTEST = 4
_WITHIN = frozenset({"in", "inside", "under", "below", "within"})
# Before these a plural is what is asked about; after them, a place.
_PICKS = frozenset(
    """the my our all any no some which what these those every each both empty newest oldest latest largest biggest
    smallest longest shortest last first only many of""".split()
)
# After these the word is a name, or where something goes.
_NAMING = frozenset("named called or and nor to into onto from as than".split()) | FOLDER_WORDS
_QUALITIES = frozenset("byte bytes length size big large small old new hidden unused unread same".split())
# What is done to a folder as a whole, and what says of its files which ones are meant.
_OF_FOLDERS = frozenset(
    """zip tar gzip compress archive pack move mv copy cp rename delete remove rm compare diff sync mirror back backup
    open enter empty clean link symlink squash upload encrypt""".split()
)
_TELLING = frozenset(
    """that which whose older newer larger bigger smaller over under with without from not modified changed starting
    ending except but by""".split()
)
# Plurals in many requests that never mean files.
_NO_FILES = frozenset(
    """lines words columns rows fields values numbers characters letters files folders directories names links bytes
    changes commits branches tags processes users groups packages duplicates spaces tabs blanks errors matches
    occurrences results contents subfolders subdirectories permissions things items times days hours minutes weeks
    months years kilobytes megabytes gigabytes records entries paragraphs pages copies extensions endings suffixes
    ports hosts addresses services jobs containers images variables aliases settings options keys comments digits
    quotes brackets headers vowels dashes hyphens commas semicolons colons dots periods underscores slashes
    functions methods classes imports tests modules dependencies warnings failures lists details sizes dates
    totals sums counts averages ones others""".split()
)


def find(tokens: Sequence[Token], context: Context) -> Iterator[Entity]:
    """Entities of kind `contents` (a folder's files; the value is the folder) and `things` (files of any sort)."""
    if context.elsewhere:
        return
    names = names_in(context.cwd)
    folders = {stem(name.lower()): name for name, is_folder in names.items() if is_folder and name.isalpha()}
    if len(context.cwd.name) >= _SHORTEST and context.cwd.name.isalpha() and context.cwd != context.home:
        folders.setdefault(stem(context.cwd.name.lower()), ".")
    for at, token in enumerate(tokens):
        if token.quoted or len(token.low) < _SHORTEST or not token.low.isalpha():
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) and not token.stop else None
        if after is not None and after.low in FOLDER_WORDS:
            continue
        name = folders.get(stem(token.low))
        if name is not None and _is_said_of_files(tokens, at, name):
            yield Entity("contents", at, at + 1, Value(name, unit="d"), is_sure=name != ".")
        elif (
            after is not None
            and after.low in _WITHIN
            and token.low.endswith("s")
            and not token.low.endswith("ss")
            and token.low not in _NO_FILES | COMMON
            and token.text == token.low
            and not is_descriptive(token)
            and _names_folder(tokens, at + 2, names)
        ):
            yield Entity("things", at, at + 1, Value(""), is_sure=False)


def _is_said_of_files(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Whether the word stands for the files in folder `name` and not for the folder, or for anything else."""
    low = tokens[at].low
    before = tokens[at - 1].low if at else ""
    earlier = tokens[at - 2].low if at > 1 and before in ("the", "my", "our") else before
    if earlier in _WITHIN | _NAMING:
        return False
    if name == ".":
        return low.endswith("s") and low not in _NO_FILES
    if not low.endswith("s"):  # "src" is the folder and never one of several; "an essay" is one of `essays`
        return low != name.lower() and before in _PICKS | {"a", "an", "one", "per"}
    if low != name.lower():
        return True
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[0].low in _OF_FOLDERS and after not in _TELLING:
        return False  # "zip the docs": the folder with all that is in it
    return before in _PICKS | _QUALITIES or before.isdigit() or before in OF_TRADES | EVERYDAY


def _names_folder(tokens: Sequence[Token], at: int, names: dict[str, bool]) -> bool:
    """Whether a folder that is here, or something that looks like one, is named at token `at`, articles aside."""
    while at < len(tokens) and tokens[at].low in ("the", "my", "our", "folder", "directory"):
        at += 1
    if at >= len(tokens):
        return False
    text = tokens[at].text.rstrip("/")
    return names.get(text.partition("/")[0], False) or tokens[at].low in ("here", "there")
