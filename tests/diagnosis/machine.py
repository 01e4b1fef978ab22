"""A machine for the cases: a folder with known programs on PATH, a user who is not root, an empty directory."""

import atexit
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from llmsh.core.diagnosis import Diagnosis, Failure
from llmsh.diagnosis.diagnose import diagnose
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case

# Real ones are linked where they are here; the others stand as names, for what only looks whether they exist.
_PROGRAMS = """
    ls cat cp mv rm mkdir rmdir ln chmod chown touch grep sed awk find xargs sort uniq cut head tail tr wc tar gzip
    unzip zip date diff patch bash sh git python3 pip pip3 node npm make gcc g++ ssh scp curl wget docker kubectl
    systemctl journalctl apt apt-get dpkg sudo ss ps kill less man vim psql sqlite3 cargo java javac mvn tee env
    sleep id dos2unix file llmsh
"""
PROGRAMS = _PROGRAMS.split()
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    **{
        f"GIT_{who}_{what}": f"{what.lower()}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}
DEADLINE_S = 10.0


def environment(home: Path) -> dict[str, str]:
    """What programs of the cases see, with `home` as theirs.

    git gets a file of its own there, and not /dev/null: it puts a new file in the place of the one it writes settings
    to, and root may do that to a device.
    """
    return {**os.environ, **ENVIRONMENT, "HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / ".gitconfig")}


@cache
def programs_path() -> str:
    """A folder with every program of PROGRAMS; made once, gone with this process."""
    folder = Path(mkdtemp(prefix="llmsh-programs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in PROGRAMS:
        real = shutil.which(name)
        if real:
            (folder / name).symlink_to(real)
        else:
            (folder / name).write_text("#!/bin/sh\nexit 1\n")
            (folder / name).chmod(0o755)
    return str(folder)


def facts_of(folder: Path) -> Facts:
    """Facts of the machine of the cases; its deadline is wide so that a slow test machine changes nothing."""
    return Facts(folder, path=programs_path(), uid=os.geteuid() or 1000, deadline_s=DEADLINE_S)


def lay(case: Case, folder: Path) -> None:
    """The files and the setup of `case` in `folder`."""
    for name, content in case.files:
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, newline="")
    if case.setup:
        subprocess.run(
            ["bash", "-ec", case.setup], cwd=folder, check=True, capture_output=True, env=environment(folder)
        )


def run(case: Case, folder: Path) -> Diagnosis:
    """The diagnosis of `case`, laid into `folder`; `{cwd}` in its output is that folder."""
    lay(case, folder)
    output = case.output.replace("{cwd}", str(folder))
    return diagnose(Failure(case.command, case.status, output, folder), facts_of(folder))
