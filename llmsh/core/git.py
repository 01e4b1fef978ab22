"""How our own calls of git begin, so that no repository can have them run a program.

A repository's configuration names programs for many occasions; ours only read, so each is switched off, and nothing
is fetched. Not covered: content filters, whose names are the repository's own; callers that compare the content of
the working tree add `without_filters`.
"""

import os
from collections.abc import Callable

ARGUMENTS = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.pager=cat"),
    *("-c", "core.alternateRefsCommand=true"),
    *("-c", "core.sshCommand=false"),
    *("-c", "core.askPass=true"),
    *("-c", "core.editor=false"),
    *("-c", "credential.helper="),
    *("-c", "log.showSignature=false"),
    *("-c", "gpg.program=false"),
    *("-c", "gpg.ssh.program=false"),
    *("-c", "gpg.x509.program=false"),
    *("-c", "protocol.allow=never"),
)


def environment(**more: str) -> dict[str, str]:
    """This process's environment with what keeps git from asking, locking and fetching; `more` on top."""
    return {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # A missing object of a partial clone is not fetched: git 2.44 knows the first, every git the second,
        # which a repository's own protocol.ext.allow cannot lift.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_PAGER": "cat",
        "PAGER": "cat",
        **more,
    }


def without_filters(ask: Callable[..., str | None]) -> list[str]:
    """Options that empty every content filter that the repository itself configures, in whichever file.

    ask: the output of git for arguments. Filters of the user's own (git-lfs) stay.
    """
    listing = ("--includes", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    fields = (ask("config", *listing) or "").split("\0")
    options: list[str] = []
    for scope, key in zip(fields[::2], fields[1::2], strict=False):
        if scope not in ("local", "worktree"):
            continue
        if key.endswith((".clean", ".smudge", ".process")):
            options += ["-c", f"{key}="]
        elif key.endswith(".required"):
            options += ["-c", f"{key}=false"]
    return options
