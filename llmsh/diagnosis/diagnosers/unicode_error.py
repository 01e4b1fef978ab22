"""Bytes that are not in the character set that was expected."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "unicodedecodeerror",
    "unicodeencodeerror",
    "illegal byte sequence",
    "invalid byte sequence",
    "invalid utf-8",
    "invalid or incomplete multibyte",
    "stream did not contain valid utf-8",
)
MATCHES = (
    Case(
        "python3 a.py",
        'Traceback (most recent call last):\n  File "{cwd}/a.py", line 3, in <module>\n    open("b").read()\n  '
        "File \"<frozen codecs>\", line 322, in decode\nUnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 "
        "in position 0: invalid continuation byte",
        1,
        says="0xe9",
    ),
    Case(
        "python3 a.py",
        "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)",
        1,
        says="ascii",
        fix="PYTHONUTF8=1 python3 a.py",
    ),
    Case("tr a b < x", "tr: Illegal byte sequence", 1, says="bytes", fix="LC_ALL=C tr a b < x"),
    Case("sed s/a/b/ x", "sed: RE error: illegal byte sequence", 1, fix="LC_ALL=C sed s/a/b/ x"),
)
IGNORES = (Case("python3 a.py", "ValueError: invalid literal for int() with base 10: 'abc'"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"'(?P<codec>[\w-]+)' codec can't (?P<way>de|en)code (?:bytes?|characters?) (?P<what>\S+)", problem.text
    )
    if match and match["way"] == "en":
        return Finding(
            f"A letter ({match['what'].strip(chr(39))}) cannot be written in the character set {match['codec']}.",
            0.94,
            "The program writes in a character set without this letter. UTF-8 has all letters.",
            (match[0],),
            (Fix(f"PYTHONUTF8=1 {problem.command}", "lets Python use UTF-8"),)
            if problem.command and match["codec"] == "ascii"
            else (),
            ('open files with encoding="utf-8"',),
        )
    if match:
        return Finding(
            f"The input is not {match['codec']}: it holds the byte {match['what']}.",
            0.93,
            "Text is stored as bytes in a character set. This file is in another one, often latin-1 or cp1252, or "
            "it is no text at all.",
            (match[0],),
            (),
            (
                'name the right set where the file is opened: open(name, encoding="latin-1")',
                "see what kind of file it is: file and its name",
            ),
        )
    fixes = (
        (Fix(f"LC_ALL=C {problem.command}", "treats the text as plain bytes"),)
        if problem.command and "llegal byte" in problem.text and not re.search(r"[|;&]", problem.command)
        else ()
    )
    return Finding(
        "The input holds bytes that are not valid in the character set in use.",
        0.88,
        "The tool expects UTF-8 text, and this is in another character set or no text.",
        (next((line for line in problem.lines if "byte" in line.lower() or "utf" in line.lower()), ""),),
        fixes,
        ("see what kind of file it is: file and its name",),
    )
