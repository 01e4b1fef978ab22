"""Phrases of manuals about a selection: whose the files are, where, how names are compared, how results are shown.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.entities.endings import EVERYDAY, OF_TRADES
from llmsh.planner.quoted import MARK as QUOTE

# Fragments that several modules of phrases share.
AND = r"[,;]?\s+(?:and\s+)?(?:then\s+)?"
FOLDER = r"(?:director(?:y|ies)|folders?|dirs?)"
NAME = rf"(?:{QUOTE}|[^\s,;]*[^\s,;.])"
FILES = r"(?:files?(?:/director\w+|\s+and\s+director\w+|/folders?)?|director(?:y|ies)|folders?)"
_PATH = rf"(?:{QUOTE}|[~.$]?/[^\s,;:]+)"
_TIMES = (
    "today|yesterday|tomorrow|day|week|month|year|hour|night|morning|"
    "everyone|everybody|nobody|user|owner|group|it|let|that|what|who"
)
_SHOW = r"(?:print|display|show|write|output|send|list)"
_SCREEN = r"(?:the\s+)?(?:console|terminal|screen)"
_ROOT_AFTER = (
    r"(?=$|[\s,.;])(?!\s+(?:of|dir|folder|user|owns|cause|password|account|access|filesystem|partition|commit)\w*)"
    r"(?!\s+file\s+system)"
)


def _longer_ago(match: re.Match[str]) -> str:
    """ "an hour or more ago" as an age."""
    count = 1 if match["n"].lower() in {"a", "an", "one"} else match["n"]
    return f"more than {count} {match['unit']} ago"


def _kinds(said: str) -> str:
    """ "c, cpp and h" as patterns, where all are endings; as it is otherwise."""
    endings = [ending for ending in re.split(r"\s*(?:,|&|\band\b|\bor\b)\s*", said) if ending]
    if not all(ending.lower() in EVERYDAY | OF_TRADES for ending in endings):
        return f"{said} "
    return " and ".join(f"*.{ending}" for ending in endings) + " "


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # Choices.
        (
            rf"\b(?:that\s+|which\s+)?(?:have|has|having|with)\s+(?:either\s+)?(?:an?\s+|the\s+)?(?P<one>{QUOTE}|\*?\.\w+)\s+(?:or|and)\s+(?:an?\s+|the\s+)?(?P<two>{QUOTE}|\*?\.\w+)\s+(?:file\s+)?(?:extensions?|suffix(?:es)?|endings?)\b",
            r"ending in \g<one> or \g<two>",
        ),
        (r"\beither\s+(?=.*\sor\s)(?!of\b)", ""),
        (
            r"(?P<files>\b(?:files|folders|directories|ones|everything)\b[^,;]*?)\s+expect\s+(?=(?:the\s+)?\S+(?:\s+\S+)?\s+(?:files|ones|folders|directories)\b)",
            r"\g<files> except ",
        ),
        (
            r"\b(?:which|that|whose)\s+(?:file\s*)?names?\s+(?P<verb>ends?|starts?|begins?|contains?|match(?:es)?)\b",
            r"whose name \g<verb>",
        ),
        (
            rf"\b(?P<out>excluding|ignoring|without|except|omitting|skipping)\s+(?:the\s+|all\s+|search\s+in\s+)*(?:files\s+in\s+)?paths?\s+(?:containing|with|having|that\s+contain)\s+(?:the\s+)?(?:directory|folder)\s+(?:named\s+)?(?P<name>{QUOTE}|[\w.-]+)(?=$|[\s.,;])",
            r"excluding the directory \g<name>",
        ),
        (
            rf"\b(?P<out>excluding|ignoring|without|except|omitting|skipping)\s+(?P<one>{QUOTE})\s+files\s+and\s+directories\s+and\s+files\s+and\s+directories\s+matching\s+(?:the\s+)?patterns?\s+(?P<two>{QUOTE})\s+(?:or|and)\s+(?P<three>{QUOTE})(?:\s+in\s+their\s+(?:paths|names))?",
            r"\g<out> \g<one>, \g<two> and \g<three>",
        ),
        (
            r"[,;]?\s+(?:and\s+|but\s+)?(?:do\s+not|don'?t|not)\s+(?:search|look)(?:ing)?\s+(?:in|into|inside)\s+(?:the\s+)?(?P<one>[\w./-]+)\s*(?:,|and|or)\s*(?:the\s+)?(?P<two>[\w./-]+)\s+(?:director(?:y|ies)|folders?)",
            r' excluding the directories "\g<one>" and "\g<two>"',
        ),
        (r"(?<!case )\b(?P<all>all\s+(?:the\s+)?)file\s*names\s+(?=(?:in|under|below|of)\b)", r"\g<all>files "),
        (r"(?:in|inside|within)\s+(?:the|a)\s+(?:directory|folder)[.\s]*$", "in the current directory"),
        (r"\b(?P<what>folder|directory)\s+(?P<name>[A-Za-z])\s*$", r'\g<what> "\g<name>"'),
        (r"[,;]\s+(?:works|working)\s+even\s+if\b.*$", ""),
        (
            r"\b(?:a\s+)?(?:few|some|several|two|three)\s+types\s+of\s+files?\s*\((?P<what>[^()]*)\)",
            r"\g<what> files",
        ),
        (r"\b(?:the\s+)?total\s+lines?\s+count\s+of\b", "the total number of lines in"),
        (
            r"\bbetween\s+(?P<low>\d+)\s+(?:and|to|-)\s+(?P<high>\d+)\s+(?P<unit>minutes?|hours?|days?|weeks?|months?)\s+(?P<how>ago|old)\b",
            r"between \g<low> \g<unit> and \g<high> \g<unit> \g<how>",
        ),
        (r"\bjava\s+script(?=\s+files?\b)", "javascript"),
        (
            r"\b(?P<name>names?|filenames?)\s+(?P<verb>starts?|begins?|ends?)\s+(?P<with>with|in)\s+(?P<word>(?!(?:an?|the|any|either|letters?|words?|numbers?|digits?|capitals?|uppercase|lowercase|vowels?)\b)[A-Za-z0-9]+)(?=$|[\s,;])",
            r'\g<name> \g<verb> \g<with> "\g<word>"',
        ),
        (
            rf"\b(?:that\s+|which\s+)?(?:contain|have|with|containing|having)s?\s+(?P<text>{QUOTE})(?P<case>\s*\([^()]*\))?\s+at\s+the\s+(?P<end>beginning|start|end)\s+of\s+(?:their|its|the)\s+(?:file\s*)?names?\b",
            lambda match: (
                f"whose name {'ends' if match['end'] == 'end' else 'starts'} with {match['text']}{match['case'] or ''}"
            ),
        ),
        (
            r"\b(?:changed|modified|updated|edited)\s+(?:since|after)\s+(?P<file>[~.]?/\S+)\s+was\s+(?:last\s+)?(?:changed|modified|updated|edited)\b",
            r"newer than \g<file>",
        ),
        (
            r"\b(?:that\s+|which\s+)?(?:match|have|with)\s+the\s+(?P<what>execut|writ|read)\w*\s+bit\s+(?:set\s+)?(?:for|of)\s+",
            lambda match: {"e": "executable", "w": "writable", "r": "readable"}[match["what"][0].lower()] + " by ",
        ),
        (r"\bin\s+(?:a|some|any)\s+(?:path|location)[.?\s]*$", "in the current directory"),
        (
            r"\b(?:up\s+to|to|at)\s+(?:a\s+)?depth\s+level\s+(?P<n>\d+)(?=\s+for\b|$|[\s,;])",
            r"at most \g<n> levels deep",
        ),
        (
            rf"(?P<file>{QUOTE})\s+(?:which\s+is\s+|that\s+is\s+)?(?:located\s+|lying\s+|stored\s+)?in\s+(?:the\s+)?current\s+(?:working\s+)?(?:directory|folder)[.\s]*$",
            r"\g<file>",
        ),
        (
            r"\b(?P<list>[A-Za-z][A-Za-z0-9]{0,5}(?:\s*,\s*[A-Za-z][A-Za-z0-9]{0,5})+(?:\s*,?\s*(?:and|or|&)\s+[A-Za-z][A-Za-z0-9]{0,5})?)\s+(?=files?\b)",
            lambda match: _kinds(match["list"]),
        ),
        (
            rf"\bnot\s+matching\s+(?:the\s+)?patterns?\s+(?P<one>{QUOTE})\s+(?:and|or|nor)\s+(?P<two>{QUOTE})(?:\s+in\s+(?:their|the)\s+(?:file\s*)?names?)?",
            r"not named \g<one> and not named \g<two>",
        ),
        (r"\b(?P<size>\d+(?:\.\d+)?\s*[kmgt]?i?b?)\s+at\s+(?:the\s+)?most\b", r"at most \g<size>"),
        (
            r"\bin\s+(?:a|some|any)\s+(?:folder|directory)(?=\s+(?:excluding|except|without|which|that|recursively|and\s+(?:save|count|show|print|display)))",
            "in the current directory",
        ),
        (
            r"\s*\((?P<how>(?:not|non)[- ]recursive(?:ly)?|recursive(?:ly)?|no\s+sub-?\s?(?:directories|folders))\)",
            r" \g<how>",
        ),
        (
            rf"\b(?:excluding|omitting|skipping|without|except|ignoring)\s+(?:the\s+|any\s+)?(?:results?|paths?|matches|entries|those|ones|files)\s+(?:that\s+)?(?:contain(?:ing|s)?|having|with|match(?:ing|es)?)\s+(?:the\s+)?(?P<one>{QUOTE}|[\w./-]*[/.][\w./-]*)(?:\s+(?:or|and)\s+(?P<two>{QUOTE}))?(?:\s+in\s+(?:their|its|the)\s+(?:file\s*)?(?:names?|paths?))?",
            lambda match: (
                f"whose path does not contain {match['one']}"
                + (f" and whose path does not contain {match['two']}" if match["two"] else "")
            ),
        ),
        (
            rf"\bwith\s+(?P<one>{QUOTE})\s+(?:and|or)\s+(?P<two>{QUOTE})\s+in\s+(?:their|its|the)\s+(?:file\s*)?names?\b",
            r"whose name contains \g<one> or whose name contains \g<two>",
        ),
        (
            rf"^(?P<verb>search|look|scan)\s+(?:through\s+|in\s+)?(?:the\s+)?(?:director(?:y|ies)|folders?)\s+(?P<one>{_PATH})\s+and\s+(?P<two>{_PATH})\s+for\s+",
            r"find in \g<one> and \g<two> ",
        ),
        (r"\b(?:which|that)\s+are\s+not\s+broken\b", "that work"),
        (r"\s*\(\s*(?:which|that)\s+(?:are|is|have|has)\b[^()]*\)", ""),
        (
            r"\b(?:in|for)\s+(?P<n>an?|one|\d+)\s+(?P<unit>days?|weeks?|months?|years?)\s+or\s+(?:more|longer)\b",
            _longer_ago,
        ),
        (
            r"\b(?P<what>(?:files|folders|directories|ones|names)\s+(?:(?:that|which)\s+)?(?:start|begin|end)(?:s|ing|ning)?\s+with)\s+"
            r"(?P<a>(?!(?:an?\s+(?!or\b)|the|any|either|letters?|words?|numbers?|digits?|capitals?|uppercase|lowercase|vowels?|spaces?|dots?|underscores?|dash(?:es)?)\b)[A-Za-z0-9]+)(?:\s+or\s+(?:with\s+)?(?P<b>[A-Za-z0-9]+))?(?=$|[,;.]|\s+(?:in|under|below|and|but)\b)",
            lambda match: f'{match["what"]} "{match["a"]}"' + (f' or "{match["b"]}"' if match["b"] else ""),
        ),
        (r"\bnot\s+recursive(?:ly)?\b", "non-recursively"),
        (r"\s*\(\s*(?:regular|normal|ordinary)\s*\)", ""),
        (r"[,;]?\s+counting\s+(?:the\s+)?days\s+from\s+today\b", ""),
        (r"\b(?P<the>the|all|their)\s+path\s+names?\b", r"\g<the> paths"),
        (
            rf"\bin\s+(?:the\s+)?(?:folders|directories)\s+(?P<one>{_PATH})\s+(?P<two>{_PATH})(?=$|[\s,.;])",
            r"in \g<one> and \g<two>",
        ),
        (r"\bin\s+(?=today\b|yesterday\b)", ""),
        (r"\s+from\s+the\s+(?:start|beginning)\s+of\s+(?:the\s+)?(?:day|today)\b", ""),
        (
            r"\b(?P<when>modified|changed|accessed|created|updated)\s+between\s+(?P<low>\d+)\s+to\s+(?=\d)",
            r"\g<when> between \g<low> and ",
        ),
        (
            r"\b(?P<n>an?|one|\d+)\s+(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)\s+or\s+more\s+ago\b",
            _longer_ago,
        ),
        (
            r"\b(?P<date>(?:newer|older|later|earlier)\s+than\s+(?!the\s+file\b)[^,;]+?)\s+by\s+(?:the\s+|their\s+)?(?:last\s+)?modification\s+(?:time|date)\b",
            r"\g<date>",
        ),
        (r"\bcurrently\s+(?=(?:working\s+)?(?:director|folder))", "current "),
        # A full stop after a quotation is no directory.
        (rf"(?P<quoted>{QUOTE})\s*\.$", r"\g<quoted>"),
        (
            r"(?<!\bin)(?<!\bof)(?<!\bto)(?<!\bat)(?<!\bfrom)(?<!\binto)(?<!\bunder)(?<!\binside)(?<!\bwithin)(?<!\bbelow)(?<!\bfor)\s+\.$",
            "",
        ),
        (r"\bwhite[ -]spaces?\b", "whitespace"),
        # Whose they are.
        (
            rf"^(?P<find>(?:find|list|show|display|print|count|search\s+for|locate)\s+)(?:all\s+)?(?:of\s+)?(?:the\s+)?"
            rf"(?!(?:{_TIMES})'s)(?P<user>[a-z][\w-]*)'s\s+(?P<files>{FILES})\b(?!\s+(?:named|called)\b)",
            r"\g<find>\g<files> owned by user \g<user>",
        ),
        (
            rf"\b(?P<files>{FILES})\s+(?:that\s+|which\s+)?(?:belongs?|belonging)\s+to\s+(?:the\s+)?user\s+",
            r"\g<files> owned by user ",
        ),
        # Where.
        (rf"\b(?:starting|beginning)\s+(?:from|at|in|with)\s+(?:the\s+)?root{_ROOT_AFTER}", "in the root directory"),
        (rf"\b(?P<in>from|under|below)\s+(?:the\s+)?root{_ROOT_AFTER}", r"\g<in> the root directory"),
        (
            r"\b(?:on|in)\s+(?:your|the\s+whole|my\s+whole)\s+(?:system|computer|machine|hard\s*(?:disk|drive)|disk|drive)\b",
            "in the entire file system",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:without\s+(?:descending|going|crossing|recursing|entering|travers(?:e|ing))|(?:do\s+not|don'?t|not)\s+(?:descend|go|cross|recurse|enter|descending|crossing))"
            r"\s+(?:in)?(?:to\s+)?(?:any\s+|the\s+|over\s+)?(?:other|another|different)?\s*(?:file\s*systems?|(?:devices?|partitions?)/(?:devices?|partitions?)|partitions?|mounts?|mount\s+points?|devices?)\b"
            r"(?:\s+boundaries)?",
            " on the same file system only",
        ),
        (
            r"\b(?:in|on)\s+(?:the\s+)?(?:current|same)\s+partition\s+of\s+(?:the\s+)?root\s+file\s*system\b",
            "in the root directory on the same file system only",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:following|follow|while\s+following|and\s+follows?)\s+(?:all\s+|the\s+|any\s+)?(?:sym(?:bolic\s+|\s*)links?|soft\s*links?)\b",
            " following symlinks",
        ),
        (
            rf"\b(?P<verb>search|look|scan)\s+(?:through\s+|in\s+|inside\s+|under\s+)?(?:only\s+|just\s+)?(?:the\s+)?(?P<one>{_PATH})\s+and\s+(?:the\s+)?(?P<two>{_PATH})"
            rf"(?:\s+(?:director(?:y|ies)|folders?))?\s+for\s+(?P<what>.+)$",
            r"find \g<what> in \g<one> and \g<two>",
        ),
        (
            r"^(?P<make>(?:make|create|add)\s+(?:an?\s+)?(?:new\s+)?)hidden\s+(?P<what>(?:director(?:y|ies)|folders?|files?)\s+(?:called\s+|named\s+)?)",
            r"\g<make>\g<what>",
        ),
        (
            rf"\b(?P<after>(?:after|newer\s+than|since)\s+(?:the\s+)?(?:file\s+)?{_PATH})\s+(?:and|but)\s+(?:before|older\s+than)\s+(?=(?:the\s+)?(?:file\s+)?{_PATH})",
            r"\g<after> and not newer than ",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:show|list|print|display|give)\s+(?:only|just)\s+(?:the\s+)?(?:names?\s+of\s+(?:the\s+)?)?(?:matching\s+)?(?:files?|file\s*names?)"
            r"(?:\s+(?:that|which)\s+match(?:es|ed)?)?[.\s]*$",
            ", only the paths",
        ),
        (
            r"\b(?:in\s+)?(?:only|just)\s+in\s+(?:the\s+)?(?P<here>(?:current|this)\s+(?:working\s+)?(?:directory|folder))\b",
            r"directly in the \g<here>",
        ),
        (
            r"\bin\s+(?:the\s+)?(?P<here>(?:current|this)\s+(?:working\s+)?(?:directory|folder))\s+(?:only|alone)\b",
            r"directly in the \g<here>",
        ),
        (r"\s+(?:and\s+)?downwards?(?=$|[\s,.;])", ""),
        (
            r"\b(?P<dir>director(?:y|ies)|folders?)\s+and\s+(?:all\s+|its\s+|their\s+|the\s+|of\s+)*sub-?\s?(?:director\w+|folders?)\b",
            r"\g<dir> recursively",
        ),
        (
            r"^(?P<all>.*\b(?:directories|folders|dirs)\b.*?)\s*[,;(]?\s+(?:and\s+|but\s+)?(?:not|no)\s+(?:the\s+|any\s+)?files\)?[.\s]*$",
            r"\g<all>",
        ),
        (
            r"^(?P<all>.*\bfiles\b.*?)\s*[,;(]?\s+(?:and\s+|but\s+)?(?:not|no)\s+(?:the\s+|any\s+)?(?:directories|folders|dirs)\)?[.\s]*$",
            r"\g<all>",
        ),
        # How names are compared.
        (
            r"[,;]?\s+(?:and\s+)?(?:without|with\s+no|not\s+with)\s+(?:any\s+)?(?:regards?|respect)\s+(?:to|for|of)\s+(?:the\s+)?(?:upper|lower|letter)?\s*case\b",
            " ignoring case",
        ),
        (
            r"\s*\(\s*(?:case[- ]insensitive(?:ly)?|in\s+any\s+case|ignoring\s+case)\s*\)(?P<rest>.*)$",
            r"\g<rest> ignoring case",
        ),
        (
            r"^(?P<find>find|grep|search(?:\s+for)?|look\s+for)\s+case[- ]insensitive(?:ly)?\s+(?P<what>.+)$",
            r"\g<find> \g<what> ignoring case",
        ),
        (
            r"(?P<kind>\b\w+\s+files?)\s*\(\s*(?:the\s+)?(?:those|files|ones|i\.?e\.?,?(?:\s+files)?)\s+(?P<like>(?:ending|named|with|having|that\s+end)[^()]*)\)",
            r"files \g<like>",
        ),
        # How results are shown.
        (
            rf"[,;]?\s+(?:and\s+)?(?:then\s+)?{_SHOW}\s+(?:the\s+|all\s+(?:the\s+)?)?(?:results?|outputs?|it|them|changes|content)\s+(?:to|on|in|into|onto)\s+{_SCREEN}[.\s]*$",
            " and print the result",
        ),
        (rf"\s+(?:to|on)\s+{_SCREEN}[.\s]*$", ""),
        (
            r"[,;]?\s+(?:and\s+)?(?:by\s+)?(?:remov(?:e|ing)|stripp?(?:ing)?|without|omitt?(?:ing)?)\s+(?:the\s+|any\s+)?(?:(?:leading|initial|starting)\s+[\"'`]?\.(?:/|\\/)?[\"'`]?|[\"'`]?\./[\"'`]?)"
            r"(?:\s+(?:in|from|of)\s+(?:their|the|its|each|every|all)\s+(?:file\s*)?(?:names?|paths?))?",
            " with relative paths only",
        ),
        (
            r"\b(?:sort(?:ed|ing)?|order(?:ed|ing)?|arrang(?:e|ed|ing))\s+(?:(?:them|these|those|it|the\s+\w+)\s+)?(?:according\s+to|based\s+on|based\s+upon|depending\s+on|with\s+respect\s+to)\s+",
            "sorted by ",
        ),
        (
            r"\bsort(?:ed)?\s+(?P<by>by\s+(?:the\s+|their\s+)?(?:file\s+)?(?:size|name|date|time)s?)\s*,?\s+(?:in\s+)?(?:an?\s+|the\s+)?(?P<how>ascending|descending|increasing|decreasing)\s+order\b",
            r"sorted \g<by> in \g<how> order",
        ),
        (
            r"\bin\s+(?:an?\s+|the\s+)?(?P<how>ascending|descending)\s+order\s+of\s+(?:their\s+|the\s+)?(?:file\s+)?(?P<by>size|name|date|time)s?\b",
            r"sorted by \g<by> in \g<how> order",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:without\s+(?:any\s+)?error\s+(?:report(?:ing|s)?|messages?|output)|(?:discard|suppress|ignor)(?:ing|e)?\s+(?:the\s+|any\s+|all\s+)?error\s+reporting(?:\s+of\s+the\s+\w+\s+command)?)",
            " suppressing errors",
        ),
    )
)
