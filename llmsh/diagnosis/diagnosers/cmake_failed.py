"""CMake could not configure: no CMakeLists.txt, a package not found, a file missing, too old."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = ("cmake error", "could not load cache", "is not a directory")
MATCHES = (
    Case(
        "cmake .",
        'CMake Error: The source directory "{cwd}" does not appear to contain CMakeLists.txt.\nSpecify --help for '
        "usage, or press the help button on the CMake GUI.",
        1,
        says="CMakeLists.txt",
    ),
    Case(
        "cmake ..",
        'CMake Error at CMakeLists.txt:3 (find_package):\n  By not providing "FindNoSuchLib.cmake" in '
        "CMAKE_MODULE_PATH this project\n  has asked CMake to find a package configuration file provided by\n  "
        '"NoSuchLib", but CMake did not find one.',
        1,
        says="NoSuchLib",
    ),
    Case(
        "cmake .",
        "CMake Error at /usr/share/cmake-3.25/Modules/FindPackageHandleStandardArgs.cmake:230 (message):\n  Could "
        "NOT find OpenSSL, try to set the path to OpenSSL root folder in the\n  system variable OPENSSL_ROOT_DIR "
        "(missing: OPENSSL_CRYPTO_LIBRARY\n  OPENSSL_INCLUDE_DIR)",
        1,
        says="OpenSSL",
        fix="sudo apt install libssl-dev",
    ),
    Case(
        "cmake .",
        "CMake Error at CMakeLists.txt:1 (cmake_minimum_required):\n  CMake 99.5 or higher is required.  You are "
        "running version 3.25.1",
        1,
        says="99.5",
    ),
    Case(
        "cmake .",
        "CMake Error at CMakeLists.txt:3 (add_executable):\n  Cannot find source file:\n\n    none.c",
        1,
        says="none.c",
    ),
    Case(
        "cmake -G Ninjaa -B build",
        "CMake Error: Could not create named generator Ninjaa",
        1,
        says="`Ninjaa`",
        fix="cmake -G Ninja -B build",
    ),
    Case(
        "cmake -S other -B b",
        'CMake Error: The source "/w/other/CMakeLists.txt" does not match the source '
        '"/w/CMakeLists.txt" used to generate cache.  Re-run cmake with a different source directory.',
        1,
        says="another source",
        fix="rm b/CMakeCache.txt && cmake -S other -B b",
    ),
    Case(
        "cmake --preset dev",
        "CMake Error: Could not read presets from /w: File not found: /w/CMakePresets.json",
        1,
        says="CMakePresets.json",
    ),
    Case(
        "cmake -B b",
        "CMake Error at CMakeLists.txt:3 (target_link_libraries):\n  Cannot specify link libraries for "
        'target "app" which is not built by this\n  project.',
        1,
        says="`app`",
    ),
    Case(
        "cmake -B b",
        "CMake Error at CMakeLists.txt:2 (project):\n  The CMAKE_C_COMPILER:\n\n    nocc\n\n  is not a "
        "full path and was not found in the PATH.",
        1,
        says="`nocc`",
    ),
    Case("cmake --build build", "Error: {cwd}/build is not a directory", 1, says="`build`"),
    Case(
        "cmake --build build",
        "Error: could not load cache",
        1,
        setup="mkdir build; touch CMakeLists.txt",
        fix="cmake -B build && cmake --build build",
    ),
    Case(
        "cmake --build out",
        "Error: {cwd}/out is not a directory",
        says="`out`",
        fix="cmake -B out && cmake --build out",
    ),
    Case(
        "cmake --build buidl -j4",
        "Error: {cwd}/buidl is not a directory",
        1,
        (("build/CMakeCache.txt", "x"),),
        fix="cmake --build build -j4",
    ),
)
IGNORES = (Case("make", "make: *** No targets specified and no makefile found.  Stop.", 2),)
GENERATORS = "Unix Makefiles,Ninja,Ninja Multi-Config,Xcode".split(",")
PACKAGES = {
    "OpenSSL": "libssl-dev",
    "ZLIB": "zlib1g-dev",
    "CURL": "libcurl4-openssl-dev",
    "Boost": "libboost-all-dev",
    "PNG": "libpng-dev",
    "JPEG": "libjpeg-dev",
    "SQLite3": "libsqlite3-dev",
    "Threads": "libc6-dev",
    "LibXml2": "libxml2-dev",
    "BZip2": "libbz2-dev",
    "GTest": "libgtest-dev",
    "OpenCV": "libopencv-dev",
    "Eigen3": "libeigen3-dev",
    "SDL2": "libsdl2-dev",
    "Qt5": "qtbase5-dev",
    "Qt6": "qt6-base-dev",
    "Python3": "python3-dev",
    "PkgConfig": "pkg-config",
    "Protobuf": "libprotobuf-dev",
    "FFTW3": "libfftw3-dev",
    "MPI": "libopenmpi-dev",
    "Doxygen": "doxygen",
    "X11": "libx11-dev",
    "OpenGL": "libgl1-mesa-dev",
    "GLEW": "libglew-dev",
    "glfw3": "libglfw3-dev",
    "fmt": "libfmt-dev",
    "spdlog": "libspdlog-dev",
    "nlohmann_json": "nlohmann-json3-dev",
    "yaml-cpp": "libyaml-cpp-dev",
    "TBB": "libtbb-dev",
    "Git": "git",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    place = re.search(r"CMake Error at (?P<file>[^\s:]+):(?P<line>\d+)", text)
    evidence = (
        (place[0],)
        if place
        else (next((line for line in problem.lines if re.search("CMake Error|cache|directory", line)), ""),)
    )
    if "is not a directory" in text and not problem.argv_of("cmake"):
        return None
    asked = re.search(r"--build[ =](?P<folder>[^\s;|&]+)", problem.command)
    if asked and "is not a directory" in text and not facts.exists(asked["folder"]):
        built = [path.rpartition("/")[0] for path in facts.named("CMakeCache.txt") if "/" in path]
        return Finding(
            f"There is no folder `{asked['folder']}` to build in." + (f" Did you mean `{built[0]}`?" if built else ""),
            0.96,
            "CMake works in two steps: first it configures a build folder, which writes a cache; then it builds there.",
            evidence,
            tuple(Fix(problem.replace_word(asked["folder"], each), f"{each} is configured") for each in built[:1])
            or (Fix(f"cmake -B {quote_path(asked['folder'])} && {problem.command}", "configures it, then builds"),),
        )
    if "could not load cache" in text or "is not a directory" in text:
        folder = next((word for segment in problem.segments for word in segment[1:] if facts.is_dir(word)), "build")
        return Finding(
            f"The folder `{folder}` has not been configured by CMake yet.",
            0.94,
            "CMake works in two steps: first it configures, which writes a cache; then it builds.",
            evidence,
            (Fix(f"cmake -B {quote_path(folder)} && {problem.command}", "configures it, then builds"),)
            if facts.exists("CMakeLists.txt")
            else (),
            ("configure it first: cmake -B build",),
        )
    if "appear to contain CMakeLists.txt" in text or ("does not exist" in text and "source directory" in text):
        found = [path for path in facts.named("CMakeLists.txt") if os.path.dirname(path)] + (
            ["../CMakeLists.txt"] if facts.exists("../CMakeLists.txt") else []
        )
        folder = os.path.dirname(found[0]) if found else ""
        return Finding(
            "CMake finds no CMakeLists.txt there" + (f"; there is one in `{folder}`." if folder else "."),
            0.95,
            "CMake is given the folder that holds CMakeLists.txt.",
            evidence,
            (Fix(f"cmake -S {quote_path(folder)} -B build", "configures it into the folder build"),)
            if folder
            else (Fix("ls", "shows what is here"),),
        )
    higher = re.search(
        r"CMake (?P<wanted>[\d.]+) or higher is required.\s+You are running version (?P<here>[\d.]+)", text
    )
    if higher:
        return Finding(
            f"The project needs CMake {higher['wanted']}, and this is {higher['here']}.",
            0.97,
            "A newer CMake can be installed beside the system's, for example with pip.",
            (higher[0].replace("\n", " "),),
            (),
            ("install a newer CMake: python3 -m pip install cmake, in an environment",),
        )
    source = re.search(r"Cannot find source file:\s+(?P<file>\S+)", text)
    if source:
        return Finding(
            f"The source file {source['file']} that {place['file'] if place else 'CMakeLists.txt'} names does not "
            "exist.",
            0.96,
            "Its name is misspelt there, or the file was moved.",
            evidence,
            (Fix(f"sed -n '{place['line']}p' {quote_path(place['file'])}", "shows the line"),) if place else (),
            (f"correct the name {source['file']}",),
        )
    if match := re.search(r"could not find requested file:\s+(?P<name>\S+)", text):
        return Finding(
            f"{place[1] if place else 'CMakeLists.txt'} includes `{match['name']}`, which does not exist where "
            f"CMake looks.",
            0.95,
            "A name without an ending is a module: NAME.cmake in the folders of CMAKE_MODULE_PATH, or one of "
            "CMake's own.",
            evidence,
            (Fix(f"sed -n '{place['line']}p' {quote_path(place['file'])}", "shows the line"),) if place else (),
            ("correct the name, or set CMAKE_MODULE_PATH to its folder before",),
        )
    if match := re.search(r"CMake Error: File (?P<path>\S+) does not exist", text):
        return Finding(
            f"The file {os.path.basename(match['path'])} that CMake was to read does not exist.",
            0.95,
            "Its name is misspelt there, or the file was moved.",
            (match[0],),
            (Fix(f"sed -n '{place['line']}p' {quote_path(place['file'])}", "shows the line"),) if place else (),
            (f"correct the name {os.path.basename(match['path'])}",),
        )
    language = re.search(r"CMAKE_(?P<name>\w+?)_COMPILER not set|No CMAKE_(?P<other>\w+?)_COMPILER could", text)
    if language and (name := language["name"] or language["other"]) not in ("C", "CXX"):
        return Finding(
            f"CMake knows no compiler for the language {name}.",
            0.95,
            "project() names the languages of a project: C, CXX, Fortran, CUDA and some more. Another one has "
            "no compiler "
            "here, or CMake does not know it.",
            (language[0],),
            (Fix(f"grep -n -i project {quote_path('CMakeLists.txt')}", "shows the languages that are named"),)
            if facts.exists("CMakeLists.txt")
            else (),
            ("correct the language, or install its compiler",),
        )
    package = re.search(
        r'Could NOT find (?P<a>[\w-]+)|provided by\s+"(?P<b>[\w-]+)"|No package \'(?P<c>[\w.+-]+)\' found|Could not '
        r'find a package configuration file provided by "(?P<d>[\w-]+)"',
        text,
    )
    if package:
        name = next(group for group in package.groups() if group)
        install = facts.install(PACKAGES.get(name, "")) if facts.manager == "apt" else ""
        return Finding(
            f"CMake does not find the library {name}.",
            0.94,
            "The project needs it, with its headers. It is not installed, or in an unusual place.",
            (*evidence, package[0].replace("\n", " ")),
            (Fix(install, f"brings {name} with its headers"),) if install else (),
            () if install else (f"install the development package of {name}, or set CMAKE_PREFIX_PATH to its folder",),
        )
    if match := re.search(r"Could not create named generator (?P<name>.+)", text):
        near = closest(match["name"], GENERATORS, limit=1)
        return Finding(
            f"CMake has no generator called `{match['name']}`.",
            0.96,
            "A generator writes the files for the program that builds: make, ninja or an editor.",
            (match[0],),
            tuple(Fix(problem.replace_word(match["name"], each), f"{each} is one") for each in near),
            ("see what there is: cmake --help, at its end",),
        )
    if match := re.search(r'The source "(?P<new>[^"]+)" does not match the source "(?P<old>[^"]+)" used', text):
        build = re.search(r"-B ?(?P<name>\S+)", problem.command)
        again = f"rm {quote_path(build['name'])}/CMakeCache.txt && {problem.command}" if build else ""
        return Finding(
            "This build folder belongs to another source folder.",
            0.96,
            "CMake remembers in CMakeCache.txt from where a build folder was made; it was copied, moved or reused.",
            (" ".join(match[0].split())[:150],),
            (Fix(again, "forgets the old folder and configures it anew"),) if again else (),
            ("use a build folder of its own",),
        )
    if "Could not read presets" in text or "CMakePresets.json" in text or "No such preset" in text:
        named = re.search(r'No such preset in [^:]+:\s+"?(?P<name>[^"\n]+)', text)
        return Finding(
            f"There is no preset `{named['name']}`." if named else "There is no CMakePresets.json that could be read.",
            0.95,
            "Presets are ready sets of options; a project keeps them in CMakePresets.json.",
            evidence,
            (Fix("cmake --list-presets", "lists those there are"),) if named else (),
            ("configure it without one: cmake -B build",),
        )
    if match := re.search(r'target "(?P<name>[^"]+)" which is not\s+built', text):
        return Finding(
            f"{place[1] if place else 'CMakeLists.txt'} names the target `{match['name']}`, which nothing makes.",
            0.94,
            "add_executable or add_library has to make a target before other lines speak of it.",
            evidence,
            (Fix(f"sed -n '{place['line']}p' {quote_path(place['file'])}", "shows the line"),) if place else (),
            (f"check the name {match['name']}",),
        )
    if match := re.search(r"CMAKE_C(?:XX)?_COMPILER:\s+(?P<name>\S+)\s+is not (?:a full path|able)", text):
        return Finding(
            f"The compiler `{match['name']}` that CMake was told to use is not here.",
            0.955,
            "The variables CC and CXX, or CMAKE_C_COMPILER, name the compiler.",
            (" ".join(match[0].split())[:150],),
            (Fix("unset CC CXX", "lets CMake look for one itself"),),
            (f"install {match['name']}, or name another one",),
        )
    if "CMAKE_C_COMPILER" in text or "CMAKE_CXX_COMPILER" in text:
        install = facts.install("build-essential") if facts.manager == "apt" else facts.install("gcc")
        return Finding(
            "CMake finds no compiler.",
            0.94,
            "A C or C++ compiler has to be installed.",
            evidence,
            (Fix(install, "installs the compilers"),) if install else (),
            ("install gcc and g++",),
        )
    first = next(
        (
            line.strip()
            for number, line in enumerate(problem.lines)
            if number and "CMake Error" in problem.lines[number - 1] and line.strip()
        ),
        "",
    )
    return Finding(
        f"CMake stopped{f' at {place[1]} line {place[2]}' if place else ''}"
        f"{': ' + first[:100].rstrip('.') if first else ''}.",
        0.7,
        "Later errors often follow from the first.",
        evidence,
        (),
        ("read the first CMake Error",),
    )
