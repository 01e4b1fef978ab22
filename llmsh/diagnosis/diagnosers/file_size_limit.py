"""A file grew over the limit that this shell sets."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("file size limit", "file size limit exceeded", "file too large")
MATCHES = (
    Case(
        "dd if=/dev/zero of=big bs=1M count=2",
        "dd: error writing 'big': File too large",
        1,
        says="too large",
        fix="ulimit -f",
    ),
    Case(
        "head -c 9M /dev/zero > b",
        "bash: line 1: 11 File size limit exceededhead -c 9M /dev/zero > b",
        153,
        says="limit",
    ),
    Case("./dump", "File size limit exceeded (core dumped)", 153, says="limit"),
)
IGNORES = (
    Case("cp a b", "cp: error writing 'b': No space left on device"),
    Case("git push", "remote: error: File big.bin is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if "GitHub" in problem.text:
        return None
    return Finding(
        "The file would be too large: over a limit of this shell or of the file system.",
        0.9,
        "ulimit -f limits the size of files that are written; some file systems, such as FAT on USB sticks, stop "
        "at 4 GiB.",
        (problem.lines[0],),
        (Fix("ulimit -f", "shows the limit of this shell"),),
        ("on a FAT disk: split the file, or use another file system",),
    )
