"""A hard link or rename across two file systems."""

import os

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("invalid cross-device link", "cross-device link not permitted")
MATCHES = (
    Case(
        "ln /etc/hosts /dev/shm/h",
        "ln: failed to create hard link '/dev/shm/h' => '/etc/hosts': Invalid cross-device link",
        says="two file systems",
        fix="ln -s /etc/hosts /dev/shm/h",
    ),
)
IGNORES = (Case("ln a b", "ln: failed to create hard link 'b': File exists"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    fixes: tuple[Fix, ...] = ()
    if (
        problem.argv[:1] == ("ln",)
        and "-s" not in problem.argv
        and all(os.path.isabs(word) for word in problem.argv[1:2])
    ):
        fixes = (Fix(problem.insert_after("ln", "-s"), "a symbolic link can cross file systems"),)
    return Finding(
        "A hard link cannot reach across two file systems.",
        0.95,
        "A hard link is a second name for the same data on one disk. A symbolic link (ln -s) only notes a path and "
        "can point anywhere.",
        ("Invalid cross-device link",),
        fixes,
        () if fixes else ("use ln -s, or copy the file",),
    )
