"""ImageMagick may not read or write such files, or lacks the part for them."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "not allowed by the security policy",
    "no decode delegate",
    "no encode delegate",
    "cache resources exhausted",
    "unable to open image",
)
MATCHES = (
    Case(
        "convert a.pdf a.png",
        "convert-im6.q16: attempt to perform an operation not allowed by the security policy `PDF' @ "
        "error/constitute.c/IsCoderAuthorized/426.",
        1,
        says="PDF",
        fix="pdftoppm -png -r 150 a.pdf a",
    ),
    Case(
        "convert a.heic a.png",
        "convert-im6.q16: no decode delegate for this image format `HEIC' @ error/constitute.c/ReadImage/581.",
        1,
        says="HEIC",
    ),
    Case(
        "convert big.png -resize 50% s.png",
        "convert-im6.q16: cache resources exhausted `big.png' @ error/cache.c/OpenPixelCache/4095.",
        1,
        says="limit",
    ),
)
IGNORES = (Case("convert none.png a.jpg", "bash: convert: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"not allowed by the security policy [`'](?P<kind>[^']+)'", text):
        argv = problem.argv_of("convert", "magick")
        files = [word for word in argv[1:] if "." in word and word[:1] != "-"]
        pdf = match["kind"] in ("PDF", "PS", "EPS") and len(files) > 1 and files[0].endswith(".pdf")
        return Finding(
            f"ImageMagick is told here not to work with {match['kind']} files.",
            0.975,
            "Such files can carry programs, so many systems switch them off in policy.xml. Other tools read them "
            "safely.",
            (match[0],),
            (
                Fix(
                    f"pdftoppm -png -r 150 {quote_path(files[0])} {quote_path(os.path.splitext(files[-1])[0])}",
                    "turns the pages into pictures without ImageMagick",
                ),
            )
            if pdf
            else (),
            ("the rules stand in /etc/ImageMagick-6/policy.xml",),
        )
    if match := re.search(r"no (?P<way>decode|encode) delegate for this image format [`'](?P<kind>[^']*)'", text):
        return Finding(
            f"This ImageMagick cannot {'read' if match['way'] == 'decode' else 'write'} "
            f"{match['kind'] or 'such'} files.",
            0.97,
            "It needs a library for each format, and was built without that one. Or the file is of another kind "
            "than its name says.",
            (match[0],),
            (Fix(f"file {quote_path(word)}", "says what the file really is"),)
            if (word := next((each for each in problem.argv[1:] if facts.is_file(each)), ""))
            else (),
            ("install the library for that format, then ImageMagick again",),
        )
    match = re.search(r"cache resources exhausted", text)
    if not match:
        return None
    return Finding(
        "The picture is larger than the limit that ImageMagick is given here.",
        0.96,
        "policy.xml bounds memory, disk, width and height.",
        (match[0],),
        (Fix("identify -list resource", "shows the limits"),),
        ("raise them in policy.xml",),
    )
