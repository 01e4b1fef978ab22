"""A source without end that flows into a file, into another machine or into something that keeps it in memory.

Source: CWE-400; zero(4), random(4), yes(1).
"""

from collections.abc import Iterator
from dataclasses import replace
from math import prod

from llmsh.core.command import Compound, Node, Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

MATCHES = (
    "cat /dev/urandom | gzip > x",
    "tr -dc a < /dev/urandom > f",
    "yes | sort",
    "sort /dev/zero",
    "cat /dev/zero | ssh h 'cat > y'",
    "yes | tee a b",
    "od /dev/zero > f",
    "seq 1 1000000 | xargs -P0 -n1 sleep",
    "x=$(cat /dev/zero)",
    "echo {1..1000000000}",
    "yes | dd of=f",
    "nc h 80 < /dev/zero",
    "mapfile a < <(yes)",
    "base64 /dev/zero | split -b 1G - p",
    "dd if=/dev/zero | ssh h 'cat > f'",
    "sha512sum /dev/zero &",
    "seq inf | tee a > b",
    "mkdir -p {1..1000}/{1..1000}",
    "nohup yes >> f &",
    "cat /dev/urandom | gzip -9 > /dev/null &",
    "sort -R <(yes)",
)
IGNORES = (
    "yes | head",
    "tr -dc a < /dev/urandom | head -c 16 > f",
    "yes | apt-get install x",
    "cat /dev/zero | head -c 1M > f",
    "yes n | cp -i a b",
    "dd if=/dev/zero of=f bs=1M count=1",
    "cat f | gzip > g",
    "yes > /dev/null",
    "cat < /dev/zero > /dev/null",
    "yes | timeout 3 cat > f",
    "echo {1..100}",
    "echo '{1..1000000000}'",
    "touch '{1..1000}/{1..1000}'",
    "touch {1..100}",
    "x=$(head -c 8 /dev/urandom | xxd -p)",
    "diff <(yes | head) <(cat /dev/zero)",
    "mapfile -n 5 a < <(yes)",
    "x=$(tr -dc a-z < /dev/urandom | head -c 8)",
)
_HUGE_RANGE = late_pattern(r"\{-?\d+\.\.-?\d{8,}(?:\.\.1)?\}")
_COUNTED = frozenset({"od", "hexdump", "tail", "base64", "strings"})
_BY_LINE = frozenset({"grep", "egrep", "awk", "sort", "tac", "rev", "uniq", "nl", "cut", "paste"})
_RANGE = late_pattern(r"\{(-?\d{1,9})\.\.(-?\d{1,9})\}")
_MYRIAD = 100_000
_NAMERS = frozenset({"touch", "mkdir", "mkfifo", "cp", "ln", "truncate", "tee", "mktemp"})
_PREFIXES = frozenset({"nohup", "setsid", "nice", "ionice", "sudo", "command", "time", "stdbuf", "exec"})
_UNBOUNDED = late_pattern(r"(?i)inf(?:inity)?|\d+e\d\d+")
_ENDLESS = frozenset({"/dev/zero", "/dev/urandom", "/dev/random", "/dev/full"})
_LIMITS = names(
    """
    head dd sed timeout read cmp fold-head xxd od-n pv truncate sudo
    """
)
_FILTERS = names(
    """
    cat gzip bzip2 xz zstd base64 tr od hexdump cut rev fold openssl nl awk grep strings tee sort tac uniq shuf paste
    """
)
_KEEPERS = names(
    """
    sort tac shuf tail mapfile readarray sponge split csplit
    """
)
_SUMMERS = names(
    """
    md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum shasum gzip bzip2 xz zstd pigz pbzip2 lz4 wc
    """
)
_SENDERS = names(
    """
    ssh nc ncat netcat socat
    """
)


def inspect(script: Script) -> Iterator[Finding]:
    for node in script.nodes():
        if any(_HUGE_RANGE.search(word.text) for word in node.words if not word.is_quoted):
            yield danger(Reason.RESOURCE_EXHAUSTION, "expands to more words than the memory holds")
        if isinstance(node, SimpleCommand) and node.program in _NAMERS and sum(map(_names, node.words)) >= _MYRIAD:
            yield danger(Reason.RESOURCE_EXHAUSTION, "makes more files than a file system is made for")
        if any(_never_ends(inside) for inside in node.substitutions if not _is_process(node, inside)):
            yield danger(Reason.RESOURCE_EXHAUSTION, "goes on until the memory is full")
        if isinstance(node, SimpleCommand) and node.program in ("mapfile", "readarray") and not node.has_flag("n"):
            scripts = [
                one for item in node.redirections if item.target is not None for one in item.target.substitutions
            ]
            if any(map(_never_ends, scripts)):
                yield danger(Reason.RESOURCE_EXHAUSTION, "goes on until the memory is full")
        if isinstance(node, SimpleCommand) and node.program in ("sort", "tac", "shuf", "sponge"):
            named = [one for word in node.words if word.shape.startswith("<(") for one in word.substitutions]
            if any(map(_never_ends, named)):
                yield danger(Reason.RESOURCE_EXHAUSTION, "goes on until the memory is full")
    for item in script.items:
        if any(map(_computes_for_ever, item.commands)) and len(item.commands) == 1:
            yield danger(Reason.RESOURCE_EXHAUSTION, "keeps a processor busy without end")
        flows = False
        for node in item.commands:
            flows = _is_endless(node) or (flows and not _limits(node))
            if flows and isinstance(node, SimpleCommand) and node.program in _SUMMERS and node is item.commands[-1]:
                yield danger(Reason.RESOURCE_EXHAUSTION, "keeps a processor busy without end")
            if (flows or _is_long(node)) and _is_unlimited(item.commands):
                yield danger(Reason.RESOURCE_EXHAUSTION, "starts as many processes at once as there are lines")
            if flows and _keeps(node):
                yield danger(Reason.RESOURCE_EXHAUSTION, "goes on until the disk or the memory is full")
                break
            if isinstance(node, SimpleCommand) and node.program not in _FILTERS and not _is_endless(node):
                flows = False  # it may well stop by itself, as what asks questions does


def _names(word: Word) -> int:
    """How many names the ranges in `word` stand for: `{1..10}/{1..10}` for a hundred."""
    ranges = [] if "'" in word.text or '"' in word.text else _RANGE.findall(word.text)
    return prod(abs(int(last) - int(first)) + 1 for first, last in ranges)


def _computes_for_ever(node: Node) -> bool:
    """Claims that `node` sums up or packs a source without end."""
    if not isinstance(node, SimpleCommand) or node.program not in _SUMMERS:
        return False
    given = [item.target.shape for item in node.redirections if item.operator == "<" and item.target is not None]
    return bool(_ENDLESS & {*given, *node.shapes})


def _is_process(node: Node, script: Script) -> bool:
    """Claims that `script` stands in `<(…)` or `>(…)`, which nothing keeps as a whole."""
    words = [*node.words, *(item.target for item in node.redirections if item.target is not None)]
    return any(script in word.substitutions and word.shape[:2] in ("<(", ">(") for word in words)


def _never_ends(script: Script) -> bool:
    """Claims that the last pipeline of `script` gives out an endless source."""
    flows = False
    for node in script.items[-1].commands if script.items else ():
        passes = isinstance(node, SimpleCommand) and node.program in _FILTERS
        flows = _is_endless(node) or (flows and passes and not _limits(node))
    return flows


def _is_endless(node: Node) -> bool:
    if not isinstance(node, SimpleCommand):
        return False
    if node.program in _PREFIXES and len(node.words) > 1:
        return _is_endless(replace(node, words=node.arguments))
    if node.program == "yes":
        return not node.has_flag("help", "version")
    if node.program in _SENDERS:
        given = [item.target.shape for item in node.redirections if item.operator == "<" and item.target is not None]
        return bool(_ENDLESS & {*given, *(node.shapes if node.program == "socat" else ())})
    if node.program in ("seq", "jot"):
        return any(_UNBOUNDED.fullmatch(shape) for shape in node.shapes[-1:])
    if node.program == "openssl":
        return any(item.operator == "<" and item.target and item.target.shape in _ENDLESS for item in node.redirections)
    if node.program == "dd":
        settings = dict(shape.partition("=")[::2] for shape in node.shapes)
        return settings.get("if") in _ENDLESS and not {"count", "of"} & set(settings)
    if node.program not in _FILTERS - {"openssl"} | {"tail"} or (
        node.program in _COUNTED and node.has_flag("N", "n", "c", "read-bytes", "bytes")
    ):
        return False
    files = [word.shape for word in node.operands]
    files += [item.target.shape for item in node.redirections if item.operator == "<" and item.target is not None]
    return any(shape in _ENDLESS for shape in files)


def _is_long(node: Node) -> bool:
    """Claims that `node` prints a hundred thousand numbers or more."""
    numbers = [int(shape) for shape in node.shapes if shape.isdigit()] if isinstance(node, SimpleCommand) else []
    return isinstance(node, SimpleCommand) and node.program == "seq" and max(numbers, default=0) >= 100_000


def _is_unlimited(nodes: tuple[Node, ...]) -> bool:
    """Claims that one of `nodes` is xargs or parallel with no bound on how many run at once."""
    return any(
        isinstance(node, SimpleCommand)
        and node.program in ("xargs", "parallel")
        and (node.options("PjnIL", ("max-procs", "jobs")).get("P", "j", "max-procs", "jobs") == "0")
        for node in nodes
    )


def _limits(node: Node) -> bool:
    if isinstance(node, SimpleCommand) and node.program == "dd":
        return any(shape.startswith("count=") for shape in node.shapes)
    return isinstance(node, Compound) or node.program in _LIMITS


def _keeps(node: Node) -> bool:
    """Claims that `node` stores all that it reads, or sends it on to another machine."""
    for item in node.redirections:
        if item.writes_file and item.target is not None and place_of(item.target.shape) is not Place.NULL:
            return True
    if not isinstance(node, SimpleCommand):
        return False
    if node.program in _BY_LINE and {"/dev/zero", "/dev/full"} & set(node.shapes):
        return True  # a line that never ends
    if node.program == "dd":
        return any(shape.startswith("of=") and place_of(shape[3:]) is not Place.NULL for shape in node.shapes)
    if node.program == "tee":
        return any(place_of(word.shape) is not Place.NULL for word in node.operands)
    return node.program in _KEEPERS | _SENDERS
