"""A program, example, test or feature that the Cargo project does not have."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "no bin target named",
    "no example target named",
    "no test target named",
    "does not have the feature",
    "does not have feature",
    "a bin target must be available",
    "could not determine which binary to run",
    "package id specification",
    "none of the selected packages contains",
    "does not contain this feature",
)
MATCHES = (
    Case(
        "cargo run --bin servr",
        "error: no bin target named `servr`.\n\n\tDid you mean `server`?",
        101,
        says="`servr`",
        fix="cargo run --bin server",
    ),
    Case(
        "cargo run",
        "error: `cargo run` could not determine which binary to run. Use the `--bin` option to specify a binary, "
        "or the `default-run` manifest key.\navailable binaries: client, server",
        101,
        says="several",
        fix="cargo run --bin client",
    ),
    Case(
        "cargo build --features tsl",
        "error: the package 'app' does not contain this feature: tsl\nnone of the selected packages contains "
        "these features: tsl, did you mean: tls?",
        101,
        says="tsl",
        fix="cargo build --features tls",
    ),
    Case("cargo build --features fast", "error: the package 'x' does not contain this feature: fast", 101, says="fast"),
    Case("cargo run", "error: a bin target must be available for `cargo run`", 101, says="library"),
)
IGNORES = (Case("cargo biuld", "error: no such command: `biuld`", 101),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r"no (?P<kind>bin|example|test|bench) target named `(?P<name>[^`]+)`(?:[^\n]*\n+\s*(?:Did you mean|help: "
        r"a target with a similar name exists:) `(?P<meant>[^`]+)`)?",
        text,
    ):
        listed = re.findall(r"^    (\w[\w-]*)$", text, re.MULTILINE)
        near = (match["meant"],) if match["meant"] else closest(match["name"], listed, limit=1) or tuple(listed[:1])
        return Finding(
            f"The project has no {match['kind']} `{match['name']}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.975,
            "Programs are src/main.rs and the files in src/bin, or named in Cargo.toml.",
            (match[0].splitlines()[0],),
            tuple(Fix(problem.replace_word(match["name"], each), f"{each} is there") for each in near),
            () if near else ("see Cargo.toml and src/bin",),
        )
    if match := re.search(r"available binaries: (?P<all>[\w, -]+)", text):
        names = match["all"].split(", ")
        return Finding(
            f"The project has several programs: {match['all']}.",
            0.97,
            "cargo has to be told which one to run.",
            ("could not determine which binary to run",),
            tuple(Fix(problem.insert_after("run", f"--bin {quote(name)}"), f"runs {name}") for name in names[:3]),
        )
    if "a bin target must be available" in text:
        return Finding(
            "This project is a library: it has no program to run.",
            0.97,
            "A program begins in src/main.rs.",
            ("a bin target must be available",),
            (Fix("cargo test", "runs its tests instead"),),
        )
    match = re.search(r"features: (?P<name>[\w-]+), did you mean: (?P<meant>[\w-]+)", text) or re.search(
        r"feature[:s]?:? `?(?P<name>[\w-]+)`?(?P<meant>)", text
    )
    if not match:
        return None
    return Finding(
        f"The package has no feature {match['name']}.",
        0.96,
        "Features are parts that can be switched on; Cargo.toml lists them under [features].",
        (match[0],),
        (Fix(problem.replace_word(match["name"], match["meant"]), f"{match['meant']} is one"),)
        if match["meant"]
        else (),
        () if match["meant"] else ("see the section [features] in Cargo.toml",),
    )
