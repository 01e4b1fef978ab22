"""Clauses: where a request of several steps is cut, outside quotes and before a verb."""

import re
from dataclasses import dataclass
from typing import Literal

from llmsh.planner.multistep import voice
from llmsh.planner.multistep.verbs import VERBS
from llmsh.planner.words import tokenize

Joint = Literal["", "then", "success"]

# Verbs that are a whole step by themselves.
_WHOLE = frozenset({"commit", "push", "pull", "reboot", "exit", "commit it", "stash"})
# Verbs that work on what the step before was about, where nothing else is named.
_OBJECTLESS = frozenset({"delete", "remove", "count", "sort", "print", "display", "compress"})
_GERUNDS = {
    **{f"{verb}ing": verb for verb in VERBS},
    **{f"{verb[:-1]}ing": verb for verb in VERBS if verb.endswith("e")},
    **{f"{verb}{verb[-1]}ing": verb for verb in VERBS if not verb.endswith("e")},
}
_STRONG = re.compile(
    r"""(?:(?:[,;.]\s*)?(?:\band\s+)?\b(?:then|(?:(?<=and\ )|(?<=,\ ))after(?=\s+(?!that\b|which\b|the\b|an?\b|"
    r"\w+ing\b|\d)[a-z]+\s)|afterwards?|after\s+that|after\s+which|next|finally|lastly|"
    r"subsequently|
    once\s+(?:that\s+(?:is|has\s+been)\s+)?done|once\s+(?:finished|ready|it\s+is\s+there)|when\s+(?:that\s+is\s+)?done|
    when\s+(?:you\s+are\s+)?(?:done|finished|ready)|at\s+the\s+end|in\s+the\s+end|to\s+finish)\b\s*,?\s+(?!again)|\s*;\s+|\s+followed\s+by\s+(?!(?:it|its\s+\w+|that|the\s+(?:name|value|variable|number|line|word))\s*(?:$|[,;.]|and\b))|
    \s+before\s+you\s+|[.!?]\s+(?=[A-Za-z"']))""",
    re.IGNORECASE | re.VERBOSE,
)
# In the middle of a clause these words are no joint: "the next line", "older then".
_NO_JOINT = re.compile(r"(?:^|\W)(?:the|a|bigger|larger|smaller|older|newer|more|less|than)$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:^|\W)(?:bigger|larger|smaller|older|newer|more|less|than)$", re.IGNORECASE)
_SUCCESS = re.compile(
    r"""\s*[,;.]?\s*(?:and\s*,?\s+)?(?:only\s+)?(?:if|when|once|provided)\s+(?:that|it|this|the\s+\w+|"
    r"everything|all)\s+
    (?:has\s+(?:worked|succeeded|gone\s+(?:well|fine)|finished)|is\s+(?:finished|complete)|worked|works|succeeded|succeeds|went\s+(?:well|fine)|was\s+successful|is\s+successful|goes\s+well|is\s+done)
    (?:\s+out)?\s*,?\s+(?:then\s+)?|\s*[,;]?\s*(?:and\s*,?\s+)?if\s+successful,?\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_WEAK = re.compile(r"(?:\s*,\s*(?:and\s+|but\s+)?|\s+and\s+|\s+but\s+)(?:also\s+|finally\s+|lastly\s+)?", re.IGNORECASE)
# "…, and if n is more than 2 print many": a condition on what was done before.
_THEN_IF = re.compile(
    r"\s*[,;]?\s+(?:and|but)\s+(?=(?:if|unless|when)\s+(?:it|the\s+\w+|\$?\w+)\s+(?:is|has|contains?|equals|"
    r"exceeds)\s+(?!fail|success|done)\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)|`[^`]+`|“[^”]*”")
_FIRST = re.compile(
    r"^(?:first(?:ly)?(?:\s+of\s+all)?\s*,?\s+|(?:begin|start)\s+by\s+|to\s+begin\s+with\s*,?\s+|"
    r"afterwards\s*,?\s+|after\s+that\s*,?\s+|once\s+done\s*,?\s+|"
    r"then\s+|finally\s*,?\s+|now\s*,?\s+|next\s*,?\s+|also\s+)(?!\d|line|word|row)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^before\s+(?P<gerund>\w+ing)\s+(?P<rest>[^,]+),\s*(?P<main>.+)$", re.IGNORECASE)
_AFTER = re.compile(r"^after\s+(?P<gerund>\w+ing)\s+(?P<rest>[^,]+),\s*(?P<main>.+)$", re.IGNORECASE)
# Sentences that tell how things are, and ask for nothing.
_TOLD = re.compile(
    r"(?:(?:i|we)\s+(?:am|'m|are|have|had|was|were|sometimes|often|always|do\s+not|don't|can\s*not|"
    r"can't)\b(?!\s+to\b)|i'm\b|my\s+\w+\s+"
    r"(?:is|are|was|were|has|have)\b|it\s+is\b|there\s+(?:is|are)\b|how\s+(?:do|can)\s+i\s+do\s+(?:that|this|it))",
    re.IGNORECASE,
)
# "… and below it the number of …": more output for the same file; "… and in it a …": something made in the folder.
_BELOW = re.compile(r",?\s+and\s+(?:below|under|beneath)\s+(?:it|that),?\s+(?P<what>the\s.+)$", re.IGNORECASE)
_IN_IT = re.compile(
    r"(?:,?\s+and|[,;])\s+(?:in\s+it|inside(?:\s+it)?|in\s+(?:there|that|this))\s*,?\s+(?:put\s+|create\s+|"
    r"make\s+)?(?P<what>(?:an?|\d+|two|three|four|"
    r"five|some)\s.+?)(?=$|[,;]\s+(?:and\s+)?then\b|;)",
    re.IGNORECASE,
)
_MADE_SO = re.compile(
    r"(?:,?\s+with\s+the|(?<=me)\s+and\s+the)\s+(?P<what>(?:folder|directory|file|key|script)\s+(?:only|just|"
    r"readable|"
    r"accessible|private|executable)\b)",
    re.IGNORECASE,
)
# "empty a, but keep a copy of it first as b"
_TRAILING = re.compile(r"\s+(?:afterwards?|after\s+that|in\s+the\s+end|at\s+the\s+end|too|as\s+well)$", re.IGNORECASE)
_CALL_IT = re.compile(
    r"\s*,?\s+(?:and\s+)?(?:call|name)\s+(?:it|that|the\s+\w+)\s+(?P<name>[^\s,;]+)(?=$|[,;]|"
    r"\s+and\b|\s+then\b)",
    re.IGNORECASE,
)
_FIRST_AT_END = re.compile(
    r"^(?P<main>.+?)\s*,?\s+but\s+(?P<other>\w.+?)\s+(?:first|before(?:hand)?)(?P<tail>\s+(?:as|to|in)\s+\S+)?$",
    re.IGNORECASE,
)
_BEFOREHAND = re.compile(
    r"^(?P<what>\w.+?)\s+(?:first|before\s*hand|before\s+that|"
    r"before\s+you\s+do\s+(?:that|so)|before)(?P<tail>\s+(?:as|to|"
    r"in)\s+\S+)?$",
    re.IGNORECASE,
)
# What was there before a change.
_AS_IT_WAS = re.compile(
    r"\b(?:(?:a\s+)?(?:back-?up\s+)?copy\s+of\s+)?(?:the\s+)?(?:untouched|old|original|"
    r"unchanged|previous|current|present)\s+(?:version|file|state|one|"
    r"contents?)(?:\s+of\s+it)?\b|\bthe\s+original\b|\b(?:a\s+)?copy\s+of\s+it\b|\bit\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\s*,?\s+(?:one\s+by\s+one\s+|individually\s+|separately\s+)?(?:and|but)\s+keep\s+(?:the\s+)?(?:originals?|"
    r"source\s+files?|original\s+(?:files?|ones?)|uncompressed\s+(?:files?|ones?))\b",
    re.IGNORECASE,
)
# "… but keep what it changed": how the act is meant, and no other.
_STAYS = re.compile(
    (
        r"\s*,?\s*(?:but|and)\s+keep\s+(?:what\b|"
        r"the\s+changes|my\s+(?:changes|work)|"
        r"its\s+changes)"
    ),
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\w~./-]*[./][\w./-]*\w")
# "make copies of a.txt called b.txt and c.txt"
_COPIES = re.compile(
    r"\b(?:make|create|take)\s+(?:(?:two|three|four|five|\d+|"
    r"some)\s+)?copies\s+of\s+(?P<what>\S+)\s*,?\s+(?:called|named|as|with\s+the\s+names?)\s+"
    r"(?P<names>[^\s,;]+(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)[^\s,;]+\.\w+)+)",
    re.IGNORECASE,
)
_LATE = re.compile(r"^(?P<main>.+?),?\s+(?P<word>before|after)\s+(?P<gerund>\w+ing)\s+(?P<rest>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One step's words. joint: how it hangs on the one before; `success`: only when that one worked."""

    text: str
    joint: Joint = ""


def is_sequence(request: str) -> bool:
    """Whether the request says by "then", ";" or a new sentence that it has several steps."""
    bare = _QUOTED.sub(lambda match: "q" * len(match[0]), request.strip(" .;"))
    return any(_is_joint(bare, match) for match in _STRONG.finditer(bare) if match.start())


def _is_joint(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()
    is_then = "then" in match[0].lower()
    return not (_COMPARED if is_then else _NO_JOINT).search(before)


def split(request: str) -> list[Clause]:
    """The clauses of `request`, at least one: cut at "then" and its like, and at "and" or a comma before a verb."""
    request = _in_order(
        re.sub(r"\b(delete|remove|print|display|them|it|these|those|all)\s+\.$", r"\1", request.strip())
    )
    quoted = [match.span() for match in _QUOTED.finditer(request)]
    cuts: list[tuple[int, int, Joint]] = []
    for pattern in (_SUCCESS, _STRONG, _THEN_IF, _WEAK):
        for match in pattern.finditer(request):
            inside = any(start < match.end() and match.start() < end for start, end in quoted)
            overlaps = any(start < match.end() and match.start() < end for start, end, _ in cuts)
            if inside or overlaps or match.start() == 0:
                continue
            if pattern is _STRONG and not _is_joint(request, match):
                continue
            if pattern is _WEAK and not begins_with_verb(rest := request[match.end() :]) and not voice.is_fronted(rest):
                continue
            if pattern is _WEAK and _STAYS.match(request[match.start() :]):
                continue
            joint: Joint = "success" if pattern is _SUCCESS else "then" if pattern in (_STRONG, _THEN_IF) else ""
            cuts.append((*match.span(), joint))
    clauses: list[Clause] = []
    at, before = 0, ""
    for start, end, joint in sorted(cuts):
        _add(clauses, request[at:start], before)
        at, before = end, joint
    _add(clauses, request[at:], before)
    clauses = _first_things_first(clauses)
    told = [clause for clause in clauses if not _TOLD.match(clause.text)]
    return told or clauses


def _first_things_first(parts: list[Clause]) -> list[Clause]:
    """ "change a, but save the old version as b beforehand, and …": what is to be done before goes before."""
    ordered: list[Clause] = []
    for part in parts:
        match = _BEFOREHAND.match(part.text)
        if match is None or not ordered:
            ordered.append(part)
            continue
        named = _NAMED.search(ordered[-1].text)
        path = (named[0] if named else "it").replace("\\", r"\\")
        text = _AS_IT_WAS.sub(path, f"{match['what']}{match['tail'] or ''}", count=1)
        ordered.insert(
            len(ordered) - 1,
            Clause(
                re.sub(
                    (
                        r"^(?:save|keep|store)\s+(?=\S+\s+(?:as|"
                        r"to|in)\b)"
                    ),
                    "copy ",
                    text,
                ),
                ordered[-1].joint,
            ),
        )
    return ordered


def _add(clauses: list[Clause], text: str, joint: str) -> None:
    text = _TRAILING.sub("", text.strip(" ,;"))
    if joint == "then" and clauses and re.match(r"the\s+(?:last|first|next)\b", text, re.IGNORECASE):
        # "the first two lines of a, followed by the last one"
        noun = re.search(r"\b(line|word|character|file|row)s?\b", clauses[-1].text)
        what = re.sub(r"\bone$", noun[1] if noun else "one", text)
        text = f"{clauses[-1].text.split(' ', 1)[0]} {what}"
    starts = re.match(r"(?:begin|start)\s+by\s+(?P<gerund>\w+ing)\b", text.strip(" ,;"), re.IGNORECASE)
    if starts and (verb := _GERUNDS.get(starts["gerund"].lower())):
        text = f"{verb}{text.strip(' ,;')[starts.end() :]}"
    if stripped := _FIRST.sub("", text.strip(" ,;")).strip():
        if clauses and stripped.lower() in _OBJECTLESS:
            stripped += " them"
        clauses.append(Clause(stripped, "success" if joint == "success" else "then" if joint == "then" else ""))


def _in_order(request: str) -> str:
    """ "before deleting a, copy it" and "merge a after stashing b" in the order in which things happen."""
    if late := _FIRST_AT_END.match(request):
        said = re.search(r"[\w~./-]*[./][\w./-]*\w", late["main"])
        other = late["other"] if said is None else re.sub(r"\b(?:it|them)\b", lambda _: said[0], late["other"], count=1)
        other = re.sub(r"^keep\s+", "make ", other)
        request = f"{other}{late['tail'] or ''}; {late['main']}"
    if re.match(r"(?:archive|tar|zip|pack|compress|bundle|create|make|put)\b", request, re.IGNORECASE):
        request = _CALL_IT.sub(lambda match: f" called {match['name']}", request, count=1)
    request = _COPIES.sub(
        lambda match: "; ".join(
            f"copy {match['what']} to {name}" for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["names"])
        ),
        request,
    )
    request = _KEEPS.sub(" keeping the originals", request)
    request = _BELOW.sub(lambda match: f"; append {match['what']} to it", request)
    request = _IN_IT.sub(lambda match: f"; create {match['what']} in it", request)
    request = _MADE_SO.sub(lambda match: f"; make the {match['what']}", request)
    for pattern in (_BEFORE, _AFTER, _LATE):
        match = pattern.match(request)
        verb = _GERUNDS.get(match["gerund"].lower()) if match else None
        if match is None or verb is None:
            continue
        other, main = f"{verb} {match['rest']}", match["main"]
        if pattern is _BEFORE and re.fullmatch(r"\S+|(?:the|my)\s+\w+\s+\S+|(?:the|my)\s+\S+", match["rest"]):
            # "before deleting a, copy it": what is named later in time is said first
            main = re.sub(r"\b(?:it|them)\b", lambda _, said=match["rest"]: said, main, count=1)
        if pattern is _LATE and match["word"].lower() == "after" and (said := _NAMED.search(main)):
            other = re.sub(r"\b(?:its\s+)(?=\w)", "the ", other, count=1) if " of " in other else _of_it(other, said[0])
        first = pattern is _AFTER or (pattern is _LATE and match["word"].lower() == "after")
        return f"{other}; {main}" if first else f"{main}; {other}"
    return request


def _of_it(clause: str, path: str) -> str:
    """`clause` with `path` for "it" and "its": it is said before what it points at."""
    clause = re.sub(
        r"\bits\s+(?P<what>contents?|lines|text|size|name)\b", lambda m: f"the {m['what']} of {path}", clause
    )
    return re.sub(r"\b(?:it|them)\b", lambda _: path, clause, count=1)


def begins_with_verb(text: str) -> bool:
    """Whether `text` begins with a verb that tells to do something."""
    tokens = tokenize(text)
    if not tokens or tokens[0].quoted:
        return False
    low = tokens[0].low
    if low in _WHOLE | _OBJECTLESS and len(tokens) == 1:
        return True
    return len(tokens) > 1 and low in VERBS and tokens[1].low not in ("of", "is", "are", "and", "or")


_GAPPED = re.compile(
    r"^(?P<verb>(?:put|move|copy|rename|replace|change|store|link|add|send|place|bring|write|save|print|"
    r"extract)\b)\s+(?P<first>.+?)\s+"
    r"(?P<prep>into|in|to|with|by|under)\s+(?P<where>.+?)(?:(?:\s*,)?\s+and\s+|\s*[,;]\s*(?=(?:all\s+)?(?:the\s+)?"
    r"(?:rest|others|remaining|remainder|other\s)))(?P<second>.+?)\s+(?P=prep)\s+(?P<other>.+)$",
    re.IGNORECASE,
)
# "the first 2 lines of a.txt to b.txt, the rest to c.txt": no verb at all.
_VERBLESS = re.compile(
    r"(?:the\s+|all\s+)?(?:first|last|top|bottom|lines?|rows?|odd|even|\w+\s+lines)\b.+?\s(?:to|into|"
    r"in)\s+\S+\.\w+\s*(?:,|;|\s+and)\s",
    re.IGNORECASE,
)


def ungapped(clause: str) -> list[str]:
    """ "put a in x, b in y and c in z" as clauses with the verb in each; otherwise the clause alone."""
    if _VERBLESS.match(clause) and not begins_with_verb(clause):
        clause = f"write {clause}"
    match = _GAPPED.match(clause)
    if match is None:
        return [clause]
    bare = _QUOTED.sub(lambda found: "q" * len(found[0]), clause)
    prep = r"(?:in)?to" if re.fullmatch(r"(?:in)?to", match["prep"], re.IGNORECASE) else re.escape(match["prep"])
    goes = re.compile(rf"^(?P<what>\S.*?)\s+(?P<prep>{prep})\s+(?P<where>\S+(?:\s+\S+){{0,5}})$", re.IGNORECASE)
    parts: list[str] = []
    at, begin = match.end("verb"), match.end("verb")
    for border in [*re.finditer(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", bare), None]:
        end = border.start() if border else len(clause)
        if border is None or goes.match(bare[begin:end].strip()):
            parts.append(clause[begin:end].strip())
            begin = border.end() if border else end
        at = begin
    found = [goes.match(part) for part in parts]
    if at < len(clause) or len(parts) < 2 or not all(found):
        return [clause]
    whole = [item for item in found if item is not None]
    whence = re.search(r"\s(?:of|in|from)\s+(?:the\s+)?(?:folder\s+)?[\w./~-]+$", whole[0]["what"])
    pieces = []
    for number, item in enumerate(whole):
        what = item["what"]
        if number and whence and not re.search(r"\s(?:of|in|from)\s|[\w/]\.\w", what):
            what += whence[0]  # "the errors of a.log to x and the warnings to y"
        pieces.append(f"{match['verb']} {what} {item['prep']} {item['where']}")
    return pieces


def distributed(clause: str) -> list[str]:
    """ "delete the build folder and all logs" as two clauses with the verb in both; otherwise nothing."""
    verb, _, rest = clause.partition(" ")
    bare = _QUOTED.sub(lambda match: "q" * len(match[0]), rest)
    if verb.lower() not in VERBS or " and " not in bare:
        return []
    at = bare.index(" and ")
    first, joint, second = rest[:at], " and ", rest[at + 5 :]
    if re.fullmatch(r"(\"[^\"]*\"|'[^']*')[\s.?!]*", second.strip()):
        return []  # a second text is sought where the first is
    return [f"{verb} {first}", f"{verb} {second}"] if joint and second else []
