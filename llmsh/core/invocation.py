"""How llmsh was called: what bash would make of the arguments, and becoming bash; os and sys only."""

import os
import sys

BASH_PATHS = (
    *(("/opt/homebrew/bin/bash", "/usr/local/bin/bash") if sys.platform == "darwin" else ()),
    "/bin/bash",
    "/usr/bin/bash",
    "/usr/local/bin/bash",
    "/run/current-system/sw/bin/bash",
)
INTERACTIVE = frozenset({"-l", "-i", "-il", "-li", "--login", "--norc", "--noprofile"})
SUBCOMMANDS = frozenset(
    {
        "ask",
        "explain",
        "route",
        "risk",
        "try",
        "undo",
        "history",
        "policy",
        "audit",
        "doctor",
        "setup",
        "kernel",
        "tools",
        "mcp",
        "model",
    }
)
NAME = "llmsh"
WITH_VALUE = frozenset({"--rcfile", "--init-file"})


def bash_path() -> str:
    """The bash that runs the user's commands; /bin/sh where there is none."""
    chosen = os.environ.get("LLMSH_INNER", "")
    candidates = (chosen, *BASH_PATHS) if chosen.startswith("/") else BASH_PATHS
    return next((path for path in candidates if os.access(path, os.X_OK)), "/bin/sh")


def own_path() -> str:
    """The launcher of the installation that is running: beside its script, or beside its Python; "" without one."""
    script = getattr(sys.modules.get("__main__"), "__file__", None) or ""
    beside = (os.path.join(os.path.dirname(os.path.abspath(path)), NAME) for path in (script, sys.executable) if path)
    return next((path for path in beside if os.path.isfile(path) and os.access(path, os.X_OK)), "")


def run_bash(name: str, args: list[str]) -> None:
    """Replace this process by bash with `args`; signals that Python ignores are bash's again."""
    import signal

    from llmsh.core.launched import give_back

    give_back()
    for number in (signal.SIGPIPE, getattr(signal, "SIGXFSZ", signal.SIGPIPE)):
        signal.signal(number, signal.SIG_DFL)
    path = bash_path()
    os.environ.pop("LLMSH_INNER", None)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(path, ["-bash" if name.startswith("-") else "bash", *args])


def is_interactive(args: list[str]) -> bool:
    """Only options that ask for nothing else, on a terminal."""
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word in WITH_VALUE and rest:
            rest.pop(0)
        elif word not in INTERACTIVE:
            return False
    return os.isatty(0) and os.isatty(2)


def command_string(args: list[str]) -> str | None:
    """The string of `-c`, by bash's own reading of its options; None without `-c`."""
    rest = list(args)
    is_command = False
    while rest:
        word = rest[0]
        if word in ("--", "-"):
            rest.pop(0)
            break
        if word.startswith("--"):
            rest.pop(0)
            if word in WITH_VALUE and rest:
                rest.pop(0)
            continue
        if word[:1] not in ("-", "+") or not word:
            break
        rest.pop(0)
        is_command = is_command or (word[0] == "-" and "c" in word)
        del rest[: sum(word.count(letter) for letter in "oO")]
    return rest[0] if is_command and rest else None


def fail_open(name: str, args: list[str], error: BaseException) -> int:
    """One line that says why, then plain bash: never a lock-out."""
    from llmsh.core.launched import give_back

    give_back()
    said = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in f"{type(error).__name__}: {error}")
    sys.stderr.write(f"llmsh: cannot start ({said}); this is plain bash\n")
    run_bash(name, args)
    return 70
