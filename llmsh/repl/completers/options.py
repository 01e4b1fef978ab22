"""Options of a program: from its manual page, else from what it prints for `--help`."""

import gzip
import os
import re
import subprocess
from functools import lru_cache
from pathlib import Path

from llmsh.repl.completers.candidate import Candidate
from llmsh.repl.completers.place import Place

TIMEOUT_S = 1.0
LONGEST_BYTES = 1 << 20
# Only programs of the system are asked: one of the user's own may do anything with `--help`.
SYSTEM_FOLDERS = ("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin")
# These act before they look at their arguments, on some systems.
NEVER_ASKED = frozenset("halt init killall5 poweroff reboot shutdown telinit".split())
_LINE = re.compile(r"^\s{0,12}(?P<options>-{1,2}[A-Za-z0-9?][^\s,=\[<]*(?:[=\[< ,].*)?)$", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])(--[A-Za-z][\w-]*|-[A-Za-z0-9])(?![\w])")


def complete_option(place: Place, program: str | None) -> list[Candidate]:
    """Options of the program at the path `program` that begin with the word."""
    if program is None:
        return []
    return [
        Candidate(f"{option} ", len(place.raw), option, meaning)
        for option, meaning in options_of(program)
        if option.startswith(place.raw) and option != place.raw
    ]


@lru_cache(maxsize=64)
def options_of(program: str) -> tuple[tuple[str, str], ...]:
    """The options of the program at that path, each with a few words about it where the page has them."""
    page = _manual_page(os.path.basename(program))
    if page is not None:
        found = _from_roff(page)
        if found:
            return found
    return _from_help(_help(program))


def _manual_page(name: str) -> str | None:
    """The source of the manual page in section 1 or 8."""
    folders = [Path(part) for part in os.environ.get("MANPATH", "").split(":") if part]
    for folder in (*folders, Path("/usr/local/share/man"), Path("/usr/share/man"), Path("/opt/homebrew/share/man")):
        for section in ("1", "8"):
            for suffix in ("", ".gz"):
                file = folder / f"man{section}" / f"{name}.{section}{suffix}"
                try:
                    data = file.read_bytes()[:LONGEST_BYTES]
                    return (gzip.decompress(data) if suffix else data).decode("utf-8", "replace")
                except (OSError, EOFError, gzip.BadGzipFile):
                    continue
    return None


def _from_roff(page: str) -> tuple[tuple[str, str], ...]:
    """The options that are set in bold at the start of an item."""
    text = re.sub(r"\\f(?:\[\w*\]|\(..|.)|\\&|\\\|", "", page).replace("\\-", "-").replace("\\", "")
    items = re.findall(r"^\.(?:TP.*\n(?:\.[BI]R? )?|IP \"?|Fl |It Fl |B[RI]? |I?P? ?\"?)(.*)$", text, re.MULTILINE)
    options = [option for item in items if item.startswith("-") for option in _OPTION.findall(item)]
    return tuple((option, "") for option in dict.fromkeys(options))


def _from_help(text: str) -> tuple[tuple[str, str], ...]:
    """The options at the start of indented lines, with what follows two blanks."""
    found: dict[str, str] = {}
    for match in _LINE.finditer(text):
        spelled, _, meaning = re.sub(r"\t+| {2,}", "\0", match["options"].strip()).partition("\0")
        for option in _OPTION.findall(spelled):
            found.setdefault(option, meaning.split("\0")[0].strip()[:60])
    return tuple(found.items())


def _help(program: str) -> str:
    real = os.path.realpath(program)
    if os.path.dirname(program) not in SYSTEM_FOLDERS or os.path.basename(real) in NEVER_ASKED:
        return ""
    try:
        done = subprocess.run(
            [program, "--help"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=TIMEOUT_S,
            check=False,
            start_new_session=True,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "200", "PAGER": "cat"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout[:LONGEST_BYTES].decode("utf-8", "replace")
