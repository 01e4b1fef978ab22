"""A text from a variable that nobody has read, handed to a program that runs it elsewhere: `vagrant ssh -c "$X"`.

What a shell of this machine reads is unwrapped, and judged there.
Source: the manual of each program.
"""

from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.unknown import unread_name
from llmsh.syntax.names import names

IS_PARTIAL = True
PROGRAMS = names(
    """
    vagrant script ansible salt salt-ssh gcloud aws az fly flyctl heroku pdsh dsh clush mussh knife bolt fab invoke
    expect lxc incus multipass limactl virsh wsl adb nomad plink sshpass sg firejail entr watchexec nodemon
    """
)
MATCHES = (
    'vagrant ssh -c "$CMD"',
    'ansible all -m shell -a "$CMD"',
    'gcloud compute ssh web --command="$CMD"',
    "pdsh -w web1 $CMD",
    'aws ssm send-command --parameters "commands=[\\"$CMD\\"]"',
)
IGNORES = (
    "vagrant ssh -c uptime",
    'gcloud config set project "$PROJECT"',
    'ansible all -i "$INVENTORY" -m ping',
    "aws s3 ls $BUCKET",
)
_OPTION = late_pattern(r"-c|-a|--command|--args|--module-args|--exec|--cmd|--script|cmd\.run")
_GIVEN = late_pattern(r"(?:--(?:command|args|exec|cmd|script)|commands?)=\[?\"?(.*?)\"?\]?")
_ALL_TEXT = frozenset({"pdsh", "dsh", "clush", "mussh"})  # whatever stands last is the text


def assess(command: SimpleCommand) -> Finding | None:
    words = command.arguments
    texts = [after for word, after in pairwise(words) if _OPTION.fullmatch(word.shape)]
    texts += words[-1:] if command.program in _ALL_TEXT and len(words) > 1 else ()
    handed = [word.shape for word in texts if word.value is None]
    handed += [match[1] for word in words if word.value is None and (match := _GIVEN.fullmatch(word.shape))]
    names = [name for shape in handed if (name := unread_name(shape))]
    return danger(Reason.INDIRECT, "hands on a text as code that nobody has read", *names) if names else None
