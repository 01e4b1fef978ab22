"""Slips: two letters swapped, or one said once that is written twice, in the words that most requests are made of.

They are mended before anything is read, so that "wiht" is no name and "repalce" a verb. Other words are left to
spelling.py, which knows what a word may stand for.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from llmsh.core.context import Context
from llmsh.planner.entities.places import names_in
from llmsh.planner.quoted import hidden

_COMMON = """
and the with from into that this than then them they their which where when what who how much many all any each every
are have has not but only just please there here show list find search look locate print display give tell get count
sort copy move rename delete remove replace change create make open read write save add append insert edit convert
compress extract unzip zip pack unpack archive download upload compare merge split join start stop kill restart check
file files folder folders directory directories line lines word words column columns number numbers name names named
called size sizes large larger largest small smaller smallest big bigger biggest long longest short shortest old older
oldest new newer newest last first second third recent modified changed created accessed between before after under
inside below above within without except containing contains contain ending ends starting starts begin begins larger
greater less more most least highest lowest total sum average mean maximum minimum date time today yesterday week
month year day days hours minutes empty hidden executable permission permissions owner group user users process
processes memory disk space usage path link links text texts string pattern match matches matching current working home
parent recursively together separate header row rows field fields value values unique duplicate duplicates repeated
reverse order commit commits branch branches message version install update system network address server port
""".split()
# Words of their own that a slip would be.
_WORDS = frozenset(
    "three form sue saw two tow won own who how no on ear are era tan ant owe lien liens trail trial mach nay".split()
)
_WORD = re.compile(r"(?<![\w./~$*+@#%=:-])[a-z]{3,}(?![\w/*@#%=-]|\.\w)")
_SHORTEST_DOUBLED = 4


@cache
def _slips() -> Mapping[str, str]:
    common = frozenset(_COMMON)
    found: dict[str, str] = {}
    for word in _COMMON:
        for slip in _slips_of(word):
            if slip not in common and slip not in _WORDS:
                found.setdefault(slip, word)
    return found


def _slips_of(word: str) -> Sequence[str]:
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    once = [word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]]
    twice = [word[: at + 1] + word[at:] for at in range(1, len(word))] if len(word) >= _SHORTEST_DOUBLED else []
    return [slip for slip in (*swapped, *once, *twice) if len(slip) > 2]


def mended(request: str, context: Context) -> str:
    """`request` with the slips in its common words mended; what is quoted, or is here by that name, stays."""
    here = {} if context.elsewhere else names_in(context.cwd)
    slips = _slips()

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        return word if word in here else slips.get(word, word)

    said, shown = hidden(request)
    return shown(_WORD.sub(mend, said))
