"""A program needs a library that is not here, or a newer system library."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "error while loading shared libraries",
    "library not loaded",
    "not found (required by",
    "symbol lookup error",
    "cannot open shared object file",
)
MATCHES = (
    Case(
        "./app",
        "./app: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file "
        "or directory",
        127,
        says="libssl.so.1.1",
    ),
    Case(
        "./app",
        "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by ./app)",
        1,
        says="GLIBC_2.38",
    ),
    Case(
        "./app",
        "dyld[1]: Library not loaded: /opt/homebrew/lib/libfoo.dylib\n  Referenced from: /x/app",
        134,
        says="libfoo.dylib",
    ),
    Case(
        "python3 -c 'import x'",
        "ImportError: libGL.so.1: cannot open shared object file: No such file or directory",
        says="libGL.so.1",
        fix="sudo apt install libgl1",
    ),
)
IGNORES = (Case("./x", "bash: ./x: No such file or directory", 127),)
PACKAGES = {
    "libGL.so.1": "libgl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libSM.so.6": "libsm6",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libpq.so.5": "libpq5",
    "libncurses.so.5": "libncurses5",
    "libnss3.so": "libnss3",
    "libgomp.so.1": "libgomp1",
    "libasound.so.2": "libasound2",
    "libfuse.so.2": "libfuse2",
    "libatk-1.0.so.0": "libatk1.0-0",
    "libgbm.so.1": "libgbm1",
    "libmagic.so.1": "libmagic1",
    "libsndfile.so.1": "libsndfile1",
    "libgdiplus.so": "libgdiplus",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    version = re.search(r"version `(?P<version>GLIBC(?:XX)?_[\d.]+)' not found", problem.text)
    if version:
        return Finding(
            f"The program was built for a newer system: it needs {version['version']}.",
            0.97,
            "The C library is the base of the whole system and comes with it; it cannot be exchanged for one program.",
            (version[0],),
            (),
            (
                "get a build for this system's version, build it here, or run it in a container",
                "see the version here: ldd --version",
            ),
        )
    match = re.search(
        r"(?:libraries|ImportError|OSError): (?P<lib>lib[\w.+-]+): cannot open|Library not loaded: (?P<mac>\S+)|"
        r"symbol lookup error: (?P<sym>.+)",
        problem.text,
    )
    if not match:
        return None
    library = (match["lib"] or match["mac"] or match["sym"]).rpartition("/")[2]
    package = PACKAGES.get(library, "") if facts.manager == "apt" else ""
    fix = facts.install(package)
    return Finding(
        f"The program needs the library {library}, which is not installed here.",
        0.95,
        "Programs share code in libraries. This one is missing, or is here in another version; the package that "
        "brings it has to be installed.",
        (match[0],),
        (Fix(fix, f"the package {package} brings it"),) if fix else (),
        ()
        if fix
        else (
            f"find the package that brings {library}: apt-file search {library}"
            if facts.manager == "apt"
            else f"find the package that brings {library}",
        ),
    )
