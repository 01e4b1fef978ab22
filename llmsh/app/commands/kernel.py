"""`llmsh kernel start|stop|status|log|run`."""

import argparse
import logging
import os
import signal
import sys
import time
from pathlib import Path

from llmsh.config import private_dir, runtime_dir, state_dir
from llmsh.core.errors import ExitStatus, KernelUnavailable, LlmshError
from llmsh.ipc.client import Client, socket_path
from llmsh.syntax.quote import visible

STOP_TIMEOUT_S = 5.0
MAX_LOG_BYTES = 1 << 20


def run(arguments: argparse.Namespace) -> int:
    actions = {"start": _start, "stop": _stop, "status": _status, "log": _log, "run": _run}
    return actions[arguments.action]()


def _start() -> int:
    try:
        with Client() as kernel:
            sys.stdout.write(f"already running, pid {kernel.call('status')['pid']}\n")
            return ExitStatus.OK
    except KernelUnavailable:
        pass  # none, or one of another version, which the new one replaces
    with Client(start=True) as kernel:
        kernel.call("warm", timeout_s=60)
        sys.stdout.write(f"started, pid {kernel.call('status')['pid']}\n")
    return ExitStatus.OK


def _stop() -> int:
    """By its signal: that reaches a kernel of any version, and one that no longer answers."""
    from llmsh.kernel.listening import holder_pid

    pid = holder_pid(_lock(), socket_path())
    if pid is None:
        sys.stdout.write("not running\n")
        return ExitStatus.OK
    for number in (signal.SIGTERM, signal.SIGKILL):
        _signal(pid, number)
        deadline = time.monotonic() + STOP_TIMEOUT_S
        while time.monotonic() < deadline:
            if holder_pid(_lock(), socket_path()) != pid:
                sys.stdout.write("stopped\n" if number == signal.SIGTERM else "killed: it did not answer\n")
                return ExitStatus.OK
            time.sleep(0.02)
    raise LlmshError(f"the kernel, pid {pid}, does not end", hint=f"as root: kill -9 {pid}")


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
    except PermissionError as error:
        raise LlmshError(f"the kernel, pid {pid}, is another user's", hint=f"as that user: kill {pid}") from error


def _status() -> int:
    try:
        with Client(timeout_s=2) as kernel:
            status = kernel.call("status")
    except KernelUnavailable as error:
        if error.message.startswith("no kernel"):
            sys.stdout.write("not running; it starts by itself when it is needed\n")
            return ExitStatus.FAILED
        raise
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
    """Serve in the foreground; at once done when another kernel, of this version, is serving."""
    import asyncio

    from llmsh.kernel.listening import inherited_socket, say_serving, take_over

    inherited = inherited_socket()
    _log_to_file()
    try:
        # Whoever holds the lock while systemd holds the path cannot be reached any more.
        lock = take_over(_lock(), socket_path(), replace=inherited is not None)
    except OSError as error:
        where = runtime_dir()
        logging.getLogger("llmsh.kernel").error("cannot start: %s", error)
        hint = f"is there room in {where}, and is it yours?"
        raise LlmshError(f"the kernel cannot start: {error}", hint=hint) from error
    if lock is None:
        return ExitStatus.OK

    from llmsh.app.explaining import settings_or_defaults
    from llmsh.app.kernel_services import Services
    from llmsh.kernel.server import Server

    # A status asked for while a plan is made waits for the interpreter at most this long.
    sys.setswitchinterval(0.001)
    settings, _ = settings_or_defaults()
    services = Services(settings)
    services.tools.hold()
    server = Server(
        socket_path(),
        services.methods,
        idle_s=settings.kernel_idle_s,
        aside=services.tools.aside,
        tools=services.tools.desk,
        inherited=inherited,
        facts=services.facts,
        tick=services.tick,
        ready=lambda: say_serving(lock),
    )
    had_servers = False
    try:
        asyncio.run(server.serve())
    except OSError as error:
        logging.getLogger("llmsh.kernel").error("cannot serve: %s", error)
        raise LlmshError(f"the kernel cannot serve {socket_path()}: {error}", hint="see: llmsh doctor") from error
    finally:
        had_servers = services.tools.close()
    if server.is_working or had_servers:
        # A thread cannot be ended from outside; what it makes, nobody waits for.
        logging.shutdown()
        os._exit(ExitStatus.OK)
    return ExitStatus.OK


def _lock() -> Path:
    return private_dir(runtime_dir()) / "kernel.lock"


def _log_to_file() -> None:
    """Where the log cannot be written (a full disk), the kernel goes on without it."""
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False
    handler: logging.Handler
    try:
        path = private_dir(state_dir()) / "kernel.log"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
        handler = RotatingFileHandler(path, maxBytes=MAX_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(message)s")
