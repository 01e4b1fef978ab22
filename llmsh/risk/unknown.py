"""What to say of programs and of code that are not known before they run, or about which nothing is known here."""

from collections.abc import Iterator

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk import harmful_verbs
from llmsh.risk.circumstances import OPEN_FOLDER, Circumstances, feed_of
from llmsh.risk.found import caution, danger
from llmsh.risk.network import WHOLE_READERS
from llmsh.risk.places import Place, place_of
from llmsh.syntax.unwrap.inner import Inner
from llmsh.syntax.unwrap.shells import SHELLS

STANDARD_FOLDERS = ("/bin/", "/usr/bin/", "/usr/local/bin/", "/sbin/", "/usr/sbin/", "/opt/homebrew/bin/")
_VARIABLES = late_pattern(r"(?:\$(?:\w+|\{\w+\})/?)+")
_DISK = late_pattern(  # as programs of volumes and of the BSDs call them
    r"[shv]d[a-z]\d*|nvme\d+n\d+(?:p\d+)?|mmcblk\d+(?:p\d+)?|(?:ada|da|nda|vtbd)\d+(?:[ps]\d+\w?)?|r?disk\d+(?:s\d+)?|md\d+"
)
_TEXT_READERS = frozenset({"eval", "ssh", "watch", "tmux", "screen", "pssh", "parallel-ssh", "git"})
_NAMED = late_pattern(
    r"(?:(?:sudo|exec|nohup|time|nice) )*\$(?:([A-Za-z_]\w*)|\{!?([A-Za-z_]\w*)(?:\[[^]]*\])?\})(?:\s|\\n)*"
)
_POSITIONAL = late_pattern(r"\$(?:[1-9@*]|\{[1-9@*]\})")
_ALARMING = frozenset({"-rf", "-fr", "-Rf", "-fR", "-rfv", "--no-preserve-root", "of=/dev/sda"})
_WIDE_PLACES = (Place.ROOT, Place.HOME, Place.DEVICE)


def of_hidden_name(command: SimpleCommand, feeds: set[str]) -> Finding:
    """What to say of a program whose name is known only when it runs. feeds: where the name may come from."""
    first = command.words[0]
    if "network" in feeds:
        return danger(Reason.NETWORK_EXEC, "runs what the network answers", first)
    if "data" in feeds:
        return danger(Reason.INDIRECT, "runs what a file or its input holds as commands", first)
    if "decoder" in feeds or any(shape in _ALARMING or place_of(shape) in _WIDE_PLACES for shape in command.shapes):
        return danger(Reason.INDIRECT, "hides which program it runs", first)
    return caution(Reason.INDIRECT, "runs a program that is not known before it runs", first)


def unread_name(text: str) -> str:
    """The variable that `text` is nothing but, which is given to a shell to be read as commands; "" if it is none."""
    match = _NAMED.fullmatch(text)
    return (match[1] or match[2]) if match is not None else ""


def is_code(inner: Inner) -> bool:
    """Claims that what `inner` runs is a text that a shell reads, not a program with its words."""
    first = inner.by.partition(" ")[0]
    is_text = first in _TEXT_READERS and inner.by != "git bisect run"
    return is_text or inner.by.endswith((" -c", " reading its input"))


def of_path(command: SimpleCommand, program: str) -> Iterator[Finding]:
    """What to say of a program that is named by a path outside the folders of the system."""
    path = command.words[0].shape
    is_harmful = OPEN_FOLDER.match(path) is not None or harmful_verbs.tells(path)
    yield (danger if is_harmful else caution)(Reason.INDIRECT, "runs a program by its path", path)
    yield from given_devices(command, program)


def of_unheard(command: SimpleCommand, program: str) -> Iterator[Finding]:
    """What to say of a program about which nothing is known here."""
    yield caution(Reason.INDIRECT, "runs a program about which nothing is known here", program)
    yield from given_devices(command, program)
    for reason in harmful_verbs.reasons(command, program):
        yield danger(reason, "says so itself, and nothing more is known about it", program)


def given_devices(command: SimpleCommand, program: str) -> Iterator[Finding]:
    """What to say of the disks that `command` gives to a program of which it is not known what it does with them."""
    message = "gives a disk to a program about which nothing is known here"
    for word in command.arguments:
        given = word.shape.rpartition("=")[2]
        if place_of(given) is Place.DEVICE or _DISK.fullmatch(given):
            yield danger(Reason.DISK, message, program, word)


def code_feed(inner: Inner, at: Circumstances) -> str:
    """Where code comes from that `inner` runs and that is not shown here; see Circumstances.feed, or "found"."""
    feed = at.feed if inner.reads_stdin else ""
    by_lines = inner.by.startswith(("parallel", "xargs"))
    if inner.reads_stdin and isinstance(at.producer, SimpleCommand) and feed == "data" and not by_lines:
        words = at.producer.arguments
        is_one = len(at.producer.operands) < 2 and not any(
            word.glob or word.shape.startswith("/dev/") for word in words
        )
        feed = feed if at.producer.program in WHOLE_READERS and is_one else "found"
    for producer in inner.producers:
        for node in producer.nodes():
            feed = feed_of(node, feed) if isinstance(node, SimpleCommand) else feed
    if (feed == "data" and inner.producers) or inner.by.startswith("parallel"):
        feed = "network" if feed == "network" else "found"
    is_found = at.items and _POSITIONAL.fullmatch(inner.source)
    if "$FOUND" in inner.source or "{}" in inner.source or is_found:
        feed = at.items if at.items in ("network", "decoder") else "found"
    if at.in_loop and _VARIABLES.fullmatch(inner.source) and inner.by in ("source", ".", *SHELLS):
        feed = "found"
    if (
        inner.source.startswith(("/dev/", "/proc/self/fd/"))
        and place_of(inner.source) is not Place.NULL
        and not inner.reads_stdin
    ):
        feed = "found"
    return "network" if inner.source.startswith(("http:", "https:")) else feed
