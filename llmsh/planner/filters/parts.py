"""A file cut into parts: what is said of their size and names, as the options of split.

Source: GNU coreutils manual, "split: Split a file into pieces".
"""

import re

from llmsh.core.context import Context
from llmsh.core.late_pattern import late_pattern
from llmsh.core.plan import Effect, Step
from llmsh.planner.filters import inputs
from llmsh.planner.filters.words import COUNT, NTH, count_of, place_of
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import MARK
from llmsh.syntax.quote import quote

_SCORE = 0.97
_HEAD = late_pattern(
    r"(?:split|divide|break(?:\s+up)?|cut|chop|separate)s?\s+(?:up\s+)?(?:the\s+)?(?P<packed>(?:uncompress"
    r"ed|decompressed|unpacked)\s+)?"
    rf"(?P<what>{inputs.NOUN})(?=\s)",
    re.IGNORECASE,
)
_FILES = (
    r"(?:(?:smaller|separate|several|multiple|new|different)\s+)*(?:files?|pieces?|parts?|chunks?|"
    r"portions?|sections?|blocks?)"
)
_UNIT = r"(?P<unit>lines?|rows?|bytes?|[kmg]i?b|kilobytes?|megabytes?|gigabytes?|[kmg])"
_MOST = r"(?:(?:at\s+most|up\s+to|max(?:imum)?(?:\s+of)?|no\s+more\s+than|a\s+maximum\s+of|exactly)\s+)?"
_NUMBER = rf"(?P<n>{COUNT}|{MARK}|an?)"
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, late_pattern(rf",?\s*(?:and\s+|each\s+)?(?:{pattern})(?=$|[\s,.])", re.IGNORECASE))
    for kind, pattern in (
        (
            "size",
            rf"(?:into|in|to)\s+(?:{_FILES}\s+)?(?:of\s+size\s+|of\s+|with\s+|per\s+|by\s+|every\s+|each\s+|"
            rf"containing\s+|having\s+|that\s+have\s+)?{_MOST}{_NUMBER}[\s-]*{_UNIT}(?:[\s-]+{_FILES})?(?:\s+each|"
            r"\s+(?:per|in\s+each)\s+(?:file|piece|part))?",
        ),
        ("size", rf"(?:every|each|by|per|at\s+every|after\s+every)\s+{_NUMBER}\s*{_UNIT}"),
        (
            "count",
            rf"(?:into|in|to)\s+{_NUMBER}\s+(?:equal(?:ly)?(?:\s+sized)?\s+)?{_FILES}(?P<equal>\s+of\s+(?:about\s+|"
            r"roughly\s+|approximately\s+)?(?:equal|the\s+same|similar)\s+size)?",
        ),
        (
            "whole",
            r"(?:without\s+(?:splitting|breaking|cutting)|keeping)\s+(?:the\s+|any\s+)?lines?(?:\s+(?:whole|"
            r"intact|together))?",
        ),
        (
            "digits",
            rf"(?:with\s+|using\s+|use\s+|and\s+)*(?:an?\s+)?(?:(?P<length>{COUNT})[\s-]+(?:digits?|"
            r"characters?)\s+)?numeric(?:al)?\s+suffix(?:es)?(?:\s+(?:starting|beginning)\s+(?:with|at|"
            r"from)\s+(?P<first>\d+))?",
        ),
        (
            "length",
            r"(?:with\s+|using\s+|use\s+|and\s+|named\s+with\s+)*(?:an?\s+)?(?:suffix(?:es)?\s+(?:length\s+)?of\s+"
            rf"(?:length\s+)?(?P<length>{COUNT})(?:\s+characters?)?|(?P<length2>{COUNT})[\s-]+(?:characters?|"
            r"letters?)\s+suffix(?:es)?)",
        ),
        (
            "ending",
            r"(?:with\s+|using\s+|use\s+|and\s+|named\s+with\s+)*(?:ending\s+(?:with|in)|(?:an?\s+|"
            r"the\s+)?(?:additional\s+(?:suffix|ending|extension)|extension|ending|"
            rf"file\s+extension))\s+(?P<ending>{MARK}|\.\w+)",
        ),
        ("pattern", rf"(?:named|called)\s+(?:as\s+)?(?P<pattern>{MARK}|[\w.-]*N{{2,}})"),
        (
            "prefix",
            r"(?:with\s+|using\s+|use\s+|and\s+|have\s+)*(?:an?\s+|the\s+|"
            r"their\s+)?(?:file\s*)?(?:names?\s+)?(?:prefix(?:ed\s+(?:with|by))?(?:\s+of|\s+as)?|"
            rf"(?:names?\s+)?(?:starting|beginning)\s+with|prefix)\s+(?P<prefix>{MARK}|[\w.-]+)",
        ),
        ("skip", rf"(?:starting|beginning)\s+(?:from|at|with)\s+(?:the\s+)?(?P<from>{NTH})\s+line"),
        (
            "gzip",
            r"(?:gzip|compress)(?:ing)?\s+(?:each|every|them|all)(?:\s+(?:of\s+them|part|piece|file|chunk|"
            r"one))?(?:\s+(?:with|using|by)\s+gzip)?",
        ),
    )
)
_BYTES = {"b": "", "k": "K", "m": "M", "g": "G"}


def propose(said: str, value_of: dict[str, str], context: Context) -> Proposal | None:
    """`said`, whose quotes are hidden, as a file cut into parts; None where it is anything else."""
    match = _HEAD.match(said)
    if match is None:
        return None
    named = late_pattern(inputs.NOUN, re.IGNORECASE).fullmatch(match["what"])
    source = inputs.read(named, value_of, context) if named is not None else None
    found = _read(said[match.end() :].strip(" ."), value_of) if source is not None else None
    if source is None or found is None or source.kind not in ("file", "stdin"):
        return None
    options = _options(found)
    if options is None:
        return None
    target = [quote(found["prefix"])] if found.get("prefix") else []
    if source.kind == "stdin":
        words = ["split", *options, *(["-", *target] if target else [])]
        command = " ".join(words)
    elif "skip" in found or re.search(r"\.(?:gz|bz2|xz)\"?\Z", source.word):
        first = f"tail -n +{found['skip']}" if "skip" in found else "cat"
        fed = source.before([first])
        command = f"{fed.removesuffix(' | cat')} | {' '.join(['split', *options, '-', *target])}"
    else:
        command = " ".join(["split", *options, source.word, *target])
    step = Step(command, f"Splits {source.told} into parts.", Effect.CREATES, recipes=("parts",))
    reads = (source.told,) if source.kind == "file" and not source.told.startswith("$") else ()
    return Proposal((step,), _SCORE, "composition", reads=reads)


def _read(rest: str, value_of: dict[str, str]) -> dict[str, str] | None:
    """All that `rest` says of the parts; None where words are left."""
    found: dict[str, str] = {}
    while rest:
        for kind, pattern in _SAID:
            part = pattern.match(rest)
            if part is None:
                continue
            said = {name: value_of.get(text, text) for name, text in part.groupdict().items() if text}
            if kind == "size":
                found |= {"size": said["n"], "unit": said["unit"].lower()}
            elif kind == "count":
                found |= {"count": said["n"], **({} if "equal" in said else {"whole": "whole"})}
            elif kind == "digits":
                found |= {"digits": said.get("first", ""), **({"length": said["length"]} if "length" in said else {})}
            elif kind == "length":
                found["length"] = said.get("length") or said["length2"]
            elif kind == "pattern":
                name = re.fullmatch(r"(.*?)(N{2,}|X{2,})", said["pattern"])
                found |= {"prefix": name[1], "length": str(len(name[2]))} if name else {"prefix": said["pattern"]}
            elif kind == "skip":
                found["skip"] = str(place_of(said["from"]))
            else:
                found[kind] = said.get(kind, kind)
            rest = rest[part.end() :].strip(" .")
            break
        else:
            return None
    return found


def _options(found: dict[str, str]) -> list[str] | None:
    """The options of split; None where the size of the parts is not said."""
    options: list[str] = []
    if "size" in found:
        count = "1" if found["size"].lower() in ("a", "an") else count_of(found["size"])
        unit = found["unit"]
        options.append(f"-l {count}" if unit.startswith(("line", "row")) else f"-b {count}{_BYTES[unit[0]]}")
    elif "count" in found:
        options.append(f"-n {'l/' if 'whole' in found else ''}{count_of(found['count'])}")
    elif not found.get("length"):
        return None
    if "digits" in found:
        options.append(f"--numeric-suffixes={found['digits']}" if found["digits"] else "-d")
    if found.get("length"):
        options.append(f"-a {count_of(found['length'])}")
    if "ending" in found:
        options.append(f"--additional-suffix={quote(found['ending'])}")
    if "gzip" in found:
        options.append("--filter='gzip > $FILE.gz'")
    return options
