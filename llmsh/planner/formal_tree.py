"""Phrases about trees: who gets them, what is kept, what is not overwritten, what folders hold.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import AND, FILES, FOLDER, NAME
from llmsh.planner.quoted import MARK as QUOTE

_MODE = r"(?:[0-7]{3,4}|[ugoa]*[-+=][rwxXst]+)"
_KIND = rf"(?:{QUOTE}|\*?\.\w+|[\w.-]+)"
_LINK = r"(?:(?P<hard>hard\s*link)|sym(?:bolic\s+|\s*)link|soft\s*link)"


def _hard_linked(match: re.Match[str]) -> str:
    """A hard link in a folder, which has the name of its file."""
    if "\ue000" in match["file"] + match["dir"]:
        return match[0]
    return f"create a hard link {match['dir'].rstrip('/')}/{match['file'].rpartition('/')[2]} to {match['file']}"


def _linked(match: re.Match[str]) -> str:
    """A link by its name in a folder, as one path."""
    name, folder = match["name"], match["dir"].rstrip("/")
    if "\ue000" in name + folder:
        return match[0]
    return f"create a {'hard link' if match['hard'] else 'symbolic link'} {folder}/{name} to {match['to']}"


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        # What is kept, and what is not overwritten.
        (
            rf"^(?P<del>(?:delete|remove|erase|clean\s+(?:up|out)|purge|clear)\b.*?\b{FILES}\b.*?)[,;]?\s+(?:but\s+|and\s+)?(?:keep|spare|preserve|leave|do\s+not\s+(?:delete|remove|touch)|don'?t\s+(?:delete|remove|touch))(?:ing)?\s+(?:all\s+)?(?:the\s+)?(?P<kept>{_KIND})\s+(?:files|ones)(?:\s+(?:alone|in\s+place|untouched))?[.\s]*$",
            r"\g<del> except \g<kept> files",
        ),
        (
            rf"^(?P<do>(?:copy|cp|move|mv)\b.*?)[,;]?\s+(?:(?:but|and)\s+)?(?:(?:without|never|not|do\s+not|don'?t|avoid(?:ing)?)\s+(?:overwrit(?:e|ing)|replac(?:e|ing)|clobber(?:ing)?)|(?:skip(?:ping)?|ignor(?:e|ing)|leav(?:e|ing))\s+(?:those|files|the\s+ones|ones)\s+(?:that|which)\s+(?:already\s+)?exist|unless\s+(?:it|they)\s+(?:already\s+)?exists?|if\s+(?:it|they)\s+(?:do(?:es)?\s+not|do(?:es)?n'?t)\s+(?:already\s+)?exist)"
            rf"(?:\s+(?:any\s+|the\s+|those\s+)?(?:(?:already\s+)?existing\s+)?(?:{FILES}|ones|anything|them|it|what\s+(?:is|exists))?)?(?:\s+(?:that\s+(?:are|is)\s+|which\s+(?:are|is)\s+|that\s+)?(?:already|yet|there|exist))*(?:\s+in\s+(?:the\s+)?(?:destination|target))?[.\s]*$",
            r"\g<do> without overwriting",
        ),
        # Who gets a whole tree.
        (
            rf"^give\s+(?:the\s+)?(?:whole\s+|entire\s+)?(?P<dir>{NAME})\s+(?:tree|{FOLDER})(?P<all>\s+(?:recursively|and\s+(?:all|everything)\b[^,;]*?))?\s+to\s+(?:the\s+)?user\s+(?P<user>{NAME})\s+and\s+(?:the\s+)?group\s+(?P<group>{NAME})[.\s]*$",
            r"recursively change the owner of \g<dir> to user \g<user> and group \g<group>",
        ),
        (
            rf"^give\s+(?:the\s+)?(?:whole\s+|entire\s+)?(?P<dir>{NAME})\s+(?:tree|{FOLDER})\s+to\s+(?:the\s+)?(?:user\s+)?(?P<user>{NAME})[.\s]*$",
            r"recursively change the owner of \g<dir> to user \g<user>",
        ),
        (
            rf"^(?P<change>(?:change|set)\s+(?:the\s+)?(?:owner(?:ship)?|group|permissions?|mode)\s+(?:of|on|for)\s+)(?:the\s+)?(?:{FOLDER}\s+)?(?P<dir>(?!all\b|every\b|each\b|files?\b|current\b|this\b){NAME})(?:\s+{FOLDER})?\s+and\s+(?:everything|all(?:\s+(?:of\s+)?(?:its|the|that)?\s*(?:files|contents?|is))?(?:\s+and\s+(?:sub\w*|folders|directories|files))?)(?:\s+(?:in|inside|under|below|within|beneath)\s*(?:it)?)?\s+to\s+(?P<to>.+)$",
            r"recursively \g<change>\g<dir> to \g<to>",
        ),
        # What is to be like another folder.
        (
            rf"^(?:sync(?:hroni[sz]e)?|mirror|rsync)\s+(?:the\s+)?(?:{FOLDER}\s+)?(?P<from>{NAME})\s+(?:{FOLDER}\s+)?(?:to|into|with|in)\s+(?:the\s+)?(?:{FOLDER}\s+)?(?P<to>{NAME})(?:\s+{FOLDER})?(?:\s+(?:with|using)\s+rsync)?{AND}(?:delet|remov)(?:e|ing)\s+(?:any\s+|all\s+|the\s+|those\s+)*(?:extra(?:neous)?\s+|other\s+|old\s+)?(?:files?|ones|everything|anything|what)\b[^,;]*$",
            r"make \g<to> an exact copy of \g<from>",
        ),
        # Permissions that are there already.
        (
            rf"^(?P<set>(?:set|change)\s+(?:the\s+)?(?:permissions?|mode))\s+to\s+(?P<new>{_MODE})\s+(?:for|of|on)\s+(?P<what>.+?)\s+(?:unless|if)\s+(?:(?:these|those|the|such)\s+permissions|they|it)\s+(?:are|is|have)\s*(?:not\s+)?(?:already\s+)?(?:set(?:\s+already)?|so)?[.\s]*$",
            r"\g<set> of \g<what> not having permission \g<new> to \g<new>",
        ),
        (
            rf"^(?P<set>(?:set|change)\s+(?:the\s+)?(?:permissions?|mode))\s+to\s+(?P<new>{_MODE})\s+(?:for|of|on)\s+(?P<what>.*\b(?:permissions?|mode)\b.*)$",
            r"\g<set> of \g<what> to \g<new>",
        ),
        (
            rf"^(?:find|search(?:\s+for)?|locate|look\s+for)\s+(?P<what>.*(?:\b(?:permissions?|mode)\s+(?:of\s+|set\s+to\s+)?{_MODE}\b|\b{_MODE}\s+permissions?\b).*?){AND}(?:change|set|modify|switch)\s+(?:them|those(?:\s+\w+)?|the\s+permissions?|it|their\s+permissions?)\s+to\s+(?:have\s+)?(?P<new>{_MODE})(?:\s+permissions?)?[.\s]*$",
            r"set the permissions of \g<what> to \g<new>",
        ),
        (
            rf"\bwhose\s+(?:permissions?|mode)\s+(?:are|is)\s+not\s+(?:set\s+to\s+)?(?P<mode>{_MODE})",
            r"not having permission \g<mode>",
        ),
        (
            r"\b(?P<name>c|c\+\+|java|python|perl|php|ruby|go|rust)\s+(?:programming\s+)?language\s+(?:source\s+)?(?:code\s+)?files\b",
            r"\g<name> files",
        ),
        (r"\bwide[- ]open\s+permissions?\b", "permission 777"),
        # Links by name and place.
        (
            rf"^(?:create|make|add)\s+(?:an?\s+|the\s+)?{_LINK}\s+(?:named|called)\s+(?P<name>[\w.-]+)\s+(?:in|inside|within|under)\s+(?:the\s+)?(?:{FOLDER}\s+)?(?P<dir>[\w./~-]+?)(?:\s+{FOLDER})?\s+(?:(?:that\s+|which\s+)?(?:point(?:s|ing)?|link(?:s|ing)?|refer(?:s|ring)?)\s+)?to\s+(?:the\s+)?(?:file\s+|{FOLDER}\s+)?(?P<to>[\w./~-]+)[.\s]*$",
            _linked,
        ),
        (
            rf"^(?P<find>(?:find|list|show|locate|search\s+for)\s+)(?:me\s+)?(?:all\s+)?(?:the\s+)?hard\s*links?\s+of\s+(?:the\s+)?(?:file\s+)?(?P<file>{NAME})",
            r"\g<find>all files hard linked to \g<file>",
        ),
        (
            rf"^(?:create|make|add)\s+(?:an?\s+|the\s+)?hard\s*link\s+(?:of|to|for)\s+(?:the\s+)?(?:file\s+)?(?P<file>[\w./~-]+)\s+(?:in|inside|into|within|under)\s+(?:the\s+)?(?:{FOLDER}\s+)?(?P<dir>[\w./~-]+?)(?:\s+{FOLDER})?[.\s]*$",
            _hard_linked,
        ),
        (
            rf"^force(?:fully)?\s+(?:to\s+)?(?:create|make)\s+(?:an?\s+|the\s+)?(?:sym\w*\s+link|symbol\w*\s+link|symlink|soft\s*link)\s+(?:named\s+|called\s+)?(?P<name>{NAME})\s+(?:pointing\s+)?to\s+(?P<to>{NAME})(?:\s+without\s+(?:dereferencing|following)\s+.*)?[.\s]*$",
            r"ln -sfn \g<to> \g<name>",
        ),
        (
            rf"\b(?P<links>sym(?:bolic\s+|\s*)links?|soft\s*links?)\s+(?P<place>(?:in|under|below|inside)\s+(?:the\s+)?[\w./~-]+(?:\s+{FOLDER})?)\s+(?:that\s+|which\s+)?(?:point(?:s|ing)?|link(?:s|ing)?|lead(?:s|ing)?|refer(?:s|ring)?)\s+to\s+(?:the\s+)?(?:file\s+|{FOLDER}\s+)?(?P<file>{NAME})(?=$|[\s,.;])",
            r"\g<links> \g<place> whose target is \g<file>",
        ),
        (
            rf"\bwithout\s+(?:the\s+)?(?:permissions?|mode)\s+(?:of\s+)?(?P<mode>{_MODE})",
            r"not having permission \g<mode>",
        ),
        (
            rf"^(?P<make>(?:create|make|add)\s+(?:an?\s+|the\s+)?hard\s*link)\s+(?:named|called)\s+(?P<name>{NAME})\s+(?:(?:that\s+|which\s+)?(?:point(?:s|ing)?|link(?:s|ing)?|refer(?:s|ring)?)\s+)?(?:to|for)\s+(?:the\s+)?(?:file\s+|{FOLDER}\s+)?(?P<to>{NAME})[.\s]*$",
            r"\g<make> \g<name> to \g<to>",
        ),
        (rf"\b(?:that\s+|which\s+)?match(?:es|ing)?\s+(?:the\s+)?name\s+patterns?\s+(?={QUOTE})", "named "),
        # Said of how, and of where.
        (r"[,;]?\s+(?:while\s+)?(?:ensuring|with|assuring|guaranteeing)\s+white\s*-?space\s+safety\b", ""),
        (
            rf"\b(?:the\s+)?(?:{FOLDER}|path)\s+(?:that\s+is\s+|which\s+is\s+)?(?:given|specified|named|stored|saved|held|defined|passed)\s+(?:as|by|in|with)\s+(?:the\s+)?(?:(?:environment\s+|shell\s+)?variable\s+)?(?P<var>\$\w+|\$\{{\w+\}})",
            r"\g<var>",
        ),
        (r"\b(?P<in>in|under|below|inside)\s+dir(?=\s+(?:and|whose|that|which|with|then)\b|[\s.]*$)", r'\g<in> "dir"'),
        (
            r"^renames?\s+(?P<what>(?:all|every|each)\s+(?:the\s+)?\S*\.?\w+\s+files?(?:\s+(?:in|under|below)\s+.*?)?)\s+(?:to|into|as)\s+\*?(?P<new>\.\w+)(?:\s+files?)?[.\s]*$",
            r"rename \g<what> to \g<new>",
        ),
        (r"\b(?P<in>in|of|from|under)\s+a\s+current\s+(?P<dir>folder|directory)\b", r"\g<in> the current \g<dir>"),
        (
            r"\b(?P<base>base|file)\s*names?\s*\((?:i\.?e\.?,?\s+)?(?:the\s+)?(?:file\s*)?names?\s+without\s+(?:the\s+|an\s+|its\s+)?(?:extension|suffix)\)",
            r"\g<base> name without extension",
        ),
        # What names and paths are like.
        (
            r"\b(?:whose|with)\s+(?:file\s*)?names?\s+(?:(?:do(?:es)?\s+not|do(?:es)?n'?t)\s+(?:have|contain)\s+(?:an?\s+|any\s+)?|(?:have|has|contains?|with)\s+no\s+|without\s+(?:an?\s+|any\s+)?|lacks?\s+(?:an?\s+|any\s+)?)(?:file\s+)?(?:extension|suffix)s?\b",
            "without extension",
        ),
        (
            rf"\b(?:that\s+|which\s+)(?:do(?:es)?\s+not|do(?:es)?n'?t)\s+(?:have|contain|include)\s+(?P<text>{QUOTE}|[\w.-]+)\s+(?:(?:some|any)where\s+)?in\s+(?:its|their|the)\s+(?:full\s+)?path(?:\s*name)?s?\b",
            r"whose path does not contain \g<text>",
        ),
        (
            rf"\b(?P<first>exclud(?:e|ing)|skip(?:ping)?|ignor(?:e|ing)|omit(?:ting)?)\s+(?:the\s+)?(?P<one>[\w./-]+)\s+and\s+(?:the\s+)?(?P<two>[\w./-]+)\s+{FOLDER}\s+(?:when|while)\s+(?:searching|looking)\s+for\s+(?P<what>.+)$",
            r'find \g<what> excluding the directories "\g<one>" and "\g<two>"',
        ),
        (
            rf"\b(?P<first>exclud(?:e|ing)|skip(?:ping)?|ignor(?:e|ing)|omit(?:ting)?)\s+(?:the\s+)?(?P<one>[\w./-]+)\s+{FOLDER}\s+(?:when|while)\s+(?:searching|looking)\s+for\s+(?P<what>.+)$",
            r'find \g<what> excluding the directory "\g<one>"',
        ),
        (
            rf"(?P<dirs>\b{FOLDER}\b(?:\s+(?:in|under|below)\s+\S+)?)\s+(?P<has>(?:that\s+|which\s+)?(?:contain|have|hold|containing|having|holding|with))\s+both\s+(?:an?\s+|the\s+)?(?P<one>{NAME})\s+and\s+(?:an?\s+|the\s+)?(?P<two>{NAME})(?:\s+in\s+(?:it|them))?(?=$|[\s,.;])",
            r"\g<dirs> with \g<one> in them and with \g<two> in them",
        ),
        (
            rf"\b{FOLDER}\s+(?:(?:that\s+|which\s+)?(?:have|contain|having|containing|with)\s+no|without)\s+(?:any\s+)?(?:further\s+|other\s+)?(?:sub-?\s?)?{FOLDER}(?:\s+in\s+them|\s+inside)?(?=$|[\s,.;])",
            "leaf directories",
        ),
        # Which files, said in passing.
        (
            r"[,;]?\s+(?:but\s+|and\s+)?(?:not|excluding|except|leaving|without|ignoring)\s+(?:for\s+)?(?:those|the\s+ones|files|the\s+files|any)?\s*(?:that\s+are\s+|which\s+are\s+)?(?:in|inside|from|of|under)\s+(?:the\s+|any\s+|its\s+|their\s+)?sub-?\s?(?:director\w+|folders?|dirs?)\b",
            " non-recursively",
        ),
        (
            r"\b(?:the\s+)?(?:already|previously)\s+(?:gzipped|gzip-compressed)\s+(?:files|ones)\b",
            ".gz files",
        ),
        (
            rf"^(?P<verb>(?:append|add)s?\s+(?:all\s+|the\s+|every\s+)?(?:[\w./*-]+\s+){{0,3}}?files?\b.*?)\s+to\s+(?!the\s+archive|tar|an?\s|the\s+tar)(?P<archive>{NAME}\.(?:tar|tar\.\w+))[.\s]*$",
            r"\g<verb> to the archive \g<archive>",
        ),
        (r"\bposix-\w+\s+(?:type\s+)?(?P<regex>regex\w*|regular\s+expressions?)\b", r"\g<regex>"),
        (
            rf"^(?:change|make|set)\s+(?P<what>(?:all|every|each|the)\s.+?)\s+(?:to\s+be\s+|be\s+)?(?:owned\s+by|belong\s+to)\s+(?:the\s+)?(?:user\s+)?(?P<user>{NAME})[.\s]*$",
            r"change the owner of \g<what> to user \g<user>",
        ),
        # What becomes of them.
        (
            rf"^(?P<find>(?:find|list|get|search\s+for)\s+)(?P<what>(?:all\s+)?(?:the\s+)?.*?\bfiles?\b.*?){AND}(?:concatenate|merge|combine|join|put)\s+(?:them|their\s+contents?|the\s+contents?(?:\s+of\s+them)?)\s+(?:in)?to\s+(?:(?:one|a\s+single|a)\s+)?(?:file\s+)?(?:named\s+|called\s+)?(?P<file>{NAME})[.\s]*$",
            r"concatenate \g<what> into \g<file>",
        ),
        (
            r"^(?:truncate|empty(?:\s+out)?|clear|blank)\s+(?P<what>(?:all|every|each)\s+(?:the\s+|of\s+the\s+)?(?:[\w./*-]+\s+){0,3}files\b(?!\s*$).*|(?:all|every|each)\s+(?:the\s+|of\s+the\s+)?(?:[\w./*-]+\s+){1,3}files)[.\s]*$",
            r"truncate \g<what>",
        ),
        (
            rf"^(?P<show>print|show|list|display|get)\s+(?:the\s+)?(?:file\s+)?sizes?\s+of\s+(?P<what>(?:all|every|each|the)\s.*?\b{FILES}\b.*?)\s+(?:and|with|plus)\s+(?:the\s+|their\s+)?total(?:\s+size)?[.\s]*$",
            r"\g<show> sizes of \g<what> with a total",
        ),
        (
            r"^(?:get|print|show|list|display)\s+(?:the\s+)?sizes?\s*\(and\s+(?:the\s+)?total(?:\s+size)?\)\s+of\s+(?P<what>.+)$",
            r"show sizes of \g<what> with a total",
        ),
        (
            rf"^(?:print|write|save|store|put)\s+(?:an?\s+|the\s+)?(?P<null>null[-\s](?:separated|delimited|terminated)\s+)?list\s+of\s+(?P<what>(?:all\s+|the\s+|every\s+)?.*?\b{FILES}\b.*?)\s+(?:in|into|to|as)\s+(?:the\s+)?(?:file\s+)?(?P<file>{QUOTE}|[\w.-]+\.\w{{1,5}}|(?<=to\s)[\w-]+)(?:\s+file)?[.\s]*$",
            lambda match: (
                f"list {match['what']}{' null separated' if match['null'] else ''} and save it to {match['file']}"
            ),
        ),
        (
            r"^(?P<show>list|print|show|display|get)\s+each\s+file'?s\s+(?P<what>(?:size|name|path|owner|permissions?)(?:(?:\s*,\s*|\s+and\s+)(?:size|name|path|owner|permissions?))*)\b",
            r"\g<show> the \g<what> of each file",
        ),
        (
            r"^(?:(?:print|show|display|find|get|list|tell\s+me|count)\s+)?(?:how\s+many|the\s+number\s+of)\s+files\s+(?:there\s+)?(?:are\s+)?(?:inside|in|within|under)\s+(?:each|every)\s+(?:sub-?)?(?:directory|folder)\s+(?:under|in|below|of)\s+(?:the\s+current\s+(?:one|directory|folder)|here)\b",
            "count the files in each subdirectory of the current directory",
        ),
        (
            r"^(?P<show>.*\b(?:free|available)\s+(?:disk\s+)?space\b.*?)\s+in\s+(?:an?\s+)?human[-\s]readable\s+(?:form(?:at)?|units?)[.\s]*$",
            r"\g<show>",
        ),
        (
            r"^(?:list|show|print|display)\s+(?:all\s+)?(?:the\s+)?mounted\s+file\s*systems?\s+(?:with|and)\s+(?:their\s+)?(?:sizes?|usage|space|free\s+space|disk\s+usage)[.\s]*$",
            "show free disk space",
        ),
        # What is shown.
        (
            rf"^(?:print|show|list|display|get)\s+(?:only\s+)?(?:the\s+)?(?:names?\s+of\s+(?:the\s+)?{FOLDER}|{FOLDER}\s+names?)\s+(?:of|for)\s+(?=(?:all|every|each|the)\s+(?:[\w./*-]+\s+){{0,3}}files?\b)(?P<what>.+)$",
            r"list \g<what> and print only the containing directory name, each once",
        ),
        (
            rf"^(?:print|show|list|display|get|find)\s+(?:only\s+)?(?:the\s+)?names?\s+of\s+(?P<what>(?:all\s+|every\s+|the\s+)*(?:{FOLDER})\b)",
            r"list \g<what>",
        ),
        (
            r"\b(?:in|by)\s+reverse\s+order\s+of\s+(?:their\s+|the\s+)?(?:last\s+)?(?P<by>modification\s+(?:time|date)|size|name|date)\b",
            lambda match: (
                "sorted by "
                + match["by"]
                + (" in reverse order" if match["by"].lower() == "name" else " in ascending order")
            ),
        ),
    )
)
