"""GET over HTTP for the hub: redirects followed without the token and never down to http; the user's proxies.

Source: RFC 9110, 14 (ranges) and 15.4 (redirects).
"""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

from llmsh import __version__
from llmsh.core.errors import ModelError

# Silence of the other side, not the time of the whole transfer.
SILENCE_S = 30.0
_MAX_JSON_BYTES = 16 << 20


class Broken(Exception):
    """The connection, not the answer, failed: it may work when it is tried again."""


class Refused(Exception):
    """The server's answer is an error. status: HTTP's."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status


class _Redirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0917  # as the base class has it
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if after.scheme not in ("http", "https") or (before.scheme == "https" and after.scheme != "https"):
            raise ModelError(f"{before.hostname} sends to {after.scheme}://{after.hostname}", hint="not followed")
        request = super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
        if request is not None and before.netloc != after.netloc:
            request.remove_header("Authorization")
        return request


class Source:
    """Where things are fetched from. token: sent to the host that is asked, not to where it redirects.

    silence_s: how long the other side may say nothing.
    """

    def __init__(self, *, token: str = "", silence_s: float = SILENCE_S) -> None:
        self._token = token
        self._silence_s = silence_s
        # Not build_opener, which would also open files and ftp.
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.HTTPDefaultErrorHandler(),
            _Redirects(),
        ):
            self._opener.add_handler(handler)

    @contextmanager
    def get(self, url: str, *, start: int = 0, end: int | None = None) -> Iterator[http.client.HTTPResponse]:
        """The answer, from byte `start` on, as far as the server can. Raises Broken, Refused, ModelError."""
        request = urllib.request.Request(url, headers={"User-Agent": f"llmsh/{__version__}"})
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        if start or end is not None:
            request.add_header("Range", f"bytes={start}-{'' if end is None else end}")
        try:
            answer = self._opener.open(request, timeout=self._silence_s)
        except urllib.error.HTTPError as error:
            with error:
                raise Refused(error.code, str(error.reason)) from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if "CERTIFICATE_VERIFY_FAILED" in str(reason):
                raise ModelError(f"the certificate of {urlsplit(url).hostname} is not trusted") from error
            raise Broken(str(reason) or repr(error)) from error
        if answer is None:
            raise ModelError(f"{url!r} is not an address of the web")
        with answer:
            yield answer

    def json(self, url: str) -> Any:
        """Raises Broken, Refused, ModelError."""
        with self.get(url) as answer:
            try:
                data = answer.read(_MAX_JSON_BYTES)
            except (OSError, http.client.HTTPException) as error:
                raise Broken(str(error)) from error
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ModelError(f"{urlsplit(url).hostname} answered no JSON", hint="is it a model hub?") from error
