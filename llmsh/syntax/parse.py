"""bash text to a Script; the one way in for everyone who reads commands."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from llmsh.core.command import Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.environment import Environment
from llmsh.syntax.reader import Reader
from llmsh.syntax.word_reader import TooDeep

MAX_CHARACTERS = 4 << 20
# bash drops a backslash before a newline while it reads characters, even inside `if`, `&&` or `$(`. Quoted text
# where it stays is stepped over; with here-documents only the reader of words does it, for their bodies keep it.
_CONTINUED = late_pattern(
    r"(?P<continued>\\\n)|\$'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|'[^']*'|\\.|(?<![^\s;&|()<>])#[^\n]*", re.DOTALL
)


def parse(text: str, variables: Mapping[str, str] | None = None, arguments: Sequence[str] | None = None) -> Script:
    """`text` as bash would read it. variables: known values. arguments: `$1` and on, where they are known.

    Never fails: what bash would refuse is in `errors`, and whatever could be read is there all the same.
    Not covered: aliases (the caller expands them) and what `eval` or sourced files assign.
    """
    if variables is None and arguments is None:
        return _parse_plain(text)
    return _parse(text, variables, arguments)


@lru_cache(maxsize=512)
def _parse_plain(text: str) -> Script:
    return _parse(text, None, None)


def _parse(text: str, variables: Mapping[str, str] | None, arguments: Sequence[str] | None) -> Script:
    if len(text) > MAX_CHARACTERS:
        return Script(text, (), ("the text is too long to be read",))
    if "\\\n" in text and "<<" not in text:
        text = _CONTINUED.sub(lambda match: "" if match["continued"] else match[0], text)
    environment = Environment(variables)
    if arguments is not None:
        environment.assign("@", tuple(arguments), is_array=True)
    reader = Reader(text, environment)
    try:
        return reader.read_script("")
    except (TooDeep, RecursionError):
        return Script(text, (), ("it is nested too deeply to be read",))


def parse_words(text: str) -> tuple[Word, ...]:
    """The words of the first simple command in `text`; none when there is none."""
    for node in parse(text).nodes():
        if isinstance(node, SimpleCommand):
            return node.words
    return ()
