"""Real failures, written apart from the rules: right cause named, fix@1 and fix@3, by group.

`python -m tests.diagnosis.measure [--sealed] [--group NAME] [--file NAME] [--misses] [--harmless] [--write]`.
Root runs them as nobody, so that rights count; what nobody can run is then run as root. A row whose programs are not
here is left out. Of the half "sealed" only the totals are looked at; --write measures both and writes DIAGNOSIS.md.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.core.programs import known_programs
from llmsh.diagnosis.diagnose import diagnose, load
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.fallback import MESSAGE
from llmsh.diagnosis.problem import Problem, split_words
from llmsh.diagnosis.register import names
from llmsh.planner.programs import is_installed
from tests.diagnosis.evaluate import bash, false_explanations
from tests.diagnosis.machine import DEADLINE_S

REAL = Path(__file__).with_name("real")
NOBODY = 65534
FIXTURE = """
printf 'one\\ntwo 2\\nthree\\n' > notes.txt; printf 'name,size\\nada,3\\nbob,1\\n' > data.csv
echo '- buy milk' > todo.md
mkdir -p docs src .home; echo guide > docs/guide.md; printf 'int main(void) { return 0; }\\n' > src/main.c
"""
_PROGRAMS = """
    git ssh scp rsync tar zip unzip gzip gunzip bzip2 bunzip2 xz make cmake gcc g++ rustc cargo node npm java javac mvn
    docker kubectl systemctl apt-get apt-cache dpkg pip perl sqlite3 psql curl wget jq awk gdb patch convert zsh fish
    dash man bc openssl gpg pytest terraform tput tmux ip useradd visudo pkg-config iconv su join hostname renice
    ninja zstd vim ed screen strace lsof tree flask losetup taskset prlimit chattr setcap iptables crontab sudo xxd
    tsort factor localedef ssh-keygen timedatectl hostnamectl localectl journalctl
"""
PROGRAMS = frozenset(_PROGRAMS.split())
REPORT = Path(__file__).parents[2] / ".github" / "DIAGNOSIS.md"
TEXT = """\
# Diagnosis in figures

Written by `python -m tests.diagnosis.measure --write`. {diagnosers} diagnosers, {cases} cases in them, {programs}
programs in these cases.

The failures are real: each command of `tests/diagnosis/real/` is run, as an ordinary user, in a new folder, and what it
printed is explained. *Right cause*: the first cause named is the true one, judged by words and names that were written
down with the command. *Fix*: the first fix (one of the first three) is run in a new copy of the folder, and a check
written with the command tells whether it did what was meant; fixes that would reach out of the folder count as wrong.
A hash of each command decides its half. Only of the open half failures are looked at and mended; of the sealed half
({failures} failures here) only the totals are taken. A cause that only repeats what the program said (`message`)
counts as none.

| half | right cause | fix@1 | fix@3 |
|---|---|---|---|
| open | {dev} |
| sealed | {sealed} |

False explanations: {found} of {outputs} outputs of commands that succeed or only answer ({share}); each command counts
twice, with its status and as a bare output.

Rounds of failures were written later, each in full before llmsh was asked about it, and each about other
programs or errors than the ones before. What needs a daemon, a cluster, a cloud or another system (in rounds 18
and 19, and in parts of 23 and 25) was not run: its output is written down as these programs are known to print it.
What was missed was mended then, so all of them count in the open half. How many were explained rightly when they were
run for the first time tells how broad the diagnosers were:

| round | about | right cause at the first run |
|---|---|---|
{rounds}

The open half by subject:

| subject | right cause | fix@1 | fix@3 |
|---|---|---|---|
{groups}
"""
# After a failure: nothing may keep its folder from being removed.
TIDY = 'mount 2>/dev/null | grep -o "$PWD/[^ ]*" | sort -ru | xargs -r umount -l; chmod -R u+rwX .'
# Only root can mount what these are about.
ROOT_ONLY = frozenset({"mounts"})
# Groups about programs that are not here.
NOT_HERE = frozenset({"typing", "programs"})
OTHERS_ONLY = frozenset({"permissions", "system"})
# A fix with one of these is compared by nobody: it would reach out of its folder.
REACHING = re.compile(
    r"\b(?:sudo|su|apt|apt-get|dpkg|pip3? (?:install|download)|npm (?:i|install|ci)|kill|pkill|systemctl|service"
    r"|docker)\b"
)


@dataclass(frozen=True)
class Row:
    """group, cause: classes. names: what has to be named. check: bash that succeeds after a right fix; "" for none.

    A cause in slashes is its own pattern. output, status: as written down, where what prints them cannot be run here;
    else the command is run. is_open: all of it was looked at, so it is in no sealed half.
    """

    group: str
    cause: str
    names: tuple[str, ...]
    setup: str
    command: str
    check: str
    output: str = ""
    status: str = "1"
    is_open: bool = False

    @property
    def key(self) -> str:
        recorded = f"\n{self.output}" if self.output else ""
        return sha256(f"{self.setup}\n{self.command}{recorded}".encode()).hexdigest()

    @property
    def part(self) -> str:
        return "dev" if self.is_open else ("dev", "sealed")[int(self.key[:2], 16) % 2]

    def pattern(self, classes: dict[str, str]) -> str:
        """What the first summary has to say."""
        return self.cause[1:-1] if self.cause[0] == "/" else classes[self.cause]

    @property
    def is_possible(self) -> bool:
        words = set(re.findall(r"[\w.+-]+", f"{self.setup} {self.command}"))
        if self.group not in NOT_HERE and not self.output:
            named = {segment[0] for segment in Problem(Failure(self.command, 1, "", Path("/")), "").segments}
            if any(not is_installed(name) for name in named & known_programs()):
                return False
        return bool(self.output) or all(shutil.which(program) for program in PROGRAMS & words)


@dataclass(frozen=True)
class Outcome:
    """fixed: number of the first fix that passes the check, counted from 1; 0 for none, None where there is none."""

    key: str
    group: str
    command: str
    cause: str
    failed: bool
    named: bool
    fixed: int | None
    summary: str
    fixes: list[str]
    output: str


def rows() -> list[Row]:
    """Every row of failures*.txt and round*.txt."""
    found = [row for path in sorted(REAL.glob("failures*.txt")) for row in rows_of(path)]
    known = {row.key for row in found}
    rounds = [replace(row, is_open=True) for path in sorted(REAL.glob("round*.txt")) for row in rows_of(path)]
    return found + [row for row in rounds if row.key not in known]


def rows_of(path: Path) -> list[Row]:
    """The rows of one file."""
    found: list[Row] = []
    group, last = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "==":
            group = rest
        elif kind == "@":
            cause, *names = shlex.split(rest)
            found.append(Row(group, cause, tuple(names), "", "", ""))
        elif kind == "=":
            found[-1] = replace(found[-1], status=rest)
        elif kind in ("+", "$", "?", "<", ">"):
            field = {"+": "setup", "$": "command", "?": "check", "<": "output", ">": last}[kind]
            before: str = getattr(found[-1], field)
            changed: dict[str, Any] = {field: f"{before}\n{rest}" if before else rest}
            found[-1] = replace(found[-1], **changed)
            last = field
    return found


def says(diagnosis: Diagnosis, row: Row, classes: dict[str, str]) -> bool:
    """Claims that the first cause is the true one: its class in words, and what has to be named."""
    first = next((cause for cause in diagnosis.causes if cause.diagnoser != MESSAGE), None)
    if first is None:
        return False
    told = " ".join([first.summary, *first.evidence, diagnosis.explanation]).lower()
    return bool(re.search(row.pattern(classes), first.summary, re.IGNORECASE)) and all(
        name.lower() in told for name in row.names
    )


def measure(row: Row) -> Outcome:
    """Produces the failure in a new folder, diagnoses it and runs its first three fixes, each in a new folder."""
    classes = tomllib.loads((REAL / "causes.toml").read_text(encoding="utf-8"))
    with TemporaryDirectory(prefix="llmsh-real-", dir="/var/tmp") as name:
        folder = Path(name)
        os.environ["TMPDIR"] = os.environ["TMUX_TMPDIR"] = name
        bash(FIXTURE + row.setup, folder)
        output, status = (row.output, int(row.status)) if row.output else bash(row.command, folder)
        diagnosis = diagnose(Failure(row.command, status, output, folder), Facts(folder, deadline_s=DEADLINE_S))
        bash(TIDY, folder)
    fixes = [fix.command for fix in diagnosis.fixes]
    named = says(diagnosis, row, classes)
    return Outcome(
        row.key, row.group, row.command, row.cause, status != 0, named, _first_right(row, fixes),
        diagnosis.causes[0].summary if diagnosis.causes else "", fixes, output[-1500:],
    )  # fmt: skip


def _first_right(row: Row, fixes: list[str]) -> int | None:
    if not row.check:
        return None
    for number, fix in enumerate(fixes[:3], 1):
        if REACHING.search(fix):
            continue
        with TemporaryDirectory(prefix="llmsh-real-", dir="/var/tmp") as name:
            folder = Path(name)
            bash(FIXTURE + row.setup, folder)
            bash(row.command, folder)
            out, _ = bash(fix, folder)
            _, status = bash(f"out={shlex.quote(out)}; {row.check}", folder)
            bash(TIDY, folder)
            if status == 0:
                return number
    return 0


def report(outcomes: list[Outcome], misses: bool) -> str:
    """The figures by group, and what was missed."""
    lines = []
    for outcome in outcomes if misses else ():
        if not outcome.failed or not outcome.named or outcome.fixed not in (None, 1):
            lines += [
                f"{outcome.group}: $ {outcome.command}   [{outcome.cause}] failed {outcome.failed} "
                f"named {outcome.named} fix {outcome.fixed}",
                f"    said: {outcome.summary!r}",
                f"    fixes: {outcome.fixes[:3]}",
                f"    output: {outcome.output[-300:]!r}",
            ]
    for group in [*dict.fromkeys(outcome.group for outcome in outcomes), ""]:
        part = [each for each in outcomes if each.failed and group in ("", each.group)]
        judged = [each for each in part if each.fixed is not None]
        lines.append(
            f"{group or 'all':12} cause {sum(each.named for each in part)}/{len(part)}"
            f"  fix@1 {sum(each.fixed == 1 for each in judged)}/{len(judged)}"
            f"  fix@3 {sum(bool(each.fixed) for each in judged)}/{len(judged)}"
        )
    return "\n".join(lines)


def figures(outcomes: list[Outcome]) -> str:
    """A row of the table: how many failed, named, fixed by the first and by one of the first three fixes."""
    part = [each for each in outcomes if each.failed]
    judged = [each for each in part if each.fixed is not None]
    share = [sum(each.named for each in part), sum(each.fixed == 1 for each in judged)]
    share.append(sum(bool(each.fixed) for each in judged))
    of = [len(part), len(judged), len(judged)]
    return " | ".join(
        f"{count} of {whole} ({count / max(1, whole):.1%})" for count, whole in zip(share, of, strict=True)
    )


def written_report() -> str:
    """The text of .github/DIAGNOSIS.md."""
    modules = [load(name) for name in names()]
    cases = [case for module in modules for case in (*module.MATCHES, *module.IGNORES)]
    programs = {words[0].rpartition("/")[2] for case in cases if (words := split_words(case.command))}
    known = {program for module in modules for program in getattr(module, "PROGRAMS", ())} | {
        each for each in programs if re.fullmatch(r"[a-z][\w.+-]*", each)
    }
    dev, sealed = outcomes_of("dev"), outcomes_of("sealed")
    found, count = false_explanations(file=REAL / "harmless.txt")
    groups = [
        f"| {group} | {figures([each for each in dev if each.group == group])} |"
        for group in dict.fromkeys(each.group for each in dev)
    ]
    return TEXT.format(
        diagnosers=len(modules),
        cases=len(cases),
        programs=len(known),
        dev=figures(dev),
        sealed=figures(sealed),
        failures=sum(each.failed for each in sealed),
        outputs=2 * count,
        rounds="\n".join(first_runs()),
        found=len(found),
        share=f"{len(found) / max(1, 2 * count):.1%}",
        groups="\n".join(groups),
    )


def first_runs() -> list[str]:
    """A row of the table for each round: what it is about, and its figure from the first line of its file."""
    found = []
    for path in sorted(REAL.glob("round*.txt")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if match := re.fullmatch(r"# Round (\d+), (.+): (\d+) of (\d+) at the first run\.", first):
            right, whole = int(match[3]), int(match[4])
            found.append(f"| {match[1]} | {match[2]} | {right} of {whole} ({right / whole:.0%}) |")
    return found


def _open_path() -> str:
    """The folders of PATH that everybody may look into."""
    return os.pathsep.join(each for each in os.environ["PATH"].split(os.pathsep) if not each.startswith("/root"))


def outcomes_of(part: str, group: str = "", file: str = "") -> list[Outcome]:
    """Outcomes of the rows of a part, or of one file; root has nobody run them first."""
    among = rows_of(REAL / file) if file else [row for row in rows() if part in ("", row.part)]
    wanted = [row for row in among if group in ("", row.group)]
    if os.geteuid():
        wanted = [row for row in wanted if row.group not in ROOT_ONLY]
    done: list[Outcome] = []
    python = shutil.which("python3", path="/usr/local/bin:/usr/bin:/bin")
    if os.geteuid() == 0 and python:
        argv = [python, "-m", "tests.diagnosis.measure", "--json", "--part", part, "--group", group, "--file", file]
        environment = {**os.environ, "HOME": "/nonexistent", "PATH": _open_path(), "PYTHONDONTWRITEBYTECODE": "1"}
        child = subprocess.run(
            argv, user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, text=True, check=True,
            env=environment,
        )  # fmt: skip
        done = [Outcome(**each) for each in json.loads(child.stdout)]
    seen = {each.key for each in done}
    # Nothing that is refused to others only may be tried by root.
    alone = [row for row in wanted if os.geteuid() or row.group not in OTHERS_ONLY]
    return done + [measure(row) for row in alone if row.key not in seen and row.is_possible]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", choices=("dev", "sealed", ""))
    parser.add_argument("--sealed", dest="part", action="store_const", const="sealed", help="the half that is kept")
    parser.add_argument("--write", action="store_true", help="measure both halves and write .github/DIAGNOSIS.md")
    parser.add_argument("--group", default="")
    parser.add_argument("--file", default="", help="a file of real/, a round; its rows alone")
    parser.add_argument("--misses", action="store_true", help="print each row that was not explained or not mended")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--harmless", action="store_true", help="false explanations on harmless outputs")
    options = parser.parse_args()
    # HOME is another one in the fixtures; what was installed for this user is still there.
    for name in ("RUSTUP_HOME", "CARGO_HOME"):
        os.environ.setdefault(name, str(Path.home() / f".{name.partition('_')[0].lower()}"))
    if options.write:
        REPORT.write_text(written_report(), encoding="utf-8")
        return
    if options.harmless:
        found, count = false_explanations(file=REAL / "harmless.txt")
        sys.stdout.write(f"harmless: {count} commands, {2 * count} outputs, {len(found)} false explanations: {found}\n")
        return
    outcomes = outcomes_of(options.part, options.group, options.file)
    if options.json:
        sys.stdout.write(json.dumps([asdict(each) for each in outcomes]))
    else:
        sys.stdout.write(report(outcomes, options.misses) + "\n")


if __name__ == "__main__":
    main()
