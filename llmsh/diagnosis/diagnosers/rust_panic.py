"""A Rust program that panicked."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("panicked at",)
MATCHES = (
    Case(
        "cargo run",
        "thread 'main' panicked at src/main.rs:1:35:\ncalled `Result::unwrap()` on an `Err` value: Os { code: 2, "
        'kind: NotFound, message: "No such file or directory" }\nnote: run with `RUST_BACKTRACE=1` environment '
        "variable to display a backtrace",
        101,
        says="src/main.rs line 1",
        fix="RUST_BACKTRACE=1 cargo run",
    ),
    Case(
        "./app",
        "thread 'main' panicked at 'index out of bounds: the len is 0 but the index is 3', src/main.rs:4:5\nnote: "
        "run with `RUST_BACKTRACE=1` environment variable",
        101,
        says="src/main.rs line 4",
    ),
)
IGNORES = (
    Case("cargo build", "error[E0308]: mismatched types\n --> src/main.rs:1:24\nerror: could not compile `x`", 101),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"panicked at (?:'(?P<old>.*)', (?P<f1>[^\s:]+):(?P<l1>\d+)|(?P<f2>[^\s:]+):(?P<l2>\d+):\d+:\n(?P<new>.*))",
        problem.text,
    )
    if not match:
        return None
    file, line, what = match["f1"] or match["f2"], match["l1"] or match["l2"], match["old"] or match["new"] or ""
    fixes = (
        (Fix(f"RUST_BACKTRACE=1 {problem.command}", "shows who called it"),)
        if problem.command and not re.search(r"[|;&]", problem.command)
        else ()
    )
    return Finding(
        f"The program gave up (panic) at {file} line {line}: {what[:110].rstrip('.')}.",
        0.92,
        "A panic is a case that the program does not handle; unwrap on an error is the usual one.",
        (match[0].split("\n")[0],),
        fixes,
        (f"handle that case at {file} line {line}",),
    )
