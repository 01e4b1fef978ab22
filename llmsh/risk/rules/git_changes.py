"""git commands that change the working tree, the index or settings, in ways that can be got back.

Source: git(1), git-config(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.git import subcommand
from llmsh.syntax.names import names

PROGRAMS = frozenset({"git"})
MATCHES = (
    "git pull",
    "git merge topic",
    "git stash",
    "git checkout main",
    "git config user.name x",
    "git reset HEAD~1",
    "git apply p.diff",
    "git config --global core.hooksPath /tmp/h",
    "git config http.sslVerify false",
    "git config --global alias.st '!rm -rf ~'",
)
IGNORES = (
    "git symbolic-ref HEAD",
    "git apply --check p.diff",
    "git status",
    "git diff",
    "git log",
    "git config --list",
    "git config user.name",
    "git config --get user.name",
    "git stash list",
    "git clone http://h/r",
    "git add .",
    "git commit -m x",
    "git checkout -b new",
    "git switch -c new",
    "git bisect log",
)
_CHANGES = names(
    """
    pull merge stash checkout switch cherry-pick revert am apply reset mv restore bisect sparse-checkout submodule
    subtree notes read-tree checkout-index symbolic-ref lfs maintenance svn p4 send-email update-index update-ref
    repack hook worktree daemon instaweb credential
    """
)
_HARMLESS = {
    "stash": {"list", "show"},
    "bisect": {"log", "view", "visualize"},
    "submodule": {"status", "summary"},
    "worktree": {"list"},
    "notes": {"show", "list"},
    "lfs": {"ls-files", "status", "env", "track"},
    "sparse-checkout": {"list"},
}
_RUNS_PROGRAMS = late_pattern(
    r"(?i)core\.(hookspath|fsmonitor|pager|editor|sshcommand|askpass|gitproxy|alternaterefscommand)|pager\.|sequence\.editor|alias\.|filter\."
    r"|diff\.external|(diff|merge)\..+\.(command|driver|textconv)|gpg\..*program|include\.path|includeif|init\.templatedir|url\..+\.insteadof"
    r"|uploadpack\.|credential(\..+)?\.helper|(diff|merge)tool\..+\.cmd|protocol\..*allow|safe\.directory|http\..*proxy|protocol\."
)
_READ_OPTIONS = (
    "l",
    "list",
    "get",
    "get-all",
    "get-regexp",
    "get-urlmatch",
    "show-origin",
    "show-scope",
    "name-only",
    "get-color",
    "get-colorbool",
)


def assess(command: SimpleCommand) -> Finding | None:
    found = subcommand(command)
    if found is None:
        return None
    verb, words = found
    shapes = tuple(word.shape for word in words)
    options = command.options()
    if verb == "clone" and any(shape.lower().partition("=")[0] == "core.hookspath" for shape in shapes):
        return danger(Reason.NETWORK_EXEC, "runs the hooks of a repository that nobody has read", *words)
    if verb == "config":
        return _config(command)
    if (
        verb in ("checkout", "switch")
        and options.has("b", "c", "create", "orphan")
        and not options.has("f", "force", "B", "C", "force-create")
    ):
        return None
    if verb == "reset" and not words and not options.has("hard", "soft", "merge", "keep", "p", "patch"):
        return None  # only takes back what was staged
    if verb not in _CHANGES or (shapes and shapes[0] in _HARMLESS.get(verb, ())):
        return None
    if verb == "submodule" and (not shapes or shapes[0] == "foreach"):  # what it runs is judged by itself
        return None
    if verb == "symbolic-ref" and len([shape for shape in shapes if not shape.startswith("-")]) == 1:
        return None  # only tells what it points to
    if verb == "apply" and "--check" in shapes:
        return None
    return caution(Reason.OVERWRITE, "changes the working tree or the repository", *words)


def _config(command: SimpleCommand) -> Finding | None:
    options = command.options("ft", ("file", "type", "blob", "default"))
    words = [word.shape for word in options.operands[1:]]
    if words and words[0] in ("list", "get", "edit", "set", "unset", "remove-section", "rename-section"):
        if words[0] in ("list", "get"):
            return None
        words = words[1:]
    elif options.has(*_READ_OPTIONS) or (
        len(words) < 2 and not options.has("unset", "unset-all", "e", "edit", "remove-section")
    ):
        return None
    key = words[0] if words else ""
    value = words[1] if len(words) > 1 else ""
    if key.lower().endswith("sslverify") and value.lower() in ("false", "0", "no", "off"):
        return danger(Reason.SYSTEM_CONFIG, "stops checking whom git talks to", key)
    if _RUNS_PROGRAMS.match(key) and not _is_plain(key, value):
        return danger(Reason.PERSISTENCE, "makes git run a program from now on", key, value)
    return caution(Reason.SYSTEM_CONFIG, "changes a git setting", key)


def _is_plain(key: str, value: str) -> bool:
    """Claims that the setting names git itself or a program everyone has as that tool."""
    if key.lower().startswith("alias."):
        return not value.startswith("!")
    known = (
        "vim",
        "nano",
        "vi",
        "emacs",
        "nvim",
        "less",
        "cat",
        "delta",
        "store",
        "cache",
        "osxkeychain",
        "code --wait",
        "",
        "less -R",
        "manager",
        "libsecret",
        "micro",
        "hx",
        "subl -n -w",
        "true",
        "false",
        "bat",
    )
    return value in known or value.startswith("cache --timeout")
