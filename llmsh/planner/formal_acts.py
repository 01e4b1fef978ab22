"""Phrases of manuals about what is done: who gets what, how often, into what; and what is said twice over.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import FILES
from llmsh.planner.quoted import MARK as QUOTE

_SEPARATED = r"(?:separated|delimited|split)"

# Words after "lines with" that are no text to be found.
_KINDS_OF_TEXT = frozenset(
    """digits digit letters letter numbers number spaces space tabs tab blanks whitespace characters character words
    word more less at only no any an a the two three punctuation uppercase lowercase capitals names name line lines
    count counts context after before color numbers filenames""".split()
)


def _several(word: str) -> str:
    """A word for a character as recipes say it."""
    return word if word.endswith("s") or not word.isalpha() else f"{word}{'es' if word.endswith('h') else 's'}"


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (
            rf"^(?P<verb>(?:replace|substitute|change)\b.*?\b(?:in|of)\s+(?:{QUOTE}|\S+))\s*,?\s+and\s+(?:then\s+)?(?:save|write|store|put|redirect|output)\s+(?:the\s+)?(?:result|output|results|it)\s+"
            rf"(?:to|in|into|as)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:file\s+)?(?:called\s+|named\s+)?(?P<new>{QUOTE}|[^\s,;]*\.\w+)$",
            r"\g<verb> and save it as \g<new>",
        ),
        (
            rf"^(?P<verb>replace|change|convert|substitute)\s+(?:(?:every|each|all|any|the)\s+)*(?P<old>{QUOTE}|commas?|tabs?|spaces?|semicolons?|colons?|pipes?|dash(?:es)?|hyphens?|underscores?|newlines?)\s+"
            rf"in\s+(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|[^\s,;]*\.\w+)\s+(?:with|by|to|into)\s+(?:an?\s+|the\s+)?(?P<new>{QUOTE}|commas?|tabs?|spaces?|semicolons?|colons?|pipes?|dash(?:es)?|hyphens?|underscores?|newlines?)$",
            lambda match: f"{match['verb']} {_several(match['old'])} with {_several(match['new'])} in {match['file']}",
        ),
        (
            r"\b(?P<one>lines?\s+\d+\s*(?:-|to)\s*\d+\s+and\s+(?:lines?\s+)?)(?P<low>\d+)\s*-\s*(?P<high>\d+)\b",
            r"\g<one>\g<low> to \g<high>",
        ),
        (
            r"^add\s+(?:an?\s+|the\s+)?line\s+numbers?\s+to\s+(?:every\s+line|each\s+line|all\s+(?:the\s+)?lines|the\s+lines)\s+(?:in|of)\s+",
            "number the lines of ",
        ),
        (
            rf"\b(?P<top>top\s+\w+\s+(?:rows?|lines?|records?|entries))\s+(?P<file>(?:of|in|from)\s+(?:the\s+file\s+)?(?:{QUOTE}|[^\s,;]*\.\w+))\s+(?P<by>by\s+(?:the\s+|their\s+)?\w+\s+(?:column|field))\b",
            r"\g<top> \g<by> \g<file>",
        ),
        # What separates is said of the data, of the file, or behind them.
        (
            rf"\b(?P<of>of|from|in)\s+(?:the\s+|an?\s+)?(?P<sep>comma|space|tab|colon|semicolon|pipe)[\s-]+{_SEPARATED}\s+"
            rf"(?:(?:data|values|lines|text|records|fields|columns)\s+(?:from|in|of)\s+)?(?:the\s+)?(?:text\s+)?(?:file\s+)?(?P<file>{QUOTE}|[\w./-]*[./][\w./-]+?)(?=$|[\s,;]|[.?!]$)",
            r"\g<of> \g<file> separated by \g<sep>",
        ),
        # What is done, and how.
        (
            rf"^(?:delete|remove|erase|strip)\s+(?:(?:all|every|each|any|the)\s+)*(?:occurrences?\s+of\s+)?(?:the\s+)?(?:text|string|word|phrase|line\s+break)?\s*"
            rf"(?P<old>{QUOTE})\s+(?:from|in)\s+(?=(?:all|every|each|any|the)\s+(?:[^\s]+\s+){{0,3}}files?\b)",
            r'replace \g<old> with "" in ',
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:without|with\s+no)\s+(?:any\s+)?(?:prompt(?:ing|s)?|asking|confirm(?:ation|ing)|being\s+asked|questions?)(?:\s+(?:for\s+\w+|first|me))?(?=$|[\s,.;])",
            "",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:with|handling|considering|respecting|allowing(?:\s+for)?)\s+white\s*-?space(?:s)?\s*(?:safety|safe|safely)?\s+in\s+(?:the\s+|their\s+)?(?:file\s*)?(?:names?|paths?)",
            "",
        ),
        (
            rf"^(?:print|echo|write|output)\s+(?P<text>{QUOTE})\s+and\s+append\s+(?:it\s+)?to\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:file\s+)?",
            r"append the line \g<text> to the file ",
        ),
        (
            r"\b(?P<show>prints?|shows?|displays?)\s+(?:the\s+)?strings?\s+(?=(?:with|containing|matching|that\s+(?:contain|match|have))\b)",
            r"\g<show> lines ",
        ),
        (r"\b(?P<files>files?)\s+into\s+(?P<in>(?:the\s+)?(?:directory|folder)\s+)", r"\g<files> in \g<in>"),
        (
            r"\b(?:in|during|within|over)\s+(?:the\s+)?(?:last|past)\s+(?P<low>\d+)\s*(?:-|to)\s*(?P<high>\d+)\s+(?P<unit>minutes?|hours?|days?|weeks?)\b",
            r"between \g<low> \g<unit> and \g<high> \g<unit> ago",
        ),
        (
            r"\b(?P<all>all\s+|the\s+|every\s+|each\s+)(?P<size>\d+(?:\.\d+)?\s*(?:[kmgt]i?b|kilobytes?|megabytes?|gigabytes?|bytes?))\s+(?P<files>files?)\b",
            r"\g<all>\g<files> of size \g<size>",
        ),
        (
            rf"[,;]?\s+(?:and\s+|but\s+)?(?:do\s+not|don'?t|not|without|never)\s+(?:descend(?:ing)?|go(?:ing)?|recurs(?:e|ing)|look(?:ing)?|search(?:ing)?|enter(?:ing)?|travers(?:e|ing))\s*(?:in|into|inside|under)?\s+(?:any\s+|the\s+)?"
            rf"(?P<name>{QUOTE})(?:\s+(?:director(?:y|ies)|folders?))?",
            r" excluding the directory \g<name>",
        ),
        (
            r"[,;]?\s+(?:and\s+|but\s+)?(?:without|not|do\s+not|don'?t)\s+travers(?:e|ing)\s+(?:into\s+)?(?:the\s+|any\s+|its\s+)?sub\s*-?\s*(?:directories|folders|dirs)",
            " non-recursively",
        ),
        (
            rf"\b(?:that\s+|which\s+)?match(?:es|ing)?\s+(?:the\s+)?(?:pattern\s+)?(?P<text>{QUOTE})\s+in\s+(?:their|its|the)\s+(?:full\s+)?(?:path(?:name)?s?)\b",
            r"whose path contains \g<text>",
        ),
        (
            r"\b(?:in|at)\s+(?:an?\s+|the\s+)?(?:minimum|least)\s+(?:of\s+)?(?P<n>\d+|two|three|four|five)\s+(?:levels?|directories|folders)\s+(?:down|deep|below)(?:\s+(?:from\s+)?(?=the\s))?",
            r"at least \g<n> levels deep in ",
        ),
        (
            r"\bstarting\s+(?:from|at)\s+level\s+(?P<n>\d+)\s+(?:of|in)\s+(?:the\s+)?(?:directory\s+tree\s+)?",
            r"at least \g<n> levels deep in ",
        ),
        (r"\bgroup\s+ownership\s+(?:of|on|for)\s+(?:everything\s+in\s+)?", "group of "),
        (rf"\bto\s+(?:the\s+)?(?P<group>{QUOTE}|(?!the\b)[\w-]+)\s+group(?=$|[\s.,;])", r"to group \g<group>"),
        (
            rf"^(?P<run>(?:run|execute|start|launch))\s+(?:the\s+)?(?:script|program|programm|command|file)\s+(?P<what>{QUOTE}|\S+)\s+as\s+(?:the\s+)?(?:user\s+)?(?P<user>[\w-]+)\s*$",
            r"\g<run> \g<what> as user \g<user>",
        ),
        (
            r"\b(?:that|which)\s+belongs?\s+to\s+(?:the\s+|an?\s+)?user\s+(?:with|having)\s+(?:the\s+)?"
            r"(?:uid|user\s*id|id)\s*[= ]?\s*(?P<uid>\d+)",
            r"owned by user \g<uid>",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:skip|skipping|ignore|ignoring|omit|omitting)\s+(?:searching\s+|looking\s+)?(?:in\s+|into\s+)?(?:the\s+)?"
            r"(?P<one>[\w./-]+)\s+and\s+(?:the\s+)?(?P<two>[\w./-]+)\s+(?:director(?:y|ies)|folders?)",
            r' excluding the directories "\g<one>" and "\g<two>"',
        ),
        (
            r"\b(?P<all>all\s+(?:the\s+)?|the\s+)?file\s*names\s+(?=(?:ending|starting|beginning|containing|that|which|with|matching)\b)",
            r"\g<all>files ",
        ),
        (
            r"\b(?P<in>in|under|from|below)\s+(?:the\s+)?(?P<one>(?!(?:this|current|parent|its|all|their|each|every|sub|both|my|your|home|root|these|those|the|empty|hidden|two|any)\b)[\w.-]+)\s+and\s+(?:the\s+)?"
            r"(?P<two>(?!(?:its|all|their|each|every|sub|the|empty|hidden|current|parent|home)\b)[\w.-]+)\s+(?:director(?:y|ies)|folders?)\b",
            r'\g<in> "\g<one>" and "\g<two>"',
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:display|show|print|list)\s+(?:the\s+|an?\s+)?(?:detailed|long)\s+list(?:ing)?(?:\s+of\s+them)?",
            " with details",
        ),
        (
            r"[,;]?\s+(?:and\s+)?prefix(?:ing)?\s+(?:each|every|the)\s+(?:entry|line|one|entries|lines)\s+(?:with|by)\s+(?:the\s+|its\s+)?(?:number\s+of\s+occurrences|count|frequency)",
            " with their count",
        ),
        (
            r"\b(?P<what>writ(?:e)?able|readable|executable)\s+by\s+(?:either\s+)?(?:the\s+|their\s+)?(?:user|owner)\s*(?:,|or|,\s*or)\s+(?:by\s+)?(?:the\s+|their\s+)?group(?:\s*,?\s+or\s+both)?",
            r"\g<what> by owner or group",
        ),
        (r"\b(?:which\s+(?:are\s+)?|that\s+(?:are\s+)?)?suffixed\s+(?:with|by)\s+", "ending in "),
        (r"\b(?:which\s+(?:are\s+)?|that\s+(?:are\s+)?)?prefixed\s+(?:with|by)\s+", "starting with "),
        (
            rf"\b(?:with|whose|having|that\s+have)\s+(?:the\s+|an?\s+)?(?:file\s*)?names?\s+(?:that\s+)?(?:match(?:es|ing)?\s+)?(?:the\s+)?pattern\s+(?={QUOTE}|[$*\w])",
            "named ",
        ),
        (
            r"(?P<a>\d+)\s*(?:\*|times)\s*(?P<b>\d+)\s+(?P<unit>minutes?|hours?|days?)\b",
            lambda match: f"{int(match['a']) * int(match['b'])} {match['unit']}",
        ),
        (
            r"\bin\s+(?:the\s+)?(?:folder|directory)\s+(?P<name>[\w.-]+)\s+(?:which\s+is\s+|that\s+is\s+|located\s+)?(?:in|inside|under)\s+(?:the\s+|my\s+)?home\s+(?:folder|directory)\b",
            r"in ~/\g<name>",
        ),
        (r"\bwhose\s+(?:file|base)\s*-?names?\b", "whose name"),
        (r"\b(?P<ends>end|ends|ending)\s+(?P<with>with|in)\s+\*(?=\.\w)", r"\g<ends> \g<with> "),
        (
            r"\b(?:which|whose|with)\s+(?P<what>path|name)s?\s+(?:does\s+not|do\s+not|doesn'?t|don'?t)\s+(?:contains?|includes?|match(?:es)?)\s+",
            r"whose \g<what> does not contain ",
        ),
        (
            rf"\b(?P<name>names?\s+does\s+not\s+contain\s+(?P<one>{QUOTE}))\s+(?:or|and|nor)\s+(?P<two>{QUOTE})",
            r"\g<name> and whose name does not contain \g<two>",
        ),
        (
            r"[,;]?\s+(?:with|using|separated\s+by)\s+(?:an?\s+|the\s+)?(?:null|nul|\\0)(?:\s+(?:character|byte)s?)?(?:\s+as\s+(?:the\s+|an?\s+)?(?:delimiter|separator|terminator))?(?=$|[\s,.;])",
            " null separated",
        ),
        (
            r"\b(?P<age>\d+\s+(?:minutes?|hours?|days?|weeks?|months?))\s+before(?=$|[,;.]|\s+(?:which|that|and|in|under|with)\b)",
            r"\g<age> ago",
        ),
        (r"\bsorted\s+by\s+(?:the\s+|their\s+)?file\s+(?P<by>modification|size|name|time|date)", r"sorted by \g<by>"),
        (
            r"\bwith\s+(?:each|every|the)\s+(?:file\s*)?(?:path|name|file)(?:\s+and\s+name)?s?\s+as\s+(?:its|an|the|their)?\s*(?:only\s+|first\s+)?(?:arguments?|parameters?)\b",
            "on each file",
        ),
        (
            r"[,;]?\s+(?:invoking|calling|running|using)\s+\w+\s+as\s+(?:few|little|rarely)\s+(?:times\s+)?as\s+possible",
            "",
        ),
        (r"\bin\s+(?:a|some|any)\s+(?:given\s+|certain\s+)?(?:folder|directory)[.\s]*$", "in the current directory"),
        (
            r"\b(?:which|that)\s+(?:has|have)\s+the\s+words?\s+(?P<text>\S+)\s+in\s+(?:its|their|the)\s+(?:file\s*)?names?\b",
            r"with \g<text> in the name",
        ),
        # Words that describe and that folders are called by.
        (
            r"^(?P<all>(?:move|copy|put|mv|cp)\b.*\b(?:to|into))\s+(?P<name>backups?|archives?|old|new|trash|done|sorted|processed|output|temp|tmp)[.\s]*$",
            r'\g<all> "\g<name>"',
        ),
        (r"\s*\((?:from|considering|considers?|that\s+is|i\.\s?e\.|e\.\s?g\.|note)\b[^()]*\)", ""),
        (
            r"[,;]?\s+(?:and\s+)?including\s+(?:everything|all|those|files)\s+(?:that\s+is\s+)?in\s+(?:the\s+|all\s+|its\s+)?sub-?\s?(?:director\w+|folders?|dirs)",
            " recursively",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:show|print|display|list|output)\s+(?:only\s+)?(?:the\s+)?(?:first\s+|a\s+)?(?:few|several)\s+(?:first\s+)?(?:lines?|results?|ones)(?:\s+of\s+(?:the\s+)?output)?(?:\s+from\s+the\s+beginning)?",
            " and show only the first 10",
        ),
        (
            rf"\b(?P<files>{FILES}(?:\s+[^\s]+){{0,6}}?)\s+(?:with|having|of|that\s+have)\s+(?:the\s+|an?\s+)?(?:group\s+id|gid)\s*(?:of\s+|=\s*|is\s+)?(?P<gid>\d+)\b",
            r"\g<files> of group \g<gid>",
        ),
        (
            rf"\b(?P<files>{FILES}(?:\s+[^\s]+){{0,6}}?)\s+(?:with|having|of|that\s+have)\s+(?:the\s+|an?\s+)?(?:user\s+id|uid)\s*(?:of\s+|=\s*|is\s+)?(?P<uid>\d+)\b",
            r"\g<files> owned by user \g<uid>",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:display|print|show|output)\s+(?:the\s+|all\s+)?match(?:ed|ing)\s+lines?\s+(?:along\s+|together\s+)?with\s+(?:the\s+|their\s+|its\s+)?file\s*-?names?",
            "",
        ),
        (
            rf"^(?P<verb>(?:install|remove|uninstall|purge|delete|update|upgrade)s?)\s+(?:the\s+)?(?P<name>{QUOTE}|(?!(?:all|my|any|some|these|those|unused|unneeded|unnecessary|unwanted|old|orphaned|outdated|obsolete|broken|installed|no|every|needed|required|following|other|two|several|python|npm|node|snap|flatpak|apt|system|new)\b)[\w.+-]+)\s+packages?(?:\s+(?:from|on|in)\s+(?:the\s+|my\s+|this\s+)?(?:system|machine|computer))?[.\s]*$",
            r"\g<verb> the package \g<name>",
        ),
        (
            rf"^(?P<find>locates?|finds?)\s+(?:the\s+)?(?P<name>{QUOTE}|[\w.+-]+)\s+(?:command|program|executable|binary)(?:\s+(?:in|on)\s+(?:a|the|my|this)\s+(?:system|machine|computer))?[.\s]*$",
            r"where is the program \g<name>",
        ),
        (
            r"\bignoring\s+the\s+case\s+of\s+(?:that\s+|the\s+|this\s+)?(?:string|text|word|name|pattern|letters?)\b",
            "ignoring case",
        ),
        (
            r"\b(?:whose|which|with)\s+(?:the\s+)?(?:last\s+)?modification\s+(?:time|date)\s+(?:is|was|of)\s+",
            "modified ",
        ),
        (r"\b(?:whose|which|with)\s+(?:the\s+)?(?:last\s+)?access\s+(?:time|date)\s+(?:is|was|of)\s+", "accessed "),
        (
            r"\b(?:in|at)\s+(?P<a>\d+)\s+(?:and|to|or)\s+(?P<b>\d+)\s+levels?\s+(?:down|deep|below)\s*(?:from|in|of)?\s*(?=the\s|$)",
            r"at least \g<a> levels deep and at most \g<b> levels deep in ",
        ),
        (r"\b(?P<r>regex|regular\s+expression)\s+pattern\b", r"\g<r>"),
        (r"\btar\s+balls?\b", "tarball"),
        (
            r"\.\s+(?:note|this\s+(?:will|does|command)|be\s+careful|beware|warning|it\s+will|the\s+command\s+will)\b.*$",
            "",
        ),
        (r"\b(?P<size>\d+(?:\.\d+)?\s*(?:[kmgt]i?b?))\s?\+\s+(?P<files>files?)\b", r"\g<files> over \g<size>"),
        (
            r"\bwith\s+(?:the\s+)?(?P<how>case[- ]insensitive\s+)?(?:name\s+)?pattern\s+"
            rf"(?P<name>{QUOTE}|[^\s,;]+)(?P<rest>.*)$",
            lambda match: f"named {match['name']}{match['rest']}" + (" ignoring case" if match["how"] else ""),
        ),
        (
            rf"\b(?:all\s+)?(?:the\s+)?(?:instances|copies)\s+of\s+(?:the\s+)?file\s+(?={QUOTE}|[\w.-]+\.\w)",
            "all files named ",
        ),
        (r"\batleast\b", "at least"),
        (
            r"\b(?:directory|folder)\s+(?P<name>[\w./-]+)\s+in\s+(?:the\s+)?(?:user'?s|my|your|his|her)\s+home(?:\s+(?:directory|folder))?\b",
            r"~/\g<name>",
        ),
        (r"(?<!\S)(?P<name>\.[A-Za-z_][\w-]*)\s+(?P<files>files\s+and\s+directories)\b", r"\g<files> named \g<name>"),
        (
            r"^(?P<count>count\s+(?:the\s+(?:number\s+of\s+)?)?(?:lines|words|characters|bytes))\s+(?:of|in)\s+(?:every|each)\s+(?P<what>.+?),?\s+and\s+(?:(?:only\s+)?(?:print|show|display)\s+(?:only\s+the|the\s+grand)|only\s+(?:print|show|display)\s+the|(?:print|show|display)\s+the(?=\s+total\s+only))\s+total(?:\s+only)?$",
            r"\g<count> of all \g<what> in total",
        ),
        # The total besides what each has.
        (
            r"(?P<each>\b(?:lines?|words?)\b(?:(?!\b(?:that|which|contain\w*|match\w*)\b).)*\b(?:each|every|per)\b(?:(?!\b(?:that|which|contain\w*|match\w*)\b).)*?),?\s+(?:and|plus|with|including)\s+(?:also\s+)?(?:(?:print|show|display|give)\s+)?(?:the\s+|a\s+|in\s+)?(?:grand\s+|overall\s+)?total(?:\s+(?:count|number))?(?:\s+(?:of\s+(?:all|them)|too|as\s+well|at\s+the\s+end))?$",
            r"\g<each> with a total",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:print|show|display)\s+(?:only\s+)?(?:the\s+)?(?:matching\s+)?file\s*names?\s+and\s+(?:the\s+)?line\s+numbers?",
            " with the file name and line number",
        ),
        (
            r"\b(?P<what>(?:number|count)\s+of)\s+(?P<lines>lines\s+(?:in|of)\s+.+?),?\s+(?:excluding|without|ignoring|except|not\s+counting|skipping)\s+(?:the\s+|any\s+)?(?:blank|empty)\s+(?:lines|ones)\b",
            r"\g<what> non-blank \g<lines>",
        ),
        (
            r"^(?P<show>print|show|display|list|find)\s+(?P<n>\d+)\s+lines?\s+(?:before\s+and\s+after|around|of\s+context\s+(?:around|before\s+and\s+after))\s+(?:each|every|all|the|any)\s+(?:line|lines|match|matches)\s+(?:of\s+|for\s+|that\s+contain\s+|containing\s+|with\s+)?(?P<rest>.+)$",
            r"\g<show> the lines containing \g<rest> with \g<n> lines of context",
        ),
        (
            r"(?P<lines>\blines?\b.*?\b(?:contain|contains|containing|with|have|having|matching|mention|mentioning)\s+)(?:both\s+|either\s+)?(?P<a>[\w-]+)\s+(?P<op>and|or)\s+(?P<b>[\w-]+)(?=$|[,.;]|\s+in\s)",
            lambda match: (
                match[0]
                if {match["a"].lower(), match["b"].lower()} & _KINDS_OF_TEXT
                else f'{match["lines"]}"{match["a"]}" {match["op"]} "{match["b"]}"'
            ),
        ),
        (
            r"(?P<files>\bfiles?\b[^,;]*?\b(?:contain|contains|containing|with|mention|mentioning)\s+)(?P<how>both\s+|either\s+)?(?:the\s+words?\s+)?(?P<a>[\w-]+)\s+(?P<op>and|or)\s+(?P<b>[\w-]+)(?=$|[,.;]|\s+(?:in|under|below)\s)",
            lambda match: (
                match[0]
                if {match["a"].lower(), match["b"].lower()} & _KINDS_OF_TEXT
                or (not match["how"] and match["files"].endswith("with "))
                else f'{match["files"]}"{match["a"]}" {match["op"]} containing "{match["b"]}"'
            ),
        ),
        (
            r"^rename\s+(?:the\s+)?(?:file\s+)?(?P<a>[\w.-]+\.\w+)\s+(?:to|as|into)\s+(?P<b>[\w.-]+)\s+in\s+(?:the\s+)?(?:directory\s+|folder\s+)?(?P<d>[~.]?/[\w./-]+?)/?$",
            r"rename \g<d>/\g<a> to \g<d>/\g<b>",
        ),
        # What is said twice over.
        (
            r"^(?:uncompress|decompress|unzip|gunzip|unpack|expand)(?:es)?\s+and\s+(?:unarchive|untar|extract|unpack)s?\s+(?:the\s+)?(?:archive\s+)?",
            "extract the archive ",
        ),
        (
            r"^(?P<how>numerically|alphabetically|recursively)\s+sort\s+(?:(?:each|every|all|the)\s+)*lines?\s+(?:in|of|from)\s+(?P<what>.+?)(?P<rest>\s+and\s+print\s+the\s+result)?$",
            r"sort the lines of \g<what> \g<how>\g<rest>",
        ),
        (
            rf"\bin\s+(?:the\s+)?(?:text\s+|regular\s+|plain\s+)?files?\s+(?=(?P<f>{QUOTE}|[\w./-]+\.\w+)(?=$|[\s,;]))",
            "in ",
        ),
        (
            r"\b(?:of|from)\s+(?:the\s+)?(?:data\s+(?:of|from|in)\s+)?(?:text|plain|regular)\s+file\s+(?=[\w./-]+\.\w+)",
            "of ",
        ),
        (
            rf"[,;]?\s+(?:where|whose|in\s+which|with)\s+(?:the\s+)?(?:columns?|fields?|values?)\s+(?:are\s+)?(?:being\s+)?{_SEPARATED}\s+by\s+"
            r"(?:(?:one\s+or\s+more|multiple|several|any(?:\s+number\s+of)?|a|some)\s+)?(?:white\s*-?spaces?|blanks?|spaces?(?:\s+(?:or|and)\s+tabs?)?)(?:\s+characters?)?",
            "",
        ),
        (
            rf"\b(?P<with>with|using|via|by)\s+(?:the\s+)?(?P<tool>{QUOTE}|\w[\w-]*)\s+(?:utility|program|command|tool)\b",
            r"\g<with> \g<tool>",
        ),
        (
            r"[,;]?\s+without\s+(?:causing\s+|giving\s+|raising\s+|producing\s+)?(?:an?\s+|any\s+)?errors?\s+(?:if|when|in\s+case)\s+(?:it|they|one|the\s+\w+)\s+(?:already\s+)?exists?(?:\s+already)?",
            " if it does not exist yet",
        ),
    )
)
