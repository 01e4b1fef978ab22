"""Remainders: what "the rest", "the others" and "what is left" mean after a step that took some."""

import re
from dataclasses import replace

from llmsh.core.plan import Effect
from llmsh.planner.multistep import sinks
from llmsh.planner.proposal import Proposal

_NOUN = r"(?:ones?|files?|folders?|lines?|rows?|entries|items|logs?|images?|photos?|pictures|documents?|scripts?)"
_REST = re.compile(
    rf"\b(?:(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:rest|remainder)(?:\s+of\s+(?:them|these|those|it|the\s+{_NOUN}))?|"
    rf"(?:(?:all|any)\s+)?(?:of\s+)?(?:the\s+)?(?:remaining|left-?over|other)\s+{_NOUN}|(?:all\s+)?the\s+others|"
    rf"all\s+others|the\s+remaining(?!\s+\w)|(?:the\s+ones?|those|{_NOUN})\s+(?:that\s+(?:are|is|"
    rf"were)\s+)?(?:left|remaining)(?:\s+over)?|"
    rf"(?:everything|all|anything|every\s+other\s+(?:one|file))\s+else|what(?:ever|'s|\s+is|\s+was)?\s+(?:left|"
    rf"remains|remaining)(?:\s+over)?)\b"
    r"(?!\s+(?:alone|untouched|as\s+(?:it|they)\b))",
    re.IGNORECASE,
)
# "how many files are left in cache", "the files that remain in logs": left after all that, so those that are there now.
_LEFT = re.compile(
    r"\b(?P<are>is|are)\s+(?:still\s+)?(?:left|remaining)(?:\s+over)?\b(?=\s+(?:in|under|on)\b|$)", re.IGNORECASE
)
_REMAIN = re.compile(r"\b(?:that\s+)?(?:still\s+)?remains?(?=\s+(?:in|under)\b|$)", re.IGNORECASE)
_ORDERED = re.compile(
    r"^(?:the\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)?\s*"
    r"(?:newest|latest|oldest|biggest|largest|smallest|first|last|most\s+recent)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s*(?:\b(?:in|of|from|under)\s+(?:the\s+)?(?:'[^']*'|\S+)(?:\s+(?:folder|directory))?)")
_LINES = re.compile(
    r"^(?:(?:put|write|save|send|redirect|store|copy|print|move|add|output|show|"
    r"display)\s+)?(?P<rest>.+?)\s+(?:go(?:es)?\s+)?"
    r"(?:to|into|in)\s+(?:the\s+file\s+|a\s+file\s+(?:called\s+|named\s+)?)?(?P<path>[^\s,;]+\.\w+)$",
    re.IGNORECASE,
)
# "split a.txt: the lines with x go to b.txt and the others to c.txt"
_SPLIT = re.compile(
    r"^(?:split|divide|separate|sort)\s+(?:up\s+)?(?:the\s+)?(?:lines\s+(?:of|"
    r"in)\s+)?(?:the\s+)?(?:file\s+)?(?P<path>[^\s,:;]+\.\w+)"
    r"\s*[:,;-]?\s+(?:so\s+that\s+)?(?:(?:put|write|save|with)\s+)?(?P<some>(?:all\s+|the\s+|those\s+)?(?:lines|"
    r"rows|ones)\s+.+?)\s+"
    r"(?:(?:should\s+)?go(?:ing|es)?\s+|end(?:ing)?\s+up\s+)?(?:to|into|in)\s+(?P<one>[^\s,;]+\.\w+)"
    r"\s*(?:,|;|\s+and)\s*(?:and\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
# Commands that take some lines of what they read, and what takes the others.
_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), others)
    for pattern, others in (
        (r"grep -(?P<flags>[A-Za-z]*)v(?P<more>[A-Za-z]*) (?P<rest>.+)", r"grep -\g<flags>\g<more> \g<rest>"),
        (r"grep (?!(?:.* )?-\w*[oclLnABC])(?P<rest>.+)", r"grep -v \g<rest>"),
        (r"head -n ?(?P<count>\d+) (?P<rest>.+)", r"tail -n +{more} \g<rest>"),
        (r"tail -n ?(?P<count>\d+) (?P<rest>.+)", r"head -n -\g<count> \g<rest>"),
        (r"tail -n \+(?P<count>\d+) (?P<rest>.+)", r"head -n {less} \g<rest>"),
        (r"sed -n '(?P<lines>[\d,$]+)p' (?P<rest>.+)", r"sed '\g<lines>d' \g<rest>"),
        (r"awk (?P<options>(?:-F ?\S+ )?)'(?P<test>[^{}']+)' (?P<rest>.+)", r"awk \g<options>'!(\g<test>)' \g<rest>"),
    )
)


def spelled_out(request: str) -> str:
    """ "split a.txt: the lines with x go to b.txt and the rest to c.txt" with a verb and the file in the first part."""
    match = _SPLIT.match(request)
    if match is None or not _REST.search(match["rest"]):
        return request
    some = re.sub(r"^(?:the\s+|those\s+|all\s+)?(?:ones|rows)\b", "the lines", match["some"], flags=re.IGNORECASE)
    some = re.sub(r"\b(?:with|mentioning|that\s+have)\s+", "containing ", some, count=1)
    return f"save {some} of {match['path']} to {match['one']}; put {match['rest']}"


def is_named(clause: str) -> bool:
    """Whether `clause` speaks of what earlier steps have left over."""
    return bool(_REST.search(clause))


def plain(clause: str) -> str:
    """`clause` about what is left in a place, as about what is there."""
    clause = re.sub(
        (
            r"\b(?:the\s+)?remaining\s+(?=[a-z0-9]+s\s"
            r"+(?:in|of|from|under)\s)"
        ),
        "the ",
        clause,
        flags=re.IGNORECASE,
    )
    return _REMAIN.sub("", _LEFT.sub(r"\g<are> there", clause)).replace("are there in", "are in")


def resolved(clause: str, *, whole: str, taken: str, is_gone: bool) -> str:
    """`clause` with what is left written out; unchanged where nobody knows what that is.

    whole: words for all that some were taken from; taken: for those; is_gone: they are no longer there.
    """
    match = _REST.search(clause)
    if match is None or not whole:
        return clause
    said = f"the {whole}"
    if not is_gone:
        if not _ORDERED.match(taken):
            return clause
        said = f"all but the {taken.removeprefix('the ')}"
    placed = _PLACED.match(clause[match.end() :])
    end = match.end() + (
        placed.end() if placed and " in " in whole and not re.match(r"\s*(?:in|into|to)\s", placed[0]) else 0
    )
    return f"{clause[: match.start()]}{said}{clause[end:]}"


def of_lines(clause: str, before: Proposal) -> Proposal | None:
    """ "… and the others to b.txt" after a step that wrote some lines of a file to another; None for other clauses."""
    match = _LINES.match(clause)
    rest = re.sub(r"\s+(?:of|in|from)\s+\S+$", "", match["rest"].strip()) if match else ""
    if match is None or not _REST.fullmatch(rest) or len(before.steps) != 1:
        return None
    reading, mark, _ = before.steps[0].command.rpartition(" > ")
    if not mark or re.search(r"[|;&]", re.sub(r"'[^']*'|\"[^\"]*\"", "", reading)):
        return None
    others = complement(reading)
    if not others:
        return None
    step = replace(before.steps[0], command=others, explanation="The other lines.", effect=Effect.READS)
    return sinks.into(replace(before, steps=(step,)), match["path"], is_appended=False)


def complement(command: str) -> str:
    """What takes the lines that `command` leaves out; nothing where that is not known."""
    for pattern, others in _OTHERS:
        if match := pattern.fullmatch(command):
            count = int(match.groupdict().get("count") or 0)
            written: str = match.expand(others.replace("{more}", str(count + 1)).replace("{less}", str(count - 1)))
            return written.replace("grep - ", "grep ")
    return ""
