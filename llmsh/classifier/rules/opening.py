"""First words that only bash means: an assignment, a path, a group, a test, a redirection, an expansion."""

import re

from llmsh.classifier.line import Shape
from llmsh.classifier.reading import Example, Reading, command
from llmsh.classifier.resolver import Kind
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("FOO=bar make all the things", Route.COMMAND),
    ("x=5", Route.COMMAND),
    ("./run.sh all the tests", Route.COMMAND),
    ("/usr/bin/find all of it", Route.COMMAND),
    ("~/bin/deploy to production", Route.COMMAND),
    ("[ -f a ] && echo yes", Route.COMMAND),
    ("[[ a == b ]]", Route.COMMAND),
    ("(cd src; ls)", Route.COMMAND),
    ("{ echo a; echo b; }", Route.COMMAND),
    ("greet() { echo hello; }", Route.COMMAND),
    ("> out.txt", Route.COMMAND),
    ("$EDITOR notes.txt", Route.COMMAND),
    ('"/opt/my app/run" all', Route.COMMAND),
    ("cd.. now", Route.COMMAND),
)

_GROUP = re.compile(r"[({<>|&;]|\[\[?(?=\s)|[\w.:-]+\s*\(\s*\)|function\s+\S+\s*(?:\(\)\s*)?[{(]")
_NAMES_A_FILE = re.compile(r"[\w.+-]+\.(?:sh|py|pl|rb|js|bash|zsh|exe|out|bin|run|AppImage)\Z")


def route(reading: Reading) -> Routing | None:
    first = reading.first
    if _GROUP.match(reading.line.text.lstrip()):
        return command("begins like a group, a test or a redirection")
    if first.shape is Shape.ASSIGNMENT:
        return command("begins with an assignment")
    if first.shape in {Shape.EXPANSION, Shape.QUOTED, Shape.OPTION, Shape.GLOB}:
        return command("first word is quoted or expanded")
    if reading.kind is Kind.PATH or (first.shape is Shape.PATH and reading.kind is not Kind.BUILTIN):
        return command("first word is a path")
    if first.shape is Shape.FILE_NAME and (_NAMES_A_FILE.match(first.text) or first.text.endswith("..")):
        return command("first word is a script's name")
    return None
