"""Branches, tags and remotes' branches for git, where bash's own completion for git is not installed."""

import subprocess

from llmsh.core import git
from llmsh.repl.completers.candidate import Candidate
from llmsh.repl.completers.place import Place

TIMEOUT_S = 1.0
TAKES_REFS = frozenset(
    {"checkout", "switch", "merge", "rebase", "log", "show", "diff", "branch", "cherry-pick", "reset", "revert"}
    | {"tag", "describe", "blame", "push", "pull", "fetch", "worktree", "bisect", "rev-parse", "range-diff"}
)


def takes_refs(words: tuple[str, ...]) -> bool:
    """Whether the words so far are a git command whose operands may be refs."""
    return words[:1] == ("git",) and any(word in TAKES_REFS for word in words[1:])


def complete_ref(place: Place, cwd: str) -> list[Candidate]:
    """Refs that begin with the word; after `..` those that begin with what follows."""
    prefix = place.raw.rpartition("..")[2]
    return [Candidate(f"{ref} ", len(prefix), ref) for ref in _refs(cwd) if ref.startswith(prefix) and ref != "HEAD"]


def _refs(cwd: str) -> list[str]:
    command = ["git", *git.ARGUMENTS]
    command += ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"]
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
            check=False,
            env=git.environment(),
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []
