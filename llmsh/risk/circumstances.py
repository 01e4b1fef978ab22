"""Where a command stands: what flows into it, whether it runs again and again, and what that means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from llmsh.core.command import Node, Redirection, Script, SimpleCommand, walk
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.harmful_verbs import tells
from llmsh.risk.network import DATA_READERS, DECODERS, FETCHERS, GENERATORS
from llmsh.risk.places import Place, place_of
from llmsh.syntax.evaluate import Output, command_output, output, text_of
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.inner import Inner
from llmsh.syntax.unwrap.interpreters import language_of


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where a command stands. feed: where its input comes from: "", "local", "data", "decoder" or "network".

    items: the same of what `xargs` and `find` put in place of `$FOUND`. producer: what stands before it in the pipe.
    is_kept: what it prints becomes the value of a variable.
    """

    depth: int = 0
    stdin: Output | None = None
    feed: str = ""
    items: str = ""
    in_loop: bool = False
    producer: Node | None = None
    is_kept: bool = False


def unread(source: str, feed: str) -> Finding:
    """What to say of code from `source` that is run and not shown."""
    if feed == "network":
        return danger(Reason.NETWORK_EXEC, "runs code from the network that nobody has read", source)
    if feed == "decoder":
        return danger(Reason.INDIRECT, "runs code that is hidden by an encoding", source)
    if feed == "found":
        return danger(Reason.INDIRECT, "runs every file or line that is found as code")
    if feed in ("", "local") and OPEN_FOLDER.match(source):
        return danger(Reason.INDIRECT, "runs code of a folder that all may write to", source)
    if feed == "" and tells(source):
        return danger(Reason.INDIRECT, "runs code that is not shown here, and whose name says that it destroys", source)
    if place_of(source) is Place.STARTUP or source.endswith(("/activate", "/completion")):
        return caution(Reason.INDIRECT, "reads a start-up file again", source)
    return caution(Reason.INDIRECT, "runs code that is not shown here", source)


_EMPTYING = frozenset({"redirect", "change_in_place", "truncate", "rewriters"})
_REWRITERS = frozenset({"sed", "gsed", "perl", "tee", "sponge", "sort", "awk", "gawk"})  # in place, or over it
_ONE_VARIABLE = late_pattern(r"\$(?:\w+|\{\w+\})\Z")


def is_for_each(finding: Finding, rule: str, program: str | None = None) -> bool:
    """Claims that in a loop `finding` is about every file that the loop goes through."""
    if finding.reason is Reason.RESOURCE_EXHAUSTION:
        return True
    if finding.reason is Reason.DELETE:
        return any("$" in subject for subject in finding.subjects)
    is_rewritten = rule == "change_named" and program in _REWRITERS | {"mv", "cp", "dd", "ln", "curl", "wget"}
    is_emptied = (rule in _EMPTYING or is_rewritten) and "adds to" not in finding.message
    return is_emptied and any(_ONE_VARIABLE.match(subject) for subject in finding.subjects)


def is_repeated(inner: Inner) -> bool:
    """Claims that it is run for each thing found or read."""
    return inner.by.startswith(("find", "fd", "xargs", "parallel"))


def in_a_variable(finding: Finding) -> Finding:
    """`finding` about what is printed, where it is printed into a variable: nobody sees it yet."""
    return replace(finding, level=Level.CAUTION)


_KEEPERS = frozenset({None, "export", "declare", "typeset", "local", "readonly", "env", "set"})


def keeps(command: SimpleCommand) -> bool:
    """Claims that what is substituted in `command` becomes the value of variables: `export $(cat .env)`."""
    return (command.program if command.words else None) in _KEEPERS


def in_every_round(finding: Finding) -> Finding:
    return replace(finding, level=Level.DANGER, message=finding.message + ", once in every round")


def redirected_scripts(redirections: tuple[Redirection, ...]) -> Iterator[Script]:
    for redirection in redirections:
        if redirection.target is not None:
            yield from redirection.target.substitutions


def written_into(command: SimpleCommand, stdin: Output | None) -> dict[int, Output | None]:
    """What the scripts in `>(…)` read, by their identity."""
    words = [word for word in command.words if word.shape.startswith(">(")]
    targets = [item.target for item in command.redirections if item.target is not None]
    here = next((text_of(item) for item in command.redirections if item.operator.startswith("<<")), stdin)
    given = here if command.program == "tee" else None
    found = {id(script): given for word in words for script in word.substitutions}
    for target in targets:
        if target.shape.startswith(">("):
            plain = replace(command, redirections=())
            found.update({id(script): command_output(plain, stdin) for script in target.substitutions})
    return found


def own_input(command: SimpleCommand, stdin: Output | None) -> Output | None:
    """What `command` reads: `< <(…)` where its text is known, else `stdin`, what is piped into it."""
    for item in reversed(command.redirections):
        if item.operator == "<" and item.target is not None and item.descriptor in ("", "0"):
            scripts = item.target.substitutions if item.target.shape.startswith("<(") else ()
            return output(scripts[0]) if len(scripts) == 1 else None
    return stdin


def here_feed(command: SimpleCommand) -> str:
    """Where the text of a here-string or of `< <(…)` comes from: `python3 <<< "$(base64 -d x)"`.

    "" where it is written out.
    """
    feed = ""
    for item in command.redirections:
        if item.target is None or item.descriptor not in ("", "0"):
            continue
        is_fed = item.operator == "<<<" or (item.operator == "<" and item.target.shape.startswith("<("))
        for script in item.target.substitutions if is_fed else ():
            for node in script.nodes():
                feed = feed_of(node, feed)
    return feed


def _reads_socket(command: SimpleCommand) -> bool:
    """Claims that `command` reads bash's `/dev/tcp/HOST/PORT`, as an operand or by redirection."""
    targets = [item.target.shape for item in command.redirections if item.target is not None and "<" in item.operator]
    return any(shape.startswith(("/dev/tcp/", "/dev/udp/")) for shape in (*command.shapes, *targets))


OPEN_FOLDER = late_pattern(r"/(?:tmp|var/tmp|dev/shm)/.")
_DECODING = late_pattern(
    r"\b(?:fromhex|unhexlify|b64decode|decode64|base64_decode|atob|unpack|pack|chr|strtonum|fromCharCode|rot13|decompress"
    r"|gzinflate|str_rot13)\b|['\"](?:base64|hex)['\"]"
)
_DECODING_MODULES = frozenset(
    {"base64", "binascii", "quopri", "zlib", "gzip", "bz2", "lzma", "uu", "zipfile", "tarfile"}
)


def _decodes(command: SimpleCommand) -> bool:
    """Claims that `command` is code of another language that decodes, or a module that does: `python3 -m base64 -d`."""
    if language_of(command.program or "") is None:
        return False
    return bool(_DECODING_MODULES & set(command.shapes[1:2])) or any(map(_DECODING.search, command.shapes))


_TOLD = frozenset({"log", "notes", "for-each-ref", "shortlog", "tag"})  # git's subcommands that print messages


def _shows_what_others_sent(command: SimpleCommand) -> bool:
    """Claims that what `command` prints comes from elsewhere, though it does not fetch by itself.

    `git show origin/x:f`, `docker run i curl …`, code of another language.
    """
    if command.program == "git":
        return any(_OF_OTHERS.match(shape) for shape in command.shapes[1:])
    if command.program in _ENTERED:
        return bool(FETCHERS & {value.rpartition("/")[2].partition(":")[0] for value in command.values if value})
    return language_of(command.program or "") is not None and any(map(_OPENS_ADDRESS.search, command.shapes))


_PREFIXES = names(
    """
    sudo doas env timeout nohup torsocks torify proxychains proxychains4 busybox toybox command builtin exec nice ionice
    stdbuf unbuffer time setsid chrt taskset caffeinate flock strace ltrace firejail systemd-run unshare
    """
)
_OF_OTHERS = late_pattern(r"(?:origin|upstream|fork|refs/remotes|FETCH_HEAD)[/:]|--remote=")
_ENTERED = names("docker podman nerdctl kubectl oc chroot nsenter lxc incus xargs")
_OPENS_ADDRESS = late_pattern(
    r"\b(?:urlopen|requests\.get|httpx\.get|getprint|LWP::Simple|Net::HTTP|open-uri|file_get_contents\(['\"]https?|fetch\(|https?\.get|curl_exec)"
)


def feed_of(node: Node, feed: str) -> str:
    """What kind of text `node` gives to the next command of its pipeline."""
    commands = [command for command in walk(node) if isinstance(command, SimpleCommand)]
    names = {command.program for command in commands}
    if any(_reads_socket(command) for command in commands):
        return "network"
    if any(not command.words and command.redirections for command in commands):
        names.add("cat")  # `$(< file)`
    if isinstance(node, SimpleCommand) and node.program in _PREFIXES:
        names |= {word.value for word in node.arguments[:3]}
    if names & FETCHERS or feed == "network" or any(map(_shows_what_others_sent, commands)):
        return "network"
    if names & DECODERS or feed == "decoder" or any(map(_decodes, commands)):
        return "decoder"
    if any(command.program == "git" and _TOLD & set(command.shapes) for command in commands):
        return "data"  # what others wrote into messages
    if names & GENERATORS:
        return "local"
    return "data" if names & DATA_READERS or feed == "data" else "local"
