"""bash's own suite, with bash and with llmsh: `python -m tests.conformance.bash_suite [--source FOLDER] [NAME…]`.

Each of its `run-NAME` scripts is run by `SHELL -c` and runs its scripts with `$THIS_SH`, both times bash or both times
llmsh, under the same path. What they print must be the same, line by line; a line that bash itself prints differently
from one time to the next (a process id, a time) is left out. The source is fetched with apt, as configured, where no
folder is given.
"""

import argparse
import contextlib
import difflib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.app.ways import compiled, sh_launcher

TIMEOUT_S = 240.0
PROCESSES = 4000
FILE_BYTES = 1 << 30
HELPERS = ("recho", "zecho", "printenv", "xcase")
NOT_TESTS = {"run-all", "run-minimal", "run-gprof"}
_REPOSITORY = re.compile(r"^\s*\d+ (\S+) (\S+)/(\S+) \S+ Packages$", re.MULTILINE)


class NoSourceError(Exception):
    """bash's source is not to be had here; says why."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a test printed. differences: lines of a unified diff from bash's to llmsh's; unstable: lines left out."""

    name: str
    differences: list[str]
    unstable: int


def main() -> int:
    """0 also where there is no source; 1 when something differs."""
    parser = argparse.ArgumentParser(description="bash's own test-suite with llmsh as the shell under test")
    parser.add_argument("--source", type=Path, help="bash's source, unpacked")
    parser.add_argument("names", nargs="*", help="tests, without run-; default all")
    options = parser.parse_args()
    started_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bash-suite-") as folder:
        place = Path(folder)
        try:
            source = options.source or fetch(place)
            suite = prepare(source, place)
        except NoSourceError as reason:
            print(f"skipped: {reason}")
            return 0
        found = []
        for shell in ("bash", "llmsh"):
            told = subprocess.run(
                [place / f"{shell}-bin" / "bash", "--version"], capture_output=True, text=True, check=True
            )
            print(f"{shell}: {told.stdout.splitlines()[0]}")
        for name in names(suite, options.names):
            found.append(compare(name, place))
            print(f"{name}: {'differs' if found[-1].differences else 'same'}", flush=True)
            for line in found[-1].differences:
                print(f"    {line}", flush=True)
    differing = [each.name for each in found if each.differences]
    unstable = sum(each.unstable for each in found)
    print(
        f"bash's own suite: {len(found) - len(differing)} of {len(found)} tests print the same with llmsh as with "
        f"bash; differences: {', '.join(differing) or 'none'}; "
        f"{unstable} lines left out that bash does not print twice alike; {time.monotonic() - started_s:.0f} s"
    )
    return 1 if differing else 0


def fetch(place: Path) -> Path:
    """bash's source by apt's client. Raises NoSourceError where apt or the source is missing."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-source"):
        raise NoSourceError("no apt-get and dpkg-source here; give bash's source with --source")
    download = place / "download"
    download.mkdir()
    listed = subprocess.run(["apt-cache", "policy", "bash"], capture_output=True, text=True, check=False).stdout
    match = _REPOSITORY.search(listed)
    if match is None:
        raise NoSourceError("apt knows no repository of bash; give bash's source with --source")
    sources = download / "sources.list"
    sources.write_text("deb-src {} {} {}\n".format(*match.groups()))
    # Lists and cache of our own: the machine's configuration of apt stays as it is.
    options = [f"Dir::Etc::sourcelist={sources}", "Dir::Etc::sourceparts=/dev/null", "APT::Sandbox::User=root"]
    options += [f"Dir::State::lists={download}/lists", f"Dir::Cache={download}/cache"]
    for name in ("lists/partial", "cache/archives/partial"):
        (download / name).mkdir(parents=True)
    apt = ["apt-get", "-q", *(part for option in options for part in ("-o", option))]
    for action in (["update"], ["source", "--download-only", "bash"]):
        done = subprocess.run([*apt, *action], cwd=download, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoSourceError(f"apt-get {action[0]}: {done.stderr.strip()[-300:]}")
    (description,) = download.glob("bash_*.dsc")
    unpack = ["dpkg-source", "--no-check", "-x", str(description), str(place / "source")]
    done = subprocess.run(unpack, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoSourceError(f"dpkg-source: {done.stderr.strip()[-300:]}")
    return place / "source"


def prepare(source: Path, place: Path) -> Path:
    """The suite with its helper programs at `place`/suite, and both shells; returns the suite's folder."""
    if not (source / "tests" / "run-all").exists():
        raise NoSourceError(f"{source} has no tests/run-all")
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NoSourceError("the suite's helper programs need a C compiler")
    suite = place / "suite"
    shutil.copytree(source / "tests", suite, symlinks=True)
    (place / "config.h").write_text("#define HAVE_STRING_H 1\n#define HAVE_STDLIB_H 1\n#define HAVE_UNISTD_H 1\n")
    for name in HELPERS:
        flags = ["-w", "-DHAVE_CONFIG_H", f"-I{place}", f"-I{source}", f"-I{source}/include", f"-I{source}/lib"]
        made = [compiler, *flags, "-o", str(suite / name), str(source / "support" / f"{name}.c")]
        done = subprocess.run(made, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoSourceError(f"{name}.c cannot be compiled: {done.stderr.strip()[-300:]}")
    launcher_folder = place / "launcher"
    launcher_folder.mkdir()
    (launcher,) = compiled(launcher_folder) if compiler else sh_launcher(launcher_folder)
    for shell, program in (("bash", shutil.which("bash")), ("llmsh", launcher)):
        (place / f"{shell}-bin").mkdir()
        (place / f"{shell}-bin" / "bash").symlink_to(str(program))
    return suite


def names(suite: Path, wanted: list[str]) -> list[str]:
    """The suite's tests, in its own order."""
    found = sorted(path.name for path in suite.glob("run-*") if path.name not in NOT_TESTS)
    return [name for name in found if not wanted or name.removeprefix("run-") in wanted]


def compare(name: str, place: Path) -> Comparison:
    """Run a test with llmsh between two runs with bash; more often where that leaves a difference."""
    theirs: list[list[str]] = []
    ours: list[list[str]] = []
    for _ in range(3):
        theirs.append(run(name, "bash", place))
        ours.append(run(name, "llmsh", place))
        theirs.append(run(name, "bash", place))
        differences, unstable = between(theirs, ours)
        if not differences:
            break
    return Comparison(name, differences, unstable)


def between(theirs: list[list[str]], ours: list[list[str]]) -> tuple[list[str], int]:
    """The smallest difference of one of `ours` from one of `theirs`, where lines stand that all `theirs` have alike.

    Also how many lines were left out. A difference where bash differs from itself is none of llmsh's.
    """
    unstable = {
        at for each in theirs[1:] for first, last, _, _ in _changes(theirs[0], each) for at in range(first, last + 1)
    }
    least: list[str] | None = None
    for mine in ours:
        left: list[str] = []
        for first, last, start, end in _changes(theirs[0], mine):
            if unstable.isdisjoint(range(first, last + 1)):
                left += [f"-{line}" for line in theirs[0][first:last]] + [f"+{line}" for line in mine[start:end]]
        if least is None or len(left) < len(least):
            least = left
    return least or [], len(unstable)


def _changes(one: list[str], other: list[str]) -> list[tuple[int, int, int, int]]:
    """The parts that differ: first and last line in `one`, and in `other`."""
    codes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [(first, last, start, end) for tag, first, last, start, end in codes if tag != "equal"]


def run(name: str, shell: str, place: Path) -> list[str]:
    """The lines that a test prints, its status last."""
    work = place / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(place / "suite", work / "tests", symlinks=True)
    (work / "tmp").mkdir()
    (work / "bin").symlink_to(place / f"{shell}-bin")
    program = str(work / "bin" / "bash")
    env = {
        "PATH": f".:{os.environ['PATH']}",
        "HOME": str(work),
        "TMPDIR": str(work / "tmp"),
        "BASH_TSTOUT": str(work / "tmp" / "out"),
        "THIS_SH": program,
        "BUILD_DIR": str(work),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(work),
    }
    with open(work / "printed", "wb+") as printed:
        child = subprocess.Popen(
            [program, "-c", f". ./{name}"],
            cwd=work / "tests",
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(child.pid, resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
                resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
            status = str(child.wait(TIMEOUT_S))
        except subprocess.TimeoutExpired:
            status = "still running"
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # what it left running
        child.wait()
        printed.seek(0)
        text = printed.read().decode("utf-8", "surrogateescape")
    return [*text.splitlines(), f"status {status}"]


if __name__ == "__main__":
    sys.exit(main())
