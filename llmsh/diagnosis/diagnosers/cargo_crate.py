"""A crate, or a version of it, that cargo does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "could not be found in registry index",
    "no matching package",
    "failed to select a version",
    "could not find `",
    "the crate `",
    "could not be found in registry",
    "failed to get `",
    "requires rustc",
)
PROGRAMS = frozenset({"cargo"})
MATCHES = (
    Case(
        "cargo add serdee",
        "error: the crate `serdee` could not be found in registry index.",
        101,
        says="`serdee`",
        fix="cargo search serdee",
    ),
    Case(
        "cargo install ripgrepp",
        "error: could not find `ripgrepp` in registry `crates-io` with version `*`",
        101,
        fix="cargo search ripgrepp",
    ),
    Case(
        "cargo build",
        "error: package `clap v4.5.0` cannot be built because it requires rustc 1.74 or newer, while the "
        "currently active rustc version is 1.65.0",
        101,
        says="1.74",
        fix="rustup update stable",
    ),
)
IGNORES = (Case("cargo run", "error: could not find `Cargo.toml` in `/w` or any parent directory", 101),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if old := re.search(
        r"`?(?P<name>[\w-]+)(?: v|@)(?P<version>[\w.-]+)`?.*requires rustc (?P<want>[\d.]+)(?:.*?version is "
        r"(?P<have>[\d.]+))?",
        text,
    ):
        return Finding(
            f"{old['name']} needs Rust {old['want']} or newer" + (f"; this is {old['have']}." if old["have"] else "."),
            0.975,
            "Newer crates use newer parts of the language.",
            (old[0][:160],),
            (Fix("rustup update stable", "brings the newest stable Rust"),)
            if facts.has("rustup") or not facts.has("rustc")
            else (Fix("rustc --version", "shows the version in use"),),
        )
    match = re.search(
        r"the crate `(?P<a>[\w-]+)` could not be found|could not find `(?P<b>[\w-]+)` in registry|no matching "
        r"package (?:named )?`(?P<c>[\w-]+)` found",
        text,
    )
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    return Finding(
        f"crates.io has no crate `{name}`.",
        0.96,
        "The name is misspelt, or the crate lies elsewhere (--git, --path).",
        (match[0],),
        (Fix(f"cargo search {quote(name)}", "searches for crates of similar names"),),
    )
