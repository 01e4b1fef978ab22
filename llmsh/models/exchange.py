"""One HTTP request to a host that the user named: bounded in time and size, ended by closing its connection.

Nothing is followed and nobody else is asked: no redirects, no proxies. Certificates are checked against the
system's authorities (SSL_CERT_FILE names others).
"""

import contextlib
import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from llmsh.core.errors import ModelError
from llmsh.core.hosts import is_this_machine

CONNECT_TIMEOUT_S = 3.0
MAX_LINE_BYTES = 1 << 20
MAX_BODY_BYTES = 4 << 20
# How soon a request that nobody waits for any more is noticed.
_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """Where an API begins. path: what goes before each of its paths, without a slash at its end."""

    is_secure: bool
    host: str
    port: int
    path: str

    @property
    def is_this_machine(self) -> bool:
        return is_this_machine(self.host)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.is_secure else 'http'}://{host}:{self.port}{self.path}"


def parse_place(url: str) -> Place:
    """The place that `url` names; /v1 where it has no path. Raises ModelError."""
    hint = "as http://127.0.0.1:8080/v1"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ModelError(f"{url!r} is no address: {error}", hint=hint) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ModelError(f"{url!r} is no address of a model's server", hint=hint)
    if parts.username is not None or parts.query or parts.fragment:
        raise ModelError(
            "the address of a model's server has no user, query or fragment",
            hint="a key goes into the file that model_key_file names",
        )
    is_secure = parts.scheme == "https"
    return Place(is_secure, parts.hostname, port or (443 if is_secure else 80), parts.path.rstrip("/") or "/v1")


class HttpError(Exception):
    """An answer that is no success. retry_after_s: when the server wants to be asked again, None if never said."""

    def __init__(self, status: int, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message
        self.retry_after_s = retry_after_s


class Ended(Exception):
    """The request was ended from this side: nobody waits for it, or its time is over."""


class Exchange:
    """One request and its answer; leaving the block closes the connection, whatever is still under way.

    deadline: of `clock`, seconds. headers: sent besides; never logged.
    Entering raises HttpError, Ended, OSError (no connection) or ModelError (a certificate that is not trusted).
    """

    def __init__(
        self,
        place: Place,
        path: str,
        *,
        deadline: float,
        is_given_up: Callable[[], bool] = lambda: False,
        headers: dict[str, str] | None = None,
        body: Any = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place = place
        self._clock = clock
        self._path = path if path.startswith("//") else place.path + path
        self._deadline = deadline
        self._is_given_up = is_given_up
        self._headers = dict(headers or {})
        self._body = None if body is None else json.dumps(body).encode()
        self._done = threading.Event()
        self._was_ended = False
        self._connection: http.client.HTTPConnection | None = None
        self._answer: http.client.HTTPResponse | None = None

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def content_type(self) -> str:
        assert self._answer is not None
        return self._answer.headers.get_content_type()

    def lines(self) -> Iterator[bytes]:
        """The answer's lines as they come. Raises Ended; OSError when the connection breaks."""
        assert self._answer is not None
        while True:
            with self._reading():
                line = self._answer.readline(MAX_LINE_BYTES + 1)
            if len(line) > MAX_LINE_BYTES:
                raise OSError(f"a line of over {MAX_LINE_BYTES} bytes")
            if not line:
                # What was cut off reads like the end.
                self._raise_if_ended()
                return
            yield line

    def json(self) -> Any:
        """The whole answer. Raises ModelError when it is no JSON; else as `lines`."""
        data = self._read(MAX_BODY_BYTES)
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ModelError(f"{self._place} answered no JSON", hint="is it an OpenAI-compatible server?") from error

    def close(self) -> None:
        self._done.set()
        if self._answer is not None:
            with contextlib.suppress(OSError):
                self._answer.close()
        if self._connection is not None:
            self._connection.close()

    def _begin(self) -> None:
        left_s = self._deadline - self._clock()
        if left_s <= 0 or self._is_given_up():
            raise Ended
        place, timeout_s = self._place, min(CONNECT_TIMEOUT_S, left_s)
        if place.is_secure:
            trust = ssl.create_default_context()
            self._connection = http.client.HTTPSConnection(place.host, place.port, timeout=timeout_s, context=trust)
        else:
            self._connection = http.client.HTTPConnection(place.host, place.port, timeout=timeout_s)
        try:
            self._connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise ModelError(
                f"the certificate of {place.host} is not trusted: {error.verify_message}",
                hint="SSL_CERT_FILE names the authorities that you trust",
            ) from error
        # From here on the watch ends it, also between two bytes.
        self._connection.sock.settimeout(None)
        threading.Thread(target=self._watch, args=(self._connection.sock,), daemon=True).start()
        with self._reading():
            headers = {"Accept": "text/event-stream, application/json", **self._headers}
            if self._body is not None:
                headers["Content-Type"] = "application/json"
            path = self._path.removeprefix("/") if self._path.startswith("//") else self._path
            self._connection.request("GET" if self._body is None else "POST", path, self._body, headers)
            self._answer = self._connection.getresponse()
        if self._answer.status != http.client.OK:
            self._raise_error(self._answer)

    def _raise_error(self, answer: http.client.HTTPResponse) -> None:
        if 300 <= answer.status < 400:
            raise HttpError(answer.status, f"it sends to {answer.headers.get('Location', 'nowhere')}, not followed")
        data = self._read(1 << 16)
        raise HttpError(answer.status, error_text(data) or answer.reason, _retry_after_s(answer))

    def _read(self, limit: int) -> bytes:
        assert self._answer is not None
        with self._reading():
            data = self._answer.read(limit + 1)
        self._raise_if_ended()
        if len(data) > limit:
            raise OSError(f"an answer of over {limit} bytes")
        return data

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Errors of a connection that this side has ended are Ended, others OSError."""
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._raise_if_ended()
            if isinstance(error, OSError):
                raise
            raise OSError(f"no HTTP: {error!r}") from error

    def _raise_if_ended(self) -> None:
        if self._was_ended:
            raise Ended

    def _watch(self, connected: socket.socket) -> None:
        while not self._done.wait(_LOOK_S):
            if self._is_given_up() or self._clock() > self._deadline:
                self._was_ended = True
                # That of the plain socket, below TLS: it wakes the thread that reads.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connected, socket.SHUT_RDWR)
                return


def error_text(data: bytes) -> str:
    """What an error's body says: {"error": {"message"}}, {"error": "…"}, {"detail": …}, {"message"}, or plain text."""
    text = data.decode("utf-8", "replace").strip()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "" if text.startswith("<") else text[:300]
    for _ in range(3):
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = next((value[key] for key in ("error", "message", "detail", "msg") if value.get(key)), "")
    return value[:300] if isinstance(value, str) else ""


def _retry_after_s(answer: http.client.HTTPResponse) -> float | None:
    """Source: RFC 9110, 10.2.3: seconds, or a date."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    if said:
        from email.utils import parsedate_to_datetime

        with contextlib.suppress(ValueError, TypeError):
            return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    return None
