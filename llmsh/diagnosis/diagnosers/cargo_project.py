"""Cargo outside of a project, without a toolchain, or with a Cargo.toml it cannot use."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "could not find `cargo.toml`",
    "failed to parse manifest",
    "rustup could not choose a version",
    "destination",
    "no matching package named",
    "failed to select a version",
    "cannot be run on existing cargo packages",
    "--> cargo.toml",
    "failed to load source for dependency",
    "because --locked was passed",
    "believes it's in a workspace",
    "in package name",
)
PROGRAMS = frozenset({"cargo", "rustc", "rustup"})
MATCHES = (
    Case(
        "cargo build",
        "error: could not find `Cargo.toml` in `{cwd}` or any parent directory",
        101,
        says="Cargo.toml",
        fix="cargo init",
    ),
    Case(
        "cargo run",
        "error: could not find `Cargo.toml` in `{cwd}` or any parent directory",
        101,
        (("app/Cargo.toml", ""),),
        fix="cd app && cargo run",
    ),
    Case(
        "cargo build",
        "error: rustup could not choose a version of cargo to run, because one wasn't specified explicitly, and no "
        "default is configured.\nhelp: run 'rustup default stable' to download the latest stable release of Rust "
        "and set it as your default toolchain.",
        1,
        says="toolchain",
        fix="rustup default stable",
    ),
    Case(
        "cargo build",
        "error: failed to parse manifest at `{cwd}/Cargo.toml`\n\nCaused by:\n  no targets specified in the manifest",
        101,
        says="Cargo.toml",
    ),
    Case("cargo init", "error: `cargo init` cannot be run on existing Cargo packages", 101, says="already"),
    Case(
        "cargo build",
        "error: unclosed table, expected `]`\n --> Cargo.toml:1:9\n  |\n1 | [package",
        101,
        (("Cargo.toml", "[package\n"),),
        says="Cargo.toml line 1",
        fix="sed -n '1,3p' Cargo.toml",
    ),
    Case(
        "cargo new x",
        "error: destination `{cwd}/x` already exists\n\nUse `cargo init` to initialize the directory",
        101,
        says="`x`",
        fix="cargo init x",
    ),
)
PLACE = late_pattern(r"error: (?P<what>.+)\n\s*--> (?P<file>\S*Cargo\.toml):(?P<line>\d+):\d+")
IGNORES = (Case("cargo biuld", "error: no such command: `biuld`", 101),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "rustup could not choose" in text:
        return Finding(
            "Rust is not set up yet: no toolchain has been chosen.",
            0.97,
            "rustup manages versions of Rust, and none is installed as the default.",
            (problem.lines[0][:160],),
            (Fix("rustup default stable", "downloads the stable version and makes it the default"),),
        )
    if "could not find `Cargo.toml`" in text:
        below = [os.path.dirname(path) for path in facts.named("Cargo.toml") if os.path.dirname(path)]
        return Finding(
            "This folder is no Rust project: there is no Cargo.toml" + (f". `{below[0]}` is one." if below else "."),
            0.96,
            "cargo works in a folder that Cargo.toml describes, or below it.",
            ("no Cargo.toml here or above",),
            tuple(Fix(f"cd {quote_path(each)} && {problem.command}", f"{each} is a project") for each in below[:1])
            or (Fix("cargo init", "makes this folder a project"),),
        )
    target = re.search(r"no (?P<kind>bin|test|example) target named `(?P<name>[^`]+)`", text)
    if target:
        names = re.findall(r"^\s{4}(\S+)$", text, re.MULTILINE)
        near = closest(target["name"], names, limit=1) or tuple(names[:1] if len(names) == 1 else ())
        return Finding(
            f"The project has no {target['kind']} target `{target['name']}`."
            + (f" There is `{near[0]}`." if near else ""),
            0.96,
            "Each program of a project has a name; without --bin cargo takes the only one.",
            (target[0],),
            tuple(Fix(problem.replace_word(target["name"], each), f"{each} is one") for each in near),
            (f"targets: {', '.join(names[:6])}" if names else "see Cargo.toml",),
        )
    if "cannot be run on existing" in text:
        return Finding(
            "This folder is a Rust project already: it has a Cargo.toml.",
            0.97,
            "cargo init makes a project of a folder once; after that cargo build and cargo run work in it.",
            ("Cargo.toml is here",),
            (Fix("cargo build", "builds the project"),),
        )
    if place := PLACE.search(text):
        return Finding(
            f"{place['file']} line {place['line']}: {place['what'].rstrip('.')[:100]}.",
            0.96,
            "It is written in TOML: [section], then name = value.",
            (place[0].splitlines()[0][:150],),
            show_place(facts, place["file"], place["line"]),
            (f"correct line {place['line']}",),
        )
    exists = re.search(r"destination `(?P<path>[^`]+)` already exists", text)
    if exists:
        name = os.path.basename(exists["path"])
        return Finding(
            f"`{name}` exists already.",
            0.96,
            "cargo new makes a new folder; cargo init makes a project of one that is there.",
            (exists[0],),
            (Fix(problem.replace_text("new", "init"), "uses the folder that is there"),),
        )
    if match := re.search(r"failed to read `(?P<path>[^`]+/Cargo\.toml)`", text):
        folder = os.path.basename(os.path.dirname(match["path"]))
        return Finding(
            f"The dependency in the folder `{folder}` is not there: it has no Cargo.toml.",
            0.96,
            "A dependency with a path is another Rust project beside this one, which has to exist.",
            (match[0],),
            (Fix("grep -n path Cargo.toml", "shows where it is looked for"),) if facts.exists("Cargo.toml") else (),
            ("correct the path, or fetch that project",),
        )
    if match := re.search(r"[^\n]*because --locked was passed[^\n]*", text):
        return Finding(
            "The lock file Cargo.lock is missing or out of date, and --locked forbids to write it.",
            0.96,
            "Cargo.lock holds the versions that were chosen. --locked takes exactly those, so that builds are alike.",
            (match[0][:160],),
            (Fix(" ".join(word for word in problem.command.split(" ") if word != "--locked"), "lets cargo write it"),),
        )
    if "believes it's in a workspace when it's not" in text:
        return Finding(
            "A folder above is a workspace, and it does not count this project among its members.",
            0.96,
            "A workspace is several projects that are built together; its Cargo.toml lists them.",
            ("current package believes it's in a workspace when it's not",),
            (),
            ("add this project to members in the Cargo.toml above, or to exclude there",),
        )
    if match := re.search(r"invalid character `(?P<sign>[^`]+)` in package name: `(?P<name>[^`]+)`", text):
        return Finding(
            f"`{match['name']}` cannot be the name of a project: it may not hold or begin with `{match['sign']}`.",
            0.96,
            "Names are letters, digits, - and _, and begin with a letter.",
            (match[0],),
            (),
            ("choose another name, or give one with --name",),
        )
    if "failed to parse manifest" in text or "no matching package" in text or "failed to select" in text:
        # The last of several causes is the one that says it.
        cause = next(reversed([*re.finditer(r"Caused by:\n\s+(.+)", text)]), None)
        package = re.search(
            r"no matching package named `([^`]+)`|failed to select a version for the requirement `([^`]+)`", text
        )
        what = (
            f"there is no package {package[1] or package[2]}"
            if package
            else (cause[1].rstrip(".") if cause else "it cannot be read")
        )
        return Finding(
            f"Cargo.toml cannot be used: {what}.",
            0.93,
            "It is written in TOML: [section], then name = value.",
            (cause[0].replace("\n", " ") if cause else problem.lines[0],),
            (),
            ("correct Cargo.toml",),
        )
    return None
