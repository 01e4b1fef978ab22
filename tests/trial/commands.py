"""Commands whose effect in a trial must be the real one; run by bash in a place of tests.trial.ways.

`python -m tests.trial.commands DIRECTORY` compares all of them there and prints those that differ.
"""

import subprocess
import sys
from pathlib import Path

from tests.trial.ways import BASH, make_place, remove, tree, trial

COMMANDS = (
    "true",
    "cat a.txt data.csv",
    "echo new > new.txt",
    "echo more >> a.txt",
    "> a.txt",
    "rm a.txt",
    "rm -f b.txt nothing",
    "rm -r logs",
    "rm -rf src/* && echo x > src/new.c",
    "rm -r deep && mkdir deep && touch deep/fresh",
    "rm -r src && echo file > src",
    "rm a.txt && mkdir a.txt && touch a.txt/in",
    "mkdir -p one/two/three",
    "mkdir -m 700 private && mkdir -m 1777 shared",
    "rmdir empty",
    "mv a.txt renamed.txt",
    "mv a.txt data.csv",
    "mv src elsewhere",
    "mv src/*.c logs/",
    "mv logs src",
    "mv 'with space.txt' 'naïve–名.txt' empty/",
    "mv binary t && mv a.txt binary && mv t a.txt",
    "cp a.txt copy.txt",
    "cp -p a.txt kept.txt",
    "cp -a src copied",
    "cp -r logs/. empty",
    "cp binary a.txt",
    "cp --remove-destination a.txt link",
    "ln -s a.txt soft",
    "ln -sfn b.txt link",
    "ln a.txt hard",
    "ln -f a.txt data.csv",
    "ln linked third",
    "rm linked",
    "mv linked moved",
    "rm link dangling 'to dir'",
    "echo through > link",
    "chmod 600 a.txt",
    "chmod +x src/*.c",
    "chmod -R go-rwx src",
    "chmod 500 src",
    "chmod 000 data.csv",
    "chmod 755 closed && echo y > closed/new && chmod 500 closed",
    "touch a.txt",
    "touch -d '2001-02-03 04:05:06 UTC' a.txt new.txt",
    "touch -d '2001-02-03 04:05:06 UTC' src",
    "touch -- -dash '*' $'new\\nline' $'esc\\e[31m'",
    "sed -i 's/two/TWO/' a.txt",
    "sed -i.bak 's/o/0/g' a.txt data.csv",
    "sort -r -o a.txt a.txt",
    "tr a-z A-Z < a.txt > upper.txt",
    "find . -name '*.log' -delete",
    'find src -type f -exec sh -c \'mv "$1" "$1.old"\' _ {} \\;',
    'for f in *.txt; do mv -- "$f" "x-$f"; done',
    "head -c 1000 binary > part && truncate -s 100 binary",
    "truncate -s 5M sparse && echo end >> sparse",
    "dd if=/dev/zero of=a.txt bs=1 count=4 seek=4 conv=notrunc status=none",
    "split -l 10 logs/1.log piece-",
    "cat logs/*.log | sort | uniq -c > counts; rm logs/1.log",
    "tar cf all.tar --sort=name src && tar xf all.tar -C empty && rm all.tar",
    "tar xf <(tar cf - logs) --transform 's/^logs/unpacked/' 2>/dev/null",
    "gzip -n a.txt data.csv",
    "mkfifo queue && rm pipe",
    "install -D -m 640 a.txt opt/etc/a.conf",
    "awk -F, 'NR>1 {print > $2 \".txt\"}' data.csv",
    "tee x1 x2 < a.txt > /dev/null",
    "mktemp -u >/dev/null; cd src && echo here > here.txt; cd ..; rm -f ./-dash",
    "rm 'to dir' && mkdir 'to dir' && cp -p src/main.c 'to dir' && echo x > 'to dir/util.c'",
    "rm dangling && cp -a src dangling",
    "rm 'to dir' && mkdir -p 'to dir/sub' && mv a.txt data.csv 'to dir/' && mv src/main.c 'to dir/sub/'",
    "umask 077; echo secret > secret; mkdir vault",
    "echo partly > first; false",
    "exit 7",
)
AS_ROOT = (
    "echo more >> linked",
    "echo x > logs/twin; chmod 600 linked",
    "chown 1234:2345 a.txt src",
    "chown -R 1234 logs && chmod 4755 run.sh",
    "sed -i s/shared/parted/ linked",
)


def differs(command: str, base: Path) -> str:
    """How the effect of `command` in a committed trial differs from its real one; "" for not at all."""
    real, tried = base / "real" / "place", base / "tried" / "place"
    for place in (real, tried):
        place.parent.mkdir(exist_ok=True)
        make_place(place)
    try:
        done = subprocess.run([BASH, "-c", command], cwd=real, capture_output=True, check=False)
        before = tree(tried)
        run = trial(command, tried)
        if tree(tried) != before:
            return "the trial itself changed something"
        if run.report.status != done.returncode:
            return f"status {run.report.status}, not {done.returncode}"
        run.commit(None)
        expected, found = tree(real), tree(tried)
        paths = sorted(path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path))
        return "; ".join(f"{path}: {found.get(path)}, not {expected.get(path)}" for path in paths)
    finally:
        remove(real)
        remove(tried)


def main(base: Path, commands: tuple[str, ...]) -> int:
    bad = [(command, why) for command in commands if (why := differs(command, base))]
    for command, why in bad:
        sys.stdout.write(f"{command}\n    {why}\n")
    sys.stdout.write(f"{len(commands)} commands, {len(bad)} differ\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), COMMANDS + (AS_ROOT if "--root" in sys.argv else ())))
