"""Statuses that are answers, not failures: these stay silent."""

import re

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.output import is_error_line
from llmsh.diagnosis.problem import split_words

ONE = frozenset({1})
ANY = frozenset(range(1, 256))


def _table(meaning: str, statuses: frozenset[int], programs: str) -> dict[str, tuple[frozenset[int], str]]:
    return dict.fromkeys(programs.split(","), (statuses, meaning))


# What prints a text of the user's own, which may look like a complaint.
PRINTERS = frozenset({"echo", "printf", "exit", "return"})
NOT_RUNNING = "it is not running"
ASKED = "the status was asked for"
LEFT = "it was left with a status of its own"
# program, or program and first operand → statuses that are answers, and what they say
ANSWERS: dict[str, tuple[frozenset[int], str]] = {
    **_table("nothing matched", ONE, "grep,egrep,fgrep,zgrep,bzgrep,xzgrep,rg,ag,ack,pgrep,pkill,pidof,git grep"),
    **_table("they differ", ONE, "diff,cmp,colordiff,sdiff,zdiff,diff3,git diff,git diff-index,git diff-files"),
    **_table("the test is false", ONE, "test,[,[[,((,let,expr,false,git merge-base,git check-ignore,git show-ref"),
    **_table("there is none of that name", ONE, "which,type,command,hash,whence,getent,git config,git symbolic-ref"),
    **_table("there is none of that name", frozenset({1, 2}), "getent passwd,getent group,getent hosts"),
    **_table("it is not so", frozenset(range(1, 5)), "systemctl is-active,systemctl is-enabled,systemctl is-failed"),
    **_table(NOT_RUNNING, frozenset({3}), "systemctl status,service status"),
    **_table("no answer", ONE, "nc,ping,ping6"),
    **_table("nothing was chosen", frozenset({1, 130}), "fzf,sk,gum,dialog,whiptail,zenity,peco"),
    **_table("it was turned round by !", ONE, "!"),
    **_table("the time was over", frozenset({124, 137}), "timeout,gtimeout"),
    **_table(LEFT, ONE, "man,less,more,vim,vi,nvim,nano,emacs,top,htop,tig,watch"),
    **_table(ASKED, ANY, "exit,return,logout,false"),
    **_table("the input ended", ONE, "read,select,mapfile"),
    **_table("a job ended so", ANY, "wait"),
    **_table("no updates", frozenset({100}), "dnf check-update,yum check-update"),
    **_table("files would be changed", ONE, "black --check,prettier --check"),
}  # fmt: skip
# Ctrl-C, Ctrl-\, a reader that had enough (SIGPIPE), Ctrl-Z, a polite end that was asked for
QUIET_SIGNALS = {
    128 + 2: "Ctrl-C stopped it.",
    128 + 3: "Ctrl-\\ stopped it.",
    128 + 13: "The program it wrote to had read enough.",
    128 + 20: "Ctrl-Z put it aside.",
    128 + 15: "It was asked to end.",
}
WRAPPERS = frozenset(
    {"sudo", "doas", "env", "xargs", "nohup", "nice", "command", "builtin", "exec", "stdbuf", "setsid"}
)
SKIPPED = frozenset({"!", "time", "then", "do", "{", "(", "if", "while", "until", "else", "elif"})
CLOSERS = frozenset({"fi", "done", "}", ")", "esac"})
# The shell itself could not open what a `<` or `>` names, so the program never ran.
REDIRECTION = late_pattern(
    r"^\S*sh: (?:line )?\d+: [^:\n]+: (?:No such file or directory|Permission denied|Is a directory"
    r"|ambiguous redirect|cannot overwrite existing file)$",
    re.MULTILINE,
)
ENDS = frozenset({";", "&", "\n"})


# A message that ends the line is said; one that goes on in a sentence, or stands in quotes, is only spoken of.
MENTION = late_pattern(
    r'(?i)^\s*"[^"]*"\s*$|"(?:permission denied|connection refused|command not found|no such file or directory)"'
    r"|(?:permission denied|connection refused|connection timed out|segmentation fault|command not found"
    r"|cannot allocate memory|no such file or directory),? (?!at \b|please\b|is the\b)[a-z]+\b"
)


def without_mentions(text: str) -> str:
    """`text` of an unknown command without the lines that only speak of an error: titles, logs, data."""
    return "\n".join(line for line in text.split("\n") if not MENTION.search(line))


def is_failure(command: str, status: int, output: str = "") -> bool:
    """Whether `status` of `command` is worth a word. output: what it printed, if known; an error in it counts."""
    return status != 0 and not answer_of(command, status, output)


def answer_of(command: str, status: int, output: str = "") -> str:
    """What `status` says when it is an answer and not a failure, as a sentence; "" for a failure and for 0."""
    if status == 0:
        return ""
    if status in QUIET_SIGNALS:
        return QUIET_SIGNALS[status]
    deciders = _deciders(command)
    reasons = [_reason(words, status) for words in deciders]
    found = next((reason for reason in reasons if reason), "")
    if not found or any(_signs(words, output) for words in deciders):
        return ""
    # A line may keep the status of what failed, and end with it: the other programs of the line have said why.
    if found == ASKED and any(_signs(words, output) for words in _simple(command) if words[0] not in PRINTERS):
        return ""
    # What is not running may have been stopped, or it failed, which it then says.
    if found == NOT_RUNNING and re.search(r"Active: failed|status=2\d\d/[A-Z]", output):
        return ""
    # Of several that may have set the status, one that only answers counts when nothing complained; so with a
    # program that has no answer of its own.
    if (not all(reasons) or found == LEFT) and _complains(output):
        return ""
    return f"Status {status} is an answer here, not an error: {found}."


def _simple(command: str) -> list[list[str]]:
    """The words of each simple command of the line."""
    found: list[list[str]] = [[]]
    for word in split_words(command):
        if word in ENDS or word in ("&&", "||", "|", "|&"):
            found.append([])
        else:
            found[-1].append(word)
    return [stripped for words in found if (stripped := _stripped(words))]


def _signs(words: list[str], output: str) -> bool:
    """Whether a line of `output` is a complaint that the program signed with its name."""
    name = re.escape(words[0].rpartition("/")[2])
    pattern = rf"(?m)^(?:\S*sh: )?(?:line \d+: |\d+: )?(?:\S*/)?{name}: (?!warning)"
    return bool(re.search(pattern, output[-20_000:]) or REDIRECTION.search(output[-20_000:]))


def _complains(output: str) -> bool:
    return any(is_error_line(line) for line in output[-20_000:].splitlines())


def _reason(words: list[str], status: int) -> str:
    """Why `status` of this simple command is an answer; "" when it is not."""
    if not words:
        return ""
    program = "((" if words[0].startswith("((") else words[0].rpartition("/")[2]
    if program == "ssh" and len(words) > 1:
        return "" if status == 255 else "it is that of the command run over there"
    if program == "timeout" and status not in ANSWERS["timeout"][0] and len(words) > 2:
        return _reason(_operands(words[1:])[1:], status)
    if program == "xargs" and status == 123:
        status = 1
    if program in WRAPPERS and len(words) > 1 and words[1] not in ("-v", "-V"):
        return _reason(_operands(words[1:]), status)
    if program in ("bash", "sh", "zsh", "dash") and "-c" in words[1:-1]:
        reasons = [_reason(inner, status) for inner in _deciders(words[words.index("-c") + 1])]
        return reasons[0] if reasons and all(reasons) else ""
    operand = next((word for word in words[1:] if not word.startswith("-")), "")
    keys = [program, f"{program} {operand}", *(f"{program} {word}" for word in words[1:] if word == "--check")]
    for key in keys:
        statuses, meaning = ANSWERS.get(key, (frozenset[int](), ""))
        if status in statuses:
            return meaning
    return ""


def _operands(words: list[str]) -> list[str]:
    """`words` from the command that a wrapper runs: its options and assignments taken off."""
    rest = list(words)
    while rest and (rest[0].startswith("-") or "=" in rest[0].split("/")[0]):
        takes_value = rest[0] in ("-u", "-g", "-n", "-I", "-P", "-L", "-s", "-k", "-d", "-o", "-e", "-i", "-c")
        rest = rest[2 if takes_value and len(rest) > 2 else 1 :]
    return rest


def _deciders(command: str) -> list[list[str]]:
    """The simple commands whose status can be that of the line: the ends of the last pipelines joined by && or ||."""
    chain: list[list[str]] = [[]]
    for word in split_words(command):
        if word in ENDS:
            if chain != [[]]:
                chain.append(["\n"])
                chain.append([])
        elif word in ("&&", "||"):
            chain.append([])
        elif word in ("|", "|&"):
            chain[-1] = []
        else:
            chain[-1].append(word)
    while chain and (not chain[-1] or chain[-1] == ["\n"] or all(word in CLOSERS for word in chain[-1])):
        chain.pop()
    last: list[list[str]] = []
    for words in reversed(chain):
        if words == ["\n"]:
            break
        last.append(_stripped(words))
    return [words for words in last if words]


def _stripped(words: list[str]) -> list[str]:
    rest = list(words)
    while rest and (rest[0] in SKIPPED or ("=" in rest[0] and rest[0].split("=")[0].isidentifier())):
        if rest.pop(0) == "!":
            return ["!", *rest]
    return rest
