"""Words for characters: "a comma", "all white space", "runs of spaces", "non-digits"."""

import re
from dataclasses import dataclass

from llmsh.core.late_pattern import late_pattern
from llmsh.planner.quoted import MARK

# What stands for itself.
SIGNS = {
    "semicolon": ";", "comma": ",", "colon": ":", "dash": "-", "hyphen": "-", "minus": "-", "underscore": "_",
    "forward slash": "/", "slash": "/", "backslash": "\\", "pipe": "|", "vertical bar": "|", "hash": "#",
    "pound sign": "#", "at sign": "@", "percent sign": "%", "dollar sign": "$", "ampersand": "&", "asterisk": "*",
    "star": "*", "plus sign": "+", "plus": "+", "equals sign": "=", "equal sign": "=", "question mark": "?",
    "exclamation mark": "!", "apostrophe": "'", "single quote": "'", "double quote": '"', "quotation mark": '"',
    "tilde": "~", "full stop": ".", "dot": ".", "period": ".", "space": " ", "blank": " ",
    "opening parenthesis": "(", "closing parenthesis": ")", "caret": "^",
    "newline": "\n", "new line": "\n", "line break": "\n", "linebreak": "\n", "line feed": "\n", "end of line": "\n",
    "tab": "\t", "tabulator": "\t", "carriage return": "\r", "null": "\0", "nul": "\0", "null byte": "\0",
}  # fmt: skip
_ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\\": "\\\\"}
# Sets of characters, as tr and regular expressions name them.
SETS = {
    "white space": "[:space:]", "whitespace": "[:space:]", "white spaces": "[:space:]", "whitespaces": "[:space:]",
    "digit": "[:digit:]", "digits": "[:digit:]", "number": "[:digit:]", "numbers": "[:digit:]",
    "numeric characters": "[:digit:]", "letter": "[:alpha:]", "letters": "[:alpha:]",
    "alphabetic characters": "[:alpha:]", "alphanumeric characters": "[:alnum:]", "alphanumerics": "[:alnum:]",
    "letters and digits": "[:alnum:]", "letters and numbers": "[:alnum:]", "alphanumeric": "[:alnum:]",
    "punctuation": "[:punct:]", "punctuation marks": "[:punct:]", "punctuation characters": "[:punct:]",
    "control characters": "[:cntrl:]", "printable characters": "[:print:]", "blank characters": "[:blank:]",
    "uppercase letters": "[:upper:]", "upper case letters": "[:upper:]", "capital letters": "[:upper:]",
    "lowercase letters": "[:lower:]", "lower case letters": "[:lower:]", "vowels": "aeiouAEIOU",
    "alphabetic": "[:alpha:]", "numeric": "[:digit:]", "printable": "[:print:]",
}  # fmt: skip
_NOUN = r"(?:\s+(?:characters?|signs?|symbols?|marks?))?"
_NAMES = "|".join(sorted((re.escape(name) for name in (*SIGNS, *SETS)), key=len, reverse=True))
_MANY = (
    r"(?:(?:sequences?|runs?|series|groups?|strings?|blocks?)\s+of\s+(?:one\s+or\s+more\s+|consecutive\s+|multiple\s+)?"
    r"|(?:multiple|consecutive|repeated|successive|adjacent|several|one\s+or\s+more|duplicate)\s+)"
)
# What a phrase for characters looks like.
PHRASE = (
    r"(?:(?:all|any|every|each|the|an?|one|single|only|other)\s+|(?:all|any|each)\s+of\s+(?:the\s+)?|"
    r"(?:occurrences?|instances?)\s+of\s+)*"
    rf"(?:{_MANY})?(?:'?(?:non|not)[\s-]+)?(?:(?:all|any|the|an?)\s+)*(?:(?:character|symbol|sign|text|"
    r"string|word|letter|pattern|substring)\s+)?"
    rf"(?:{MARK}|(?:{_NAMES})(?:e?s)?|[^\w\s@\ue000\ue001])(?:\s*\((?:{MARK}|[^\w\s@])\))?{_NOUN}"
)
_PARTS = late_pattern(
    rf"(?:.*?\s)??(?P<many>{_MANY})?(?P<non>'?(?:non|not)[\s-]+)?(?:(?:all|any|the|"
    r"an?)\s+)*(?:(?:character|symbol|sign|text|string|word|letter|pattern|substring)\s+)?"
    rf"(?P<name>{MARK}|(?:{_NAMES})(?:e?s)?|[^\w\s@\ue000\ue001])(?:\s*\((?:{MARK}|[^\w\s@])\))?{_NOUN}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Characters:
    """text: what is meant as it stands; a set as tr names it where `is_set`.

    is_run: any number of them in a row. is_other: all but these. is_quoted: as the request quotes it.
    """

    text: str
    is_set: bool = False
    is_run: bool = False
    is_other: bool = False
    is_quoted: bool = False

    @property
    def is_one(self) -> bool:
        """Whether tr can take it: one character, or one of a set."""
        return self.is_set or len(self.text) == 1

    @property
    def for_tr(self) -> str:
        """It as a set of tr."""
        if self.is_set:
            return self.text
        return {"\\": "\\\\", "[": "\\[", "-": "-"}.get(self.text, _ESCAPED.get(self.text, self.text))

    @property
    def for_sed(self) -> str:
        """It as a basic regular expression between slashes; escapes that the request writes keep their meaning."""
        if self.is_set:
            return f"[{'^' if self.is_other else ''}{self.text}]"
        text = re.sub(r"([.*\[\]^$/]|\\(?![nrt]))", r"\\\1", self.text)
        return "".join(_ESCAPED.get(letter, letter) if letter in "\n\t\r\0" else letter for letter in text)

    @property
    def as_new(self) -> str:
        """It as what sed puts in."""
        text = re.sub(r"([&/]|\\(?![nrt]))", r"\\\1", self.text)
        return "".join(_ESCAPED.get(letter, letter) if letter in "\n\t\r\0" else letter for letter in text)


def read(phrase: str, value_of: dict[str, str]) -> Characters | None:
    """The characters that `phrase` means. value_of: what the marks in it stand for."""
    match = _PARTS.fullmatch(phrase.strip())
    if match is None:
        return None
    name, is_run, is_other = match["name"].lower(), bool(match["many"]), bool(match["non"])
    if name in value_of and value_of[name].lower() in SETS | {"blank": ""} and re.search(r"characters?\s*\Z", phrase):
        return Characters(SETS.get(value_of[name].lower(), "[:blank:]"), is_set=True, is_run=is_run, is_other=is_other)
    if name in value_of:
        text = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\0": "\0"}.get(value_of[name], value_of[name])
        return Characters(text, is_run=is_run, is_other=is_other, is_quoted=True) if text else None
    for form in (name, name.removesuffix("s"), name.removesuffix("es")):
        if form in SETS:
            return Characters(SETS[form], is_set=True, is_run=is_run, is_other=is_other)
        if form in SIGNS:
            return Characters(SIGNS[form], is_run=is_run, is_other=is_other)
    return None if re.fullmatch(r"\w+", name) else Characters(name, is_run=is_run, is_other=is_other)
