"""How the line being typed goes on, asked of the kernel.

Only one that runs already is asked, and within 30 ms: a suggestion is worth no start, no memory and no wait.
"""

import threading
import time
from pathlib import Path

from llmsh.core.errors import DeadlinePassed, KernelUnavailable, ProtocolError, RequestCancelled
from llmsh.ipc.client import Client, socket_path

ANSWER_S = 0.03
# Where no kernel is, or it was late, it is left alone for so long, seconds.
PAUSE_S, LATE_PAUSE_S = 2.0, 0.2


class KernelLines:
    """Implements core.ports.Continues: one line at a time; the first one goes without, while a thread connects."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or socket_path()
        self._client: Client | None = None
        self._asking = threading.Lock()
        self._not_before = 0.0

    @property
    def is_connected(self) -> bool:
        """Claims that a line could be asked about now."""
        return self._client is not None and not self._asking.locked()

    @property
    def is_paused(self) -> bool:
        return time.monotonic() < self._not_before

    def ask(self, line: str) -> str:
        """What `line` goes on with; "" for nothing, for no kernel, and for none in time."""
        if self.is_paused or not self._asking.acquire(blocking=False):
            return ""
        client = self._client
        if client is None:
            threading.Thread(target=self._connect, daemon=True).start()
            return ""
        try:
            answer = client.call("continue", {"line": line}, timeout_s=ANSWER_S)
            return answer["text"] if isinstance(answer, dict) and isinstance(answer.get("text"), str) else ""
        except RequestCancelled:
            return ""
        except (KernelUnavailable, ProtocolError) as error:
            self._pause(LATE_PAUSE_S if isinstance(error, DeadlinePassed) else PAUSE_S)
            return ""
        finally:
            self._asking.release()

    def _connect(self) -> None:
        """Holds `_asking` until it is done."""
        try:
            if self._path.exists():
                self._client = Client(self._path)
                return
        except (KernelUnavailable, ProtocolError):
            pass
        finally:
            self._asking.release()
        self._pause(PAUSE_S)

    def _pause(self, seconds: float) -> None:
        self._not_before = time.monotonic() + seconds

    def cancel(self) -> None:
        """The line has changed."""
        client = self._client
        if client is not None and self._asking.locked():
            client.cancel()

    def close(self) -> None:
        """Hang up; a later line connects again."""
        client, self._client = self._client, None
        if client is not None:
            client.close()
