"""Fixture folders of a maintainer of a C and Python program in git, and of a physicist with many runs."""

import io
import json
import random
import subprocess
import tarfile
from pathlib import Path

from tests.eval.fixture_files import KB, format_table, put, put_real, set_ages
from tests.eval.fixture_repo import git_environment

_SCRIPT = r"""
set -e
git init -q -b main parser && cd parser
git config user.name "Sam Field"; git config user.email sam@example.org
day=70
commit() { # author, subject
  day=$((day - 5)); local when=$((NOW - day * 86400 - 7200))
  git add -A
  GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$(tr 'A-Z ' 'a-z.' <<<"$1")@example.org" \
  GIT_AUTHOR_DATE="@$when +0000" GIT_COMMITTER_DATE="@$when +0000" git commit -q -m "$2"
}
mkdir src tests tools docs
printf '# parser\n\nReads tables.\n' > README.md; printf 'build/\n*.o\n' > .gitignore
printf '#include "util.h"\n\nint lex(void) {\n  return 0; /* TODO: tabs */\n}\n' > src/lexer.c
printf '#define MAX 10\n' > src/util.h; printf 'all:\n\tcc -o parser src/*.c\n' > Makefile
printf 'old manual\n' > docs/old.md
commit "Sam Field" "Start the parser"
printf '#include "util.h"\n\nint parse(void) {\n  return lex();\n}\n' > src/parse.c; commit "Rosa Klein" "Parse rows"
printf 'def tokenise(text):\n    return text.split()\n\n\nprint(tokenise("a b"))\n' > tools/gen.py
commit "Tom Abe" "Add the generator"
git tag v0.8
printf 'from tools.gen import tokenise\n\n\ndef test_lexer():\n    assert tokenise("a b")\n' > tests/test_lexer.py
commit "Rosa Klein" "Test the lexer"
git rm -q docs/old.md; mkdir -p docs; printf 'new manual\n' > docs/manual.md; commit "Tom Abe" "Replace the old manual"
printf '#include "util.h"\n\nint parse(void) {\n  int n = lex();\n  return n;\n}\n' > src/parse.c
commit "Rosa Klein" "Guard against overflow in parse"
GIT_COMMITTER_DATE="@$((NOW - day * 86400)) +0000" git tag -a v0.9 -m "second release"
git branch release/0.9
git checkout -q -b feature/unicode
printf 'int utf8(void) {\n  return 1;\n}\n' > src/utf8.c; commit "Rosa Klein" "Read UTF-8"
printf 'int utf8(void) {\n  return 2;\n}\n' > src/utf8.c; commit "Rosa Klein" "Reject bad UTF-8"
git checkout -q main; git checkout -q -b fix/overflow
printf '#define MAX 100\n' > src/util.h; commit "Tom Abe" "Raise the limit, no more overflow"
git checkout -q main; git merge -q --ff-only fix/overflow
git checkout -q -b wip/lexer; printf 'lexer plan\n' > docs/lexer.md; commit "Sam Field" "Plan the new lexer"
git checkout -q main
cd .. && git clone -q --bare parser parser.git && cd parser
git remote add origin ../parser.git && git fetch -q && git branch -q -u origin/main main
printf '#include "util.h"\n\nint lex(void) {\n  return MAX; /* TODO: tabs */\n}\n' > src/lexer.c
commit "Tom Abe" "Lex up to the limit"
printf 'new manual\n\nTODO: examples\n' > docs/manual.md; commit "Sam Field" "Tidy the manual, fix overflow wording"
printf 'def tokenise(text):\n    return text.split(",")\n\n\nprint(tokenise("a b"))\n' > tools/gen.py
git stash push -q -m "commas"
printf 'int table(void) {\n  return 3;\n}\n' > src/table.c; git add src/table.c
printf '# parser\n\nReads tables and lists.\n' > README.md
printf 'call Rosa\n' > notes.txt; mkdir build; printf 'object\n' > build/lexer.o
"""


def build_parser(root: Path, now: float) -> None:
    """A repository `parser`, two commits ahead of the bare one beside it, with staged, changed and untracked files."""
    env = {**git_environment(root), "NOW": str(int(now))}
    env["GIT_COMMITTER_DATE"] = env["GIT_AUTHOR_DATE"] = f"@{int(now) - 86400} +0000"
    subprocess.run(["bash", "-c", _SCRIPT], cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)
    base = root / "parser"
    for name in ("tests", "tools", "src", "docs"):
        ages = {"lexer.c": 2.3, "table.c": 0.1, "util.h": 2.3}
        set_ages(base / name, now, ages, default_days=20.3)


def build_trials(root: Path, now: float) -> None:
    """Simulation runs with parameters, results and traces; some crashed, some did not converge."""
    base = root / "trials"
    dice = random.Random(8)
    ages: dict[str, float] = {}
    rows: list[list[object]] = [["run", "temperature", "energy"]]
    for number in range(1, 13):
        run = f"runs/run_{number:03}"
        temperature = 280 + number * 7 % 50
        energy = f"{-dice.randrange(1000, 9000) / 1000:.3f}"
        put(base / run / "params.json", json.dumps({"temperature": temperature, "seed": number * 11 % 7}))
        trace = "".join(f"{step} {dice.randrange(100, 999) / 10}\n" for step in range(0, 40 + number * 10, 10))
        put(base / run / "trace.dat", f"# step value\n{trace}")
        if number in (4, 9):
            put(base / run / "error.log", f"step {number * 10}\nFATAL: matrix is singular\n")
        else:
            done = "no" if number in (2, 7) else "yes"
            put(base / run / "result.txt", f"energy = {energy}\nsteps = {number * 130}\nconverged = {done}\n")
            rows.append([f"run_{number:03}", temperature, energy])
        ages[f"trials/{run}/trace.dat"] = 45.3 if number < 5 else 5.3
        if number % 4 == 0:
            put_real(base / run / "checkpoint.bin", (30 + number * 10) * KB)
    put(base / "runs/run_003/old trace.dat", "0 1.0\n10 2.0\n")
    put(base / "summary.csv", format_table(rows))
    put(base / "sensor_a.txt", "".join(f"{n * 0.5:.1f}\t{dice.randrange(180, 260) / 10}\n" for n in range(30)))
    put(base / "sensor_b.txt", "".join(f"{n * 0.5:.1f}\t{dice.randrange(180, 260) / 10}\n" for n in range(30)))
    put(base / "constants.txt", "c 299792458 m/s\nh 6.626e-34 J s\nG 6.674e-11 m3/kg/s2\nk 1.381e-23 J/K\n")
    put(base / "figures/fig1.svg", "<svg>one</svg>\n")
    put(base / "figures/fig2.svg", "<svg>two</svg>\n")
    put(base / "figures/fig2 final.svg", "<svg>two</svg>\n")
    put(base / "figures/Fig3.PNG", "png\n")
    put(
        base / "paper/main.tex",
        "\\section{Intro}\nSee \\cite{noether} and \\cite{bohr}.\n% TODO cite Planck\n\\section{End}\n",
    )
    put(
        base / "paper/refs.bib",
        "@book{noether,\n year={1918}}\n@article{bohr,\n year={1913}}\n@article{planck,\n year={1900}}\n",
    )
    put(base / "submit.sh", "#!/bin/bash\n#SBATCH --time=10:00\nTEMP=300\n./simulate --temp $TEMP\n")
    bundle = io.BytesIO()
    with tarfile.open(fileobj=bundle, mode="w:gz") as tar:
        for name, text in (("raw/a.dat", "1 2\n"), ("raw/b.dat", "3 4\n5 6\n"), ("raw/README", "raw data\n")):
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = len(text), 0o644, 1_700_000_000
            tar.addfile(info, io.BytesIO(text.encode()))
    put(base / "raw.tar.gz", bundle.getvalue())
    set_ages(root, now, ages, default_days=20.3)
