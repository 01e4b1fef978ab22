"""Passwords and tokens of the environment, looked for or printed on the screen, where logs and others read them.

Source: CWE-526, CWE-532; MITRE ATT&CK T1552.
"""

from collections.abc import Iterator, Sequence

from llmsh.core.command import Node, Script, SimpleCommand, walk
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

MATCHES = (
    "env | grep -i password",
    "printenv | sort | grep TOKEN",
    "printenv AWS_SECRET_ACCESS_KEY",
    'echo "$GITHUB_TOKEN"',
    "printf '%s\\n' \"${DB_PASSWORD}\" | base64",
    "docker exec app env | grep -i secret",
    "set | grep -E 'PASS|KEY|SECRET'",
    "export -p | rg -i api_key",
    "sudo -u app printenv STRIPE_API_KEY",
)
IGNORES = (
    "env | grep ^LC_",
    "env | sort",
    "printenv PATH",
    'echo "$PASSWORD" | docker login --password-stdin',
    'echo "${#TOKEN}"',
    'echo "${TOKEN:+set}"',
    "env | grep -c TOKEN",
    'echo "$TOKEN_FILE"',
    "echo $MAX_TOKENS",
    "PASSWORD=$(pwgen 16 1); echo $PASSWORD",
    'echo "$SECRET" | sha256sum',
    "env | grep -q GITHUB_TOKEN",
    "echo '$GITHUB_TOKEN'",
    "env | grep KEYBOARD",
)
_LISTS = names("env printenv set export declare typeset")
_ASKERS = names("grep egrep fgrep rg ag ack")
_SHOWERS = _ASKERS | names("cat sort uniq cut tr awk sed head tail less more tee base64 xxd od column fold rev nl")
_SECRET = late_pattern(
    r"(?i)(?:\w*_)?(?:\w*secret|\w*passw(?:or)?d|passphrase|\w*private_?key|\w*access_?key|\w*api_?key|\w*token|credentials?)"
    r"(?:_(?:prod|production|live|test|dev|staging|main|default|\d+))?"
)
_SOUGHT = late_pattern(r"(?i)passw|\bpass\b|secret|private_?key|api_?key|access_?key|credential|token|\bkeys?\b")
_WHOLE = late_pattern(r"\$(\w+)|\$\{(\w+)(?::?-[^}]*)?\}")
_QUIET = ("c", "q", "count", "quiet", "silent", "v", "invert-match")


def inspect(script: Script) -> Iterator[Finding]:
    given = {assignment.name for command in script.commands() for assignment in command.assignments}
    for item in script.items:
        for index, node in enumerate(item.commands):
            rest = item.commands[index + 1 :]
            shown = [name for name in _printed(node) if name not in given]
            if shown and _stays(node) and _is_shown(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "prints a secret of the environment", *shown)
            if _lists(node) and _seeks(rest):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "looks for secrets in the environment")


def _commands(node: Node) -> list[SimpleCommand]:
    return [command for command in walk(node) if isinstance(command, SimpleCommand)]


def _printed(node: Node) -> Iterator[str]:
    """The variables with the name of a secret that `node` prints."""
    for command in _commands(node):
        program, words = command.program, command.arguments
        if program in ("sudo", "doas") and "printenv" in command.values:
            program, words = "printenv", words[command.values.index("printenv") + 1 :]
        if program == "printenv":
            yield from (word.shape for word in words if _SECRET.fullmatch(word.shape))
        elif program in ("echo", "printf"):
            for word in words:
                read = {first or second for first, second in _WHOLE.findall(word.shape)} & set(word.variables)
                yield from (name for name in sorted(read) if _SECRET.fullmatch(name))


def _stays(node: Node) -> bool:
    """Claims that what `node` prints does not go into a file."""
    return all(
        item.target is None or not item.writes_file or place_of(item.target.shape) is Place.NULL
        for command in _commands(node)
        for item in command.redirections
        if item.descriptor in ("", "1")
    )


def _is_shown(rest: Sequence[Node]) -> bool:
    return all(isinstance(node, SimpleCommand) and node.program in _SHOWERS for node in rest)


def _lists(node: Node) -> bool:
    """Claims that `node` lists the variables of the shell, or of a container that it enters."""
    if not isinstance(node, SimpleCommand) or not node.words:
        return False
    if node.program in _LISTS:
        return all(shape in ("-p", "-x", "-0") for shape in node.shapes)
    return len(node.words) > 2 and node.words[-1].shape in ("env", "printenv") and "exec" in node.shapes


def _seeks(rest: Sequence[Node]) -> bool:
    return any(
        isinstance(node, SimpleCommand)
        and node.program in _ASKERS
        and not node.has_flag(*_QUIET)
        and any(_SOUGHT.search(shape) for shape in node.shapes if not shape.startswith("-"))
        for node in rest
    ) and _is_shown(rest)
