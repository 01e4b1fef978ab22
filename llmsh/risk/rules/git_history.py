"""git commands after which commits are reachable from nowhere, here or on the server.

Source: git-push(1), git-branch(1), git-reflog(1), git-gc(1), git-update-ref(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.risk.git import subcommand

PROGRAMS = frozenset({"git"})
MATCHES = (
    "git push --force",
    "git push -f origin main",
    "git push origin +main",
    "git push origin --delete v1",
    "git push origin :old",
    "git branch -D topic",
    "git reflog expire --expire=now --all",
    "git gc --prune=now",
    "git filter-branch --tree-filter x",
    "git update-ref -d refs/heads/a",
    "git push --mirror",
    "git rebase main",
    "git commit --amend",
    "git tag -d v1",
    "git push --force-with-lease",
    "git remote remove origin",
    "git filter-repo --path x",
    "git prune",
    "git branch -d done",
    "git push origin main",
    "git branch -f main HEAD~3",
)
IGNORES = (
    "git branch",
    "git branch -a",
    "git reflog",
    "git tag",
    "git gc",
    "git push --dry-run",
    "git remote -v",
    "git log",
    "git push -n",
    "git prune -n",
    "git fetch origin +refs/heads/*:refs/remotes/origin/*",
)


def assess(command: SimpleCommand) -> Finding | None:
    found = subcommand(command)
    if found is None:
        return None
    verb, words = found
    shapes = tuple(word.shape for word in words)
    options = command.options()
    lost = Reason.GIT_HISTORY_LOSS
    if verb == "push":
        if options.has("n", "dry-run"):
            return None
        if options.has("force-with-lease") and options.has("all", "mirror", "branches"):
            return danger(lost, "replaces every branch on the server", *words)
        removes = any(shape.startswith(("+", ":")) for shape in shapes) or options.has("d", "delete", "mirror", "prune")
        if options.has("f", "force") or removes:
            return danger(lost, "replaces or deletes what is on the server", *words)
        if any(shape.startswith("--force-with-lease") for shape in shapes):
            return caution(lost, "rewrites the remote branch if nobody else did", *words)
        return caution(Reason.INDIRECT, "sends commits to a server", *words)
    if verb == "branch" and (options.has("D", "f", "force", "M") and options.operands[1:]):
        return danger(lost, "drops a branch whether or not it is merged", *words)
    if verb == "branch" and options.has("d", "delete", "m", "move", "C", "c"):
        return caution(lost, "deletes or renames a branch", *words)
    if (verb == "reflog" and shapes[:1] in (("expire",), ("delete",))) or verb in (
        "filter-branch",
        "filter-repo",
        "prune",
        "bfg",
    ):
        if verb == "prune" and options.has("n", "dry-run"):
            return None
        return danger(lost, "makes old commits impossible to find again")
    if verb == "lfs" and shapes[:1] == ("migrate",) and "info" not in shapes:
        return danger(lost, "rewrites every commit")
    own = " ".join(command.shapes).lower()
    if verb == "gc" and (
        any(shape.startswith("--prune") for shape in shapes) or "pruneexpire" in own or "reflogexpire" in own
    ):
        return danger(lost, "deletes unreachable commits for good")
    if verb == "repack" and any(shape.startswith("--unpack-unreachable") for shape in shapes):
        return danger(lost, "deletes unreachable commits for good")
    if verb in ("fetch", "pull"):
        into = [shape for shape in shapes if shape.startswith("+") and shape.partition(":")[2]]
        into = [shape for shape in into if not shape.partition(":")[2].startswith("refs/remotes/")]
        if any("*" in shape for shape in into):
            return danger(lost, "replaces every branch by what the server has", *words)
        return caution(lost, "replaces a branch by what the server has", *words) if into else None
    if verb == "update-ref" and any(shape.startswith("refs/heads/") for shape in shapes):
        return danger(lost, "moves a branch, whatever it held", *words)
    if verb in ("checkout", "switch") and options.has("B", "C", "force-create"):
        return caution(lost, "moves a branch, whatever it held", *words)
    if verb == "update-ref" and options.has("d"):
        return danger(lost, "deletes a reference", *words)
    if verb == "symbolic-ref" and options.has("d", "delete"):
        return danger(lost, "deletes a reference", *words)
    if verb == "replace" and shapes:
        return caution(lost, "replaces objects", *words)
    if verb == "rebase" or (verb == "commit" and options.has("amend")):
        return caution(lost, "rewrites commits; the old ones stay in the reflog")
    if verb == "tag" and options.has("d", "delete") and any(is_many(word) for word in words):
        return danger(lost, "deletes every tag that is listed", *words)
    if verb == "tag" and options.has("d", "delete", "f", "force"):
        return caution(lost, "deletes or moves a tag", *words)
    if verb == "remote" and shapes[:1] in (("remove",), ("rm",), ("set-url",), ("rename",), ("prune",)):
        return caution(lost, "changes which servers are known", *words[1:])
    return None
