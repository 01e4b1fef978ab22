"""Phrases of manuals about the answer: what it is to look like, how much of it is wanted, and where it goes.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import FILES
from llmsh.planner.quoted import MARK as QUOTE

_SHOW = r"(?:print|display|show|output|list)(?:s|ing)?"
_AND = r"[,;]?\s+(?:and\s+)?(?:then\s+)?(?:also\s+)?"
_SCREEN = r"(?:the\s+)?(?:console|terminal|screen|standard\s+output|stdout)"
_FINDS = r"^(?=(?:find|list|show|display|print|search|look|locate|get)s?\b)"

RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # Whose dialect, and what was only meant as an example.
        (r"^\((?:gnu|linux|bsd|mac\s*os|osx|unix|bash)\s+(?:specific|only)\)\s*", ""),
        (r"\s*\([^()]*\betc\b[^()]*\)", ""),
        # Paths that are found end in no slash anyway.
        (
            rf"{_FINDS}(?P<all>.*?\b(?:director\w+|folders?|dirs)\b.*?){_AND}"
            rf"(?:remov|delet|strip|omit|drop|discard|without)\w*\s+(?:the\s+|any\s+)?(?:trailing|final|last)\s+(?:slash(?:es)?|/|{QUOTE})[.\s]*$",
            r"\g<all>",
        ),
        # What is shown with matches, which names its file anyway.
        (
            rf"^(?P<all>(?:search|look|grep|find)\b.*?(?:\bfor\b|\bcontain|\bgrep\b|{QUOTE}).*?){_AND}{_SHOW}\s+(?:also\s+)?(?:the\s+|their\s+)?(?:matching\s+)?file\s*names?(?:\s+too|\s+as\s+well)?[.\s]*$",
            r"\g<all> with file names",
        ),
        (
            rf"{_AND}(?:{_SHOW}|with|in|using)\s+(?:the\s+)?colou?r(?:s|ed)?\s*(?:on|for|in)?\s*(?:the\s+)?(?:match\w*(?:\s+(?:lines?|text|words?|parts?))?)?(?:\s+in\s+(?:the\s+)?output)?(?=$|[,.;])",
            "",
        ),
        (
            rf"^prints?\s+(?:the\s+|an?\s+)?list\s+of\s+(?P<what>(?:all\s+)?(?:the\s+)?.*?\b{FILES}\b.*?)\s+to\s+(?:the\s+)?(?:file\s+)?(?P<file>[\w./~-]+\.\w+)(?:\s+file)?[.\s]*$",
            r"list \g<what> and save it to \g<file>",
        ),
        (r"^prints?\s+(?:a|the)\s+(?:listing|list)\s+of\s+", "list "),
        (
            rf"{_AND}{_SHOW}\s+(?:only\s+)?(?:the\s+)?(?:unique|distinct)\s+(?:file\s*)?names?(?:\s+only)?[.\s]*$",
            " and print only the base names, each once",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:with|showing|including|print|display)\s+(?:the\s+|their\s+|its\s+)?(?P<what>timestamps?|times?|dates?|modification\s+times?|sizes?)\s+and\s+(?:their\s+|the\s+)?(?:full\s+)?(?:file\s*)?(?:paths?|names?)(?=$|[,.;]|\s+and\b)",
            lambda match: (
                " with their size" if match["what"].lower().startswith("size") else " with their modification time"
            ),
        ),
        (rf"{_AND}{_SHOW}\s+(?:a|the)\s+sorted\s+list(?:\s+of\s+them)?[.\s]*$", ", sorted"),
        (
            r"[,;]?\s+(?:and\s+)?(?:stripping|removing|omitting|without)\s+(?:(?:the\s+|their\s+)?(?:file\s*names?|paths?|names?)\s+(?:of|from)\s+)?(?:the\s+|any\s+|all\s+)?(?:leading|containing|parent)\s+(?:directories|folders|paths?|directory\s+names?)(?:\s+(?:of|from|in)\s+(?:the\s+|their\s+)?(?:file\s*)?(?:names|paths|output))?",
            " with base names only",
        ),
        (
            r"^(?P<show>(?:print|show|display)s?\b.*?)[,;]?\s+(?:and\s+)?(?:deleting|removing|skipping|omitting|leaving\s+out)\s+the\s+(?P<end>first|last)\s+(?P<n>\w+)\s+lines?\b",
            r"\g<show> except the \g<end> \g<n> lines",
        ),
        (r"\s+by\s+(?=separating\s)", ", "),
        (
            r"[,;]?\s+and\s+prints?\s+an?\s+(?:diagnostic|message)(?:\s+(?:for\s+(?:each|every)\s+\w+|about\s+it))?[.\s]*$",
            ", verbosely",
        ),
        # Which lines.
        (r"\blines?\s+(?P<a>\d+)\s*[-–]\s*(?P<b>\d+)\b", r"lines \g<a> to \g<b>"),
        (
            rf"\b(?:unique|distinct|different)\s+lines?\s+(?:in|of|from)\s+(?:the\s+)?(?:sorted\s+)?(?:file\s+)?(?P<a>{QUOTE}|\S+)\s+(?:when\s+)?compared\s+(?:to|with|against)\s+(?:the\s+)?(?:sorted\s+)?(?:file\s+)?(?P<b>{QUOTE}|\S+)",
            r"lines only in \g<a> and not in \g<b>",
        ),
        (
            r"\b(?P<n>\d+)\s+lines?\s+(?:beginning|starting)\s+(?:from|at|with)\s+line\s+(?P<from>\d+)\b",
            lambda match: f"lines {match['from']} to {int(match['from']) + int(match['n']) - 1}",
        ),
        (
            rf"^(?:find|search|look\s+for|locate|get)s?\s+(?:the\s+)?strings?\s+(?:with|having|containing|matching)\s+(?:the\s+)?(?:text\s+|word\s+|pattern\s+)?(?P<text>{QUOTE})\s+(?P<how>recursively\s+)?in\s+",
            r"search for \g<text> \g<how>in ",
        ),
        # Programs on what is found.
        (
            rf"^(?P<run>(?:run|execute|call|apply)s?)\s+(?:the\s+)?(?P<what>{QUOTE}|[\w-]+)\s+(?:utility|command|program|tool)\s+(?P<on>on|for|with|over)\b",
            r"\g<run> \g<what> \g<on>",
        ),
        (
            rf"\band\s+(?P<run>run|execute|apply)\s+(?:the\s+)?(?P<what>{QUOTE}|[\w-]+)\s+(?:utility|command|program|tool)\s+on\s+(?:them|it|each(?:\s+(?:of\s+them|one|file))?|every\s+(?:one|file))[.\s]*$",
            r"and \g<run> \g<what> on each of them",
        ),
        (
            r"^(?P<show>show|print|display|get|tell\s+me)\s+(?:the\s+)?(?P<what>[\w-]+)'s\s+version(?=$|[\s.?])",
            r"\g<show> the version of \g<what>",
        ),
        (
            rf"^(?:{_SHOW}\s+)?(?:a\s+|the\s+)?list\s+of\s+files\s+with\s+(?:their\s+)?sizes\s+in\s+(?:decreasing|descending)\s+order\s+of\s+size\s+of\s+(?:all\s+)?(?:the\s+)?(?P<what>.+)$",
            r"list \g<what> with their sizes, largest first",
        ),
        (
            rf"^(?:search|look)\s+for\s+(?P<what>(?:all\s+)?(?:the\s+)?.*?\bfiles?\b.*?){_AND}create\s+an?\s+(?:tar\s*ball|tar\s+archive|tar\s+file)(?:\s+of\s+them|\s+with\s+them)?{_AND}compress\s+it\s+(?:to|with|using|by|in)\s+(?P<how>\w+)[.\s]*$",
            r"create a \g<how> tarball of \g<what>",
        ),
        # How many.
        (
            rf"{_AND}(?:count|{_SHOW}\s+(?:the\s+)?(?:number|count)\s+of)\s+(?:the\s+)?(?:number\s+of\s+)?(?:the\s+)?(?:output\s+)?lines?\s+(?:for|of|in)\s+(?:the\s+|this\s+)?(?:output|results?|list)[.\s]*$",
            " and count them",
        ),
        (
            rf"{_FINDS}(?P<all>.*?\b{FILES}\b.*?){_AND}{_SHOW}\s+(?:only\s+)?(?:the\s+)?(?:total\s+)?count(?:\s+of\s+(?:them|files))?[.\s]*$",
            r"\g<all> and count them",
        ),
        (
            rf"{_AND}{_SHOW}\s+(?:only\s+)?(?:the\s+)?last\s+(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\s+(?:{FILES}|results?|entries|ones|of\s+them|lines?\s+of\s+(?:the\s+)?(?:output|results?))[.\s]*$",
            r" and show only the last \g<n>",
        ),
        # By ls, which is what details are.
        (
            rf"{_AND}(?:run\s+(?:them|it)\s+through|list\s+(?:them|it)\s+(?:using|with|via|by)|{_SHOW}\s+(?:them|it)\s+(?:using|with|via|by))\s+(?:the\s+)?ls\s+-\w*l\w*(?:\s+command)?(?:\s+in\s+(?:a\s+|one\s+)+batch)?[.\s]*$",
            " with details",
        ),
        (
            rf"{_AND}(?:list\s+(?:them|it)|{_SHOW}\s+(?:them|it))\s+(?:using|with|via|by)\s+(?:the\s+)?ls(?:\s+command)?[.\s]*$",
            "",
        ),
        (
            rf"{_AND}{_SHOW}\s+(?:the\s+|their\s+|an?\s+)?(?:details|detailed\s+list(?:ing)?)(?:\s+of\s+(?:them|each))?[.\s]*$",
            " with details",
        ),
        # Seen and kept.
        (
            rf"^(?:write|send|print|redirect)\s+(?:the\s+)?(?:standard\s+)?output\s+and\s+(?:standard\s+)?errors?\s+(?:output\s+)?(?:of|from)\s+(?P<what>{QUOTE}|\S+)\s+to\s+{_SCREEN}\s+and\s+"
            rf"(?P<append>append\s+(?:it\s+|them\s+)?)?(?:to\s+)?(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|\S+)[.\s]*$",
            lambda match: (
                f"show the output and errors of {match['what']} and "
                f"{'append' if match['append'] else 'save'} them to {match['file']} as well"
            ),
        ),
        (
            rf"^(?:write|send|print|redirect)\s+(?:the\s+)?(?:standard\s+)?output\s+(?:of|from)\s+(?P<what>{QUOTE}|\S+)\s+to\s+{_SCREEN}\s+and\s+(?:to\s+)?(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|\S+)[.\s]*$",
            r"show the output of \g<what> and save it to \g<file>",
        ),
        (
            rf"^(?:write|send|print)\s+(?:the\s+|a\s+)?(?:current\s+)?directory\s+listing\s+to\s+{_SCREEN}\s+and\s+(?:to\s+)?(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|\S+)[.\s]*$",
            r'show the output of "ls" and save it to \g<file>',
        ),
        # Lists that are written into files.
        (
            rf"^(?:save|write|store|redirect|put)\s+(?:the\s+|an?\s+)?(?:sorted\s+)?list\s+of\s+(?P<what>(?:all\s+)?(?:the\s+)?{FILES}\b.+?)\s+(?:to|in|into)\s+(?:the\s+)?(?:file\s+)?(?P<file>[\w./~-]+)(?P<rest>\s+(?:excluding|except|without|but)\b.+)?$",
            lambda match: f"list {match['what']}{match['rest'] or ''} and save it to {match['file']}",
        ),
        (
            rf"{_AND}redirect\s+(?:the\s+|their\s+)?sorted\s+(?:list|output|results?)\s+to\s+(?:the\s+)?(?:file\s+)?",
            " sorted by name and save it to ",
        ),
        (
            rf"{_AND}redirect\s+(?:the\s+|their\s+)?(?:list|output|results?)\s+to\s+(?:the\s+)?(?:file\s+)?(?=\S)",
            " and save it to ",
        ),
        (
            r"^(?P<all>(?:unzip|gunzip|decompress|uncompress|unpack|expand)\b.*?)\s+to\s+(?:stdout|the\s+standard\s+output|standard\s+output)[.\s]*$",
            r"\g<all>, to stdout",
        ),
        # Told while it is done.
        (
            rf"{_AND}(?:{_SHOW})\s+an?\s+message\s+for\s+(?:each|every)\s+(?P<done>created|deleted|removed|moved|copied|renamed|processed)?\s*(?:file|directory|folder|one)[.\s]*$",
            ", verbosely",
        ),
        (r"\s+with\s+verbose\s+output\b", ", verbosely"),
    )
)
