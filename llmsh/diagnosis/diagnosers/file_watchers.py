"""The limit on watched files (inotify) is reached."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = ("file watchers reached", "inotify watch limit", "inotify_add_watch")
MATCHES = (
    Case(
        "npm start",
        "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
        says="watch",
        fix="sudo sysctl fs.inotify.max_user_watches=524288",
    ),
    Case(
        "tail -f a",
        "tail: inotify cannot be used, reverting to polling: Too many open files\ninotify_add_watch: No space left "
        "on device",
        says="watch",
    ),
)
IGNORES = (Case("cp a b", "cp: error writing 'b': No space left on device"),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    command = "sysctl fs.inotify.max_user_watches=524288"
    root = facts.as_root(command) or (command if facts.is_root else "")
    return Finding(
        "The system's limit on watched files is reached.",
        0.95,
        "Programs that react to changed files ask the kernel to watch each of them, and the kernel allows only so "
        "many. "
        "The disk is not full.",
        (
            "the limit is "
            f"{facts.read('/proc/sys/fs/inotify/max_user_watches').strip() or 'set by fs.inotify.max_user_watches'}",
        ),
        (Fix(root, "raises the limit until the next start"),) if root else (),
        ("raise fs.inotify.max_user_watches",),
    )
