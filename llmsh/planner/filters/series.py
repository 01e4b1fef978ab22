"""Numbers and letters in a row: "print 1 to 30 padded with zeros to two digits, separated by commas"."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Step
from llmsh.planner.filters.words import COUNT, SEPARATOR, count_of, separator_of
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import MARK
from llmsh.syntax.quote import quote

_SCORE = 0.97
_SHOW = r"(?:print|show|display|output|echo|list|generate|create|produce|write|give|count|make)s?(?:\s+(?:out|me|all))*"
_NUMBER = rf"(?:-?\d+(?:\.\d+)?|{MARK}|\$\{{?\w+\}}?)"
_HEAD = late_pattern(
    rf"{_SHOW}\s+(?:an?\s+|the\s+)?(?:(?P<before>{SEPARATOR})[\s-](?:separated|"
    r"delimited)\s+)?(?:(?P<line>(?:single\s+|one\s+)?line|list|sequence|series|range|row|"
    r"column)\s+of\s+)?(?:the\s+|all\s+|every\s+|each\s+)*"
    r"(?:(?P<parity>odd|even)\s+)?(?:(?:whole\s+|natural\s+|integer\s+|decimal\s+)?(?P<what>numbers?|"
    r"integers?|digits?|values?|letters?|characters?|alphabet)\s+)?"
    r"(?:(?:from|between|in\s+(?:the\s+)?range(?:\s+(?:of|from))?|starting\s+(?:at|from|"
    rf"with))\s+)?(?P<low>{_NUMBER}|[a-zA-Z])\s*(?P<dir>down\s+to|to|through|until|till|up\s+to|and|-|"
    rf"\.\.)\s*(?P<high>{_NUMBER}|[a-zA-Z])"
    r"(?![\w./-])(?:,?\s*inclusive(?:ly)?)?",
    re.IGNORECASE,
)
_BY = rf"(?:an?\s+|the\s+)?(?P<sep>{SEPARATOR})(?:\s+characters?|\s+signs?)?(?:\s*\((?:{MARK}|[^\w\s])\))?"
# What may be said of the row, each with what it means.
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, late_pattern(rf",?\s*(?:and\s+)?(?:{pattern})(?=$|[\s,.])", re.IGNORECASE))
    for kind, pattern in (
        (
            "step",
            r"(?:in\s+(?:steps|increments)\s+of|by|with\s+(?:an?\s+)?(?:step|increment)(?:\s+size)?(?:\s+of)?|"
            r"incrementing\s+by|incremented\s+by|counting\s+by|stepping\s+by|every)\s+(?P<step>\d+(?:\.\d+)?)",
        ),
        ("down", r"in\s+(?:reverse|descending|decreasing|backward)(?:\s+order)?|backwards|counting\s+down|reversed"),
        ("up", r"in\s+(?:ascending|increasing|order)(?:\s+order)?"),
        (
            "width",
            r"(?:with\s+)?(?:(?:zero|0)[\s-]*)?padd(?:ed|ing)(?:\s+(?:with|by)\s+(?:leading\s+)?(?:zero(?:e?s)?|"
            r"0s?))?\s+(?:to|of)\s+(?:an?\s+)?(?:width\s+of\s+|length\s+of\s+)?(?P<width>\d+|two|three|"
            r"four)(?:[\s-]*(?:digits?|characters?|places?))?(?:\s+wide)?",
        ),
        ("width", r"(?:with|using|as|in)\s+(?P<width>\d+|two|three|four)[\s-]+digits?(?:\s+(?:each|numbers?|format))?"),
        (
            "padded",
            r"(?:with\s+|padded\s+with\s+|using\s+)(?:leading\s+|padded\s+)?zero(?:e?s|\s+padding)|(?:zero|"
            r"0)[\s-]*padded|(?:with\s+|of\s+)equal\s+width",
        ),
        (
            "no_newline",
            r"(?:without|with\s+no)\s+(?:an?\s+|any\s+)?(?:trailing\s+|final\s+)?new\s?lines?(?:\s+at\s+the\s+end)?",
        ),
        (
            "no_space",
            r"(?:without|with\s+no)\s+(?:an?\s+|any\s+)?(?:separat\w+\s+)?(?:spaces?|separators?|"
            r"blanks?)(?:\s+between\s+them|\s+in\s+between)?",
        ),
        (
            "sep",
            r"(?:(?:each\s+)?(?:separated|delimited|joined|split)\s+(?:by|with)|by\s+separating\s+them\s+(?:by|"
            rf"with)|(?:with|using)\s+(?:an?\s+)?(?=\S+(?:\s+\S+)?\s+(?:between|as)))\s*{_BY}(?:\s+between\s+(?:the"
            r"m|each)|\s+as\s+(?:the\s+|an?\s+)?(?:separator|delimiter))?",
        ),
        ("line", r"(?:all\s+)?(?:on|in)\s+(?:one|an?|a\s+single|the\s+same|one\s+single)\s+(?:line|row)"),
        (
            "lines",
            r"(?:each|one)\s+(?:number\s+)?(?:on|per)\s+(?:its\s+own\s+|an?\s+(?:new|separate)\s+|each\s+)?line|"
            r"(?:one\s+)?per\s+line|on\s+(?:separate|different)\s+lines|line\s+by\s+line",
        ),
    )
)
_LOOK = (
    r"(?:,?\s+(?:(?P<line>(?:all\s+)?on\s+(?:one|an?|a\s+single|the\s+same)\s+(?:single\s+)?line)|"
    r"(?:each\s+)?on\s+(?:a\s+new|its\s+own|separate|new)\s+lines?|(?:separated|delimited)\s+(?:by|"
    rf"with)\s+{_BY}))?"
)
_REPEATED = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SHOW}|repeat)\s+(?:the\s+)?(?:text\s+|string\s+|word\s+|character\s+)?(?P<text>{MARK})\s+(?P<n>"
        rf"{COUNT})\s+times{_LOOK}",
        rf"(?:{_SHOW})\s+(?P<n>{COUNT})\s+(?:(?P<sep2>{SEPARATOR})[\s-]separated\s+|lines?\s+(?:of|with|"
        rf"containing)\s+|copies\s+of\s+|times\s+)?(?:the\s+)?(?:text\s+|string\s+|word\s+)?(?P<text>{MARK})s?"
        rf"{_LOOK}",
    )
)
_DIGITS = {"two": "2", "three": "3", "four": "4"}


def propose(said: str, value_of: dict[str, str]) -> Proposal | None:
    """`said`, whose quotes are hidden, as a row of numbers or letters; None where it is anything else."""
    match = _HEAD.match(said)
    if match is None:
        return None
    rest, found = said[match.end() :].strip(" ."), {}
    while rest:
        for kind, pattern in _SAID:
            if (part := pattern.match(rest)) is not None:
                found[kind] = {**part.groupdict(), "": ""}
                rest = rest[part.end() :].strip(" .")
                break
        else:
            return None
    low, high = (value_of.get(match[name], match[name]) for name in ("low", "high"))
    command = (
        _letters(low, high, found) if re.fullmatch(r"[a-zA-Z]", low) else _numbers(match, low, high, found, value_of)
    )
    if command is None:
        return None
    step = Step(command, f"Prints {low} to {high}.", Effect.READS, recipes=("series",))
    return Proposal((step,), _SCORE, "composition")


def repeated(said: str, value_of: dict[str, str]) -> Proposal | None:
    """`said` as a text again and again; None where it is anything else."""
    match = next((match for pattern in _REPEATED if (match := pattern.fullmatch(said)) is not None), None)
    if match is None:
        return None
    text, found = value_of[match["text"]], match.groupdict()
    separator = (
        separator_of(found["sep"], value_of)
        if found.get("sep")
        else separator_of(found["sep2"], value_of)
        if found.get("sep2")
        else " "
        if found.get("line")
        else "\n"
    )
    if separator is None:
        return None
    command = f"yes {'-- ' if text.startswith('-') else ''}{quote(text)} | head -n {count_of(match['n'])}"
    command += f" | paste -s -d {quote(separator or ' ')} -" if separator != "\n" else ""
    step = Step(command, f'Prints "{text}" {match["n"]} times.', Effect.READS, recipes=("series",))
    return Proposal((step,), _SCORE, "composition")


def _numbers(
    match: re.Match[str], low: str, high: str, found: dict[str, dict[str, str]], value_of: dict[str, str]
) -> str | None:
    if not (match["what"] or match["line"] or found) and not re.match(r"(?i)count|print|echo", match[0]):
        return None
    names = [re.fullmatch(r"\$\{?(\w+)\}?", text) for text in (low, high)]
    if not all(name or re.fullmatch(r"-?\d+(?:\.\d+)?", text) for name, text in zip(names, (low, high), strict=True)):
        return None
    written = [f'"${name[1]}"' if name else text for name, text in zip(names, (low, high), strict=True)]
    form = _form(low, high, found)
    if form is None:
        return None
    step = found["step"]["step"] if "step" in found else ""
    if match["parity"]:
        if any(names):
            return None
        is_even = match["parity"].lower() == "even"
        written[0] = str(int(low) + (int(low) % 2 == is_even))
        step = "2"
    if "down" in found and (any(names) or float(low) < float(high)):
        written, step = written[::-1], f"-{step or '1'}"
    elif not any(names) and float(low) > float(high):
        step = f"-{step or '1'}"
    separator = _separator(match, found, value_of)
    if separator is None:
        return None
    words = [part for part in (form, separator, written[0], step, written[1]) if part]
    if "no_newline" in found:
        return f'printf %s "$(seq {" ".join(words)})"'
    return f"seq {' '.join(words)}"


def _form(low: str, high: str, found: dict[str, dict[str, str]]) -> str | None:
    """The option of seq for the width; nothing without one, None where it cannot be had."""
    if "width" in found:
        width = _DIGITS.get(found["width"]["width"].lower(), found["width"]["width"])
        return f"-f '%0{width}g'"
    has_zero = any(re.fullmatch(r"0\d+", text) for text in (low, high))
    return "-w" if has_zero or "padded" in found else ""


def _separator(match: re.Match[str], found: dict[str, dict[str, str]], value_of: dict[str, str]) -> str | None:
    if "no_space" in found:
        return "-s ''"
    if "sep" in found or match["before"]:
        phrase = found["sep"]["sep"] if "sep" in found else match["before"]
        sign = value_of.get(phrase, separator_of(phrase, value_of))
        if sign is None:
            return None
        sign = {"\\n": "\n", "\\t": "\t"}.get(sign, sign) or " "
        return "" if sign == "\n" else f"-s {quote(sign)}"
    is_line = "line" in found or re.search(r"(?i)\b(?:line|row)\b", match["line"] or "")
    return "-s ' '" if is_line or "no_newline" in found else ""


def _letters(low: str, high: str, found: dict[str, dict[str, str]]) -> str | None:
    if (
        low.isupper() != high.isupper()
        or len(high) != 1
        or not high.isalpha()
        or found.keys() - {"line", "lines", "down"}
    ):
        return None
    row = f"{{{high}..{low}}}" if "down" in found else f"{{{low}..{high}}}"
    return f"echo {row}" if "line" in found else f"printf '%s\\n' {row}"
