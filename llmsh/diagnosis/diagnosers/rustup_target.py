"""A Rust toolchain, target or component that is not installed, or no linker."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "target may not be installed",
    "is not installed",
    "linker `cc` not found",
    "can't find crate for `core`",
    "can't find crate for `std`",
    "could not choose a version",
    "no override and no default toolchain",
    "linker `",
)
PROGRAMS = frozenset({"cargo", "rustc", "rustup", "rustfmt", "clippy-driver"})
MATCHES = (
    Case(
        "cargo build --target wasm32-unknown-unknown",
        "error[E0463]: can't find crate for `core`\n  |\n  = note: the `wasm32-unknown-unknown` target may not "
        "be installed\n  = help: consider downloading the target with `rustup target add wasm32-unknown-unknown`",
        101,
        says="wasm32-unknown-unknown",
        fix="rustup target add wasm32-unknown-unknown",
    ),
    Case(
        "cargo build",
        "error: linker `cc` not found\n  |\n  = note: No such file or directory (os error 2)",
        101,
        says="linker",
        fix="sudo apt install build-essential",
    ),
    Case(
        "cargo fmt",
        "error: 'cargo-fmt' is not installed for the toolchain 'stable-x86_64-unknown-linux-gnu'.\nTo install, "
        "run `rustup component add rustfmt`",
        1,
        says="cargo-fmt",
        fix="rustup component add rustfmt",
    ),
    Case(
        "cargo +nightly build",
        "error: toolchain 'nightly-x86_64-unknown-linux-gnu' is not installed",
        1,
        fix="rustup toolchain install nightly",
    ),
)
IGNORES = (Case("cargo build", "error[E0425]: cannot find value `x` in this scope", 101),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "linker `" in text and "not found" in text:
        linker = re.search(r"linker `(?P<name>[^`]+)` not found", text)
        packages = {"apt": "build-essential", "dnf": "gcc", "pacman": "base-devel", "apk": "build-base"}
        install = facts.install(packages.get(facts.manager, "")) if linker and linker["name"] == "cc" else ""
        return Finding(
            f"Rust found no linker{' ' + linker['name'] if linker else ''} to join the program with.",
            0.97,
            "Rust leaves the last step to the C compiler of the system, which has to be installed.",
            (linker[0] if linker else "linker not found",),
            (Fix(install, "installs a C compiler"),) if install else (),
            () if install else ("install that linker",),
        )
    if target := re.search(r"`(?P<name>[\w-]+)` target may not be installed|target add (?P<name2>[\w-]+)", text):
        name = target["name"] or target["name2"]
        return Finding(
            f"The parts of Rust for {name} are not installed.",
            0.975,
            "Each kind of machine needs its own build of the standard library.",
            (target[0],),
            (Fix(f"rustup target add {quote(name)}", "fetches them"),),
        )
    if component := re.search(
        r"'(?P<program>[\w-]+)' is not installed for the toolchain[\s\S]*?component add (?:--toolchain \S+ "
        r")?(?P<name>[\w-]+)",
        text,
    ):
        return Finding(
            f"{component['program']} is a part of Rust that is not installed.",
            0.975,
            "rustup installs the compiler and leaves some tools away until they are asked for.",
            (component[0].splitlines()[0],),
            (Fix(f"rustup component add {quote(component['name'])}", "installs it"),),
        )
    chain = re.search(r"toolchain '(?P<name>[\w.]+)[^']*' is not installed", text)
    if not chain:
        return None
    return Finding(
        f"The Rust toolchain {chain['name']} is not installed.",
        0.97,
        "rustup keeps several versions of Rust side by side.",
        (chain[0],),
        (Fix(f"rustup toolchain install {quote(chain['name'])}", "installs it"),),
    )
