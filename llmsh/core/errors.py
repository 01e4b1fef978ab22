"""Every error llmsh raises on purpose, and the exit status that each becomes.

LlmshError                     1  a fact and the next action
├── UsageError                 2  the arguments are wrong
├── ConfigError                1  a setting cannot be used; names the file and the key
├── SessionError               1  the inner shell cannot be started or was lost
│   └── SessionClosed          1  the inner shell has ended; carries its status
├── PlanError                  4  the request could not be planned
├── RecipeError                1  a recipe file is wrong; names the file and the recipe
├── ModelError                 1  a local model cannot be loaded or does not answer
├── CheckpointError            1  a checkpoint cannot be written or restored
│   └── DriftError             1  the files changed since; undo would lose that change
├── TrialError               125  a trial cannot be made here, or not be committed; nothing was changed
├── NotAllowed                 3  a step may not run: the policy denies it, or nobody approved it
├── ToolError                  1  a tool is declared wrongly, called wrongly, or failed
├── KernelUnavailable          1  no kernel answers
│   ├── KernelBusy             1  its queue is full; carries when to ask again
│   ├── KernelDied             1  it died each time that this request was sent
│   └── DeadlinePassed         1  the answer did not come in time
├── RequestCancelled         130  the request was taken back
└── ProtocolError              1  a peer sent something that is not the protocol
    └── RemoteError            1  the kernel answered with an error; carries its code
"""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of llmsh's own subcommands; a command that was run passes its own through."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NEEDS_CONFIRMATION = 3
    NO_PLAN = 4
    BUG = 70
    LIMIT = 124
    NO_TRIAL = 125
    INTERRUPTED = 130


class LlmshError(Exception):
    """A fact in `message` and the next action in `hint`; both are shown to the user."""

    exit_status: ExitStatus = ExitStatus.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LlmshError):
    exit_status = ExitStatus.USAGE


class ConfigError(LlmshError):
    pass


class SessionError(LlmshError):
    pass


class SessionClosed(SessionError):
    """The inner shell has ended. status: its exit status, 128+N after signal N."""

    def __init__(self, message: str, *, status: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.status = status


class PlanError(LlmshError):
    exit_status = ExitStatus.NO_PLAN


class RecipeError(LlmshError):
    pass


class ModelError(LlmshError):
    """A local model cannot be loaded or does not answer."""


class CheckpointError(LlmshError):
    pass


class DriftError(CheckpointError):
    pass


class NotAllowed(LlmshError):
    """A step was stopped before it ran."""

    exit_status = ExitStatus.NEEDS_CONFIRMATION


class TrialError(LlmshError):
    exit_status = ExitStatus.NO_TRIAL


class ToolError(LlmshError):
    pass


class KernelUnavailable(LlmshError):
    pass


class KernelBusy(KernelUnavailable):
    """The request was not taken in. retry_after_s: when there may be room."""

    def __init__(self, message: str, *, retry_after_s: float, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class KernelDied(KernelUnavailable):
    """The kernel died while it had this request, as often as it was sent."""


class DeadlinePassed(KernelUnavailable):
    pass


class RequestCancelled(LlmshError):
    exit_status = ExitStatus.INTERRUPTED


class ProtocolError(LlmshError):
    pass


class RemoteError(ProtocolError):
    """The kernel's own error answer. code: one of ipc.protocol."""

    def __init__(self, message: str, *, code: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.code = code
