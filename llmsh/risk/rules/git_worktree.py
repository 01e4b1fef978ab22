"""git commands that throw away uncommitted work: there is no object to bring back.

Source: git-reset(1), git-checkout(1), git-restore(1), git-clean(1), git-stash(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.git import subcommand

PROGRAMS = frozenset({"git"})
MATCHES = (
    "git reset --hard",
    "git checkout -- .",
    "git clean -fdx",
    "git restore .",
    "git stash drop",
    "git checkout -f main",
    "git -C /repo reset --hard HEAD~3",
    "git switch --discard-changes x",
    "git restore notes.txt",
    "git rm -rf src",
    "git worktree remove --force w",
    "git stash clear",
    "git checkout HEAD -- a.txt",
    "git reset --merge",
    "git submodule deinit -f .",
)
IGNORES = (
    "git reset",
    "git clean -n",
    "git clean -nfd",
    "git stash list",
    "git restore --staged a",
    "git log -- .",
    "git status",
    "git stash show",
)


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    found = subcommand(command)
    if found is None:
        return None
    verb, words = found
    shapes = tuple(word.shape for word in words)
    options = command.options()
    lost = Reason.GIT_HISTORY_LOSS
    if verb == "reset" and options.has("hard", "merge"):
        return danger(lost, "throws away every uncommitted change")
    if verb == "clean":
        is_trial = options.has("n", "dry-run")
        acts = options.has("f", "force", "i", "x", "X")
        return danger(Reason.DELETE, "deletes files that git does not track") if acts and not is_trial else None
    if verb in ("checkout", "switch"):
        if options.has("f", "force", "discard-changes"):
            return danger(lost, "throws away uncommitted changes")
        if "--" in shapes or options.has("p", "patch") or "." in shapes:
            return _discarded(words, after="--")
    if verb == "restore" and (not options.has("staged", "S") or options.has("worktree", "W")):
        return _discarded(words, after="")
    if verb == "stash" and shapes[:1] in (("drop",), ("clear",)):
        return danger(lost, "throws a stash away")
    if verb == "rm" and not options.has("cached", "n", "dry-run"):
        if options.has("r", "f", "force"):
            message = "deletes files, changed ones too"
            return danger(Reason.DELETE, message, *words), danger(lost, message, *words)
        return caution(Reason.DELETE, "deletes tracked files", *words)
    if verb == "worktree" and shapes[:1] == ("remove",):
        how = danger if options.has("f", "force") else caution
        message = "deletes a working tree"
        return how(Reason.DELETE, message, *words[1:]), how(lost, message, *words[1:])
    if (verb == "read-tree" and options.has("reset") and options.has("u")) or (
        verb == "checkout-index" and options.has("f", "force") and options.has("a", "all")
    ):
        return danger(lost, "throws away uncommitted changes")
    if verb == "submodule" and shapes[:1] == ("deinit",) and options.has("f", "force", "all"):
        return danger(Reason.DELETE, "deletes the files of submodules", *words[1:])
    return None


def _discarded(words: tuple, after: str) -> Finding:  # type: ignore[type-arg]
    shapes = [word.shape for word in words]
    paths = words[shapes.index(after) + 1 :] if after in shapes else words
    named = [word for word in paths if not word.shape.startswith("-")]
    if (
        len(named) == 1
        and not is_many(named[0])
        and named[0].shape.strip("/") not in (".", "..", ":", ":/", "*", "")
        and not set(named[0].shape) & set("*?[")
        and "." in named[0].shape
    ):
        return caution(Reason.GIT_HISTORY_LOSS, "throws away the changes of one file", *named)
    return danger(Reason.GIT_HISTORY_LOSS, "throws away uncommitted changes", *named)
