"""A library that pkg-config or configure does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "no package '",
    "was not found in the pkg-config search path",
    "package requirements",
    "pkg-config: command not found",
    "required by 'virtual:world'",
    'dependency "',
    "not found, tried pkgconfig",
    "could not find pkg-config",
)
MATCHES = (
    Case(
        "pkg-config --libs gtk4",
        "Package gtk4 was not found in the pkg-config search path.\nPerhaps you should add the directory "
        "containing `gtk4.pc'\nto the PKG_CONFIG_PATH environment variable\nNo package 'gtk4' found",
        1,
        says="gtk4",
        fix="sudo apt install libgtk-4-dev",
    ),
    Case(
        "./configure",
        "configure: error: Package requirements (libcurl >= 7) were not met:\n\nNo package 'libcurl' found",
        1,
        says="libcurl",
        fix="sudo apt install libcurl4-openssl-dev",
    ),
    Case(
        "meson setup build",
        'meson.build:5:0: ERROR: Dependency "zlib" not found, tried pkgconfig and cmake',
        1,
        says="zlib",
        fix="sudo apt install zlib1g-dev",
    ),
)
IGNORES = (Case("apt install x", "E: Unable to locate package x", 100),)
APT = {
    "gtk4": "libgtk-4-dev",
    "gtk+-3.0": "libgtk-3-dev",
    "libcurl": "libcurl4-openssl-dev",
    "zlib": "zlib1g-dev",
    "openssl": "libssl-dev",
    "libssl": "libssl-dev",
    "sqlite3": "libsqlite3-dev",
    "libpng": "libpng-dev",
    "libjpeg": "libjpeg-dev",
    "ncurses": "libncurses-dev",
    "ncursesw": "libncurses-dev",
    "libxml-2.0": "libxml2-dev",
    "glib-2.0": "libglib2.0-dev",
    "sdl2": "libsdl2-dev",
    "libusb-1.0": "libusb-1.0-0-dev",
    "libudev": "libudev-dev",
    "dbus-1": "libdbus-1-dev",
    "x11": "libx11-dev",
    "cairo": "libcairo2-dev",
    "freetype2": "libfreetype-dev",
    "fontconfig": "libfontconfig-dev",
    "alsa": "libasound2-dev",
    "libpulse": "libpulse-dev",
    "libavcodec": "libavcodec-dev",
    "libpq": "libpq-dev",
    "libffi": "libffi-dev",
    "readline": "libreadline-dev",
    "libsystemd": "libsystemd-dev",
    "wayland-client": "libwayland-dev",
    "libevent": "libevent-dev",
    "libarchive": "libarchive-dev",
    "libgit2": "libgit2-dev",
    "libssh2": "libssh2-1-dev",
    "protobuf": "libprotobuf-dev",
    "eigen3": "libeigen3-dev",
    "fftw3": "libfftw3-dev",
    "gsl": "libgsl-dev",
    "hdf5": "libhdf5-dev",
    "webkit2gtk-4.1": "libwebkit2gtk-4.1-dev",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"No package '(?P<a>[^']+)' found|Package '?(?P<b>[\w.+-]+)'?,? (?:was not found|required by)|Dependency "
        r"\"(?P<c>[^\"]+)\" not found|Dependency (?P<d>[\w.+-]+) found: NO",
        problem.text,
    )
    if not match:
        return None
    name = next(group for group in match.groups() if group)
    package = (
        APT.get(name.lower(), "")
        if facts.manager == "apt"
        else f"'pkgconfig({name})'"
        if facts.manager in ("dnf", "yum")
        else ""
    )
    install = facts.install(package)
    return Finding(
        f"The library {name} is not installed with what is needed to build with it.",
        0.97,
        f"Building wants headers and a file {name}.pc, which come in a package for developers (-dev or -devel).",
        (match[0],),
        (Fix(install, "installs it with headers"),)
        if install
        else (Fix(f"apt-cache search {quote(name)}", "searches for the package"),)
        if facts.manager == "apt"
        else (),
        () if install or facts.manager == "apt" else (f"install the development package of {name}",),
    )
