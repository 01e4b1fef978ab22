"""Phrases of manuals in which a find and what is done with what is found are one wish, and what is told of each file.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import AND, FILES, FOLDER, NAME

_FIND = r"(?:find|list|get|locate|search\s+for|look\s+for|take|select)"
_SHOW = r"(?:print|show|list|display|get|give)"
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_ABLE = {"r": "readable", "w": "writable", "e": "executable"}
_RIGHTS = {"r": "read", "w": "write", "e": "execute"}
_PACKERS = {"bzip2": "bzip2 ", "bz2": "bzip2 ", "xz": "xz ", "lzma": "xz ", "gzip": "", "gz": "", "compress": ""}


def _able(match: re.Match[str]) -> str:
    """ "no group write permission" as "not writable by group"."""
    said = f"{_ABLE[match['what'][0].lower()]} by {match['who']}"
    return f"not {said}" if match["no"] else f"that are {said}"


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # Found, and changed.
        (
            rf"^{_FIND}\s+(?:all\s+)?(?:the\s+)?files\s+(?P<where>.*?){AND}(?:change|rename)\s+(?:their|the)\s+(?:file\s+)?(?:extensions?|suffix(?:es)?|endings?)\s+from\s+(?P<old>\.\w+)\s+to\s+(?P<new>\.\w+)[.\s]*$",
            r"change the extension of all \g<old> files \g<where> to \g<new>",
        ),
        (
            rf"^{_FIND}\s+(?P<what>.*?\b{FILES}\b.*?){AND}(?:change|set)\s+(?:their|the|its)\s+(?P<whose>owner|group)(?:ship)?\s+to\s+(?P<to>{NAME})[.\s]*$",
            lambda match: (
                f"change the {match['whose']} of {match['what']} to "
                f"{'group' if match['whose'].lower() == 'group' else 'user'} {match['to']}"
            ),
        ),
        (
            rf"^set\s+(?:the\s+)?permissions?\s+(?:of|on|for)\s+(?P<what>.*?\b{FILES}\b.*?)\s+to\s+be\s+(?P<how>readable|writ(?:e)?able|executable)\s+(?:by|for|to)\s+(?P<who>.+?)[.\s]*$",
            lambda match: f"add {_RIGHTS[match['how'][0].lower()]} permission for {match['who']} on {match['what']}",
        ),
        (
            r"(?P<all>^(?:delete|remove|erase|clear)\s+(?:everything|all\b.*?)\s+(?:in|inside|under|from|of)\s+.*?)[,;]?\s+(?:but|and|without)\s+(?:not|keep(?:ing)?|leav(?:e|ing)|do\s+not\s+(?:delete|remove)|(?:delet|remov)ing)\s+(?:the\s+)?(?:(?:directory|folder)|\S+(?:\s+(?:directory|folder))?)\s+itself[.\s]*$",
            r"\g<all>",
        ),
        # Made.
        (
            r"^(?:create|make)\s+a\s+(?:new\s+)?temp(?:orary)?\s+(?:(?P<file>file)|directory|folder)(?:\s+and\s+(?:print|show|display|tell\s+me|echo)\s+(?:its|the)\s+(?:full\s+)?(?:name|path))?[.\s]*$",
            lambda match: "mktemp" if match["file"] else "mktemp -d",
        ),
        (
            rf"^(?P<make>create|make)\s+(?:the\s+|a\s+)?{FOLDER}\s+(?:structure|tree|hierarchy)s?\s+(?P<names>[\w.-]+/[\w./-]+(?:\s*(?:,|and)\s*[\w./-]+)*)[.\s]*$",
            r"\g<make> the directories \g<names>",
        ),
        (
            r"^tar\s+and\s+(?P<how>bzip2|bz2|xz|lzma|gzip|gz|compress)\s+(?P<what>.+)$",
            lambda match: f"create a {_PACKERS[match['how'].lower()]}tarball of {match['what']}",
        ),
        # Who may do what.
        (
            r"\b(?:with|having|that\s+have|which\s+have)\s+(?P<no>no\s+)?(?P<who>group|owner|user|others?|world)\s+(?P<what>read|write|execut(?:e|ion))\s+(?:permissions?|access|bits?|rights?)(?:\s+set)?\b",
            _able,
        ),
        # What names are like, and where.
        (
            r"\bfiles\s+(?:with|having|of)\s+(?:the\s+)?extensions?\s+(?P<a>\.?[a-z]\w{0,4})\s+(?:or|and)\s+(?P<b>\.?[a-z]\w{0,4})(?=$|[\s,;])",
            lambda match: f"files ending in .{match['a'].lstrip('.')} or .{match['b'].lstrip('.')}",
        ),
        (
            r"[,;]?\s+(?:without|excluding|omitting)\s+(?:the\s+|their\s+)?(?:leading\s+)?(?:directory|folder|path)\s+(?:parts?|components?|prefix(?:es)?|names?)\b",
            " with base names only",
        ),
        (
            rf"\b(?P<if>whether|if)\s+(?:the\s+|a\s+)?(?P<what>file|{FOLDER})\s+(?:named\s+|called\s+)?(?P<name>[\w.-]+)\s+exists\s+in\s+(?:the\s+)?(?:{FOLDER}\s+)?(?P<dir>[\w./~-]*\w)(?:\s+{FOLDER})?[?.\s]*$",
            r"\g<if> the \g<what> \g<dir>/\g<name> exists",
        ),
        # What files hold.
        (
            r"\b(?P<has>containing|that\s+contain|which\s+contain)\s+(?P<a>[\w-]+)\s+but\s+not\s+(?P<b>[\w-]+)(?=$|[,.;]|\s+in\s)",
            r'\g<has> "\g<a>" but not containing "\g<b>"',
        ),
        # What is told of each.
        (
            rf"{AND}(?:print|show|display|tell\s+me|give)\s+(?:its|the|their)\s+sizes?\s+in\s+bytes[.\s]*$",
            " with size in bytes",
        ),
        (
            rf"^{_SHOW}\s+(?P<what>(?:all\s+|the\s+|every\s+)*(?:[\w./*-]+\s+){{0,3}}files\b.*?)\s+(?:with|and|along\s+with)\s+(?:their\s+|the\s+)?(?:line\s+counts?|numbers?\s+of\s+lines)[.\s]*$",
            r"count the lines in each of \g<what>",
        ),
        (
            rf"^(?:{_FIND}|{_SHOW})\s+(?:all\s+)?(?:the\s+)?duplicated?\s+file\s*names\s+(?P<where>(?:in|under|below)\s+.+)$",
            r"list all files \g<where> with repeated names",
        ),
        (
            rf"^sort\s+(?P<what>(?:all\s+)?(?:the\s+)?(?:[\w./*-]+\s+){{0,2}}{FILES}\b.*?)\s+by\s+(?:their\s+|the\s+)?(?:file\s+)?(?:size|age|date|time|modification\s+(?:time|date))\s+and\s+{_SHOW}\s+(?:only\s+)?(?:the\s+)?(?P<n>{_COUNT}\s+)?(?P<most>largest|biggest|smallest|newest|oldest|latest)(?:\s+(?:of\s+them|ones?|files))?[.\s]*$",
            lambda match: (
                f"list the {match['n'] or ''}{match['most']} {re.sub(r'^(?:all )?(?:the )?', '', match['what'])}"
            ),
        ),
    )
)
