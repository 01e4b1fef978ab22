"""Phrases of manuals and of forums, put as people speak: "files that reside under and below /srv" are files under /srv.

Only text outside quotes is touched; `QUOTE` stands for what is in them (quoted.py).
"""

import itertools
import re
from collections.abc import Callable

from llmsh.planner import (
    formal_acts,
    formal_done,
    formal_files,
    formal_found,
    formal_printed,
    formal_rights,
    formal_shown,
    formal_tree,
)
from llmsh.planner.formal_files import FOLDER
from llmsh.planner.quoted import MARK as QUOTE

# What names a place by its look alone.
_PATH = rf"(?:{QUOTE}|[~.$]?/[^\s,;:]*|~|\.{{1,2}}(?=\s|$)|\$\w+|[\w.-]+/[^\s,;:]*)"
_TREE = r"(?:tree|hierarchy|structure)s?"
_FILE_NOUN = r"\b(?:files?|director(?:y|ies)|folders?|links?|symlinks?|executables?|scripts?|logs?|images?)\b"

_COUNTS = {"2": 2, "4": 4, "8": 8, "two": 2, "four": 4, "eight": 8}
_COMPARED = {"big": "bigger", "large": "larger", "small": "smaller", "old": "older", "new": "newer"} | {
    "long": "longer",
    "short": "shorter",
}
_Replacement = str | Callable[[re.Match[str]], str]

_TO_FOLDER = (
    r"(?:to|into|inside)\s+(?:the\s+|an?\s+)?(?:new\s+)?(?:folder\s+|directory\s+)?(?:called\s+|named\s+)?"
    r"(?P<folder>(?!its\b|current\b|same\b|their\b|this\b|here\b|folders?\b|the\b)[^\s,;\ue000\ue001\"']+)(?:\s+(?:folder|directory))?[.\s]*"
)
_RULES: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # Kinds.
        (r"\breg\w{2,4}\s*(?:/|\bor\b)\s*normal\b", "regular"),
        (
            r"(?<![/.~-])\bfiles?\s*(?:/|\band/or\b)\s*(?:d\w{0,2}rect\w*|folders?|dirs?)(?![/.\w-])",
            "files and directories",
        ),
        (
            r"(?<![/.~-])\b(?:director(?:y|ies)|folders?|dirs?)\s*(?:/|\band/or\b)\s*files?(?![/.\w-])",
            "files and directories",
        ),
        (r"\b(?:regular|normal)\s*(?:/|\bor\b)\s*(?:regular|normal)\b|\bnormal(?=\s+files?\b)", "regular"),
        (rf"\b(?:regular|normal|ordinary)\s+(?=(?:{QUOTE}|\*?\.\w+|[a-z0-9]+)\s+files?\b)", ""),
        (rf"(?P<kind>{QUOTE}|\*?\.\w+)\s+(?:regular|normal|ordinary)\s+(?=files?\b)", r"\g<kind> "),
        (
            rf"\b(?P<of>permissions?\s+(?:of|on|for))\s+(?P<dir>(?:the\s+)?(?:current|this)\s+{FOLDER}|{_PATH})\s+and\s+(?:all\s+)?(?:of\s+)?(?:its\s+)?sub-?\s?{FOLDER}",
            r"\g<of> all directories in \g<dir>",
        ),
        # Trees.
        (
            rf"^(?P<act>(?:move|mv|copy|cp)\b.*?\b(?:from|in|under|of))\s+(?:the\s+)?current\s+{FOLDER}\s+{_TREE}\b",
            r"\g<act> the current directory recursively",
        ),
        (rf"(?P<path>{_PATH})\s+{FOLDER}\s+{_TREE}\b", r"\g<path>"),
        (
            rf"\b(?:the\s+)?{FOLDER}\s+{_TREE}\s+(?:(?:rooted\s+)?(?:at|in|under|of|from)\s+)?(?=(?:the\s+)?{_PATH})",
            "",
        ),
        (
            rf"\b(?P<in>in|under|through|throughout|of|within|across|from)\s+(?:the\s+)?(?:current\s+)?{FOLDER}\s+{_TREE}\b",
            r"\g<in> the current directory",
        ),
        (rf"\b(?:the\s+)?current\s+{FOLDER}\s+{_TREE}\b", "the current directory"),
        (rf"\bthis\s+{_TREE}\b", "this directory"),
        # Where they are.
        (
            r"(?<!\bto )(?<!\bwith )\b(?:(?:that|which|who)\s+)?(?:are\s+|is\s+)?"
            r"(?:resid(?:e|es|ing)|located|liv(?:e|es|ing)|lying|lies?|placed|sit(?:s|ting)?|stored)\s+"
            r"(?:somewhere\s+|anywhere\s+)?(?=(?:in|under|below|inside|within|beneath)\b)",
            "",
        ),
        (
            r"\b(?:(?:in|at|within|under|below|inside)\s+(?:and|or|and/or)\s+(?:under|below|beneath|underneath)|underneath|beneath)\b",
            "under",
        ),
        (
            rf"\b(?P<in>in|under|from|of)\s+(?:the\s+)?(?:given\s+|specified\s+)?(?:path|location)\s+(?={_PATH})",
            r"\g<in> ",
        ),
        (
            rf"^(?P<all>(?=.*{_FILE_NOUN}|(?:find|locate|search)\b)(?!.*\b(?:users|groups|packages?|process(?:es)?|ports?|services?)\b).*?)"
            r"\b(?:on|in|across|throughout)\s+(?:the\s+|my\s+|this\s+)?(?:whole\s+|entire\s+)?(?:system|file\s?system|machine|computer)(?=$|[\s,.;])(?!\s+\w+ed\b)",
            r"\g<all>in the entire file system",
        ),
        # Searching a place for something.
        (
            r"^(?:please\s+)?(?:perform|do|make|carry\s+out|run)\s+an?\s+"
            r"(?P<how>(?:case[- ]insensitive\s+|recursive\s+)*)search\s+(?:for\s+)?(?P<what>.+)$",
            r"\g<how>search for \g<what>",
        ),
        (
            r"^(?P<how>(?:recursively\s+|case[- ]insensitive(?:ly)?\s+|recursive\s+)*)"
            r"(?:search|look|scan)\s+(?:through\s+|in\s+|inside\s+|under\s+)?"
            rf"(?P<place>(?:the\s+)?(?:{FOLDER}\s+)?{_PATH}(?:\s+{FOLDER})?|(?:the\s+)?current\s+(?:working\s+)?{FOLDER}|(?:the\s+)?entire\s+file\s+system)"
            r"(?P<also>\s+recursively|\s+and\s+(?:all\s+)?(?:of\s+)?its\s+sub-?\s?(?:directories|folders|dirs))?\s+for\s+(?P<what>.+)$",
            r"\g<how>find \g<what> in \g<place>\g<also>",
        ),
        (r"^case[- ]insensitive(?:ly)?\s+(?:search|find)\s+(?:for\s+)?(?P<what>.+)$", r"find \g<what> ignoring case"),
        (r"^recursive\s+search\s+(?:for\s+)?", "recursively search for "),
        # Names.
        (
            r"\b(?:(?:that|which)\s+)?(?:have|has|having|contain|contains|containing|with)\s+(?:the\s+|an?\s+)?(?:word|string|text|substring|pattern)\s+"
            rf"(?P<word>{QUOTE}|\S+)\s+(?:as\s+(?:a\s+)?part\s+of|somewhere\s+in|in)\s+(?:their|its|the|his)\s+(?:file\s*|base\s*)?names?\b",
            r"with \g<word> in the name",
        ),
        (
            rf"\b(?:having|with|of|that\s+have|which\s+have|whose)\s+(?:the\s+|an?\s+)?(?:file\s*)?(?:extension|suffix)(?:\s+(?:is|of|as|being))?\s+(?={QUOTE}|[.\w]+)",
            "with extension ",
        ),
        (r"\b(?:list|print|show|display)\s+(?:them|it)\s+(?:if|when|where)\s+(?:they\s+are|it\s+is)\b", "that are"),
        (r"\b(?P<files>files?|directories|folders)\s+and\s+(?=that\s+are\b)", r"\g<files> "),
        (
            r"\b(?:end|ends|ending|that\s+end|which\s+end)\s+(?:with|in)\s+(?:the\s+|an?\s+)?(?:file\s+)?(?:extension|suffix)\s+",
            "with extension ",
        ),
        (
            r"\b(?P<has>contain(?:s|ing)?)\s+the\s+(?:characters?|phrase|term|keyword|expression|sequence)\s+(?!of\b)",
            r"\g<has> ",
        ),
        (
            rf"\b(?:that\s+|which\s+)?match(?:es|ing)?\s+(?P<word>{QUOTE}|\S+)\s+in\s+(?:their|its|the)\s+(?:file\s*)?names?\b",
            r"with \g<word> in the name",
        ),
        (
            rf"\b(?:that\s+|which\s+)?match(?:es|ing)?\s+(?:(?:either|any|one)\s+of\s+)?(?:the\s+)?patterns?\s+(?={QUOTE}[\s,]+(?:(?:and|or)\s+)?{QUOTE})",
            "named ",
        ),
        (
            rf"\b(?P<files>files?|directories|folders)\s+like\s+(?P<one>{QUOTE})\s+(?:and|or)\s+(?={QUOTE})",
            r"\g<files> named \g<one> or ",
        ),
        (r"\b(?:path\s*names?|paths?)\s+contains?\b", "path contains"),
        # Names that are to change.
        (
            rf"^(?P<verb>rename)\s+(?P<files>[^,;]+?)[,;]?\s+(?:by\s+)?(?:changing|replacing|substituting)\s+(?:the\s+)?(?:string\s+|word\s+|text\s+)?"
            rf"(?P<old>{QUOTE}|\S+)\s+(?:into|to|with|by)\s+(?P<new>{QUOTE}|[^\s,;]+)",
            r"rename \g<files> by replacing \g<old> with \g<new>",
        ),
        (
            rf"^(?:replace|change|substitute)\s+(?P<old>{QUOTE}|\S+)\s+(?:with|by|to|into|for)\s+(?P<new>{QUOTE}|\S+)\s+in\s+the\s+(?:file\s*)?names\s+of\s+",
            r"rename by replacing \g<old> with \g<new> ",
        ),
        # Sizes, times and depths.
        (
            r"(?<!than\s)(?<!over\s)(?<!under\s)(?<!above\s)(?<!below\s)(?<!least\s)(?<!most\s)(?<!exactly\s)(?<!exceeding\s)(?<!and\s)(?<!to\s)(?<![\w.])"
            r"(?:that\s+are\s+|which\s+are\s+|of\s+)?(?<![\w.])(?P<size>\d+\s*(?:bytes?|[kmgt]i?b?|kilobytes?|megabytes?|gigabytes?))\s+in\s+size\b",
            r"of size \g<size>",
        ),
        (r"\b(?P<time>\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?))\s+back\b", r"\g<time> ago"),
        (r"\bsub[- ](?=director|folder|dirs?\b)", "sub"),
        (
            r"[,;]?\s+(?:and\s+|but\s+)?(?:do\s+not|don'?t|without|not)\s+(?:search(?:ing)?|look(?:ing)?|go(?:ing)?|descend(?:ing)?|recurs(?:e|ing))"
            r"\s+(?:in|into|inside)(?:to)?\s+(?:the\s+|any\s+|its\s+)?sub\w+",
            " non-recursively",
        ),
        (r"[,;]?\s+(?:only\s+|just\s+)?(?:on\s+)?(?:the\s+)?(?:first|top)[- ]level(?:\s+only)?$", " non-recursively"),
        (r"[,;]?\s+(?:any|some)where\s+(?P<in>below|under|in|inside|beneath)\b", r" \g<in>"),
        (r"[,;]?\s+anywhere$", ""),
        (
            r"\b(?:link\s+count|number\s+of\s+(?:hard\s+)?links)\s+(?:>|greater\s+than|above|over|of\s+more\s+than)\s*1\b",
            "more than one hard link",
        ),
        (
            r"\bmore\s+(?P<how>big|large|small|old|new|long|short)\s+than\b",
            lambda match: _COMPARED[match["how"].lower()] + " than",
        ),
        (r"\b(?P<files>files?|lines|folders|directories)\s+what\s+(?=are|is|have|has|contain)", r"\g<files> that "),
        (
            rf"\b(?:all\s+)?(?:the\s+)?files\s+of\s+(?:the\s+)?(?P<name>{QUOTE}|[\w./-]+)\s+(?:folder|directory)\b",
            r"files in \g<name>",
        ),
        # One after the other.
        (
            r"[,;.]?\s+(?:and\s+)?(?:once|when|after|as\s+soon\s+as)\s+(?:that|this|it)\s+(?:is\s+|was\s+|has\s+|had\s+)?"
            r"(?:worked|works|succeeded|succeeds|done|finished|complete[ds]?)[,;]?\s+",
            ", then ",
        ),
        (r"(?P<all>\bthe\s+|\ball\s+(?:the\s+)?)(?P<glob>\*\.\w+)\s+ones\b", r"\g<all>\g<glob> files"),
        # Archives and where they go.
        (
            rf"^(?:extract|unpack|untar|decompress|uncompress|expand)\s+(?P<archive>\S+\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz))\s+{_TO_FOLDER}$",
            r'untar \g<archive> in the folder "\g<folder>"',
        ),
        (
            rf"^(?:extract|unpack|unzip|decompress|uncompress|expand)\s+(?P<archive>\S+\.zip)\s+{_TO_FOLDER}$",
            r'unzip \g<archive> into "\g<folder>"',
        ),
        # Repositories.
        (
            rf"^(?:git\s+)?clone\s+(?P<what>{QUOTE}|\S*(?:\.git|://|@\S+:)\S*)\s+(?:into|to|in|as)\s+(?=\S)",
            r"git clone the repository \g<what> into ",
        ),
        (
            r"(?P<commit>\bcommit\b.*?\bwith\s+)(?:the\s+|a\s+)?(?:commit\s+)?message\s+(?P<text>[A-Z0-9][\w.-]*(?:\s+(?!and\b|then\b)[\w.-]+){0,5})(?=$|[,;]|\s+(?:and|then)\b)",
            r'\g<commit>message "\g<text>"',
        ),
        (
            r"\b(?:of|belonging\s+to|owned\s+by)\s+(?:the\s+|an?\s+)?user\s+(?:with|having)\s+"
            r"(?:the\s+)?(?:uid|user\s*id|id)\s*[= ]?\s*(?P<uid>\d+)",
            r"owned by user \g<uid>",
        ),
        (
            rf"\bwith\s+(?P<one>{QUOTE}|\*?\.\w+)\s+or\s+(?P<two>{QUOTE}|\*?\.\w+)\s+(?:extensions?|suffix(?:es)?)\b",
            r"ending in \g<one> or \g<two>",
        ),
        (
            r"^(?:search|scan|look\s+through)\s+(?:the\s+)?(?P<place>[\w.-]+)\s+(?P<kind>directory|folder)\s+"
            r"(?:and\s+(?:all\s+)?(?:of\s+)?its\s+subdir\w+\s+)?for\s+"
            r"(?P<what>[^,;]+?)(?=$|[,;]|\s+and\s)",
            r"find \g<what> in the \g<place> \g<kind>",
        ),
        # What is done.
        (
            r"^(?:you\s+know\s+what[,\s]+|so\s+|well\s+)?i\s+(?:do\s+not|don'?t)\s+(?:need|want)\s+(?P<what>[^,;]+?)(?:\s+(?:any\s?more|any\s+longer))?[,;]\s+"
            r"(?:so\s+)?(?:please\s+)?(?:get\s+rid\s+of|delete|remove)\s+(?:them|it|those)$",
            r"delete \g<what>",
        ),
        (
            r"^(?:so\s+)?i\s+(?:only|just)\s+(?:care\s+about|want|need)\s+(?:to\s+see\s+)?(?P<what>[^,;]+?)(?:[,;]\s+(?:show|list|print|give)\s+(?:me\s+)?(?:those|them|that|it))?$",
            r"show \g<what>",
        ),
        (
            rf"^(?P<make>(?:create|make)\s+(?:a\s+|the\s+)?(?:file\s+)?\S+)\s+(?:with|containing|that\s+contains)\s+(?:the\s+)?(?:single\s+)?(?:word|text|line)\s+(?P<word>{QUOTE}|\w+)(?:\s+(?:in|inside)(?:\s+it)?)?[\s.]*$",
            lambda match: (
                f"{match['make']} containing " + (match["word"] if "\ue000" in match["word"] else f'"{match["word"]}"')
            ),
        ),
        (r"^how\s+much\s+(?:is|are)\s+(?=\d)", "what is "),
        (r"\b(?P<a>\d+(?:\.\d+)?)\s*\*\s*(?P<b>\d+(?:\.\d+)?)(?=$|[\s?.])", r"\g<a> times \g<b>"),
        (r"^(?:forcefully|forcibly)\s+", ""),
        (
            rf"^search\s+(?:for\s+)?(?P<what>{QUOTE}|\S+)\s+in\s+(?P<where>.+?)\s+and\s+count\s+(?:the\s+)?(?:number\s+of\s+)?(?:matches|occurrences|times)$",
            r"count the occurrences of \g<what> in \g<where>",
        ),
        (
            rf"\blines\s+(?P<of>in|of|from)\s+(?:file\s+)?(?P<one>{QUOTE}|\S+)\s+that\s+(?:exist|occur|appear|are\s+present|are\s+found)\s+in\s+",
            r"lines \g<of> \g<one> that are also in ",
        ),
        (r"\bgroup\s+ownership\s+of\b", "group of"),
        (
            r"\b(?:replac\w+|convert\w*|chang\w+|turn\w*|substitut\w+)\s+(?:all\s+|every\s+|each\s+|the\s+)*tabs?(?:\s+characters?)?\s+(?:with|by|to|into|for)\s+(?P<n>[248]|two|four|eight)\s+spaces\b",
            lambda match: f'replace "\t" with "{" " * _COUNTS[match["n"].lower()]}"',
        ),
        (r"\s+and\s+(?:save|write|store)\s+(?:as|to|into)\s+(?=\S+$)", " and save it to "),
        # What becomes of the output.
        (
            r"[,;]?\s+(?:and\s+)?(?:writ(?:e|ing)|send(?:ing)?|sav(?:e|ing)|redirect(?:ing)?|stor(?:e|ing)|put(?:ting)?|output(?:ting)?|log(?:ging)?)\s+"
            r"(?:all\s+)?(?:the\s+)?(?:standard\s+)?(?:output|results?|listing|results?\s+list|file\s+list)\s+(?:to|in|into)\s+(?:the\s+|an?\s+)?(?:text\s+)?(?:file\s+)?"
            rf"(?:named\s+|called\s+)?(?P<file>{QUOTE}|[^\s,;]+)",
            r" and save it to \g<file>",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:suppress(?:ing)?|discard(?:ing)?|hid(?:e|ing)|ignor(?:e|ing)|without\s+showing|silenc(?:e|ing))\s+"
            r"(?:all\s+|any\s+)?(?:the\s+)?(?:standard\s+)?"
            r"(?:error\s+messages?|errors|permission\s+denied(?:\s+(?:errors?|messages?))?)(?=$|[\s,.;])",
            " suppressing errors",
        ),
    )
)


def plain(said: str) -> str:
    """`said`, whose quotes are hidden, in the words of every day."""
    tables = (
        formal_tree.RULES,
        formal_done.RULES,
        formal_found.RULES,
        _RULES,
        formal_files.RULES,
        formal_rights.RULES,
        formal_printed.RULES,
        formal_shown.RULES,
        formal_acts.RULES,
    )
    for pattern, words in itertools.chain.from_iterable(tables):
        said = pattern.sub(words, said)
    return said
