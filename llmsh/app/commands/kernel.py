"""`llmsh kernel start|stop|status|log|run`."""

import argparse
import logging
import sys
import time

from llmsh.config import private_dir, runtime_dir, state_dir
from llmsh.core.errors import ExitStatus, KernelUnavailable
from llmsh.ipc.client import Client, is_current, socket_path
from llmsh.syntax.quote import visible

STOP_TIMEOUT_S = 5.0


def run(arguments: argparse.Namespace) -> int:
    actions = {"start": _start, "stop": _stop, "status": _status, "log": _log, "run": _run}
    return actions[arguments.action]()


def _start() -> int:
    try:
        with Client() as kernel:
            if is_current(kernel.call("status")):
                sys.stdout.write("already running\n")
                return ExitStatus.OK
        _stop()
    except KernelUnavailable:
        pass
    with Client(start=True) as kernel:
        kernel.call("warm")
        sys.stdout.write(f"started, pid {kernel.call('status')['pid']}\n")
    return ExitStatus.OK


def _stop() -> int:
    try:
        with Client() as kernel:
            kernel.call("stop")
    except KernelUnavailable:
        sys.stdout.write("not running\n")
        return ExitStatus.OK
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while socket_path().exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    sys.stdout.write("stopped\n")
    return ExitStatus.OK


def _status() -> int:
    try:
        with Client() as kernel:
            status = kernel.call("status")
    except KernelUnavailable:
        sys.stdout.write("not running; it starts by itself when it is needed\n")
        return ExitStatus.FAILED
    for key, value in status.items():
        sys.stdout.write(visible(f"{key}: {value}") + "\n")
    return ExitStatus.OK


def _log() -> int:
    path = state_dir() / "kernel.log"
    try:
        with path.open(encoding="utf-8", errors="replace") as log:
            sys.stdout.writelines(visible(line, keep="\n\t") for line in log)
    except FileNotFoundError:
        sys.stdout.write(visible(f"no log yet ({path})") + "\n")
    return ExitStatus.OK


def _run() -> int:
    """Serve in the foreground; at once done when another kernel is serving."""
    import asyncio

    from llmsh.app.explaining import settings_or_defaults
    from llmsh.app.wiring import load_planner
    from llmsh.kernel.server import Server, hold_lock

    settings, _ = settings_or_defaults()
    _log_to_file()
    if hold_lock(private_dir(runtime_dir()) / "kernel.lock") is None:
        return ExitStatus.OK
    asyncio.run(Server(socket_path(), load_planner, idle_s=settings.kernel_idle_s).serve())
    return ExitStatus.OK


def _log_to_file() -> None:
    import os
    from logging.handlers import RotatingFileHandler

    path = private_dir(state_dir()) / "kernel.log"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
    handler = RotatingFileHandler(path, maxBytes=1 << 20, backupCount=1, encoding="utf-8")
    logging.basicConfig(level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(message)s")
