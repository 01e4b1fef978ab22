"""The first error of the Rust compiler, with its number and place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("could not compile", "aborting due to", "for more information about this error")
MATCHES = (
    Case(
        "cargo build",
        'error[E0308]: mismatched types\n --> src/main.rs:1:24\n  |\n1 | fn main(){ let x: i32 = "a"; }\n  |       '
        "            ---   ^^^ expected `i32`, found `&str`\n\nFor more information about this error, try `rustc "
        '--explain E0308`.\nerror: could not compile `x` (bin "x") due to 1 previous error',
        101,
        says="src/main.rs line 1",
        fix="rustc --explain E0308",
    ),
    Case(
        "cargo build",
        "error[E0382]: borrow of moved value: `s`\n --> src/main.rs:3:20\n\nFor more information about this error, "
        'try `rustc --explain E0382`.\nerror: could not compile `x` (bin "x") due to 1 previous error',
        101,
        says="`s`",
    ),
    Case(
        "cargo build",
        "error[E0433]: failed to resolve: use of undeclared crate or module `serde`\n --> src/main.rs:1:5\n  |\n1 "
        "| use serde::Serialize;\n  |     ^^^^^ use of undeclared crate or module `serde`\n\nerror: could not "
        'compile `x` (bin "x") due to 1 previous error',
        101,
        says="`serde`",
        fix="cargo add serde",
    ),
    Case(
        "cargo build",
        'error: expected `;`, found `println`\n --> src/main.rs:1:27\n\nerror: could not compile `x` (bin "x") due '
        "to 1 previous error",
        101,
        says="src/main.rs line 1",
    ),
)
IGNORES = (
    Case("cargo biuld", "error: no such command: `biuld`", 101),
    Case("cargo build", "error: could not find `Cargo.toml` in `/x` or any parent directory", 101),
)
IDEAS = {
    "E0382": "A value has one owner. It was given away before; clone it, or lend it with &.",
    "E0308": "The kind of value is not the one that is expected there.",
    "E0425": "The name is not known here: it is misspelt, or not imported with use.",
    "E0433": "The crate or module is not known: it is not in Cargo.toml, or not imported.",
    "E0432": "What is imported does not exist there.",
    "E0499": "Only one changeable loan of a value may exist at a time.",
    "E0502": "A value cannot be changed while it is lent.",
    "E0384": "A variable can be changed only when it is declared with let mut.",
    "E0277": "The type lacks an ability (trait) that is needed here.",
    "E0599": "The type has no such method; perhaps a trait has to be imported.",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"^error(?:\[(?P<code>E\d+)\])?: (?P<what>(?!could not compile|aborting).+)\n\s*--> "
        r"(?P<file>[^\s:]+):(?P<line>\d+)",
        problem.text,
        re.MULTILINE,
    )
    if not match:
        return None
    code = match["code"] or ""
    crate = re.search(
        r"(?:undeclared crate or module|unresolved import|can't find crate for) `(?P<name>\w+)", problem.text
    )
    fixes: list[Fix] = []
    if (
        crate
        and code in ("E0433", "E0432", "E0463")
        and facts.has("cargo")
        and crate["name"] not in ("crate", "super", "self", "std")
    ):
        fixes.append(Fix(f"cargo add {crate['name']}", "adds the crate to Cargo.toml, if it is the one you mean"))
    if code:
        fixes.append(Fix(f"rustc --explain {code}", "explains this error at length, with examples"))
    return Finding(
        f"{match['file']} line {match['line']}: {match['what'][:130].rstrip('.')}.",
        0.93,
        IDEAS.get(code, "This is the first error; those after it often follow from it."),
        (match[0].split("\n")[0],),
        tuple(fixes),
        (f"correct {match['file']} line {match['line']}",),
    )
