"""A fetch, clone or push that broke off in the middle."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "rpc failed",
    "early eof",
    "the remote end hung up",
    "unexpected disconnect",
    "invalid index-pack output",
    "fetch-pack: unexpected",
    "pack-objects died",
    "broken pipe",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case(
        "git clone https://h/big.git",
        "error: RPC failed; curl 56 GnuTLS recv error (-9): Error decoding the received TLS packet.\nfatal: "
        "early EOF\nfatal: fetch-pack: invalid index-pack output",
        128,
        says="broke off",
        fix="git clone --depth 1 https://h/big.git",
    ),
    Case(
        "git push",
        "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nsend-pack: unexpected "
        "disconnect while reading sideband packet\nfatal: the remote end hung up unexpectedly",
        1,
        says="too large",
    ),
)
IGNORES = (
    Case(
        "git push",
        "ssh: Could not resolve hostname h: Name or service not known\nfatal: Could not read from remote repository.",
        128,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    said = re.search(r"RPC failed[^\n]*|early EOF|unexpected disconnect[^\n]*|invalid index-pack output", problem.text)
    if not said or re.search(r"Could not resolve|Permission denied|Connection refused", problem.text):
        return None
    if "413" in said[0]:
        return Finding(
            "The server takes no push that is too large at once.",
            0.96,
            "A limit of the web server stands in the way. Pushing by ssh, or commit by commit, gets around it.",
            (said[0],),
            (),
            ("push by ssh instead of https, or in smaller parts", "large files belong into git lfs"),
        )
    clone = problem.argv_of("git")[1:2] == ("clone",) and "--depth" not in problem.command
    return Finding(
        "The transfer broke off in the middle.",
        0.95,
        "The line is unstable or slow, or a proxy or the server cuts long transfers. A shallow clone fetches less.",
        (said[0],),
        (
            Fix(
                problem.insert_after("clone", "--depth 1"),
                "fetches the newest state alone; git fetch --unshallow brings the rest later",
            ),
        )
        if clone
        else (),
        ("try again, perhaps over another line",),
    )
