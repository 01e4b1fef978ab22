"""Phrases of manuals about permissions: who has which, and who is to have which.

Quoted text is hidden, as in formal.py.
"""

import re
from collections.abc import Callable, Iterator

_WHAT = r"(?:read(?:ing)?|writ(?:e|ing)|execut(?:e|ion|ing|able)|exec|readable|writ(?:e)?able|all|full|no|none)"
_WHATS = rf"{_WHAT}(?:(?:\s*,\s*(?:and\s+)?|\s*/\s*|\s*-\s*|\s+and\s+|\s+){_WHAT})*"
_WHO = r"(?:user|owner|group(?:\s+members)?|others?|world|everyone|everybody|all(?:\s+users)?)"
_WHOS = rf"(?:the\s+|their\s+|its\s+)?{_WHO}(?:(?:\s*,\s*(?:and\s+)?|\s*/\s*|\s+and\s+)(?:the\s+|their\s+)?{_WHO})*"
_RIGHTS = r"(?:permissions?|access|rights?|bits?)"
_FOR = r"(?:for|to|by|on)"
_GIVEN = rf"{_WHATS}(?:\s+{_RIGHTS})?\s+{_FOR}\s+{_WHOS}"
_LIST = rf"{_GIVEN}(?:\s*,\s*(?:and\s+)?{_GIVEN}|\s+and\s+{_GIVEN})+"


def _letters(said: str) -> str:
    """`rwx` letters of what is said; nothing for "no permission"."""
    low = said.lower()
    if re.search(r"\b(?:all|full)\b", low):
        return "rwx"
    found = (("r", r"\bread"), ("w", r"\bwrit"), ("x", r"\bexec"))
    return "".join(letter for letter, pattern in found if re.search(pattern, low))


def _whom(said: str) -> str:
    """`ugo` letters of who is said."""
    low = said.lower()
    if re.search(r"\b(?:everyone|everybody|all)\b", low):
        return "ugo"
    found = (("u", r"\b(?:user|owner)\b"), ("g", r"\bgroup"), ("o", r"\b(?:others?|world)\b"))
    return "".join(letter for letter, pattern in found if re.search(pattern, low))


def _digit(letters: str) -> int:
    """The digit of a mode for some of `rwx`."""
    return sum(value for letter, value in (("r", 4), ("w", 2), ("x", 1)) if letter in letters)


def _able(match: re.Match[str]) -> str:
    """ "read" as "readable": what can be done with files that have that permission."""
    return {"r": "readable", "w": "writable", "e": "executable"}[match["what"][0].lower()]


def _given(said: str) -> Iterator[tuple[str, str]]:
    """Who (of `ugo`) has what (of `rwx`), one after the other."""
    for one in re.finditer(rf"(?P<what>{_WHATS})(?:\s+{_RIGHTS})?\s+{_FOR}\s+(?P<who>{_WHOS})", said, re.IGNORECASE):
        yield _whom(one["who"]), _letters(one["what"])


def _symbolic(said: str) -> str:
    """ "read-write permission for owner, no permission for other" as `u=rw,o=`."""
    return ",".join(f"{whom}={letters}" for whom, letters in _given(said))


def _set(match: re.Match[str]) -> str:
    return f"set the permissions to {_symbolic(match['list'])}"


def _least(match: re.Match[str]) -> str:
    """What all of owner, group and others may do, as the digits of a mode."""
    letters, whom = _letters(match["what"]), _whom(match["who"])
    digit = _digit(letters)
    if not digit:
        return match[0]
    if len(whom) < 2:
        roles = {"u": "owner", "g": "group", "o": "others"}
        whats = {4: "read", 2: "write", 1: "execute", 6: "read and write", 5: "read and execute"}
        if digit not in whats or not whom:
            return match[0]
        return f" with {whats[digit]} permission for {roles[whom]}"
    return "with at least the mode " + "".join(str(digit if who in whom else 0) for who in "ugo")


def _least_of_list(match: re.Match[str]) -> str:
    """What each of owner, group and others may do, as the digits of a mode."""
    digits = dict.fromkeys("ugo", 0)
    for whom, letters in _given(match["list"]):
        digits |= dict.fromkeys(whom, _digit(letters))
    return " with at least the mode " + "".join(str(digit) for digit in digits.values())


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (
            rf"\b(?:set|give|assign|grant|apply|change\s+(?:the\s+)?permissions?\s+to)\s+(?:the\s+)?(?P<list>{_LIST})(?:\s+(?:for|to|on)\s+(?:those|these|the|them)(?:\s+(?:files|directories|folders|ones))?)?",
            _set,
        ),
        (
            r"^(?:assign|give|apply)\s+(?:the\s+)?permissions?\s+(?P<mode>[0-7]{3,4}|[ugoa]*[-+=][rwxX]+)\s+to\s+(?P<what>.+)$",
            r"set the permissions of \g<what> to \g<mode>",
        ),
        (
            r"^(?:make|set|give)\s+(?P<what>.+?)\s+(?:the\s+)?(?:permissions?|mode)\s+(?P<mode>[0-7]{3,4})[.\s]*$",
            r"set the permissions of \g<what> to \g<mode>",
        ),
        (
            r"^give\s+(?P<what>.+?)\s+(?P<right>read|write|execut(?:e|ion))\s+(?:privileges?|permissions?|access|rights?)[.\s]*$",
            lambda match: f"add {match['right'].lower().replace('ion', 'e')} permission to {match['what']}",
        ),
        # "have read-write permission for owner and only read permission for group"
        (
            rf"\b(?:that|which|who)?\s*(?:have|has|having|with)\s+(?:the\s+|at\s*least\s+)?(?P<list>{_GIVEN}(?:\s*,\s*(?:and\s+)?(?:only\s+)?{_GIVEN}|\s+and\s+(?:only\s+)?{_GIVEN})+)",
            _least_of_list,
        ),
        # "with at least these permissions: 647"
        (
            rf"\b(?P<least>(?:with|having|that\s+have|which\s+have)\s+at\s*least)\s+(?:these|the\s+following|the)\s+{_RIGHTS}\s*:?\s*(?=[0-7]{{3,4}}\b)",
            r"\g<least> the mode ",
        ),
        (
            rf"\b(?:for\s+which|where)\s+(?P<who>{_WHOS})\s+(?:have|has)\s+(?:at\s*least\s+)?(?P<what>{_WHATS})(?:\s+{_RIGHTS})?(?=$|[\s,.;])",
            _least,
        ),
        (
            rf"\b(?:that|which|who)?\s*(?:have|has|having|with|got)\s+(?:at\s*least\s+)?(?:the\s+|all\s+)?(?P<what>{_WHATS})\s+{_RIGHTS}\s+(?:set\s+|granted\s+|enabled\s+)?{_FOR}\s+(?:all\s+of\s+)?(?P<who>{_WHOS})(?=$|[\s,.;])",
            _least,
        ),
        (
            rf"\b(?:that\s+are\s+|which\s+are\s+)?(?P<what>(?:readable|writ(?:e)?able|executable)(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:readable|writ(?:e)?able|executable))*)\s+by\s+(?:all\s+of\s+)?(?P<who>{_WHOS})(?=$|[\s,.;])(?!\s+(?:or|and)\s)",
            _least,
        ),
        # "which have read permission to them"
        (
            rf"\b(?:that|which)\s+(?:have|has|got)\s+(?:the\s+|an?\s+)?(?P<what>read|write|execut(?:e|ion))\s+{_RIGHTS}(?:\s+(?:to|on|for)\s+(?:them|it|me))?(?=$|[,.;]|\s+(?:and|in|under)\b)",
            lambda match: f"that are {_able(match)}",
        ),
        (
            rf"\b(?:that|which|who)?\s*(?:do\s+not|don'?t|does\s+not|doesn'?t)\s+have\s+(?:the\s+|any\s+)?(?P<what>read|write|execut(?:e|ion))\s+{_RIGHTS}",
            lambda match: f"that are not {_able(match)}",
        ),
        # Who asks is who may not.
        (
            r"\b(?:that|which)\s+(?:the\s+(?:current\s+)?user|i)\s+(?:(?:does|do)\s+not|doesn'?t|don'?t)\s+have\s+(?:the\s+|any\s+)?permissions?\s+to\s+(?P<what>read|write|execute)\b",
            lambda match: f"that are not {_able(match)}",
        ),
        (
            r"[,;]?\s+(?:and\s+)?(?:do\s+not|don'?t|not)\s+(?:try\s+to\s+|trying\s+to\s+)?descend(?:ing)?\s+into\s+(?:directories|folders)\s+(?:that|which)\s+(?:cannot|can\s+not|can'?t)\s+be\s+read\b",
            " without error messages",
        ),
        (r"\bread(?:\s+and\s+|\s*-\s*|/)write(?=\s+(?:permission|access|right)s?\b)", "read and write"),
    )
)
