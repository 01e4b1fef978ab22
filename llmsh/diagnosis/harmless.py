"""Statuses that are answers, not failures: these stay silent."""

import shlex

# program → statuses that only say no, differ or timed out
ANSWERS: dict[str, frozenset[int]] = {
    **dict.fromkeys(
        ("grep", "egrep", "fgrep", "zgrep", "rg", "ag", "ack", "pgrep", "pkill", "pidof"), frozenset({1})
    ),
    **dict.fromkeys(("diff", "cmp", "colordiff", "sdiff", "zdiff", "comm"), frozenset({1})),
    **dict.fromkeys(("test", "[", "[["), frozenset({1})),
    **dict.fromkeys(("false",), frozenset({1})),
    **dict.fromkeys(("expr", "let", "((", "which", "type", "command", "hash"), frozenset({1})),
    **dict.fromkeys(
        ("systemctl is-active", "systemctl is-enabled", "systemctl is-failed"), frozenset(range(1, 5))
    ),
    **dict.fromkeys(
        ("git diff", "git grep", "git merge-base", "git check-ignore", "git show-ref"), frozenset({1})
    ),
    **dict.fromkeys(("nc", "ping"), frozenset({1})),
    **dict.fromkeys(("fzf", "gum", "dialog", "whiptail"), frozenset({1, 130})),
    **dict.fromkeys(("timeout",), frozenset({124, 137})),
    **dict.fromkeys(("man", "less", "more", "vim", "vi", "nano", "emacs", "top", "htop"), frozenset({1})),
    **dict.fromkeys(("exit", "return", "logout"), frozenset(range(256))),
}
# Ctrl-C, Ctrl-\ on purpose, a reader that had enough (SIGPIPE), Ctrl-Z, a polite or forced end asked for
QUIET_SIGNALS = frozenset({128 + 2, 128 + 3, 128 + 13, 128 + 20, 128 + 15})


def is_failure(command: str, status: int) -> bool:
    """Whether `status` of `command` is worth a word; the last simple command of the line decides."""
    if status == 0 or status in QUIET_SIGNALS:
        return False
    words = _last_words(command)
    if not words:
        return False
    program = words[0].rpartition("/")[2]
    keys = [program]
    if len(words) > 1:
        operand = next((word for word in words[1:] if not word.startswith("-")), "")
        keys.append(f"{program} {operand}")
    if program in ("ssh", "sudo", "env", "xargs") and len(words) > 1:
        # Their status is that of the command they ran, unless it is their own.
        if program == "ssh":
            return status == 255
        return is_failure(" ".join(shlex.quote(word) for word in words[1:] if "=" not in word), status)
    return not any(status in ANSWERS.get(key, frozenset()) for key in keys)


def _last_words(command: str) -> list[str]:
    try:
        lexer = shlex.shlex(command, posix=True, punctuation_chars=";|&")
        lexer.whitespace_split = True
        lexer.commenters = ""
        words = list(lexer)
    except ValueError:
        words = command.split()
    start = 0
    for number, word in enumerate(words):
        if word in ("|", "||", "&&", ";", "|&") and number + 1 < len(words):
            start = number + 1
    return [word for word in words[start:] if word not in ("!", "time", "then", "do", "{", "(")]
