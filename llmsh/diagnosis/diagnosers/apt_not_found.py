"""A package that apt does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import (
    SAME,
    package_of,
)
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "unable to locate package",
    "has no installation candidate",
    "couldn't find any package by",
    "no packages found",
    "is not installed",
    "package not found",
)
PROGRAMS = frozenset({"apt", "apt-get", "aptitude", "dpkg", "dnf", "yum", "pacman", "brew", "apk", "apt-cache"})
MATCHES = (
    Case(
        "sudo apt install nosuchpkg",
        "Reading package lists...\nE: Unable to locate package nosuchpkg",
        100,
        says="`nosuchpkg`",
        fix="sudo apt update && sudo apt install nosuchpkg",
    ),
    Case(
        "sudo apt install dig",
        "E: Unable to locate package dig",
        100,
        says="`dnsutils`",
        fix="sudo apt install dnsutils",
    ),
    Case("sudo apt install pytohn3", "E: Unable to locate package pytohn3", 100, fix="sudo apt install python3"),
    Case(
        "sudo apt install foo",
        "Package foo is not available, but is referred to by another package.\nE: Package 'foo' has no "
        "installation candidate",
        100,
        says="`foo`",
    ),
    Case(
        "dpkg -L nosuchpkg",
        "dpkg-query: package 'nosuchpkg' is not installed\nUse dpkg --contents (= dpkg-deb --contents) to list "
        "archive files contents.",
        1,
        says="nosuchpkg",
    ),
)
IGNORES = (Case("apt isntall vim", "E: Invalid operation isntall", 100),)
_COMMON = """
    python3 python3-pip python3-venv python3-dev build-essential nodejs npm docker.io default-jdk default-jre golang
    postgresql postgresql-client mysql-server mariadb-server nginx apache2 redis-server sqlite3 openssh-server
    openssh-client net-tools dnsutils curl wget ripgrep fd-find neovim software-properties-common imagemagick
    libreoffice firefox-esr chromium gimp inkscape vlc obs-studio filezilla
"""


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Unable to locate package (?P<a>[\w.+-]+)|Package '(?P<b>[\w.+-]+)' has no installation|by (?:glob|regex) "
        r"'(?P<c>[^']+)'|No match for argument: (?P<d>[\w.+-]+)|target not found: (?P<e>[\w.+-]+)|package "
        r"'(?P<f>[\w.+-]+)' is not installed|formula (?:or cask )?with the name \"(?P<g>[^\"]+)\"|"
        r"^\s+(?P<h>[\w.+-]+) \(no such package\)|^E: No packages found$",
        problem.text,
        re.MULTILINE,
    )
    if not match:
        return None
    name = next((group for group in match.groups() if group), problem.segments[-1][-1] if problem.segments else "")
    if not name or name.startswith("-"):
        return None
    if match["f"]:
        return Finding(
            f"The package {name} is not installed.",
            0.96,
            "dpkg knows only what is installed.",
            (match[0],),
            (Fix(f"dpkg -l '*{name[:5]}*'", "lists installed packages with a name like it"),),
        )
    manager = next((each for each in ("apt", "dnf", "yum", "pacman", "brew", "apk") if each in problem.programs), "apt")
    package = package_of(name, manager)
    names = {*SAME, *_COMMON.split()}
    near = (package,) if package and package != name else closest(name, names, limit=2)
    fixes = [
        Fix(
            problem.replace_word(name, each),
            f"the package {each} exists" + (f" and brings `{name}`" if each == package else ""),
        )
        for each in near
    ]
    refresh = {"apt": "apt update", "pacman": "pacman -Sy", "apk": "apk update"}.get(manager, "")
    if refresh and problem.command:
        root = "" if facts.is_root and not problem.is_privileged else "sudo "
        fixes.append(Fix(f"{root}{refresh} && {problem.command}", "brings the list of packages up to date first"))
    meant = (
        f" The package is called `{near[0]}`." if package and near else f" Did you mean `{near[0]}`?" if near else ""
    )
    return Finding(
        f"There is no package `{name}` in the lists of this system.{meant}",
        0.94,
        "Names of packages differ between systems and from those of programs. An old list does not know new packages.",
        (match[0].strip(),),
        tuple(fixes),
        (f"search for it: {manager} search {name}",),
    )
