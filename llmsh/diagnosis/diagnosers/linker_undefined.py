"""The linker misses a function or a library."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.packages import (
    library_package,
)
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "undefined reference to",
    "cannot find",
    "undefined symbols for architecture",
    "library not found for",
    "undefined symbol",
)
MATCHES = (
    Case(
        "gcc a.c -o a",
        "/usr/bin/ld: /tmp/ccuU6VpD.o: in function `main':\na.c:(.text+0x23): undefined reference to "
        "`sqrt'\n/usr/bin/ld: a.c:(.text+0x58): undefined reference to `pow'\ncollect2: error: ld returned 1 exit "
        "status",
        1,
        says="`sqrt`",
        fix="gcc a.c -o a -lm",
    ),
    Case(
        "gcc a.cpp",
        "/usr/bin/ld: a.cpp:(.text+0xc): undefined reference to `std::cout'\ncollect2: error: ld returned 1 exit "
        "status",
        1,
        says="C++",
        fix="g++ a.cpp",
    ),
    Case(
        "gcc a.c -lnosuch",
        "/usr/bin/ld: cannot find -lnosuch: No such file or directory\ncollect2: error: ld returned 1 exit status",
        1,
        says="nosuch",
    ),
    Case(
        "gcc a.c -lcurl",
        "/usr/bin/ld: cannot find -lcurl: No such file or directory\ncollect2: error: ld returned 1 exit status",
        1,
        says="curl",
        fix="sudo apt install libcurl4-openssl-dev",
    ),
    Case(
        "gcc lib.c",
        "/usr/bin/ld: /usr/lib/gcc/x86_64-linux-gnu/12/../../../x86_64-linux-gnu/Scrt1.o: in function "
        "`_start':\n(.text+0x17): undefined reference to `main'\ncollect2: error: ld returned 1 exit status",
        1,
        says="main",
        fix="gcc -c lib.c",
    ),
    Case(
        "gcc a.c",
        "/usr/bin/ld: a.c:(.text+0xa): undefined reference to `foo'\ncollect2: error: ld returned 1 exit status",
        1,
        says="`foo`",
    ),
    Case(
        "gcc t.c",
        "/usr/bin/ld: t.c:(.text+0xa): undefined reference to `pthread_create'\ncollect2: error: ld returned 1 "
        "exit status",
        1,
        fix="gcc t.c -lpthread",
    ),
)
IGNORES = (
    Case("gcc a.c", "a.c:1:20: error: ‘x’ undeclared (first use in this function)"),
    Case("node a.js", "Error: Cannot find module 'x'"),
)
_MATH = (
    "sqrt pow sin cos tan exp log log2 log10 floor ceil fabs round fmod atan atan2 asin acos sinh cosh tanh hypot cbrt"
)
FLAGS = {
    **dict.fromkeys(_MATH.split(), "-lm"),
    **dict.fromkeys(("dlopen", "dlsym", "dlclose"), "-ldl"),
    **dict.fromkeys(("compress", "deflate", "inflate", "crc32", "gzopen"), "-lz"),
    **dict.fromkeys(("initscr", "endwin", "printw", "getch"), "-lncurses"),
    **dict.fromkeys(("readline", "add_history"), "-lreadline"),
    **dict.fromkeys(("shm_open", "clock_gettime", "timer_create"), "-lrt"),
}
PREFIXES = (
    ("pthread_", "-lpthread"),
    ("curl_", "-lcurl"),
    ("sqlite3_", "-lsqlite3"),
    ("SSL_", "-lssl -lcrypto"),
    ("EVP_", "-lcrypto"),
    ("png_", "-lpng"),
    ("SDL_", "-lSDL2"),
    ("X", "-lX11"),
    ("PQ", "-lpq"),
    ("xml", "-lxml2"),
    ("uuid_", "-luuid"),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    library = re.search(r"(?:cannot find -l|library not found for -l)(?P<name>[\w+.-]+)", problem.text)
    command = problem.command
    simple = any(name in problem.programs for name in ("gcc", "cc", "clang", "g++", "clang++")) and not re.search(
        r"[|;&]", command
    )
    if library:
        name = library["name"].rstrip(":")
        package = library_package(name, facts.manager)
        install = facts.install(package)
        return Finding(
            f"The linker does not find the library {name}"
            + (f": the package {package} brings it." if package else "."),
            0.95,
            "-l asks for a library. It is not installed, only without its development files, or in a folder that "
            "-L does not name.",
            (library[0],),
            (Fix(install, f"installs {package}"),) if install else (),
            () if install else (f"install the development package of {name}, or name its folder with -L",),
        )
    match = re.search(
        r"undefined reference to [`'‘](?P<name>[^'’]+)['’]|\"_(?P<mac>\w+)\", referenced from|undefined symbol: "
        r"(?P<lld>\S+)",
        problem.text,
    )
    if not match:
        return None
    name = match["name"] or match["mac"] or match["lld"]
    evidence = (match[0],)
    if name == "main":
        fixed = re.sub(r"^(\s*(?:gcc|cc|g\+\+|clang\+?\+?))\b", r"\1 -c", command, count=1)
        return Finding(
            "The program has no function `main`, where it would begin.",
            0.95,
            "A program needs one main. A file with only functions is compiled with -c and linked with others later.",
            evidence,
            (Fix(fixed, "compiles it without linking"),) if simple and fixed != command else (),
            ("add the file that holds main to the command",),
        )
    if name.startswith("std::") or "__gxx_personality" in name:
        fixed = re.sub(r"\bgcc\b", "g++", re.sub(r"\bclang\b(?!\+)", "clang++", command), count=1)
        return Finding(
            "This is C++, and it was linked as C: the library of C++ is missing.",
            0.95,
            "g++ adds that library by itself; gcc does not.",
            evidence,
            (Fix(fixed, "links as C++"),) if fixed != command else (),
            ("link with g++",),
        )
    flag = FLAGS.get(name) or next((flag for prefix, flag in PREFIXES if name.startswith(prefix)), "")
    if flag:
        wrong_order = all(part in command for part in flag.split())
        fixed = command if not wrong_order else re.sub(rf"\s{re.escape(flag)}\b", "", command)
        return Finding(
            f"The function `{name}` is in a library that was not linked ({flag})."
            if not wrong_order
            else f"The library for `{name}` ({flag}) has to stand behind the files that use it.",
            0.95,
            "The header only describes the function; its code is in a library, which -l adds. Libraries come last.",
            evidence,
            (Fix(f"{fixed} {flag}", "adds the library at the end"),) if simple else (),
            (f"add {flag} to the linker's libraries (LDLIBS in a Makefile)",),
        )
    return Finding(
        f"`{name}` is declared, but its code was not found by the linker.",
        0.88,
        "The file or library that defines it is missing from the command, or its name is misspelt.",
        evidence,
        (),
        (f"add the file that defines {name}, or its library with -l", f"find it: grep -rn {name} ."),
    )
