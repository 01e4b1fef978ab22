"""How dangerous a command is, and why."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """Ordered; the strictest finding wins."""

    SAFE = 0
    CAUTION = 1
    DANGER = 2

    def __str__(self) -> str:
        return self.name.lower()


class Reason(StrEnum):
    """The class of harm a finding is about."""

    DELETE = "delete"
    OVERWRITE = "overwrite"
    DISK = "disk"
    PERMISSIONS = "permissions"
    PRIVILEGE = "privilege"
    PROCESS_KILL = "process-kill"
    NETWORK_EXEC = "network-exec"
    GIT_HISTORY_LOSS = "git-history-loss"
    DATABASE_DROP = "database-drop"
    PACKAGE_REMOVAL = "package-removal"
    CLOUD_DESTROY = "cloud-destroy"
    SHUTDOWN = "shutdown"
    CREDENTIAL_EXPOSURE = "credential-exposure"
    RESOURCE_EXHAUSTION = "resource-exhaustion"
    PERSISTENCE = "persistence"
    NETWORK_LOCKOUT = "network-lockout"
    SYSTEM_CONFIG = "system-config"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule saw. message: a clause that completes "this command …"; subjects: operands meant."""

    level: Level
    reason: Reason
    message: str
    subjects: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings of one command line. read_only: proven to change nothing, from a positive list."""

    level: Level
    findings: tuple[Finding, ...] = ()
    read_only: bool = False

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The classes of harm, strictest finding first, each once."""
        ordered = sorted(self.findings, key=lambda finding: -finding.level)
        return tuple(dict.fromkeys(finding.reason for finding in ordered))
