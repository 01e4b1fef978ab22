"""Bounded capture of output: the first and the last part, bytes as they came."""

from collections import deque

HEAD_SHARE = 4  # a quarter of the bound is the first part: the cause is often there, the error in the last


class Capture:
    """Keeps at most `limit_bytes` of what is fed: the first quarter and the last three."""

    def __init__(self, limit_bytes: int) -> None:
        self._head_limit = limit_bytes // HEAD_SHARE
        self._tail_limit = limit_bytes - self._head_limit
        self._head = bytearray()
        self._tail: deque[bytes] = deque()
        self._tail_bytes = 0
        self.truncated = False

    def feed(self, data: bytes) -> None:
        room = self._head_limit - len(self._head)
        if room > 0:
            self._head += data[:room]
            data = data[room:]
            if not data:
                return
        self._tail.append(data)
        self._tail_bytes += len(data)
        while self._tail and self._tail_bytes - len(self._tail[0]) >= self._tail_limit:
            self._tail_bytes -= len(self._tail.popleft())
            self.truncated = True

    def drop_suffix(self, suffix: bytes) -> None:
        """Forget `suffix` where it is what was fed last."""
        whole = self.output()
        if suffix and whole.endswith(suffix) and not self.truncated:
            self._head = bytearray(whole[: len(whole) - len(suffix)])
            self._tail.clear()
            self._tail_bytes = 0

    def output(self) -> bytes:
        """What is kept; first and last part put together where something between was dropped."""
        tail = b"".join(self._tail)
        if len(tail) > self._tail_limit:
            self.truncated = True
            tail = tail[len(tail) - self._tail_limit :]
        return bytes(self._head) + tail
