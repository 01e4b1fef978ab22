"""What may run: the ruling of the user's policy about a step, and how a step was approved."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Action(IntEnum):
    """Ordered; the strictest one wins. ALLOW takes effect for steps that only read, see Ruling.is_automatic."""

    ALLOW = 0
    ASK = 1
    DENY = 2

    def __str__(self) -> str:
        return self.name.lower()


class Approver(StrEnum):
    """Who let a step run: a key at the preview, the typed word, `--yes`, or the policy without a question.

    CLIENT: the user, in a dialog that another program showed; what that program says of the answer is all we know.
    """

    KEY = "key"
    WORD = "word"
    OPTION = "--yes"
    POLICY = "policy"
    CLIENT = "dialog of another program"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The policy's word about one step.

    action: None where no rule speaks of it; then the risk alone decides how it is confirmed.
    sources: the rules that decided, as "FILE:LINE: why". is_automatic: it may run without a question.
    """

    action: Action | None = None
    sources: tuple[str, ...] = ()
    is_automatic: bool = False

    @property
    def is_denied(self) -> bool:
        return self.action is Action.DENY

    @property
    def asks(self) -> bool:
        """Claims that somebody has to look at it: neither a bare Enter nor `--yes` is enough."""
        return self.action is Action.ASK
