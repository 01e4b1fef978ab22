"""Trimmings: what a request says of how its answer is to look: "…, each once, just the paths".

They are cut off, what is left is planned, and the command is given the look where it has not got it.
"""

import re
from dataclasses import dataclass, replace

from llmsh.core.plan import Effect, Step
from llmsh.planner.looks import LOOKS
from llmsh.planner.proposal import Proposal
from llmsh.planner.quoted import hidden

# Between what is asked and a trimming, or two of them.
_BREAK = r"(?:\s*[,;.?!:]+\s+|\s+[-–—]+\s+|\s*[–—]\s*|\s*\()"
_LEAD = r"(?:and\s+|but\s+|first\s+|then\s+|please\s+|pls\s+|with\s+|in\s+)*"
_SHOW = (
    r"(?:(?:show|print|give|list|output|display|tell|return)\s+(?:me\s+|us\s+|out\s+|it\s+)?|"
    r"i\s+(?:only\s+|just\s+)?(?:want|need)\s+)"
)
_ONLY = r"(?:just|only|simply)\s+"
_DETERMINER = r"(?:the\s+|their\s+|its\s+|a\s+|one\s+|full\s+|plain\s+|bare\s+|total\s+)*"
_NAMES = (
    r"(?:(?:file\s*|folder\s*|path\s*|directory\s*)?(?:names?|paths?)(?:\s+of\s+(?:them|the\s+(?:matching\s+)?files?"
    r"(?:\s+(?:where|that|which|in\s+which)\s+(?:an?\s+|the\s+)?(?:match|matches|matched|hit|hits|it)(?:\s+(?:is|are|was)\s+found)?)?))?)"
)
_NUMBERS = r"(?:counts?|numbers?|totals?|sums?|values?|figures?|results?|answers?|averages?|means?)"
_FIRST = r"(?:\s+[\w-]+){0,2}?\s+(?:first|on\s+top|at\s+the\s+top)"
_LARGEST = (
    r"(?:biggest|largest|longest|highest|heaviest|most(?:\s+(?:frequent|common|often|used))?|greatest|slowest|busiest)"
)
_SMALLEST = r"(?:smallest|lowest|shortest|lightest|least(?:\s+(?:frequent|common|used))?|fewest|fastest|rarest)"
_LISTED = (
    r"(?:(?:being\s+|is\s+|are\s+)?(?:listed|shown|named|printed|repeated|"
    r"appear(?:s|ing)?|occur(?:s|ring)?|there|in\s+it)\s+)?"
)
# "without anybody twice", "none of them twice", "no name shown more than once", "with no doubles"
_NONE_TWICE = (
    r"(?:(?:without|not)\s+(?:having\s+|showing\s+|listing\s+|repeating\s+)?(?:any(?:body|one|thing)?|an?|one|"
    r"the\s+same)|nobody|no[- ]?one|nothing|none|no)"
    rf"(?:\s+(?:of\s+(?:them|these|those)|one|entry|[a-z]+))?\s+{_LISTED}(?:twice(?:\s+over)?|more\s+than\s+once|two\s+times|repeatedly)(?:\s+or\s+more)?"
)
_ONCE = (
    r"(?:(?:with\s+)?(?:each|every|any)(?:\s+(?:one|of\s+them|[a-z]+))?\s+(?:only\s+|just\s+)?(?:listed\s+|shown\s+|named\s+)?(?:the\s+|just\s+)?once(?:\s+only)?|"
    r"(?:only\s+|just\s+)?once\s+each|"
    r"(?:only\s+|just\s+)?(?:the\s+)?(?:uniques?|distinct)(?:\s+(?:ones?|values?|only|names?|lines?))?|"
    rf"{_NONE_TWICE}|(?:without|with\s+no|no)\s+(?:repeating|repeated)\s+(?:any(?:body|one|thing)?|one|ones|names?|lines?|entries)|"
    r"(?:no|without(?:\s+any)?|minus\s+(?:the\s+)?|drop(?:ping)?|skip(?:ping)?)\s*(?:duplicates?|dupes|doubles|doublets|repeats|repetitions?)|"
    r"(?:duplicates?|dupes|repeats|doubles)\s+(?:removed|dropped|left\s+out)|de-?dup(?:ed|licated))"
)
_ENDING = r"(?:extension|suffix|ending)"
_OLD = (
    r"(?:(?:backup|original|old|previous|former|unchanged)(?:\s+(?:copy|copies|files?|versions?|ones?|"
    r"text|state))?|backups|originals|copy|copies)"
)
_OF_EACH = (
    r"(?:\s+of\s+(?:it|them|each|every|the|that|all)(?:\s+(?:of\s+them|ones?|"
    r"originals?|files?|old\s+(?:ones?|files?|versions?)))?)?"
)
_UNDER = (
    rf"(?:\s+(?:with|using|under|as|in|(?:which\s+|that\s+)?end(?:ing|s)\s+(?:in|with|on))\s+(?:an?\s+|the\s+)?(?:{_ENDING}\s+)?"
    rf"[\"']?\.(?P<suffix>\w+)[\"']?(?:\s+(?:{_ENDING}|file))?)?"
)
_ORDER = r"(?:sorted|ordered|sort(?:\s+(?:them|it))?|arranged)"
_ALPHABET = (
    rf"(?:{_ORDER}(?:\s+(?:by\s+(?:(?:file\s*)?names?|paths?|alphabet)|alphabetically|a-z|a\s+to\s+z|in\s+alphabetical\s+order))?"
    r"|alphabetically(?:\s+sorted)?|(?:in\s+)?(?:alphabetical|alphabetic|a-z)\s+order|"
    r"sort\s+(?:the\s+)?(?:output|results?|list|lines)(?:\s+alphabetically)?)"
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("once", _ONCE),
    ("sorted", _ALPHABET),
    (
        "sorted_numbers",
        rf"(?:{_ORDER}\s+by\s+(?:the\s+|their\s+)?(?:number\s+of\s+(?:lines|words|characters|files|entries)|(?:line|word|file)\s+counts?)|{_ORDER}\s+numerically|(?:in\s+)?numeric(?:al)?\s+order)",
    ),
    (
        "largest_first",
        rf"(?:{_ORDER}\s+)?(?:the\s+)?{_LARGEST}{_FIRST}|(?:{_ORDER}\s+)?(?:in\s+)?descending(?:\s+order)?",
    ),
    (
        "smallest_first",
        rf"(?:{_ORDER}\s+)?(?:the\s+)?{_SMALLEST}{_FIRST}|(?:{_ORDER}\s+)?(?:in\s+)?ascending(?:\s+order)?",
    ),
    ("newest_first", rf"(?:{_ORDER}\s+)?(?:the\s+)?(?:newest|latest|most\s+recent){_FIRST}"),
    ("oldest_first", rf"(?:{_ORDER}\s+)?(?:the\s+)?(?:oldest|earliest){_FIRST}"),
    (
        "unnamed",
        r"(?:no|without(?:\s+the|\s+any)?|not\s+the|leave\s+out\s+the)\s+(?:file\s*names?|names\s+of\s+(?:the\s+)?files)",
    ),
    (
        "plain",
        rf"(?:{_SHOW}(?:{_ONLY})?{_DETERMINER}{_NAMES}|{_ONLY}{_DETERMINER}{_NAMES}|{_DETERMINER}{_NAMES}\s+only|"
        r"file\s*names|paths|names)",
    ),
    (
        "printed",
        rf"{_SHOW}(?:the\s+)?(?:results?|resulting\s+\w+|new\s+(?:contents?|text|version)|(?:changed|modified|edited)\s+\w+|outputs?|rest|remaining\s+\w+)"
        r"(?:\s+(?:to|on)\s+(?:stdout|(?:the\s+)?standard\s+output))?"
        r"|(?:to|on)\s+(?:stdout|(?:the\s+)?standard\s+output)",
    ),
    (
        "counted",
        rf"{_SHOW}(?:{_ONLY})?(?:the\s+|their\s+|its\s+)?(?:total\s+)?(?:count|number\s+of\s+(?:them|these|those|matches|results|such\s+\w+))(?:\s+of\s+(?:them|these|those))?",
    ),
    (
        "number",
        rf"(?:(?:{_SHOW})?{_ONLY}{_DETERMINER}{_NUMBERS}|{_SHOW}{_DETERMINER}{_NUMBERS}|{_DETERMINER}{_NUMBERS}\s+only|"
        r"one\s+(?:single\s+)?number)",
    ),
    *(
        (
            f"joined_{name}",
            rf"(?:(?:with\s+)?(?:the\s+|their\s+)?(?:names|them|entries|paths)\s+)?(?:separat|delimit|join)(?:ed|ing)\s+(?:(?:the\s+)?(?:names|them|paths)\s+)?(?:by|with)\s+(?:an?\s+)?{name}s?"
            rf"|(?:as\s+|in\s+)?a\s+{name}[- ](?:separated|delimited)\s+list"
            rf"|(?:all\s+)?(?:in|on)\s+one\s+line,?\s*(?:with\s+)?(?:an?\s+)?{name}s?\s+(?:in\s+)?between(?:\s+them)?"
            rf"|(?:all\s+)?(?:in|on)\s+one\s+line,?\s*{name}[- ]separated",
        )
        for name in ("comma", "colon", "semicolon", "space")
    ),
    (
        "kept",
        r"(?:keep(?:ing)?|mak(?:e|ing)|creat(?:e|ing)|sav(?:e|ing)|leav(?:e|ing)|tak(?:e|ing)|(?<=with\s))\s*(?:an?\s+|the\s+|its\s+)?(?:(?:(?P<ending>\.\w+|bak|orig|save)|safety|spare|security)\s+)?"
        rf"{_OLD}{_OF_EACH}(?:\s+(?:first|before(?:hand)?))?{_UNDER}"
        rf"|back(?:ing)?\s+(?:it\s+|them\s+)?up(?:\s+the\s+originals?(?:\s+files?)?)?(?:\s+first)?(?:\s+(?:with|ending)\s+(?:in\s+|an?\s+|the\s+)?(?:{_ENDING}\s+)?[\"']?\.(?P<end>\w+)[\"']?(?:\s+{_ENDING})?)?",
    ),
    (
        "told",
        r"verbosely|telling\s+(?:me\s+)?what\s+is\s+done|(?:print|show|display)(?:ing)?\s+(?:what\s+(?:is|was)\s+done|each\s+step|every\s+step)|with\s+verbose\s+output",
    ),
    (
        "silent",
        r"(?:nothing\s+(?:else|more)|one\s+(?:[a-z]+\s+)?(?:per|a|each)\s+line|(?:each|every\s+one)\s+on\s+(?:its|a)\s+own\s+line|"
        r"without\s+(?:an?\s+|the\s+)?trailing\s+slash(?:es)?|line\s+by\s+line|no\s+other\s+(?:output|columns?|text)|that\s+is\s+all|as\s+a\s+list|no\s+(?:folders|directories)\s+please)",
    ),
)
# In the order in which they are applied.
_APPLIED = (*(kind for kind, _ in _KINDS if kind != "counted"), "counted")
_TRIMMING = re.compile(
    rf"(?P<break>{_BREAK}|\s+and\s+(?=sorted|ordered|sort\s+(?:the\s+)?(?:output|results?|list)\b|{_SHOW}{_ONLY}|{_SHOW}(?:the\s+)?(?:results?|resulting|new|changed|modified|edited|outputs?|rest|remaining)\b|{_SHOW}(?:the\s+|their\s+)?(?:total\s+)?(?:count\b|number\s+of\s+(?:them|these|those))|to\s+std)|\s+and\s+(?=(?:keep(?:ing)?|mak(?:e|ing)|creat(?:e|ing)|sav(?:e|ing)|leav(?:e|ing)|back(?:ing)?)\s)|\s+(?=(?:keeping|making|saving|leaving|taking|with\s+(?:an?\s+)?(?:\.?\w+\s+)?(?:backup|copy))\s)|\s+but\s+(?=(?:first\s+)?(?:keep|make|take|save|leave|back)\s)|\s+(?=(?:with\s+)?(?:without|no|none|nobody|nothing)\s[^,;.]*\b(?:twice|more\s+than\s+once|doubles|repeats|duplicates)\W*\Z)|\s+(?=with\s+(?:each|every)\s)|\s+(?=sorted|ordered|alphabetically|one\s+(?:[a-z]+\s+)?(?:per|a)\s+line|"
    rf"each\s+(?:one\s+)?(?:only\s+)?once|in\s+(?:alphabetical|ascending|descending|numerical)))(?P<lead>{_LEAD})(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS)
    + r")(?:\s*(?:please|pls|thanks))?[\s.!)]*\Z",
    re.IGNORECASE,
)
# What a trimming leaves of the weight of a reading that it was not said with.
_SILENTLY, _CHANGED = 0.99, 0.97
# The same for a reading of the whole request that has passed over its trimmings.
_PASSED_OVER = 0.7
# The answer to a request for a number is one.
_A_NUMBER = re.compile(
    r"\bwc -|grep -\w*c|\b(?:length|add|bc|cut|awk)\b|END\s*\{|\$\(\(|stat -c|--format=%|\| head -n 1\Z|\bdu -"
)
_NO_NUMBER = 0.8
_LEAST_WORDS = 2
# A number of different things, which are found as things are and then counted.
_COUNTED = re.compile(
    r"\A(?:(?:print|show|display|get|find|tell\s+me|give\s+me|output|calculate|compute|count)\s+)?(?:the\s+)?(?:total\s+)?"
    r"(?:(?:number|count)\s+of|how\s+many)\s+(?:the\s+)?(?=(?:unique|distinct|different)\s)|\Acount\s+(?:the\s+)?(?=(?:unique|distinct|different)\s)",
    re.IGNORECASE,
)
# "a colon-separated list of …": what is listed, and then joined.
_LIST_OF = re.compile(
    r"\A(?:(?:print|show|display|get|give\s+me|output|make|create)\s+)?an?\s+"
    r"(?P<separator>comma|colon|semicolon|space)[- ](?:separated|delimited)\s+list\s+of\s+",
    re.IGNORECASE,
)
# Different things, each of which is to be seen once, and not how often it occurs.
_DIFFERENT = re.compile(
    r"\A(?:(?:print|show|display|get|find|give\s+me|output|list|extract|what|which)\s+)?(?:me\s+)?(?:all\s+)?(?:the\s+|are\s+the\s+)?(?:unique|distinct|different)\s",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\b(?:how|count\w*|number|often|times|frequen\w+|most|least|top|common|occurr\w+)\b", re.IGNORECASE
)
# A change in place that is only to be shown.
_PLACE_KEPT = re.compile(r"(?P<sed>\bsed(?: -[nErz]+)?) -i(?=\s)")
# Programs that say what they do when asked to.
_TELLS = re.compile(
    r"(?P<program>(?:^|(?<=&& )|(?<=-exec )|(?<=xargs -0r ))(?:mkdir|rm|cp|mv|ln|chmod|chown|chgrp|gzip))"
    r"(?! -\w*v)(?=\s)"
)
# Before the ending under which what is changed in place is kept.
_KEPT = "kept."
# What else changes one file in place.
_REWRITES = re.compile(
    r"\Asort (?:-\w+ )*-o (?P<sorted>[^\s'*]+) (?P=sorted)\Z|\Atruncate -s 0 (?P<emptied>[^\s'*]+)\Z|"
    r"> (?P<moved>[^\s'*]+)\.tmp && mv (?P=moved)\.tmp (?P=moved)\Z"
)
# Files joined into another one.
_JOINS = re.compile(r"\Acat (?P<files>[^|;&<>-][^|;&<>]*) > (?P<into>[^\s|;&<>]+)\Z")
# Output that goes to a file; a comparison within a script is none.
_SAVES = re.compile(r"[^2&\d]>\s*[^(&]")
_IN_QUOTES = re.compile(r"'[^']*'|2>/dev/null")


@dataclass(frozen=True, slots=True)
class Trimmings:
    """core: the request without its trimmings. kinds: what they say, in the order in which it is applied."""

    core: str
    kinds: tuple[str, ...] = ()

    @property
    def keeps_backup(self) -> bool:
        """Whether what is changed in place is to be kept as it was."""
        return any(kind.startswith(_KEPT) for kind in self.kinds)

    @property
    def are_plain(self) -> bool:
        """Whether they ask for nothing more than what was asked for is."""
        return set(self.kinds) <= {"silent", "plain", "number"}


def cut(request: str) -> Trimmings:
    """`request` and its trimmings apart; none where nothing would be left."""
    core, shown = hidden(request)
    kinds: set[str] = set()
    while (match := _TRIMMING.search(core)) is not None:
        left = core[: match.start()].rstrip(" ,;.?!:")
        if len(left.split()) < _LEAST_WORDS:
            break
        core = left
        kinds.update(kind for kind, _ in _KINDS if match[kind])
        if match["kept"]:
            kinds.add(_KEPT + (match["ending"] or match["suffix"] or match["end"] or "bak").lstrip("."))
    if (counted := _COUNTED.match(core)) is not None:
        core = f"list the {core[counted.end() :]}"
        kinds.add("counted")
    elif (listed := _LIST_OF.match(core)) is not None:
        core = f"list {core[listed.end() :]}"
        kinds.add(f"joined_{listed['separator'].lower()}")
    elif _DIFFERENT.match(core) and not _HOW_OFTEN.search(core):
        kinds.add("once")
    if not kinds:
        return Trimmings(request)
    backups = tuple(kind for kind in kinds if kind.startswith(_KEPT))
    return Trimmings(shown(core), (*backups, *(kind for kind in _APPLIED if kind in kinds)))


def applied(proposal: Proposal, kinds: tuple[str, ...]) -> Proposal | None:
    """`proposal` whose last step has the look that was asked for; None where it cannot have it."""
    if not proposal.steps or not kinds:
        return proposal
    looked = _with_look(proposal.steps[-1], kinds)
    if looked is None:
        return None
    step, weight = looked
    return replace(proposal, steps=(*proposal.steps[:-1], step), score=proposal.score * weight)


def weighed(proposal: Proposal, kinds: tuple[str, ...]) -> Proposal:
    """`proposal`, a reading of the whole request, which has lost what it has passed over."""
    looked = applied(proposal, kinds)
    passed_over = looked is not None and looked.commands != proposal.commands
    return replace(proposal, score=proposal.score * _PASSED_OVER) if passed_over else proposal


def _with_look(step: Step, kinds: tuple[str, ...]) -> tuple[Step, float] | None:
    command, weight = step.command, _SILENTLY
    for kind in kinds:
        if kind == "number" and not _A_NUMBER.search(command):
            weight *= _NO_NUMBER
        if kind.startswith(_KEPT):
            kept = re.sub(r"\bsed -i(?= )", f"sed -i.{kind.removeprefix(_KEPT)}", command)
            if kept == command and (file := _REWRITES.search(command)) is not None:
                path = file["sorted"] or file["emptied"] or file["moved"]
                kept = f"cp -p {path} {path}.{kind.removeprefix(_KEPT)} && {command}"
            if kept == command:
                return None
            command = kept
            continue
        if kind == "told":
            command = re.sub(r"\btar -(?!\w*v)(\w*)f(?=\s)", r"tar -\1vf", command)
            command = re.sub(r"(?<! -print) -delete\Z", " -print -delete", _TELLS.sub(r"\g<program> -v", command))
            continue
        if kind == "printed":
            command = _PLACE_KEPT.sub(r"\g<sed>", command)
            command = re.sub(r"(?P<program>\b(?:gunzip|bunzip2|unxz))(?= )(?! -\w*c)", r"\g<program> -c", command)
            step = replace(step, effect=Effect.READS) if command != step.command else step
            continue
        if kind == "once" and (parts := _JOINS.match(command)) is not None:
            command = f"sort -u {parts['files']} > {parts['into']}"
            continue
        looks = LOOKS.get(kind)
        if looks is None:
            continue
        if step.effect is not Effect.READS or _SAVES.search(_IN_QUOTES.sub("''", command)):
            return None
        changed = looks(command)
        if changed is None:
            return None
        weight *= 1.0 if changed == command else _CHANGED
        command = changed
    return (step if command == step.command else replace(step, command=command)), weight
