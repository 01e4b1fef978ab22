"""An archive or compressed file that ends too early."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unexpected end of file",
    "unexpected eof",
    "unexpected end of input",
    "compressed file ends unexpectedly",
    "unexpected end of archive",
    "truncated",
    "end-of-stream",
    "crc error",
    "invalid compressed data",
    "data integrity error",
    "premature end",
)
PROGRAMS = frozenset(
    {
        "tar",
        "gzip",
        "gunzip",
        "zcat",
        "xz",
        "unxz",
        "bzip2",
        "bunzip2",
        "unzip",
        "zstd",
        "unzstd",
        "7z",
        "bsdtar",
        "zgrep",
        "zless",
        "unrar",
        "cpio",
    }
)
MATCHES = (
    Case(
        "tar xzf a.tgz",
        "\ngzip: stdin: unexpected end of file\ntar: Unexpected EOF in archive\ntar: Error is not recoverable: "
        "exiting now",
        2,
        (("a.tgz", "x"),),
        says="`a.tgz`",
        fix="ls -l a.tgz",
    ),
    Case("gunzip b.gz", "gzip: b.gz: unexpected end of file", 1, (("b.gz", "x"),), says="incomplete"),
    Case("xz -d c.xz", "xz: c.xz: Unexpected end of input", 1, (("c.xz", "x"),), says="c.xz"),
    Case("gzip -t d.gz", "gzip: d.gz: invalid compressed data--crc error", 1, (("d.gz", "x"),), says="damaged"),
)
IGNORES = (
    Case("tar xzf a", "gzip: stdin: not in gzip format", 2),
    Case("bash x", "x: line 3: syntax error: unexpected end of file", 2),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(
        r"(?i)unexpected (?:end of|EOF)[^\n]*|ends unexpectedly|truncated[^\n]*|crc error|invalid compressed "
        r"data[^\n]*|data integrity error|premature end[^\n]*",
        problem.text,
    )
    if not said or "syntax error" in problem.text:
        return None
    argv = problem.argv
    path = next((word for word in argv[1:] if word[:1] != "-" and facts.is_file(word)), "")
    damaged = re.search(r"(?i)crc|invalid|integrity", said[0])
    found = facts.stat(path) if path else None
    return Finding(
        f"`{path or 'The archive'}` is {'damaged' if damaged else 'incomplete: it ends in the middle'}.",
        0.95,
        "Most often a download or copy was cut off. What comes before the end can sometimes be saved, the rest "
        "is not there.",
        (said[0], *((f"{path} has {found.st_size} bytes",) if found else ())),
        (Fix(f"ls -l {quote_path(path)}", "shows its size; compare it with that of the source"),) if path else (),
        ("fetch or copy the file again",),
    )
