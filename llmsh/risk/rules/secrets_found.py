"""Keys and stored passwords that are looked for by name, and printed, copied or packed wherever they lie.

Source: MITRE ATT&CK T1552.001, T1552.004.
"""

from collections.abc import Iterator

from llmsh.core.command import Node, Script, SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.places import is_secret
from llmsh.syntax.names import names

_TAKERS = names(
    """
    cat head tail less more strings base64 xxd od cp mv tar zip scp rsync curl nc ncat cpio tee awk sed bat gpg openssl
    grep egrep rg jq
    """
)
_FINDERS = names(
    """
    find gfind fd fdfind locate mlocate plocate mdfind
    """
)
MATCHES = (
    "find / -name id_rsa -exec cat {} \\;",
    "find ~ -name '*.kdbx' | xargs cp -t /tmp",
    "find / -name '*.pem' | xargs cat",
    "locate id_ed25519 | xargs cat",
    "find . -iname '*.p12' -exec tar rf a.tar {} +",
    "locate .env | xargs grep SECRET",
)
IGNORES = (
    "find ~ -name id_rsa",
    "find / -name '*.pem' -exec ls -l {} \\;",
    "find . -name '*.pem' -exec grep -l BEGIN {} +",
    "find . -name '*.py' -exec cat {} +",
    "find ~ -name id_rsa | xargs chmod 600",
    "find . -name '*.key' | wc -l",
    "find /etc/ssl -name '*.pem' -exec openssl x509 -noout -enddate -in {} \\;",
)


def inspect(script: Script) -> Iterator[Finding]:
    for item in script.items:
        for index, node in enumerate(item.commands):
            if not isinstance(node, SimpleCommand) or not _looks_for_keys(node):
                continue
            after = item.commands[index + 1] if index + 1 < len(item.commands) else None
            if _takes(node, "-exec", "-execdir", "-x", "-X") or (after is not None and _takes_what_is_piped(after)):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "takes every key that it finds", node.program or "")


def _looks_for_keys(command: SimpleCommand) -> bool:
    if command.program not in _FINDERS:
        return False
    return any(is_secret(word.shape.replace("*", "x")) for word in command.arguments if not word.shape.startswith("/"))


def _takes(command: SimpleCommand, *after: str) -> bool:
    """Claims that a program that takes stands behind one of the options `after`."""
    shapes = command.shapes
    if {"x509", "-l", "-L", "-c", "-q", "-rl", "-il"} & set(shapes):
        return False
    return any(shape in after and set(shapes[index + 1 : index + 3]) & _TAKERS for index, shape in enumerate(shapes))


def _takes_what_is_piped(node: Node) -> bool:
    return (
        isinstance(node, SimpleCommand)
        and node.program in ("xargs", "parallel", "cpio", "tar", "zip")
        and not {"x509", "-l", "-L", "-c", "-q", "-il"} & set(node.shapes)
        and (node.program in _TAKERS or bool(set(node.values) & _TAKERS))
    )
