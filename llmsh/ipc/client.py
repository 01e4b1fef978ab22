"""A client of the kernel: connects to its socket, starts it when asked to, and speaks JSON-RPC."""

import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from llmsh import __version__
from llmsh.config import runtime_dir
from llmsh.core.context import Context
from llmsh.core.errors import KernelUnavailable, ProtocolError
from llmsh.core.plan import Plan
from llmsh.ipc import protocol

CONNECT_TIMEOUT_S = 0.5
START_TIMEOUT_S = 5.0


def socket_path() -> Path:
    return runtime_dir() / "kernel.sock"


class Client:
    """One connection. Not for use by several threads at once; open one for each.

    `with Client() as kernel: plan = kernel.plan("the largest files here", context)`
    """

    def __init__(self, path: Path | None = None, *, start: bool = False, timeout_s: float = 10.0) -> None:
        """Connect to `path` (default: this user's kernel). start: start the kernel when none answers.

        Raises KernelUnavailable.
        """
        self._path = path or socket_path()
        self._timeout_s = timeout_s
        self._number = 0
        self._socket = self._connect(start)
        self._reader = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._reader.close()
        self._socket.close()

    def call(self, method: str, params: Mapping[str, Any] | None = None) -> Any:
        """Call `method`; return its result.

        Raises KernelUnavailable when the connection breaks or the deadline passes, ProtocolError when the kernel
        answers with an error.
        """
        self._number += 1
        number = self._number
        try:
            self._socket.sendall(protocol.encode(protocol.request(number, method, dict(params or {}))))
            while True:
                line = self._reader.readline(protocol.MAX_MESSAGE_BYTES)
                if not line.endswith(b"\n"):
                    raise KernelUnavailable("the kernel hung up", hint="see: llmsh kernel log")
                message = protocol.decode(line)
                if message.get("id") == number:
                    break
        except OSError as error:
            raise KernelUnavailable(f"no answer from the kernel: {error}", hint="see: llmsh kernel log") from error
        if "error" in message:
            raise ProtocolError(str(message["error"].get("message", "error without a message")))
        return message.get("result")

    def plan(self, request: str, context: Context) -> Plan:
        """The kernel's plan for `request`; the errors of `call`."""
        params = {"request": request, "context": protocol.context_to_json(context)}
        return protocol.plan_from_json(self.call("plan", params))

    def _connect(self, start: bool) -> socket.socket:
        try:
            return self._open()
        except OSError as error:
            if not start:
                raise KernelUnavailable(f"no kernel on {self._path}", hint="run: llmsh kernel start") from error
        start_kernel()
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            try:
                return self._open()
            except OSError:
                time.sleep(0.02)
        raise KernelUnavailable("the kernel did not come up", hint="see: llmsh kernel log")

    def _open(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(CONNECT_TIMEOUT_S)
            connection.connect(str(self._path))
            check_peer(connection)
            connection.settimeout(self._timeout_s)
        except BaseException:
            connection.close()
            raise
        return connection


def check_peer(connection: socket.socket) -> None:
    """Raise PermissionError unless the process at the other end is this user's or root's."""
    if not hasattr(socket, "SO_PEERCRED"):
        return  # elsewhere than Linux the directory's mode 0700 alone protects the socket
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    uid = struct.unpack("3i", raw)[1]
    if uid not in (os.getuid(), 0):
        raise PermissionError(f"the peer is user {uid}")


def start_kernel() -> None:
    """Start the kernel detached from this terminal; two starts at once leave one (the kernel holds a lock)."""
    subprocess.Popen(
        [sys.executable, "-E", "-P", "-m", "llmsh", "kernel", "run"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )


def is_current(status: Mapping[str, Any]) -> bool:
    """The running kernel is of this version and protocol."""
    return status.get("version") == __version__ and status.get("protocol") == protocol.PROTOCOL_VERSION
