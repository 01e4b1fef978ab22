"""The frame for creation: folders and files made by name, with what is to be in them and who may enter."""

import re
from dataclasses import dataclass, field

from llmsh.core.plan import Effect, Step
from llmsh.planner.reading import Reading
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_NAME = r"(?:\"[^\"]+\"|'[^']+'|`[^`]+`|[^\s,;\"'`:*?]*[^\s,;\"'`:*?.])"
_LIST = rf"{_NAME}(?:(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+){_NAME})*"
_VERB = r"(?:create|make|add|set\s+up|build|mkdir|touch|generate|write)"
_ADJECTIVES = (
    r"(?:(?:a|an|the|some|two|three|four|five|new|empty|blank|another|simple|small|bash|shell|python|"
    r"text|plain|following)\s+)*"
)
_KIND = r"(?P<kind>folders?|director(?:y|ies)|dirs?|subfolders?|subdirector(?:y|ies)|packages?|files?|scripts?)"
_CALLED = r"(?:(?:called|named|with\s+the\s+names?|for)\s+)?"
_BEFORE = re.compile(
    rf"^{_VERB}\s+(?:me\s+)?{_ADJECTIVES}{_KIND}\s+{_CALLED}(?P<names>{_LIST})(?P<tail>(?:\s|,).*)?$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"^{_VERB}\s+(?:me\s+)?{_ADJECTIVES}(?P<names>{_LIST})\s+{_KIND}(?P<tail>(?:\s|,).*)?$", re.IGNORECASE
)
# Several names without a word for what they are: "a, b and c inside src".
_NAMELESS = re.compile(
    rf"^(?:create|make|mkdir|touch)\s+(?P<names>{_NAME}(?:\s*,\s*(?:and\s+)?{_NAME})*\s*,?\s+and\s+{_NAME})"
    rf"\s+(?P<tail>(?:in|inside|under|within)\s+(?:the\s+)?(?:folder\s+|directory\s+)?{_NAME}(?:\s+(?:folder|directory))?)$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"^(?:in|under|inside)\s+(?:the\s+)?(?P<place>{_NAME})(?:\s+(?:folder|"
    rf"directory))?\s*,?\s+{_VERB}\s+(?:me\s+)?{_ADJECTIVES}{_KIND}\s+{_CALLED}(?P<names>{_LIST})$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    """in inside under into with containing that which for of from to on at and or a an the all each every my me it
    them by as is folder folders file files directory directories named called new empty structure tree list here
    whose where if so only again""".split()
)
# Before "file" these say what kind of file is wanted: "make a backup file".
_NO_FILE_NAME = frozenset("symlink symbolic hard backup copy zip tar log config image iso swap batch".split())
_PARENT = re.compile(
    rf"^(?:in|inside|under|within|below|to)\s+(?:the\s+|my\s+|a\s+)?(?:folder\s+|"
    rf"directory\s+)?(?P<value>{_NAME})(?:\s+(?:folder|directory))?(?=\s|,|$)",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    rf"^(?:with|containing|and)\s+(?:in\s+it\s+)?(?:the\s+|two\s+|three\s+|four\s+)?(?:sub|child\s+|"
    rf"inner\s+)?-?\s*(?:folders?|director(?:y|ies)|dirs?)\s+{_CALLED}(?P<value>{_LIST})(?=\s|$)",
    re.IGNORECASE,
)
_INNER_FILES = re.compile(
    rf"^(?:with|containing|and)\s+(?:in\s+it\s+)?(?:an?\s+|the\s+)?(?:empty\s+|blank\s+|"
    rf"new\s+)*(?:files?\s+)?{_CALLED}(?P<value>{_LIST})(?=\s|$)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"^(?:that|which)?\s*(?:is\s+|are\s+)?(?:(?:only|just)\s+(?:i|me|the\s+owner)\s+can\s+(?:enter|access|read|"
    r"open|use|see)(?:\s+or\s+\w+)*|"
    r"only\s+(?:accessible|readable)\s+(?:to|by|for)\s+(?:me|myself|the\s+owner)|(?:accessible|"
    r"readable)\s+only\s+(?:to|by|for)\s+(?:me|myself|the\s+owner)|private(?:\s+to\s+me)?)",
    re.IGNORECASE,
)
_MODE = re.compile(r"^with\s+(?:the\s+)?(?:permissions?|mode)\s+(?P<value>[0-7]{3,4})\b", re.IGNORECASE)
_TEXT = re.compile(
    r"^(?:,\s*)?(?:with|containing|that\s+(?:contains|says|reads|holds)|and\s+write)\s+(?:the\s+|"
    r"a\s+)?(?:(?:single\s+)?(?:text|content|contents|line|words?|string|message)\s+)?"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[\w!.?'-]+(?:\s+[\w!.?'-]+){0,4})(?:\s+(?:in|into|to)\s+it)?$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"^(?:that|which)\s+(?:just\s+)?(?:prints|says|echoes|outputs|displays)\s+(?P<value>\"[^\"]*\"|'[^']*'|"
    r"(?:(?!\band\b).)+)$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"^(?:that|which)\s+(?:runs|executes|calls)\s+(?P<value>\"[^\"]*\"|'[^']*'|`[^`]*`)$", re.IGNORECASE
)
_FILLER = re.compile(
    r"^(?:again|here|there|please|for\s+me|in\s+it|inside\s+(?:it|of\s+it)|inside(?=\s*(?:,|$))|in\s+there|in\s+here|,|"
    r"in\s+the\s+current\s+(?:folder|directory)|in\s+this\s+(?:folder|directory))(?=\s|,|$)",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"^(?:if|unless)\s+(?:it|they|that)\s+(?:do(?:es)?\s*n[o']t\s+exist|exists?|(?:is|"
    r"are)\s*n[o']t\s+there)(?:\s+(?:yet|already))?",
    re.IGNORECASE,
)


# Names in a row, with nothing between them.
_BARE_ROW = re.compile(
    rf"^(?P<head>{_VERB}\s+(?:me\s+)?{_ADJECTIVES}(?:folders|directories|dirs|files)\s+{_CALLED})(?P<names>[\w./-]+(?:\s+[\w./-]+)+)$",
    re.IGNORECASE,
)
_HOME = "~"
_IS_HOME = re.compile(r"\w+\s+(?:the\s+|my\s+)?home(?:\s+(?:folder|directory))\Z", re.IGNORECASE)


@dataclass(slots=True)
class _Wish:
    """What is to be made. folders, files: paths; text: the content of the only file."""

    folders: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    mode: str = ""
    text: str | None = None
    is_script: bool = False
    may_exist: bool = False
    parent: str = ""
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Creation:
    """A step that makes things. made: their paths; product: the folder of them all, or the first.

    share: 0..1, how much of the request it explains.
    """

    step: Step
    made: tuple[str, ...]
    product: str
    share: float


_PUT = re.compile(
    rf"^(?:put|place|add|create|make)\s+(?:an?\s+)?(?:(?:new|empty|blank)\s+)+(?:file\s+)?(?:called\s+|"
    rf"named\s+)?(?P<name>{_NAME})(?:\s+file)?\s+(?:in|into|inside)\s+"
    rf"(?:each\s+of\s+|all\s+of\s+|every\s+one\s+of\s+|both\s+)?(?:the\s+)?(?:folders?\s+|"
    rf"directories\s+)?(?P<places>{_LIST})$",
    re.IGNORECASE,
)


def read(reading: Reading) -> Creation | None:
    """The request as the creation of folders or files; None when it is none, or says more than is understood."""
    request = _with_commas(reading.request.strip().rstrip(".!"))
    if match := _PUT.match(request):
        places, spill = _names(match["places"])
        put = _Wish(files=[f"{place}/{_plain(match['name'])}" for place in places])
        return _created(put) if places and not spill and _plain(match["name"]).lower() not in _NO_NAME else None
    if (match := _NAMELESS.match(request)) is not None and (kind := _kind_of(_names(match["names"]))):
        wish = _wish(kind, _names(match["names"])[0], "", match["tail"], is_new=True)
        return _created(wish) if wish is not None else None
    for pattern in (_PLACED, _AFTER, _BEFORE):
        match = pattern.match(request)
        if match is None:
            continue
        parent = _plain(match.groupdict().get("place") or "")
        tail = (match.groupdict().get("tail") or "").strip(" ,")
        names, spill = _names(match["names"])
        if not names or (pattern is _AFTER and match["kind"].lower() == "file" and names[0] in _NO_FILE_NAME):
            continue
        is_new = not re.match(r"(?:make|set)\s+the\b", request, re.IGNORECASE)
        wish = _wish(match["kind"].lower(), names, parent, f"{spill} {tail}".strip(), is_new=is_new)
        if wish is not None:
            return _created(wish)
    return None


def _with_commas(request: str) -> str:
    """ "folders a b c" as "folders a, b, c"."""
    match = _BARE_ROW.match(request)
    names = match["names"].split() if match else []
    if match is None or (any(name.lower() in _NO_NAME for name in names) and not all(len(name) == 1 for name in names)):
        return request
    return match["head"] + ", ".join(f'"{name}"' for name in names)


def _names(text: str) -> tuple[list[str], str]:
    """The names in a list, and what was taken for one and is none."""
    names: list[str] = []
    for match in re.finditer(_NAME, text):
        word = match[0]
        if word.lower() == "and" and names:
            continue
        if word.lower() in _NO_NAME and not (len(word) == 1 and _has_letters(text)):
            return names, text[match.start() :]
        names.append(_plain(word))
    return names, ""


def _kind_of(found: tuple[list[str], str]) -> str:
    """What names are called that nothing is said of: files where all have an ending, folders where none has one."""
    names, spill = found
    if len(names) < 2 or spill:
        return ""
    endings = [bool(re.search(r"[^.]\.\w+\Z", name)) for name in names]
    return "files" if all(endings) else "" if any(endings) else "folders"


def _has_letters(text: str) -> bool:
    """Whether a list has names of one letter, so that "a" is one of them: "a, b and c"."""
    return re.search(r"(?<![\w./'-])[b-zB-Z](?![\w./'-])", text) is not None


def _plain(word: str) -> str:
    return word.strip("\"'`").rstrip("/") or word


def _wish(kind: str, names: list[str], parent: str, tail: str, *, is_new: bool) -> _Wish | None:
    """`tail` taken apart; None when part of it stays unexplained."""
    wish = _Wish(is_script=kind.startswith("script"))
    is_file = kind.startswith(("file", "script"))
    children: list[str] = []
    inner: list[str] = []
    while tail:
        tail = tail.strip(" ,")
        if match := _FILLER.match(tail):
            pass
        elif match := _MISSING.match(tail):
            wish.may_exist = True
        elif (match := _PRIVATE.match(tail)) and (is_new or re.match(r"that|which", tail, re.IGNORECASE)):
            wish.mode = "600" if is_file else "700"
        elif match := _MODE.match(tail):
            wish.mode = match["value"]
        elif not is_file and (match := _CHILDREN.match(tail)):
            found, spill = _names(match["value"])
            if not found:
                return None
            children += found
            tail = f"{spill} {tail[match.end() :]}".strip()
            continue
        elif (
            not is_file
            and (match := _INNER_FILES.match(tail))
            and all("." in name for name in _names(match["value"])[0])
        ):
            found, spill = _names(match["value"])
            if not found:
                return None
            inner += found
            tail = f"{spill} {tail[match.end() :]}".strip()
            continue
        elif not parent and (match := _PARENT.match(tail)):
            parent = _HOME if _IS_HOME.match(match[0]) else _plain(match["value"])
        elif is_file and len(names) == 1 and (match := _SAYING.match(tail)):
            said = match["value"].strip("\"'`")
            wish.text, wish.is_script = (
                (f"#!/bin/bash\necho {quote(said)}", True)
                if not names[0].endswith(".py")
                else (f"print({said!r})", False)
            )
        elif is_file and len(names) == 1 and (match := _RUNNING.match(tail)):
            wish.text = "#!/bin/bash\n" + match["value"].strip("\"'`")
        elif is_file and len(names) == 1 and (match := _TEXT.match(tail)):
            wish.text = match["value"][1:-1] if match["value"][0] in "\"'" else match["value"]
            wish.doubt = 0.0 if match["value"][0] in "\"'" else 0.1
        else:
            return None
        tail = tail[match.end() :]
    paths = [f"{parent}/{name}" if parent not in ("", ".") else name for name in names]
    if is_file:
        wish.files = paths
        return wish if not children and not inner else None
    wish.folders = [f"{path}/{child}" for path in paths for child in children] or paths
    wish.parent = paths[0] if children or inner else ""
    wish.files = [f"{path}/{name}" for path in paths for name in inner]
    if inner and not children:
        wish.folders = paths
    return wish


def _created(wish: _Wish) -> Creation | None:
    commands: list[str] = []
    made = (*wish.folders, *wish.files)
    if wish.folders:
        nested = "-p " if wish.may_exist or any("/" in path for path in wish.folders) else ""
        mode = f"-m {wish.mode} " if wish.mode else ""
        commands.append(f"mkdir {nested}{mode}{' '.join(map(quote_path, wish.folders))}")
    if wish.files and wish.text is not None:
        lines = wish.text.split("\n")
        form = "\\n".join(["%s"] * len(lines)) + "\\n"
        commands.append(f"printf '{form}' {' '.join(map(quote, lines))} > {quote_path(wish.files[0])}")
    elif wish.files:
        commands.append(f"touch {' '.join(map(quote_path, wish.files))}")
    if wish.files and wish.mode:
        commands.append(f"chmod {wish.mode} {' '.join(map(quote_path, wish.files))}")
    if not commands or len(made) > 20:
        return None
    said = f"Creates {' and '.join(made)}" + (f" with mode {wish.mode}" if wish.mode else "") + "."
    step = Step(" && ".join(commands), said, Effect.CREATES, recipes=("create",))
    return Creation(step, made, wish.parent or made[0], 1.0 - wish.doubt)
