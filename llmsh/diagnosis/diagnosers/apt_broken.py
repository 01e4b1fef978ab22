"""A package system that was interrupted, misses dependencies, or gets no files."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unmet dependencies",
    "dpkg was interrupted",
    "you have held broken packages",
    "fix-broken",
    "404  not found",
    "failed to fetch",
    "hash sum mismatch",
    "no_pubkey",
    "is not signed",
    "is not valid yet",
    "sub-process /usr/bin/dpkg returned an error",
    "dependency problems",
    "is not a debian format archive",
    "does not have a release file",
    "cannot access archive",
)
MATCHES = (
    Case(
        "sudo apt install x",
        "E: dpkg was interrupted, you must manually run 'sudo dpkg --configure -a' to correct the problem.",
        100,
        says="interrupted",
        fix="sudo dpkg --configure -a && sudo apt install x",
    ),
    Case(
        "sudo apt install x",
        "The following packages have unmet dependencies:\n x : Depends: liby (>= 2) but 1.0 is to be installed\nE: "
        "Unable to correct problems, you have held broken packages.",
        100,
        says="liby",
        fix="sudo apt --fix-broken install",
    ),
    Case(
        "sudo apt install x",
        "Err:1 http://deb.debian.org/debian bookworm/main amd64 x amd64 1.0\n  404  Not Found [IP: 1.2.3.4 80]\nE: "
        "Failed to fetch http://deb.debian.org/debian/pool/x.deb  404  Not Found [IP: 1.2.3.4 80]",
        100,
        says="old",
        fix="sudo apt update && sudo apt install x",
    ),
    Case(
        "sudo apt update",
        "W: GPG error: https://r.example stable InRelease: The following signatures couldn't be verified because "
        "the public key is not available: NO_PUBKEY 0123456789ABCDEF\nE: The repository 'https://r.example stable "
        "InRelease' is not signed.",
        100,
        says="0123456789ABCDEF",
    ),
    Case(
        "sudo dpkg -i x.deb",
        "dpkg: dependency problems prevent configuration of x:\n x depends on liby; however:\n  Package liby is "
        "not installed.",
        1,
        says="liby",
        fix="sudo apt --fix-broken install",
    ),
    Case(
        "dpkg -i notes.txt",
        "dpkg-deb: error: 'notes.txt' is not a Debian format archive\ndpkg: error processing archive notes.txt "
        "(--install):",
        1,
        says="notes.txt",
    ),
)
IGNORES = (Case("apt install x", "E: Unable to locate package x", 100),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    sudo = "" if facts.is_root and not problem.is_privileged else "sudo "
    retry = f" && {problem.command}" if problem.command else ""
    if "dpkg was interrupted" in text:
        return Finding(
            "An earlier installation was interrupted and has to be finished first.",
            0.97,
            "Some packages are unpacked but not set up yet.",
            ("dpkg was interrupted",),
            (Fix(f"{sudo}dpkg --configure -a{retry}", "finishes it, then goes on"),),
        )
    if match := re.search(r"'(?P<file>[^']+)' is not a Debian format archive", text):
        return Finding(
            f"`{match['file']}` is no package for Debian or Ubuntu.",
            0.96,
            "dpkg -i installs files that end in .deb and were downloaded completely.",
            (match[0],),
            (Fix(f"file {quote_path(match['file'])}", "tells what kind of file it is"),),
        )
    if match := re.search(r"NO_PUBKEY (?P<key>[0-9A-F]+)", text):
        return Finding(
            f"The key {match['key']} that a package source is signed with is not known here.",
            0.95,
            "apt takes packages only from sources whose signature it can check. The source's own page tells how to "
            "get its key.",
            (match[0],),
            (),
            ("install the key as the source's documentation says, or remove the source from /etc/apt/sources.list.d",),
        )
    if "404  Not Found" in text or "Failed to fetch" in text or "ash Sum mismatch" in text:
        if re.search(r"(?i)temporary failure resolving|could not resolve|connection", text):
            return None
        return Finding(
            "The list of packages on this machine is old: the files it names are gone from the server.",
            0.93,
            "Servers replace old versions. apt update brings the list up to date.",
            (next((line.strip() for line in problem.lines if "404" in line or "mismatch" in line), "Failed to fetch"),),
            (Fix(f"{sudo}apt update{retry}", "gets a new list, then goes on"),),
        )
    depends = re.search(r"(?:Depends: |depends on )(?P<name>[\w.+-]+)", text)
    if depends or "unmet dependencies" in text or "broken packages" in text:
        return Finding(
            f"A package needs {depends['name'] if depends else 'another one'}, which is missing or does not fit.",
            0.92,
            "Packages build on each other. After a .deb installed by hand, or sources that were mixed, the parts "
            "may not fit.",
            (depends[0] if depends else "unmet dependencies",),
            (Fix(f"{sudo}apt --fix-broken install", "lets apt bring what is missing"),),
            ("if it stays: see which source the package comes from with apt policy",),
        )
    if "does not have a Release file" in text:
        source = re.search(r"repository '(?P<name>[^']+)'", text)
        return Finding(
            f"The package source {source['name']} does not exist for this release."
            if source
            else "A package source does not exist for this release.",
            0.94,
            "The source has nothing for this version of the system, or its address is wrong.",
            (source[0] if source else "no Release file",),
            (Fix("grep -rn '^deb\\|^URIs' /etc/apt/sources.list /etc/apt/sources.list.d", "shows the sources"),),
            ("correct or remove the source",),
        )
    return None
