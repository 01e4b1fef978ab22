"""Files that are not what their checksums say."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "did not match",
    "computed checksum",
    "checksum mismatch",
    "no properly formatted",
    "checksums did not match",
)
MATCHES = (
    Case(
        "sha256sum -c sums",
        "notes.txt: FAILED\nsha256sum: WARNING: 1 computed checksum did NOT match",
        1,
        says="notes.txt",
    ),
    Case(
        "md5sum -c notes.txt",
        "md5sum: notes.txt: no properly formatted checksum lines found",
        1,
        says="no list of checksums",
    ),
    Case(
        "sha1sum -c s", "a.iso: FAILED\nb.iso: OK\nsha1sum: WARNING: 1 computed checksum did NOT match", 1, says="a.iso"
    ),
)
IGNORES = (Case("sha256sum x", "sha256sum: x: No such file or directory"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if no_list := re.search(r"(?P<path>[^:\s]+): no properly formatted", problem.text):
        return Finding(
            f"`{no_list['path']}` is no list of checksums.",
            0.96,
            "With -c the file has to hold lines of a checksum and a file name, as the same program prints them.",
            (no_list[0],),
            (Fix(f"{problem.argv[0]} {quote_path(no_list['path'])}", "prints the checksum of that file"),)
            if problem.argv
            else (),
        )
    failed = re.findall(r"^(.+): FAILED$", problem.text, re.MULTILINE)
    if not failed:
        return None
    return Finding(
        f"{failed[0]} is not the file that the checksum was made from"
        + (f", and {len(failed) - 1} more." if failed[1:] else "."),
        0.96,
        "A checksum is a fingerprint of a file. It differs when the file was changed, damaged, or not loaded in full.",
        tuple(f"{name}: FAILED" for name in failed[:3]),
        (Fix(f"ls -l {quote_path(failed[0])}", "shows its size and date"),),
        ("fetch the file again from a source you trust; do not use it before it matches",),
    )
