"""Characters that are not what they look like: invisible, direction-changing, or letters of another alphabet.

Source: Unicode Technical Standard 39; CVE-2021-42574.
"""

import unicodedata
from collections.abc import Iterator

from llmsh.core.command import Script
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.quote import visible

MATCHES = (
    "ls \u202e txt.sh",
    "r\u043c -rf x",
    "rm\u200b -rf x",
    "\uff52\uff4d x",
    "rm \u2013rf x",
    "l\u0455",
    "echo hi\u2028rm",
    "curl http://p\u0430ypal.com/",
    "ls\u00a0-l",
    "echo a\rrm",
)
IGNORES = (
    "ls",
    "echo 'Grüße, мир'",
    "git commit -m '👨‍👩‍👧 done'",
    "cat Übung.txt",
    "mv 文件.txt b",
    "echo “quoted”",
    "mkdir café",
    "grep 'naïve' f",
    "echo → there",
)
_DECEPTIVE = late_pattern(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u061c\u2028\u2029\U000e0001-\U000e007f\x00-\x08\x0b-\x1f\x7f\x80-\x9f]"
)
_SPACES = late_pattern("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\u115f\u1160\uffa0]")
_DASHES = late_pattern(r"(?:^|[\s;&|])[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]{1,2}[A-Za-z]")


def inspect(script: Script) -> Iterator[Finding]:
    text = script.text
    if text.isascii() and not _DECEPTIVE.search(text):
        return
    if _DECEPTIVE.search(text):
        yield danger(Reason.INDIRECT, "holds characters that hide or reorder what it says", visible(text[:200]))
    for command in script.commands():
        first = command.words[0] if command.words else None
        if first is None:
            continue
        if not first.shape.isascii():
            is_disguised = _looks_ascii(first.shape)
            how = danger if is_disguised else caution
            yield how(
                Reason.INDIRECT, "names a program with letters that are not what they look like", visible(first.shape)
            )
        for word in command.arguments:
            if "://" in word.shape and not word.shape.split("://", 1)[1].split("/", 1)[0].isascii():
                yield danger(
                    Reason.INDIRECT, "names a host with letters that are not what they look like", visible(word.shape)
                )
    if _SPACES.search(text):
        yield caution(Reason.INDIRECT, "holds spaces that the shell does not take for spaces", visible(text[:200]))
    if _DASHES.search(text):
        yield caution(Reason.INDIRECT, "holds dashes that no program takes for an option", visible(text[:200]))


def _looks_ascii(word: str) -> bool:
    """Claims that the word mixes alphabets, or that its letters have plain twins."""
    folded = unicodedata.normalize("NFKC", word)
    if folded.isascii():
        return True
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in word if letter.isalpha()}
    return len(scripts) > 1 or bool(
        scripts & {"CYRILLIC", "GREEK", "CHEROKEE", "ARMENIAN", "FULLWIDTH", "MATHEMATICAL"}
    )
