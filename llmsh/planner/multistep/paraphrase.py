"""Paraphrases: a clause in plainer words, tried where the planner is not sure of the clause as it stands."""

import re

from llmsh.core.context import Context
from llmsh.planner.verify import is_directory, is_file

_QUOTES = "\"'"
_NAME = r"(?:\"[^\"]+\"|'[^']+'|[^\s,;\"']+)"
_ARCHIVE = r"[^\s\"']+\.(?:zip|tar|tgz|tar\.\w+|7z)"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\s*,?\s+(?:one\s+by\s+one|one\s+at\s+a\s+time|one\s+after\s+the\s+other)\b", ""),
        (
            r"\b(?:a|the|my)\s+(?:text\s+|config\s+|configuration\s+|log\s+|"
            r"csv\s+)?files?\s+(?=['\"]?[\w./-]*\w\.\w)",
            "",
        ),
        (r"\s*,?\s+one\s+(?:per|on\s+each|a|to\s+a)\s+line$", ""),
        (
            r"\b(?:the\s+)?(?P<one>newest|latest|oldest|biggest|largest|smallest)\s+(?:one\s+)?(?:of|"
            r"among)\s+(?:the|these|those|all)\s+(?P<noun>\w+)",
            r"the 1 \g<one> \g<noun>",
        ),
        (r"\b(?P<word>TODO|FIXME|XXX|HACK)\s+(?:comments?|markers?|notes?)\b", r"\g<word>"),
        (rf"^back\s+(?P<what>.+?)\s+up\s+(?:to|as|in|into)\s+(?P<to>{_ARCHIVE})$", r"archive \g<what> as \g<to>"),
        (rf"^back\s?up\s+(?P<what>.+?)\s+(?:to|as|in|into)\s+(?P<to>{_ARCHIVE})$", r"archive \g<what> as \g<to>"),
        (r"^back\s+(?P<what>.+?)\s+up\s+(?P<prep>to|as|in|into)\s+", r"copy \g<what> \g<prep> "),
        (
            rf"^(?:show|print|display|tell|see|list|get|find)\s+(?:me\s+)?(?:the\s+)?(?:differences?|changes|"
            rf"what\s+(?:has\s+)?changed|what\s+differs)\s+(?:between|from)\s+"
            rf"(?P<one>{_NAME})\s+(?:and|to|with)\s+(?P<other>{_NAME})$",
            r"diff \g<one> \g<other>",
        ),
        (rf"^(?:rename|name|call)\s+(?P<old>{_NAME})\s+(?P<new>[\w./-]+\.\w+)$", r"rename \g<old> to \g<new>"),
        (
            rf"^(?:put|place|bring|throw)\s+(?P<what>.+?)\s+(?:in|into|to|inside)\s+(?P<to>{_NAME})$",
            r"move \g<what> to \g<to>",
        ),
        (
            rf"^(?:save|keep|store|copy)\s+(?:the\s+)?contents?\s+of\s+(?P<what>{_NAME})\s+(?:as|to|in|into|under)\s+"
            rf"(?P<to>{_NAME})$",
            r"copy \g<what> to \g<to>",
        ),
        (rf"^rename\s+(?P<old>{_NAME})\s+(?:in|into|as)\s+(?P<new>{_NAME})$", r"rename \g<old> to \g<new>"),
        (
            r"^make(?:\s+(?:so|sure))?\s+that\s+(?:all|everyone|everybody|anyone|anybody)\s+can\s+(?:execute|run)\s+"
            r"(?P<what>.+)$",
            r"make \g<what> executable for all",
        ),
        (
            r"^make(?:\s+(?:so|sure))?\s+that\s+(?:all|everyone|everybody|anyone|anybody)\s+can\s+(?P<how>read|"
            r"write)\s+"
            r"(?P<what>.+)$",
            r"make \g<what> \g<how>able for all",
        ),
        (
            r"^(?P<verb>create|make|touch|add)\s+(?:\d+|two|three|four|five)\s+(?:empty\s+|"
            r"new\s+)*(?P<kind>files?|folders?)\s+(?:called\s+|named\s+)?"
            r"(?P<one>[\w.-]+)(?:,?\s+|,)(?P<two>[\w.-]+)(?:,?\s+(?:and\s+)?(?P<three>(?!in\b|to\b|"
            r"and\b)[\w.-]+))?(?P<where>\s+in\s+\S+)?$",
            r"\g<verb> \g<kind> \g<one>, \g<two>, \g<three>\g<where>",
        ),
        (r"^(?:throw|toss)\s+(?P<what>.+?)\s+away$", r"delete \g<what>"),
        (rf"^(?:take|get|cut)\s+(?P<what>.+?)\s+out\s+of\s+(?P<path>{_NAME})$", r"remove \g<what> from \g<path>"),
        (
            r"^(?:bump|raise|set|change|increase|update)\s+(?:the\s+)?\w+\s+(?:number\s+)"
            rf"?in\s+(?P<path>{_NAME})\s+from\s+(?P<old>{_NAME})\s+to\s+(?P<new>{_NAME})$",
            r"replace '\g<old>' with '\g<new>' in \g<path>",
        ),
        (
            r"^(?:unite|stick|glue|put|bring)\s+(?P<what>.+?)\s+(?:together\s+)?(?:in"
            rf")?to(?:\s+one\s+file(?:\s+(?:called|named))?)?\s+(?P<to>{_NAME}\.\w+)$",
            r"merge \g<what> into \g<to>",
        ),
        (
            r"^(?:give|let)\s+(?P<what>.+?)\s+(?:have\s+)?the\s+(?:ending|"
            r"extension|suffix)\s+\.?(?P<new>\w+)\s+instead\s+of\s+\.?(?P<old>"
            r"\w+)$",
            r"change the extension of \g<what> from .\g<old> to .\g<new>",
        ),
        (
            r"^(?:list|show|print)\s+(?P<what>.+?)\s+(?:together\s+)?with\s+(?:the"
            r"ir|its|the)\s+(?P<how>permissions|modes|rights|sizes|dates|owners)$",
            r"show the \g<how> of \g<what>",
        ),
        (r"^(?:number)\s+the\s+\w+s?\s+(?:in|of)\s+(?P<path>\S+\.\w+)$", r"number the lines of \g<path>"),
        (r"^overwrite\s+(?P<to>\S+)\s+with\s+(?P<what>\S+\.\S+)$", r"copy \g<what> to \g<to>"),
        (r"^(?:throw|toss)\s+away\s+", "delete "),
        (r"^(?:erase|get\s+rid\s+of|discard)\s+", "delete "),
        (r"^(?:say|report|announce)\s+", "print "),
        (r"^(?:tell|show)\s+me\s+", "show "),
        (r"^(?:set\s+up|build)\s+", "create "),
        (r"\btext\s+file\b", "txt file"),
        (r"\b(?P<of>each|every|all|any)\s+(?:one\s+)?of\s+(?:the|my|these)\b", r"\g<of>"),
        (
            r"^how\s+(?:many\s+times|often)\s+does\s+(?:each|every)\s+(?!word|line|letter|"
            r"character)\w+\s+(?:show\s+up|occur|appear|come\s+up|turn\s+up)\b",
            "how often does each line occur",
        ),
        (
            r"\b(?P<lines>lines|messages|entries)\b(?P<of>.*?)\s+(?:about|regarding|concerning|to\s+do\s+with|"
            r"that\s+have\s+to\s+do\s+with)\s+",
            r"\g<lines>\g<of> containing ",
        ),
        (
            r"\b(?:the\s+)?(?:contents?\s+of|what\s+(?:is|was)\s+in)\s+(?=\S+\.(?:zip|tar|tgz|tar\.\w+)$)",
            "the files in the archive ",
        ),
    )
)
# "the tags in tags.txt": the lines of a file that is named for what it lists.
_ROWS = re.compile(
    r"\b(?:the\s+|all\s+)?(?P<noun>[a-z]+s)\s+(?:in|of|from)\s+(?P<path>(?:[\w./-]*/)?(?P<stem>[a-z]+)[\w-]*\."
    r"(?:txt|lst|list))\b",
    re.IGNORECASE,
)
# "copy a.jpg to backup as latest.jpg"
_AS_NAME = re.compile(
    rf"^(?P<head>(?:copy|move|put|save|store|back\s+up)\s+.+?)\s+(?P<to>to|into|in)\s+(?:the\s+)?(?:folder\s+|"
    rf"directory\s+)?(?P<dir>{_NAME})\s+(?:as|under\s+the\s+name(?:\s+of)?|and\s+(?:call|name)\s+it|called|"
    rf"named)\s+(?P<name>{_NAME})$",
    re.IGNORECASE,
)
_BOTH_FROM = re.compile(
    rf"(?P<names>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+){_NAME})+)\s+from\s+(?:the\s+)?(?:folder\s+|"
    rf"directory\s+)?"
    rf"(?P<dir>{_NAME})(?:\s+(?:folder|directory))?(?=\s|,|$)"
)
_FROM = re.compile(
    rf"(?P<name>{_NAME})\s+(?:from|in)\s+(?:the\s+)?(?:folder\s+|directory\s+)?(?P<dir>{_NAME})(?:\s+(?:folder|"
    rf"directory))?(?=\s|,|$)"
)


_ALWAYS = (
    (
        re.compile(r"\b(?P<all>everything|all\s+files|all)\s+from\s+(?=\S+\s+(?:in)?to\b)", re.IGNORECASE),
        r"\g<all> in ",
    ),
    (
        re.compile(
            r"^(?:show|print|display|view|read|output|cat)(?:\s+me)?\s+(?P<path>[^\s\"'*?\[]+\.\w+)$", re.IGNORECASE
        ),
        r"show the content of \g<path>",
    ),
    (
        re.compile(
            r"\b(?:the\s+)?(?:contents?\s+of|what\s+(?:is|was)\s+in)\s+(?=\S+\.(?:zip|tar|tgz|tar\.\w+)$)",
            re.IGNORECASE,
        ),
        "the files in the archive ",
    ),
    (
        re.compile(r"\b(?:the\s+)?(?P<word>[A-Z]{3,})\s+(?:lines|messages|entries)\s+(?:of|in|from)\s+"),
        r"the lines containing \g<word> in ",
    ),
)


# "put the pdfs in a new folder called x", "move the logs into old": files that go to a folder, which may not be there.
_PLACING = re.compile(
    r"^(?P<verb>move|put|place|bring|copy)\s+(?P<what>.+?)\s+(?:(?:in)?to|in)\s+(?:(?:an?|the|one|its\s+own)\s+)?"
    r"(?:(?:new|separate|sub|other)-?\s*)?(?P<kind>(?:sub)?(?:folder|director(?:y)|dir)\s+(?:called\s+|"
    r"named\s+)?)?(?:'(?P<quoted>[^']+)'|"
    r"(?P<bare>[A-Za-z][\w-]*))(?P<late>\s+(?:folder|directory))?$",
    re.IGNORECASE,
)
_NO_FOLDER = re.compile(
    r"(?:it|them|there|this|that|here|one|end|order|top|front|place|clipboard|file|disk|screen|lower|upper|reverse|"
    r"stdout|variable|folder|directory)\Z",
    re.IGNORECASE,
)


def _placed(match: re.Match[str], context: Context) -> str:
    name = match["quoted"] or match["bare"]
    is_one = re.fullmatch(r"(?:the\s+|my\s+)?(?:file\s+)?\S*\w\.\w+", match["what"]) or re.search(
        r"\bvariables?\b|\blines?\b|\bword\b", match["what"]
    )
    if re.search(r"\b(?:into|to)\b.*(?:,|\band\b)", match["what"]):
        return match[0]  # two things that go to two places
    if _NO_FOLDER.match(name) or is_one or is_file(name, context):
        return match[0]
    verb = "copy" if match["verb"].lower() == "copy" else "move"
    return f"{verb} {match['what']} to '{name}'"


def plain(clause: str, context: Context) -> str:
    """`clause` with what is surely meant in the planner's words."""
    said = _AS_NAME.sub(lambda match: _with_name(match, context), located(clause, context))
    said = _PLACING.sub(lambda match: _placed(match, context), said)
    for pattern, words in _ALWAYS:
        said = pattern.sub(words, said)
    return said


def _with_name(match: re.Match[str], context: Context) -> str:
    folder, name = match["dir"].strip(_QUOTES).rstrip("/"), match["name"].strip(_QUOTES)
    if not is_directory(folder, context) or not re.fullmatch(r"[\w.+-]+\.\w+", name):
        return match[0]
    return f"{match['head']} {match['to']} {folder}/{name}"


def of(clause: str, context: Context) -> str:
    """`clause` in plainer words; unchanged where there are none."""
    said = _ROWS.sub(_rows, located(clause, context))
    for pattern, plain in _RULES:
        said = pattern.sub(plain, said, count=1)
    return re.sub(r"\s+", " ", said).strip() or clause


def _rows(match: re.Match[str]) -> str:
    return match["path"] if match["noun"].lower().rstrip("s") == match["stem"].lower().rstrip("s") else match[0]


def located(clause: str, context: Context) -> str:
    """ "a.txt from docs" as "docs/a.txt" where that file is there."""

    def joined(match: re.Match[str]) -> str:
        name, folder = match["name"].strip("\"'"), match["dir"].strip("\"'").rstrip("/")
        path = f"{folder}/{name}"
        if (
            "/" in name
            or not is_directory(folder, context)
            or not (is_file(path, context) or is_directory(path, context))
        ):
            return match[0]
        return f'"{path}"' if " " in path else path

    def all_joined(match: re.Match[str]) -> str:
        names = [name for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["names"]) if name]
        said = [joined_one(name, match["dir"]) for name in names]
        return " and ".join(name for name in said if name) if all(said) else match[0]

    def joined_one(name: str, folder: str) -> str:
        path = f"{folder.strip(_QUOTES).rstrip('/')}/{name.strip(_QUOTES)}"
        return path if "/" not in name and " " not in path and is_file(path, context) else ""

    return _FROM.sub(joined, _BOTH_FROM.sub(all_joined, clause))
