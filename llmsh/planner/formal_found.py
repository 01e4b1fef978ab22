"""What manuals add to a search: how it is meant, what it passes over, and what becomes of all that it found.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import FILES, FOLDER
from llmsh.planner.quoted import MARK as QUOTE

_FIND = r"(?:find|list|search(?:\s+for)?|look\s+for|get|show|locate|display|print)s?"
_AND = r"[,;]?\s+(?:and\s+)?(?:then\s+)?(?:also\s+)?"
_THEM = (
    r"(?:them|these|those|it|all(?:\s+of\s+(?:them|these))?|(?:these|those|the)\s+files|"
    r"each(?:\s+(?:file|of\s+them|one))?)"
)
_SKIPPING = (
    r"(?:skipping|skip|excluding|exclude|ignoring|ignore|except(?:\s+for)?|omitting|pruning|without|avoiding|"
    r"but\s+not)"
)
_NO_NAME = (
    r"(?!(?:in|of|on|at|that|which|named|called|itself|tree|trees|and|or|where|with|whose|from|structure|hierarchy|"
    r"names?|paths?|entries|permissions?|listing|is|are|if)\b)"
)
_MODE = r"[0-7]{3,4}"

RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # Told about the command, and not about what is wanted.
        (
            r"\s*\(\s*(?:(?:it\s+|this\s+)?handles?|print0|-?print0|xargs|consider(?:ing|s)|being\s+careful|to\s+handle|safe\s+for|works\s+(?:for|with)|"
            r"from\s+(?:the\s+)?day\s+start)\b[^()]*\)",
            "",
        ),
        (r"[.;,]?\s+(?:-?print0|xargs|the\s+\S+\s+(?:option|command|switch))\s+(?:is|are)\s+used\b.*$", ""),
        (r"[,;]?\s+being\s+careful\s+(?:to|not\s+to|with)\b.*$", ""),
        (r"\s*\(\s*(?:files|those|ones)\s+(?:with|of|having)\s+size\s+(?:0|zero)(?:\s+bytes?)?\s*\)", ""),
        (r"^(?:force(?:d|fully)?|forcibly)\s+(?=(?:remove|delete|rm)\b)", ""),
        (r"^returns?\s+(?=(?:the\s+|all\s+|a\s+)?\w)", "show "),
        (r"\bthe\s+single\s+(?=(?:most\s+recent|newest|oldest|latest|largest|biggest|smallest))", "the "),
        (
            r"\b(?:currect|curent|currnet|curret|corrent|curren|currrent|curernt|crrent|curruent)(?=\s+(?:work|dir|fold))",
            "current",
        ),
        (
            r"\bin\s+(?:a|the|any)\s+(?:given\s+)?(?:directory|folder)\s+and\s+(?:all\s+)?(?:of\s+)?(?:its\s+)?sub-?\s?(?:director\w+|folders?)\b",
            "in the current directory recursively",
        ),
        (
            r"\b(?:the\s+)?(?:user'?s|current\s+user'?s)\s+home\s+(?:directory|folder)\b",
            "the home directory",
        ),
        (
            rf"[,;]?\s+(?:without|not|do\s+not|don'?t)\s+(?:descend(?:ing)?|go(?:ing)?|look(?:ing)?|recurs(?:e|ing))\s+(?:in)?to\s+(?:any\s+)?hidden\s+{FOLDER}",
            " excluding hidden ones",
        ),
        (
            r"\b(?:inside|in)\s+(?:of\s+)?a\s+(?:directory|folder)[.\s]*$",
            "in the current directory",
        ),
        # One selection said in two clauses.
        (
            rf"^(?P<find>{_FIND}\s+(?:all\s+)?(?:the\s+)?(?:[\w./-]+\s+)?{FILES}\b[^,;]*?){_AND}(?:display|print|show|list|get)\s+(?:only\s+)?(?:all\s+)?(?:the|those|these)?\s*(?:files?|ones|directories|folders)\s+(?P<which>(?:that|which|whose|with|containing|named|larger|smaller|older|newer)\b.*)$",
            r"\g<find> \g<which>",
        ),
        (
            rf"^find\s+(?:all\s+)?(?:the\s+)?(?P<what>(?:[\w./-]+\s+)?{FILES}\b[^,;]*?){_AND}(?P<act>delete|remove|show|print|display)\s+(?:only\s+)?the\s+(?P<most>oldest|newest|largest|biggest|smallest)\s+(?:file|one)(?:\s+of\s+them)?(?P<rest>\s+(?:in|under|below)\s+.*)?[.\s]*$",
            r"\g<act> the \g<most> of the \g<what>\g<rest>",
        ),
        (
            r"^(?:print|show|list|display)\s+(?:the\s+)?(?:full\s+)?(?:paths?|names?)\s+(?:to|of)\s+(?=(?:all|every)\s+(?:the\s+)?(?:sub-?\s?)?(?:director|folder|files?\b))",
            "list ",
        ),
        # How names are compared.
        (
            r"^(?P<find>find|search|list|show)\s+(?:not\s+case[- ]sensitive(?:ly)?|case[- "
            r"]insensitive(?:ly)?)\s+(?P<what>.+?)(?P<rest>\s+and\s+(?:print|display|show|list|delete|remove|"
            r"count)\b.*)?$",
            r"\g<find> \g<what> ignoring case\g<rest>",
        ),
        (
            rf"\b(?:which|that|whose)?\s*case[- ]insensitive\s+names?\s+(?:is|are)\s+(?P<name>{QUOTE}|"
            rf"[\w.-]+)(?P<rest>.*)$",
            r"named \g<name>\g<rest> ignoring case",
        ),
        (
            rf"(?<!^)\b(?:that|which|whose)\s+names?\s+(?:is|are)\s+(?=(?:exactly\s+)?(?:{QUOTE}|[\w.*-]+)(?=$|[\s,.;]))"
            r"(?!not\b|longer\b|shorter\b|in\b|on\b)",
            "named ",
        ),
        (
            rf"\b(?:multiple|several|various|many)\s+files\s+(?:such\s+as|like|e\.g\.)\s+(?={QUOTE}|\*)",
            "files named ",
        ),
        # Where.
        (
            rf"{_SKIPPING}\s+(?:those|the\s+ones|files|anything|everything)?\s*(?:that\s+are\s+|located\s+|which\s+are\s+)?(?:in|inside|under|below|within)\s+(?:the\s+)?(?P<one>[\w./-]+)\s*(?:,|and|or)\s*(?:the\s+)?(?P<two>[\w./-]+)\s+{FOLDER}\b",
            r'excluding the directories "\g<one>" and "\g<two>"',
        ),
        (
            rf"\b(?:skipping|skip|excluding|exclude|ignoring|ignore|omitting|pruning|avoiding)\s+(?:the\s+)?(?:director(?:y|ies)|folders?)\s+(?:(?:named|called)\s+)?{_NO_NAME}(?P<name>[\w.][\w.-]*)(?=$|[\s,.;])(?!\s+and\s+(?:the\s+)?\w+\s*$)",
            r'excluding the directory "\g<name>"',
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:without|not|do\s+not|don'?t)\s+cross(?:ing)?\s+over\s+(?:to|into|onto)\s+(?:any\s+)?(?:other|another)\s+(?:file\s*systems?|partitions?|devices?|mounts?)",
            " on the same file system only",
        ),
        (
            r"[,;]?\s+starting\s+(?:from|at)\s+(?P<n>one|two|three|\d+)\s+levels?\s+(?:below|down|deep)\s*(?:it|the\s+top)?(?P<comma>,?)",
            r" at least \g<n> levels deep\g<comma>",
        ),
        (r"\bup\s?to\s+(?P<n>\d+)\s+levels?\s+(?:down|deep|below)\b", r"at most \g<n> levels deep"),
        (
            r"\b(?P<all>all\s+)?(?P<kind>hard\s*links?|(?:(?<=all\s)|(?<=find\s)|(?<=list\s)|(?<=show\s)|(?<=which\s)|(?<=the\s))links)\s+to\s+(?:the\s+)?(?:file\s+)?(?P<file>[~./\w-]*/[\w./-]+|[\w-]+\.\w+)(?=$|[\s,.;])(?P<rest>(?!\s+(?:called|named|in|into|inside)\b).*)$",
            r"files hard linked to \g<file>\g<rest>",
        ),
        (
            rf"\b(?:sym(?:bolic\s+|\s*)links?|soft\s*links?)\s+(?:that\s+|which\s+)?(?:point(?:s|ing)?|link(?:s|ing)?|lead(?:s|ing)?|refer(?:s|ring)?)\s+to\s+(?:the\s+)?(?:file\s+|directory\s+)?(?P<file>{QUOTE}|[~./\w-]+)(?=$|[\s,.;])",
            r"symlinks whose target is \g<file>",
        ),
        (  # What is deleted is never what the links point to, nor what is in it.
            rf"^(?P<act>(?:delete|remove|erase|unlink|rm)\s+(?:all\s+)?(?:of\s+)?(?:the\s+|every\s+|any\s+|each\s+)?)(?:sym(?:bolic\s+|\s*)links?|soft\s*links?)\s+to\s+(?:the\s+)?(?:file\s+|{FOLDER}\s+)?(?P<file>{QUOTE}|[~./\w-]+)(?=$|[\s,.;])",
            r"\g<act>symlinks whose target is \g<file>",
        ),
        (
            rf"{_SKIPPING}\s+(?:those|the\s+ones|files|anything|everything)\s+(?:that\s+are\s+|located\s+)?(?:in|inside|under|below|within)\s+(?:the\s+)?{_NO_NAME}(?P<name>(?!current\b|same\b|parent\b|home\b)[\w.][\w.-]*)\s+{FOLDER}\b",
            r'excluding the directory "\g<name>"',
        ),
        (
            r"\b(?:more\s+than|deeper\s+than|over)\s+(?P<n>\d+)\s+levels?(?:\s+(?:deep|down|below))?\b",
            lambda match: f"at least {int(match['n']) + 1} levels deep",
        ),
        # Modes of files and of directories at once.
        (
            rf"^(?:change|set|make)\s+(?:the\s+)?(?:permissions?|modes?)\s+(?:of|on|for)\s+(?:all\s+)?(?:the\s+)?(?P<first>files|directories|folders)\s+(?:in|under|below|of|inside)\s+(?P<dir>{QUOTE}|\S+)\s+to\s+(?P<m1>{_MODE})\s*,?\s+and\s+(?:that\s+of\s+|those\s+of\s+|of\s+|the\s+permissions?\s+of\s+)?(?:all\s+)?(?:the\s+)?(?P<second>files|directories|folders)\s+to\s+(?P<m2>{_MODE})[.\s]*$",
            lambda match: (
                f"set files to {match['m1']} and directories to {match['m2']} under {match['dir']}"
                if match["first"].lower() == "files"
                else f"set files to {match['m2']} and directories to {match['m1']} under {match['dir']}"
            ),
        ),
        # When, and in what order.
        (
            r"\bbetween\s+(?P<low>\d+)\s+(?:and|to|-)\s+(?P<high>\d+)\s+(?P<unit>minutes?|hours?|days?|weeks?|months?)\s+(?:before|back|earlier)\b",
            r"between \g<low> \g<unit> and \g<high> \g<unit> ago",
        ),
        (
            r"\b(?P<what>accessed|read|opened)\s+after\s+(?:modifying|changing|(?:the\s+)?(?:modification|change)\s+of)\s+(?:the\s+)?(?:file\s+)?(?P<file>[~./\w-]+)(?:\s+files?)?(?=$|[\s,.;])",
            r"\g<what> more recently than \g<file>",
        ),
        (
            r"(?<!sorted )(?<!sort )(?<!ordered )\baccording\s+to\s+(?:their\s+|"
            r"the\s+)?(?:last\s+)?(?P<by>(?:file\s+)?size|modification\s+(?:time|date)|name|date)\b",
            r"sorted by \g<by>",
        ),
        (
            r"^sort\s+(?P<what>(?:all\s+)?(?:the\s+)?(?:files|directories|folders)\b.*?)\s+(?:according\s+to|by|sorted\s+by)\s+(?:their\s+|the\s+)?(?:last\s+)?modification\s+(?:time|date)\s+and\s+(?:print|show|display|list)\s+(?:only\s+)?(?:the\s+)?(?:most\s+)?(?:recent|latest|newest|last)\s+(?P<n>\d+)(?:\s+(?:of\s+them|ones|files))?[.\s]*$",
            r"list the \g<n> newest \g<what>",
        ),
        (
            rf"{_AND}(?:change|set)\s+(?:it|that|these\s+permissions?|that\s+permission)\s+to\s+(?={_MODE}\b)",
            " and change their permissions to ",
        ),
        # What becomes of all that was found.
        (
            rf"{_AND}(?:display|show|print|list)\s+(?:them|it|the\s+results?|(?:their|"
            rf"the)\s+sizes?)\s+in\s+(?:a\s+)?human[- ]readable\s+(?:format|form|units?)",
            " with their sizes",
        ),
        (
            rf"^(?P<all>{_FIND}\b.*?\b{FILES}\b.*?){_AND}(?:create|make|build)\s+(?:an?\s+|the\s+)?(?:(?:zip|tar|gzipped|compressed|tar\.gz)\s+)*(?:archive|tarball|file)\s+(?:of\s+them\s+)?(?:named\s+|called\s+)?(?P<name>[\w./-]+\.(?:zip|tar|tgz|tar\.\w+))(?:\s+(?:of|from|with)\s+{_THEM})?[.\s]*$",
            r"\g<all> and archive them in \g<name>",
        ),
        (
            r"^(?P<copy>copy|cp)\s+(?P<what>(?:the\s+)?(?:directory|folder)\s+\S+)\s+and\s+(?:all\s+)?(?:of\s+)?(?:its|the)\s+contents?\b",
            r"\g<copy> \g<what>",
        ),
        (
            rf"{_AND}(?:print|show|display|list|output)s?\s+(?:only|just)\s+(?:their|the)\s+(?:base\s*)?names[.\s]*$",
            " with base names only",
        ),
        (
            rf"{_AND}(?:print|show|display|list)\s+(?:only\s+)?(?:the\s+)?(?:unique|distinct)\s+(?:parent\s+|containing\s+)?{FOLDER}(?:\s+names?)?(?:\s+(?:of|for|containing)\s+(?:{_THEM}))?(?:\s+(?:in\s+sorted\s+order|sorted))?[.\s]*$",
            " and print only the containing directory name, each once",
        ),
        (
            rf"^(?:list|show|print|find|display|get)\s+(?:all\s+)?(?:the\s+)?(?:unique|distinct)\s+{FOLDER}\s+(?:that\s+|which\s+)?(?:contain|have|hold|with|containing|having|holding)\s+(?P<what>.*?\bfiles?\b.*)$",
            r"list all \g<what> and print only the containing directory name, each once",
        ),
        (
            rf"{_AND}(?:display|print|show|list)\s+(?:them\s+)?(?:adding|with|in|between|and\s+add|enclosed\s+in)\s+(?:double\s+)?(?:quotations?(?:\s+marks)?|quotes)(?:\s+(?:to|around)\s+(?:each|every)(?:\s+(?:file|name|one))?(?:\s*names?)?)?[.\s]*$",
            " printed in the form '\"%p\"'",
        ),
        (
            rf"{_AND}(?:print|show|display|list)\s+(?:the\s+)?(?:path|directory|folder|location|place)\s+(?:where|in\s+which)\s+(?:{_THEM}|they)\s+(?:is|are)(?:\s+(?:located|stored|found))?[.\s]*$",
            " and print only the containing directory name",
        ),
        (
            rf"{_AND}(?:print|show)s?\s+(?:the\s+)?(?:grand\s+)?totals?(?:\s+counts?)?\s+(?:as\s+well|too|also|at\s+the\s+end)[.\s]*$",
            " with a total",
        ),
        (
            rf"{_AND}(?:print|show|display)s?\s+(?:a\s+)?messages?\s+(?:about|on|for|of)\s+what\s+(?:is|was)\s+(?:being\s+)?done[.\s]*$",
            ", verbosely",
        ),
        (
            r"[,;]?\s+prompting\s+(?:the\s+)?(?:user\s+)?(?:on|at|for|before)\s+(?:each|every)\s+(?:deletion|removal|one|file)[.\s]*$",
            ", asking before each",
        ),
        (
            r"^pass\s+(?P<what>.+?)\s+(?:as\s+arguments?\s+)?to\s+(?:an?\s+|the\s+)?(?:single\s+)?(?P<run>[\"'\ue000-\uf8ff]\S*|[\w-]+)\s+(?:command|program)(?:\s+as\s+arguments?)?[.\s]*$",
            r"run \g<run> on \g<what>",
        ),
        (
            r"^(?P<show>show|print|display|get)\s+(?:the\s+)?version\s+information\s+(?:of|about|for)\s+(?:the\s+)?(?P<what>[\w-]+)(?:\s+(?:utility|command|program|tool))?[.\s]*$",
            r"\g<show> the version of \g<what>",
        ),
        (
            rf"^{_FIND}\s+(?P<what>(?!lines\b).*?\b{FILES}\b.*?){_AND}(?:calculate|compute|sum(?:\s+up)?|add\s+up|show|print|display|get|find|give|report|tell\s+me)\s+(?:the\s+|their\s+)?(?:total|combined|overall|summed|cumulative)\s+(?:file\s+|disk\s+)?(?:size|space|usage|disk\s+usage)s?(?:\s+of\s+{_THEM})?(?P<bytes>\s+in\s+bytes)?[.\s]*$",
            lambda match: f"show the total size {'in bytes ' if match['bytes'] else ''}of {match['what']}",
        ),
        (
            rf"^{_FIND}\s+(?P<what>(?!lines\b).*?\b{FILES}\b.*?){_AND}(?:sum(?:\s+up)?|add\s+up)\s+(?:the\s+|their\s+)?(?:file\s+)?sizes?(?:\s+of\s+{_THEM})?[.\s]*$",
            r"show the total size of \g<what>",
        ),
        (
            rf"^{_FIND}\s+(?P<what>(?!lines\b).*?\b{FILES}\b.*?){_AND}count\s+(?:the\s+|their\s+)?(?:total\s+)?(?:number\s+of\s+)?(?P<of>lines|words|characters)(?:\s+(?:in|of)\s+{_THEM})?[.\s]*$",
            lambda match: (
                f"count the {match['of']} in "
                + ("each of " if re.search(r"\beach\b", match[0][match.end("what") :], re.IGNORECASE) else "")
                + match["what"]
            ),
        ),
        (
            rf"{_AND}(?:print|show|display|list)\s+(?:them\s+)?(?:and\s+)?then\s+(?:delete|remove)\s+(?:{_THEM})[.\s]*$",
            " and delete them and show their names",
        ),
        (
            rf"^(?P<del>(?:delete|remove)s?\s+.*?){_AND}(?:write|save|log|record|store|print)\s+(?:the|their)\s+(?:file\s*)?(?:names|paths)(?:\s+of\s+\w+\s+files)?\s+(?:to|in|into)\s+(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|\S+)[.\s]*$",
            r"\g<del> and show their names and save it to \g<file>",
        ),
        (
            rf"^(?P<del>(?:delete|remove)s?\s+.*?){_AND}(?:print|show|display|list|report)\s+(?:what\s+(?:is|was|gets|has\s+been)\s+(?:removed|deleted)|each\s+(?:removed|deleted)\s+file|(?:the\s+)?(?:names\s+of\s+(?:the\s+)?)?(?:removed|deleted)\s+(?:files|ones))[.\s]*$",
            r"\g<del> and show their names",
        ),
        (
            rf"{_AND}(?:print|show|list|display)\s+(?:only\s+)?(?:the\s+)?(?:(?:names?|paths?)\s+of\s+)?(?:the\s+)?{FOLDER}\s+(?:name\s+)?(?:that\s+|which\s+)?(?:each(?:\s+(?:file|of\s+them|one))?\s+is\s+in|they\s+are\s+in|contain(?:s|ing)?\s+(?:them|each|it))[.\s]*$",
            " and print only the containing directory name",
        ),
        (
            r"[,;]?\s+(?:and\s+)?append(?:ing)?\s+(?:a|the)\s+(?:null|nul)\s+(?:character|byte)\s+(?:at\s+the\s+end\s+of|to|after)\s+(?:each|every)\s+(?:paths?|names?|lines?)",
            " null separated",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:show|print|display|list|output)\s+(?:only\s+)?(?:the\s+)?(?:last\s+)?(?:a\s+)?(?:few|several|some)\s+(?:last\s+)?(?:lines?|results?)(?:\s+of\s+(?:the\s+)?output)?\s+from\s+the\s+end",
            " and show only the last 10",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:print|show|display|list|with)s?\s+(?:at\s+most\s+|up\s+to\s+|only\s+)?(?P<n>\d+|two|three|four|five|six)\s+(?:file\s*)?(?:names?|paths?|files|entries|results|of\s+them)(?:/(?:paths?|names?))?\s+(?:per|on\s+(?:each|every|one)|in\s+each|to\s+a|a)\s+(?:line|row)",
            r" \g<n> per line",
        ),
        (r"\b(?P<as>(?:to|into)\s+a(?:n)?\s+)(?:list|text|log)\s+file[.\s]*$", r"\g<as>file"),
    )
)
