"""A Python source that is not UTF-8, or holds null bytes."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("non-utf-8 code starting with", "source code cannot contain null bytes")
MATCHES = (
    Case(
        "python3 a.py",
        "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file {cwd}/a.py on line 1, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details",
        1,
        (("a.py", "x"),),
        says="a.py line 1",
        fix="iconv -f latin1 -t utf-8 a.py -o a.py.utf8",
    ),
    Case("python3 a.py", "SyntaxError: source code cannot contain null bytes", 1, says="null bytes"),
)
IGNORES = (Case("python3 a.py", "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0", 1),)
SAID = late_pattern(r"Non-UTF-8 code starting with '(?P<byte>[^']+)' in file (?P<file>.+?) on line (?P<line>\d+)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text)
    if not match:
        return Finding(
            "The source holds null bytes, so it is no text.",
            0.95,
            "It is a program or a picture with the wrong name, or was saved as UTF-16.",
            ("source code cannot contain null bytes",),
            (),
            ("see what it is: file and its name; save it as UTF-8",),
        )
    file = os.path.basename(match["file"]) if facts.is_file(os.path.basename(match["file"])) else match["file"]
    return Finding(
        f"{file} line {match['line']}: the byte {match['byte']} does not belong to UTF-8.",
        0.97,
        "Python takes a source for UTF-8. This one was saved in another character set, most often latin1.",
        (match[0][:150],),
        (
            Fix(
                f"iconv -f latin1 -t utf-8 {quote_path(file)} -o {quote_path(file + '.utf8')}",
                "writes it anew as UTF-8",
            ),
        ),
        ("save the file as UTF-8 in your editor",),
    )
