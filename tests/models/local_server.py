"""A local HTTP server that answers as it is told, and keeps what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Asked:
    """One request. body: its JSON, or None."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any = None


@dataclass
class Reply:
    """One answer. parts: sent one after the other, chunked; is_cut: the connection is then dropped."""

    status: int = 200
    parts: Iterator[bytes] | list[bytes] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    is_cut: bool = False


def json_reply(value: Any, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, [json.dumps(value).encode()], {"Content-Type": "application/json; charset=utf-8", **named})


def stream_reply(*events: Any, is_cut: bool = False) -> Reply:
    """Server-sent events: a dict as JSON in `data:`, a text as it is."""
    parts = [
        event.encode() if isinstance(event, str) else b"data: " + json.dumps(event).encode() + b"\n\n"
        for event in events
    ]
    return Reply(200, parts, {"Content-Type": "text/event-stream"}, is_cut)


class LocalServer:
    """answer: makes the reply to a request; called in the thread of its connection."""

    def __init__(self, answer: Callable[[Asked], Reply], *, certificate: Path | None = None) -> None:
        self.asked: list[Asked] = []
        self.gone = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except OSError:
                    self.close_connection = True
                    outer.gone.set()

            def do_GET(self) -> None:
                self._answer()

            def do_POST(self) -> None:
                self._answer()

            def do_HEAD(self) -> None:
                self._answer()

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                body = json.loads(self.rfile.read(length)) if length else None
                asked = Asked(self.command, self.path, dict(self.headers.items()), body)
                outer.asked.append(asked)
                reply = answer(asked)
                self.send_response(reply.status)
                sized = "Content-Length" in reply.headers or self.command == "HEAD"
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if not sized:
                    self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                if self.command == "HEAD":
                    return
                for part in reply.parts:
                    self.wfile.write(part if sized else b"%x\r\n%s\r\n" % (len(part), part))
                    self.wfile.flush()
                if reply.is_cut:
                    self.close_connection = True
                elif not sized:
                    self.wfile.write(b"0\r\n\r\n")

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if certificate is not None:
            import ssl

            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
        self._thread = threading.Thread(target=lambda: self._server.serve_forever(poll_interval=0.01), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
