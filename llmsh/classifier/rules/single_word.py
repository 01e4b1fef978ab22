"""One word alone is a command: a program, or a name that bash reports as unknown.

A word that nothing answers to is a sentence all the same where it is asked ("battery?"), says something alone
("thanks", "again", "why"), or is written in a script that puts no blanks between words.
"""

import re

from llmsh.classifier.english import Tag
from llmsh.classifier.features import tag_of
from llmsh.classifier.line import Shape
from llmsh.classifier.reading import Example, Reading, command, request
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("exit", Route.COMMAND),
    ("help", Route.COMMAND),
    ("gti", Route.COMMAND),
    ("cd..", Route.COMMAND),
    ("hx?", Route.COMMAND),
    ("deploy", Route.COMMAND),
    ("thanks", Route.REQUEST),
    ("please", Route.REQUEST),
    ("why", Route.REQUEST),
    ("again", Route.REQUEST),
    ("uptime?", Route.REQUEST),
    ("Akku?", Route.REQUEST),
    ("显示所有文件", Route.REQUEST),
    ("ファイルを表示", Route.REQUEST),
)

# Han, kana and Thai; with a mark of the same scripts at the end.
_UNSPACED = re.compile(r"[\u0e01-\u0e5b\u3005-\u30ff\u3400-\u9fff]{3,}[?!\u3002\uff01\uff1f]?\Z")
# A question of fewer letters may be a pattern.
MIN_ASKED = 3
# Words that say something alone and that nobody calls a program.
SAID = frozenset({Tag.POLITE, Tag.QUESTION, Tag.ADVERB})


def route(reading: Reading) -> Routing | None:
    if len(reading.line.words) != 1 or reading.depth:
        return None
    word = reading.first
    if reading.kind is None and not (reading.exists is not None and reading.exists(word.text)):
        if _UNSPACED.match(word.text):
            return request("a sentence in a script without blanks")
        if word.shape is Shape.PLAIN and word.text.endswith("?") and len(word.bare) >= MIN_ASKED:
            return request("one word, asked")
        if tag_of(word) in SAID:
            return request("a courtesy, a question or an adverb")
    return command("one word")
