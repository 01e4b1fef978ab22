"""The shells under measure, each in a home directory of its own with a prompt that can be seen."""

import os
import shutil
import sys
from pathlib import Path

LLMSH = str(Path(sys.executable).parent / "llmsh")
PROMPT = b"R3ADY>"


def home(root: Path) -> Path:
    """A home whose bash, fish and llmsh all show PROMPT."""
    (root / ".bashrc").write_text("PS1='R3ADY>'\n")
    config = root / ".config"
    (config / "llmsh").mkdir(parents=True)
    (config / "llmsh" / "config.toml").write_text('prompt = "inherit"\n')
    (config / "fish").mkdir()
    (config / "fish" / "config.fish").write_text("function fish_prompt; echo -n 'R3ADY>'; end\nset -g fish_greeting\n")
    return root


def environment(root: Path) -> dict[str, str]:
    """What a login on a terminal would have, HOME in `root`."""
    return {
        "HOME": str(root),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(root),
    }


def interactive() -> dict[str, list[str]]:
    """The interactive shells that are here, by name."""
    shells = {"bash": ["bash", "-i"], "llmsh": [LLMSH, "-i"]}
    if shutil.which("fish"):
        shells["fish"] = ["fish", "-i"]
    return shells
