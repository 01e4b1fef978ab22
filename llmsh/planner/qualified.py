"""Qualifications: what a request says about which and how, and what its command has to show for it."""

import re

from llmsh.planner.quoted import hidden
from llmsh.planner.reading import Reading

# What is left of a reading whose command shows nothing of what was said; each loses apart.
_LEFT_OUT = 0.3

_LINES = r"(?:lines?|rows?|records?|header|entr(?:y|ies))"
_EDGE = r"(?:the\s+|its\s+)?(?:very\s+)?(?:first|last|final)\b"
# A request with the words, outside quotes, of the first asks for a command in which the second is found.
_ASKED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(said, re.IGNORECASE), re.compile(shown))
    for said, shown in (
        (
            rf"\b(?:(?:all|everything|anything|every\s+line)\s+(?:(?:of\s+the\s+)?lines?\s+|rows?\s+)?(?:but|except(?:\s+for)?|apart\s+from|other\s+than)\s+{_EDGE}|"
            rf"(?:skip(?:ping)?|ignor(?:e|ing)|omit(?:ting)?|exclud(?:e|ing)|without)\s+{_EDGE}\s+(?:\d+\s+|two\s+|three\s+)?{_LINES})",
            r"\+\d|-n -\d|\bNR\b|d'|\d,\$|\$!|--header|FNR|islice|\[1:|limit|-name|find|sed|!|DictReader|mlr|"
            r"csvcut|jq|sqlite",
        ),
        (
            r"\b(?:rows?|lines?|records?)\s+(?:with|that\s+ha(?:s|ve))\s+the\s+(?:largest|highest|biggest|greatest|smallest|lowest|maximum|minimum)\b.*\b(?:column|field)",
            r"^(?!awk '\{ print \$\d+ \}'|cut )",
        ),
        (r"\bfirst\s+and\s+(?:the\s+)?last\s+(?:lines?|rows?)\b", r"\$p|head.*tail|tail.*head|END|-1\]"),
        (r"\b(?:rows?|lines?)\b.*\bby\s+(?:the|their)\s+\w+\s+(?:column|field)\b", r"\bsort\b|asort|sorted|order"),
        (r"\b(?:on|of|in|from)\s+(?:each|every)\s+line\b", r"^(?!sed -i '?[\d,$]+[qd]'? )"),
        (r"\bwithout\s+sort(?:ing)?\b|\b(?:keep|preserv)\w*\s+(?:the\s+)?(?:original\s+)?order\b", r"^(?!.*\bsort\b)"),
        (
            r"\b(?:only|just)\s+(?:the|their|its)\s+sizes?\b",
            r"%s\\n|%s\b(?!.*%p)|cut\b|awk|-c ?'?%s|wc -c|du -s|\bdf\b",
        ),
        (
            r"\b(?:base|file)\s*names?\s+(?:without|with\s+no)\s+(?:the\s+|their\s+|its\s+|any\s+|an\s+)?(?:extension|suffix|ending)",
            r"\bsed\b|\bbasename\b|%\.|\bcut\b|\bawk\b|stem",
        ),
        (r"\b(?:as\s+an?\s+|only\s+)?(?:whole|entire|complete)\s+words?\b", r"-\w*w|word|\\b|\\<|alnum|\\W|xs|tr -"),
        (
            r"\b(?:only|just)\s+(?:the\s+)?(?:match(?:ing|ed)?|part)\s+(?:parts?|portions?|text|strings?|bits?)?(?!\s*(?:lines?|files?|rows?|names?))",
            r"-\w*o\b|--only|sed|awk|match|re\.|jq|-only|cut|perl",
        ),
        (
            rf"\bthe\s+first\s+(?:matching\s+)?{_LINES}\s+(?:that\s+|which\s+)?(?:contain|match|with\b|starting|start|begin|end|of\s+each)",
            r"\bhead\b|-\w*m\s*\d|\bq\b|[;{]q|exit|NR|\b1[pqs]|0,/|limit|-quit|next|first|FNR|\[0\]|sed|awk",
        ),
        (
            rf"\bthe\s+last\s+(?:matching\s+)?{_LINES}\s+(?:that\s+|which\s+)?(?:contain|match|with\b|starting|start|begin|end)",
            r"\btail\b|END|tac\b|\$|last|\[-1\]",
        ),
        (
            r"\bwith\s+(?:their\s+|the\s+)?line\s+numbers?\b|\band\s+(?:their|the)\s+line\s+numbers?\b",
            r"-\w*n\b|\bNR\b|\bnl\b|\bnumber|=|enumerate|\bFNR\b",
        ),
    )
)


def shown(command: str, reading: Reading) -> float:
    """What is left of a reading whose command passes over what the request says of which lines, and how: 0..1."""
    words = hidden(reading.request)[0]
    return float(
        _LEFT_OUT ** sum(1 for said, found in _ASKED if said.search(words) is not None and not found.search(command))
    )
