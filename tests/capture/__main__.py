"""Runs the real shell in tmux, types, and writes what it shows to .github/session.svg and into README."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
SOCKET = "llmsh-capture"
COLUMNS, ROWS = 88, 40
# (keys, text that must be on the screen before the next keys)
SESSION = (
    ("show the three largest files here", "cancel"),
    ("", "report.pdf"),
    ("copy the csv files to backup", "cancel"),
    ("y", "undo:"),
    ("gti status", "Alt-x"),
)


def tmux(*args: str) -> str:
    return subprocess.run(["tmux", "-L", SOCKET, *args], capture_output=True, text=True, check=True).stdout


def wait_for(text: str, timeout_s: float = 20.0) -> None:
    """Block until the screen shows `text`. Raises TimeoutError with the screen."""
    deadline = time.monotonic() + timeout_s
    while text not in (screen := tmux("capture-pane", "-p")):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{text!r} did not come:\n{screen}")
        time.sleep(0.1)
    time.sleep(0.4)


def place(folder: Path) -> Path:
    """A small project with a few files to speak about."""
    project = folder / "project"
    project.mkdir()
    for name, size_bytes in (("report.pdf", 480_000), ("data.csv", 12_000), ("old.csv", 9_000), ("notes.txt", 700)):
        (project / name).write_bytes(b"x" * size_bytes)
    (project / "backup").mkdir()
    subprocess.run(["git", "init", "-q", str(project)], check=True)
    return project


def main() -> int:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        env = {
            "HOME": str(folder),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
        }
        words = ["env", "-i", *(f"{key}={value}" for key, value in env.items()), "llmsh", "-i"]
        size = ["-x", str(COLUMNS), "-y", str(ROWS)]
        tmux("-f", os.devnull, "new-session", "-d", *size, "-c", str(place(folder)), shlex.join(words))
        try:
            wait_for("#" if os.geteuid() == 0 else "$")
            for keys, expected in SESSION:
                if len(keys) > 1:
                    tmux("send-keys", "-l", keys)
                    time.sleep(0.3)
                tmux("send-keys", *([keys] if len(keys) == 1 else ["Enter"]))
                wait_for(expected)
            raw = tmux("capture-pane", "-p", "-e").rstrip()
            stop = [str(Path(sys.executable).with_name("llmsh")), "kernel", "stop"]
            subprocess.run(stop, env=env, check=False, capture_output=True)
        finally:
            tmux("kill-server")
    text = Text.from_ansi(raw)
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        console = Console(record=True, width=COLUMNS, file=nothing, force_terminal=True, color_system="truecolor")
        console.print(text)
        console.save_svg(str(ROOT / ".github" / "session.svg"), title="llmsh")
    readme = ROOT / "README.md"
    shown = "\n".join(line.rstrip() for line in text.plain.rstrip().splitlines())
    block = re.compile(r"(<!-- session: [^\n]*\n```\n).*?(\n```\n<!-- end)", re.DOTALL)
    written = block.sub(lambda match: match[1] + shown + match[2], readme.read_text(encoding="utf-8"))
    readme.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
