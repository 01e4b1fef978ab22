"""An XML or HTML file that cannot be read, with the place."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "parser error",
    "xml.etree",
    "not well-formed",
    "mismatched tag",
    "premature end of file",
    "saxparseexception",
    "document is empty",
    "opening and ending tag mismatch",
    "extra content at the end",
)
MATCHES = (
    Case(
        "xmllint a.xml",
        "a.xml:2: parser error : Opening and ending tag mismatch: b line 1 and a\n</a>\n    ^",
        1,
        (("a.xml", "<a><b>\n</a>\n"),),
        says="a.xml line 2",
        fix="sed -n '1,4p' a.xml",
    ),
    Case(
        "python3 a.py",
        "xml.etree.ElementTree.ParseError: not well-formed (invalid token): line 5, column 12",
        1,
        says="line 5",
    ),
    Case("xmllint e.xml", "e.xml:1: parser error : Document is empty", 1, (("e.xml", ""),), says="empty"),
)
IGNORES = (Case("python3 a.py", "ValueError: x", 1),)
SAID = late_pattern(
    r"(?P<file>[\w./-]+):(?P<line>\d+): parser error : (?P<what>[^\n]+)|ParseError: (?P<what2>[^:\n]+): line "
    r"(?P<line2>\d+)|SAXParseException[^\n]*lineNumber: (?P<line3>\d+)[^\n]*?; (?P<what3>[^\n]+)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match:
        return None
    line = match["line"] or match["line2"] or match["line3"]
    what = (match["what"] or match["what2"] or match["what3"]).strip()
    file = match["file"] or ""
    if "empty" in what.lower():
        return Finding(
            f"{file or 'The document'} is empty.",
            0.97,
            "A program that was to write it failed, or a download brought nothing.",
            (match[0],),
            (Fix(f"ls -l {quote_path(file)}", "shows its size"),) if file else (),
            () if file else ("check where it comes from",),
        )
    fixes = show_place(facts, file, line) if file else ()
    return Finding(
        f"{file or 'The XML'} line {line} is not well-formed: {what}.",
        0.965,
        "Each <tag> needs its </tag>, in reverse order, and & < > in texts are written &amp; &lt; &gt;.",
        (match[0].strip()[:160],),
        fixes,
        () if fixes else (f"look at line {line}",),
    )
