"""Programs that take a command (`sudo`, `time`, `watch`, `if`): what follows is routed in their place.

`time make` and `watch df` are commands; `time how long the build takes` is not.
"""

import re

from llmsh.classifier.english import is_english
from llmsh.classifier.line import Shape
from llmsh.classifier.operands import Takes
from llmsh.classifier.reading import Example, Reading, command, request, unsure
from llmsh.classifier.resolver import Kind
from llmsh.classifier.rules import keyword, sentence
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("time make", Route.COMMAND),
    ("time make all tests", Route.COMMAND),
    ("time how long the build takes", Route.REQUEST),
    ("time ./run.sh all of it", Route.COMMAND),
    ("time until midnight", Route.REQUEST),
    ("time until true", Route.COMMAND),
    ("until ready", Route.COMMAND),
    ("sudo /opt/tool what is this", Route.COMMAND),
    ("watch df", Route.COMMAND),
    ("watch -n 5 df -h", Route.COMMAND),
    ("watch the log file for errors", Route.REQUEST),
    ("sudo make install", Route.COMMAND),
    ("sudo -u www-data mytool reload", Route.COMMAND),
    ("sudo vim", Route.COMMAND),
    ("env FOO=1 node server.js", Route.COMMAND),
    ("timeout 10 ping host", Route.COMMAND),
    ("command find all the files", Route.COMMAND),
    ("nohup ./server", Route.COMMAND),
    ("xargs rm", Route.COMMAND),
    ("while the build is running show its memory", Route.REQUEST),
)

MAX_DEPTH = 4
CONDITIONS = frozenset({"if", "while", "until"})
# Wrappers with which sentences begin.
SPOKEN = frozenset({"time", "watch", "if", "while", "until", "command"})
_VALUE = re.compile(r"[+]?[\d.,:-]+[smhd%]?\Z")
# Short options of these programs that take the next word with them.
_TAKES_VALUE = {
    "sudo": "ugpChrtTRD",
    "doas": "uC",
    "watch": "n",
    "timeout": "sk",
    "nice": "n",
    "ionice": "cnpPu",
    "env": "uCS",
    "xargs": "IndEPsLa",
    "strace": "eopsuP",
    "ltrace": "eopu",
    "time": "fo",
    "exec": "a",
    "parallel": "jN",
    "flock": "wE",
    "stdbuf": "ioe",
    "taskset": "p",
    "su": "cs",
}


def inner_start(reading: Reading) -> int:
    """Index of the word with which the wrapped command begins; the count of words when there is none."""
    words = reading.line.words
    takes_value = _TAKES_VALUE.get(reading.first.text, "")
    index = 1
    while index < len(words):
        word = words[index]
        if word.text == "--":
            return index + 1
        if word.shape is Shape.OPTION:
            index += 2 if len(word.text) == 2 and word.text[1] in takes_value else 1
        elif word.shape is Shape.ASSIGNMENT or _VALUE.match(word.text):
            index += 1
        else:
            break
    return min(index, len(words))


def route(reading: Reading) -> Routing | None:
    if reading.operands.takes is not Takes.COMMAND or not reading.is_well_known:
        return None
    wrapper = reading.first.text
    start = inner_start(reading)
    if start >= len(reading.line.words):
        return command(f"{wrapper} with options")
    if reading.depth >= MAX_DEPTH:
        return command("wrapped more than once")
    inner = reading.inner(start)
    if len(inner.line.words) == 1:
        if wrapper in CONDITIONS and reading.depth and inner.kind is None and is_english(inner.first.bare):
            return request(f"{wrapper} and no command")
        return command(f"{wrapper} and one word")
    if wrapper in {"command", "builtin"} and inner.kind not in {None, Kind.KEYWORD}:
        return command(f"`{wrapper}` asks for bash")
    if inner.first.text in CONDITIONS and wrapper in SPOKEN:
        return route(inner)
    if inner.kind is Kind.PATH:
        return command(f"{wrapper} runs a file")
    found = (keyword.route(inner) if inner.kind is Kind.KEYWORD else None) or (
        sentence.unresolved(inner, never_valid=wrapper in CONDITIONS) if inner.kind is None else sentence.decide(inner)
    )
    if found.route is Route.REQUEST and inner.kind is None and wrapper not in SPOKEN:
        return sentence.resolved(reading)
    if found.route is Route.COMMAND and start == 1 and inner.kind is not None:
        return command(f"{wrapper} runs a command")
    return found if found.route is not Route.UNSURE else unsure(f"{wrapper} may run a command")
