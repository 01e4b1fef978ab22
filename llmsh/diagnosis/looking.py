"""The safe way to look before a fix changes something: a command that only shows what the fix is about."""

import os
from collections.abc import Callable
from pathlib import Path

from llmsh.core.diagnosis import Failure
from llmsh.diagnosis.problem import Problem, quote, quote_path

Words = tuple[str, ...]
MAX_SHOWN = 3
ON_FILES = frozenset(
    "rm rmdir unlink shred mv cp ln install chmod chown chgrp truncate dos2unix unix2dos tee touch".split()
)
WITH_FIRST_OPERAND_OF_ITS_OWN = frozenset({"chmod", "chown", "chgrp"})
PACKAGES = {
    "apt": "apt show",
    "apt-get": "apt show",
    "dnf": "dnf info",
    "yum": "yum info",
    "zypper": "zypper info",
    "brew": "brew info",
    "pacman": "pacman -Si",
    "npm": "npm view",
    "cargo": "cargo search",
}
INSTALLS = frozenset({"install", "add", "-S", "i"})
ON_SERVICES = frozenset({"start", "stop", "restart", "reload", "enable", "disable", "mask", "unmask"})
CONTAINERS = {"docker": "docker ps -a", "podman": "podman ps -a"}


def look_before(command: str, cwd: Path) -> str:
    """A command that shows what the last changing part of `command` is about; "" where none is known."""
    for words in reversed(Problem(Failure(command, None, "", cwd), "").segments):
        look = LOOKS.get(words[0].rpartition("/")[2], _nothing)(words, cwd)
        if look:
            return look
    return ""


def _nothing(words: Words, cwd: Path) -> str:
    return ""


def _operands(words: Words) -> Words:
    return tuple(word for word in words[1:] if not word.startswith("-"))


def _files(words: Words, cwd: Path) -> str:
    operands = _operands(words)[1 if words[0] in WITH_FIRST_OPERAND_OF_ITS_OWN else 0 :]
    there = [word for word in operands if os.path.lexists(cwd / os.path.expanduser(word))]
    return f"ls -ld {' '.join(map(quote_path, there[:MAX_SHOWN]))}" if there else ""


def _sed(words: Words, cwd: Path) -> str:
    if not any(word.startswith(("-i", "--in-place")) for word in words):
        return ""
    file = words[-1]
    return f"head -n 20 {quote_path(file)}" if (cwd / os.path.expanduser(file)).is_file() else ""


def _process(words: Words, cwd: Path) -> str:
    numbers = [word for word in _operands(words) if word.isdecimal()]
    return f"ps -fp {','.join(numbers)}" if numbers else ""


def _processes(words: Words, cwd: Path) -> str:
    names = _operands(words)
    return f"pgrep -a {quote(names[-1])}" if names else ""


def _git(words: Words, cwd: Path) -> str:
    operands = _operands(words)
    if operands[:1] == ("push",):
        return "git log --oneline -5"
    return "" if operands[:1] in ((), ("clone",), ("init",), ("config",)) else "git status"


def _package(words: Words, cwd: Path) -> str:
    names = [word for word in _operands(words) if word not in INSTALLS]
    is_install = bool(INSTALLS.intersection(words[1:3]))
    return f"{PACKAGES[words[0].rpartition('/')[2]]} {quote(names[0])}" if is_install and names else ""


def _service(words: Words, cwd: Path) -> str:
    operands = _operands(words)
    if len(operands) < 2 or operands[0] not in ON_SERVICES:
        return ""
    return f"systemctl status {quote(operands[1])} --no-pager"


def _container(words: Words, cwd: Path) -> str:
    return CONTAINERS.get(words[0], "")


LOOKS: dict[str, Callable[[Words, Path], str]] = {
    **dict.fromkeys(ON_FILES, _files),
    **dict.fromkeys(PACKAGES, _package),
    **dict.fromkeys(CONTAINERS, _container),
    "sed": _sed,
    "kill": _process,
    "killall": _processes,
    "pkill": _processes,
    "git": _git,
    "systemctl": _service,
}
