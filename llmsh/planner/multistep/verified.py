"""Checks after a change: "then check that there are three archives", "verify them", "print ok if it is fine"."""

import re

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.multistep.predicates import PlanOne, predicate
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.syntax.quote import quote

_CHECKS = re.compile(
    r"^(?:check|verify|make\s+sure|confirm|test|ensure|see)\s+(?:that|whether|"
    r"if)\s+(?P<what>.+?)(?:\s+by\s+(?P<how>listing|showing|"
    r"printing)\s+(?P<shown>.+))?$",
    re.IGNORECASE,
)
_SUMS = re.compile(
    (
        r"^(?:check|verify|test)\s+(?:them|it|these|those|the\s+(?:check)?sums?|"
        r"the\s+hashes)(?:\s+(?:right\s+away|at\s+once|again|afterwards|"
        r"immediately))*$"
    ),
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"^(?:test|check|verify)\s+(?:the\s+(?:archive|tarball|zip)|"
    r"it)(?:\s+(?:file|for\s+errors|is\s+(?:ok|fine|intact)))?$",
    re.IGNORECASE,
)
_HASHED = re.compile(r"^(?P<program>(?:md5|sha1|sha224|sha256|sha384|sha512|b2)sum)\b.*> (?P<path>'[^']+'|\S+)$")
_THAT_MANY = re.compile(
    (
        r"^(?:there\s+are|it\s+has|they\s+are)\s+(?:really\s+|now\s+|"
        r"exactly\s+)*(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|"
        r"ten)\s+(?P<what>\S+.*)$"
    ),
    re.IGNORECASE,
)
_WORDS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def propose(clause: str, before: Proposal | None, place: str, context: Context, plan_one: PlanOne) -> Proposal | None:
    """`clause` as a check of what the steps before have done; None when it checks nothing, or what is not known.

    place: the folder that was spoken of before.
    """
    last = before.commands[-1] if before is not None else ""
    if _SUMS.match(clause) and (hashed := _HASHED.match(last)):
        command = f"{hashed['program']} -c {hashed['path']}"
        return _found(command, "Verifies the sums.", 0.95)
    if _ARCHIVE.match(clause) and before is not None and before.product:
        path = quote_path(before.product)
        if before.product.endswith(".zip"):
            return _found(f"unzip -tq {path}", "Tests the archive.", 0.93)
        if re.search(r"\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz)$", before.product):
            return _found(f"tar -tf {path} > /dev/null", "Tests the archive.", 0.93)
    match = _CHECKS.match(clause)
    if match is None or re.match(r"it\s+(?:worked|works|is\s+(?:ok|fine|there))", match["what"]):
        return None
    if match["how"]:
        found = plan_one(f"list the files in {match['shown']}", context)
        return found if found is not None and found.is_harmless else None
    if (many := _THAT_MANY.match(match["what"])) and place:
        number = _WORDS.get(many["count"].lower(), many["count"])
        what = re.sub(r"\s+(?:in\s+(?:it|there)|there|now)$", "", many["what"])
        if re.fullmatch(
            (
                r"archives?|files?|copies|entries|items|"
                r"folders|images|photos|logs|"
                r"[\w.]+\s+files"
            ),
            what,
            re.IGNORECASE,
        ):
            kind = "-type d" if what.lower().startswith("folder") else "-type f"
            counted = f'"$(find {quote_path(place)} -mindepth 1 -maxdepth 1 {kind} | wc -l)"'
            return _found(f"[ {counted} -eq {number} ]", f"Succeeds when there are {number} in {place}.", 0.9)
    test = predicate(match["what"], context, plan_one)
    if test is None:
        return None
    return _found(
        f"{test.command} && echo {quote('yes: ' + match['what'])}",
        f"Says yes when {match['what']}, and fails otherwise.",
        0.9,
    )


def _found(command: str, said: str, score: float) -> Proposal:
    return Proposal((Step(command, said, Effect.READS, recipes=("check",)),), score, "steps")
