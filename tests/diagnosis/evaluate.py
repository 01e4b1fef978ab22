"""Failures produced for real, diagnosed, and their first fix run.

`python -m tests.diagnosis.evaluate` prints the figures.
"""

import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.diagnosis.diagnose import diagnose
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.harmless import answer_of
from tests.diagnosis.machine import DEADLINE_S, environment

FILE = Path(__file__).with_name("failures.toml")
FIXTURE = """
printf 'hello world\\nsecond line\\n' > notes.txt; printf 'name,size\\nada,3\\n' > data.csv; echo 'echo hi' > run.sh
mkdir -p src docs .home; echo guide > docs/guide.md
"""
LIMIT_S = 60.0
# Programs without which a failure cannot be produced here.
WANTED = frozenset(
    "git gcc make jq node npm sqlite3 curl wget ssh rsync man tar zip unzip java javac cmake perl xz kubectl docker "
    "psql tmux openssl iconv comm join dd expr sha256sum md5sum base64 gzip gunzip".split()
)


@dataclass(frozen=True)
class Example:
    """cause: diagnosers that are right. fix: the first fix as it has to be. check: bash that has to succeed after it.

    output and status: recorded, for programs that are rarely here; else the command is run.
    """

    command: str
    cause: tuple[str, ...]
    setup: str = ""
    fix: str = ""
    check: str = ""
    part: str = "open"
    output: str = ""
    status: int = 1

    @property
    def is_possible(self) -> bool:
        words = set(re.findall(r"[\w.+-]+", f"{self.setup} {self.command}"))
        return bool(self.output) or all(shutil.which(program) for program in WANTED & words)


@dataclass(frozen=True)
class Result:
    """fixed: whether the first fix is right; None where nothing was to be judged."""

    example: Example
    diagnosis: Diagnosis
    output: str
    named: bool
    fixed: bool | None

    @property
    def has_failed(self) -> bool:
        """Whether the command failed at all: on a machine with a docker daemon `docker ps` does not."""
        return self.diagnosis.failure.status != 0


def examples(part: str) -> list[Example]:
    """The failures of `part` that can be produced on this machine."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["failure"]
    found = [Example(**{**each, "cause": tuple(each["cause"])}) for each in listed]
    return [each for each in found if each.part == part and each.is_possible]


def measure(example: Example) -> Result:
    """Produces the failure in a new directory, diagnoses it, runs the first fix where it is to be judged."""
    with TemporaryDirectory(prefix="llmsh-failure-") as name:
        folder = Path(name)
        bash(FIXTURE + example.setup, folder)
        output, status = (example.output, example.status) if example.output else bash(example.command, folder)
        facts = Facts(folder, deadline_s=DEADLINE_S)
        diagnosis = diagnose(Failure(example.command, status, output, folder), facts)
        named = bool(diagnosis.causes) and diagnosis.causes[0].diagnoser in example.cause
        return Result(example, diagnosis, output, named, _is_fixed(example, diagnosis, folder))


def _is_fixed(example: Example, diagnosis: Diagnosis, folder: Path) -> bool | None:
    if not example.fix and not example.check:
        return None
    command = diagnosis.fixes[0].command if diagnosis.fixes else ""
    if example.fix:
        return command == example.fix
    if not command:
        return False
    out, _ = bash(command, folder)
    environment = _environment(folder) | {"out": out.rstrip("\n")}
    done = subprocess.run(["bash", "-c", example.check], cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode == 0


HARMLESS = Path(__file__).with_name("harmless.txt")
HARMLESS_SETUP = """
git init -q -b main .; printf 'int main(void) { return 0; }\n' > ok.c; echo 'print("fine")' > run.py
printf 'import unittest\nclass T(unittest.TestCase):\n    def test_error_handling(self): pass\n' > test_ok.py
printf 'all: ok.c\n\techo built\nclean:\n\techo cleaned\n' > Makefile; echo '{"a": 1}' > ok.json
echo 'print "ok\n";' > ok.pl; echo 'message("fine")' > ok.cmake
echo 'class Ok { public static void main(String[] a) { System.out.println("fine"); } }' > Ok.java
echo '{"name": "x", "version": "1.0.0", "scripts": {"hello": "echo hi"}}' > package.json
git add notes.txt; git commit -q -m one
"""


def false_explanations(every: int = 1, file: Path = HARMLESS) -> tuple[list[str], int]:
    """Harmless commands (each n-th) that were explained away, and how many: with status and as bare output."""
    found = []
    commands = [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    count = 0
    with TemporaryDirectory(prefix="llmsh-harmless-") as name:
        folder = Path(name)
        bash(FIXTURE + HARMLESS_SETUP, folder)
        for command in commands[::every]:
            output, status = bash(command, folder)
            # A program that is not here, or fails here, is no harmless example.
            is_missing = f"{command.split()[0]}: command not found" in output
            if is_missing or status in (126, 127) or (status and not answer_of(command, status, output)):
                continue
            count += 1
            facts = Facts(folder, deadline_s=DEADLINE_S)
            told = diagnose(Failure(command, status, output, folder), facts)
            blind = diagnose(Failure("", None, output, folder), facts)
            found += [f"{command} [{kind}]" for kind, each in (("status", told), ("blind", blind)) if each.causes]
    return found, count


def bash(text: str, folder: Path) -> tuple[str, int]:
    """Output (stdout and stderr as they come) and exit status of `text` in `folder`."""
    done = subprocess.run(
        ["bash", "-c", text],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LIMIT_S,
        check=False,
    )
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return done.stdout.decode("utf-8", "replace"), status


def _environment(folder: Path) -> dict[str, str]:
    return {**environment(folder / ".home"), "PYTHONDONTWRITEBYTECODE": "1"}


def main() -> None:
    """Prints each miss and the figures of both parts."""
    for part in ("open", "sealed"):
        results = [result for example in examples(part) if (result := measure(example)).has_failed]
        judged = [result for result in results if result.fixed is not None]
        for result in results:
            if not result.named or result.fixed is False:
                causes = ", ".join(cause.diagnoser for cause in result.diagnosis.causes)
                fix = result.diagnosis.fixes[0].command if result.diagnosis.fixes else ""
                print(f"{part}: {result.example.command!r}: wanted {result.example.cause}, got {causes or 'nothing'}")
                print(f"   fix {fix!r}; output {result.output[:200]!r}")
        named = sum(result.named for result in results)
        fixed = sum(bool(result.fixed) for result in judged)
        print(f"{part}: right cause {named}/{len(results)}, fix@1 {fixed}/{len(judged)}")
    found, count = false_explanations()
    print(f"harmless: {count} commands, {2 * count} outputs, {len(found)} false explanations: {found}")


if __name__ == "__main__":
    main()
