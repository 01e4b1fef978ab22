"""Character sets that iconv does not know, or text that does not fit the one named."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("iconv:", "iconv: illegal input sequence", "illegal input sequence at position")
MATCHES = (
    Case(
        "iconv -f utf-9 -t utf-8 a",
        "iconv: failed to start conversion processing: No such file or directory",
        1,
        says="utf-9",
    ),
    Case(
        "iconv -f utf9 -t utf8 a",
        "iconv: conversion from `utf9' is not supported\nTry `iconv --help'",
        1,
        says="utf9",
        fix="iconv -f UTF-8 -t utf8 a",
    ),
    Case(
        "iconv -f utf-8 -t ascii a",
        "iconv: illegal input sequence at position 12",
        1,
        says="position 12",
        fix="iconv -f utf-8 -t ascii//TRANSLIT a",
    ),
)
IGNORES = (Case("iconv -f utf-8 none", "iconv: cannot open input file `none': No such file or directory", 1),)
KNOWN = (
    "UTF-8",
    "UTF-16",
    "UTF-32",
    "ISO-8859-1",
    "ISO-8859-15",
    "WINDOWS-1252",
    "ASCII",
    "CP437",
    "KOI8-R",
    "SHIFT_JIS",
    "GBK",
    "BIG5",
    "EUC-JP",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if place := re.search(r"(?:illegal|invalid) input sequence at position (?P<at>\d+)|cannot convert", text):
        argv = problem.argv_of("iconv")
        to = next((argv[at + 1] for at, word in enumerate(argv[:-1]) if word in ("-t", "--to-code")), "")
        where = f" at position {place['at']}" if place["at"] else ""
        return Finding(
            f"The text holds a sign{where} that does not fit the character sets named.",
            0.95,
            "Either the text is in another set than -f says, or the set after -t has no such sign.",
            (place[0],),
            (Fix(problem.replace_text(to, f"{to}//TRANSLIT"), "writes the nearest sign instead"),)
            if to and "//" not in to
            else (),
            ("see what the text is: file -i and its name",),
        )
    if not re.search(r"conversion from .* (?:is )?not supported|failed to start conversion|unsupported", text):
        return None
    given = [word for word in problem.argv_of("iconv") if re.search(r"\d", word)]
    named = re.search(r"conversion (?:from|to) [`'‘\"]?(?P<name>[\w.-]+)", text)
    name = (
        named["name"]
        if named
        else next((word for word in given if word.upper() not in KNOWN), given[0] if given else "")
    )
    plain = {re.sub(r"[-_]", "", known): known for known in KNOWN}
    near = [plain[each] for each in closest(re.sub(r"[-_]", "", name.upper()), plain, limit=1)]
    return Finding(
        f"iconv knows no character set `{name}`.",
        0.95,
        "Each set of characters has a fixed name, such as UTF-8 or ISO-8859-1.",
        (next((line for line in problem.lines if "iconv:" in line), ""),),
        (Fix(problem.replace_word(name, near[0]), f"{near[0]} is one that is known"),)
        if near and problem.names(name)
        else (),
        ("iconv -l lists those that are known",),
    )
