"""A C or C++ header that is not found."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import (
    header_package,
)
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = ("no such file or directory", "file not found")
MATCHES = (
    Case(
        "gcc a.c",
        "a.c:1:10: fatal error: curl/curl.h: No such file or directory\n    1 | #include <curl/curl.h>\n      |    "
        "      ^~~~~~~~~~~~~\ncompilation terminated.",
        1,
        says="curl/curl.h",
        fix="sudo apt install libcurl4-openssl-dev",
    ),
    Case(
        "gcc a.c",
        'a.c:2:10: fatal error: x.h: No such file or directory\n    2 | #include "x.h"\n      |          '
        "^~~~~\ncompilation terminated.",
        1,
        (("include/x.h", ""),),
        says="x.h",
        fix="gcc -Iinclude a.c",
    ),
    Case(
        "make",
        "gcc -c a.c\na.c:1:10: fatal error: zlib.h: No such file or directory\n    1 | #include "
        "<zlib.h>\ncompilation terminated.\nmake: *** [Makefile:2: a.o] Error 1",
        2,
        says="zlib.h",
        fix="sudo apt install zlib1g-dev",
    ),
    Case("gcc a.c", "a.c:1:10: fatal error: 'nosuch.h' file not found\n#include <nosuch.h>", 1, says="nosuch.h"),
    Case(
        "pip install x",
        "    x.c:1:10: fatal error: Python.h: No such file or directory",
        1,
        says="Python.h",
        fix="sudo apt install python3-dev",
    ),
)
IGNORES = (
    Case("gcc none.c", "cc1: fatal error: none.c: No such file or directory\ncompilation terminated."),
    Case("cat x", "cat: x: No such file or directory"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"(?P<file>[^\s:]+):(?P<line>\d+):\d+: fatal error: '?(?P<header>[^:'\n]+?)'?(?:: No such file| file not "
        r"found)",
        problem.text,
    )
    if not match:
        return None
    header = match["header"]
    evidence = (f"{match['file']} line {match['line']} includes {header}",)
    own = [path for path in facts.named(os.path.basename(header)) if path.endswith(header)]
    compiler = next((name for name in ("gcc", "g++", "cc", "c++", "clang", "clang++") if name in problem.programs), "")
    if own and compiler:
        folder = own[0][: -len(header)].rstrip("/") or "."
        return Finding(
            f"The header {header} is in `{folder}`, where the compiler does not look.",
            0.95,
            "The compiler looks in the folders of the system and in those that -I names.",
            (*evidence, f"{own[0]} is there"),
            (Fix(problem.insert_after(compiler, f"-I{quote(folder)}"), "lets it look there"),),
        )
    package = header_package(header, facts.manager)
    install = facts.install(package)
    return Finding(
        f"The header {header} is not here" + (f": the package {package} brings it." if package else "."),
        0.96 if package else 0.9,
        "A header describes the functions of a library. Headers come in packages of their own, whose names end in "
        "-dev or -devel.",
        evidence,
        (Fix(install, f"installs {package}"),) if install else (),
        ()
        if install
        else (
            f"find the package that brings it: apt-file search {header}"
            if facts.manager == "apt"
            else f"install the development package of the library with {header}",
            "or add its folder with -I",
        ),
    )
