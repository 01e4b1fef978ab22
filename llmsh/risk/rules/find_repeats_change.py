"""Whatever `find -exec`, `fd -x` and `xargs` change, they change once for every file found.

Source: GNU findutils manual, Run Commands.
"""

from llmsh.core.command import SimpleCommand, Word
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.risk.targets import Change, targets_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    sed gsed perl truncate tee dd mv cp shred sponge gzip ed ex
    """
)
MATCHES = ("find . -name '*.conf' -exec sed -i s/a/b/ {} +", "ls | xargs sed -i s/a/b/", "find . -exec tee {} \\;")
IGNORES = ("find . -exec grep x {} +", "sed -i s/a/b/ notes.txt", "find . -exec cp {} /backup \\;")


def _comes_from_elsewhere(word: Word) -> bool:
    return word.value is None and ("$FOUND" in word.shape or word.shape == "{}")


def assess(command: SimpleCommand) -> Finding | None:
    changes = (Change.WRITES, Change.DELETES)
    hit = [
        target.word for target in targets_of(command) if target.change in changes and _comes_from_elsewhere(target.word)
    ]
    return danger(Reason.OVERWRITE, "changes every file that is found") if hit else None
