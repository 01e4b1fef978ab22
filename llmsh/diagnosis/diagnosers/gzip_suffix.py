"""gzip, bzip2 or xz was to unpack a file without its usual ending."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unknown suffix",
    "filename has an unknown suffix",
    "can't guess original name",
    "already has .gz suffix",
    "already has",
)
MATCHES = (
    Case(
        "gzip -d notes.txt",
        "gzip: notes.txt: unknown suffix -- ignored",
        2,
        (("notes.txt", "x"),),
        says="not compressed",
    ),
    Case(
        "gunzip a.bin",
        "gzip: a.bin: unknown suffix -- ignored",
        2,
        setup="echo x | gzip > a.bin",
        says="`.gz`",
        fix="gunzip < a.bin > a",
    ),
    Case("xz -d a", "xz: a: Filename has an unknown suffix, skipping", 2, (("a", "x"),), says="`a`"),
    Case("gzip a.gz", "gzip: a.gz already has .gz suffix -- unchanged", 2, says="already"),
)
IGNORES = (Case("tar xzf a", "gzip: stdin: not in gzip format", 2),)
MAGIC = {b"\x1f\x8b": "gunzip", b"BZ": "bunzip2", b"\xfd7": "unxz", b"(\xb5": "unzstd"}
SAID = late_pattern(
    r"(?P<path>[^:\n]+?)(?:: (?:unknown suffix|[Ff]ilename has an unknown suffix)|: Can't guess original name| "
    r"already has (?P<end>\.\w+) suffix)"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = SAID.search(problem.text.replace("gzip: ", "").replace("xz: ", "").replace("bzip2: ", ""))
    if not match:
        return None
    path = match["path"].strip()
    if match["end"]:
        return Finding(
            f"`{path}` is compressed already: its name ends with {match['end']}.",
            0.95,
            "To compress a file twice makes it no smaller.",
            (match[0].strip(),),
            (),
            ("to unpack it use the option -d",),
        )
    start = facts.read_bytes(path, 4)
    program = MAGIC.get(start[:2], "")
    if program:
        out = os.path.splitext(path)[0]
        return Finding(
            f"`{path}` is compressed, but its name does not end with `.gz` or the like.",
            0.97,
            "These programs look at the ending of the name to tell what the unpacked file is to be called.",
            ("its first bytes are those of a compressed file",),
            (
                Fix(
                    f"{program} < {quote_path(path)} > {quote_path(out if out != path else path + '.out')}",
                    "unpacks it under a name of its own",
                ),
            ),
        )
    return Finding(
        f"`{path}` is not compressed, or not by this program.",
        0.965,
        "gzip unpacks files whose names end with .gz, and this one does not hold such data.",
        (f"{path}: unknown suffix",),
        (),
        (f"see what it is: file {quote_path(path)}",),
    )
