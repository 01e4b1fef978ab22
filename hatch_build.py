"""Build hook: what is made when llmsh is built.

The launcher is compiled (where no compiler is, the sh one is taken) and put on PATH as `llmsh`.
The recipes are compiled into the package, so that the first request need not do it.
"""

import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig

LAUNCHER = Path("launcher")
CORPUS = Path("llmsh/planner/corpus.bin")


class LauncherHook(BuildHookInterface[WheelBuilderConfig]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        target = Path(self.directory) / "launcher" / "llmsh"
        target.parent.mkdir(parents=True, exist_ok=True)
        if compile_launcher(Path(self.root) / LAUNCHER, target):
            # One binary for this platform, any Python 3.
            build_data["tag"] = f"py3-none-{_platform_tag()}"
            build_data["pure_python"] = False
        else:
            write_sh_launcher(Path(self.root) / LAUNCHER, target)
        target.chmod(target.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        build_data["shared_scripts"] = {
            str(target): "llmsh",
            str(Path(self.root) / LAUNCHER / "llmsh-python"): "llmsh-python",
        }
        # An editable install reads its own tree.
        corpus = Path(self.root) / CORPUS if version == "editable" else Path(self.directory) / CORPUS.name
        if compile_recipes(Path(self.root), corpus) and version != "editable":
            build_data["force_include"][str(corpus)] = str(CORPUS)


def compile_launcher(source: Path, target: Path) -> bool:
    """Compile launcher/llmsh.c to `target`; False where no compiler works. Static first: it starts faster."""
    if os.environ.get("LLMSH_NO_COMPILER"):
        return False
    compiler = shlex.split(os.environ.get("CC", "")) or [shutil.which("cc") or shutil.which("gcc") or ""]
    if not compiler[0]:
        return False
    for link in (["-static"], []):
        command = [*compiler, "-O2", "-Wall", "-Wextra", *link, "-o", str(target), str(source / "llmsh.c")]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return True
    return False


def compile_recipes(root: Path, target: Path) -> bool:
    """Compile the recipes below `root` to `target`; False where that fails: the first request does it then."""
    command = [sys.executable, "-P", "-m", "llmsh.planner.compiled_file", str(target)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root)}, check=False)
    return done.returncode == 0


def write_sh_launcher(source: Path, target: Path) -> None:
    """The sh launcher with the subcommands of launcher/subcommands.h filled in."""
    header = (source / "subcommands.h").read_text(encoding="utf-8")
    names = [part for part in header.split('"')[1::2] if part]
    text = (source / "llmsh.sh").read_text(encoding="utf-8")
    target.write_text(text.replace("@SUBCOMMANDS@", " | ".join(names)), encoding="utf-8")


def _platform_tag() -> str:
    from packaging.tags import sys_tags

    return next(iter(sys_tags())).platform
