"""Two texts beside each other: diff with what is said of it, and what sorted lines or fields have in common."""

import re

from llmsh.core.context import Context
from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Step
from llmsh.planner.filters import fields, words
from llmsh.planner.filters.inputs import Input
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import MARK
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import exists, is_directory
from llmsh.syntax.quote import quote

_SCORE = 0.97
_SHOW = (
    r"(?:(?:print|show|display|output|list|find|get|report|give|see|check|determine|tell|extract|view|"
    r"compute)s?(?:\s+(?:only|me|just|out))*\s+)"
)
_NAME = rf"(?:(?:the\s+)?(?:file|folder|directory|directories|files|folders)\s+)?(?:{MARK}|[\w./~+@%$-]*[\w/])"
_PAIR = (
    rf"(?:the\s+)?(?:{{0}})?(?P<a>(?:the\s+)?output\s+of\s+{MARK}|{_NAME})\s+(?:and|with|to|against|from|"
    rf"versus|vs\.?)\s+(?:the\s+)?(?P<b>(?:the\s+)?output\s+of\s+{MARK}|{_NAME})"
)
_PREP = (
    r"(?P<prepared>(?:sorted|unique|distinct|sorted\s+and\s+unique|sorted\s+unique|"
    r"unique\s+sorted)\s+(?:contents?|lines|entries|values)\s+(?:of|in|from)\s+)"
)
_DIFF = tuple(
    late_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_SHOW})?(?:the\s+|all\s+|any\s+)*(?:line\s+|textual\s+)?(?:differences?|diff)\s+(?:between|of|"
        rf"in|from)\s+{_PAIR.format(_PREP)}",
        rf"(?:compare|diff)\s+{_PAIR.format(_PREP)}",
        rf"(?:{_SHOW})?(?P<brief>whether|if)\s+{_PAIR.format(_PREP)}\s+(?:differ|are\s+(?:different|the\s+same|"
        r"identical|equal))",
        rf"(?:{_SHOW})?(?P<names>(?:the\s+|any\s+)*(?:names\s+of\s+)?(?:the\s+|any\s+|"
        r"all\s+)*(?:which\s+)?(?:differing\s+files|files\s+(?:that\s+)?differ(?:ing)?))\s+(?:between|in|"
        rf"of)\s+{_PAIR.format(_PREP)}",
        rf"(?:{_SHOW})?(?:a\s+)?(?P<names>summary\s+of\s+(?:the\s+)?(?:new(?:/|\s+and\s+|\s+or\s+)missing|"
        r"different|differing)\s+files(?:,?\s+and\s+which\s+files\s+differ)?)\s+(?:between|in|"
        rf"of)\s+{_PAIR.format(_PREP)}",
    )
)
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (option, late_pattern(rf",?\s*(?:and\s+|but\s+)?(?:{pattern})(?=$|[\s,.])", re.IGNORECASE))
    for option, pattern in (
        ("-y", r"side[\s-]+by[\s-]+side|in\s+(?:two|2)\s+columns"),
        ("-u", r"in\s+(?:the\s+)?unified(?:\s+diff)?(?:\s+format)?|as\s+an?\s+(?:unified\s+diff|patch)|unified"),
        ("-c", r"in\s+(?:the\s+)?(?:copied\s+)?context(?:\s+format)?|with\s+context"),
        (
            "-w",
            r"(?:ignor(?:ing|e)\s+)?(?:all\s+|any\s+)?(?:differences\s+in\s+)?(?:white\s*-?spaces?|spaces|"
            r"blanks)(?:\s+(?:differences|changes))?",
        ),
        (
            "-i",
            r"(?:ignor(?:ing|e)\s+)?(?:the\s+)?(?:differences\s+in\s+)?case(?:\s+differences)?|"
            r"case[\s-]+insensitive(?:ly)?",
        ),
        ("-B", r"(?:ignor(?:ing|e)\s+)?(?:blank|empty)\s+lines"),
        ("-r", r"recursive(?:ly)?|including\s+(?:all\s+)?sub-?(?:directories|folders)"),
        ("-a", r"treating\s+(?:all\s+files|them|both|everything|files)\s+as\s+text"),
        ("-q", r"(?:in\s+)?brief(?:ly)?|without\s+(?:showing\s+)?(?:the\s+)?(?:details|differences|contents?)"),
        ("-N", r"treating\s+(?:absent|missing)\s+files\s+as\s+empty"),
        ("-s", r"(?:and\s+)?report(?:ing)?\s+(?:which\s+)?(?:identical\s+files|files\s+(?:that\s+)?are\s+identical)"),
        (
            "--suppress-common-lines",
            r"(?:without|suppressing|omitting|hiding|not\s+(?:outputting|showing|"
            r"printing))\s+(?:the\s+)?(?:common|identical|equal)\s+lines|"
            r"only\s+(?:the\s+)?(?:lines\s+that\s+differ|differing\s+lines)",
        ),
        ("--color=always", r"in\s+colou?r|with\s+colou?rs?|colou?red"),
        ("context", r"with\s+(?P<n>\d+)\s+lines?\s+of\s+(?:unified\s+)?context"),
        (
            "-x",
            r"(?:excluding|exclude|except|ignoring|skipping|omitting)\s+(?:the\s+|all\s+|any\s+)*(?:files?\s+|"
            r"folders?\s+|directories\s+|those\s+)?(?:with\s+)?(?:names?\s+)?(?P<how>(?:that\s+)?(?:match(?:ing)?("
            r"?:\s+(?:the\s+)?patterns?)?|named|called|end(?:ing)?\s+(?:with|in)(?:\s+(?:the\s+)?(?:extensions?|"
            rf"suffix(?:es)?))?|with\s+(?:the\s+)?extensions?)\s+)?(?P<x>{MARK}(?:(?:,\s*(?:and\s+|or\s+)?|"
            rf"\s+(?:and|or)\s+){MARK})*)",
        ),
    )
)
_LINES = r"(?:lines?|strings?|entries|rows?|records|words|items|values)"
_OTHER = (
    r"(?:that\s+|which\s+)?(?:are\s+|is\s+)?(?:(?:do(?:es)?\s+)?not?\s+(?:(?:in|present\s+in|found\s+in|"
    r"contained\s+in|exist(?:ing)?\s+in|appear(?:ing)?\s+in|occur(?:ring)?\s+in|be\s+in)\s+)|"
    r"missing\s+(?:in|from)\s+|absent\s+(?:in|from)\s+)"
)
_FIELD = (
    rf"(?:(?P<nth>{words.NTH})\s+(?:(?P<sep>{words.SEPARATOR})[\s-]+(?:separated|delimited)\s+)?(?:fields?|"
    r"columns?|words?))"
)
_FILE = (
    r"(?:(?:the\s+)?(?:sorted\s+)?(?:contents?|lines)\s+of\s+)?(?:(?:the\s+)?(?:sorted\s+|"
    rf"text\s+)*files?\s+)?(?:{MARK}|[\w./~+@%-]*[\w/])"
)
_SETS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (columns, late_pattern(pattern, re.IGNORECASE))
    for columns, pattern in (
        (
            "12",
            rf"(?:{_SHOW})(?:the\s+|all\s+|only\s+)*common\s+{_FIELD}\s+(?:in|of|between|to|from)\s+(?P<a>{_FILE})"
            rf"\s+and\s+(?P<b>{_FILE})",
        ),
        (
            "23",
            rf"(?:{_SHOW})(?:the\s+|all\s+|any\s+|only\s+|every\s+)*{_LINES}\s+(?:from|in|of)\s+(?P<a>{_FILE})\s+(?"
            rf":except|but\s+not|excluding)\s+(?:those|the\s+ones|{_LINES})?\s*(?:that\s+are\s+)?(?:present\s+|"
            rf"also\s+|found\s+|contained\s+)*(?:in|from)\s+(?P<b>{_FILE})(?P<sorted>,?\s+assuming\s+(?:both|"
            r"the)\s+files\s+are\s+sorted)?",
        ),
        (
            "23",
            rf"(?:{_SHOW})(?:the\s+|all\s+|any\s+|only\s+|every\s+)*{_LINES}\s+(?:from|in|of)\s+(?P<a>{_FILE})\s+"
            rf"{_OTHER}(?P<b>{_FILE})",
        ),
        (
            "",
            rf"(?:{_SHOW})(?:the\s+|all\s+)*{_LINES}\s+unique\s+and\s+common\s+to\s+(?P<sorted>(?:the\s+)?sorted\s+"
            rf")?(?:files\s+)?(?P<a>{_FILE})\s+and\s+(?P<b>{_FILE})",
        ),
        (
            "3",
            rf"(?:{_SHOW})(?:the\s+|all\s+|any\s+|every\s+)*{_LINES}\s+(?:from|in|of)\s+(?P<a>{_FILE})\s+or\s+(?P<b"
            rf">{_FILE})\s+(?:that|which)\s+(?:do(?:es)?\s+not\s+(?:appear|occur|exist)|(?:is|"
            r"are)\s+not)\s+in\s+the\s+other(?:\s+(?:one|file))?",
        ),
    )
)


def propose(said: str, value_of: dict[str, str], context: Context) -> Proposal | None:
    """`said`, whose quotes are hidden, as a comparison of two texts; None where it is anything else."""
    for columns, pattern in _SETS:
        if (match := pattern.fullmatch(said)) is not None:
            return _set(match, columns, value_of, context)
    for pattern in _DIFF:
        match = pattern.match(said)
        if match is None:
            continue
        options = _options(said[match.end() :].strip(" ."), value_of)
        found = None if options is None else _diff(match, options, value_of, context)
        if found is not None:
            return found
    return None


def _options(rest: str, value_of: dict[str, str]) -> list[str] | None:
    """The options that `rest` says; None where words are left."""
    found: list[str] = []
    while rest:
        for option, pattern in _SAID:
            part = pattern.match(rest)
            if part is None:
                continue
            if option == "context":
                found.append(f"-U {part['n']}")
            elif option == "-x":
                is_end = bool(re.search(r"(?i)\bend|extension", part["how"] or ""))
                names = [value_of[mark] for mark in re.findall(MARK, part["x"])]
                globs = [f"*{name}" if is_end and not name.startswith("*") else name for name in names]
                found += [f"-x {quote(name)}" for name in globs]
            else:
                found.append(option)
            rest = rest[part.end() :].strip(" .")
            break
        else:
            return None
    return found


def _diff(match: re.Match[str], options: list[str], value_of: dict[str, str], context: Context) -> Proposal | None:
    said = match.groupdict()
    prepared = (said.get("prepared") or "").lower()
    is_brief = bool(said.get("brief") or said.get("names"))
    sides = [_side(said[name], prepared, value_of, context) for name in ("a", "b")]
    if None in sides or not (options or prepared or is_brief or any(str(side).startswith("<(") for side in sides)):
        return None  # without more said, recipes know it better
    names = [_name(said[name], value_of) for name in ("a", "b")]
    if is_brief and "-q" not in options:
        options = ["-q", *options]
    are_folders = any(is_directory(name, context) for name in names) or bool(
        re.search(r"(?i)\b(?:directories|folders)\b", match[0])
    )
    if (said.get("names") or "-x" in " ".join(options)) and "-r" not in options and (said.get("names") or are_folders):
        options = ["-r", *options]
    letters = "".join(option[1:] for option in options if re.fullmatch(r"-\w", option))
    long = [option for option in options if not re.fullmatch(r"-\w", option)]
    command = " ".join(["diff", *([f"-{letters}"] if letters else []), *long, *map(str, sides)])
    step = Step(command, f"Compares {names[0]} and {names[1]}.", Effect.READS, recipes=("compared",))
    reads = tuple(name for name, side in zip(names, sides, strict=True) if not str(side).startswith("<("))
    return Proposal((step,), _SCORE, "composition", reads=reads)


def _name(phrase: str, value_of: dict[str, str]) -> str:
    last = phrase.rsplit(maxsplit=1)[-1]
    return value_of.get(last, last)


def _side(phrase: str, prepared: str, value_of: dict[str, str], context: Context) -> str | None:
    """One side of a comparison as bash reads it."""
    name = _name(phrase, value_of)
    if re.search(r"(?i)\boutput\s+of\b", phrase):
        return f"<({name})"
    if not re.fullmatch(r"\$?\{?[\w./~+@%-]+\}?", name):
        return None
    is_said = phrase.rsplit(maxsplit=1)[-1] in value_of or " " in phrase.strip()
    if not is_said and not exists(name, context) and not re.search(r"[./~$]", name):
        return None
    written = quote_path(name)
    if not prepared:
        return written
    return f"<(sort{' -u' if re.search('unique|distinct', prepared) else ''} {written})"


def _set(match: re.Match[str], columns: str, value_of: dict[str, str], context: Context) -> Proposal | None:
    said = {name: value for name, value in match.groupdict().items() if value is not None}
    is_sorted = "sorted" in said or bool(re.search(r"(?i)\bsorted\s+(?:text\s+)?files?\b", said["a"]))
    sides: list[str] = []
    names: list[str] = []
    for name in ("a", "b"):
        source = Input("file", quote_path(_name(said[name], value_of)), _name(said[name], value_of))
        if not exists(source.told, context) and said[name].split()[-1] not in value_of and "." not in source.told:
            return None
        names.append(source.told)
        if "nth" in said:
            picked = fields.stage("one", said, value_of)
            if picked is None:
                return None
            sides.append(f"<({source.before([picked, 'sort -u'])})")
        else:
            sides.append(source.word if is_sorted else f"<(sort {source.word})")
    command = " ".join(["comm", *([f"-{columns}"] if columns else []), *sides])
    step = Step(command, f"Compares the lines of {names[0]} and {names[1]}.", Effect.READS, recipes=("compared",))
    return Proposal((step,), _SCORE, "composition", reads=tuple(names))
