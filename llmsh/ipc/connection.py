"""One connection to the kernel's socket: messages out and in, each with a deadline."""

import os
import socket
import struct
import threading
import time
from pathlib import Path

from llmsh.core.errors import DeadlinePassed, KernelUnavailable, ProtocolError
from llmsh.ipc import protocol
from llmsh.ipc.protocol import Json

_CHUNK_BYTES = 1 << 16


class ConnectionLost(KernelUnavailable):
    """The other end has gone: the kernel ended, or died."""


class Connection:
    """send may be called by several threads, receive by one."""

    def __init__(self, path: Path, *, deadline: float) -> None:
        """deadline: on time.monotonic's clock. Raises OSError, PermissionError when the peer is somebody else."""
        self._unread = bytearray()
        self._sending = threading.Lock()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.settimeout(_left(deadline))
            self._socket.connect(str(path))
            check_peer(self._socket)
        except BaseException:
            self._socket.close()
            raise

    def close(self) -> None:
        self._socket.close()

    def send(self, message: Json, *, deadline: float) -> None:
        """Raises ConnectionLost, DeadlinePassed; after the latter the connection is of no use."""
        data = protocol.encode(message)
        with self._sending:
            try:
                self._socket.settimeout(_left(deadline))
                self._socket.sendall(data)
            except TimeoutError as error:
                raise DeadlinePassed("the kernel does not read", hint="see: llmsh kernel log") from error
            except OSError as error:
                raise ConnectionLost(f"the kernel hung up: {error}", hint="see: llmsh kernel log") from error

    def receive(self, *, deadline: float) -> Json:
        """The next message. Raises ConnectionLost, DeadlinePassed, ProtocolError."""
        searched = 0
        while (end := self._unread.find(b"\n", searched)) < 0:
            searched = len(self._unread)
            if searched > protocol.MAX_MESSAGE_BYTES:
                raise ProtocolError("the kernel's message is too long")
            try:
                self._socket.settimeout(_left(deadline))
                data = self._socket.recv(_CHUNK_BYTES)
            except TimeoutError as error:
                raise DeadlinePassed("no answer from the kernel in time", hint="see: llmsh kernel log") from error
            except OSError as error:
                raise ConnectionLost(f"the kernel hung up: {error}", hint="see: llmsh kernel log") from error
            if not data:
                raise ConnectionLost("the kernel hung up", hint="see: llmsh kernel log")
            self._unread += data
        line = bytes(self._unread[:end])
        del self._unread[: end + 1]
        return protocol.decode(line)


def _left(deadline: float) -> float:
    """Seconds to `deadline`. Raises TimeoutError when it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("the deadline has passed")
    return left


def check_peer(connection: socket.socket) -> None:
    """Raise PermissionError unless the process at the other end is this user's or root's."""
    if not hasattr(socket, "SO_PEERCRED"):
        return  # elsewhere than Linux the directory's mode 0700 alone protects the socket
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    uid = struct.unpack("3i", raw)[1]
    if uid not in (os.getuid(), 0):
        raise PermissionError(f"the peer is user {uid}")
