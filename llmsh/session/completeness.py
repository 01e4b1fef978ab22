"""Whether bash would ask for another line: its own parser's verdict, not ours."""

import os
import re
import subprocess
from functools import lru_cache

# Words that begin or continue a compound command, and all that can quote, group or redirect.
_RESERVED = frozenset(
    (
        *("if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "select"),
        *("function", "in", "time", "coproc", "{", "}", "!", "[[", "]]"),
    )
)
_META = re.compile(r"[\\'\"`$(){}<>|&;\n\[]")
_OPEN = re.compile(rb"unexpected end of file|unexpected EOF|here-document at line \d+ delimited by end-of-file")
CHECK_TIMEOUT_S = 2.0


def is_incomplete(text: str, *, extglob: bool) -> bool:
    """bash would show PS2 after `text`; a syntax error is complete. extglob: the session's option."""
    if not _META.search(text) and not _RESERVED & set(text.split()):
        return False
    return _asks_for_more(text, extglob)


def _ends_escaped(text: str) -> bool:
    """`text` ends in a backslash that is not escaped itself."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


@lru_cache(maxsize=64)
def _asks_for_more(text: str, extglob: bool) -> bool:
    errors = _parse_errors(text, extglob)
    return bool(_OPEN.search(errors)) or (_ends_escaped(text) and b"syntax error" not in errors)


def _parse_errors(text: str, extglob: bool) -> bytes:
    """What `bash -n` says about `text` as a file (from a pipe it would read byte by byte)."""
    fd = os.memfd_create("llmsh-check")
    try:
        os.write(fd, text.encode("utf-8", "surrogateescape") + b"\n")
        return subprocess.run(
            ["bash", *(["-O", "extglob"] if extglob else []), "-n", f"/proc/{os.getpid()}/fd/{fd}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
            timeout=CHECK_TIMEOUT_S,
            check=False,
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return b""
    finally:
        os.close(fd)
