"""A shell of root that another program opens: allowed to run the one program, one gets everything.

Source: MITRE ATT&CK T1548.003; sudoers(5), "Preventing shell escapes".
"""

from collections.abc import Iterator

from llmsh.core.command import Script, SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.interpreters import codes
from llmsh.syntax.unwrap.shells import SHELLS
from llmsh.syntax.unwrap.unwrap import unwrap

IS_PARTIAL = True
PROGRAMS = names(
    """
    sudo doas pkexec run0
    """
)
MATCHES = (
    "sudo vim -c ':!sh'",
    "sudo find . -exec /bin/sh \\; -quit",
    "sudo awk 'BEGIN {system(\"/bin/sh\")}'",
    "sudo python3 -c 'import pty; pty.spawn(\"/bin/bash\")'",
    "doas -u root perl -e 'exec \"/bin/sh\";'",
    "sudo tar cf /dev/null x --checkpoint=1 --checkpoint-action=exec=/bin/sh",
    "sudo man -P 'sh -c sh' ls",
)
IGNORES = (
    "sudo -i",
    "sudo bash x.sh",
    "sudo env A=1 make install",
    "sudo find /etc -name sh",
    "sudo python3 -c 'print(1)'",
    "sudo nice sh -c 'ls'",
    "sudo vim /etc/hosts",
)
_SHELL_IN_CODE = late_pattern(
    r"\b(?:spawn\w*|exec\w*|system|popen|Popen|run|call|open)\b[^;]*?[\"'`](?:/usr)?(?:/bin/)?(?:ba|da|z|k)?sh[\"'` ]"
)
_PASSES_ON = names(  # these run what they are told to by design; the shell is as plain to see as after sudo itself
    """
    sudo doas su env nice ionice nohup timeout setsid stdbuf time exec command taskset chroot runuser
    """
)
_DEPTH = 4


def assess(command: SimpleCommand) -> Finding | None:
    for inner in unwrap(command, None):
        if inner.is_privileged and inner.script is not None and any(_escapes(inner.script, 0)):
            return danger(Reason.PRIVILEGE, "opens a shell as root by way of another program", *command.operands[:1])
    return None


def _escapes(script: Script, depth: int, *, is_through: bool = False) -> Iterator[bool]:
    """Whether a shell that is given nothing to do is opened in `script`. is_through: another program runs `script`."""
    for command in script.commands():
        program = command.program or ""
        if is_through and program in SHELLS and not command.operands:
            yield True
        is_other = is_through or (program not in _PASSES_ON and program not in SHELLS)
        if is_other and any(_SHELL_IN_CODE.search(code.text or "") for code in codes(command, program, None)):
            yield True
        for inner in unwrap(command, None) if depth < _DEPTH else ():
            if inner.script is not None:
                yield from _escapes(inner.script, depth + 1, is_through=is_other)
