"""A word that dd does not take: it wants name=value."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "dd: unrecognized operand",
    "dd: unknown operand",
    "dd: invalid number",
    "dd: bad operand",
    "dd: unrecognised operand",
)
MATCHES = (
    Case(
        "dd input=a of=b",
        "dd: unrecognized operand ‘input=a’\nTry 'dd --help' for more information.",
        1,
        says="`input=a`",
        fix="dd if=a of=b",
    ),
    Case("dd -if=a of=b", "dd: unrecognized operand '-if=a'", 1, fix="dd if=a of=b"),
    Case("dd if=a of=b bs=1megs", "dd: invalid number: ‘1megs’", 1, says="1megs", fix="dd if=a of=b bs=1M"),
    Case("dd if=a of=b bs=4m", "dd: unknown operand bs=4m", 1, says="bs=4m"),
    Case(
        "dd disk.img copy.img bs=1M",
        "dd: unrecognized operand ‘disk.img’\nTry 'dd --help' for more information.",
        1,
        (("disk.img", "x"),),
        says="if=",
        fix="dd if=disk.img of=copy.img bs=1M",
    ),
)
IGNORES = (Case("dd if=x of=y", "dd: failed to open 'x': No such file or directory"),)
KNOWN = ("if", "of", "bs", "count", "skip", "seek", "status", "conv", "ibs", "obs", "iflag", "oflag")
OTHER = {"input": "if", "in": "if", "output": "of", "out": "of", "blocksize": "bs", "from": "if", "to": "of"}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if number := re.search(r"invalid number: [‘'](?P<value>[^’']+)", problem.text):
        size = re.match(r"(?P<count>\d+)\s*(?P<unit>[kKmMgGtT])", number["value"])
        fixed = problem.command.replace(number["value"], f"{size['count']}{size['unit'].upper()}", 1) if size else ""
        return Finding(
            f"`{number['value']}` is no size that dd can read.",
            0.96,
            "Sizes are numbers with a letter: 512, 4K, 1M, 2G.",
            (number[0],),
            (Fix(fixed, "the size as dd reads it"),) if fixed else (),
            () if fixed else ("write it as a number with K, M or G",),
        )
    match = re.search(r"(?:unrecogni[sz]ed|unknown|bad) operand:? [‘'\"]?(?P<word>[^’'\"\n]+)", problem.text)
    if not match:
        return None
    word = match["word"]
    bare = [each for each in problem.argv_of("dd")[1:] if "=" not in each]
    if len(bare) == 2 and bare[0] == word and facts.exists(word):
        fixed = problem.replace_text(bare[0], f"if={quote(bare[0])}")
        fixed = re.sub(rf"(?<!\S){re.escape(bare[1])}(?!\S)", f"of={quote(bare[1])}", fixed, count=1)
        return Finding(
            "dd does not take two names as cp does: it wants if= and of=.",
            0.96,
            "dd takes words of the form name=value: if= what to read, of= what to write, bs= how much at a time.",
            (match[0],),
            (Fix(fixed, "what to read and what to write"),),
        )
    name, _, value = word.lstrip("-").partition("=")
    meant = OTHER.get(name) or (
        name if name in KNOWN and word[0] == "-" else next(iter(closest(name, KNOWN, limit=1)), "")
    )
    return Finding(
        f"dd does not know `{word}`.",
        0.96,
        "dd takes words of the form name=value: if= what to read, of= what to write, bs= how much at a time.",
        (match[0],),
        (Fix(problem.replace_text(word, f"{meant}={quote(value)}"), f"{meant}= is a word of dd"),)
        if meant and value
        else (),
        () if meant and value else (f"its words are: {', '.join(f'{each}=' for each in KNOWN[:7])}",),
    )
