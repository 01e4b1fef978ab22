"""A world for public pairs: a tree with files of many kinds, sizes, ages and modes, and what a pair's command names."""

import gzip
import hashlib
import os
import random
import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME, START = "pairs", "work"
KB, MB = 1024, 1024 * 1024
_ENDINGS = (
    "txt c h cpp java py php html css js jpg png mp3 log xml conf sh gz tar csv bak o tmp pdf md rb jar zip json avi "
    "swp class yml gif jpeg"
).split()
_WORDS = (
    "alpha beta gamma error warning TODO main foo bar hello world test value 192.168.1.10 function return include user "
    "root name password linux example data"
).split()
_FOLDERS = (
    "",
    *"src src/lib src/lib/deep docs docs/old images music logs backup tmp test bin foo bar .hidden".split(),
    "my files",
    "empty_dir",
    "src/empty",
)
_AGES_DAYS = (0.01, 0.02, 0.12, 0.7, 1.4, 2.5, 4.5, 6.5, 9, 20, 45, 80, 120, 200, 400, 800)
_MODES = (*[0o644] * 6, 0o777, 0o755, 0o600, 0o664, 0o444, 0o4755, 0o2755)
# Places that commands name and every machine has.
_SYSTEM = ("/dev", "/proc", "/etc", "/usr", "/bin", "/sbin", "/lib", "/tmp", "/sys", "/var", "/opt", "/root")
_ABSOLUTE = re.compile(r"(?<![\w$*?@{}=:,\\/.~-])/(?=[A-Za-z_])[\w./@+-]+")
_NAMED = re.compile(r"[\w./@+~-]+")
# Before these words an operand is none.
_OPTIONS_WITH_WORDS = frozenset(
    "-name -iname -type -user -group -size -mtime -perm -mmin -printf -e -regex -path -exec -c -d -f -n".split()
)
_ON_FOLDERS = frozenset("find cd pushd ls du tree rsync".split())
_NO_FILES = frozenset(
    "grep sed awk egrep tr echo printf kill man which type mkdir touch export cut ping ssh alias set".split()
)


def build(home: Path, now: float) -> None:
    """The tree that all pairs are run in."""
    dice = random.Random(5)
    start = home / START
    files: list[Path] = []
    for folder in _FOLDERS:
        (start / folder).mkdir(parents=True, exist_ok=True)
    for folder in _FOLDERS:
        if "empty" in folder:
            continue
        endings = dice.sample(_ENDINGS, 11) + ("txt php c java py html log".split() if folder in ("", "src") else [])
        for ending in endings:
            number = len(files)
            stem = dice.choice(
                (f"file{number}", "file", f"report{number}", "Main", f"foo{number}", "README", f"a b{number}")
            )
            path = start / folder / f"{stem}.{ending}"
            if not path.exists():
                path.write_bytes(_content(dice, ending))
                files.append(path)
    for name in ("core", "Makefile", "tmp.log", ".bashrc", ".profile", "myfile", "out", "docs/copy.txt"):
        path = start / name
        path.write_text(_text(dice, 8), encoding="utf-8")
        files.append(path)
    for name, target in (("link", "myfile"), ("broken", "nowhere"), ("src/docs_link", "../docs")):
        (start / name).symlink_to(target)
    (start / "hardlink").hardlink_to(start / "myfile")
    for path in files:
        path.chmod(dice.choice(_MODES))
        os.utime(path, (now - dice.choice((0.01, 0.6, 3.3, 12, 70)) * 86400, now - dice.choice(_AGES_DAYS) * 86400))
    (start / "docs/old").chmod(0o777)
    for folder in _FOLDERS:
        os.utime(start / folder, (now - 9 * 86400, now - dice.choice((0.3, 3.5, 40)) * 86400))


def relocated(request: str, command: str, home: Path) -> tuple[str, str]:
    """Both texts with absolute places that are not here put below `home`."""
    found = {match.group().rstrip("/.") for match in _ABSOLUTE.finditer(command)}
    for place in sorted(found, key=len, reverse=True):
        # what may not be looked at is told apart by its beginning
        is_live = place.startswith(("/dev", "/proc", "/sys", "/tmp"))
        if place.startswith(_SYSTEM) and (is_live or Path(place).exists()):
            continue
        whole = rf"(?<![\w$*?@{{}}=:,\\/.~-]){re.escape(place)}(?![\w-])"
        command = re.sub(whole, f"{home}{place}", command)
        request = re.sub(rf"(?<![\w/.~-]){re.escape(place)}(?![\w-])", f"{home}{place}", request)
    return request, command


def operands(request: str, command: str, home: Path) -> dict[str, bool]:
    """Files (False) and folders (True) that `command` works on and `request` names."""
    apart = re.sub(r"\||;|&&|`|\$\(", " ; ", command).replace(")", " ")
    try:
        words = shlex.split(apart)
    except ValueError:
        words = apart.split()
    said = set(re.findall(r"[\w./@+~-]*[\w/+]", request)) | {word.strip("\"'.,`") for word in request.split()}
    found: dict[str, bool] = {}
    program = before = ""
    for word in words:
        if word in ("-exec", "xargs", "-execdir"):
            program = before = ""
            continue
        if word == ";":
            program = before = ""
            continue
        if not program:
            program = word
            continue
        base = word.rstrip("/")
        is_named = _NAMED.fullmatch(word) and not word.startswith("-") and not re.fullmatch(r"[\d.]+", word)
        is_ours = base in said or word in said or word.startswith(str(home))
        is_system = word.startswith("/") and not word.startswith(str(home))
        if is_named and is_ours and not is_system and before not in _OPTIONS_WITH_WORDS:
            is_plain = "." not in base.rpartition("/")[2]
            is_folder = word.endswith("/") or (is_plain and (program in _ON_FOLDERS or word.startswith(str(home))))
            if is_folder or not (program in _NO_FILES and is_plain and "/" not in base):
                found[word] = is_folder
        before = word
    return found


def make(found: Mapping[str, bool], command: str, home: Path) -> None:
    """Make what `operands` found and is not here; the last of what is copied, moved or made is left to the command."""
    start = home / START
    extra = re.findall(r"[\"']([\w .:@-]{2,20})[\"']", command)
    dice = random.Random(int(hashlib.sha1(command.encode()).hexdigest(), 16))
    changes = re.search(r"\b(cp|mv|ln|tar|zip|touch|mkdir|rename|tee|split)\b", command)
    for word, is_folder in found.items():
        path = Path(word.replace("~", str(home), 1)) if word[0] in "/~" else start / word
        is_last = len(found) > 1 and word == list(found)[-1] and not is_folder
        is_made = changes and (is_last or changes[1] in ("mkdir", "touch"))
        if path.exists() or ".." in path.parts or is_made or re.search(rf">\s*['\"]?{re.escape(word)}", command):
            continue
        try:
            if is_folder:
                _fill(path, dice, extra)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                _put(path, start, _text(dice, 30, extra))
        except OSError:
            continue  # a folder where a file is named, or the other way round: the pair is odd


def _fill(folder: Path, dice: random.Random, extra: list[str]) -> None:
    for inner in ("", "sub", "sub/deep", "d2"):
        (folder / inner).mkdir(parents=True, exist_ok=True)
        for number, ending in enumerate(dice.sample(_ENDINGS, 9)):
            path = folder / inner / f"{dice.choice(('file', 'foo', 'test', 'a b', 'Report'))}{number}.{ending}"
            path.write_text(_text(dice, dice.choice((0, 3, 20, 400)), extra), encoding="utf-8")
            path.chmod(dice.choice((0o644, 0o644, 0o644, 0o755, 0o777, 0o600)))
            when = path.stat().st_mtime - dice.choice(_AGES_DAYS) * 86400
            os.utime(path, (when, when))


def _put(path: Path, start: Path, text: str) -> None:
    packers = {
        (".zip",): ["zip", "-q", str(path), "myfile"],
        (".tar.gz", ".tgz"): ["tar", "czf", str(path), "myfile", "docs"],
        (".tar.bz2",): ["tar", "cjf", str(path), "myfile", "docs"],
        (".tar",): ["tar", "cf", str(path), "myfile", "docs"],
    }
    for endings, packer in packers.items():
        if path.name.endswith(endings):
            subprocess.run(packer, cwd=start, check=False)
            return
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if path.suffix == ".gz" else text.encode())


def _content(dice: random.Random, ending: str) -> bytes:
    kind = dice.random()
    if kind < 0.08:
        return b""
    if kind < 0.16:
        return b"x" * dice.choice((50 * KB, 600 * KB, 1100 * KB, 3 * MB))
    text = _text(dice, dice.randint(3, 60)).encode()
    return gzip.compress(text, mtime=0) if ending == "gz" else text


def _text(dice: random.Random, lines: int, extra: list[str] | None = None) -> str:
    """Lines of words and numbers, some blank, some comments, some with commas; `extra` turns up in a third of them."""
    written = []
    for _ in range(lines):
        words = [dice.choice(_WORDS) for _ in range(dice.randint(2, 6))]
        if extra and dice.random() < 0.3:
            words.insert(dice.randrange(len(words)), dice.choice(extra))
        form = dice.random()
        if form < 0.1:
            written.append("")
        elif form < 0.3:
            written.append(f"# {' '.join(words)}")
        else:
            written.append(("," if form < 0.5 else " ").join((*words, str(dice.randint(1, 900)))))
    return "".join(f"{line}\n" for line in written)
