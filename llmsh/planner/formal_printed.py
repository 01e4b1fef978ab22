"""What manuals want printed of each file, "the owner, size and path of all files", as the format that find prints.

The quotes of the text are hidden, as in formal.py.
"""

import re
from collections.abc import Callable

from llmsh.planner.formal_files import FILES

_SHOW = r"(?:print|display|show|output|list|get|report)(?:s|ing)?"
# Each thing that can be told of a file, with its directive (GNU findutils manual, "Format Directives").
_TOLD: tuple[tuple[str, str], ...] = (
    (r"(?:octal|numeric|numerical)\s+(?:permissions?|modes?)|(?:permissions?|modes?)\s+(?:in|as)\s+octal", "%m"),
    (r"(?:file\s+)?(?:permissions?|access\s+rights|modes?)(?:\s+bits)?", "%M"),
    (r"sizes?\s+in\s+(?:kilobytes|kb|kib|1k\s+blocks)", "%k"),
    (r"(?:(?:file\s+)?sizes?\s+in\s+bytes|sizes?\s*\(in\s+bytes\)|byte\s+sizes?)", "%s"),
    (r"(?:file\s+)?sizes?", "%s"),
    (r"(?:numeric\s+)?(?:user|owner)\s*-?ids?|uids?", "%U"),
    (r"(?:numeric\s+)?group\s*-?ids?|gids?", "%G"),
    (r"(?:file\s+)?owners?(?:\s+names?)?|(?:owning\s+)?user(?:\s*names?)?|ownership", "%u"),
    (r"(?:owning\s+)?groups?(?:\s+names?)?", "%g"),
    (r"i-?nodes?(?:\s+numbers?)?", "%i"),
    (r"(?:last\s+)?access\s+(?:times?|dates?|timestamps?)", "%AY-%Am-%Ad %AH:%AM"),
    (r"(?:last\s+)?(?:status\s+)?change\s+(?:times?|dates?)|ctimes?", "%CY-%Cm-%Cd %CH:%CM"),
    (
        r"(?:last\s+)?(?:modification|modified|modify)\s+(?:times?|dates?|timestamps?)|mtimes?|timestamps?|"
        r"(?:times?|dates?)\s+of\s+(?:last\s+)?modification",
        "%TY-%Tm-%Td %TH:%TM",
    ),
    (r"(?:directory\s+)?depths?|levels?", "%d"),
    (r"(?:file\s+)?types?(?:\s+letters?)?", "%y"),
    (r"(?:(?:sym)?(?:bolic\s+)?link\s+)?(?:targets?|destinations?)", "%l"),
    (r"number\s+of\s+(?:hard\s*)?links|(?:hard\s*)?link\s+counts?", "%n"),
    (r"(?:base\s*|bare\s+)names?", "%f"),
    (r"(?:(?:full|relative|file|complete)\s+)*(?:paths?(?:\s*names?)?)", "%p"),
    (r"(?:file\s*)?names?", "%p"),
    (r"(?:containing|parent)\s+director(?:y|ies)(?:\s+names?)?|(?:directory|folder)\s+names?", "%h"),
)
_ONE = "|".join(f"(?:{said})" for said, _ in _TOLD)
_THE = r"(?:(?:the|their|its|his|each|also|only|corresponding|respective)\s+)*"
_JOINT = (
    r"(?:\s*,\s*(?:and\s+)?|\s*(?:\band\b|&|\+|\bplus\b)\s*|"
    r"\s+(?:along\s+|together\s+)?with\s+|\s+followed\s+by\s+|\s+as\s+well\s+as\s+)"
)
_LIST = rf"{_THE}(?:{_ONE}){_JOINT}{_THE}(?:{_ONE})(?:{_JOINT}{_THE}(?:{_ONE}))*"
# What alone is worth a format of its own; sizes, owners, modes and times have fragments.
_ALONE = (
    r"(?:the\s+|their\s+|its\s+)(?:(?:directory\s+)?depths?|link\s+counts?|number\s+of\s+(?:hard\s*)?links|(?:link\s+)?targets?|"
    r"(?:last\s+)?access\s+(?:times?|dates?)|(?:last\s+)?(?:status\s+)?change\s+(?:times?|dates?)|owning\s+groups?|group\s+names?)"
)
_SEPARATORS = {"tab": r"\t", "comma": ",", "colon": ":", "semicolon": ";", "space": " ", "pipe": "|"}
_SEPARATED = (
    r"(?:[,;]?\s+(?:separated|delimited)\s+(?:by|with)\s+(?:an?\s+|the\s+)?"
    r"(?P<sep>tab|comma|colon|semicolon|space|pipe)s?(?:\s+characters?)?)?"
)
_TAIL = r"(?P<tail>(?:[,;]?\s+(?:and\s+)?(?:sort|order)(?:ed|ing)?\b.*)?)[.\s]*$"
_MANY = (
    r"(?:all|every|each|the|any|only)?\s*(?:the\s+)?(?=[^,;]*\b(?:files|directories|folders|links|symlinks|entries|"
    r"sockets|each\s+(?:file|directory|folder|entry)|every\s+(?:file|directory|folder))\b)"
)


def _format(said: str, separator: str | None) -> str:
    """ "the owner, size and path" as words for a format: %u %s %p. A path is added where none is said."""
    found = [
        next(told for words, told in _TOLD if re.fullmatch(words, match[0], re.IGNORECASE))
        for match in re.finditer(_ONE, said, re.IGNORECASE)
    ]
    whole = {"%p", "%f", "%h"}
    if found.count("%p") > 1:  # "the name and the path"
        found[found.index("%p")] = "%f"
    if not whole & set(found):
        found.append("%p")
    if separator is None and set(found) <= whole | {"%s"} and "%f" not in found and "byte" not in said.lower():
        return " with their sizes"
    joint = _SEPARATORS[separator.lower()] if separator else " "
    return f' printed in the form "{joint.join(found)}"'


def _of_many(match: re.Match[str]) -> str:
    return f"list {match['what']}{_format(match['list'], match['sep'])}{match['tail'] or ''}"


def _of_them(match: re.Match[str]) -> str:
    return f"{match['all']}{_format(match['list'], match['sep'])}{match['tail'] or ''}"


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (
            rf"^{_SHOW}\s+(?P<list>{_LIST}|{_ALONE})\s+(?:of|for)\s+(?P<what>{_MANY}[^,;]+?){_SEPARATED}{_TAIL}",
            _of_many,
        ),
        (
            rf"^(?P<all>(?=(?:find|list|show|display|print|search|look|locate|get)s?\b)(?=.*\b{FILES}\b).*?)"
            rf"(?:[,;]?\s+(?:and\s+)?(?:then\s+)?(?:also\s+)?{_SHOW}|[,;]?\s+(?:along\s+|together\s+)?with|,?\s+including)\s+"
            rf"(?P<list>{_LIST}|{_ALONE})(?:\s+(?:of|for)\s+(?:each(?:\s+(?:of\s+them|one|file|match|entry))?|them|every\s+(?:one|file)|"
            rf"(?:the\s+)?(?:found|matching|resulting)\s+files))?{_SEPARATED}{_TAIL}",
            _of_them,
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:show|print|display|tell)(?:s|ing)?\s+(?:me\s+)?where\s+(?:they|each(?:\s+(?:of\s+them|one))?|it)\s+(?:points?|leads?|goes?|go)(?:\s+to)?\b",
            ' printed in the form "%p -> %l"',
        ),
    )
)
