"""Whether bash would ask for another line: its own parser's verdict, not ours.

`bash -n` costs two milliseconds, so a scan first finds the texts that leave nothing open whatever the
parser thinks of them; all others are given to bash.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from llmsh.core.late_pattern import late_pattern

# Words that begin, continue or end a compound command.
_RESERVED = frozenset(
    (
        *("if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "select"),
        *("function", "in", "time", "coproc", "{", "}", "!", "[[", "]]"),
    )
)
# Words, blanks, closed quotes without expansions that could open something, and simple operators.
_CLOSED = late_pattern(
    r"""(?: [^\\'"`$(){}<>|&;#\n\[\]!]++ | \\[^\n] | '[^']*+' | "(?:[^"\\`$]++|\\.|\$\w)*+" | \$\w
        | [<>](?![<(]) | \[[^\s\\'"`$(){}<>|&;#\[\]]*+\] | (?<![^\s|&;])\[(?=\s) | [|&;\n\]!] )*+""",
    re.VERBOSE | re.DOTALL,
)
_OPENS_AT_END = late_pattern(r"(?:\|\|?|&&|\|&)\s*\Z")
_OPEN = late_pattern(
    rb"unexpected end of file|unexpected EOF|unexpected token `EOF'|here-document at line \d+ delimited by end-of-file"
)
CHECK_TIMEOUT_S = 2.0


def is_incomplete(text: str, *, extglob: bool) -> bool:
    """bash would show PS2 after `text`; a syntax error is complete. extglob: the session's option."""
    if _leaves_nothing_open(text):
        return False
    return _asks_for_more(text, extglob)


def _leaves_nothing_open(text: str) -> bool:
    """Certain without a parser; False means not certain."""
    return (
        _CLOSED.fullmatch(text) is not None
        and not _RESERVED & set(re.split(r"[\s|&;]+", text))
        and not _OPENS_AT_END.search(text)
    )


def ends_escaped(text: str) -> bool:
    """`text` ends in a backslash that is not escaped itself."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


@lru_cache(maxsize=64)
def _asks_for_more(text: str, extglob: bool) -> bool:
    errors = _parse_errors(text, extglob)
    return bool(_OPEN.search(errors)) or (ends_escaped(text) and b"syntax error" not in errors)


@contextmanager
def _file() -> Iterator[int]:
    """A file without a name."""
    if hasattr(os, "memfd_create"):
        fd = os.memfd_create("llmsh-check")
        try:
            yield fd
        finally:
            os.close(fd)
    else:
        import tempfile

        with tempfile.TemporaryFile() as file:
            yield file.fileno()


def _parse_errors(text: str, extglob: bool) -> bytes:
    return parse_errors(["bash", *(["-O", "extglob"] if extglob else []), "-n"], text)


def parse_errors(argv: list[str], text: str) -> bytes:
    """What the shell `argv` says about `text` as a file (from a pipe it would read byte by byte)."""
    import subprocess

    try:
        with _file() as file:
            os.write(file, text.encode("utf-8", "surrogateescape") + b"\n")
            os.lseek(file, 0, os.SEEK_SET)
            return subprocess.run(
                [*argv, f"/dev/fd/{file}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
                pass_fds=(file,),
                timeout=CHECK_TIMEOUT_S,
                check=False,
            ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return b""


def is_accepted(argv: tuple[str, ...], reserved: frozenset[str], text: str) -> bool:
    """Whether `text` begins with a word of `reserved`, and the shell `argv` takes it as it stands."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0] in reserved and not parse_errors([*argv], text)
