"""Broken commands, really run, and what `llmsh explain` says of each to a novice and to an expert, side by side.

`make transcripts` writes .github/EXPLAIN.md. What needs a program that is not here is left out.
"""

import html
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.diagnosis.machine import environment

REPORT = Path(__file__).resolve().parents[2] / ".github" / "EXPLAIN.md"
LIMIT_S = 60.0
NOVICE_COLUMNS, EXPERT_COLUMNS, OUTPUT_LINES = 62, 44, 8
MARGIN = " " * 15
FIXTURE = """
printf 'hello world\\nsecond line\\n' > notes.txt; mkdir -p docs src; echo guide > docs/guide.md
printf '#!/bin/sh\\necho hi\\n' > run.sh; echo 'import cv2' > app.py; printf 'x = (1,\\ny = 2\\n' > sums.py
printf 'test:\\n\\techo ok\\n' > Makefile; printf '#include <nosuch.h>\\nint main(void) { return 0; }\\n' > main.c
printf '{"name": "x", "version": "1.0.0", "scripts": {"build": "echo built"}}' > package.json
printf '{"name": "x",}' > data.json; printf 'int main(void) { return sqroot(2); }\\n' > link.c
git init -q -b main .; git add notes.txt; git commit -q -m one
"""


@dataclass(frozen=True)
class Broken:
    """command: run by bash in the fixture. needs: programs without which it fails otherwise."""

    command: str
    needs: tuple[str, ...] = ()


COMMANDS = (
    Broken("gti status"),
    Broken("git stauts"),
    Broken("cat nots.txt"),
    Broken("cd dcos"),
    Broken("mkdir photos/2026/may"),
    Broken("echo hello > out/today.txt"),
    Broken("rm docs"),
    Broken("rmdir docs"),
    Broken("cp docs backup"),
    Broken("./run.sh"),
    Broken("run.sh"),
    Broken("ls --humanreadable"),
    Broken("grep '[a' notes.txt"),
    Broken("for f in *.txt; do echo $f"),
    Broken("name = Ada"),
    Broken("tar -xf notes.txt"),
    Broken("git checkout mian"),
    Broken("git push"),
    Broken("git commit -m two"),
    Broken("git merge feature"),
    Broken("python3 app.py"),
    Broken("python3 sums.py"),
    Broken("make tset", ("make",)),
    Broken("gcc main.c", ("gcc",)),
    Broken("gcc link.c", ("gcc",)),
    Broken("npm run biuld", ("npm",)),
    Broken("curl http://localhost:9/", ("curl",)),
    Broken("jq . data.json", ("jq",)),
)


def transcript(broken: Broken) -> str:
    """The command, its output, and the two explanations; "" where it does not fail here."""
    if any(shutil.which(program) is None for program in broken.needs):
        return ""
    with TemporaryDirectory(prefix="llmsh-transcript-") as name:
        home = Path(name).resolve()
        folder = home / "project"
        folder.mkdir()
        _run(["bash", "-ec", FIXTURE], folder)
        done = _run(["bash", "-c", broken.command], folder)
        if done.returncode == 0:
            return ""
        texts = {level: _explained(broken.command, done, folder, level) for level in ("novice", "expert")}
        shown = {key: _neutral(text, home) for key, text in texts.items()}
        output = _neutral(done.stdout, home).rstrip("\n").split("\n")
    cut = [*output[:OUTPUT_LINES], *(["…"] if len(output) > OUTPUT_LINES else [])]
    novice = "\n".join(_wrapped(line, NOVICE_COLUMNS) for line in shown["novice"].splitlines())
    expert = "\n".join(_wrapped(line, EXPERT_COLUMNS) for line in shown["expert"].splitlines())
    return (
        f"\n```\n$ {broken.command}\n" + "\n".join(cut) + "\n```\n\n"
        "<table><tr><th>novice</th><th>expert</th></tr><tr>\n"
        f"<td><pre>{html.escape(novice, quote=False)}</pre></td>\n"
        f"<td><pre>{html.escape(expert, quote=False)}</pre></td>\n</tr></table>\n"
    )


def _run(argv: list[str], folder: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv,
        cwd=folder,
        env={**environment(folder.parent), **_private(folder.parent)},
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=LIMIT_S,
        check=False,
    )


def _private(home: Path) -> dict[str, str]:
    return {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}


def _explained(command: str, done: subprocess.CompletedProcess[str], folder: Path, level: str) -> str:
    config = folder.parent / "config" / "llmsh" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f'expertise = "{level}"\n')
    argv = [sys.executable, "-m", "llmsh", "explain", "--command", command, "--status", str(done.returncode)]
    return _run(argv, folder, done.stdout).stdout


def _neutral(text: str, home: Path) -> str:
    """`text` without what is different in each run: the folder, names of temporary files, times."""
    text = re.sub(r"/tmp/cc\w+\.o", "/tmp/cc….o", text.replace(str(home), "~"))
    return re.sub(r"_logs/\S+", "_logs/….log", text)


def _wrapped(line: str, columns: int) -> str:
    indent = MARGIN if columns == NOVICE_COLUMNS else "  "
    return textwrap.fill(
        line, columns, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False, drop_whitespace=True
    )


def report() -> str:
    parts = [part for broken in COMMANDS if (part := transcript(broken))]
    return (
        "# Explained\n\n"
        f"{len(parts)} broken commands, really run, with what llmsh says of them to a novice and to an expert (the\n"
        "setting `expertise`). Written by `make transcripts`; long outputs are cut here.\n" + "".join(parts)
    )


def main() -> None:
    text = report()
    if "--write" in sys.argv[1:]:
        REPORT.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
