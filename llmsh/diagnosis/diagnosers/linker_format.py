"""An object file or library for another processor, or built without -fPIC."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "file in wrong format",
    "file format not recognized",
    "skipping incompatible",
    "recompile with -fpic",
    "relocation r_x86_64",
    "incompatible with i386",
    "architecture of input file",
    "building for macos",
    "can not be used when making a shared object",
    "can not be used when making a pie object",
)
MATCHES = (
    Case(
        "gcc -shared a.o -o liba.so",
        "/usr/bin/ld: a.o: relocation R_X86_64_32 against `.rodata' can not be used when making a shared object; "
        "recompile with -fPIC\ncollect2: error: ld returned 1 exit status",
        1,
        says="-fPIC",
    ),
    Case(
        "gcc m.o lib.o",
        "/usr/bin/ld: lib.o: file in wrong format\ncollect2: error: ld returned 1 exit status",
        1,
        (("lib.o", "x"),),
        says="lib.o",
        fix="file lib.o",
    ),
    Case(
        "gcc notes.o",
        "/usr/bin/ld:notes.o: file format not recognized; treating as linker script\n/usr/bin/ld:notes.o:0: "
        "syntax error",
        1,
        says="notes.o",
        fix="file notes.o",
    ),
    Case(
        "gcc m.c -lz",
        "/usr/bin/ld: skipping incompatible /usr/lib32/libz.so when searching for -lz\n/usr/bin/ld: cannot find -lz",
        1,
        says="/usr/lib32/libz.so",
    ),
)
IGNORES = (Case("gcc a.c", "undefined reference to `f'", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    if match := re.search(
        r"(?P<file>[\w./+-]+\.o(?:bj)?|[\w./+-]+\.a\([\w.]+\)): relocation \S+ against[^\n]*recompile with -fPIC",
        problem.text,
    ):
        return Finding(
            f"{match['file']} was compiled without -fPIC and cannot go into a shared library.",
            0.97,
            "The code of a library has to work at any address. The compiler makes it so with the option -fPIC.",
            (match[0][:160],),
            (),
            ("compile that file again with -fPIC, for example: make clean && make CFLAGS=-fPIC",),
        )
    if unread := re.search(r"ld: ?(?P<file>[^:\s]+): file format not recognized", problem.text):
        return Finding(
            f"{unread['file']} is no object file: the linker cannot read it.",
            0.97,
            "An object file is what a compiler makes of one source. This one is a text, empty or cut off.",
            (unread[0],),
            (Fix(f"file {quote_path(unread['file'])}", "says what it is"),),
            ("compile its source again",),
        )
    match2 = re.search(
        r"(?P<file>[\w./+-]+): (?:file in wrong format|file not recognized)|skipping incompatible (?P<lib>\S+)",
        problem.text,
    )
    if not match2:
        return None
    file = match2["file"] or match2["lib"]
    return Finding(
        f"{file} is for another kind of machine than the program.",
        0.97,
        "32-bit and 64-bit parts, or those of different processors, cannot be joined. Old files of an earlier "
        "build are a common reason.",
        (match2[0],),
        (Fix(f"file {quote_path(file)}", "says what it was built for"),),
        ("make clean, then build again",),
    )
