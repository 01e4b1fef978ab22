"""What the words of a program say about which nothing else is known: `delete`, `--purge`, `factory-reset`.

Only a guess by English words; it makes a command that is at least caution anyway a danger, never a danger safe.
"""

import re
from collections.abc import Sequence

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Reason
from llmsh.risk.dry_run import says_dry_run

_HARM = (
    "delete|deleteall|destroy|destroyall|erase|wipe|purge|nuke|obliterate|uninstall|undeploy|drop|truncate|teardown|terminate"
    "|decommission|shred|zap|format|reformat|flush|flushall|factory-?reset|deprovision|eradicate|annihilate|dropall"
    "|erase-?all|delete-?all|remove-?all|rm-?all|rm-?rf|deltree|clear-?all|stop-?all|kill-?all|reset-?all|empty-?trash|unpublish|rmtree"
)
_WORD = late_pattern(
    rf"(?i:(?:[\w.-]+[-_:.])*(?:{_HARM})(?:[-_:.][\w.-]+)?\Z)|(?:delete|destroy|purge|terminate|Delete|Destroy|Terminate)[A-Z]\w*\Z|(?:[\w-]+:)+(?:remove|rm|del|reset)\Z"
)
_NAME = late_pattern(
    r"(?:^|[-_.])(?:delete|destroy|erase|wipe|purge|nuke|uninstall|shred|format|mkfs|killall|rmrf|drop|dropcluster)(?:[-_.]|\Z)"
    r"|(?:erase|wipe|uninstall|flush|delete)\Z|(?:remove|clear|format|uninstall|reset|stop|disable)-[a-z]+\Z",
    re.IGNORECASE,
)
_FORMAT = late_pattern(r"--(?:[a-z]+-)*format(?:-\w+)?(?:=|\Z)")  # says how to print
_CMDLET = late_pattern(
    r"(?:Remove|Clear|Format|Initialize|Uninstall|Reset|Disable|Stop|Restart|Suspend|Dismount|Revoke)-(\w+)\Z"
)
_WIDE_CMDLET = late_pattern(r"(?i)-(?:force|recurse|confirm:\$false|computername)|.*\*.*")
_WHOLE = late_pattern(
    r"(?:Az|EC2|RDS|S3)?(?:Computer|VM|VMHost|Disk|PhysicalDisk|Partition|Volume|StoragePool|VirtualDisk|Cluster\w*|\w*Adapter"
    r"|ResourceGroup|Bucket|Database|Instance|ADUser|ADComputer|ADOrganizationalUnit|Mailbox|WindowsFeature|BitLocker)\Z"
)
_MILD = late_pattern(
    r"(?:[\w.]+[-_:])?(?:remove|rm|del|reset|clean|clear|prune|stop|kill|disable|rollback|undo|empty)\Z"
)
_WIDE = late_pattern(
    r"-a|-r|-R|-rf|-f|-y|--all|--force|--recursive|--yes|--purge|--hard|--no-confirm|--everything|all|\*|-fy"
)
_TELLS = late_pattern(
    r"(?i)(?:.*[/_:.-])?(?:destroy|nuke|wipe|erase|obliterate|teardown|tear-down|factory-?reset|self-?destruct"
    r"|(?:drop|delete|remove|rm|kill|reset|purge|clear|flush)[-_:]?(?:db|database|databases|everything|all|tables|prod|disk))"
    r"(?:[-_:](?:all|db|prod|production|env|cluster|everything|data|disk|infra))?(?:\.\w+)?\Z"
)
_STOPS = late_pattern(
    r"(?:--)?(?:[\w.]+[-_:])?(?:power-?off|power-?down|shut-?down|reboot|halt|hibernate)\Z", re.IGNORECASE
)
_QUESTIONS = frozenset({"--help", "-h", "help", "--version", "list", "show", "status", "--dry-run", "info", "get"})
_KINDS = (
    (late_pattern(r"(?i)drop|truncate|flush|database|\bdb\b|topic|queue|bucket|index|table"), Reason.DATABASE_DROP),
    (late_pattern(r"(?i)format|flash|erase|wipe|disk|partition|device|/dev/"), Reason.DISK),
    (late_pattern(r"(?:Stop|Restart|Suspend)-(?:Computer|\w*VM)"), Reason.SHUTDOWN),
    (late_pattern(r"(?i)uninstall|package|pkg"), Reason.PACKAGE_REMOVAL),
    (
        late_pattern(r"(?i)cluster|server|instance|project|stack|app|node|site|destroy|terminate|deploy|vm\b"),
        Reason.CLOUD_DESTROY,
    ),
    (late_pattern(r"(?i)branch|commit|repo|tag|history"), Reason.GIT_HISTORY_LOSS),
)


def reasons(command: SimpleCommand, program: str) -> tuple[Reason, ...]:
    """The classes of harm that the words name; none when they name no harm."""
    if says_dry_run(command):
        return ()
    words = [shape for shape in command.shapes if len(shape) < 60]
    if _QUESTIONS & set(words[:3]):
        return ()
    cmdlet = _CMDLET.match(program)
    if cmdlet is not None and (_WHOLE.match(cmdlet[1]) or any(map(_WIDE_CMDLET.match, words))):
        return _kinds(" ".join([program, *words[:6]]))
    if any(_STOPS.match(word) for word in words):
        return (Reason.SHUTDOWN,)
    bare = [word.lstrip("-") if word.startswith("--") else word for word in words if not _FORMAT.match(word)]
    harms = [word for word in bare if _WORD.match(word)]
    if not harms and _NAME.search(program):
        harms = [program]
    if not harms and any(_MILD.match(word) for word in bare) and any(_WIDE.fullmatch(word) for word in words):
        harms = [word for word in bare if _MILD.match(word)]
    if not harms:
        return ()
    return _kinds(" ".join([program, *words[:6]]))


def among(words: Sequence[str], program: str) -> tuple[Reason, ...]:
    """The classes of harm that `words` name, which tell `program` what to do; none when they name no harm."""
    if any(_STOPS.match(word) for word in words):
        return (Reason.SHUTDOWN,)
    if not any(_WORD.match(word) for word in words):
        return ()
    return _kinds(" ".join([program, *words]))


def _kinds(text: str) -> tuple[Reason, ...]:
    return (Reason.DELETE, *(reason for pattern, reason in _KINDS if pattern.search(text)))


def tells(name: str) -> bool:
    """Claims that the name of a script or a target says that it destroys: `wipe.sh`, `db:drop_all`."""
    return _TELLS.fullmatch(name) is not None
