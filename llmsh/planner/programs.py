"""What is installed: programs on PATH, and the options that each one's manual or `--help` names, cached on disk.

Nothing is looked up while somebody waits: an unknown program is read by a background thread for the next time.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from functools import lru_cache
from pathlib import Path

from llmsh.config import private_dir

FORMAT = 1
_OPTION = re.compile(r"(?<![\w/.-])(--?[A-Za-z0-9?@][\w-]*|--[a-z][\w-]*)")
_HELP_TIMEOUT_S = 3
_MAX_BYTES = 2 << 20
# Programs that are known to print help and end when they see --help.
_SAFE_HELP = frozenset(
    """ls cp mv rm ln mkdir rmdir touch chmod chown chgrp stat du df cat tac head tail wc sort uniq cut tr paste
    join comm nl rev fold fmt expand unexpand shuf seq split tee grep egrep fgrep sed awk gawk find xargs tar
    gzip gunzip zcat bzip2 xz zstd zip unzip 7z diff cmp patch file readlink realpath basename dirname date cal
    env id whoami who uname uptime free ps pgrep pkill kill top nice renice timeout nohup lsof fuser strace ss
    ip ping curl wget dig ssh scp rsync git make python3 pip npm node jq rg tree md5sum sha1sum sha256sum
    sha512sum base64 od xxd hexdump strings mktemp install truncate dd sync numfmt column less more locate
    updatedb systemctl journalctl crontab apt apt-get apt-cache dpkg lsblk blkid mount findmnt dmesg lscpu lsusb
    lspci hostname hostnamectl timedatectl""".split()
)
# Built into bash; their options are bash's own affair.
BUILTINS = frozenset(
    """: . [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo
    enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf
    pushd pwd read readarray readonly return set shift shopt source suspend test time times trap true type typeset
    ulimit umask unalias unset wait""".split()
)


@lru_cache(maxsize=2048)
def _which(program: str, path: str) -> str | None:
    return shutil.which(program, path=path)


def is_installed(program: str, path: str | None = None) -> bool:
    """Whether bash would find `program`. path: the PATH of the user's shell, default: ours."""
    return program in BUILTINS or _which(program, path or os.environ.get("PATH", os.defpath)) is not None


def may_run(word: str) -> bool:
    """Whether a command can begin with `word` here: a program that is installed, a path, an assignment."""
    return re.search(r"[/=$.]", word) is not None or is_installed(word)


class OptionIndex:
    """Options by program; `file` keeps them, None for no file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known: dict[str, list[str]] | None = None
        self._wanted: set[str] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def options(self, program: str) -> frozenset[str] | None:
        """The options that `program` documents; None while unknown, and then they are read in the background."""
        with self._lock:
            if self._known is None:
                self._known = self._load()
            known = self._known.get(program)
        if known is None:
            self._want(program)
            return None
        return frozenset(known) or None

    def wait(self, timeout_s: float) -> None:
        """Wait until what was asked for so far has been read, for tests and warm-up."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)

    def _want(self, program: str) -> None:
        with self._lock:
            self._wanted.add(program)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._read_wanted, name="option-index", daemon=True)
                self._thread.start()

    def _read_wanted(self) -> None:
        while True:
            with self._lock:
                program = self._wanted.pop() if self._wanted else None
                if program is None:
                    self._thread = None
                    known = dict(self._known or {})
            if program is None:
                self._save(known)
                return
            found = sorted(read_options(program))
            with self._lock:
                if self._known is not None:
                    self._known[program] = found

    def _load(self) -> dict[str, list[str]]:
        try:
            stored = json.loads(self._file.read_bytes()) if self._file else {}
            if stored.get("format") == FORMAT and all(isinstance(item, list) for item in stored["programs"].values()):
                return dict(stored["programs"])
        except (OSError, ValueError, KeyError, AttributeError):
            pass
        return {}

    def _save(self, known: dict[str, list[str]]) -> None:
        if self._file is None:
            return
        try:
            private_dir(self._file.parent)
            descriptor, name = tempfile.mkstemp(dir=self._file.parent, prefix=self._file.name)
            with os.fdopen(descriptor, "w") as file:
                json.dump({"format": FORMAT, "programs": known}, file)
            os.replace(name, self._file)
        except OSError:
            return


def read_options(program: str) -> set[str]:
    """Options in the manual page of `program`, else in its --help where that is safe; empty when neither tells."""
    if not re.fullmatch(r"[\w.+-]+", program):
        return set()
    found = options_in(_manual(program))
    if len(found) < 2 and program in _SAFE_HELP:
        found |= options_in(_output([program, "--help"]))
    return found | {"--help", "--version"} if found else found


def options_in(text: str) -> set[str]:
    """Every word of `text` that looks like an option; roff's escapes are taken out first."""
    plain = re.sub(r"\\f(?:\[[^\]]*\]|\(..|.)|\\[&|^]|\\m\[[^\]]*\]", "", text)
    plain = plain.replace("\\-", "-").replace("\\(hy", "-").replace('"', " ").replace("[", " ").replace("|", " ")
    plain = re.sub(r"^\.Fl ", "-", plain, flags=re.MULTILINE)
    return set(_OPTION.findall(plain))


def _manual(program: str) -> str:
    path = _output(["man", "-w", program]).strip().splitlines()
    if not path or not path[0].startswith("/"):
        return ""
    try:
        raw = Path(path[0]).read_bytes()
        if path[0].endswith(".gz"):
            raw = gzip.decompress(raw)
        text = raw[:_MAX_BYTES].decode("utf-8", "replace")
    except (OSError, EOFError, gzip.BadGzipFile):
        return ""
    if alias := re.match(r"\.so (\S+)", text):
        return _manual(Path(alias[1]).name.split(".")[0]) if Path(alias[1]).name.split(".")[0] != program else ""
    return text


def documentation(program: str) -> str:
    """The manual page of `program` as a reader sees it, else its --help where that is safe; "" when neither tells."""
    if not re.fullmatch(r"[\w.+-]+", program):
        return ""
    manual = _output(["man", program])
    if manual.count("\n") < 3 and program in _SAFE_HELP:
        return _output([program, "--help"])
    return manual


def _output(argv: list[str]) -> str:
    """What `argv` prints; empty when it fails or takes too long."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PAGER": "cat", "MANPAGER": "cat"}
    try:
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=_HELP_TIMEOUT_S, check=False, env=env
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return (done.stdout + done.stderr)[:_MAX_BYTES].decode("utf-8", "replace")
