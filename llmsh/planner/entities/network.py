"""Addresses: URLs, hosts, user@host, IP addresses, ports."""

import re
from collections.abc import Iterator, Sequence

from llmsh.planner.entities.entity import Entity
from llmsh.planner.slots import Value
from llmsh.planner.words import Token

_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*://\S+|git@[\w.-]+:\S+)", re.IGNORECASE)
_IP = re.compile(r"\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?|[0-9a-f]*:[0-9a-f:]*:[0-9a-f]+(/\d+)?")
_HOST = re.compile(r"localhost|([a-z0-9-]+\.)+(com|org|net|io|dev|edu|gov|example|local|test|info|co|uk|de|ai|app)")

# A place on another machine, as scp and rsync name it: ann@server:~/docs.
_REMOTE = re.compile(r"(?:[\w.-]+@)?[A-Za-z][\w.-]+:[~/.][^\s:]*")


def find(tokens: Sequence[Token]) -> Iterator[Entity]:
    for at, token in enumerate(tokens):
        text = token.text
        if _URL.fullmatch(text):
            yield Entity("url", at, at + 1, Value(text))
        elif (
            _IP.fullmatch(token.low)
            or _HOST.fullmatch(token.low)
            or re.fullmatch(r"[\w.-]+@[\w.-]+", text)
            or _REMOTE.fullmatch(text)
        ):
            yield Entity("host", at, at + 1, Value(text))
        elif match := re.fullmatch(r":(\d{1,5})", text):
            yield Entity("port", at, at + 1, Value(match[1]))
