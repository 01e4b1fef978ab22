"""An interpreter and its script (`python main.py …`), a host or a container and its command: the rest is theirs."""

from llmsh.classifier.english import TAGS
from llmsh.classifier.line import Shape
from llmsh.classifier.reading import Example, Reading, command
from llmsh.classifier.resolver import Kind
from llmsh.core.routing import Route, Routing

EXAMPLES: tuple[Example, ...] = (
    ("python main.py do the thing", Route.COMMAND),
    ("node ./server.js start the server", Route.COMMAND),
    ("bash run.sh all of them", Route.COMMAND),
    ("python main.py crashes, why is that?", Route.REQUEST),
    ("ssh web tail the_log", Route.COMMAND),
    ("ssh root@10.0.0.1 reboot now", Route.COMMAND),
    ("docker exec web cat the_file", Route.COMMAND),
    ("docker run ubuntu cat the file", Route.COMMAND),
    ("ssh into the server and restart nginx", Route.REQUEST),
)

_INTERPRETERS_TEXT = """
    python python2 python3 pypy pypy3 node nodejs deno bun ruby perl php lua luajit bash sh zsh dash ksh fish java
    Rscript julia tsx ts-node groovy scala elixir escript tclsh wish osascript pwsh uv"""
INTERPRETERS = frozenset(_INTERPRETERS_TEXT.split())
CONTAINERS = frozenset({"docker", "podman", "nerdctl", "docker-compose", "kubectl", "oc", "lxc", "incus"})
REMOTES = frozenset({"ssh", "mosh", "autossh", "rsh"})


def route(reading: Reading) -> Routing | None:
    name, rest = reading.first.text, reading.rest
    if len(rest) < 2 or not reading.line.parses:
        return None
    if name in INTERPRETERS and rest[0].shape in {Shape.PATH, Shape.FILE_NAME} and not _has_comma(reading):
        return command(f"{name} runs a script")
    if name in CONTAINERS and rest[0].text in {"run", "exec"}:
        rest = rest[1:]
    elif name not in REMOTES:
        return None
    if len(rest) < 2 or rest[0].shape is Shape.OPTION or rest[0].bare in TAGS:
        return None
    inner = reading.resolver.resolve(rest[1].text)
    if inner is None or inner is Kind.KEYWORD:
        return None
    return command(f"{name} runs a command elsewhere")


def _has_comma(reading: Reading) -> bool:
    return any(word.shape is Shape.PLAIN and word.text[-1] in ",?" for word in reading.rest)
