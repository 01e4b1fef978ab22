"""Keys packed by one program and shown by the next: `tar cf - ~/.ssh | tar xO`, `git archive HEAD .env | tar xO`.

Source: MITRE ATT&CK T1552.001, T1560.
"""

from collections.abc import Iterator

from llmsh.core.command import Node, Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk import to_screen
from llmsh.risk.found import danger
from llmsh.risk.places import is_key
from llmsh.syntax.names import names

_SHOWERS = names("cat base64 base32 xxd od hexdump hexyl strings less more head tail bat grep zcat zless")
_KEY_FOLDER = late_pattern(r"(?:.*/)?\.(?:ssh|aws|gnupg|kube|password-store)/?\*?\Z")
MATCHES = (
    "tar cf - ~/.ssh | tar xO",
    "git archive HEAD .env | tar xO",
    "git archive --format=zip HEAD .env | funzip",
    "bsdtar -cf - ~/.aws/credentials | bsdtar -xOf -",
    "tar cz ~/.gnupg | base64",
)
IGNORES = (
    "tar cf - ~/.ssh | tar tf -",
    "tar cf - ~/.ssh | gzip",
    "git archive HEAD src | tar xO",
    "tar cf - docs | base64",
    "tar cf - ~/.ssh | base64 > backup.b64",
    "git archive -o a.tar HEAD .env",
)


def inspect(script: Script) -> Iterator[Finding]:
    for item in script.items:
        packed: tuple[Word, ...] = ()
        for node in item.commands:
            if packed and _shows(node):
                yield danger(Reason.CREDENTIAL_EXPOSURE, "prints a secret in clear", *packed)
            if isinstance(node, SimpleCommand) and node.program in to_screen.ARCHIVERS and to_screen.packs(node):
                packed = tuple(word for word in node.operands if is_key(word.shape) or _KEY_FOLDER.match(word.shape))


def _shows(node: Node) -> bool:
    if not isinstance(node, SimpleCommand) or any(item.writes_file for item in node.redirections):
        return False
    return node.program in _SHOWERS or (node.program in to_screen.ARCHIVERS and to_screen.unpacks(node))
