"""First words that only bash means: an assignment, a path, a group, a test, a redirection, an expansion."""

import re

from llmsh.classifier.english import TELLING, Tag, is_english
from llmsh.classifier.features import tag_of
from llmsh.classifier.line import Shape
from llmsh.classifier.reading import Example, Reading, command, unsure
from llmsh.classifier.resolver import Kind
from llmsh.classifier.rules import sentence
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("FOO=bar make all the things", Route.COMMAND),
    ("x=5", Route.COMMAND),
    ("./run.sh all the tests", Route.COMMAND),
    ("/usr/bin/find all of it", Route.COMMAND),
    ("~/bin/deploy to production", Route.COMMAND),
    ("/var is full again", Route.UNSURE),
    ("mute/unmute the microphone", Route.UNSURE),
    ("[ -f a ] && echo yes", Route.COMMAND),
    ("[[ a == b ]]", Route.COMMAND),
    ("(cd src; ls)", Route.COMMAND),
    ("(sorry) how do I list all the files", Route.REQUEST),
    ("{ echo a; echo b; }", Route.COMMAND),
    ("greet() { echo hello; }", Route.COMMAND),
    ("> out.txt", Route.COMMAND),
    ("$EDITOR notes.txt", Route.COMMAND),
    ('"/opt/my app/run" all', Route.COMMAND),
    ("cd.. now", Route.COMMAND),
    ('"hello world" is in which files?', Route.REQUEST),
)

_GROUP = re.compile(r"[({<>|&;]|\[\[?(?=\s)|[\w.:-]+\s*\(\s*\)|function\s+\S+\s*(?:\(\)\s*)?[{(]")
# A word after a closed subshell is a syntax error.
_ASIDE = re.compile(r"\([^()]*\)[ \t]+[A-Za-z]")
_NAMES_A_FILE = re.compile(r"[\w.+-]+\.(?:sh|py|pl|rb|js|bash|zsh|exe|out|bin|run|AppImage)\Z")


def _are_alternatives(reading: Reading) -> bool:
    """Whether the first word reads "mute/unmute", before an article or the like."""
    parts = reading.first.bare.split("/")
    return reading.rest[0].bare in TELLING and len(parts) > 1 and all(map(is_english, parts))


def route(reading: Reading) -> Routing | None:
    first = reading.first
    if _ASIDE.match(reading.line.text):
        return sentence.unresolved(reading, never_valid=True)
    if _GROUP.match(reading.line.text.lstrip()):
        return command("begins like a group, a test or a redirection")
    if first.shape is Shape.ASSIGNMENT:
        return command("begins with an assignment")
    is_path = reading.kind is Kind.PATH or (first.shape is Shape.PATH and reading.kind is not Kind.BUILTIN)
    if is_path or first.shape in {Shape.EXPANSION, Shape.QUOTED, Shape.OPTION, Shape.GLOB}:
        if first.shape is Shape.QUOTED and not set("/$\\") & set(first.text) and len(reading.rest) > 1:
            return sentence.unresolved(reading, never_valid=True)
        if len(reading.rest) > 1 and (tag_of(reading.rest[0]) is Tag.AUXILIARY or _are_alternatives(reading)):
            return unsure("first word is a path or quoted, but the line reads like a sentence")
        return command("first word is a path" if is_path else "first word is quoted or expanded")
    if first.shape is Shape.FILE_NAME and (_NAMES_A_FILE.match(first.text) or first.text.endswith("..")):
        return command("first word is a script's name")
    return None
