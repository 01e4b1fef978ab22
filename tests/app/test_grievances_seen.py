"""Two more grievances with shells of this kind: a plan that leaves you elsewhere, redraw faults in multiplexers."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.interactive import Open, home, launcher, opened, run
from tests.repl.tmux import Pane

__all__ = ["home", "launcher", "opened"]

pytestmark = pytest.mark.pty


def test_a_plan_that_works_in_a_folder_leaves_the_shell_where_it_was(opened: Open, launcher: str, home: Path) -> None:
    (home / "build").mkdir()
    terminal = opened()
    try:
        terminal.send("? in the folder build, create a file called done.txt\r")
        deadline_s = time.monotonic() + 90  # the kernel has to start first
        while b"cd build" not in terminal.seen and time.monotonic() < deadline_s:
            terminal.pump(0.1)
        terminal.expect("cancel")
        # A key held down since before is no answer: until one is taken.
        while not (home / "build" / "done.txt").exists() and time.monotonic() < deadline_s:
            terminal.send("\r")
            terminal.pump(0.5)
        assert (home / "build" / "done.txt").exists(), terminal.seen[-2000:]
        terminal.expect("ready>")
        run(terminal, "pwd", f"{home}\r\n")
    finally:
        subprocess.run([launcher, "kernel", "stop"], env={**os.environ, "XDG_RUNTIME_DIR": str(home)}, check=False)


@contextlib.contextmanager
def _ended(inside: str, env: dict[str, str]) -> Iterator[None]:
    """screen's server outlives its terminal, and is told to end."""
    try:
        yield
    finally:
        if inside == "screen":
            subprocess.run(["screen", "-X", "quit"], env=env, check=False, capture_output=True, timeout=60)


@pytest.mark.parametrize("inside", ["tmux", "screen"])
def test_a_line_that_wraps_at_the_bottom_is_redrawn_without_a_trace(
    launcher: str, home: Path, tmp_path: Path, inside: str
) -> None:
    if not all(shutil.which(name) for name in ("tmux", inside)):
        pytest.skip(f"no {inside} here")
    (home / ".bashrc").write_text("PS1='ready> '\n")
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": str(home)}
    argv = ["screen", "-c", "/dev/null", "-U"] if inside == "screen" else []
    env["SCREENDIR"] = str(sockets)
    with _ended(inside, env), Pane(tmp_path, [*argv, launcher, "-i"], columns=60, env=env) as pane:
        pane.wait_for("ready>")
        pane.run("seq 1 40")
        pane.wait_until(lambda screen: screen.endswith("39\n40\nready>"), "the end of the numbers")
        line = "echo " + "".join(f"{number:03}." for number in range(40))
        pane.type(line)
        folded = [f"ready> {line}"[start : start + 60] for start in range(0, len(line) + 7, 60)]
        pane.wait_until(lambda screen: screen.endswith("\n".join(["39", "40", *folded])), "the folded line")
        pane.press("Home")
        pane.type("x")
        pane.wait_until(lambda screen: "\nready> xecho 000." in screen, "what was put in front")
        pane.press("C-k")
        pane.wait_until(lambda screen: screen.endswith("39\n40\nready> x"), "nothing left of the rest")
        pane.press("BSpace")
        pane.run("for i in 1 2")
        pane.run("do echo got$i; done")
        pane.wait_until(lambda screen: screen.endswith("got1\ngot2\nready>"), "the loop's output")
        pane.press("Up")
        pane.wait_until(lambda screen: "do echo got$i; done" in screen.splitlines()[-1], "the line from the history")
        pane.press("C-c")
        pane.run("tput smcup; tput cup 3 3; printf full; tput rmcup; echo ba''ck")
        screen = pane.wait_until(lambda screen: screen.endswith("back\nready>"), "the screen of before")
        # screen gives the old screen back only where its `altscreen` is on.
        assert inside == "screen" or "got1\ngot2" in screen
