"""A package that dnf, pacman, apk, zypper, brew, snap, flatpak or winget does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "unable to find a match",
    "nothing provides",
    "target not found",
    "no such package",
    "no provider of",
    "no formulae found",
    "no available formula",
    "not found in package names",
    "no remote refs found",
    "no packages found",
    "nothing provides",
    "unable to select packages",
    'error: snap "',
    "no matches found for",
    "not found in the registry",
    "no cask",
    "nothing to do",
)
PROGRAMS = frozenset(
    {
        "dnf",
        "yum",
        "pacman",
        "yay",
        "paru",
        "apk",
        "zypper",
        "brew",
        "snap",
        "flatpak",
        "microdnf",
        "emerge",
        "xbps-install",
        "nix-env",
        "pkg",
        "port",
    }
)
MATCHES = (
    Case(
        "dnf install htopp",
        "No match for argument: htopp\nError: Unable to find a match: htopp",
        1,
        says="`htopp`",
        fix="dnf install htop",
    ),
    Case(
        "sudo pacman -S neofech", "error: target not found: neofech", 1, says="`neofech`", fix="sudo pacman -S neofetch"
    ),
    Case(
        "apk add pyhton3",
        "ERROR: unable to select packages:\n  pyhton3 (no such package):\n    required by: world[pyhton3]",
        1,
        fix="apk add python3",
    ),
    Case(
        "brew install wgett",
        'Warning: No available formula with the name "wgett". Did you mean wget, wgetpaste or wget2?\nError: No '
        "formulae found for wgett.",
        1,
        fix="brew install wget",
    ),
    Case("snap install coed", 'error: snap "coed" not found', 1, says="`coed`", fix="snap install code"),
    Case("zypper install vmi", "No provider of 'vmi' found.", 104, fix="zypper install vim"),
    Case(
        "flatpak install gimpp",
        "error: No remote refs found for ‘gimpp’",
        1,
        says="`gimpp`",
        fix="flatpak install gimp",
    ),
)
IGNORES = (Case("apt install nosuch", "E: Unable to locate package nosuch", 100),)
_COMMON = """
    " git curl wget vim neovim emacs nano htop btop tmux screen zsh fish bash python3 python nodejs npm go rust
    cargo ruby php perl gcc make cmake docker podman kubectl helm terraform ansible nginx apache2 httpd
    postgresql mysql mariadb redis sqlite3 sqlite mongodb jq ripgrep fd bat fzf tree unzip zip p7zip tar gzip xz
    openssh openssl rsync neofetch fastfetch firefox chromium gimp vlc inkscape libreoffice code ffmpeg
    imagemagick graphviz pandoc texlive gnupg net-tools iproute2 nmap tcpdump wireshark strace gdb valgrind lsof
    man-db ncdu ranger starship exa eza zoxide thunderbird steam discord spotify obs-studio audacity blender
    keepassxc qemu virtualbox wine yarn deno bun java openjdk maven gradle clang llvm
"""
COMMON = frozenset(_COMMON.split())
SEARCH = {
    "dnf": "dnf search {}",
    "yum": "yum search {}",
    "pacman": "pacman -Ss {}",
    "yay": "yay -Ss {}",
    "paru": "paru -Ss {}",
    "apk": "apk search {}",
    "zypper": "zypper search {}",
    "brew": "brew search {}",
    "snap": "snap find {}",
    "flatpak": "flatpak search {}",
    "microdnf": "microdnf search {}",
}
SAID = late_pattern(
    r"Unable to find a match: (?P<a>\S+)|target not found: (?P<b>\S+)|^\s*(?P<c>[\w.+-]+) \(no such package\)|No "
    r"provider of '(?P<d>[^']+)'|No available (?:formula|cask)[^\"]*\"(?P<e>[^\"]+)\""
    r"|'(?P<f>[^']+)' not found in package names|error: snap \"(?P<g>[^\"]+)\" not found|No remote refs found "
    r"for [‘'](?P<h>[^’']+)|No formulae (?:or casks )?found for (?P<i>[\w@+-]+)|No package (?P<j>\S+) available|"
    r"[Nn]o matches found for (?P<k>\S+)",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if needed := re.search(r"nothing provides (?P<what>\S+) needed by (?P<by>\S+)", problem.text):
        return Finding(
            f"{needed['by']} needs {needed['what'].partition('(')[0]}, which no package source here provides.",
            0.95,
            "The package was made for another version of this system, or the source that has the missing part "
            "is not set up.",
            (needed[0],),
            (),
            ("use a package that was made for this version, or add the source that has it",),
        )
    match = SAID.search(problem.text)
    if not match:
        return None
    name = next(group for group in match.groups() if group).rstrip(".")
    manager = next((word for word in SEARCH if problem.argv_of(word)), facts.manager)
    offered = re.search(r"Did you mean (?P<all>[\w@.+, -]+)\?", problem.text)
    near = re.split(r", | or ", offered["all"])[:2] if offered else list(closest(name, COMMON, limit=2))
    fixes = [
        Fix(problem.replace_word(name, each), f"{each} is a package that is used a lot")
        for each in near
        if problem.names(name)
    ]
    if manager in SEARCH:
        fixes.append(Fix(SEARCH[manager].format(quote(name)), "searches for packages of such a name"))
    return Finding(
        f"{manager or 'The package manager'} knows no package `{name}`."
        + (f" Did you mean `{near[0]}`?" if near else ""),
        0.975,
        "Packages have other names under each system, and a list of them that is old misses the newest.",
        (match[0].strip(),),
        tuple(fixes),
        () if fixes else ("search for it with the package manager",),
    )
