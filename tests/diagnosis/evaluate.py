"""Failures produced for real, diagnosed, and their first fix run.

`python -m tests.diagnosis.evaluate` prints the figures.
"""

import os
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
from tests.diagnosis.machine import DEADLINE_S, ENVIRONMENT

FILE = Path(__file__).with_name("failures.toml")
FIXTURE = """
printf 'hello world\\nsecond line\\n' > notes.txt; printf 'name,size\\nada,3\\n' > data.csv; echo 'echo hi' > run.sh
mkdir -p src docs .home; echo guide > docs/guide.md
"""
LIMIT_S = 20.0
# Programs without which a failure cannot be produced here.
WANTED = frozenset(
    "git gcc make jq node npm sqlite3 curl wget ssh rsync man tar zip unzip java javac cmake perl xz".split()
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
    return {**os.environ, **ENVIRONMENT, "HOME": str(folder / ".home"), "PYTHONDONTWRITEBYTECODE": "1"}


def main() -> None:
    """Prints each miss and the figures of both parts."""
    for part in ("open", "sealed"):
        results = [measure(example) for example in examples(part)]
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


if __name__ == "__main__":
    main()
