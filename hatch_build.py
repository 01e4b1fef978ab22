"""Build hook: compiles the launcher, or takes the sh one where no compiler is, and puts it on PATH as `llmsh`."""

import os
import shlex
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig

LAUNCHER = Path("launcher")


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


def write_sh_launcher(source: Path, target: Path) -> None:
    """The sh launcher with the subcommands of launcher/subcommands.h filled in."""
    header = (source / "subcommands.h").read_text(encoding="utf-8")
    names = [part for part in header.split('"')[1::2] if part]
    text = (source / "llmsh.sh").read_text(encoding="utf-8")
    target.write_text(text.replace("@SUBCOMMANDS@", " | ".join(names)), encoding="utf-8")


def _platform_tag() -> str:
    from packaging.tags import sys_tags

    return next(iter(sys_tags())).platform
