"""Wording: a request without what says nothing, and with the words of every day in those that recipes use.

Only text outside quotes is touched. Each rule keeps the meaning; what could mean two things stays as it was said.
"""

import re
from collections.abc import Callable

from llmsh.planner import formal
from llmsh.planner.quoted import hidden

# What is thrown away here is no file.
_WORK = r"(?!.*\b(?:changes|edits|commits?|modifications|work|stash|branch)\b)"
_START = r"(?P<start>^|[,;:]\s+|\band\s+|\bthen\s+|\bplease\s+|\bto\s+)"
_FILE = r"(?P<file>[^\s,;:\"'()]*[\w)]\.[A-Za-z]\w{0,6}|\ue000\d+\ue001)"
_NAME = r"[^\s,;:\"']+"
_CHARACTERS = {
    "semicolon": ";",
    "comma": ",",
    "colon": ":",
    "dash": "-",
    "hyphen": "-",
    "underscore": "_",
    "slash": "/",
    "backslash": "\\",
    "pipe": "|",
    "hash": "#",
    "at sign": "@",
    "at": "@",
    "percent sign": "%",
    "dollar sign": "$",
    "ampersand": "&",
    "asterisk": "*",
    "star": "*",
    "plus sign": "+",
    "equals sign": "=",
    "equal sign": "=",
    "question mark": "?",
    "exclamation mark": "!",
    "apostrophe": "'",
    "tilde": "~",
    "full stop": ".",
    "dot": ".",
    "period": ".",
}
_JUNK = r"(?:junk|rubbish|garbage|crap|useless|outdated|clutter|trash|leftovers?|no\s+use|not\s+needed|unneeded)"

# What says nothing about the task.
_SILENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[\s,;(–—-]+(?:as\s+|because\s+|since\s+|cause\s+|cos\s+)?(?:they|it|that|those|these)\s?(?:'re|re|'s|s|\s+are|\s+is)"
        rf"(?:\s+(?:just|only|all|mostly|nothing\s+but|now))*\s+{_JUNK}(?:\s+(?:anyway|now|by\s+now))?\)?(?=$|[.,;!])",
        r"[\s,;(–—-]+(?:as\s+|because\s+|since\s+|cause\s+|cos\s+)?(?:i|we|nobody|no\s+one)\s+(?:(?:do\s+not|don'?t|no\s+longer|never)\s+)?"
        r"(?:really\s+)?(?:needs?|wants?|uses?)\s+(?:it|them|that|those|these|any\s+of\s+(?:it|them))"
        r"(?:\s+(?:any\s?more|any\s+longer|now|there))?\)?(?=$|[.,;!])",
        r"[\s,;(–—-]+(?:but\s+)?(?:i|we)\s+(?:still\s+|do\s+)?(?:need|want)\s+(?:to\s+keep\s+)?the\s+original(?:\s+too|\s+as\s+well)?\)?(?=$|[.,;!])",
        r"[\s,;(–—-]+so\s+(?:that\s+)?(?:i|we|you|they|she|he|people)\s+(?:can|could|may|might|will|do\s+not\s+have\s+to|don'?t\s+have\s+to)\s+(?!read\b|write\b|run\b|execute\b|open\b|access\b|see\b|enter\b)[^.,;?!]*",
        r"^(?:oh\s+)?(?:dear\s+me|oh\s+dear|oh\s+no|oh|ah|ugh|hmm+|well|my\s+goodness|good\s+grief|argh|damn|ok\s+so|alright|listen)\s*[,!.]+\s*",
        r"[\s,;(–—-]+let(?:\s+us|'?s)\s+say(?=\s)",
        r"[\s,;.(–—-]+i\s+(?:do\s+not|don'?t)\s+have\s+(?:an?|the|any)\s+[\w ]+?\s+(?:at\s+hand|here|with\s+me|around)"
        r"\)?(?=$|[.,;!?])",
        r"[\s,;(–—-]+if\s+(?:that\s+makes\s+sense|you\s+know\s+what\s+i\s+mean|possible|you\s+do(?:n't|\s+not)?\s+mind|you\s+like)\)?(?=$|[.,;!?])",
        r"[\s,;(–—-]+(?:you\s+know|i\s+guess|i\s+think|i\s+suppose|or\s+something(?:\s+like\s+that)?|asap|real\s+quick|right\s+away|"
        r"by\s+the\s+way|btw|lol|haha|cheers|sorry|ta|nothing\s+(?:else|more)|that'?s\s+(?:all|it)|from\s+now\s+on|please)\)?(?=$|[.,;!?])",
        r"^(?:(?:i\s+(?:forgot|dunno|do\s+not\s+know|don'?t\s+know)\s+how\s+to|i\s+wonder|i\s+was\s+wondering(?:\s+if\s+you\s+could)?|"
        r"i(?:'d|\s+would)?\s+(?:want|like|need)\s+to\s+(?:know|see)|any\s+idea|basically|actually|btw|sorry|um+|er+m?|right)\b[\s,]*)",
        r"\s*[,;(–—-]\s*(?:so\s+that\s+|so\s+)?[\w.-]*\d\s+(?:comes?\s+|goes\s+|is\s+)?(?:before|after)\s+[\w.-]*\d\)?$",
        r"^(?:(?:can|could|would|will)\s+(?:you|u)\s+)?(?:please\s+)?(?:check|tell\s+me|see|find\s+out)\s+(?:whether|if)\s+(?:there\s+(?:is|are)\s+)?"
        r"(?=(?:any|an?|some)\b)",
    )
)


# Things that are found are shown anyway; after a change it is a step of its own.
_AND_SHOWN = re.compile(
    r"[\s,;]+(?:and\s+)?(?:list|show|print|give)\s+(?:me\s+)?(?:'?em|them)(?:\s+all|\s+to\s+me)?(?=$|[.!?])",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"(?:please\s+)?(?:move|copy|delete|remove|rename|create|make|extract|unpack|unzip|compress|gzip|put|replace|convert)\b",
    re.IGNORECASE,
)


def _becoming(match: re.Match[str]) -> str:
    """ "[ ] pay becomes [x] pay in todo.txt" as a replacement; names of files are an affair of renaming."""
    old, new = match["old"], match["new"]
    if re.search(r"\w\.[A-Za-z]\w{0,4}\Z|\"", f"{old}") or "\ue000" in old + new:
        return match[0]
    return f'replace "{old}" with "{new}" in {match["file"]}'


_Replacement = str | Callable[[re.Match[str]], str]


def _not_ending(match: re.Match[str]) -> str:
    does = "does" if match["name"] or match["be"].lower() == "is" else "do"
    return f"{'whose name ' if match['name'] else ''}{does} not {match['end'].lower()} {match['with']}"


_RULES: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"(?<!\S)w/o(?!\S)", "without"),
        (r"(?<!\S)w/(?=\s)", "with"),
        (r"(?<!\S)acc(?:ording)?\.?\s+to(?!\S)", "according to"),
        (r"(?<!\S)(?:'em|em)(?!\S)", "them"),
        (
            r"^(?:what|which)\s+(?P<what>[\w. -]+?)\s+(?:have\s+i\s+got|do\s+i\s+have|have\s+i)\b"
            r"(?!\s+\w+ed\b)",
            r"which \g<what> are there",
        ),
        (
            r"^how\s+many\s+(?P<what>[\w. -]+?)\s+(?:have\s+i\s+got|do\s+(?:i|we)\s+have|have\s+(?:i|we))\b"
            r"(?!\s+\w+ed\b)",
            r"how many \g<what> are there",
        ),
        (r"\b(?:with|having|that\s+have)\s+nothing\s+in(?:side)?\s+(?:them|it)\b", "that are empty"),
        (r"(?<=\d)\s*%(?=\s+of\b)", " percent"),
        (
            r"^(?-i:(?P<verb>set|export|unset)\s+(?P<name>[A-Z][A-Z0-9_]+))(?P<rest>(?:\s+(?:to|=)\s+\S+)?)$",
            r"\g<verb> the environment variable \g<name>\g<rest>",
        ),
        (r"^(?P<make>make|mark|set)\s+(?P<what>.+?)\s+read\s+only\b", r"\g<make> \g<what> read-only"),
        # Words of every day for deleting.
        (
            rf"{_START}{_WORK}(?:nuke|zap|chuck|toss|ditch|scrap|bin|trash|throw|blow)\s+(?:out|away)\s+",
            r"\g<start>delete ",
        ),
        (
            rf"{_START}{_WORK}(?:chuck|toss|throw)\s+(?P<what>[^,;]+?)\s+(?:out|away)(?=$|[,;.!])",
            r"\g<start>delete \g<what>",
        ),
        (
            rf"{_START}(?:stash|shove|stick|tuck)\s+(?:away\s+)?(?P<what>(?!changes|my\s+changes|everything\s+for)[^,;]+?)\s+"
            rf"(?:away\s+)?(?:in|into|inside|under)\s+(?P<to>(?:an?\s+|the\s+|my\s+|new\s+)*(?:folder\s+|directory\s+)?{_NAME}(?:\s+folder|\s+directory)?)(?=$|[,;.!])",
            r"\g<start>move \g<what> to \g<to>",
        ),
        (rf"{_START}(?:chuck|toss|throw)\s+(?P<what>[^,;]+?)\s+into\s+", r"\g<start>move \g<what> to "),
        (rf"{_START}{_WORK}(?:nuke|zap|chuck|toss|ditch|scrap)\s+", r"\g<start>delete "),
        (
            rf"{_START}squash\s+(?P<what>[^,;]+?)\s+(?:into|to|as)\s+(?=\S+\.(?:zip|7z|tar|tgz|tar\.\w+)\b)",
            r"\g<start>compress \g<what> into ",
        ),
        # Adding up is no appending.
        (rf"{_START}(?:add|tot|tally)\s+up\s+", r"\g<start>sum "),
        (rf"{_START}(?:add|tot|tally)\s+(?P<what>[^,;]+?)\s+up(?=$|[,;.!]|\s+in\b)", r"\g<start>sum \g<what>"),
        (
            rf"{_START}(?:put|place|drop|stick|leave)\s+(?:an?\s+)?cop(?:y|ies)\s+of\s+(?P<what>[^,;]+?)\s+(?:in|into|inside|under)\s+"
            r"(?!(?:each|every|all|both)\b)",
            r"\g<start>copy \g<what> to ",
        ),
        (
            rf"{_START}(?P<act>(?:copy|move)\s+[^,;]+?),?\s+(?:unless|if\s+not)\s+(?:it|they|one|that\s+file)(?:\s+(?:is|are)|'s)\s+"
            r"(?:already\s+)?(?:in\s+)?there(?:\s+already)?$",
            r"\g<start>\g<act> without overwriting existing files",
        ),
        # Given for what is taken.
        (
            rf"{_START}swap\s+(?:out\s+)?(?P<old>{_NAME})\s+for\s+(?P<new>{_NAME})(?=\s+in\b)",
            r"\g<start>replace \g<old> with \g<new>",
        ),
        # Values in files of settings.
        (
            rf"{_START}(?:bump|raise|upgrade|update|change)\s+(?P<old>(?P<stem>[\w.-]*[A-Za-z_-])\d[\w.-]*)\s+to\s+(?P<new>(?P=stem)\d[\w.-]*)"
            rf"\s+in\s+{_FILE}(?=$|[,;.!])",
            r"\g<start>replace \g<old> with \g<new> in \g<file>",
        ),
        (
            rf"{_START}(?:bump|raise|lower|increase|decrease|put)\s+(?:the\s+)?(?P<key>[\w.-]+)\s+(?:up\s+|down\s+)?"
            rf"(?:from\s+{_NAME}\s+)?to\s+(?P<value>[\w.-]+)\s+in\s+{_FILE}(?=$|[,;.!])",
            r"\g<start>set \g<key> to \g<value> in \g<file>",
        ),
        (
            rf"^(?:the\s+)?(?P<key>[\w.-]+)\s+in\s+{_FILE}\s+(?:should|must|has\s+to|needs\s+to|ought\s+to|shall)\s+(?:now\s+)?be\s+(?:set\s+to\s+)?"
            rf"(?P<value>[\w./:-]+)(?:\s+now|\s+instead)?$",
            r"set \g<key> to \g<value> in \g<file>",
        ),
        (
            rf"^(?:the\s+)?(?P<key>[\w.-]+)\s+(?:should|must|has\s+to|needs\s+to|ought\s+to)\s+(?:now\s+)?be\s+(?P<value>[\w./:-]+)\s+in\s+{_FILE}$",
            r"set \g<key> to \g<value> in \g<file>",
        ),
        (
            rf"{_START}(?:change|turn|switch|make)\s+(?:the\s+)?(?P<key>[\w.-]+)\s+in\s+{_FILE}\s+from\s+{_NAME}\s+(?:to|into)\s+(?P<value>[\w./:-]+)$",
            r"\g<start>set \g<key> to \g<value> in \g<file>",
        ),
        (
            rf"{_START}(?P<verb>set|change)\s+(?:the\s+)?(?P<key>[\w.-]+)\s+to\s+(?P<value>[\w.-]+)\s+and\s+(?:the\s+)?(?P<other>[\w.-]+)\s+to\s+"
            rf"(?P<second>[\w.-]+)\s+in\s+{_FILE}$",
            r"\g<start>\g<verb> \g<key> to \g<value> in \g<file> and \g<verb> \g<other> to \g<second> in \g<file>",
        ),
        (
            rf"{_START}set\s+(?:the\s+)?(?P<key>[\w.-]+)\s+in\s+{_FILE}\s+to\s+(?P<value>[\w./:-]+)$",
            r"\g<start>set \g<key> to \g<value> in \g<file>",
        ),
        (r",?\s+in\s+the\s+file\s+itself(?=$|[,;.])", " in place"),
        # What a text turns into.
        (
            rf"^(?:[^,;]+,\s+)?(?:so\s+)?(?:that\s+)?(?P<old>\S+(?:\s+\S+){{0,3}}?)\s+becomes\s+(?P<new>\S+(?:\s+\S+){{0,3}}?)\s+in\s+{_FILE}$",
            _becoming,
        ),
        (
            rf"^[^,;]+?\sin\s+{_FILE}\s*[,;:]\s*(?:so\s+|i\.?e\.?\s+)?(?:that\s+)?(?P<old>\S+(?:\s+\S+){{0,3}}?)\s+becomes\s+"
            r"(?P<new>\S+(?:\s+\S+){0,3}?)$",
            _becoming,
        ),
        (r"(?<!\S)incl\.?(?!\S)", "including"),
        # Links that are there already.
        (
            rf"^(?:the\s+)?(?:link\s+|symlink\s+)?(?P<link>{_NAME})\s+(?:should|shoud|must|has\s+to|needs\s+to)\s+(?:now\s+)?(?:link|point|lead|refer)\s+to\s+"
            rf"(?P<to>{_NAME})(?:\s+(?:now|instead))*$",
            r"repoint the symlink \g<link> to \g<to>",
        ),
        (
            rf"^(?:re)?-?point\s+(?:the\s+)?(?:link\s+|symlink\s+)?(?P<link>{_NAME})\s+(?:at|to)\s+(?P<to>{_NAME})(?:\s+(?:now|instead))*$",
            r"repoint the symlink \g<link> to \g<to>",
        ),
        # Modes.
        (
            rf"{_START}lock\s+(?P<what>{_NAME})\s+down\s+(?:to|with)\s+(?P<mode>[0-7]{{3,4}})\b",
            r"\g<start>chmod \g<mode> \g<what>",
        ),
        (
            rf"{_START}lock\s+down\s+(?P<what>{_NAME})\s+(?:to|with)\s+(?P<mode>[0-7]{{3,4}})\b",
            r"\g<start>chmod \g<mode> \g<what>",
        ),
        # How a name does not end or begin: "is NOT ending with" holds no name that is called not.
        (
            r"\b(?P<name>(?:whose|which|that)\s+(?:file\s*)?names?\s+)?(?P<be>is|are)\s+not\s+"
            r"(?P<end>end|start|begin)(?:n?ing|ed)?\s+(?P<with>with|in)(?=\s)",
            _not_ending,
        ),
        # What is not in a line.
        (
            r"\b(?P<noun>(?:lines?|rows?|entries|files?|ones|records)(?:\s+(?:of|in|from)\s+\S+)?)\s+(?:(?:that|which)\s+)?(?:do(?:es)?\s+not|do(?:es)?n'?t|don'?t)\s+"
            r"(?:contain|have|include|hold|mention|match)\s+",
            r"\g<noun> not containing ",
        ),
        (
            r"\b(?P<noun>(?:lines?|rows?|entries|files?|records)(?:\s+(?:of|in|from)\s+\S+)?)\s+(?:(?:that|which)\s+)?(?:lack(?:s|ing)?|are\s+missing|miss(?:ing)?)\s+",
            r"\g<noun> not containing ",
        ),
    )
)
_NAMED_CHARACTER = re.compile(
    r"\b(?P<before>(?:containing|contain|contains|with|without|lacking|having|have|has)\s+(?:no\s+)?)(?:an?\s+|any\s+|the\s+)?"
    rf"(?P<name>{'|'.join(sorted(map(re.escape, _CHARACTERS), key=len, reverse=True))})"
    r"(?:\s+(?:character|sign|in\s+(?:it|them)))?(?=$|[\s,;.!?])"
    r"(?!\s+(?:most|least|in\s+front|before|after|between|at\s+the|separat|delimit|file|instead))",
    re.IGNORECASE,
)
# `name' as manuals of old quote.
_OLD_QUOTES = re.compile(r"(?<!\S)`([^`'\n]+)'(?!\w)")
# "by 'user', 'group' and 'others'": the roles that permissions know.
_QUOTED_ROLE = re.compile(r"(?P<quote>[\"'])(?P<role>user|owner|group|others?)(?P=quote)")
# "with the 'bzip2' utility": the quotes say nothing.
_QUOTED_TOOL = re.compile(
    r"\b(?P<with>(?:with|using|via|by)\s+(?:the\s+)?)(?P<quote>[\"'`])(?P<tool>\w[\w-]*)(?P=quote)\s+(?:utility|program|command|tool)\b",
    re.IGNORECASE,
)
# A mode in quotes is one all the same: `"755" permissions`.
_QUOTED_MODE = re.compile(
    r"(?P<quote>[\"'`])(?P<mode>[0-7]{3,4})(?P=quote)(?=\s+(?:permission|mode))"
    r"|(?:(?<=permission\s)|(?<=permissions\s)|(?<=mode\s))(?P<q2>[\"'`])(?P<m2>[0-7]{3,4})(?P=q2)"
)
_LINES = re.compile(r"\b(?:lines?|rows?|entries|grep)\b", re.IGNORECASE)
# "…, see orders.csv", "orders.csv: …": where to look.
_SEE = re.compile(
    rf"(?:\s*[,;.–—-]\s*|\s+)(?:(?:see|look\s+(?:in|at|into|inside|through)|check(?:\s+in)?|going\s+by|according\s+to|based\s+on|as\s+per|judging\s+by|"
    rf"(?:it\s?'?s|its|they\s?'?re|they\s+are|"
    rf"that\s?'?s)\s+(?:all\s+)?in)\s+)(?:the\s+)?(?:file\s+)?{_FILE}[.?!]*$",
    re.IGNORECASE,
)
_FILE_LAST = re.compile(rf"^(?P<what>[^,;:]+?)\s*[,;]\s*{_FILE}[.?!]*$", re.IGNORECASE)
_FILE_FIRST = re.compile(rf"^(?:in\s+)?{_FILE}\s*[:,]\s+(?P<what>.+)$", re.IGNORECASE)


def plainer(request: str) -> str:
    """`request` in plainer words; as it is where there are none."""
    request = _OLD_QUOTES.sub(r"'\1'", request)
    request = _QUOTED_MODE.sub(lambda match: match["mode"] or match["m2"], request)
    if len(_QUOTED_ROLE.findall(request)) > 1:
        request = _QUOTED_ROLE.sub(r"\g<role>", request)
    said, shown = hidden(_QUOTED_TOOL.sub(r"\g<with>\g<tool>", request))
    for silent in _SILENT:
        said = silent.sub("", said) if silent.sub("", said).strip() else said
    if not _CHANGES.match(said):
        said = _AND_SHOWN.sub("", said) or said
    said = formal.plain(_with_place(said))
    for pattern, words in _RULES:
        said = pattern.sub(words, said)
    if _LINES.search(said):
        said = _NAMED_CHARACTER.sub(_character, said)
    said = re.sub(r"\"[^\"]*\"|[ \t]+", lambda match: match[0] if match[0][0] == '"' else " ", said).strip()
    return shown(said) if said else request


def _with_place(said: str) -> str:
    """The file that is named apart, at the end of what is asked about it."""
    for pattern in (_SEE, _FILE_LAST, _FILE_FIRST):
        match = pattern.search(said)
        if match is None:
            continue
        what = match["what"] if "what" in match.groupdict() else said[: match.start()]
        what = what.strip().rstrip(".,;:?! ")
        if what and not re.search(rf"{re.escape(match['file'])}|\bthen\b|\bof$|\bto$|\bas$|\bin$|\binto$", what):
            return f"{what} in {match['file']}"
    return said


def _character(match: re.Match[str]) -> str:
    sign = _CHARACTERS[match["name"].lower()]
    return match["before"] + (f'"{sign}"' if sign != '"' else "'\"'")
